import Foundation
import Testing

@Suite struct ManualTests {
  private static let man = "/usr/bin/man"

  @Test func `every command has a page, and every page a command`() async throws {
    let commands = try await CommandTree.ask().commands.map { "authpipe-\($0.commandName)(1)" }
    #expect(
      try ManualPage.all().map(\.description).sorted()
        == (commands + ["authpipe(1)", "authpipe-vault(5)"]).sorted())
  }

  @Test func `a page explains exactly the options that its command takes`() async throws {
    let tree = try await CommandTree.ask()
    #expect(try ManualPage("authpipe.1").options == tree.command.options)
    for command in tree.commands {
      let page = try ManualPage("authpipe-\(command.commandName).1")
      #expect(page.options == command.allOptions, "\(page)")
    }
  }

  @Test func `the overview names every command and lists every page`() async throws {
    let overview = try ManualPage("authpipe.1")
    let tags = overview.tags(under: "COMMANDS")
    for command in try await CommandTree.ask().command.subcommands ?? [] {
      #expect(tags.contains { $0.split(separator: " ").first == command.commandName[...] })
    }
    let listed = try #require(overview.section("SEE ALSO")).joined(separator: " ")
    for page in try ManualPage.all() where page.description != overview.description {
      #expect(listed.contains(page.description))
    }
  }

  @Test func `every page tells its exit statuses, and the overview tells them all`() throws {
    let known = try Set(ManualPage("authpipe.1").tags(under: "EXIT STATUS"))
    for page in try ManualPage.all() {
      let told = Set(page.tags(under: "EXIT STATUS"))
      #expect(!told.isEmpty && told.isSubset(of: known), "\(page)")
    }
  }

  @Test func `every page is of the version that the program says it is`() async throws {
    let version = try await Program.run(BuiltPrograms.authpipe, ["--version"], environment: [:])
    let title = try "\"\(#require(version.stdout.split(separator: "\n").first))\""
    for page in try ManualPage.all() { #expect(page.text.contains(title), "\(page)") }
  }

  @Test func `the vault's page gives the tables word for word`() async throws {
    let tables = try ManualPage("authpipe-vault.5").displays
      .flatMap { $0.components(separatedBy: "\n\n") }.filter { $0.hasPrefix("CREATE TABLE ") }
    #expect(tables.count == 6)
    try await TemporaryHome.lend { home in
      #expect(try await home.connect("acme").exit == 0)
      let vault = try Data(contentsOf: URL(fileURLWithPath: home.vault))
      for table in tables { #expect(vault.range(of: Data(table.utf8)) != nil, "\(table)") }
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: man), "man is not installed"))
  func `man has nothing to say against a page`() async throws {
    for page in try ManualPage.all() {
      let rendered = try await Program.run(
        Self.man, ["--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", page.path],
        environment: ["LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"])
      #expect(rendered.exit == 0 && rendered.stderr.isEmpty, "\(page): \(rendered.stderr)")
    }
  }
}
