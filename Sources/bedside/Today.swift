public import ArgumentParser
import Glibc
public import Understanding

extension Day: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }

  /// The day on the machine's clock, in its own time zone; `nil` where that is set beyond all calendars.
  static var ofClock: Day? {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return Day(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }
}
