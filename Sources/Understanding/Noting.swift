import ClinicalQuality
import Dialogs

extension Interpretation {
  /// Writes down all that a reply says.
  func note(in reading: inout Reading, text: String, asked: Asked, previous: [Reference<Question>]) {
    reading.isCorrection = isCorrection
    reading.topic = topic.map { Reference($0.position) }
    let amounts = ownedAmounts(asked: asked.questions)
    noteAnswer(in: &reading, text: text, asked: asked, amounts: amounts)
    reading.told = toldInPassing(except: asked.questions)
    let toldAlready = Set(reading.told.map(\.question.position))
    reading.told += toldByAmounts(amounts, except: asked.questions).filter {
      !toldAlready.contains($0.question.position)
    }
    if let fact = toldOfPerson(except: asked.questions),
      !reading.told.contains(where: { $0.question == fact.question })
    {
      reading.told.append(fact)
    }
    noteHints(in: &reading)
    if isCorrection { correct(previous, in: &reading, asked: asked, amounts: amounts) }
    noteCommand(in: &reading, asked: asked)
    let hasNothing = reading.answers.isEmpty && !reading.isChecklistNotSure && reading.trouble == nil
    if hasNothing, reading.told.isEmpty, reading.topic == nil, reading.command == nil {
      reading.trouble = .notUnderstood
    }
  }

  /// Adds what is only hinted at, of the items of a list too: 'none, but something at my gullet' leaves a doubt.
  private func noteHints(in reading: inout Reading) {
    guard !hints.isEmpty else { return }
    let isByTheWay = { (fact: Reading.Fact) in
      fact.answer == .no && focus.asked.count > 1 && !facts.contains { $0.question == fact.question.position }
    }
    let answered = reading.answers.filter { !isByTheWay($0) } + reading.told
    reading.told += hinted(besides: Set(answered.map(\.question.position)))
  }

  // MARK: What was asked

  private func noteAnswer(
    in reading: inout Reading, text: String, asked: Asked, amounts: [OwnedAmount]
  ) {
    switch asked {
    case .nothing: return
    case .checklist(let items):
      guard !items.isEmpty else { return }
      let ticking = ChecklistReader(interpretation: self, items: items.map(\.position)).read(body)
      reading.answers = ticking.answers
      reading.isChecklistNotSure = ticking.isNotSure
      reading.trouble = ticking.trouble
    case .question(let question):
      if case .text = dialog[question].kind {
        reading.answers = [freeText(question.position, text)].compactMap(\.self)
        return
      }
      switch answer(to: question.position, amounts: amounts) {
      case .answer(let fact): reading.answers = [fact]
      case .trouble(let trouble): reading.trouble = trouble
      case .nothing: break
      }
    }
  }

  /// The answer to one question that is neither a text nor a checklist.
  private func answer(to question: Int, amounts: [OwnedAmount]) -> Chosen {
    let range = answerRange
    let found = answer(to: question, amounts: amounts, in: range)
    if case .nothing = found, range != body { return answer(to: question, amounts: amounts, in: body) }
    return found
  }

  private func answer(
    to question: Int, amounts: [OwnedAmount], in range: Range<Int>
  ) -> Chosen {
    switch dialog.questions[question].kind {
    case .yesNo: return yesNo(question, in: range).map(Chosen.answer) ?? .nothing
    case .choice(let options): return choice(question, options, in: range, amounts: amounts)
    case .number, .duration, .frequency:
      let found = value(
        of: question, among: amounts.filter { range.contains($0.amount.tokens.lowerBound) })
      guard case .nothing = found else { return found }
      if let end = nothingOfScale(question, in: range) ?? topOfScale(question, in: range) {
        return .answer(end)
      }
      let unsure = polarities(in: range).first { $0.cue.contains(.notSure) }
      return unsure.map { .answer(reading(question, .notSure, tokens: $0.tokens, rule: "not sure")) }
        ?? .nothing
    case .text, .checklist: return .nothing
    }
  }

  /// 'None' on a scale that begins with nought, 'no pain' where that is what the scale is of.
  private func nothingOfScale(_ question: Int, in range: Range<Int>) -> Reading.Fact? {
    guard case .number = dialog.questions[question].kind, scale(of: dialog.questions[question]) != nil,
      dialog.questions[question].within?.low.isNought ?? false
    else { return nil }
    // 'Same as ever' says no to a change, and nothing of how much.
    let none = polarities(in: range).first {
      !$0.cue.isDisjoint(with: [.none, .no]) && !$0.cue.contains(.yes)
        && ($0.cue.contains(.none)
          || (reply.negationEnds[$0.tokens.lowerBound] != nil && rest.isClosed[$0.tokens.upperBound]))
    }
    let denied = quantityCues.first { cue in
      cue.questions.contains(question) && range.contains(cue.tokens.lowerBound)
        && cue.tokens.lowerBound > 0
        && (max(0, cue.tokens.lowerBound - 3)..<cue.tokens.lowerBound).contains(where: isNegation)
    }
    let isDoubted = reply.context.contains { $0.cue.contains(.pseudoNegation) }
    guard !isDoubted, let tokens = denied?.tokens ?? none?.tokens, !isAskedBack(tokens.lowerBound) else {
      return nil
    }
    return reading(question, .value(.decimal(.zero)), tokens: tokens, rule: "none")
  }

