public import ClinicalQuality
public import Diagnostics

/// A document that claims rest on.
public struct Source: Sendable {
  public let id: String
  public let title: String
  public let publisher: String?
  /// As the document gives it; `nil` where it is undated.
  public let date: String?
  /// Where it can be read.
  public let url: String?

  public init(
    id: String, title: String, publisher: String? = nil, date: String? = nil, url: String? = nil
  ) {
    self.id = id
    self.title = title
    self.publisher = publisher
    self.date = date
    self.url = url
  }
}

/// What sources say, in our own words; a record of them, not of what is true.
public struct Claim: Sendable {
  public let id: String
  public let claim: String
  public let sources: [Reference<Source>]
  /// The figures behind it.
  public let detail: String?
  /// What limits it.
  public let caution: String?
  /// Why it is never passed on: it stands here as a record, and nothing may cite it.
  public let withheld: String?
  public let place: SourceRange

  public init(
    id: String, claim: String, sources: [Reference<Source>], detail: String? = nil, caution: String? = nil,
    withheld: String? = nil, place: SourceRange
  ) {
    self.id = id
    self.claim = claim
    self.sources = sources
    self.detail = detail
    self.caution = caution
    self.withheld = withheld
    self.place = place
  }
}

/// Something a person may ask about at any prompt; it sets no fact.
public struct Topic: Sendable {
  public let id: String
  public let title: String
  /// The heading under which it is listed.
  public let group: String?
  /// What people type to ask about it, anywhere in a reply.
  public let phrases: [String]
  /// Words that ask about it where nothing else is said, as its title does.
  public let names: [String]
  public let say: Text
  /// Told only where this is false, so that nobody reads what is not safe for them.
  public let unless: Expression?
  /// What is said where ``unless`` is true.
  public let instead: Text?
  /// Offered at the end of the advice where this is true.
  public let when: Expression?
  public let cites: [Reference<Claim>]
  /// Topics that go with it.
  public let also: [Reference<Topic>]
  public let place: SourceRange

  public init(
    id: String, title: String, group: String? = nil, phrases: [String], names: [String] = [],
    say: Text, unless: Expression? = nil, instead: Text? = nil, when: Expression? = nil,
    cites: [Reference<Claim>] = [], also: [Reference<Topic>] = [], place: SourceRange
  ) {
    self.id = id
    self.title = title
    self.group = group
    self.phrases = phrases
    self.names = names
    self.say = say
    self.unless = unless
    self.instead = instead
    self.when = when
    self.cites = cites
    self.also = also
    self.place = place
  }
}

/// An input of the walk that no question sets, such as the region.
public struct Setting: Sendable {
  public let id: String
  public let values: [String]
  public let defaultValue: String

  public init(id: String, values: [String], defaultValue: String) {
    self.id = id
    self.values = values
    self.defaultValue = defaultValue
  }
}
