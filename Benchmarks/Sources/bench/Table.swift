/// A budget: something measured beside the floor that it is stated against.
struct Row {
  let name: String
  /// With its unit.
  let measured: String
  let floor: String
  /// The measured value in units of the floor.
  let ratio: Double
  let budget: Double

  var isMet: Bool { ratio <= budget }
}

extension Row {
  /// A row of two times, in seconds.
  init(_ name: String, seconds: Double, floor: Double, budget: Double) {
    self.init(
      name: name, measured: inWords(seconds), floor: inWords(floor), ratio: seconds / floor, budget: budget)
  }
}

extension Row {
  /// A row of two rates; the ratio is that of the times, so that less is better as everywhere.
  init(_ name: String, perSecond rate: Double, floor: Double, budget: Double) {
    self.init(
      name: name, measured: "\(decimals(rate, 0))/s", floor: "\(decimals(floor, 0))/s", ratio: floor / rate,
      budget: budget)
  }
}

/// A time in the unit that suits it.
func inWords(_ seconds: Double) -> String {
  switch seconds {
  case ..<1e-6: "\(decimals(seconds * 1e9, 1)) ns"
  case ..<1e-3: "\(decimals(seconds * 1e6, 1)) us"
  case ..<1: "\(decimals(seconds * 1e3, 1)) ms"
  default: "\(decimals(seconds, 2)) s"
  }
}

/// A number with so many digits after the point.
func decimals(_ number: Double, _ digits: Int) -> String {
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  let scaled = Int((number * scale).rounded())
  let whole = scaled / Int(scale)
  let rest = String(scaled % Int(scale))
  return digits == 0
    ? String(whole) : "\(whole).\(String(repeating: "0", count: digits - rest.utf8.count))\(rest)"
}

/// Prints rows one by one as they are measured.
struct Table {
  private let widths = [46, 12, 12, 8, 8, 6]

  func printHeader() {
    printLine(["what", "measured", "floor", "ratio", "budget", ""])
  }

  func print(_ row: Row) {
    printLine([
      row.name, row.measured, row.floor, decimals(row.ratio, 2), decimals(row.budget, 2),
      row.isMet ? "met" : "MISSED",
    ])
  }

  private func printLine(_ cells: [String]) {
    let padded = zip(cells, widths).enumerated().map { index, pair in
      let blanks = String(repeating: " ", count: max(0, pair.1 - pair.0.count))
      return index == 0 || index == cells.count - 1 ? pair.0 + blanks : blanks + pair.0
    }
    output(padded.joined(separator: "  ") + "\n")
  }
}
