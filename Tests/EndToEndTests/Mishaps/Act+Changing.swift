extension Act {
  /// The commands that change something: a new one is an entry here.
  static let changing = connecting + caring + keys + copies

  private static let offline = "--offline --api-url $url --from $file"
  private static let acme = "authpipe connect bigcommerce acme \(offline)"
  private static let other = "authpipe connect bigcommerce other/x \(offline)"
  private static let importing = "authpipe import many --offline --yes --api-url $url"
  /// Leaves the second account's credential waiting.
  private static let staging = """
    authpipe rotate acme --from $second; authpipe rotate acme --rollback --offline
    """
  private static let two = "authpipe connect bigcommerce acme/two \(offline)"

  /// What a vault holds, the trail of what was done to it, and what opens it.
  private static let all = """
    see log --json; see vault status --json; see list --json; see get acme --json
    """
  /// Whatever happened, the vault goes on, and all of it is whole.
  private static let goesOn = "authpipe set acme --label c=d && authpipe vault verify"

  private static let connecting = [
    Act(
      name: "the first connect", command: acme, after: "see list --json",
      next: "\(acme) --if-missing && \(goesOn)"),
    Act(
      name: "another connect", before: acme, command: other,
      after: "\(all); see get other/x --json",
      next: "\(other) --if-missing && \(goesOn)"),
    Act(
      name: "a connect that asks", before: acme,
      command: "authpipe connect bigcommerce other/x --api-url $url --from $file",
      after: "\(all); see get other/x --json", next: "\(other) --if-missing && \(goesOn)"),
    Act(
      name: "a connect that replaces", before: acme,
      command:
        "authpipe connect bigcommerce acme --replace --offline --api-url $url --from $second",
      after: all, next: "\(acme) --replace && \(goesOn)"),
    Act(
      name: "import",
      before: """
        \(acme); printf '{"name":"m/%s","store_hash":"abc123","access_token":"t0k3n"}\\n' 1 2 3 >many
        """,
      command: importing, after: "\(all); see get m/1; see get m/3",
      next: "\(importing) && \(goesOn)"),
    Act(
      name: "disconnect", before: "\(acme); \(other)", command: "authpipe disconnect other/x --yes",
      after: "\(all); see get other/x", next: "\(other) --if-missing && \(goesOn)"),
    Act(
      name: "disconnect one of two", before: "\(acme); \(two)",
      command: "authpipe disconnect acme/two --yes", after: "\(all); see get acme/two",
      next: "\(two) --if-missing && \(goesOn)"),
    Act(
      name: "disconnect --tenant", before: "\(acme); \(two); \(other)",
      command: "authpipe disconnect --tenant acme --yes", after: "\(all); see get other/x",
      next: "\(acme) --if-missing && \(goesOn)"),
  ]

  private static let caring = [
    Act(
      name: "set", before: "\(acme); echo hush >webhook",
      command: "authpipe set acme webhook_secret --from webhook --label a=b",
      after: "\(all); see get acme webhook_secret", next: goesOn),
    Act(
      // A rotation has steps, each with a line in the trail: only what is handed out is old or new.
      name: "rotate", before: acme, command: "authpipe rotate acme --from $second",
      after: "see get acme --json; see get acme client_id; see list --json",
      next: "authpipe rotate acme --from $second || authpipe get acme --json && \(goesOn)"),
    Act(
      name: "rotate --abort", before: "\(acme); \(staging)",
      command: "authpipe rotate acme --abort", after: "\(all); see show acme --json", next: goesOn),
    Act(
      name: "rotate --rollback", before: "\(acme); authpipe rotate acme --from $second",
      command: "authpipe rotate acme --rollback --offline",
      after: "\(all); see show acme --json", next: "authpipe rotate acme --promote; \(goesOn)"),
    Act(
      name: "rotate --retire", before: "\(acme); authpipe rotate acme --from $second",
      command: "authpipe rotate acme --retire --yes", after: "\(all); see show acme --json",
      next: goesOn),
    Act(
      // Once before: the first one notes the store's name besides, in a transaction of its own.
      name: "check", before: "\(acme) && authpipe check", command: "authpipe check",
      after: "\(all); see show acme --json", next: "authpipe check && \(goesOn)",
      denial: "the verdicts were not recorded",
      doubt: "the verdicts may not have been recorded"),
    Act(
      name: "get that is written down", before: "\(acme); authpipe set acme --audit-reads",
      command: "authpipe get acme", after: "see log --json; see list --json",
      next: "authpipe get acme && \(goesOn)", isDoneOnceItSpeaks: true),
  ]

  private static let keys = [
    Act(
      name: "vault init", command: "authpipe vault init", after: "see vault status --json",
      next: "\(acme) && \(goesOn)"),
    Act(
      name: "vault slot add key", before: acme,
      command: "authpipe vault slot add key --to second.key --label second", after: all,
      next: "authpipe vault slot add key --to third.key --label third && \(goesOn)"),
    Act(
      name: "vault slot add recovery", before: acme, command: "authpipe vault slot add recovery",
      after: all, next: goesOn),
    Act(
      name: "vault slot remove",
      before: "\(acme); authpipe vault slot add key --to second.key --label second",
      command: "authpipe vault slot remove second --yes", after: all, next: goesOn),
    Act(
      name: "vault rekey --tenant", before: "\(acme); \(other)",
      command: "authpipe vault rekey --tenant acme", after: "\(all); see get other/x",
      next: "authpipe vault rekey --tenant acme && \(goesOn)"),
    Act(
      name: "vault rekey --root", before: "\(acme); \(other)",
      command: "authpipe vault rekey --root",
      after: "\(all); see get other/x", next: "authpipe vault rekey --root && \(goesOn)"),
    Act(
      name: "vault rekey --all", before: "\(acme); \(other)", command: "authpipe vault rekey --all",
      after: "\(all); see get other/x", next: "authpipe vault rekey --all && \(goesOn)"),
  ]

  private static let copies = [
    Act(
      name: "vault backup", before: acme, command: "authpipe vault backup copy",
      after: "see list --json --vault copy; see get acme --vault copy",
      next: "rm -f copy && authpipe vault backup copy && \(goesOn)", isDoneOnceItSpeaks: true),
    Act(
      name: "vault restore", before: "\(acme); authpipe vault backup copy; \(other)",
      command: "authpipe vault restore copy", after: all, next: goesOn, isDoneOnceItSpeaks: true),
    Act(
      name: "vault restore of what is gone",
      before: "\(acme); authpipe vault backup copy; rm $vault",
      command: "authpipe vault restore copy", after: all,
      next: "authpipe list --json | grep -q acme || authpipe vault restore copy && \(goesOn)",
      isDoneOnceItSpeaks: true),
    Act(
      name: "vault restore of what is damaged",
      before: "\(acme); authpipe vault backup copy; echo damage >$vault",
      command: "authpipe vault restore copy", after: all,
      next: "authpipe list --json | grep -q acme || authpipe vault restore copy && \(goesOn)",
      isDoneOnceItSpeaks: true),
    Act(
      name: "vault init --force-new", before: acme, command: "authpipe vault init --force-new",
      after: all, next: "\(acme) --replace && \(goesOn)"),
  ]
}
