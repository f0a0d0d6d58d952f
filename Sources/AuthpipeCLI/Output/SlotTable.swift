internal import AuthpipeVault

/// The table of `vault slot list`.
struct SlotTable {
  let text: String

  init(_ slots: [SlotDescription], opened: String?, context: Context) {
    let style = Style(context.output, context: context)
    let headings = ["", "SLOT", "OPENED BY", "MADE", "ID"]
    var table = Table(headings.map { .init(styled: style.heading($0), plain: $0) })
    for slot in slots {
      table.add([
        .init(slot.id == opened ? "*" : " "),
        .init(slot.label),
        .init(slot.scryptLogN.map { "passphrase (scrypt 2^\($0))" } ?? "key"),
        .init(context.time(slot.createdAt)),
        .init(slot.id),
      ])
    }
    text = table.text
  }
}

/// A key slot in JSON.
struct SlotJSON: Encodable {
  let id: String
  let label: String
  let kind: String
  let createdAt: String
  let opened: Bool
  @Nullable var scryptLogN: UInt8?

  init(_ slot: SlotDescription, opened: String?) {
    id = slot.id
    label = slot.label
    kind = slot.kind.rawValue
    createdAt = Moment(seconds: slot.createdAt).rfc3339
    self.opened = slot.id == opened
    scryptLogN = slot.scryptLogN
  }
}
