import ClinicalQuality
import Conversations
import Diagnostics
import DialogLoading
import Dialogs
import Transcripts

/// The commands of authors: why it asks what it asks, where that stands, and what would be if.
extension ChatSession {
  mutating func obeyAuthor(_ name: String, _ argument: String) -> [Line] {
    guard isForAuthors, let source else {
      return [Line(.notice, message("authors_only", ["command": "/" + name]))] + pending
    }
    let look = AuthorsLook(source.loaded, conversation)
    switch name {
    case "trace": return look.trace(argument) + pending
    case "facts": return look.facts + pending
    case "source": return look.places(of: argument) + pending
    case "goto": return goTo(argument)
    case "if": return suppose(argument)
    default: return pending
    }
  }

  // MARK: - /if

  /// Notes facts in a branch of the conversation; without any, goes back to the conversation as it really went.
  private mutating func suppose(_ text: String) -> [Line] {
    if text.isEmpty {
      guard trunk != nil else { return [Line(.notice, message("if_which"))] + pending }
      goBackToTrunk()
      return [Line(.notice, message("if_over"))] + standing
    }
    switch Supposition(text, in: conversation) {
    case .mistake(let mistake): return [Line(.notice, mistake)] + pending
    case .facts(let events, let settings):
      let isFirst = trunk == nil
      trunk = kept
      if settings != conversation.settings {
        conversation = Conversation(conversation.dialog, settings: settings, log: conversation.log)
      }
      let turn = conversation.note(events)
      return (isFirst ? [Line(.notice, message("if_begun"))] : []) + conversation.lines(for: turn)
    }
  }

  /// Gives up what was only supposed.
  mutating func goBackToTrunk() {
    guard let trunk else { return }
    conversation = trunk
    self.trunk = nil
  }
}

/// What somebody wants to suppose: facts and settings.
private enum Supposition {
  case facts([LogEntry.Event], settings: [String: String])
  /// Why it cannot be taken, for the author.
  case mistake(String)

  /// Reads `fact = value, setting = value`.
  init(_ text: String, in conversation: Conversation) {
    let dialog = conversation.dialog
    var events: [LogEntry.Event] = []
    var settings = conversation.settings
    for item in text.listedItems {
      guard let (name, value) = item.assignment else {
        self = .mistake("'\(item)' says no value; write /if fact = value")
        return
      }
      if let setting = dialog.settings.first(where: { $0.id == name }) {
        guard setting.values.contains(value.unquoted) else {
          self = .mistake("'\(name)' takes: \(setting.values.joined(separator: ", "))")
          return
        }
        settings[name] = value.unquoted
      } else if let question = dialog.question(named: name) {
        guard let answer = Self.answer(value, to: dialog[question]), dialog[question].isInRange(answer) else {
          self = .mistake("'\(value)' is no answer to '\(name)'; it takes \(dialog[question].taken)")
          return
        }
        let id = dialog[question].id
        events.append(
          conversation.journal[question] == nil
            ? .told(question: id, answer) : .corrected(question: id, answer))
      } else {
        self = .mistake(Self.unknown(name, in: dialog))
        return
      }
    }
    self = .facts(events, settings: settings)
  }

  /// As a transcript writes it, or as one says it.
  private static func answer(_ text: String, to question: Question) -> Answer? {
    if case .yesNo = question.kind, ["yes", "no"].contains(text) { return text == "yes" ? .yes : .no }
    if case .text = question.kind, !text.hasPrefix("'"), text != "not sure" { return .value(.string(text)) }
    return question.answer(written: text)
  }

  private static func unknown(_ name: String, in dialog: Dialog) -> String {
    if let kind = dialog.names[name]?.kind {
      let noun = kind == .derived ? "derived fact" : kind.rawValue
      return "'\(name)' is a \(noun), which nobody answers; suppose the answers that it comes from"
    }
    let near = closest(to: name, in: dialog.names.all(.question) + dialog.settings.map(\.id))
    return "no question or setting is named '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? "")
  }
}

extension Question {
  /// What it takes, for an author.
  fileprivate var taken: String {
    let values =
      switch kind {
      case .yesNo: "yes, no"
      case .choice(let options): options.map(\.id).joined(separator: ", ")
      case .number: "a number"
      case .frequency: "a number of times a week"
      case .duration: "a length of time such as 10 minutes"
      case .text: "a text"
      case .checklist: "nothing itself; suppose its items"
      }
    let range = within.map { ", from \($0.low.spelled) to \($0.high.spelled)" } ?? ""
    return values + range + " or not sure"
  }
}
