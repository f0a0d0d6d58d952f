internal import AuthpipeVault
internal import CSystem
internal import Glibc

/// Reads and replaces the user's crontab, by crontab(1) alone.
struct CrontabProgram {
  private static let name = "crontab"
  /// What the crontab programs say where there is none; all of them fail then.
  private static let absences = ["no crontab for", "No such file or directory"]

  let environment: Environment

  /// The crontab; an empty one where there is none.
  ///
  /// Only that one failure may stand for "none": what could not be read would be written over.
  func read() throws -> Crontab {
    let ending = try SystemProgram(Self.name, "-l").run()
    if ending.status == 0 { return Crontab(bytes: ending.output) }
    guard ending.output.isEmpty, Self.absences.contains(where: ending.words.contains) else {
      throw ScheduleFault.crontabUnreadable(words: ending.words)
    }
    return Crontab(bytes: [])
  }

  /// Puts `crontab` in the place of the user's.
  func write(_ crontab: Crontab) throws {
    let ending: SystemProgram.Ending
    if crontab.bytes.isEmpty {
      ending = try SystemProgram(Self.name, "-r").run()
    } else {
      let file = try makeFile(crontab.bytes)
      defer { unlink(file) }
      ending = try SystemProgram(Self.name, file).run()
    }
    guard ending.status == 0 else { throw ScheduleFault.crontabRefused(words: ending.words) }
  }

  /// A file that nobody else can read: a crontab may hold what its owner tells nobody.
  private func makeFile(_ bytes: [UInt8]) throws -> String {
    let folder = environment.text("TMPDIR").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    var template = Array("\(folder)/authpipe-crontab.XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    let path = String(
      decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard descriptor >= 0 else { throw VaultError.cannotCreate(path: path, code: errno) }
    defer { close(descriptor) }
    do {
      try bytes.withUnsafeBytes { try StandardStream(descriptor: descriptor).write($0) }
    } catch {
      unlink(path)
      throw error
    }
    return path
  }
}
