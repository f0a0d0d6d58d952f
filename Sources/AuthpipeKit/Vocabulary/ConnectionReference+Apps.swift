/// Where apps are stored: as connections of a tenant that no connection can have, since a part of
/// its name begins with a letter or a digit.
extension ConnectionReference {
  /// The tenant of all apps.
  package static let tenantOfApps = "@apps"

  /// The place of the app of that name, which is a component like any other.
  package init(app name: String) throws(Fault) {
    try Self.checkComponent(name)
    self.init(provider: Self.defaultProvider, at: Self.tenantOfApps, user: name)
  }

  /// What a vault says: a connection's names, or an app's place.
  package init(stored provider: String, tenant: String, user: String) throws(Fault) {
    guard tenant == Self.tenantOfApps else {
      try self.init(provider: provider, tenant: tenant, user: user)
      return
    }
    guard provider == Self.defaultProvider else { throw .unknownProvider }
    try self.init(app: user)
  }

  /// Reads a `qualifiedName`, of a connection or of an app.
  package init(recorded qualifiedName: String) throws(Fault) {
    let apps = "\(Self.defaultProvider):\(Self.tenantOfApps)/"
    guard qualifiedName.hasPrefix(apps) else {
      try self.init(parsing: qualifiedName)
      return
    }
    try self.init(app: String(qualifiedName.dropFirst(apps.count)))
  }

  /// Whether it is an app's place.
  package var isApp: Bool { tenant == Self.tenantOfApps }
}
