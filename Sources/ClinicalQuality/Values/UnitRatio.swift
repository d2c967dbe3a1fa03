/// How an amount in one unit counts in another, exactly: `(amount + addend) · numerator / denominator − subtrahend`.
struct UnitRatio {
  let numerator: Int128
  let denominator: Int128
  /// What the first scale lacks to its zero, in steps of 10⁻⁸: 273.15 for degrees Celsius.
  var addend: Int128 = 0
  /// What the second scale lacks to its zero.
  var subtrahend: Int128 = 0

  /// Compares an amount in the first unit with one in the second.
  func order(_ left: Decimal, _ right: Decimal) -> Order {
    let (left, right) = (left.scaled + addend, right.scaled + subtrahend)
    guard (left < 0) == (right < 0) else { return left < 0 ? .before : .after }
    let first = left.magnitude.multipliedFullWidth(by: numerator.magnitude)
    let second = right.magnitude.multipliedFullWidth(by: denominator.magnitude)
    let order = first.high == second.high ? Order(first.low, second.low) : Order(first.high, second.high)
    return left < 0 ? order.reversed : order
  }

  /// An amount of the first unit in the second, to 8 places.
  func convert(_ value: Decimal) -> Decimal? {
    let amount = value.scaled + addend
    let steps = Decimal.product(amount.magnitude, numerator.magnitude, over: denominator.magnitude)
    guard let steps, let magnitude = Int128(exactly: steps), magnitude <= Decimal.limit else { return nil }
    return Decimal(scaled: (amount < 0 ? -magnitude : magnitude) - subtrahend)
  }
}

extension Unit {
  /// The unit with a calendar word replaced by its UCUM code.
  var definite: Unit {
    if case .calendar(let unit) = self { .ucum(unit.ucum) } else { self }
  }

  /// How this unit counts in another; `nil` for another kind of unit.
  func ratio(to other: Unit) -> UnitRatio? {
    switch (self, other) {
    case (.calendar(let left), .calendar(let right)):
      if let own = left.months, let wanted = right.months {
        return UnitRatio(numerator: Int128(own), denominator: Int128(wanted))
      }
      return UnitRatio(numerator: Int128(left.milliseconds), denominator: Int128(right.milliseconds))
    case (.calendar(let unit), .ucum), (.ucum, .calendar(let unit)):
      // The length of a calendar year or month is no definite duration.
      return unit.months == nil ? definite.ratio(to: other.definite) : nil
    case (.ucum(let left), .ucum(let right)):
      guard let left = Measure(ucum: left), let right = Measure(ucum: right) else { return nil }
      return left.ratio(to: right)
    }
  }

  /// The unit of a product or a quotient; `nil` where it has none.
  func combined(with other: Unit, _ operation: Operation) -> Unit? {
    guard case .ucum(let left) = definite, case .ucum(let right) = other.definite else { return nil }
    guard left.utf8.count + right.utf8.count < 60 else { return nil }
    if operation == .divide {
      let isCompound = right.contains("/") || right.contains(".")
      return .ucum(left + "/" + (isCompound ? "(\(right))" : right))
    }
    let isSimple = left.allSatisfy { $0.isLetter || $0 == "[" || $0 == "]" || $0 == "_" }
    return .ucum(left == right && isSimple ? left + "2" : left + "." + right)
  }
}
