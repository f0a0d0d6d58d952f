import AuthpipeKit
import Foundation
import Testing

@testable import AuthpipeCLI

@Suite struct HandingFormatTests {
  /// Prints V0, V1 and so on, each ended by a NUL, as a program finds them in its environment.
  private static let printer = """
    import os, sys
    for i in range(int(sys.argv[1])): sys.stdout.buffer.write(os.environb[b"V%d" % i] + b"\\0")
    """

  /// Has what `format` wrote read with `script`, which is told how many values there are, and
  /// expects the values back.
  private func roundTrip(_ format: HandingFormat, with script: (Int) -> String) throws {
    let values = try HostileValues.taken(by: format)
    let read = try Consumer.read(
      HostileValues.written(values, in: format),
      with: """
        cat >print.py <<'END'
        \(Self.printer)
        END
        cat >port.py <<'END'
        \(ReaderPorts.text)
        END
        \(script(values.count)) && test ! -e pwned || echo failed
        """)
    let found = read.split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    // Nothing follows the last value's end.
    #expect(found.count == values.count + 1 && found.last == "", "\(found)")
    for (value, back) in zip(values, found) { #expect(back == value) }
  }

  private static let shells = [
    "/bin/dash", "/bin/bash", "/bin/bash --posix", "/usr/bin/zsh", "/usr/bin/zsh -o rcquotes",
  ]

  @Test(
    .enabled(
      if: Consumer.has("/bin/dash", "/bin/bash", "/usr/bin/zsh"),
      "dash, bash or zsh is not installed"),
    arguments: shells, [". ./handed", "eval \"$(cat handed)\""])
  func `shells read what sh is written for`(shell: String, reading: String) throws {
    try roundTrip(.sh) { "\(shell) -c '\(reading); exec python3 print.py \($0)'" }
  }

  @Test(
    .enabled(if: Consumer.has("/usr/bin/fish"), "fish is not installed"),
    arguments: ["cat handed | source", "source handed"])
  func `fish reads what fish is written for`(reading: String) throws {
    try roundTrip(.fish) { "fish -c '\(reading); exec python3 print.py \($0)'" }
  }

  @Test(.enabled(if: Consumer.hasDotenv, "python3-dotenv is not installed"))
  func `python-dotenv reads what dotenv is written for`() throws {
    try roundTrip(.dotenv) {
      """
      python3 -c 'import dotenv, sys
      found = dotenv.dotenv_values("handed")
      for i in range(\($0)): sys.stdout.buffer.write(found["V%d" % i].encode() + b"\\0")'
      """
    }
  }

  /// Neither can be had here; each has the rules of that project's own source.
  @Test(arguments: [HandingFormat.docker, .github, .gitlab])
  func `readers elsewhere read what is written for them`(format: HandingFormat) throws {
    try roundTrip(format) { "python3 port.py \(format.rawValue) \($0)" }
  }

  @Test func `a parser of JSON reads every value`() throws {
    #expect(try HostileValues.taken(by: .json) == HostileValues.all)
    try roundTrip(.json) {
      """
      python3 -c 'import json, sys
      found = json.load(open("handed", encoding="utf-8"))
      for i in range(\($0)): sys.stdout.buffer.write(found["V%d" % i].encode() + b"\\0")'
      """
    }
  }

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: "/usr/lib/python3/dist-packages/yaml"),
      "python3-yaml is not installed"),
    arguments: [
      ("acme", "acme"), ("Acme.Shop/u_1", "acme-shop-u-1"), ("a@", "a"),
      (
        String(repeating: "a", count: 128) + "/" + String(repeating: "b", count: 128),
        String(repeating: "a", count: 128) + "-" + String(repeating: "b", count: 124)
      ),
    ])
  func `a parser of YAML reads a Kubernetes secret`(connection: String, name: String) throws {
    let values = HostileValues.all + ["a\0b"]
    var text = try SecretText()
    try KubernetesSecret(connection: ConnectionReference(parsing: connection)).append(
      HostileValues.handed(values), to: &text)
    let read = try Consumer.read(
      text.withBytes { Array($0) },
      with: """
        python3 -c 'import base64, sys, yaml
        found = yaml.safe_load(open("handed", encoding="utf-8"))
        assert (found["apiVersion"], found["kind"], found["type"]) == ("v1", "Secret", "Opaque")
        sys.stdout.write(found["metadata"]["name"] + "\\n")
        for i in range(\(values.count)):
            value = base64.b64decode(found["data"]["V%d" % i], validate=True)
            sys.stdout.write(value.hex() + "\\n")'
        """)
    let lines = String(decoding: read, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let expected = values.map { value in
      value.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    #expect(lines.dropLast().map(String.init) == [name] + expected)
  }

  /// A token's own spaces at its ends are none of its value in HTTP.
  private static let headers = HostileValues.oneLine
    .filter { $0 == $0.trimmingCharacters(in: .whitespaces) }

  @Test(
    .enabled(if: Consumer.has("/usr/bin/curl"), "curl is not installed"),
    arguments: [(HandingFormat.header, "-H @handed"), (.curlConfig, "-K handed")])
  func `curl sends what is written for it`(format: HandingFormat, option: String) throws {
    let read = try Consumer.read(
      HostileValues.written(Self.headers, in: format),
      with: """
        cat >port.py <<'END'
        \(ReaderPorts.server)
        END
        python3 port.py curl -sS \(option)
        """)
    let found = String(decoding: read, as: UTF8.self)
      .split(separator: "\0", omittingEmptySubsequences: false).dropLast().map(String.init)
    #expect(found == Self.headers)
  }

  @Test func `what a format cannot carry is refused, and nothing else`() throws {
    func refused(_ format: HandingFormat) throws -> [String] {
      let taken = try HostileValues.taken(by: format)
      return HostileValues.all.filter { !taken.contains($0) }
    }
    let lines = HostileValues.severalLines
    let returns = lines.filter { $0.utf8.contains(0x0d) }
    for format in [HandingFormat.sh, .fish, .github, .json] { #expect(try refused(format) == []) }
    for format in [HandingFormat.header, .curlConfig] { #expect(try refused(format) == lines) }
    #expect(try refused(.systemd) == returns)
    #expect(try refused(.docker) == ["''", "'quoted'", "\"quoted\""] + lines)
    #expect(try refused(.dotenv) == ["${HOME}", "ends with \\"] + returns)
    let expanded = HostileValues.oneLine.filter { $0.contains("$") || $0.contains("%") }
    let blank = [" leading", "trailing ", "  "]
    #expect(Swift.Set(try refused(.gitlab)) == Swift.Set(expanded + blank + lines))
    let zero = try SecretBytes(text: "a\0b")
    for format in HandingFormat.allCases {
      #expect((format.fault(in: zero) == nil) == (format == .json || format == .kubernetes))
    }
  }
}
