/// A timer and a service among the user's own units.
struct SystemdSchedule: Schedule {
  let kind = ScheduleKind.systemd
  let units: SystemdUnits
  let files: UnitFiles

  var text: String { text(of: units.files.map { ($0.name, $0.text) }) }

  func installedText() throws -> String {
    let found = try files.contents().compactMap { name, text in text.map { (name, $0) } }
    return text(of: found.map { ($0, DisplayText.cleanLines($1)) })
  }

  private func text(of files: [(name: String, text: String)]) -> String {
    files.map { name, text in
      "# \(DisplayText.clean(self.files.path(of: name)))\n\(text)"
    }.joined(separator: "\n")
  }

  func state() throws -> ScheduleState {
    let found = try files.contents()
    if found.allSatisfy({ $0.text == nil }) { return .absent }
    return found.map(\.text) == units.files.map(\.text) ? .same : .different
  }

  func install() throws {
    let before = try files.ownContents()
    do {
      try files.put(units.files.map { ($0.name, $0.text) })
      try SystemdUser.reload()
      try SystemdUser.enable(SystemdUnits.timer)
    } catch {
      throw ScheduleFault.notInstalled(cause: error, isUndone: undo(to: before))
    }
  }

  /// Puts back what was there before, and says whether it is.
  private func undo(to before: [(name: String, text: String?)]) -> Bool {
    if before.allSatisfy({ $0.text == nil }) {
      try? SystemdUser.disable(SystemdUnits.timer)
      files.unlinkTimer()
    }
    guard (try? files.put(before)) != nil else { return false }
    // It was told of the files, if at all, by what failed just now.
    try? SystemdUser.reload()
    return true
  }

  /// What came of taking the units away.
  enum Removal {
    case absent
    case removed
    /// The files are gone, and systemd could not be told.
    case untold
  }

  /// Takes the units away, also where no systemd can be asked to.
  static func remove(_ files: UnitFiles) throws -> Removal {
    let before = try files.ownContents()
    guard before.contains(where: { $0.text != nil }) else { return .absent }
    let isTold = (try? SystemdUser.disable(SystemdUnits.timer)) != nil
    if isTold { try? SystemdUser.forget(SystemdUnits.service) } else { files.unlinkTimer() }
    try files.put(before.map { ($0.name, nil) })
    return isTold && (try? SystemdUser.reload()) != nil ? .removed : .untold
  }
}
