/// A route of the API that needs a scope and answers the same to everyone who holds it.
struct StoreRoute: Sendable {
  let path: [String]
  /// The scope's name at the level that may modify; its read-only level opens the route too.
  let scope: String
  let answer: @Sendable () -> SandboxAnswer

  private init(_ path: String, _ scope: String, _ answer: @escaping @Sendable () -> SandboxAnswer) {
    self.path = path.split(separator: "/").map(String.init)
    self.scope = scope
    self.answer = answer
  }

  /// Whether one of `scopes` opens the route.
  func opens(for scopes: Set<String>) -> Bool {
    scopes.contains(scope) || scopes.contains(readOnly)
  }

  private var readOnly: String {
    scope.hasSuffix("_manage") ? String(scope.dropLast(7)) + "_read_only" : scope + "_read_only"
  }

  /// The side-effect-free probes of every scope that has one.
  static let probes: [StoreRoute] = [
    .init("v3/catalog/products", "store_v2_products") { .v3([Int]()) },
    .init("v3/catalog/summary", "store_v2_products") { .v3(["inventory_count": 1]) },
    .init("v2/order_statuses", "store_v2_orders") {
      .json(
        200, [["id": 0, "name": "Incomplete"], ["id": 1, "name": "Pending"]] as [[String: Any]])
    },
    .init("v2/orders", "store_v2_orders") { SandboxAnswer(status: 204) },
    .init("v2/orders/count", "store_v2_orders") { .json(200, ["count": 0]) },
    .init("v2/customer_groups/count", "store_v2_customers") { .json(200, ["count": 0]) },
    .init("v3/customers", "store_v2_customers") { .v3([Int]()) },
    .init("v3/customers/attributes", "store_v2_customers") { .v3([Int]()) },
    .init("v2/blog/tags", "store_v2_content") { .json(200, [Int]()) },
    .init("v2/pages", "store_v2_content") { SandboxAnswer(status: 204) },
    .init("v3/content/widget-templates", "store_v2_content") { .v3([Int]()) },
    .init("v2/banners", "store_v2_marketing") { SandboxAnswer(status: 204) },
    .init("v2/banners/count", "store_v2_marketing") { .json(200, ["count": 0]) },
    .init("v2/coupons/count", "store_v2_marketing") { .json(200, ["count": 0]) },
    .init("v3/promotions", "store_v2_marketing") { .v3([Int]()) },
    .init("v3/themes", "store_themes_manage") { .v3([Int]()) },
    .init("v2/payments/methods", "store_payments_methods_read") { .json(200, [Int]()) },
    .init("v3/carts/1", "store_cart") { .resourceUnknown },
    .init("v3/checkouts/1", "store_checkout") { .resourceUnknown },
    .init("v3/sites/1/routes", "store_sites") { .resourceUnknown },
    .init("v3/channels/currency-assignments", "store_channel_settings") { .v3([Int]()) },
    .init("v3/channels/1/listings", "store_channel_listings") { .v3([Int]()) },
    .init("v3/orders/1/transactions", "store_v2_transactions") { .resourceUnknown },
    .init("v3/content/scripts/1", "store_content_checkout") { .invalid(["uuid": "error.uuid"]) },
  ]
}
