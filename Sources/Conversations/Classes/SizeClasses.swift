import ClinicalQuality
import Dialogs
import Synchronization

/// The answers to a question for a number or a length of time that the level tells apart, in ascending order.
struct SizeClasses: Sendable {
  /// One answer of each class.
  let values: [Value]
  /// Which of them are a class by themselves.
  private let isPoint: [Bool]

  /// - Returns: `nil` where classes do not cover every answer, or lie in no single order: months and years have no fixed
  ///   length in days.
  init?(_ question: Question, comparedWith points: Set<Value>) {
    let found = Representatives(of: question, comparedWith: points)
    guard found.isExact else { return nil }
    let ends = points.union(question.within.map { [$0.low, $0.high] } ?? [])
    let sizes = found.values.compactMap(\.size)
    guard sizes.count == found.values.count, zip(sizes, sizes.dropFirst()).allSatisfy({ $0 < $1 }) else {
      return nil
    }
    values = found.values
    let cuts = Set(ends.compactMap(\.size) + [.zero])
    isPoint = sizes.map(cuts.contains)
  }

  /// The stretches of neighbouring classes that are wanted, as intervals; an end that is null is no end.
  func intervals(where isWanted: (Int) -> Bool) -> [Value] {
    var found: [Value] = []
    var first: Int?
    for index in 0...values.count {
      if index < values.count, isWanted(index) {
        first = first ?? index
      } else if let start = first {
        found.append(interval(start..<index))
        first = nil
      }
    }
    return found
  }

  private func interval(_ classes: Range<Int>) -> Value {
    let last = classes.upperBound - 1
    if classes.count == 1, isPoint[last] { return values[last] }
    let (isLowest, isHighest) = (classes.lowerBound == 0, classes.upperBound == values.count)
    let lowClosed = isLowest || isPoint[classes.lowerBound]
    let highClosed = isHighest || isPoint[last]
    // A class between two points begins behind the one before it.
    let low = isLowest ? Value.null : values[lowClosed ? classes.lowerBound : classes.lowerBound - 1]
    let high = isHighest ? Value.null : values[highClosed ? last : last + 1]
    return .interval(Interval(low: low, high: high, lowClosed: lowClosed, highClosed: highClosed))
  }
}

/// The classes of a dialog's numbers, and how long its conditions are, found when they are first asked for.
final class LazyClasses: Sendable {
  private final class Made: Sendable {
    let classes: [Int: SizeClasses]
    let mostReads: Int

    init(_ classes: [Int: SizeClasses], mostReads: Int) {
      (self.classes, self.mostReads) = (classes, mostReads)
    }
  }

  /// In a larger dialog numbers are not looked at, so that nobody waits.
  private static let mostSlots = 20_000
  private let dialog: Dialog
  private let made = AtomicLazyReference<Made>()

  init(_ dialog: Dialog) {
    self.dialog = dialog
  }

  func classes(of question: Reference<Question>) -> SizeClasses? {
    known.classes[question.position]
  }

  /// How many facts the longest condition or the longest score reads.
  var mostReads: Int { known.mostReads }

  private var known: Made {
    made.load() ?? made.storeIfNil(Made(find(), mostReads: findMostReads()))
  }

  private func findMostReads() -> Int {
    let conditions = dialog.conditionsOfLevel.map(\.expression.reads.count).max() ?? 0
    return max(conditions, dialog.scores.map(\.items.count).max() ?? 0)
  }

  private func find() -> [Int: SizeClasses] {
    guard dialog.slots.count <= Self.mostSlots else { return [:] }
    let cutting = Cutting(dialog, isForLevel: true)
    guard cutting.inexactSlots.isEmpty else { return [:] }
    var classes: [Int: SizeClasses] = [:]
    for (position, points) in cutting.points {
      classes[position] = SizeClasses(dialog.questions[position], comparedWith: points)
    }
    return classes
  }
}

extension Value {
  /// What makes numbers, and lengths of time, comparable.
  fileprivate var size: Decimal? {
    switch self {
    case .integer(let number): Decimal(Int(number))
    case .decimal(let number): number
    case .quantity(let quantity): quantity.seconds ?? quantity.value
    case .null, .boolean, .string, .list, .interval: nil
    }
  }
}
