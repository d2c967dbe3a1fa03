/// Something to tell an author: what is wrong, where, and what to do about it.
public struct Diagnostic: Hashable, Sendable {
  /// How much it matters.
  public enum Severity: String, Sendable, CaseIterable {
    /// The file cannot be used.
    case error
    /// The file can be used, and somebody may be misled by it.
    case warning
    /// Worth knowing.
    case note
  }

  /// Where a diagnostic points.
  public enum Place: Hashable, Sendable {
    case range(SourceRange)
    /// A whole file or folder.
    case path(String)
    case nowhere
  }

  /// A second place that helps to understand the first, such as where an id was given before.
  public struct Note: Hashable, Sendable {
    public let message: String
    public let place: Place

    public init(_ message: String, at place: Place) {
      self.message = message
      self.place = place
    }
  }

  /// A repair that is likely right; an editor may apply it.
  public struct FixIt: Hashable, Sendable {
    /// What it does, in the imperative: `use 'clot_signs'`.
    public let message: String
    public let range: SourceRange
    public let replacement: String

    public init(_ message: String, replacing range: SourceRange, with replacement: String) {
      self.message = message
      self.range = range
      self.replacement = replacement
    }
  }

  public let code: DiagnosticCode
  public let severity: Severity
  /// One sentence without a capital or a full stop, plain enough for a clinician.
  public let message: String
  public let place: Place
  public let notes: [Note]
  public let fixIt: FixIt?

  public init(
    _ code: DiagnosticCode, _ message: String, at place: Place, severity: Severity = .error,
    notes: [Note] = [],
    fixIt: FixIt? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.place = place
    self.notes = notes
    self.fixIt = fixIt
  }

  public init(
    _ code: DiagnosticCode, _ message: String, at range: SourceRange, severity: Severity = .error,
    notes: [Note] = [], fixIt: FixIt? = nil
  ) {
    self.init(code, message, at: .range(range), severity: severity, notes: notes, fixIt: fixIt)
  }
}
