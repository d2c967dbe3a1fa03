/// A calendar unit that CQL writes as a word.
public enum CalendarUnit: String, Hashable, Sendable, CaseIterable {
  case year, month, week, day, hour, minute, second, millisecond

  /// The unit that a word names, singular or plural.
  init?(word: String) {
    let singular = word.hasSuffix("s") ? String(word.dropLast()) : word
    self.init(rawValue: singular)
  }

  /// How many milliseconds one is; a year counts as 365 days and a month as 30, as CQL converts them.
  var milliseconds: Int64 {
    switch self {
    case .year: 31_536_000_000
    case .month: 2_592_000_000
    case .week: 604_800_000
    case .day: 86_400_000
    case .hour: 3_600_000
    case .minute: 60_000
    case .second: 1000
    case .millisecond: 1
    }
  }

  /// How many months one is, for the two units whose length in days varies.
  var months: Int? {
    switch self {
    case .year: 12
    case .month: 1
    case .week, .day, .hour, .minute, .second, .millisecond: nil
    }
  }

  /// The UCUM unit that CQL holds for equivalent.
  var ucum: String {
    switch self {
    case .year: "a"
    case .month: "mo"
    case .week: "wk"
    case .day: "d"
    case .hour: "h"
    case .minute: "min"
    case .second: "s"
    case .millisecond: "ms"
    }
  }

  /// The unit behind the UCUM code of a definite duration.
  init?(ucum: String) {
    switch ucum {
    case "a": self = .year
    case "mo": self = .month
    case "wk": self = .week
    case "d": self = .day
    case "h": self = .hour
    case "min": self = .minute
    case "s": self = .second
    case "ms": self = .millisecond
    default: return nil
    }
  }
}

/// The unit of a quantity.
public enum Unit: Hashable, Sendable {
  /// A calendar duration: `10 minutes`.
  case calendar(CalendarUnit)
  /// A UCUM code, as it was written: `38.5 'Cel'`.
  case ucum(String)

  /// The unit of a plain number.
  public static let one = Unit.ucum("1")
}
