internal import BigCommerce

/// The catalogue of scopes as `scopes` prints it.
struct ScopeCatalogueOutput {
  private struct Answer: Encodable {
    let schema = "authpipe.scopes/1"
    let scopes: [Line]
  }

  private struct Line: Encodable {
    let scope: String
    let label: String
    let level: String
    /// Whether it is one of the thirteen of BigCommerce's connector.
    let connector: Bool
    @Nullable var probe: String?
  }

  private let lines: [Line]

  init() {
    lines =
      ScopeCatalogue.connector.flatMap { Self.lines(of: $0, connector: true) }
      + ScopeCatalogue.others.flatMap { Self.lines(of: $0, connector: false) }
  }

  func json() throws -> String { try JSONOutput.line(Answer(scopes: lines)) }

  func table(_ context: Context) -> String {
    let style = Style(context.output, context: context)
    let headings = ["SCOPE", "CONTROL PANEL", "LEVEL", "PROBE"]
    var table = Table(headings.map { .init(styled: style.heading($0), plain: $0) })
    for line in lines {
      table.add([
        .init(line.scope), .init(line.label), .init(line.level), .init(line.probe ?? "-"),
      ])
    }
    return table.text
  }

  private static func lines(of entry: ScopeCatalogue.Entry, connector: Bool) -> [Line] {
    entry.names.map { name in
      Line(
        scope: name, label: entry.label,
        level: level(of: name, in: entry), connector: connector,
        probe: entry.probe.map { "GET /\($0.path)" })
    }
  }

  private static func level(of name: String, in entry: ScopeCatalogue.Entry) -> String {
    if name == ScopeCatalogue.always { return "always-on" }
    return entry.readOnly.contains(name) ? "read-only" : "modify"
  }
}
