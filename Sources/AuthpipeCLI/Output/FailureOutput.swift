/// Writes a failure to standard error: two lines for people, one JSON object for programs.
struct FailureOutput {
  private struct JSON: Encodable {
    let schema = "authpipe.error/1"
    let code: String
    let message: String
    @Nullable var hint: String?
    let exit: Int32
  }

  let diagnostics: StandardStream

  func write(_ failure: Failure, asJSON: Bool) {
    if asJSON,
      let line = try? JSONOutput.line(
        JSON(
          code: failure.code, message: failure.message, hint: failure.hint,
          exit: failure.exit.rawValue))
    {
      diagnostics.writeBestEffort(line)
      return
    }
    var text = "authpipe: error: \(failure.message)\n"
    if let hint = failure.hint { text += "authpipe: hint: \(hint)\n" }
    diagnostics.writeBestEffort(text)
  }
}
