package import AuthpipeKit

/// The scopes BigCommerce is known to have, with the control panel's own labels.
package enum ScopeCatalogue {
  /// One line of the catalogue (BigCommerce's documentation, "API accounts", unless noted).
  package struct Entry: Equatable, Sendable {
    /// What the control panel calls it.
    package let label: String
    /// The scopes that allow changes.
    package let modify: [String]
    /// The scopes that allow reading alone.
    package let readOnly: [String]
    /// The read that shows whether a token may read there, where one is known to be harmless.
    package let probe: ScopeProbe?

    /// The scopes' names, those that allow changes first.
    package var names: [String] { modify + readOnly }

    /// What a read that succeeds proves a token to have: no more than the reading.
    package var readScope: String { readOnly.first ?? modify[0] }
  }

  /// The scopes that open `/v2/store`.
  package static let information: Set = ["store_v2_information", "store_v2_information_read_only"]

  /// The scope that every token has.
  package static let always = "store_v2_default"

  /// Whether the catalogue lists `scope`; BigCommerce adds scopes, so an unknown one may be real.
  package static func isKnown(_ scope: Scope) -> Bool { names.contains(scope.name) }

  /// The entry that lists a scope of that name, or nil.
  package static func entry(listing name: String) -> Entry? {
    entries.first { $0.names.contains(name) }
  }

  /// Where a name stands in the catalogue; one that it does not list comes last.
  package static func place(of name: String) -> Int {
    allNames.firstIndex(of: name) ?? allNames.count
  }

  /// The names of all scopes, in the catalogue's order.
  package static let allNames = entries.flatMap(\.names)

  private static let names = Set(allNames)

  /// All entries: the connector's first, the rest in the documentation's order.
  package static let entries = connector + others

  /// The seven that BigCommerce's connector asks for, with thirteen scopes between them.
  package static let connector: [Entry] = [
    // Always on; seen in the answers to real installations.
    entry("Default", "store_v2_default", probe: .observed("v2/time")),
    entry(
      "Products", "store_v2_products", "store_v2_products_read_only",
      probe: .observed("v3/catalog/products?limit=1&include_fields=id")),
    entry(
      "Orders", "store_v2_orders", "store_v2_orders_read_only",
      probe: .documented("v2/order_statuses", observed: "v2/orders?limit=1")),
    entry(
      "Customers", "store_v2_customers", "store_v2_customers_read_only",
      probe: .documented("v2/customer_groups/count", observed: "v3/customers?limit=1")),
    entry(
      "Content", "store_v2_content", "store_v2_content_read_only",
      probe: .documented("v2/blog/tags", observed: "v2/pages?limit=1")),
    entry(
      "Marketing", "store_v2_marketing", "store_v2_marketing_read_only",
      probe: .documented("v2/banners/count", observed: "v2/banners?limit=1")),
    entry(
      "Information & Settings", "store_v2_information", "store_v2_information_read_only",
      probe: .observed("v2/store")),
  ]

  /// The rest.
  package static let others: [Entry] = [
    entry(
      "Order Transactions", "store_v2_transactions", "store_v2_transactions_read_only",
      probe: .observedAround("v3/orders/1/transactions")),
    entry(
      "Order Fulfillment", "store_order_fulfillment_manage", "store_order_fulfillment_read_only"),
    entry(
      "Fulfillment Methods", "store_fulfillment_methods_manage",
      "store_fulfillment_methods_read_only"),
    entry("Customers Login", "store_v2_customers_login"),
    entry(
      "Checkout Content", "store_content_checkout", "store_content_checkout_read_only",
      probe: .observedAround("v3/content/scripts/1")),
    entry(
      "Carts", "store_cart", "store_cart_read_only",
      probe: .observedAround("v3/carts/1")),
    entry(
      "Checkouts", "store_checkout", "store_checkout_read_only",
      probe: .observedAround("v3/checkouts/1")),
    entry(
      "Channel Settings", "store_channel_settings", "store_channel_settings_read_only",
      probe: .observedAround("v3/channels/currency-assignments")),
    entry(
      "Channel Listings", "store_channel_listings", "store_channel_listings_read_only",
      probe: .observedAround("v3/channels/1/listings")),
    entry(
      "Sites & Routes", "store_sites", "store_sites_read_only",
      probe: .observedAround("v3/sites/1/routes")),
    entry(
      "Themes", "store_themes_manage", "store_themes_read_only",
      probe: .observedAround("v3/themes")),
    entry("Store Inventory", "store_inventory", "store_inventory_read_only"),
    entry("Store Locations", "store_locations", "store_locations_read_only"),
    entry("Store Translations", "store_translations", "store_translations_read_only"),
    entry(
      "Stored Payment Instruments", "store_stored_payment_instruments",
      "store_stored_payment_instruments_read_only"),
    entry(
      "Payments - Get accepted methods", nil, "store_payments_methods_read",
      probe: .observedAround("v2/payments/methods")),
    entry("Create Payments", "store_payments_access_token_create"),
    entry("Storefront API Tokens", "store_storefront_api"),
    entry(
      "Storefront API Customer Impersonation Tokens",
      "store_storefront_api_customer_impersonation"),
    Entry(
      label: "Metafields Access", modify: ["store_metafield_write", "store_metafield_write_all"],
      readOnly: [], probe: nil),
    entry("Metafield Ownership", "store_metafield_change_owner"),
    entry("App Extensions", "store_app_extensions_manage"),
    // BigCommerce's specification, "Store Logs".
    entry("Store logs", nil, "store_logs_read_only"),
    // BigCommerce's specification, "Infrastructure hosting".
    Entry(
      label: "Infrastructure",
      modify: [
        "store_infrastructure_deployments_manage",
        "store_infrastructure_deployments_create_preview",
        "store_infrastructure_projects_manage",
      ],
      readOnly: [
        "store_infrastructure_deployments_read_only", "store_infrastructure_projects_read_only",
        "store_infrastructure_logs_read_only",
      ], probe: nil),
    Entry(
      label: "Account: details, apps, stores", modify: [],
      readOnly: ["account_read", "account_apps_read", "account_stores_read"], probe: nil),
    Entry(
      label: "Account: checkouts, subscriptions, users",
      modify: [
        "account_checkouts_create", "account_subscriptions_cancel", "account_users_write",
        "account_users_delete",
      ],
      readOnly: ["account_checkouts_read", "account_subscriptions_read", "account_users_read"],
      probe: nil),
    // Of users rather than stores; seen in the answers to real installations.
    entry("User identity", nil, "users_basic_information"),
  ]

  private static func entry(
    _ label: String, _ modify: String?, _ readOnly: String? = nil, probe: ScopeProbe? = nil
  ) -> Entry {
    Entry(
      label: label, modify: modify.map { [$0] } ?? [], readOnly: readOnly.map { [$0] } ?? [],
      probe: probe)
  }
}
