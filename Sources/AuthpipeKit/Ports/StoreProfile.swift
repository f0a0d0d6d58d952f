/// What is kept of a store's own description: nothing personal.
package struct StoreProfile: Sendable, Equatable {
  /// The store hash, as the store reports it.
  package var id: String
  package var name: String?
  package var plan: String?
  /// `live`, or whatever else the store reports; the vocabulary is not documented.
  package var status: String?
  package var isTrial: Bool?

  package init(
    id: String, name: String? = nil, plan: String? = nil,
    status: String? = nil, isTrial: Bool? = nil
  ) {
    self.id = id
    self.name = name
    self.plan = plan
    self.status = status
    self.isTrial = isTrial
  }
}
