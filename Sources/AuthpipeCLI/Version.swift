/// Which authpipe this is.
package enum Version {
  /// The version, as `authpipe --version` prints it and requests name it.
  package static let text = "0.1.0"

  /// How requests identify themselves: BigCommerce asks integrators to.
  package static let userAgent = "authpipe/\(text)"
}
