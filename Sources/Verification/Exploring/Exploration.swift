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
  let order: [Reference<Node>]
  var knownEntrances: [Int: [(source: Reference<Node>, edge: Int)]]?
  var wholeFlow: Flow?

  /// Explores one version of the dialogs of a space.
  public init(_ space: CaseSpace, version: Int = 0) {
    self.space = space
    self.version = version
    dialog = space.dialogs[version]
    slotDiagrams = Array(repeating: nil, count: dialog.slots.count)
    order = dialog.nodesInOrder
  }

  /// Explores a dialog by itself.
  ///
  /// - Parameter settings: Settings that stand fast; all others may have any of their values.
  public convenience init(
    _ dialog: Dialog, settings: [String: String] = [:], limits: ExplorationLimits = .init()
  ) {
    self.init(CaseSpace([dialog], settings: settings, limits: limits))
  }

  /// Refuses dialogs that diagrams are not made for: they are walked by recursion.
  func checkSize() throws(ExplorationLimit) {
    let limit = space.diagrams.limits.questions
    if space.variables.count > limit { throw .questions(limit) }
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
}
