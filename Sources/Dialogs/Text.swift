public import ClinicalQuality

/// What is said to a person: plain words, with the value of an expression wherever `{{ … }}` stood.
public struct Text: Sendable {
  /// A piece of a text.
  public enum Part: Sendable {
    case words(String)
    case value(Expression)
  }

  /// Nearly all texts are plain words, which need no list of one part.
  private enum Content: Sendable {
    case words(String)
    case parts([Part])
  }

  private let content: Content

  public init(_ parts: [Part]) {
    content = .parts(parts)
  }

  public init(_ words: String) {
    content = .words(words)
  }

  public var parts: [Part] {
    switch content {
    case .words(let words): [.words(words)]
    case .parts(let parts): parts
    }
  }

  /// The slots that the text reads, in no particular order.
  public var reads: [Int] {
    parts.flatMap { part -> [Int] in
      if case .value(let expression) = part { expression.reads } else { [] }
    }
  }
}
