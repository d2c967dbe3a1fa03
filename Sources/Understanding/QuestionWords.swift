import Dialogs
import Synchronization

/// The words that a question knows: those of its phrases, its names and what it asks.
///
/// Put together when a question is first asked for, and kept.
final class QuestionWords: Sendable {
  private let known = Mutex<[Int: Set<Int32>]>([:])

  /// - Complexity: O(words of the question) the first time, O(1) then.
  func words(of position: Int, in dialog: Dialog, _ vocabulary: Vocabulary) -> Set<Int32> {
    if let words = known.withLock({ $0[position] }) { return words }
    let words = Self.gather(dialog.questions[position], vocabulary)
    known.withLock { $0[position] = words }
    return words
  }

  private static func gather(_ question: Question, _ vocabulary: Vocabulary) -> Set<Int32> {
    var texts = question.synonyms + question.antonyms + question.replies + question.denyingReplies
    texts += question.hints + question.cues + [question.short].compactMap(\.self)
    for option in question.options { texts += [option.label] + option.synonyms + option.replies }
    for case .words(let text) in question.ask.parts { texts.append(text) }
    var words: Set<Int32> = []
    for text in texts {
      for token in vocabulary.tokenizer.tokens(of: text) {
        if let word = vocabulary.words.exact(token.text) { words.insert(word) }
      }
    }
    return words
  }
}
