internal import ArgumentParser
internal import BigCommerce
internal import Glibc

struct Sandbox: PerhapsOnlineCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a local BigCommerce to practise and test against.",
    discussion: """
      Listens on 127.0.0.1 only, until it is interrupted. Prints its --api-url and, for each store, \
      a credentials file as the control panel downloads it. authpipe-sandbox(1) shows how to \
      revoke a token, withdraw a scope, throttle or suspend a store.
      """)

  @Option(name: .long, help: "The port to listen on. Default: any free one.")
  var port: UInt16 = 0

  @Option(name: .long, help: "A store's hash. Repeatable. Default: abc123.")
  var store: [String] = []

  @Option(
    name: .long, help: "Where the credentials files go. Default: a new temporary folder.",
    completion: .directory)
  var directory: String?

  @OptionGroup var interaction: InteractionOptions
  @OptionGroup var display: DisplayOptions

  private struct Answer: Encodable {
    let schema = "authpipe.sandbox/1"
    let apiURL: String
    let stores: [Store]
  }

  private struct Store: Encodable {
    let hash: String
    let credentialsFile: String
  }

  func run(in context: Context, over network: Network) throws -> ExitStatus {
    let servers = try network.servers()
    return try Network.wait { try await serve(in: context, servers: servers) }
  }

  private func serve(in context: Context, servers: LocalServers) async throws -> ExitStatus {
    let stores = try (store.isEmpty ? ["abc123"] : store).map { try StoreOption.parse($0).text }
    let folder = try directory ?? temporaryFolder(context)
    let sandbox: any RunningSandbox
    do {
      sandbox = try await servers.startSandbox(port, stores)
    } catch {
      throw ProgramFault.sandbox(
        "cannot listen on port \(port) of 127.0.0.1", hint: "try another port with --port")
    }
    let files: [String: String]
    do {
      files = try await sandbox.writeCredentialsFiles(into: folder)
    } catch {
      throw ProgramFault.sandbox(
        "cannot write credentials files into \(DisplayText.clean(folder))",
        hint: "name an existing folder without such files with --directory")
    }
    let url = await sandbox.url
    if display.json {
      let listed = stores.compactMap { hash in
        files[hash].map { Store(hash: hash, credentialsFile: $0) }
      }
      try context.output.write(JSONOutput.line(Answer(apiURL: url, stores: listed)))
    } else {
      try context.output.write("--api-url \(url)\n")
      for hash in stores {
        try context.output.write("store \(hash): \(DisplayText.clean(files[hash] ?? "-"))\n")
      }
    }
    context.say("listening until interrupted (Ctrl-C)")
    try await sandbox.serve()
    return .success
  }

  private func temporaryFolder(_ context: Context) throws -> String {
    let base =
      context.environment.text("XDG_RUNTIME_DIR") ?? context.environment.text("TMPDIR") ?? "/tmp"
    var template = Array("\(base)/authpipe-sandbox-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw ProgramFault.sandbox(
        "cannot make a folder under \(DisplayText.clean(base))",
        hint: "name a folder with --directory")
    }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
