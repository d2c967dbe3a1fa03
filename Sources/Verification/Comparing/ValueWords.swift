import ClinicalQuality
import Conversations
import Dialogs

extension CaseSpace {
  /// Some values of a variable in words: options one by one, numbers and durations as the ranges that they stand for.
  func words(for values: Set<Int>, at level: Int) -> [String] {
    let entries = variables[level].entries
    let scale = entries.indices.filter { entries[$0].size != nil }
      .sorted { (entries[$0].size ?? .zero) < (entries[$1].size ?? .zero) }
    let points = points(at: level)
    let steps = scale.map { index in
      Step(
        words: entries[index].inWords, isPoint: entries[index].size.map(points.contains) ?? false,
        isIn: values.contains(index))
    }
    let others = values.filter { entries[$0].size == nil }.sorted()
    return Step.ranges(of: steps) + others.map { entries[$0].inWords }
  }

  /// The sizes that conditions compare a question's answers with: between two of them one answer stands for all.
  private func points(at level: Int) -> Set<Decimal> {
    var found: Set<Decimal> = []
    for version in dialogs.indices {
      for (position, own) in questionLevels[version].enumerated() where own == level {
        let within = dialogs[version].questions[position].within.map { [$0.low, $0.high] } ?? []
        found.formUnion((within + (cuttings[version].points[position] ?? [])).compactMap(\.size))
      }
    }
    return found
  }
}

/// A number or a duration among those that stand for all others, in their order.
private struct Step {
  let words: String
  /// Whether it stands for itself only.
  let isPoint: Bool
  let isIn: Bool

  /// `over 65`, `60 or more and under 65`, `10 minutes`.
  static func ranges(of steps: [Step]) -> [String] {
    var found: [String] = []
    var start: Int?
    for place in 0...steps.count {
      let isIn = place < steps.count && steps[place].isIn
      if isIn, start == nil { start = place }
      if !isIn, let first = start {
        found.append(range(first, place - 1, of: steps))
        start = nil
      }
    }
    return found
  }

  private static func range(_ first: Int, _ last: Int, of steps: [Step]) -> String {
    if first == last, steps[first].isPoint { return steps[first].words }
    var parts: [String] = []
    if first > 0 {
      parts.append(steps[first].isPoint ? "\(steps[first].words) or more" : "over \(steps[first - 1].words)")
    }
    if last < steps.count - 1 {
      parts.append(steps[last].isPoint ? "up to \(steps[last].words)" : "under \(steps[last + 1].words)")
    }
    return parts.isEmpty ? "any value" : parts.joined(separator: " and ")
  }
}

extension CaseSpace.Entry {
  fileprivate var size: Decimal? {
    guard case .answer(.value(let value)) = self else { return nil }
    return value.size
  }

  fileprivate var inWords: String {
    switch self {
    case .open: return "unanswered"
    case .setting(let value): return value
    case .answer(let answer): return answer.inWords
    }
  }
}

extension Answer {
  var inWords: String {
    switch self {
    case .value(.boolean(let truth)): truth ? "yes" : "no"
    case .value(.decimal): written.hasSuffix(".0") ? String(written.dropLast(2)) : written
    case .value, .notSure: written
    }
  }
}

extension Value {
  /// How large a number or a duration is, in seconds where it has any.
  fileprivate var size: Decimal? {
    switch self {
    case .integer(let number): Decimal(Int(number))
    case .decimal(let number): number
    case .quantity(let quantity): quantity.seconds ?? quantity.value
    case .null, .boolean, .string, .list, .interval: nil
    }
  }
}
