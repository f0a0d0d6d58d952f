internal import AuthpipeCLI
internal import Glibc
internal import URLSessionTransport

ProcessStart.harden()
let arguments = Array(CommandLine.arguments.dropFirst())
if let status = ProcessStart.supervise(arguments) { exit(status) }
let services = OnlineServices(
  makeTransport: { URLSessionTransport() },
  startSandbox: { port, stores in try await LocalSandbox(port: port, stores: stores) })
exit(await Dispatch.run(arguments, online: services))
