/// The system calls of Linux as these tests tell them apart.
enum SystemCall {
  /// Those that change a file or a folder, or make a change last: where a write can be cut off.
  static let writing = writingDescriptors + naming

  /// Those of them that are given an open file.
  private static let writingDescriptors = [
    "write", "writev", "pwrite64", "pwritev", "pwritev2", "sendfile", "copy_file_range", "splice",
    "fallocate", "ftruncate", "fsync", "fdatasync", "sync_file_range", "msync", "syncfs", "fchmod",
    "fchown", "fsetxattr",
  ]

  /// Those of them that are given a path.
  static let naming = [
    "open", "openat", "openat2", "creat", "mkdir", "mkdirat", "mknod", "mknodat", "link", "linkat",
    "symlink", "symlinkat", "rename", "renameat", "renameat2", "unlink", "unlinkat", "rmdir",
    "truncate", "chmod", "fchmodat", "chown", "fchownat", "utimensat", "setxattr",
  ]

  /// Those that change nothing in a file system, and so need not be looked at.
  static let reading = [
    "read", "readv", "pread64", "preadv", "close", "stat", "lstat", "fstat", "newfstatat", "statx",
    "statfs", "fstatfs", "access", "faccessat", "faccessat2", "readlink", "readlinkat", "fcntl",
    "flock", "getcwd", "chdir", "fchdir", "getdents64", "execve", "fadvise64", "dup",
    "dup2", "dup3", "ioctl", "inotify_add_watch",
  ]

  /// The names as strace takes them: those that this machine has not are passed over.
  static func list(_ names: [String]) -> String { names.map { "?\($0)" }.joined(separator: ",") }
}
