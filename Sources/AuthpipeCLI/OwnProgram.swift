internal import Glibc

/// Where this program lies, by the kernel's own word: argv[0] and PATH are chosen by others.
enum OwnProgram {
  static let link = "/proc/self/exe"

  static func path() -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = readlink(link, &buffer, Int(PATH_MAX))
    guard count > 0 else { return nil }
    return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
