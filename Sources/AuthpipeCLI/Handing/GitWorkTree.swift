internal import AuthpipeVault
internal import Glibc

/// The git work tree that a file lies in.
///
/// Found by looking, and git is not run: a repository's own settings can name programs for it.
struct GitWorkTree {
  private let top: String
  /// The file's folders below the top, and its own name.
  private let components: [Substring]

  /// Nil where `path` lies in no work tree.
  init?(around path: String) {
    guard let resolved = realpath(PrivateFile.directory(of: path), nil) else { return nil }
    defer { free(resolved) }
    let name = path.split(separator: "/").last ?? ""
    let folders = String(cString: resolved).split(separator: "/")
    for depth in (0...folders.count).reversed() {
      let folder = "/" + folders[..<depth].joined(separator: "/")
      // A file of that name is a work tree's as well, or a submodule's.
      guard access("\(folder)/.git", F_OK) == 0 else { continue }
      top = folder
      components = Array(folders[depth...]) + [name]
      return
    }
    return nil
  }

  func warn(of path: String, in context: Context) {
    guard !isPlainlyIgnored else { return }
    context.warn(
      "\(DisplayText.clean(path)) lies in a git work tree, and no .gitignore plainly names it: see that it is never committed"
    )
  }

  /// Whether the file or one of its folders is ignored beyond doubt: by a rule without a path, or
  /// with one that begins at its folder, in a file that takes nothing back.
  private var isPlainlyIgnored: Bool {
    var isIgnored = false
    var folder = top
    for (depth, component) in components.enumerated() {
      var files = [IgnoreFile("\(folder)/.gitignore")]
      if depth == 0 { files.append(IgnoreFile("\(folder)/.git/info/exclude")) }
      for case let file? in files {
        if file.takesBack { return false }
        isIgnored = isIgnored || file.names(components[depth...])
      }
      folder += "/\(component)"
    }
    return isIgnored
  }
}
