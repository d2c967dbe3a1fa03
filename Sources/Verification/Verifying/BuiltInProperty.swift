import Dialogs

/// Something that is verified.
enum VerifiedProperty: Sendable {
  /// A property of the dialog itself.
  case own(Property)
  case builtIn(BuiltInProperty)

  static func all(of dialog: Dialog) -> [Self] {
    dialog.properties.map(Self.own) + BuiltInProperty.allCases.map(Self.builtIn)
  }

  var id: String {
    switch self {
    case .own(let property): property.id
    case .builtIn(let property): property.rawValue
    }
  }
}

/// A property that every dialog has, by its id.
enum BuiltInProperty: String, CaseIterable {
  case aRaisedLevelNeverFalls = "a_raised_level_never_falls"
  case notSureIsNeverMilder = "not_sure_is_never_milder"
  case nothingHarmfulIsAdvised = "nothing_harmful_is_advised"
  case everyNodeCanBeReached = "every_node_can_be_reached"
  case everyEdgeCanBeTaken = "every_edge_can_be_taken"
  case everyAnswerCanBeGiven = "every_answer_can_be_given"
  case everyFindingCanHold = "every_finding_can_hold"
  case everyRaiseCanHappen = "every_raise_can_happen"
  case everyAdviceCanBeGiven = "every_advice_can_be_given"
  case everyQuestionCanChangeSomething = "every_question_can_change_something"

  /// Whether conversations are held for it that show others of the kind, too.
  var isAboutReaching: Bool {
    switch self {
    case .everyNodeCanBeReached, .everyEdgeCanBeTaken, .everyAnswerCanBeGiven, .everyFindingCanHold,
      .everyRaiseCanHappen, .everyAdviceCanBeGiven:
      true
    case .aRaisedLevelNeverFalls, .notSureIsNeverMilder, .nothingHarmfulIsAdvised,
      .everyQuestionCanChangeSomething:
      false
    }
  }
}

extension Judge {
  func judge(_ property: BuiltInProperty) throws(ExplorationLimit) -> PropertyResult {
    switch property {
    case .aRaisedLevelNeverFalls: try neverFalls()
    case .notSureIsNeverMilder: try notSureIsCautious()
    case .nothingHarmfulIsAdvised: try nothingHarmful()
    case .everyNodeCanBeReached: try reaching.nodes()
    case .everyEdgeCanBeTaken: try reaching.edges()
    case .everyAnswerCanBeGiven: try reaching.questions()
    case .everyFindingCanHold: try reaching.findings()
    case .everyRaiseCanHappen: try reaching.raises()
    case .everyAdviceCanBeGiven: try reaching.advice()
    case .everyQuestionCanChangeSomething: try everyQuestionMatters()
    }
  }
}
