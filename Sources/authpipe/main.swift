internal import AuthpipeCLI
internal import Glibc
internal import WorkerTransport

ProcessStart.harden(speaksTLS: false)
let network = Network { program in
  OnlineServices { WorkerTransport(program: program) }
}
exit(Dispatch.run(Array(CommandLine.arguments.dropFirst()), over: network))
