internal import AuthpipeKit
internal import BigCommerce

/// BigCommerce's control panel, in its own words.
enum ControlPanel {
  /// The deep link to the settings (BigCommerce's documentation).
  static let link = "https://login.bigcommerce.com/deep-links/manage/settings-list"

  /// Where API accounts are created, and the link that opens the settings.
  static let newAccount =
    "Settings > Store-level API accounts > Create API account (\(link))"

  /// What is chosen there for a token to have `scope`; the scope itself where nobody knows.
  static func choice(for scope: Scope) -> String {
    guard let entry = ScopeCatalogue.entry(listing: scope.name) else { return scope.name }
    return "\(entry.label): \(entry.modify.contains(scope.name) ? "Modify" : "Read-only")"
  }
}
