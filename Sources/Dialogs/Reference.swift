/// Points at one part of a dialog by its position, typed by what it points at: `dialog[question]`.
public struct Reference<Target>: Hashable, Sendable {
  /// The position in the dialog's array of that kind of part.
  public let position: Int

  public init(_ position: Int) {
    self.position = position
  }
}
