/// Everything that `doctor` found, in the order in which it looked.
struct DoctorReport: Encodable {
  let schema = "authpipe.doctor/1"
  let findings: [Diagnosis]

  private enum CodingKeys: CodingKey {
    case schema, findings
  }

  init(_ findings: [Diagnosis]) {
    self.findings = findings
  }

  /// What the first thing that does not work ends a command with; 1 for warnings alone.
  var exit: ExitStatus {
    findings.first { $0.level == .error }?.exit
      ?? (findings.contains { $0.level == .warning } ? .no : .success)
  }

  func text(_ context: Context) -> String {
    let style = Style(context.output, context: context)
    let width = findings.map(\.check.count).max() ?? 0
    return findings.map { finding in
      let space = String(repeating: " ", count: width - finding.check.count + 2)
      let level = finding.level.rawValue
      let margin = String(repeating: " ", count: 9)
      let line =
        style.level(finding.level) + margin.dropFirst(level.count) + finding.check + space
        + DisplayText.clean(finding.message) + "\n"
      let hint = finding.hint.map {
        margin + String(repeating: " ", count: width + 2) + "→ \(DisplayText.clean($0))\n"
      }
      return line + (hint ?? "")
    }.joined()
  }
}
