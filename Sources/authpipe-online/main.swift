internal import AuthpipeCLI
internal import AuthpipeKit
internal import Glibc
internal import LoopbackListener
internal import URLSessionTransport
internal import WorkerTransport

ProcessStart.harden(speaksTLS: true)
let arguments = Array(CommandLine.arguments.dropFirst())
if arguments == [TransportWorker.word] {
  TransportWorker(URLSessionTransport()).serve()
  exit(0)
}
let services = OnlineServices(
  libraries: [LinkedLibrary.libcurl].compactMap { $0 },
  makeTransport: { WorkerTransport() },
  startSandbox: { port, stores in try await LocalSandbox(port: port, stores: stores) },
  listen: { try await LoopbackListener(at: $0) })
exit(await Dispatch.run(arguments, online: services))
