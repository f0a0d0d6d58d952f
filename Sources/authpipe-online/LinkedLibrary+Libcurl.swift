internal import AuthpipeKit
internal import Glibc

extension LinkedLibrary {
  /// libcurl, which FoundationNetworking brings: nil where it is out of sight. There is no header
  /// of it to import, since it is a library of Foundation's and not of ours.
  static var libcurl: LinkedLibrary? {
    guard let symbol = dlsym(nil, "curl_version") else { return nil }
    typealias CurlVersion = @convention(c) () -> UnsafePointer<CChar>?
    guard let words = unsafeBitCast(symbol, to: CurlVersion.self)() else { return nil }
    // Such as "libcurl/7.88.1 OpenSSL/3.0.17 zlib/1.2.13".
    let parts = String(cString: words).split(separator: " ").first?.split(separator: "/") ?? []
    return parts.count == 2 ? .init(name: String(parts[0]), version: String(parts[1])) : nil
  }
}
