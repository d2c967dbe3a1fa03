public import Diagnostics
public import Dialogs

extension VerificationReport {
  /// The report for programs: an object with every property, its verdict and its counterexamples.
  public func json(_ dialog: Dialog, locate: (SourceRange) -> String? = { _ in nil }) -> JSON {
    .object(of: [
      "dialog": .string(dialogID),
      "passed": .boolean(passed),
      "properties": .array(results.map { Self.json($0, dialog, locate) }),
    ])
  }

  private static func json(
    _ result: PropertyResult, _ dialog: Dialog, _ locate: (SourceRange) -> String?
  ) -> JSON {
    var reason: String?
    if case .notProved(let because) = result.verdict { reason = because }
    return .object(of: [
      "id": .string(result.id),
      "verdict": .string(result.verdict.word),
      "title": result.title.map(JSON.string),
      "place": result.property.flatMap { locate($0.place) }.map(JSON.string),
      "reason": reason.map(JSON.string),
      "failures": .array(result.failures.map { json($0, dialog, locate) }),
      "unknown_in": result.unknownIn.map { json($0, dialog) },
    ])
  }

  private static func json(
    _ failure: Counterexample, _ dialog: Dialog, _ locate: (SourceRange) -> String?
  ) -> JSON {
    .object(of: [
      "what": failure.what.map(JSON.string),
      "place": failure.place.flatMap(locate).map(JSON.string),
      "case": failure.answers.map { json($0, dialog) },
      "then": failure.then.map { then in
        .object([JSON.Member(dialog[then.question].id, .string(then.answer.written))])
      },
      "shortest": .boolean(failure.isShortest),
    ])
  }

  private static func json(_ member: Case, _ dialog: Dialog) -> JSON {
    let answers = member.answers.sorted { $0.key.position < $1.key.position }.map {
      JSON.Member(dialog[$0.key].id, .string($0.value.written))
    }
    let settings = member.settings.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .string($0.value)) }
    return .object([JSON.Member("settings", .object(settings)), JSON.Member("answers", .object(answers))])
  }
}
