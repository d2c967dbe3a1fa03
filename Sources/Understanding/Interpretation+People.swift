import ClinicalQuality
import Dialogs

/// Whom a story is about: oneself, somebody one may speak for, or anybody else.
extension Interpretation {
  /// Whom a story is about that never names the one who tells it.
  enum SpokenFor: Equatable {
    /// The one whom the conversation is known to be about.
    case patient(Patient)
    /// Somebody one may speak for, of whom it says enough.
    case caredFor
    /// Anybody whose age it tells.
    case anyone
  }

  /// Whether a story says so much of somebody that it must be theirs: how old they are, or two things, such as that they
  /// have cramps; of a child one. A friend needs two besides the cramps.
  func speaksFor(_ judgements: [Judgement]) -> SpokenFor? {
    let people = reply.context.filter { $0.cue.contains(.otherPeople) }
    if let patient = focus.patient, people.contains(where: { isPatient($0, patient) }) {
      return .patient(patient)
    }
    guard asksForStory, !people.isEmpty else { return nil }
    if reply.context.contains(where: { $0.cue.contains(.onBehalf) }) { return .anyone }
    guard !reply.context.contains(where: speaksOfOneself) else { return nil }
    let reader = AmountReader(
      reply: reply, language: language, today: focus.today, isStory: true, asksAge: false,
      asksFrequency: false
    ) { _ in false }
    if reader.amounts(in: body).contains(where: \.isAge) { return .anyone }
    let said = zip(phrases, judgements).filter { !$1.isStory }
    // 'My wife's left foot is swollen': a side is told of nobody but a patient.
    let theirs = said.filter { $1.isOtherPeople && $1.isCaredFor }
    let isOfChild = people.allSatisfy { $0.cue.contains(.child) }
    let isOfFriend = people.contains { language.friends.contains($0.node) }
    guard theirs.contains(where: { !$0.0.isAttribute }) else { return nil }
    let cramps = !isOfFriend && namesCramps ? 1 : 0
    // 'Dad has MS, thigh twitches': what is nobody's own goes on about them. 'Mum isn't confused' is no family history.
    let others = isOfFriend ? 0 : said.count { !$1.isOtherPeople && !$1.isPast && !$0.isAttribute }
    let denials = isOfFriend ? 0 : theirs.count { $1.isNegated || $0.isDenial }
    return theirs.count + cramps + others + denials > (isOfChild ? 0 : 1) ? .caredFor : nil
  }

  /// 'My brother's calves are like tree trunks': whether somebody is named who is not asked about, and for whom nobody speaks.
  func isPersonByTheWay(_ claim: Claim) -> Bool {
    !asksForStory && !focus.asked.contains(claim.question)
      && claim.question == reader.vocabulary.ofChildren?.question
      && !reply.context.contains { $0.cue.contains(.onBehalf) }
  }

  private func isPatient(_ person: CueMatch, _ patient: Patient) -> Bool {
    person.cue.contains(.caredFor) && person.cue.contains(.child) == (patient == .child)
  }

  /// Whether it has words of what the dialog counts and times.
  var namesCramps: Bool { !counted.isEmpty }

  /// The tokens of words of what the dialog counts and times.
  var counted: Set<Int> {
    let questions = [reader.vocabulary.soleFrequency, reader.vocabulary.soleDuration].compactMap(\.self)
    return Set(
      quantityCues.lazy.filter { cue in cue.questions.contains { questions.contains($0) } }.flatMap(\.tokens))
  }

  /// Whether words name oneself, but not as the one who looks: 'when I press'.
  private func speaksOfOneself(_ cue: CueMatch) -> Bool {
    guard cue.cue.contains(.own), !cue.cue.contains(.negationEnd),
      !reply.offTopic.contains(where: { cue.tokens.clamped(to: $0) == cue.tokens })
    else { return false }
    let before = cue.tokens.lowerBound - 1
    return before < 0
      || reply.context.covering(before)?.cue.isDisjoint(with: [.hypothetical, .negationEnd]) ?? true
  }

  func isOfSpokenFor(_ judgement: Judgement) -> Bool {
    switch spokenFor {
    case .patient(let patient): judgement.isKin && judgement.isChild == (patient == .child)
    case .anyone: !judgement.isStory
    case .caredFor: judgement.isCaredFor && !judgement.isStory
    case nil: false
    }
  }

  /// Whether somebody else may be the one with the trouble: somebody one may speak for, of whom something is said of now,
  /// or the cramps too, 'my brother was bitten by a snake, his leg is cramping'.
  func mayBePatient(_ judgement: Judgement) -> Bool {
    if judgement.isCaredFor || (judgement.isKin && judgement.isEvent && asksForStory) { return true }
    return judgement.isKin && asksForStory && namesCramps
      && !reply.context.contains { $0.cue.contains(.own) && !$0.cue.contains(.negationEnd) }
  }

  /// Who it is that a story is about, where that is asked at some time: 'my son is 8 and gets cramp' tells that they are
  /// a child's, by a reply to that question, 'son'.
  func toldOfPerson(except asked: [Int]) -> Reading.Fact? {
    guard spokenFor != nil, focus.patient == nil,
      let named = reply.context.first(where: { $0.cue.contains(.otherPeople) })
    else {
      return nil
    }
    let person = named.tokens
    guard let (question, option) = named.isByAge ? reader.vocabulary.ofChildren : optionNaming(person),
      !asked.contains(question)
    else { return nil }
    let id = dialog.questions[question].options[option].id
    return reading(question, .value(.string(id)), tokens: person, rule: "person")
  }

  /// The one option that the most words for somebody choose: 'son'.
  private func optionNaming(_ person: Range<Int>) -> (question: Int, option: Int)? {
    var found: (tokens: Range<Int>, question: Int, options: Set<Int>)?
    for start in person {
      reply.walk(reader.vocabulary.trie, from: start) { node, end, isParted in
        guard end <= person.upperBound, !isParted else { return }
        for owner in reader.vocabulary.owners(of: node) {
          guard case .optionLabel(let option) = owner.role else { continue }
          if let known = found, known.question == owner.position, known.tokens == start..<end {
            found?.options.insert(option)
          } else if end - start >= found?.tokens.count ?? 1 {
            found = (start..<end, owner.position, [option])
          }
        }
      }
    }
    guard let found, found.options.count == 1, let option = found.options.first else { return nil }
    return (found.question, option)
  }
}
