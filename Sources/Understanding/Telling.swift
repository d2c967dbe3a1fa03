import ClinicalQuality
import Dialogs

/// What the facts of a reply come to, question by question.
extension Interpretation {
  func reading(
    _ question: Int, _ answer: Answer, isDoubtful: Bool = false, tokens: Range<Int>, rule: String
  ) -> Reading.Fact {
    Reading.Fact(
      question: Reference(question), answer: answer, isDoubtful: isDoubtful, words: reply.span(tokens),
      rule: rule)
  }

  /// What the phrases of one question come to; `nil` where they tell nothing, or contradict each other.
  func told(_ facts: [ToldFact]) -> Reading.Fact? {
    guard let first = facts.first else { return nil }
    let question = dialog.questions[first.question]
    if case .choice(let options) = question.kind {
      let chosen = corrected(facts.filter(\.isPresent))
      guard let last = chosen.last, let option = last.option, chosen.allSatisfy({ $0.option == option })
      else {
        return nil
      }
      return reading(
        last.question, .value(.string(options[option].id)), isDoubtful: last.isDoubtful, tokens: last.tokens,
        rule: last.rule)
    }
    let present = facts.last(where: \.isPresent)
    let denied = facts.last { !$0.isPresent }
    let last = question.isDanger ? present ?? denied : facts.last
    guard let last else { return nil }
    // 'Not started any' before 'new meds' says the same of the same.
    if let present, let denied, !question.isDanger, denied.tokens.upperBound == present.tokens.lowerBound {
      return reading(
        denied.question, .no, isDoubtful: denied.isDoubtful, tokens: denied.tokens, rule: denied.rule)
    }
    let decisive = last.isPresent || isTakenBack(present, by: last) ? last : present ?? last
    let isContradicted = present != nil && denied != nil
    return reading(
      decisive.question, decisive.isPresent ? .yes : .no, isDoubtful: decisive.isDoubtful || isContradicted,
      tokens: decisive.tokens, rule: decisive.rule)
  }

  /// Whether a denial is of the same words: 'it was swollen, not swollen now', but not 'on metformin, no insulin'.
  private func isTakenBack(_ fact: ToldFact?, by denial: ToldFact) -> Bool {
    fact.map { reply.words[$0.tokens].elementsEqual(reply.words[denial.tokens]) } ?? true
  }

  /// Those behind words of correction, where there are any: 'the right thigh, no wait, both'.
  private func corrected(_ facts: [ToldFact]) -> [ToldFact] {
    guard let last = facts.last else { return facts }
    let correction = reply.answers.last {
      $0.cue.contains(.correction) && $0.tokens.upperBound <= last.tokens.lowerBound
    }
    guard let start = correction?.tokens.lowerBound else { return facts }
    return facts.filter { $0.tokens.lowerBound >= start }
  }

  /// Everything that is told of questions that are not asked, in the order of telling.
  func toldInPassing(except asked: [Int]) -> [Reading.Fact] {
    var byQuestion: [Int: [ToldFact]] = [:]
    var order: [Int] = []
    for fact in facts where !asked.contains(fact.question) {
      if byQuestion[fact.question] == nil { order.append(fact.question) }
      byQuestion[fact.question, default: []].append(fact)
    }
    return order.compactMap { told(byQuestion[$0] ?? []) }
  }

  func facts(of question: Int) -> [ToldFact] { facts.filter { $0.question == question } }
}
