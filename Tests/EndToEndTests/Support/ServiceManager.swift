import Foundation

/// systemd as the first process of namespaces of its own, where it finds one service and no other.
enum ServiceManager {
  /// What begins a file that describes a service to be run once.
  static let once = """
    [Unit]
    DefaultDependencies=no
    SuccessAction=exit-force
    FailureAction=exit-force

    [Service]
    Type=oneshot
    """

  /// Runs the script, as root, in a group of processes of its own.
  private static let outside = """
    set -e
    top=$(findmnt -n -t cgroup2 -o TARGET | head -n 1); group=$top/authpipe-$$
    mkdir "$group"
    trap 'find "$group" -depth -type d -exec rmdir {} +' EXIT
    bash -c "echo \\$\\$ >'$group/cgroup.procs'; exec timeout -s KILL 60 \\
      unshare --kill-child -fpmuiC --mount-proc bash inside"
    """

  /// Hides from systemd what it must not start, and what it must not write to.
  private static let inside = """
    set -e
    mount --make-rprivate /
    umount -R /sys/fs/cgroup
    mount -t cgroup2 none /sys/fs/cgroup
    for folder in /proc/sys /etc; do
      mount --bind $folder $folder; mount -o remount,bind,ro $folder
    done
    units=/usr/lib/systemd
    for folder in /run /etc/systemd/system $units/system $units/system-generators; do
      mount -t tmpfs none $folder
    done
    mkdir -p state; mount --bind state /var/lib/systemd
    cp only.service /etc/systemd/system
    printf '[Unit]\\nDefaultDependencies=no\\nRequires=only.service\\n' >/etc/systemd/system/only.target
    . ./before
    # What systemd hands to a service, it mounts elsewhere first.
    mount --make-rshared /
    exec env -i container=lxc PATH="$PATH" $units/systemd --system --unit=only.target
    """

  /// Runs `service`, after `preparation` as root in the same namespaces.
  static func run(
    _ service: String, after preparation: String, in folder: String
  ) async throws -> Outcome {
    let files = [
      "outside": outside, "inside": inside, "before": preparation,
      "only.service": """
      \(service)
      StandardOutput=append:\(folder)/output
      StandardError=append:\(folder)/words

      """,
    ]
    for (name, text) in files {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }
    let path = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
    var outcome = try await Program.run(
      "/bin/bash", ["outside"], environment: path, in: folder)
    let output = FileManager.default.contents(atPath: "\(folder)/output")
    let words = FileManager.default.contents(atPath: "\(folder)/words")
    outcome.stdout = String(decoding: output ?? Data(), as: UTF8.self)
    outcome.stderr += String(decoding: words ?? Data(), as: UTF8.self)
    return outcome
  }

  /// Whether systemd is there and can be run so.
  static func canRun() async throws -> Bool {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try await run(
      "\(once)\nExecStart=/bin/echo here", after: "", in: folder.path)
    return outcome.stdout == "here\n"
  }
}
