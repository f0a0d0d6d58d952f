import AuthpipeKit
import Testing

@testable import BigCommerce

@Suite struct HeaderLinesTests {
  /// The value of `name` in `text`; nil where there is none.
  private func value(_ name: String, in text: String) throws -> String? {
    let lines = try HeaderLines(parsing: SecretBytes(text))
    switch try lines.value(of: name) {
    case .some(let value): return value.withBytes { String(decoding: $0, as: UTF8.self) }
    case .none: return nil
    }
  }

  @Test(arguments: [
    "webhook-id: m1", "Webhook-Id:m1\n", "WEBHOOK-ID: m1\r\n",
    "a: b\nwebhook-id:  \t m1 \t\r\nc: d\n",
    "POST /hooks?a=b:c HTTP/1.1\r\nHost: x\r\nwebhook-id: m1\r\n\r\nwebhook-id: m2\r\n",
    "HTTP/1.1 200 OK\nwebhook-id: m1\n\nnot a header\n",
  ])
  func `a header is found in any case, up to the first blank line`(_ text: String) throws {
    #expect(try value("webhook-id", in: text) == "m1")
    #expect(try value("WebHook-ID", in: text) == "m1")
    #expect(try value("webhook", in: text) == nil)
  }

  @Test(arguments: ["", "\n", "\r\n", "\nwebhook-id: m1", "POST / HTTP/1.1"])
  func `there may be none`(_ text: String) throws {
    #expect(try value("webhook-id", in: text) == nil)
  }

  @Test func `an empty value is one`() throws {
    #expect(try value("a", in: "a:\nb: \n") == "")
    #expect(try value("b", in: "a:\nb: \n") == "")
  }

  @Test func `what is there twice is no answer, in whatever case`() {
    #expect(throws: HeaderLines.Fault.repeated(name: "webhook-id")) {
      try value("webhook-id", in: "webhook-id: m1\nx: y\nWebhook-ID: m1\n")
    }
  }

  @Test(arguments: [
    "a: b\nc", "a: b\n : c", "a: b\n: c", "a: b\nc : d", "a: b\n c: d", "a: b\n\tc: d",
    "a: b\nc\u{0}: d", "a: b\nc: d\u{0}", "a: b\nc: d\re: f\n", "a: b\n\u{e9}: c",
    "a: b\nc: \u{1b}[2J",
    "a: b\n\r\r\n",
  ])
  func `a line that is no header is refused`(_ text: String) {
    #expect(throws: HeaderLines.Fault.malformed) { try value("a", in: text) }
  }
}
