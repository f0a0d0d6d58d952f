/// Which vault, and what opens it, as far as the command line says so.
struct VaultSelection {
  var vault: String?
  var keyFile: String?
  var keyFd: Int32?
  var keyCommand: String?
}
