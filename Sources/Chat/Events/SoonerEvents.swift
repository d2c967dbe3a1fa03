import ClinicalQuality
import Conversations
import Diagnostics
import Dialogs

extension Conversation {
  /// What would make the level more urgent, under the name of an event, or without one as a part of a conclusion.
  func event(_ name: String?, _ sooner: Sooner) -> JSON {
    .object(of: [
      "event": name.map(JSON.string), "is_complete": .boolean(sooner.isComplete),
      "levels": .array(sooner.groups.map(group)),
    ])
  }

  private func group(_ group: Sooner.Group) -> JSON {
    let level = dialog[group.level]
    return .object(of: [
      "level": .string(level.id), "headline": .string(words(of: level.headline)),
      "signs": .array(group.signs.map(sign)),
    ])
  }

  private func sign(_ sign: Sooner.Sign) -> JSON {
    .object(of: [
      "question": .string(dialog[sign.question].id), "answers": .strings(sign.answers.map(\.literal)),
      "text": .string(describe(sign)),
    ])
  }
}
