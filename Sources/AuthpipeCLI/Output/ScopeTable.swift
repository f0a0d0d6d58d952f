internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// The table of `check --scopes`: declared beside observed.
struct ScopeTable {
  let text: String

  /// The scopes of each entry that was alive, in the order given.
  init(_ entries: [CheckEntry], context: Context) {
    let style = Style(context.output, context: context)
    let headings = ["CONNECTION", "SCOPE", "DECLARED", "OBSERVED"]
    var table = Table(headings.map { .init(styled: style.heading($0), plain: $0) })
    for entry in entries {
      for line in entry.scopes?.lines ?? [] {
        let words = ScopeWords(line: line)
        let isLacking = line.access == .absent && !line.declared.isEmpty
        table.add([
          .init(entry.name), .init(words.label),
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
