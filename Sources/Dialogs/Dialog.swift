import ClinicalQuality

/// A checked dialog: everything that a conversation needs, with every name resolved to a position.
///
/// Immutable once loaded. Start at ``nodes`` for the way through it and at ``findings`` for what it may conclude.
public struct Dialog: Sendable {
  /// How far the content has come.
  public enum Status: String, Sendable, CaseIterable { case draft, testing, approved, retired }

  public let id: String
  public var title: String
  public var version = ""
  public var status = Status.draft
  public var about: String?
  /// Who answers for the content.
  public var author: String?
  /// The day on which a clinician reviewed it, as `2026-01-31`.
  public var reviewed: String?
  /// The day by which it must be reviewed again.
  public var reviewBy: String?
  /// What changed from version to version, the newest first.
  public var changes: [ContentChange] = []
  public var language: Language

  public var settings: [Setting] = []
  public var questions: [Question] = []
  public var nodes: [Node] = []
  public var start = Reference<Node>(0)
  public var derived: [DerivedFact] = []
  public var scores: [Score] = []
  /// Most urgent first.
  public var levels: [Level] = []
  /// The level where no finding holds, and where a level's needs are still open.
  public var defaultLevel = Reference<Level>(0)
  public var findings: [Finding] = []
  public var advice: [Advice] = []
  public var topics: [Topic] = []
  public var sources: [Source] = []
  public var claims: [Claim] = []
  public var contradictions: [Contradiction] = []
  public var properties: [Property] = []

  public var names = Names()
  public var slots = SlotLayout(settings: 0, questions: 0, derived: 0, scores: 0, findings: 0)
  public var plan = EvaluationPlan()

  public init(id: String, title: String, language: Language) {
    self.id = id
    self.title = title
    self.language = language
  }

  @inlinable public subscript(question: Reference<Question>) -> Question { questions[question.position] }
  @inlinable public subscript(node: Reference<Node>) -> Node { nodes[node.position] }
  @inlinable public subscript(derived fact: Reference<DerivedFact>) -> DerivedFact { derived[fact.position] }
  @inlinable public subscript(score: Reference<Score>) -> Score { scores[score.position] }
  @inlinable public subscript(level: Reference<Level>) -> Level { levels[level.position] }
  @inlinable public subscript(finding: Reference<Finding>) -> Finding { findings[finding.position] }
  @inlinable public subscript(advice: Reference<Advice>) -> Advice { self.advice[advice.position] }
  @inlinable public subscript(topic: Reference<Topic>) -> Topic { topics[topic.position] }
  @inlinable public subscript(source: Reference<Source>) -> Source { sources[source.position] }
  @inlinable public subscript(claim: Reference<Claim>) -> Claim { claims[claim.position] }

  /// The question with that id, or the one that was once called so.
  public func question(named id: String) -> Reference<Question>? {
    names.position(of: id, as: .question).map(Reference.init)
  }

  /// The scope in which an expression of that stratum stands.
  public func scope(_ stratum: FactScope.Stratum) -> FactScope {
    FactScope(
      stratum: stratum, names: names, slots: slots, settings: settings,
      questionType: { [questions] in questions[$0].factType },
      derivedType: { [derived] in derived[$0].expression.type })
  }
}
