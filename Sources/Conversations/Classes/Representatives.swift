package import ClinicalQuality
package import Dialogs

/// Answers that stand for all others of a question.
package struct Representatives {
  package private(set) var values: [Value] = []
  /// Whether they cover every answer.
  package private(set) var isExact = true

  /// - Parameter points: The constants that conditions compare the answer with.
  package init(of question: Question, comparedWith points: Set<Value>) {
    switch question.kind {
    case .yesNo: values = [.boolean(false), .boolean(true)]
    case .choice(let options): values = options.map { .string($0.id) }
    case .checklist: break
    case .text: values = Self.texts(points)
    case .number, .frequency:
      let ends = points.union(question.within.map { [$0.low, $0.high] } ?? [])
      values = NumberLine(points: ends.compactMap(\.number) + [.zero]).values.map(Value.decimal)
    case .duration: addDurations(points.union(question.within.map { [$0.low, $0.high] } ?? []))
    }
    values = values.filter { question.isInRange(.value($0)) }
  }

  /// The texts that are compared with, and one that is none of them.
  private static func texts(_ points: Set<Value>) -> [Value] {
    let named = points.filter { if case .string = $0 { true } else { false } }.sorted {
      $0.literal < $1.literal
    }
    var other = "…"
    while named.contains(.string(other)) { other += "…" }
    return [.string(other)] + named
  }

  // MARK: - Durations

  /// A month and a year have no fixed length in days: what is said in them is compared in its own way.
  private mutating func addDurations(_ points: Set<Value>) {
    let constants = points.compactMap { value in
      if case .quantity(let quantity) = value { quantity } else { nil }
    }
    isExact = constants.allSatisfy(\.hasFixedLength)
    let seconds = constants.compactMap(\.seconds) + [.zero]
    let line = NumberLine(points: seconds) { point in
      let units = constants.filter { $0.seconds == point }.map(\.step)
      return units.min() ?? Decimal(1)
    }
    values = line.values.map { value in
      let near = constants.filter { $0.isCalendar && $0.seconds.map { $0 <= value } ?? false }
      let unit = near.max { ($0.seconds ?? .zero) < ($1.seconds ?? .zero) }?.unit ?? .calendar(.second)
      return .quantity(Quantity(value: value, unit: .calendar(.second)).written(in: unit))
    }
    guard constants.contains(where: \.isLong) else { return }
    for unit in [CalendarUnit.month, .year] {
      let length = Quantity(value: Decimal(1), unit: .calendar(unit)).seconds ?? Decimal(1)
      var amounts = constants.compactMap { $0.seconds?.divided(by: length) }
      amounts += constants.compactMap { $0.amount(inLong: unit) }
      values += NumberLine(points: amounts + [.zero]).values.map {
        .quantity(Quantity(value: $0, unit: .calendar(unit)))
      }
    }
  }
}

/// Numbers cut at some points: each point, one number between neighbours, and one on either side of all.
private struct NumberLine {
  package private(set) var values: [Decimal] = []

  /// - Parameter step: How far from a point a number next to it is best taken.
  init(points: [Decimal], step: (Decimal) -> Decimal = { _ in Decimal(1) }) {
    var last: Decimal?
    for point in Set(points).sorted() {
      if let last {
        values += Self.between(last, point, step(last)).map { [$0] } ?? []
      } else {
        values += point.subtracting(step(point)).map { [$0] } ?? []
      }
      values.append(point)
      last = point
    }
    values += last?.adding(last.map(step) ?? Decimal(1)).map { [$0] } ?? []
  }

  /// One step further where there is room, else the next whole number, else the middle.
  private static func between(_ low: Decimal, _ high: Decimal, _ step: Decimal) -> Decimal? {
    if let next = low.adding(step), next < high { return next }
    if let next = low.truncatedDivided(by: Decimal(1))?.adding(Decimal(1)), low < next, next < high {
      return next
    }
    let middle = low.adding(high)?.divided(by: Decimal(2))
    return middle.flatMap { low < $0 && $0 < high ? $0 : nil }
  }
}

extension Value {
  fileprivate var number: Decimal? {
    switch self {
    case .integer(let number): Decimal(Int(number))
    case .decimal(let number): number
    case .quantity(let quantity): quantity.value
    case .null, .boolean, .string, .list, .interval: nil
    }
  }
}

extension Quantity {
  /// One of its unit in seconds, as far as it has a fixed length.
  fileprivate var step: Decimal {
    hasFixedLength ? Quantity(value: Decimal(1), unit: unit).seconds ?? Decimal(1) : Decimal(1)
  }

  fileprivate var isCalendar: Bool { if case .calendar = unit { true } else { false } }

  /// Whether it has the same length in every comparison with a span of seconds.
  fileprivate var hasFixedLength: Bool {
    switch unit {
    case .calendar: true
    case .ucum(let code): ["wk", "d", "h", "min", "s", "ms"].contains(code)
    }
  }

  /// Whether months and years are compared with it in another way than days are.
  fileprivate var isLong: Bool {
    switch unit {
    case .calendar(let unit): unit == .month || unit == .year
    case .ucum: true
    }
  }

  /// A calendar month or year counted in the other.
  fileprivate func amount(inLong wanted: CalendarUnit) -> Decimal? {
    switch (unit, wanted) {
    case (.calendar(.month), .month), (.calendar(.year), .year): value
    case (.calendar(.year), .month): value.multiplied(by: Decimal(12))
    case (.calendar(.month), .year): value.divided(by: Decimal(12))
    default: nil
    }
  }

  /// The same span in another unit where it comes out even and the unit has a fixed length, else as it is.
  fileprivate func written(in wanted: Unit) -> Quantity {
    guard case .calendar(let unit) = wanted, unit != .month, unit != .year,
      let length = Quantity(value: Decimal(1), unit: wanted).seconds,
      let amount = value.divided(by: length), amount.multiplied(by: length) == value
    else { return self }
    return Quantity(value: amount, unit: wanted)
  }
}
