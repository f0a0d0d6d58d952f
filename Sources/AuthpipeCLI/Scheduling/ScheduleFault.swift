/// What keeps checks from being scheduled.
enum ScheduleFault: Error {
  case unevenInterval(nearest: String)
  case programMissing
  case unstored
  case descriptor
  case relativePath(String)
  case secret
  case unprintable
  case lineTooLong(Int)
  case notConfirmed
  case confirmationNeeded
  case foreignUnit(path: String)
  case systemdAbsent
  case systemdRefused(order: String, status: Int32, words: String)
  case crontabUnreadable(words: String)
  case crontabRefused(words: String)
  case notInstalled(cause: any Error, isUndone: Bool)
}
