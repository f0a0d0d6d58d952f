internal import AuthpipeCLI
internal import Glibc

ProcessStart.harden()
exit(Dispatch.run(Array(CommandLine.arguments.dropFirst())))
