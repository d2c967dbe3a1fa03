import ClinicalQuality
public import Dialogs

/// One dialog explored: what happens in which of all possible cases, exactly.
///
/// Everything is a decision diagram over the questions: facts, conditions and levels as they are computed answer by
/// answer, operator by operator, with the evaluation of the conditions themselves; and which cases come to which place
/// of the walk. Diagrams are made when they are first asked for, of those conditions only that what is asked reads, and
/// kept. Not for several threads at once.
public final class Exploration {
  public let dialog: Dialog
  public let space: CaseSpace
  let version: Int
  var slotDiagrams: [Diagrams.ID?]
  private var operations: [String: DiagramOperation] = [:]
  /// The cases with findings of at least a level, by its position.
  var urgencies: [Int: Diagrams.ID] = [:]
  var known: [String: Diagrams.ID] = [:]
  var questionsByLevel: [Int: [Reference<Question>]] = [:]
  var knownCountedNeeds: [Diagrams.ID]?
  /// Whether conversations may have so many prompts, by the number and the level's position.
  var knownBounds: [[Int]: Bool] = [:]
  /// Whether prompts are not counted case by case, and whether one of the bounds told too little for that.
  var (countsByBound, needsCount) = (false, false)
  /// What nobody is left with at the end, by the level's position.
  var knownDemands: [Int: [Demand]] = [:]
  let order: [Reference<Node>]
  /// The level that all cases are taken to have; `nil` where each has its own.
  let assumedLevel: Reference<Level>?
  /// What explores the cases of all levels, where this one assumes one.
  private weak var ofAllLevels: Exploration?
  /// How many nodes were kept when diagrams were tidied last.
  private var keptLast = 0
  /// Where diagrams began.
  private let empty: Diagrams.Mark
  private(set) lazy var prospect = Prospect(dialog, order)
  var knownEntrances: [Int: [(source: Reference<Node>, edge: Int)]]?
  var wholeFlow: Flow?

  /// Explores one version of the dialogs of a space.
  public convenience init(_ space: CaseSpace, version: Int = 0) {
    self.init(space, version: version, assuming: nil)
  }

  /// Explores as another does, taking all cases to have one level: what it finds is right for cases of that level.
  convenience init(_ whole: Exploration, assuming level: Reference<Level>) {
    self.init(whole.space, version: whole.version, assuming: level)
    ofAllLevels = whole
  }

  private init(_ space: CaseSpace, version: Int, assuming level: Reference<Level>?) {
    assumedLevel = level
    self.space = space
    self.version = version
    dialog = space.dialogs[version]
    slotDiagrams = Array(repeating: nil, count: dialog.slots.count)
    order = dialog.nodesInOrder
    empty = space.diagrams.mark
    if let level {
      slotDiagrams[dialog.slots.level] = space.diagrams.leaf(.string(dialog[level].id))
    }
  }

  /// Explores a dialog by itself.
  ///
  /// - Parameter settings: Settings that stand fast; all others may have any of their values.
  public convenience init(
    _ dialog: Dialog, settings: [String: String] = [:], limits: ExplorationLimits = .init()
  ) {
    self.init(CaseSpace([dialog], settings: settings, limits: limits))
  }

  /// The one that takes each case to have its own level.
  var whole: Exploration { ofAllLevels ?? self }

  /// Refuses dialogs that diagrams are not made for, as they are walked by recursion, and to begin once interrupted.
  func checkSize() throws(ExplorationLimit) {
    let limits = space.diagrams.limits
    if space.variables.count > limits.questions { throw .questions(limits.questions) }
    if limits.isInterrupted?() == true { throw .interrupted }
  }

  /// Makes a diagram once.
  func once(
    _ name: String, _ make: () throws(ExplorationLimit) -> Diagrams.ID
  ) throws(ExplorationLimit) -> Diagrams.ID {
    if let diagram = known[name] { return diagram }
    let diagram = try make()
    known[name] = diagram
    return diagram
  }

  /// The operation with that name, made once.
  func operation(_ name: String, _ function: @escaping (Value, Value) -> Value) -> DiagramOperation {
    if let operation = operations[name] { return operation }
    let operation = space.diagrams.addOperation(function)
    operations[name] = operation
    return operation
  }

  /// Does something, and then forgets the diagrams that it took where they take up much room, or where there was not
  /// enough, so that one costly question leaves room for others.
  ///
  /// What it gives back must hold no diagram.
  func forgetting<Result>(
    _ body: () throws(ExplorationLimit) -> Result
  ) throws(ExplorationLimit) -> Result {
    let mark = space.diagrams.mark
    do {
      let result = try body()
      if space.diagrams.count > space.diagrams.limits.nodes / 4 * 3 { forget(to: mark) }
      return result
    } catch {
      forget(to: mark)
      throw error
    }
  }

  /// Does something, and then forgets the diagrams that it took.
  func leavingNothing<Result>(
    _ body: () throws(ExplorationLimit) -> Result
  ) throws(ExplorationLimit) -> Result {
    let mark = space.diagrams.mark
    defer { forget(to: mark) }
    return try body()
  }

  /// Keeps what is known where diagrams take up much room, and forgets what was only needed on the way there.
  ///
  /// Diagrams that anybody else holds are none any more.
  func tidy() {
    let most = space.diagrams.limits.nodes / 2
    guard space.diagrams.count > max(most / 2, 2 * keptLast) else { return }
    wholeFlow = nil
    knownDemands = [:]
    let (names, levels) = (known.keys.sorted(), urgencies.keys.sorted())
    let slots = slotDiagrams.indices.filter { slotDiagrams[$0] != nil }
    let roots =
      names.compactMap { known[$0] } + levels.compactMap { urgencies[$0] }
      + slots.compactMap { slotDiagrams[$0] }
    let needs = knownCountedNeeds ?? []
    let kept = space.diagrams.forget(to: empty, keeping: roots + needs)
    for (name, diagram) in zip(names, kept) { known[name] = diagram }
    for (level, diagram) in zip(levels, kept.dropFirst(names.count)) { urgencies[level] = diagram }
    for (slot, diagram) in zip(slots, kept.dropFirst(names.count + levels.count)) {
      slotDiagrams[slot] = diagram
    }
    knownCountedNeeds = knownCountedNeeds.map { _ in Array(kept.suffix(needs.count)) }
    if space.diagrams.count > most { forgetAll() }
    keptLast = space.diagrams.count
  }

  /// Forgets all diagrams that were made.
  func forgetAll() { forget(to: empty) }

  func forget(to mark: Diagrams.Mark) {
    space.diagrams.recover()
    space.diagrams.forget(to: mark)
    let limit = Diagrams.ID(mark.nodes)
    known = known.filter { $0.value < limit }
    urgencies = urgencies.filter { $0.value < limit }
    for slot in slotDiagrams.indices where slotDiagrams[slot] ?? 0 >= limit { slotDiagrams[slot] = nil }
    if knownCountedNeeds?.contains(where: { $0 >= limit }) == true { knownCountedNeeds = nil }
    knownDemands = knownDemands.filter { $0.value.allSatisfy { $0.cases < limit } }
    wholeFlow?.forget(to: limit)
  }
}
