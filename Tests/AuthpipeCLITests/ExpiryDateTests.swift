import Testing

@testable import AuthpipeCLI

@Suite struct ExpiryDateTests {
  // The seconds are those that date(1) gives.
  @Test(arguments: [
    ("1970-01-01", Int64(0)), ("2027-01-31", 1_801_353_600), ("2024-02-29", 1_709_164_800),
    ("2027-01-31T09:30:00Z", 1_801_387_800), ("2027-01-31t09:30:00z", 1_801_387_800),
    ("2027-01-31 09:30:00.125Z", 1_801_387_800), ("2027-01-31T09:30:00+02:00", 1_801_380_600),
    ("2027-01-31T09:30:00-11:45", 1_801_430_100), ("9999-12-31T23:59:59Z", 253_402_300_799),
    ("2000-03-01", 951_868_800), ("2100-03-01", 4_107_542_400),
  ])
  func `a date of RFC 3339 is taken`(text: String, seconds: Int64) throws {
    #expect(try ExpiryDate(parsing: text).seconds == seconds)
  }

  @Test(arguments: [
    "", "2027", "2027-1-31", "2027-01-32", "2027-02-29", "2100-02-29", "2027-13-01", "2027-00-10",
    "2027-01-00", "31.01.2027", "2027-01-31T", "2027-01-31T09:30", "2027-01-31T09:30:00",
    "2027-01-31T24:00:00Z", "2027-01-31T09:60:00Z", "2027-01-31T09:30:00.Z",
    "2027-01-31T09:30:00+0200", "2027-01-31Z", "2027-01-31T09:30:00Zx", "+027-01-31",
    "２027-01-31", "1969-12-31", "tomorrow",
  ])
  func `what is no date is refused`(text: String) {
    #expect { try ExpiryDate(parsing: text) } throws: {
      guard case OptionFault.dateMalformed = $0 else { return false }
      return true
    }
  }
}
