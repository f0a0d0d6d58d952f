internal import AuthpipeVault
internal import Glibc

extension Context {
  /// Names that continuous integration gives the running job, with what says which it is.
  private static let jobs: [(system: String, job: String)] = [
    ("GITHUB_ACTIONS", "GITHUB_RUN_ID"), ("GITLAB_CI", "CI_JOB_ID"), ("CIRCLECI", "CIRCLE_JOB"),
    ("JENKINS_URL", "BUILD_TAG"), ("BITBUCKET_BUILD_NUMBER", "BITBUCKET_BUILD_NUMBER"),
    ("BUILDKITE", "BUILDKITE_JOB_ID"), ("TF_BUILD", "BUILD_BUILDID"),
  ]

  /// Who runs this command, for the audit trail.
  var actor: AuditActor {
    AuditActor(
      uid: geteuid(), process: Self.processName(of: ProcessStart.caller), terminal: Self.terminal,
      job: job)
  }

  private var job: String? {
    for (system, job) in Self.jobs {
      guard environment.isSet(system), let name = environment.text(job) else { continue }
      return DisplayText.discreet(String("\(system)=\(name)".prefix(128)))
    }
    return environment.isOn("CI") ? "CI" : nil
  }

  /// The terminal among the standard streams.
  private static var terminal: String? {
    for descriptor: Int32 in 0...2 {
      var name = [CChar](repeating: 0, count: 64)
      guard ttyname_r(descriptor, &name, name.count) == 0 else { continue }
      return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
    return nil
  }

  /// What the kernel calls a process: at most 15 bytes, which its owner chose.
  private static func processName(of process: pid_t) -> String? {
    let descriptor = open("/proc/\(process)/comm", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 32)
    let count = read(descriptor, &bytes, bytes.count)
    guard count > 0 else { return nil }
    return DisplayText.clean(
      String(decoding: bytes[..<count].prefix { $0 != 0x0a }, as: UTF8.self))
  }
}
