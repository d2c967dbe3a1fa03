public import Dialogs

/// Verifies everything that must hold of a dialog, over every conversation that is possible.
///
/// Nothing is sampled: a property holds where no case is left in which it does not. Where a limit is hit it is not
/// proved, with the reason.
public struct Verifier {
  /// How far verifying has come.
  public struct Progress: Sendable {
    public let done: Int
    public let total: Int
    public let failed: Int
    /// What is looked at now.
    public let present: String
  }

  let exploration: Exploration

  /// - Parameter settings: Settings that stand fast; all others may have any of their values.
  public init(_ dialog: Dialog, settings: [String: String] = [:], limits: ExplorationLimits = .init()) {
    exploration = Exploration(dialog, settings: settings, limits: limits)
  }

  var dialog: Dialog { exploration.dialog }

  /// Looks at every property in turn, those of the dialog first.
  ///
  /// - Parameter isWanted: Which properties are looked at, by their ids.
  public func run(
    only isWanted: (String) -> Bool = { _ in true }, progress: (Progress) -> Void = { _ in }
  ) -> VerificationReport {
    var results: [PropertyResult] = []
    let properties = dialog.properties.filter { isWanted($0.id) }
    let builtIn = self.builtIn.filter { isWanted($0.id) }
    let total = properties.count + builtIn.count
    func look(
      _ id: String, _ judge: () throws(ExplorationLimit) -> PropertyResult, _ property: Property? = nil
    ) {
      let failed = results.count { $0.verdict == .fails }
      progress(Progress(done: results.count, total: total, failed: failed, present: id))
      results.append(settled(id, property, judge))
    }
    // What nearly all of them read is made first, so that it is never forgotten.
    _ = settled("", nil) { () throws(ExplorationLimit) in
      for level in dialog.levels.indices { _ = try exploration.effectiveUrgency(level) }
      return PropertyResult("", nil, .holds)
    }
    for property in properties {
      look(property.id, { () throws(ExplorationLimit) in try judge(property) }, property)
    }
    for one in builtIn { look(one.id, one.judge) }
    return VerificationReport(dialogID: dialog.id, results: results)
  }

  /// The ids of all properties: the dialog's own, then those that every dialog has.
  public static func properties(of dialog: Dialog) -> [String] {
    dialog.properties.map(\.id) + Verifier(dialog).builtIn.map(\.id)
  }

  /// The properties that every dialog has.
  private var builtIn: [(id: String, judge: () throws(ExplorationLimit) -> PropertyResult)] {
    let reaching = Reaching(exploration)
    return [
      ("a_raised_level_never_falls", { () throws(ExplorationLimit) in try neverFalls() }),
      ("not_sure_is_never_milder", { () throws(ExplorationLimit) in try notSureIsCautious() }),
      ("nothing_harmful_is_advised", { () throws(ExplorationLimit) in try nothingHarmful() }),
      ("every_node_can_be_reached", { () throws(ExplorationLimit) in try reaching.nodes() }),
      ("every_edge_can_be_taken", { () throws(ExplorationLimit) in try reaching.edges() }),
      ("every_answer_can_be_given", { () throws(ExplorationLimit) in try reaching.questions() }),
      ("every_finding_can_hold", { () throws(ExplorationLimit) in try reaching.findings() }),
      ("every_raise_can_happen", { () throws(ExplorationLimit) in try reaching.raises() }),
      ("every_advice_can_be_given", { () throws(ExplorationLimit) in try reaching.advice() }),
      ("every_question_can_change_something", { () throws(ExplorationLimit) in try everyQuestionMatters() }),
    ]
  }

  private func settled(
    _ id: String, _ property: Property?, _ judge: () throws(ExplorationLimit) -> PropertyResult
  ) -> PropertyResult {
    do {
      try exploration.checkSize()
      let result = try withRoom { () throws(ExplorationLimit) in try exploration.forgetting(judge) }
      try exploration.tidy()
      return result
    } catch {
      exploration.space.diagrams.recover()
      return PropertyResult(id, property, .notProved(because: error.description))
    }
  }

  /// Does something; where what others left behind took up the room for it, once more in an empty house.
  private func withRoom(
    _ body: () throws(ExplorationLimit) -> PropertyResult
  ) throws(ExplorationLimit) -> PropertyResult {
    let taken = exploration.space.diagrams.count
    do {
      return try body()
    } catch .nodes(let limit) {
      guard taken > limit / 10 else { throw .nodes(limit) }
      exploration.forgetAll()
      return try body()
    }
  }
}

extension PropertyResult {
  init(
    _ id: String, _ property: Property? = nil, _ verdict: Verdict, title: String? = nil,
    _ failures: [Counterexample] = [], unknownIn: Case? = nil
  ) {
    self.id = id
    self.title = title ?? property?.say
    self.property = property
    self.verdict = verdict
    self.failures = failures
    self.unknownIn = unknownIn
  }

  /// The result of a property that every dialog has: it fails with the first failure.
  init(_ id: String, _ title: String, _ failures: [Counterexample], isExact: Bool) {
    let inexact = Verdict.notProved(because: Verifier.calculating)
    self.init(id, nil, failures.isEmpty ? (isExact ? .holds : inexact) : .fails, title: title, failures)
  }
}

extension Verifier {
  static let calculating =
    "a condition calculates with answers or compares two of them, so not every answer can be covered"
}
