import Foundation

/// Whether every case is wanted instead of a sample.
enum Torture {
  static let isOn = ProcessInfo.processInfo.environment["AUTHPIPE_TORTURE"] != nil
}
