/// Reads and checks plain conditions at once, without a token, a tree or a closure.
///
/// It only ever agrees with ``Parser`` and ``Checker``: whatever is not plain, or not right, it leaves to them. That
/// makes loading a large dialog several times faster.
struct PlainReader {
  /// How deep parentheses and `not` may stand within each other here.
  private static let nestingLimit = 16
  /// How many parts a condition may have here.
  static let stepLimit = 64

  private let bytes: UnsafeBufferPointer<UInt8>
  private let scope: any NameScope
  private let steps: UnsafeMutableBufferPointer<PlainCondition.Step>
  private var count = 0
  private var choices: [ValueType] = []
  private var position = 0
  /// The end of what was read last.
  private var lastEnd = 0

  /// Reads a condition; `nil` where it is not plain.
  static func read(_ text: ArraySlice<UInt8>, in scope: any NameScope) -> PlainCondition? {
    withUnsafeTemporaryAllocation(of: PlainCondition.Step.self, capacity: stepLimit) { steps in
      text.withUnsafeBufferPointer { bytes in
        var reader = PlainReader(bytes: bytes, scope: scope, steps: steps)
        guard reader.readChain(.or, depth: 0), reader.position == bytes.count else { return nil }
        return PlainCondition(steps: Array(steps[..<reader.count]), choices: reader.choices)
      }
    }
  }

  private init(
    bytes: UnsafeBufferPointer<UInt8>, scope: any NameScope,
    steps: UnsafeMutableBufferPointer<PlainCondition.Step>
  ) {
    self.bytes = bytes
    self.scope = scope
    self.steps = steps
    skipBlanks()
  }

  // MARK: Grammar

  /// `a or b or c`, each of them a chain of `and`.
  private mutating func readChain(_ operation: Operation, depth: Int) -> Bool {
    let start = position
    var operands: UInt16 = 0
    repeat {
      guard operation == .or ? readChain(.and, depth: depth) : readOperand(depth) else { return false }
      operands += 1
    } while takeWord(operation == .or ? "or" : "and")
    return operands == 1 || add(operation, operands, from: start)
  }

  private mutating func readOperand(_ depth: Int) -> Bool {
    guard depth < Self.nestingLimit else { return false }
    let start = position
    if takeWord("not") {
      guard readTruth(depth + 1) else { return false }
      return add(.not, 1, from: start)
    }
    if byte == UInt8(ascii: "(") { return readTruth(depth) }
    guard let name = takeName(), let type = addFact(name) else { return false }
    guard let comparison = takeComparison() else { return type == .boolean }
    return addLiteral(type, comparison) && add(comparison, 2, from: start)
  }

  /// What `not` takes: a Boolean fact, `not`, or something in parentheses; no comparison may follow it.
  private mutating func readTruth(_ depth: Int) -> Bool {
    guard depth < Self.nestingLimit else { return false }
    let start = position
    if takeWord("not") { return readTruth(depth + 1) && add(.not, 1, from: start) }
    guard byte == UInt8(ascii: "(") else {
      guard let name = takeName() else { return false }
      return addFact(name) == .boolean
    }
    take(1)
    guard readChain(.or, depth: depth + 1), byte == UInt8(ascii: ")") else { return false }
    take(1)
    // The parentheses belong to the place of what stands in them.
    steps[count - 1].start = UInt32(start)
    steps[count - 1].end = UInt32(lastEnd)
    return true
  }

  // MARK: Parts

  private mutating func add(_ step: PlainCondition.Step) -> Bool {
    guard count < Self.stepLimit else { return false }
    steps.initializeElement(at: count, to: step)
    count += 1
    return true
  }

  private mutating func add(_ operation: Operation, _ operands: UInt16, from start: Int) -> Bool {
    add(
      .init(
        kind: .operation, detail: operation.rawValue, count: operands, start: UInt32(start),
        end: UInt32(lastEnd)))
  }

  /// Adds what a name stands for, and gives back its type.
  private mutating func addFact(_ name: Range<Int>) -> ValueType? {
    let word = String(decoding: bytes[name], as: UTF8.self)
    guard case .fact(let slot, let type) = scope.symbol(named: word) else { return nil }
    let detail: Int
    switch type {
    case .boolean: detail = 0
    case .integer: detail = 1
    case .decimal: detail = 2
    case .quantity: detail = 3
    case .choice:
      detail = PlainCondition.simpleTypes.count + choices.count
      choices.append(type)
    case .any, .string, .list, .interval: return nil
    }
    let step = PlainCondition.Step(
      kind: .fact, detail: UInt8(detail), number: UInt32(clamping: slot), start: UInt32(name.lowerBound),
      end: UInt32(name.upperBound))
    return add(step) ? type : nil
  }