  /// 'The worst ever' on a scale that begins with nought.
  private func topOfScale(_ question: Int, in range: Range<Int>) -> Reading.Fact? {
    guard case .number = dialog.questions[question].kind, let top = scale(of: dialog.questions[question]),
      dialog.questions[question].within?.low.isNought ?? false
    else { return nil }
    let words = range.lazy.compactMap { reply.quantities[$0] }.first { $0.cue.contains(.greatest) }
    guard let words, !isAskedBack(words.tokens.lowerBound),
      !reply.context.contains(where: { $0.cue.contains(.negationBefore) })
    else { return nil }
    return reading(question, .value(.decimal(top)), tokens: words.tokens, rule: "number")
  }

  /// Free words are an answer as they are, unless they are a command or ask about a topic and nothing else.
  private func freeText(_ question: Int, _ text: String) -> Reading.Fact? {
    if bareCommand != nil || (topic != nil && facts.isEmpty) { return nil }
    let found = polarities(in: body)
    if let first = found.first, first.cue.contains(.notSure), !hasContent {
      return reading(question, .notSure, tokens: first.tokens, rule: "not sure")
    }
    let words = cleaned(text)
    guard !words.isEmpty else { return nil }
    return Reading.Fact(
      question: Reference(question), answer: .value(.string(words)), words: 0..<text.utf8.count, rule: "text")
  }

  /// Whether there are words besides small ones and words that answer.
  private var hasContent: Bool { body.contains { !reply.isSmall($0) && !isAnswerWord($0) } }

  // MARK: Commands and corrections

  /// The command that a reply is, all of it.
  var bareCommand: String? {
    let isExtra = { (token: Int) in reply.isFiller(token) }
    guard let start = reply.tokens.indices.first(where: { reply.commands[$0] != nil }),
      (0..<start).allSatisfy(isExtra), let match = reply.commands[start],
      (match.tokens.upperBound..<reply.count).allSatisfy(isExtra)
    else { return nil }
    return language.command(at: match.node)
  }

  /// The command of a reply to nothing that was asked: beside it stand only words that answer, 'ok thanks'. Without one
  /// it is a bare answer, 'no', which says that nothing more is wanted.
  private var closing: String? {
    let commands = reply.tokens.indices.compactMap { reply.commands[$0] }
    let ofCommands = Set(commands.flatMap(\.tokens))
    let isLastWord = { (token: Int) in isAnswerWord(token) || ofCommands.contains(token) }
    let said = reply.tokens.indices.filter { !reply.isSmall($0) || isLastWord($0) }
    guard !said.isEmpty, said.allSatisfy(isLastWord) else { return nil }
    return commands.last.flatMap { language.command(at: $0.node) } ?? Reading.nothingMore
  }

  private func noteCommand(in reading: inout Reading, asked: Asked) {
    guard reading.answers.isEmpty, reading.told.isEmpty, !reading.isChecklistNotSure,
      let command = bareCommand ?? (asked == .nothing && reading.topic == nil ? closing : nil)
    else {
      return
    }
    reading.command = command
    reading.trouble = nil
  }

  /// Reads 'sorry, I meant both' as an answer to the question before, where it is none to what is asked.
  private func correct(
    _ previous: [Reference<Question>], in reading: inout Reading, asked: Asked, amounts: [OwnedAmount]
  ) {
    for question in previous.prefix(Self.mostCorrected) {
      let told = reading.told.count
      correct(question, in: &reading, asked: asked, amounts: amounts)
      if reading.told.count > told { return }
      // A bare 'no' or '5' takes back what was asked last, not what was told beside it.
      if reading.trouble == nil { return }
    }
  }

  /// How many questions of the last reply are tried; more would cost time, and hardly be meant.
  private static let mostCorrected = 8

  private func correct(
    _ previous: Reference<Question>, in reading: inout Reading, asked: Asked,
    amounts: [OwnedAmount]
  ) {
    let isTold =
      reading.told.contains { $0.question == previous } || asked.questions.contains(previous.position)
    guard !isTold, case .answer(let fact) = answer(to: previous.position, amounts: amounts, in: answerRange)
    else {
      return
    }
    var doubtful = fact
    if let answered = reading.answers.first {
      guard answered.words.overlaps(fact.words) else { return }
      // It fits both questions; which of the two was meant is for the person to say.
      doubtful = Reading.Fact(
        question: fact.question, answer: fact.answer, isDoubtful: true, words: fact.words, rule: fact.rule)
    }
    reading.told.append(doubtful)
    if case .ambiguous? = reading.trouble { return }
    reading.trouble = nil
  }
}
