import AuthpipeKit
import Testing

@testable import BigCommerce

@Suite struct ScopeCatalogueTests {
  @Test(arguments: [
    "store_v2_default", "store_v2_information", "store_v2_products_read_only", "store_cart",
    "store_payments_methods_read", "store_metafield_write_all", "users_basic_information",
    "store_infrastructure_logs_read_only", "account_users_delete", "store_logs_read_only",
  ])
  func `a listed scope is known`(name: String) throws {
    #expect(ScopeCatalogue.isKnown(try #require(Scope(name))))
  }

  @Test(arguments: [
    "store_v2_analytics", "store_v2_shipping", "store_checkouts", "store_v2_checkouts",
    "store_checkout_content", "store_v2", "x",
  ])
  func `a misspelt or unlisted scope is unknown`(name: String) throws {
    #expect(!ScopeCatalogue.isKnown(try #require(Scope(name))))
  }

  @Test func `every name is a scope and stands in one entry`() {
    let names = ScopeCatalogue.entries.flatMap { $0.modify + $0.readOnly }
    #expect(Set(names).count == names.count)
    #expect(names.count == 68)
    #expect(names.allSatisfy { Scope($0) != nil })
    #expect(Set(ScopeCatalogue.entries.map(\.label)).count == ScopeCatalogue.entries.count)
  }
}
