/// What a store says about itself.
extension SandboxStore {
  /// The body of `GET /v2/store`; personal fields are there, as they are in the real one.
  var details: [String: Any] {
    [
      "id": hash, "account_uuid": "00000000-0000-4000-8000-000000000001",
      "domain": "\(hash).sandbox.example", "secure_url": "https://\(hash).sandbox.example",
      "control_panel_base_url": "https://store-\(hash).mybigcommerce.com", "status": "live",
      "name": name, "first_name": "Sandra", "last_name": "Box", "address": "1 Road",
      "country": "United States", "country_code": "US", "infrastructure_region": "us-central1",
      "phone": "000", "admin_email": "admin@\(hash).sandbox.example",
      "order_email": "orders@\(hash).sandbox.example", "language": "en", "currency": "USD",
      "plan_name": "Standard", "plan_level": "Standard", "plan_is_trial": false,
      "industry": "Technology", "logo": [Int](), "store_id": number, "default_channel_id": 1,
      "default_site_id": 1000,
    ]
  }

  /// The same in XML, which is what v2 answers to who does not ask for JSON.
  var detailsXML: String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <store><id>\(hash)</id><name>\(name)</name><status>live</status></store>
    """
  }
}
