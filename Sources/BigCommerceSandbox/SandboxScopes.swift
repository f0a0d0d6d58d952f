/// The scopes that a sandbox account holds when nobody says otherwise: all a store account can.
package let sandboxScopes: Set<String> = [
  "store_v2_default", "store_v2_information", "store_v2_products", "store_v2_orders",
  "store_v2_transactions", "store_order_fulfillment_manage", "store_fulfillment_methods_manage",
  "store_v2_customers", "store_v2_customers_login", "store_v2_content", "store_content_checkout",
  "store_v2_marketing", "store_cart", "store_checkout", "store_channel_settings",
  "store_channel_listings", "store_sites", "store_themes_manage", "store_inventory",
  "store_locations", "store_translations", "store_stored_payment_instruments",
  "store_payments_methods_read", "store_payments_access_token_create", "store_storefront_api",
  "store_storefront_api_customer_impersonation", "store_metafield_write", "store_logs_read_only",
]
