import Foundation

/// Implementations by others that ours are compared with; `make test-deps` installs them.
enum PythonPackages {
  static let folder = "\(BuiltPrograms.sources)/.build/python"

  static let areInstalled = FileManager.default.fileExists(atPath: "\(folder)/.installed")
}
