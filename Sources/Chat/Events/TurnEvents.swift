import ClinicalQuality
import Conversations
import Diagnostics
import Dialogs
import Understanding

extension Conversation {
  /// What a turn shows, in its order: what was noted, what is said, why a reply answered nothing.
  func events(for turn: Turn) -> [JSON] {
    var events = [noted(turn.noted)].compactMap(\.self)
    if turn.isAdviceChanged { events.append(simple("advice_changed", message("advice_changed"))) }
    events += turn.said.map(said)
    if turn.isGivenUp { events.insert(notice("given_up", givingUp(turn)), at: 0) }
    if let remark = turn.remark { events.append(notice(remark.id, words(for: remark))) }
    if let trouble = turn.trouble { events.append(notice(trouble, failures: turn.failures)) }
    return events
  }

  /// What goes before everything else, and begins anew: the dialog and its settings.
  var hello: JSON {
    let settings = dialog.settings.map { setting in
      JSON.Member(setting.id, .string(self.settings[setting.id] ?? setting.defaultValue))
    }
    return .object(of: [
      "event": .string("hello"), "version": .number(Request.version), "dialog": .string(dialog.id),
      "title": .string(dialog.title), "dialog_version": .string(dialog.version),
      "status": .string(dialog.status.rawValue), "language": .string(dialog.language.id),
      "settings": .object(settings), "levels": .strings(dialog.levels.map(\.id)),
      "emergency": dialog.levels.first.map { .string(words(of: $0.headline)) }, "notes": .strings(notes),
    ])
  }

  /// The last event: what leaving now comes to.
  var ended: JSON {
    let isEarly = if case .asks = stop { true } else { false }
    let text = isEarly ? [message("left_early")] : []
    return .object(of: [
      "event": .string("ended"), "left_early": .boolean(isEarly),
      "text": .string((text + [message("goodbye")]).joined(separator: " ")),
      "conclusion": event(nil, conclusion),
    ])
  }

  /// An event that has nothing but words.
  func simple(_ event: String, _ text: String) -> JSON {
    .object(of: ["event": .string(event), "text": .string(text)])
  }

  /// Why a request changed nothing, in the person's language.
  func notice(_ trouble: String, _ text: String, options: JSON? = nil) -> JSON {
    .object(of: [
      "event": .string("notice"), "trouble": .string(trouble), "text": .string(text), "options": options,
    ])
  }

  func notice(_ trouble: Reading.Trouble, failures: Int) -> JSON {
    let text = notices(about: trouble, failures: failures).map(\.text).joined(separator: " ")
    switch trouble {
    case .empty: return notice("empty", text)
    case .tooLong: return notice("too_long", text)
    case .notUnderstood: return notice("not_understood", text)
    case .whichItems: return notice("which_items", text)
    case .outOfRange: return notice("out_of_range", text)
    case .ambiguous(let options): return notice("ambiguous", text, options: .strings(options))
    }
  }

  /// That an answer lies outside of what its question takes, asked now or not.
  func notice(outOfRangeOf question: Reference<Question>) -> JSON {
    let range = dialog[question].within.map {
      message("range", ["low": $0.low.spelled, "high": $0.high.spelled])
    }
    return notice("out_of_range", message("out_of_range", ["range": range ?? ""]))
  }

  func said(_ said: Turn.Said) -> JSON {
    let (source, id, text) =
      switch said.source {
      case .node(let node): ("node", dialog[node].id, said.words)
      case .advice(let advice): ("advice", dialog[advice].id, said.words)
      case .topic(let topic): ("topic", dialog[topic].id, said.words)
      case .topicTooEarly(let topic):
        ("topic_too_early", dialog[topic].id, message("topic_after_more_questions"))
      case .topicForClinician(let topic):
        (
          "topic_for_clinician", dialog[topic].id,
          [said.words, message("topic_ask_clinician")].filter { !$0.isEmpty }.joined(separator: " ")
        )
      }
    return .object(of: [
      "event": .string("said"), "source": .string(source), "id": .string(id), "text": .string(text),
      "cites": told(said).map { .strings($0.cites.map { dialog[$0].id }) },
      "contradictions": told(said).map { contradictions(about: $0.cites) },
    ])
  }

  /// The topic that is told whole.
  private func told(_ said: Turn.Said) -> Topic? {
    if case .topic(let topic) = said.source { dialog[topic] } else { nil }
  }

  private func noted(_ noted: [LogEntry.Event]) -> JSON? {
    var (facts, mentioned, undone): ([JSON], [String], [JSON]) = ([], [], [])
    for event in noted {
      switch event {
      case .answered(let id, let answer): facts += fact(id, answer, "answered")
      case .told(let id, let answer): facts += fact(id, answer, "told")
      case .corrected(let id, let answer): facts += fact(id, answer, "corrected")
      case .mentioned(let id): mentioned.append(id)
      case .undone(let reply): undone.append(.number(reply))
      case .reopened, .asked: break
      }
    }
    guard !(facts.isEmpty && mentioned.isEmpty && undone.isEmpty) else { return nil }
    return .object(of: [
      "event": .string("noted"), "reply": .number(journal.lastReply), "facts": .array(facts),
      "mentioned": .strings(mentioned), "undone": .array(undone),
    ])
  }

  private func fact(_ id: String, _ answer: Answer, _ how: String) -> [JSON] {
    dialog.question(named: id).map { [fact(answer, to: $0, how: how)] } ?? []
  }
}

extension Turn.Remark {
  fileprivate var id: String {
    switch self {
    case .thanks: "thanks"
    case .nothingMore: "nothing_asked"
    }
  }
}
