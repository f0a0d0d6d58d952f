internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// The table of `check --scopes`: declared beside observed.
struct ScopeTable {
  let text: String

  /// The scopes of each outcome that was alive, in the order given.
  init(_ outcomes: [CheckOutcome], context: Context) {
    let style = Style(context.output, context: context)
    let headings = ["CONNECTION", "SCOPE", "DECLARED", "OBSERVED"]
    var table = Table(headings.map { .init(styled: style.heading($0), plain: $0) })
    for outcome in outcomes {
      for line in outcome.scopes?.lines ?? [] {
        let words = ScopeWords(line: line)
        let isLacking = line.access == .absent && !line.declared.isEmpty
        table.add([
          .init(outcome.connection.reference.description), .init(words.label),
          .init(words.declared),
          .init(
            styled: isLacking ? style.warning(words.observed) : words.observed,
            plain: words.observed),
        ])
      }
    }
    text = table.text
  }
}
