public import ClinicalQuality
public import Diagnostics

/// A name for an expression over facts.
public struct DerivedFact: Sendable {
  public let id: String
  public let expression: Expression
  public let place: SourceRange

  public init(id: String, expression: Expression, place: SourceRange) {
    self.id = id
    self.expression = expression
    self.place = place
  }
}

/// Points that add up; an item that is not known may or may not count, so a score is an interval.
public struct Score: Sendable {
  /// Points given where the condition is true.
  public struct Item: Sendable {
    public let when: Expression
    public let points: Int32

    public init(when: Expression, points: Int32) {
      self.when = when
      self.points = points
    }
  }

  public let id: String
  public let items: [Item]
  public let place: SourceRange

  public init(id: String, items: [Item], place: SourceRange) {
    self.id = id
    self.items = items
    self.place = place
  }
}

/// How soon to get help, and where.
public struct Level: Sendable {
  public let id: String
  /// The action, in a few words.
  public let headline: Text
  /// What it means, in a sentence or two.
  public let say: Text?
  /// Once given, the conversation is at its conclusion wherever it is.
  public let stops: Bool
  /// What must have been asked before this level is given.
  public let needs: [Need]
  public let place: SourceRange

  public init(id: String, headline: Text, say: Text? = nil, stops: Bool, needs: [Need], place: SourceRange) {
    self.id = id
    self.headline = headline
    self.say = say
    self.stops = stops
    self.needs = needs
    self.place = place
  }
}

/// A question that must be answered before a level or an advice is given.
public struct Need: Sendable {
  public let question: Reference<Question>
  /// Needed only where this is true.
  public let when: Expression?

  public init(question: Reference<Question>, when: Expression? = nil) {
    self.question = question
    self.when = when
  }
}

/// What the answers may add up to; a reason to be seen or reassured, never a diagnosis.
public struct Finding: Sendable {
  /// Raises the level of a finding that holds.
  public struct Raise: Sendable {
    public let when: Expression
    public let to: Reference<Level>

    public init(when: Expression, to: Reference<Level>) {
      self.when = when
      self.to = to
    }
  }

  public let id: String
  public let title: String
  public let when: Expression
  public let level: Reference<Level>
  public let raises: [Raise]
  public let explain: Text?
  public let advise: [Reference<Advice>]
  public let cites: [Reference<Claim>]
  public let place: SourceRange

  public init(
    id: String, title: String, when: Expression, level: Reference<Level>, raises: [Raise] = [],
    explain: Text? = nil, advise: [Reference<Advice>] = [], cites: [Reference<Claim>] = [], place: SourceRange
  ) {
    self.id = id
    self.title = title
    self.when = when
    self.level = level
    self.raises = raises
    self.explain = explain
    self.advise = advise
    self.cites = cites
    self.place = place
  }
}

/// One thing to do, to avoid, to watch for or to ask about.
public struct Advice: Sendable {
  /// Which group of the conclusion it stands in, in this order.
  public enum Kind: String, Sendable, CaseIterable {
    case now
    case `do`
    case avoid
    case askAClinician = "ask_a_clinician"
    case watchFor = "watch_for"
    case prevent
  }

  public let id: String
  public let say: Text
  public let kind: Kind
  /// Given where this is true, without any finding.
  public let when: Expression?
  /// A contraindication: given only where this is false, so an unknown one withholds it.
  public let unless: Expression?
  public let needs: [Need]
  public let cites: [Reference<Claim>]
  public let place: SourceRange

  public init(
    id: String, say: Text, kind: Kind, when: Expression? = nil, unless: Expression? = nil, needs: [Need] = [],
    cites: [Reference<Claim>] = [], place: SourceRange
  ) {
    self.id = id
    self.say = say
    self.kind = kind
    self.when = when
    self.unless = unless
    self.needs = needs
    self.cites = cites
    self.place = place
  }
}

/// What must hold at the conclusion of every conversation that is possible.
public struct Property: Sendable {
  public enum Rule: Sendable {
    /// Fails where the expression is false.
    case always(Expression)
    /// Fails where the expression is true.
    case never(Expression)
  }

  public let id: String
  public let rule: Rule
  public let say: String?
  /// The condition as the author wrote it.
  public let text: String
  public let place: SourceRange

  public init(id: String, rule: Rule, say: String? = nil, text: String = "", place: SourceRange) {
    self.id = id
    self.rule = rule
    self.say = say
    self.text = text
    self.place = place
  }
}
