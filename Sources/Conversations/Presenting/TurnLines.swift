import ClinicalQuality
public import Dialogs
public import Understanding

extension Conversation {
  /// Everything that is shown for a turn, in its order: what was noted, what is said, what is asked or concluded.
  public func lines(for turn: Turn) -> [Line] {
    if let remark = turn.remark { return answer(to: remark) + pending(turn.stop) }
    var lines = readBack(turn.noted)
    if turn.isAdviceChanged { lines.append(Line(.notice, dialog.language.message("advice_changed"))) }
    lines += turn.said.flatMap { self.lines(for: $0) }
    if turn.isGivenUp { lines.insert(Line(.notice, givingUp(turn)), at: 0) }
    if let trouble = turn.trouble { lines += notices(about: trouble, failures: turn.failures) }
    switch turn.stop {
    case .asks(let prompt): lines += self.lines(for: prompt)
    case .concludes:
      if turn.isConclusionNew { lines += self.lines(for: conclusion) }
      if !turn.isConclusionNew, !turn.noted.isEmpty, turn.said.isEmpty {
        lines.append(Line(.notice, message("advice_same")))
      }
      lines.append(Line(.hint, message(turn.isConclusionNew ? "afterwards_card" : "afterwards")))
    }
    return lines
  }

  // MARK: - A word in passing

  /// A kind word back; at the end also how to leave, and where it is urgent what to do.
  public func words(for remark: Turn.Remark) -> String {
    guard case .concludes = stop else { return message("thanks") }
    let level = conclusion.level
    let isUrgent = level.position < dialog.defaultLevel.position
    let reminder = isUrgent ? [message("remember", ["action": words(of: dialog[level].headline)])] : []
    let answer =
      switch remark {
      case .thanks: [message("thanks")] + reminder + [message("how_to_leave")]
      case .nothingMore: [message("nothing_more")] + reminder + [message("how_to_leave")]
      }
    return answer.joined(separator: " ")
  }

  private func answer(to remark: Turn.Remark) -> [Line] { [Line(.say, words(for: remark))] }

  private func pending(_ stop: Stop) -> [Line] {
    if case .asks(let prompt) = stop { lines(for: prompt) } else { [] }
  }

  // MARK: - What was noted

  /// One short line that says back what was understood; a plain answer to a single question needs none.
  private func readBack(_ events: [LogEntry.Event]) -> [Line] {
    let facts = events.compactMap(readBack)
    let noted =
      facts.isEmpty ? [] : [Line(.noted, message("noted", ["facts": facts.joined(separator: "; ")]))]
    let undone = events.contains { if case .undone = $0 { true } else { false } }
    return noted + (undone ? [Line(.noted, message("undone"))] : [])
  }

  private func readBack(_ event: LogEntry.Event) -> String? {
    switch event {
    case .told(let id, let answer), .corrected(let id, let answer):
      return dialog.question(named: id).map { describe(answer, to: $0) }
    case .answered(let id, let answer):
      guard let question = dialog.question(named: id), answer != .no else { return nil }
      switch (dialog[question].kind, answer) {
      case (.text, _), (.checklist, _): return nil
      default: break
      }
      return describe(answer, to: question)
    case .mentioned, .reopened, .undone, .asked: return nil
    }
  }

  /// An answer in a few words: 'swelling', 'no swelling', 'which leg: both'.
  public func describe(_ answer: Answer, to question: Reference<Question>) -> String {
    let name = shortName(of: question)
    return switch answer {
    case .yes: name
    case .no: message("noted_no", ["fact": name])
    case .notSure: message("noted_not_sure", ["fact": name])
    case .value where dialog[question].short == nil: dialog.print(answer, to: question)
    case .value: message("noted_value", ["fact": name, "value": dialog.print(answer, to: question)])
    }
  }

  // MARK: - What went wrong

  /// Why a reply answered nothing, and from the second time on the offer to say not sure.
  public func notices(about trouble: Reading.Trouble, failures: Int) -> [Line] {
    var lines = [Line(.notice, notice(about: trouble))]
    if failures > 1 { lines.append(Line(.notice, message("offer_not_sure"))) }
    return lines
  }

  /// That what was asked is given up after three replies that answered nothing.
  public func givingUp(_ turn: Turn) -> String {
    message("not_understood") + " " + message(turn.noted.isEmpty ? "change_given_up" : "taken_as_not_sure")
  }

  private func notice(about trouble: Reading.Trouble) -> String {
    switch trouble {
    case .empty: message("empty_reply")
    case .tooLong: message("too_long", ["limit": String(Reader.longestReply)])
    case .notUnderstood: message(asked == .nothing ? "not_understood_at_end" : "not_understood")
    case .whichItems: message("yes_which")
    case .outOfRange: message("out_of_range", ["range": askedRange])
    case .ambiguous(let options):
      message("ambiguous", ["options": options.map(label).joined(separator: ", ")])
    }
  }

  private var askedQuestion: Question? {
    if case .question(let question) = asked { dialog[question] } else { nil }
  }

  /// What the question takes: the numbers of its options, or its own bounds.
  private var askedRange: String {
    let count: Int
    if case .checklist(let items) = asked {
      count = items.count
    } else {
      count = askedQuestion?.options.count ?? 0
    }
    if count > 0 { return message("range", ["low": "1", "high": String(count)]) }
    guard let within = askedQuestion?.within else { return "" }
    return message("range", ["low": within.low.spelled, "high": within.high.spelled])
  }

  private func label(of option: String) -> String {
    askedQuestion?.options.first { $0.id == option }?.label ?? option
  }

  func message(_ id: String, _ values: [String: String] = [:]) -> String {
    dialog.language.message(id, values)
  }
}
