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

/// What sources say, and where they disagree.
public struct Claim: Sendable {
  public let id: String
  public let claim: String
  public let sources: [Reference<Source>]
  /// Who says otherwise, and what this dialog goes by.
  public let disagreement: String?
  /// The figures behind it.
  public let detail: String?
  /// What limits it.
  public let caution: String?

  public init(
    id: String, claim: String, sources: [Reference<Source>], disagreement: String? = nil,
    detail: String? = nil,
    caution: String? = nil
  ) {
    self.id = id
    self.claim = claim
    self.sources = sources
    self.disagreement = disagreement
    self.detail = detail
    self.caution = caution
  }
}

/// Something a person may ask about at any prompt; it sets no fact.
public struct Topic: Sendable {
  public let id: String
  public let title: String
  public let phrases: [String]
  public let say: Text
  public let unless: Expression?
  public let cites: [Reference<Claim>]
  /// Topics that go with it.
  public let also: [Reference<Topic>]
  public let place: SourceRange

  public init(
    id: String, title: String, phrases: [String], say: Text, unless: Expression? = nil,
    cites: [Reference<Claim>] = [], also: [Reference<Topic>] = [], place: SourceRange
  ) {
    self.id = id
    self.title = title
    self.phrases = phrases
    self.say = say
    self.unless = unless
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
