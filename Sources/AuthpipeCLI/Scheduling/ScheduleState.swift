/// What there is of a schedule, beside one that could be installed.
enum ScheduleState {
  case absent
  case same
  case different
}
