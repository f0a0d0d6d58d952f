/// Who a short-lived token of a storefront's GraphQL API is for (BigCommerce's specification,
/// "GraphQL Storefront API tokens").
package enum TokenKind: String, Codable, CaseIterable, Sendable {
  /// Browsers, for anonymous shoppers; it may stand in a page.
  case storefront
  /// Servers; it is a secret.
  case `private`
  /// Servers that speak for a customer; it opens every customer's account.
  case impersonation
}
