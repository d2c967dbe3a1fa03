public import Dialogs

/// Understands what people type, by the words of one dialog and its language.
///
/// Deterministic: no network, no model, no clock. Create it once for a dialog, best at the first reply.
public struct Reader: Sendable {
  /// The longest reply that is read, in UTF-8 bytes; a longer one is refused unread.
  public static let longestReply = 4096

  let dialog: Dialog
  let vocabulary: Vocabulary

  /// Builds the vocabulary of a dialog.
  ///
  /// - Complexity: O(words of the dialog).
  public init(_ dialog: Dialog) {
    self.dialog = dialog
    vocabulary = Vocabulary(dialog)
  }

  /// Reads a reply.
  ///
  /// - Parameters:
  ///   - text: What was typed, as it was typed.
  ///   - asked: What it answers.
  ///   - previous: The questions that the last reply answered, the one that was asked first. Where a reply with
  ///     words of correction does not answer what is asked, it is read as an answer to one of them, and told.
  ///   - today: The day on which it was typed; without one, 'since last Tuesday' is no length.
  ///   - patient: Whom the conversation is about, if it is known to be somebody else: then 'my husband had a clot' tells of the
  ///     patient, and is no family history.
  /// - Complexity: O(length of the reply), up to ``longestReply``.
  public func read(
    _ text: String, asked: Asked, previous: [Reference<Question>] = [], today: Day? = nil,
    patient: Patient? = nil
  ) -> Reading {
    var reading = Reading()
    guard text.utf8.count <= Self.longestReply else {
      reading.trouble = .tooLong
      return reading
    }
    let reply = Reply(text, in: vocabulary)
    guard reply.count > 0 || !cleaned(text).isEmpty else {
      reading.trouble = .empty
      return reading
    }
    let asked = settled(asked)
    let focus = Focus(
      asked: asked.questions, previous: previous.map(\.position), today: today, patient: patient)
    let interpretation = Interpretation(reply, reader: self, focus: focus)
    interpretation.note(in: &reading, text: text, asked: asked, previous: previous)
    return reading
  }

  /// A checklist that is asked as a question stands for its items.
  private func settled(_ asked: Asked) -> Asked {
    if case .question(let question) = asked, case .checklist(let items) = dialog[question].kind {
      return .checklist(items)
    }
    return asked
  }
}

extension Asked {
  /// The positions of the questions that are asked.
  var questions: [Int] {
    switch self {
    case .question(let question): [question.position]
    case .checklist(let items): items.map(\.position)
    case .nothing: []
    }
  }
}

/// A text without control characters, and without space around it.
func cleaned(_ text: String) -> String {
  var result = ""
  var isSpaceWaiting = false
  for scalar in text.unicodeScalars {
    let properties = scalar.properties
    if properties.generalCategory == .control || properties.isWhitespace {
      isSpaceWaiting = !result.isEmpty
    } else {
      if isSpaceWaiting { result += " " }
      isSpaceWaiting = false
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}
