internal import ArgumentParser

/// The noun `app`: OAuth apps that serve many stores.
struct AppCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "app",
    abstract: "Keep the OAuth apps that serve many stores: add, list, show, remove.",
    subcommands: [AppAdd.self, AppList.self, AppShow.self, AppRemove.self])
}
