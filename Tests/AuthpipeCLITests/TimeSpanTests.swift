import Testing

@testable import AuthpipeCLI

@Suite struct TimeSpanTests {
  @Test(arguments: [
    ("1s", Int64(1)), ("90s", 90), ("15m", 900), ("36h", 129_600), ("30d", 2_592_000),
    ("007s", 7), ("3652d", 315_532_800),
  ])
  func `a number with its unit is a length of time`(text: String, seconds: Int64) throws {
    #expect(try TimeSpan(parsing: text, for: "--every").seconds == seconds)
  }

  @Test(arguments: [
    "", "s", "15", "m15", "15M", "15 m", " 15m", "15m ", "+15m", "-15m", "1.5h", "1h30m", "15min",
    "１５m", "15\u{301}m", "0x1s",
  ])
  func `what has no number or no unit is none`(text: String) {
    #expect { try TimeSpan(parsing: text, for: "--every") } throws: {
      guard case OptionFault.durationMalformed("--every") = $0 else { return false }
      return true
    }
  }

  @Test(arguments: ["0s", "0d", "3653d", "315532801s", "9223372036854775807d"])
  func `nothing at all, and more than ten years, are refused`(text: String) {
    #expect { try TimeSpan(parsing: text, for: "--every") } throws: {
      guard case OptionFault.durationOutOfRange("--every", .decade) = $0 else { return false }
      return true
    }
  }

  @Test func `an hour is the most where no more makes sense`() throws {
    #expect(try TimeSpan(parsing: "60m", for: "--jitter", upTo: .hour).seconds == 3_600)
    #expect { try TimeSpan(parsing: "3601s", for: "--jitter", upTo: .hour) } throws: {
      guard case OptionFault.durationOutOfRange("--jitter", .hour) = $0 else { return false }
      return true
    }
  }
}
