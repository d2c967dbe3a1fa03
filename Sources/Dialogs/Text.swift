public import ClinicalQuality

/// What is said to a person: plain words, with the value of an expression wherever `{{ … }}` stood.
public struct Text: Sendable {
  /// A piece of a text.
  public enum Part: Sendable {
    case words(String)
    case value(Expression)
  }

  public let parts: [Part]

  public init(_ parts: [Part]) {
    self.parts = parts
  }

  public init(_ words: String) {
    parts = [.words(words)]
  }

  /// The slots that the text reads, in no particular order.
  public var reads: [Int] {
    parts.flatMap { part -> [Int] in
      if case .value(let expression) = part { expression.reads } else { [] }
    }
  }
}
