/// A change that a program asked of a disk, or its wish that changes be there for good.
enum DiskOperation: Sendable {
  case makeFile(String)
  case makeFolder(String)
  case write(String, offset: Int, bytes: [UInt8])
  case resize(String, to: Int)
  case rename(String, to: String)
  case exchange(String, with: String)
  case remove(String)
  /// Makes the contents of a file last, or the entries of a folder.
  case sync(String)
}
