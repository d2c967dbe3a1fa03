public import ClinicalQuality

/// What a person said to a question: a value of its type, or that they are not sure.
public enum Answer: Hashable, Sendable {
  case value(Value)
  case notSure

  public static let yes = Answer.value(.boolean(true))
  public static let no = Answer.value(.boolean(false))
}
