internal import AuthpipeCLI
internal import Glibc

ProcessStart.harden(speaksTLS: false)
exit(Dispatch.run(Array(CommandLine.arguments.dropFirst())))
