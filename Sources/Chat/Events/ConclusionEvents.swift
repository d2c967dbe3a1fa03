import Conversations
import Diagnostics
import Dialogs

extension Conversation {
  /// A conclusion under the name of an event, or without one as a part of another.
  func event(_ name: String?, _ conclusion: Conclusion) -> JSON {
    let level = dialog[conclusion.level]
    let claims = conclusion.claims.map { dialog[$0] }
    return .object(of: [
      "event": name.map(JSON.string), "level": .string(level.id),
      "headline": .string(words(of: level.headline)),
      "text": level.say.map { .string(words(of: $0)) }, "is_emergency": .boolean(level.stops),
      "is_stand_in": .boolean(conclusion.isStandIn),
      "reasons": .array(conclusion.reasons.map(reason)), "advice": .array(conclusion.advice.map(advice)),
      "unknown": named(conclusion.unknown), "denied": named(conclusion.denied),
      "claims": .array(claims.map(claim)), "sources": .array(sources(of: claims)),
      "contradictions": contradictions(about: conclusion.claims),
      "sooner": event(nil, sooner(than: conclusion)),
      "topics": .array(topicsToOffer(with: conclusion).map(topic)), "notes": .strings(notes),
    ])
  }

  /// That this is no diagnosis, and how far the content has come.
  var notes: [String] {
    let isReviewed = dialog.status == .approved || dialog.status == .testing
    return (["not_a_diagnosis"] + (isReviewed ? [] : ["draft_notice"])).map { dialog.language.message($0) }
  }

  private func reason(_ reason: Conclusion.Reason) -> JSON {
    let finding = dialog[reason.finding]
    return .object(of: [
      "finding": .string(finding.id), "level": .string(dialog[reason.level].id),
      "title": .string(finding.title),
      "text": finding.explain.map { .string(words(of: $0)) },
      "answers": .array(reason.answers.compactMap(counted)), "cites": ids(finding.cites),
    ])
  }

  /// The answer behind a reason, as it counts.
  private func counted(_ question: Reference<Question>) -> JSON? {
    countedAnswer(to: question).map { fact($0, to: question) }
  }

  private func advice(_ reference: Reference<Advice>) -> JSON {
    let advice = dialog[reference]
    return .object(of: [
      "id": .string(advice.id), "kind": .string(advice.kind.rawValue), "text": .string(words(of: advice.say)),
      "cites": ids(advice.cites),
    ])
  }

  private func named(_ questions: [Reference<Question>]) -> JSON {
    .array(
      questions.map {
        .object(of: ["question": .string(dialog[$0].id), "text": .string(shortName(of: $0))])
      })
  }

  private func ids(_ claims: [Reference<Claim>]) -> JSON { .strings(claims.map { dialog[$0].id }) }

  private func claim(_ claim: Claim) -> JSON {
    .object(of: [
      "id": .string(claim.id), "text": .string(claim.claim),
      "sources": .strings(claim.sources.map { dialog[$0].id }),
      "caution": claim.caution.map(JSON.string),
    ])
  }

  /// Where sources disagree about claims: who says what, and what the advice goes by.
  func contradictions(about claims: [Reference<Claim>]) -> JSON {
    .array(
      dialog.contradictions(about: claims).map { contradiction in
        .object(of: [
          "id": .string(contradiction.id), "about": .string(contradiction.about),
          "positions": .array(
            contradiction.positions.map {
              .object(of: ["source": .string(dialog[$0.source].id), "says": .string($0.says)])
            }),
          "we_go_by": .string(contradiction.weGoBy),
        ])
      })
  }

  private func topic(_ reference: Reference<Topic>) -> JSON {
    let topic = dialog[reference]
    return .object(of: ["id": .string(topic.id), "title": .string(topic.title)])
  }

  private func sources(of claims: [Claim]) -> [JSON] {
    var seen: Set<Reference<Source>> = []
    return claims.flatMap(\.sources).filter { seen.insert($0).inserted }.map { dialog[$0] }.map { source in
      .object(of: [
        "id": .string(source.id), "title": .string(source.title),
        "publisher": source.publisher.map(JSON.string),
        "date": source.date.map(JSON.string), "url": source.url.map(JSON.string),
      ])
    }
  }
}
