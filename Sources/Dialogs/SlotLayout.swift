/// Which slot of the flat array of facts holds what.
///
/// One array holds every value that an expression can read, stratum after stratum: settings, facts, derived facts,
/// scores (two slots each: least and greatest sum), findings, then what is known at a conclusion only.
public struct SlotLayout: Sendable, Equatable {
  public let settings: Range<Int>
  public let questions: Range<Int>
  public let derived: Range<Int>
  public let scores: Range<Int>
  public let findings: Range<Int>

  public init(settings: Int, questions: Int, derived: Int, scores: Int, findings: Int) {
    self.settings = 0..<settings
    self.questions = self.settings.upperBound..<(self.settings.upperBound + questions)
    self.derived = self.questions.upperBound..<(self.questions.upperBound + derived)
    self.scores = self.derived.upperBound..<(self.derived.upperBound + 2 * scores)
    self.findings = self.scores.upperBound..<(self.scores.upperBound + findings)
  }

  /// The level's id, a String.
  public var level: Int { findings.upperBound }
  /// The ids of the findings that hold, a list.
  public var findingList: Int { findings.upperBound + 1 }
  /// The ids of the advice given, a list.
  public var adviceList: Int { findings.upperBound + 2 }
  /// The ids of the nodes on the way, a list.
  public var visited: Int { findings.upperBound + 3 }
  /// How many prompts stand on the way, an Integer.
  public var questionsAsked: Int { findings.upperBound + 4 }
  public var count: Int { findings.upperBound + 5 }

  public subscript(question: Reference<Question>) -> Int { questions.lowerBound + question.position }
  public subscript(derived fact: Reference<DerivedFact>) -> Int { derived.lowerBound + fact.position }
  public subscript(finding: Reference<Finding>) -> Int { findings.lowerBound + finding.position }
  public subscript(setting: Reference<Setting>) -> Int { settings.lowerBound + setting.position }

  /// The slots of a score's least and greatest sum.
  public subscript(score: Reference<Score>) -> (least: Int, greatest: Int) {
    let least = scores.lowerBound + 2 * score.position
    return (least, least + 1)
  }

  /// The question whose fact stands in a slot, or `nil` where something else does.
  public func question(at slot: Int) -> Reference<Question>? {
    questions.contains(slot) ? Reference(slot - questions.lowerBound) : nil
  }
}