  /// Adds the literal that a fact of a type is compared with.
  private mutating func addLiteral(_ type: ValueType, _ comparison: Operation) -> Bool {
    let start = position
    let (kind, detail, number): (PlainCondition.Step.Kind, UInt8, UInt32)
    switch type {
    case .choice(let choice):
      guard comparison == .equal || comparison == .notEqual, let option = takeOption(of: choice) else {
        return false
      }
      (kind, detail, number) = (.option, 0, option)
    case .integer, .decimal:
      guard let whole = takeNumber() else { return false }
      (kind, detail, number) = (type == .integer ? .integer : .decimal, 0, whole)
    case .quantity:
      guard let whole = takeNumber(), let unit = takeUnit() else { return false }
      (kind, detail, number) = (.duration, unit, whole)
    case .any, .boolean, .string, .list, .interval: return false
    }
    return add(.init(kind: kind, detail: detail, number: number, start: UInt32(start), end: UInt32(lastEnd)))
  }

  // MARK: Words and signs

  private var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }

  /// Takes bytes, and the blanks behind them.
  private mutating func take(_ length: Int) {
    position += length
    lastEnd = position
    skipBlanks()
  }

  private mutating func skipBlanks() {
    while position < bytes.count, isBlank(bytes[position]) { position += 1 }
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

  private var wordLength: Int {
    var end = position
    while end < bytes.count, isWordByte(bytes[end]) { end += 1 }
    return end - position
  }

  /// Takes a word if it comes next.
  private mutating func takeWord(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard bytes.count - position >= length, wordLength == length else { return false }
    for offset in 0..<length where bytes[position + offset] != word.utf8Start[offset] { return false }
    take(length)
    return true
  }

  private mutating func takeName() -> Range<Int>? {
    let start = position
    guard (byte | 0x20) >= UInt8(ascii: "a") || byte == UInt8(ascii: "_") else { return nil }
    take(wordLength)
    return start < lastEnd ? start..<lastEnd : nil
  }

  private mutating func takeComparison() -> Operation? {
    let next = position + 1 < bytes.count ? bytes[position + 1] : 0
    let isTwo = next == UInt8(ascii: "=")
    let operation: Operation
    switch byte {
    case UInt8(ascii: "=") where !isTwo: operation = .equal
    case UInt8(ascii: "!") where isTwo: operation = .notEqual
    case UInt8(ascii: "<"): operation = isTwo ? .lessOrEqual : .less
    case UInt8(ascii: ">"): operation = isTwo ? .greaterOrEqual : .greater
    default: return nil
    }
    take(isTwo ? 2 : 1)
    return operation
  }

  /// Takes a whole number of at most nine digits.
  private mutating func takeNumber() -> UInt32? {
    let length = wordLength
    guard (1...9).contains(length) else { return nil }
    var number: UInt32 = 0
    for digit in bytes[position..<position + length] {
      guard isDigit(digit) else { return nil }
      number = number * 10 + UInt32(digit - UInt8(ascii: "0"))
    }
    take(length)
    return number
  }

  /// Takes a unit of time, and gives its number in ``CalendarUnit``.
  private mutating func takeUnit() -> UInt8? {
    let word = bytes[position..<position + wordLength]
    for (number, unit) in CalendarUnit.allCases.enumerated() {
      let name = unit.rawValue.utf8
      guard word.starts(with: name) else { continue }
      let isPlural = word.count == name.count + 1 && word.last == UInt8(ascii: "s")
      guard word.count == name.count || isPlural else { continue }
      take(word.count)
      return UInt8(number)
    }
    return nil
  }

  /// Takes a string that is an option of a choice, and gives the option's number.
  private mutating func takeOption(of choice: Choice) -> UInt32? {
    guard byte == UInt8(ascii: "'") else { return nil }
    var end = position + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "'"), bytes[end] != UInt8(ascii: "\\") { end += 1 }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "'") else { return nil }
    let text = bytes[position + 1..<end]
    let option = choice.options.firstIndex { $0.utf8.elementsEqual(text) }
    guard let option else { return nil }
    take(end + 1 - position)
    return UInt32(option)
  }
}
