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
let network = Network { program in
  OnlineServices(
    makeTransport: { WorkerTransport(program: program) },
    servers: LocalServers(
      startSandbox: { port, stores in try await LocalSandbox(port: port, stores: stores) },
      listen: { try await LoopbackListener(at: $0) }))
}
exit(Dispatch.run(arguments, over: network, linking: [LinkedLibrary.libcurl].compactMap { $0 }))
