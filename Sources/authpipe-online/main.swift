internal import AuthpipeCLI
internal import Glibc
internal import URLSessionTransport

ProcessStart.harden()
let services = OnlineServices(
  makeTransport: { URLSessionTransport() },
  startSandbox: { port, stores in try await LocalSandbox(port: port, stores: stores) })
exit(await Dispatch.run(Array(CommandLine.arguments.dropFirst()), online: services))
