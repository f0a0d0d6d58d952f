package import AuthpipeKit

/// The scopes BigCommerce is known to have, with the control panel's own labels.
package enum ScopeCatalogue {
  /// One line of the catalogue (BigCommerce's documentation, "API accounts", unless noted).
  package struct Entry: Sendable {
    /// What the control panel calls it.
    package let label: String
    /// The scopes that allow changes.
    package let modify: [String]
    /// The scopes that allow reading alone.
    package let readOnly: [String]
  }

  /// The scopes that open `/v2/store`.
  static let information: Set = ["store_v2_information", "store_v2_information_read_only"]

  /// Whether the catalogue lists `scope`; BigCommerce adds scopes, so an unknown one may be real.
  package static func isKnown(_ scope: Scope) -> Bool { names.contains(scope.name) }

  private static let names = Set(entries.flatMap { $0.modify + $0.readOnly })

  /// All entries, in the documentation's order.
  package static let entries: [Entry] = [
    // Always on; seen in the answers to real installations.
    entry("Default", "store_v2_default"),
    entry("Information & Settings", "store_v2_information", "store_v2_information_read_only"),
    entry("Products", "store_v2_products", "store_v2_products_read_only"),
    entry("Orders", "store_v2_orders", "store_v2_orders_read_only"),
    entry("Order Transactions", "store_v2_transactions", "store_v2_transactions_read_only"),
    entry(
      "Order Fulfillment", "store_order_fulfillment_manage", "store_order_fulfillment_read_only"),
    entry(
      "Fulfillment Methods", "store_fulfillment_methods_manage",
      "store_fulfillment_methods_read_only"),
    entry("Customers", "store_v2_customers", "store_v2_customers_read_only"),
    entry("Customers Login", "store_v2_customers_login"),
    entry("Content", "store_v2_content", "store_v2_content_read_only"),
    entry("Checkout Content", "store_content_checkout", "store_content_checkout_read_only"),
    entry("Marketing", "store_v2_marketing", "store_v2_marketing_read_only"),
    entry("Carts", "store_cart", "store_cart_read_only"),
    entry("Checkouts", "store_checkout", "store_checkout_read_only"),
    entry("Channel Settings", "store_channel_settings", "store_channel_settings_read_only"),
    entry("Channel Listings", "store_channel_listings", "store_channel_listings_read_only"),
    entry("Sites & Routes", "store_sites", "store_sites_read_only"),
    entry("Themes", "store_themes_manage", "store_themes_read_only"),
    entry("Store Inventory", "store_inventory", "store_inventory_read_only"),
    entry("Store Locations", "store_locations", "store_locations_read_only"),
    entry("Store Translations", "store_translations", "store_translations_read_only"),
    entry(
      "Stored Payment Instruments", "store_stored_payment_instruments",
      "store_stored_payment_instruments_read_only"),
    entry("Payments - Get accepted methods", nil, "store_payments_methods_read"),
    entry("Create Payments", "store_payments_access_token_create"),
    entry("Storefront API Tokens", "store_storefront_api"),
    entry(
      "Storefront API Customer Impersonation Tokens",
      "store_storefront_api_customer_impersonation"),
    Entry(
      label: "Metafields Access", modify: ["store_metafield_write", "store_metafield_write_all"],
      readOnly: []),
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
      ]),
    Entry(
      label: "Account: details, apps, stores", modify: [],
      readOnly: ["account_read", "account_apps_read", "account_stores_read"]),
    Entry(
      label: "Account: checkouts, subscriptions, users",
      modify: [
        "account_checkouts_create", "account_subscriptions_cancel", "account_users_write",
        "account_users_delete",
      ],
      readOnly: ["account_checkouts_read", "account_subscriptions_read", "account_users_read"]),
    // Of users rather than stores; seen in the answers to real installations.
    entry("User identity", nil, "users_basic_information"),
  ]

  private static func entry(_ label: String, _ modify: String?, _ readOnly: String? = nil) -> Entry
  {
    Entry(
      label: label, modify: modify.map { [$0] } ?? [], readOnly: readOnly.map { [$0] } ?? [])
  }
}
