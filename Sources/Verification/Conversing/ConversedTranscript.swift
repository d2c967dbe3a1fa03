import ClinicalQuality
import Conversations
import Diagnostics
public import Dialogs
import Transcripts

/// A line that a transcript expects: `level: emergency`, `expect: age < 18`, `no finding: clot`.
public struct Expected: Hashable, Sendable {
  public let line: String
  /// The reply, counted from 1, behind which it stands; `nil` for the end.
  public let afterReply: Int?

  public init(_ line: String, afterReply: Int? = nil) {
    (self.line, self.afterReply) = (line, afterReply)
  }
}

/// What a transcript says of a conversation that was held.
public enum Stating: Sendable {
  /// What was noted, what is asked, and at the end level, findings and advice: a test of what is so now.
  case everything
  /// Only what was noted; the end stands in comments. For a counterexample, whose one expectation is what should be so.
  case answers
}

extension Conversed {
  /// The conversation as a transcript that `bedside test` runs, marked as read by nobody yet.
  ///
  /// - Parameters:
  ///   - comment: What it shows and why it exists, a line each.
  ///   - expecting: Lines that it expects besides.
  public func transcript(
    comment: [String], stating: Stating = .everything, expecting: [Expected] = []
  ) -> String {
    let header = SavedConversation.Header(
      dialogID: dialog.id, settings: dialog.unusual(conversation.settings))
    var text = Self.comments(comment) + header.written
    text += Self.lines(expecting, after: 0)
    for (index, reply) in replies.enumerated() {
      var entry = reply
      entry.place = stating == .everything ? Self.asking(reply.place) : nil
      text += entry.written + Self.lines(expecting, after: index + 1)
    }
    if replies.isEmpty, stating == .everything { text += "\n" + asksLine }
    text += stating == .everything ? stateLines.map { $0 + "\n" }.joined() : Self.comments(stateLines)
    return text + Self.lines(expecting, after: nil)
  }

  private var dialog: Dialog { conversation.dialog }

  /// Where the conversation ends: its level, its findings and its advice.
  var stateLines: [String] {
    let conclusion = conversation.conclusion
    var level = dialog[conclusion.level].id
    if case .asks = conversation.stop,
      case .string(let id) = conversation.walk.values[dialog.slots.level]
    {
      level = id
    }
    var lines = ["level: \(level)"]
    let findings = conclusion.findingIDs(in: dialog)
    if !findings.isEmpty { lines.append("finding: " + findings.joined(separator: ", ")) }
    guard case .concludes = conversation.stop else { return lines }
    let advice = conclusion.adviceIDs(in: dialog)
    if !advice.isEmpty { lines.append("advice: " + advice.joined(separator: ", ")) }
    return lines
  }

  private var asksLine: String {
    let ids = SavedPlace(conversation).asks
    return "asks: \(ids.isEmpty ? "nothing" : ids.joined(separator: ", "))\n"
  }

  /// The place without what stands at the end anyway.
  private static func asking(_ place: SavedPlace?) -> SavedPlace? {
    place.map { SavedPlace(asks: $0.asks) }
  }

  private static func lines(_ expecting: [Expected], after reply: Int?) -> String {
    expecting.filter { $0.afterReply == reply }.map { printable($0.line) + "\n" }.joined()
  }

  static func comments(_ lines: [String]) -> String {
    lines.map { "# \(printable($0).split(separator: "\n").joined(separator: " "))\n" }.joined()
  }
}

extension Dialog {
  /// The settings that are not the default.
  func unusual(_ settings: [String: String]) -> [String: String] {
    settings.filter { name, value in self.settings.contains { $0.id == name && $0.defaultValue != value } }
  }
}

extension Property {
  /// The line by which a transcript holds a conversation against this property; `nil` where its condition does not go
  /// on one line.
  ///
  /// `no expect:` for `never`, which null does not break. The property itself is held against every transcript anyway.
  public var expectation: Expected? {
    let condition = text.split { $0.isNewline || $0 == " " }.joined(separator: " ")
    // A comment would swallow what follows it.
    if condition.isEmpty || text.contains("//") || text.contains("/*") { return nil }
    return switch rule {
    case .always: Expected("expect: \(condition)")
    case .never: Expected("no expect: \(condition)")
    }
  }
}
