internal import AuthpipeCLI
internal import Glibc
internal import URLSessionTransport
internal import WorkerTransport

ProcessStart.harden()
let arguments = Array(CommandLine.arguments.dropFirst())
if arguments == [TransportWorker.word] {
  TransportWorker(URLSessionTransport()).serve()
  exit(0)
}
let services = OnlineServices(
  makeTransport: { WorkerTransport() },
  startSandbox: { port, stores in try await LocalSandbox(port: port, stores: stores) })
exit(await Dispatch.run(arguments, online: services))
