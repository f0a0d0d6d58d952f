/// The text of the service and of the timer that starts it.
struct SystemdUnits {
  static let service = "authpipe-check.service"
  static let timer = "authpipe-check.timer"
  /// The first line of each file: what has another is not ours.
  static let mark = "# Written by authpipe schedule; authpipe schedule remove takes it away."

  /// A mailer that `--notify` starts may need its own privileges, and an interpreter its own ways
  /// with memory, so this is for checks alone.
  private static let confinement = """
    NoNewPrivileges=yes
    LockPersonality=yes
    MemoryDenyWriteExecute=yes
    RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK
    RestrictNamespaces=yes
    RestrictRealtime=yes
    RestrictSUIDSGID=yes
    SystemCallArchitectures=native

    """

  let check: ScheduledCheck
  let interval: CheckInterval

  var files: [(name: String, text: String)] {
    [(Self.service, serviceText), (Self.timer, timerText)]
  }

  private var serviceText: String {
    let words = check.command.dropFirst().map { " " + SystemdWord.quote($0) }.joined()
    let variables = check.variables.map {
      "Environment=\(SystemdWord.quote(name: $0.name, value: $0.value))\n"
    }
    return """
      \(Self.mark)
      [Unit]
      Description=Check BigCommerce credentials
      Documentation=man:authpipe-schedule(1)

      [Service]
      Type=oneshot
      \(variables.joined())ExecStart=\(SystemdWord.quoteProgram(check.command[0]))\(words)
      # A verdict is an answer, told in the journal, and no failure of this unit; so is a run that
      # found another at work, or was asked to end. What keeps checks from working is a failure.
      SuccessExitStatus=1 2 3 75 143
      # The first process hands on, once, that it is to end; what is under way is then recorded.
      KillMode=mixed
      UMask=0077
      LimitCORE=0
      \(check.startsPrograms ? "" : Self.confinement)
      """
  }

  private var timerText: String {
    """
    \(Self.mark)
    [Unit]
    Description=Check BigCommerce credentials every \(interval.text)
    Documentation=man:authpipe-schedule(1)

    [Timer]
    OnCalendar=\(interval.calendar)
    RandomizedDelaySec=\(interval.delay)
    Persistent=true

    [Install]
    WantedBy=timers.target

    """
  }
}
