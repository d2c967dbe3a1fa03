import Conversations
public import Dialogs
import Understanding

/// A counterexample as a transcript that `bedside test` runs: it fails until the dialog is mended, and then stays as a
/// test.
public struct CounterexampleTranscript: Sendable {
  /// A name for its file, without an ending.
  public let name: String
  /// The transcript; `nil` where no words lead to just that case.
  public let text: String?
}

extension VerificationReport {
  /// A transcript for every counterexample that is a conversation.
  ///
  /// - Complexity: The vocabulary is built once; then a conversation for each.
  public func counterexamples(_ dialog: Dialog) -> [CounterexampleTranscript] {
    let failing = results.filter { $0.failures.contains { $0.answers != nil } }
    if failing.isEmpty { return [] }
    let reader = Reader(dialog)
    return failing.flatMap { result in
      let shown = result.failures.filter { $0.answers != nil }
      return shown.enumerated().map { index, failure in
        CounterexampleTranscript(
          name: result.id + (index == 0 ? "" : "-\(index + 1)"),
          text: Self.transcript(failure, of: result, dialog, reader))
      }
    }
  }

  private static func transcript(
    _ failure: Counterexample, of result: PropertyResult, _ dialog: Dialog, _ reader: Reader
  ) -> String? {
    guard let member = failure.answers else { return nil }
    let conversing = Conversing(dialog, reader: reader, settings: member.settings)
    do {
      var held: Conversed
      if let then = failure.then {
        held = try conversing.converse(member.answers) { conversation in
          member.answers.keys.allSatisfy { conversation.journal[$0] != nil }
        }
        try conversing.tell(then.question, then.answer, in: &held)
      } else {
        held = try conversing.converse(member.answers)
      }
      let expected = failure.expectation.map { Expected("expect: \($0)") } ?? result.property?.expectation
      let comment = ["'\(result.id)' does not hold here.", failure.what ?? result.title].compactMap(\.self)
      return held.transcript(comment: comment, stating: .answers, expecting: [expected].compactMap(\.self))
    } catch {
      return nil
    }
  }
}
