public import Diagnostics
public import Dialogs

extension Burden {
  /// The measures for programs: every level and every danger sign; a number that is not known is left out.
  public func json(_ dialog: Dialog) -> JSON {
    .object(of: [
      "dialog": .string(dialogID),
      "levels": .array(
        levels.map {
          .object(of: [
            "level": .string(dialog[$0.level].id), "fewest": $0.fewest.map { .number($0) },
            "typical": $0.typical.map { .number($0) }, "most": $0.most.map { .number($0) },
          ])
        }),
      "where_nothing_turns_up": whereNothingTurnsUp.map {
        .object(of: ["prompts": .number($0.prompts), "level": .string(dialog[$0.level].id)])
      },
      "danger_signs": .array(signs.map { Self.json($0, dialog) }),
    ])
  }

  private static func json(_ sign: OfSign, _ dialog: Dialog) -> JSON {
    .object(of: [
      "question": .string(dialog[sign.question].id),
      "prompt": sign.prompt.map { .number($0) },
      "earliest": sign.prompts.map { .number($0.lowerBound) },
      "latest": sign.prompts.map { .number($0.upperBound) },
      "after_telling": sign.afterTelling.map {
        .object(of: ["prompts": .number($0.prompts), "level": .string(dialog[$0.level].id)])
      },
    ])
  }
}
