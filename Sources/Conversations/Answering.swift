import ClinicalQuality
public import Dialogs
import Understanding

/// An answer that was picked in a form rather than typed.
public struct PickedAnswer: Hashable, Sendable {
  public let question: Reference<Question>
  /// Of the question's type and in its range; for a checklist only 'not sure'.
  public let answer: Answer

  public init(question: Reference<Question>, answer: Answer) {
    self.question = question
    self.answer = answer
  }
}

extension Conversation {
  /// Takes picked answers as one reply, by the same rules as typed ones.
  ///
  /// Answers to what is asked are entries; all others are told in passing, so that a danger sign or something that
  /// contradicts an entry is asked about first.
  public mutating func answer(_ picked: [PickedAnswer]) -> Turn {
    let asked = asked.all
    var reading = Reading()
    for item in picked {
      let fact = Reading.Fact(question: item.question, answer: item.answer, words: 0..<0, rule: "picked")
      if case .checklist = dialog[item.question].kind {
        reading.isChecklistNotSure = true
      } else if asked.contains(item.question) {
        reading.answers.append(fact)
      } else {
        reading.told.append(fact)
      }
    }
    return noting(events(from: reading), words: "")
  }

  /// Takes the text that answers an open text question; facts that it tells are noted too, commands are not obeyed.
  public mutating func answer(_ question: Reference<Question>, inWords text: String) -> Turn {
    let patient = reader.patient { journal[$0]?.answer }
    let reading = reader.read(text, asked: .question(question), patient: patient)
    let events = events(from: reading)
    if let trouble = reading.trouble, events.isEmpty { return fail(trouble) }
    guard events.isEmpty else { return noting(events, words: text) }
    return noting([.answered(question: dialog[question].id, .value(.string(text)))], words: text)
  }

  /// Tells about a topic, as if it had been asked for in words.
  public mutating func tell(about topic: Reference<Topic>) -> Turn {
    var turn = noting([.asked(topic: dialog[topic].id)], words: "")
    turn.said.insert(answer(to: topic), at: 0)
    return turn
  }
}

extension Conversation {
  /// The answer that a conclusion goes by: a danger sign that was mentioned and not asked about yet counts as yes.
  public func countedAnswer(to question: Reference<Question>) -> Answer? {
    if dialog[question].isDanger, journal.mentions.contains(question) { return .yes }
    return journal[question]?.answer
  }
}

extension Asked {
  /// The questions that a reply may answer now.
  fileprivate var all: [Reference<Question>] {
    switch self {
    case .question(let question): [question]
    case .checklist(let items): items
    case .nothing: []
    }
  }
}
