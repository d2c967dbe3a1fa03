/// Reads the grammar of UCUM codes: components with exponents, joined by `.` and `/`.
struct UCUMReader {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: wanted) else { return false }
    position += 1
    return true
  }

  /// Reads `/s`, `kg/m2` or `(mL/min)/{1.73_m2}`.
  mutating func readTerm() -> Measure? {
    var measure = Measure()
    var isDivided = take("/")
    while true {
      guard let (component, power) = readComponent() else { return nil }
      guard let product = measure.multiplied(by: component, power: isDivided ? -power : power) else {
        return nil
      }
      measure = product
      if take(".") {
        isDivided = false
      } else if take("/") {
        isDivided = true
      } else {
        return measure
      }
    }
  }

  private mutating func readComponent() -> (Measure, power: Int)? {
    if take("(") {
      guard depth < 8 else { return nil }
      depth += 1
      defer { depth -= 1 }
      guard let inner = readTerm(), take(")") else { return nil }
      return (inner, 1)
    }
    if byte == UInt8(ascii: "{") { return skipAnnotation() ? (Measure(), 1) : nil }
    if let number = readNumber() {
      guard take("*") || take("^") else { return (Measure(Int128(number)), 1) }
      return number == 10 ? readExponent(of: Measure(10)) : nil
    }
    guard let atom = readAtom() else { return nil }
    return readExponent(of: atom)
  }

  private mutating func readExponent(of atom: Measure) -> (Measure, power: Int)? {
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    let power = readNumber() ?? 1
    if byte == UInt8(ascii: "{"), !skipAnnotation() { return nil }
    return (atom, isNegative ? -power : power)
  }

  /// Reads at most three digits that stand for 1 or more.
  private mutating func readNumber() -> Int? {
    var number: Int?
    while let digit = byte, digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9"), number ?? 0 < 100 {
      number = (number ?? 0) * 10 + Int(digit - UInt8(ascii: "0"))
      position += 1
    }
    return number == 0 ? nil : number
  }

  private mutating func skipAnnotation() -> Bool {
    while let byte, byte != UInt8(ascii: "}") { position += 1 }
    return take("}")
  }

  /// Reads a unit with its prefix, letters and brackets.
  private mutating func readAtom() -> Measure? {
    let start = position
    while let byte, isAtomByte(byte) {
      if byte == UInt8(ascii: "[") {
        while let inner = self.byte, inner != UInt8(ascii: "]") { position += 1 }
      }
      if position < bytes.count { position += 1 }
    }
    let symbol = String(decoding: bytes[start..<position], as: UTF8.self)
    if let measure = Measure.metric[symbol] ?? Measure.plain[symbol] { return measure }
    for prefix in Measure.prefixes where symbol.hasPrefix(prefix.symbol) {
      if let measure = Measure.metric[String(symbol.dropFirst(prefix.symbol.count))], measure.addend == 0 {
        return measure.multiplied(by: Measure(10), power: prefix.power)
      }
    }
    return nil
  }

  private func isAtomByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "["),
      UInt8(ascii: "%"):
      true
    default: false
    }
  }
}
