internal import AuthpipeVault
internal import Glibc

/// Looks at the folder of the vault: who may change it, what lies in it, how much room is left.
struct FolderExamination {
  /// A write needs room for a journal besides; below this a disk is as good as full.
  private static let leastRoom: UInt64 = 16 << 20

  let vault: String

  var diagnoses: [Diagnosis] {
    let folder = PrivateFile.directory(of: vault)
    var status = stat()
    guard stat(folder, &status) == 0 else { return [] }
    return [owner(of: folder, status), room(in: folder)].compactMap { $0 } + leftovers(in: folder)
  }

  /// Whoever may write in the folder may put another file in the vault's place.
  private func owner(of folder: String, _ status: stat) -> Diagnosis {
    let shown = DisplayText.clean(folder)
    if status.st_uid != geteuid(), status.st_uid != 0 {
      return Diagnosis(
        "folder", .warning, "\(shown) belongs to another user (uid \(status.st_uid))",
        hint: "keep the vault in a folder of your own")
    }
    guard status.st_mode & 0o022 == 0 || status.st_mode & S_ISVTX != 0 else {
      return Diagnosis(
        "folder", .warning, "others may replace the vault: \(shown) can be written by them",
        hint: "chmod go-w \(ShellWord.quote(folder))")
    }
    return Diagnosis("folder", .ok, "\(shown) is written by nobody else")
  }

  private func room(in folder: String) -> Diagnosis? {
    var status = statvfs()
    guard statvfs(folder, &status) == 0 else { return nil }
    let room = UInt64(status.f_bavail) * UInt64(status.f_frsize)
    guard room >= Self.leastRoom, status.f_ffree == 0 || status.f_favail > 0 else {
      return Diagnosis(
        "disk", .warning, "there is little room left: \(room >> 10) KiB",
        hint: "free some space where the vault is: df -h \(ShellWord.quote(folder))")
    }
    return Diagnosis("disk", .ok, "there is room: \(room >> 20) MiB")
  }

  /// Files that a killed command left half made, and vaults that were replaced.
  private func leftovers(in folder: String) -> [Diagnosis] {
    let name = vault.split(separator: "/").last.map(String.init) ?? vault
    let others = Self.names(in: folder).filter { $0.hasPrefix("\(name).") }.sorted()
      // Names that authpipe gives: others may have put anything there, for somebody to paste.
      .filter { $0.dropFirst(name.count).allSatisfy { $0.isASCII && Self.isPlain($0) } }
    let drafts = others.filter { $0.hasSuffix(".new") || $0.hasSuffix(".new-journal") }
    let kept = others.filter { $0.hasSuffix(".old") }
    var found: [Diagnosis] = []
    if let first = drafts.first {
      found.append(
        Diagnosis(
          "folder", .note,
          "\(drafts.count) files of commands that were cut off lie beside the vault",
          hint: "when no authpipe is running: rm \(ShellWord.quote("\(folder)/\(first)"))"))
    }
    if let first = kept.first {
      found.append(
        Diagnosis(
          "folder", .note, "\(kept.count) vaults that were replaced are kept beside the vault",
          hint: "when it is needed no more: rm \(ShellWord.quote("\(folder)/\(first)"))"))
    }
    return found
  }

  private static func isPlain(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "." || character == "-"
  }

  private static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(
        withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names
  }
}
