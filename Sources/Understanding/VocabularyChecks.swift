import ClinicalQuality
public import Dialogs

/// Something about a dialog's vocabulary that will mislead the reader, or a person.
public enum VocabularyIssue: Hashable, Sendable {
  /// Two options of one question have a phrase: no reply with it can be told apart. An error.
  case sameOption(phrase: String, question: Reference<Question>, options: [String])
  /// An option has a phrase that is also a bare command. An error.
  case command(phrase: String, question: Reference<Question>, option: String, command: String)
  /// Several questions own a phrase and do not share it on purpose. A warning.
  case sameQuestion(phrase: String, questions: [Reference<Question>])

  /// Whether the dialog cannot be used with it.
  public var isError: Bool {
    switch self {
    case .sameOption, .command: true
    case .sameQuestion: false
    }
  }

  /// The phrase as the dialog has it.
  public var phrase: String {
    switch self {
    case .sameOption(let phrase, _, _), .command(let phrase, _, _, _), .sameQuestion(let phrase, _): phrase
    }
  }
}

/// A phrase of the dialog that is not understood as what it stands for.
public struct Misunderstanding: Hashable, Sendable {
  public let question: Reference<Question>
  /// What it should be understood as: an option's id, or `yes` or `no`.
  public let answer: String
  public let phrase: String
  /// Whether it was understood as nothing or as several, rather than as something else.
  public let isAmbiguous: Bool
}

extension Reader {
  /// Every phrase that several parts of the dialog own, in the order of the dialog.
  ///
  /// - Complexity: O(phrases of the dialog).
  public func collisions() -> [VocabularyIssue] {
    var collector = CollisionCollector(dialog: dialog, vocabulary: vocabulary)
    for position in dialog.questions.indices { collector.collect(position) }
    return collector.issues
  }

  /// Every label, synonym and example that is not understood as its answer, and every synonym of a yes/no question
  /// whose negation is not understood as no.
  ///
  /// - Complexity: O(phrases of the dialog), each read once or twice.
  public func misunderstood() -> [Misunderstanding] {
    dialog.questions.indices.flatMap { position -> [Misunderstanding] in
      let question = Reference<Question>(position)
      return expectations(of: dialog[question]).compactMap { answer, phrase in
        misunderstanding(of: phrase, question, answer)
      }
    }
  }

  /// What each phrase of a question should be understood as.
  private func expectations(of question: Question) -> [(answer: String, phrase: String)] {
    var expected = question.examples.map { ($0.answer, $0.words) }
    switch question.kind {
    case .yesNo:
      expected += question.synonyms.flatMap(samples).map { ("yes", $0) }
      expected += (question.replies + question.hints).flatMap(samples).map { ("yes", $0) }
      expected += (question.antonyms + question.denyingReplies).flatMap(samples).map { ("no", $0) }
      if let negation = dialog.language.negation.before.first {
        let exact = question.synonyms.filter { !LoosePhrase.isWritten($0) }
        expected += exact.filter { isNegatable($0, with: negation) }.map {
          ("no", negation + " " + $0)
        }
      }
    case .choice(let options):
      for option in options {
        expected += ([option.label] + option.replies + option.synonyms.flatMap(samples) + option.examples).map
        {
          (option.id, $0)
        }
      }
    case .number, .duration, .frequency, .text, .checklist: break
    }
    return expected
  }

  /// A synonym as it is typed: itself, or each way to say a loose one.
  private func samples(_ synonym: String) -> [String] {
    LoosePhrase.isWritten(synonym) ? LoosePhrase(synonym)?.samples ?? [] : [synonym]
  }

  /// Whether a negation before a synonym is all that negates in the two together; 'no better off' is none.
  private func isNegatable(_ synonym: String, with negation: String) -> Bool {
    let context = Reply(negation + " " + synonym, in: vocabulary).context
    return context.count == 1 && context[0].cue.contains(.negationBefore)
      && context[0].tokens.count == vocabulary.tokenizer.tokens(of: negation).count
  }

  private func misunderstanding(
    of phrase: String, _ question: Reference<Question>, _ answer: String
  ) -> Misunderstanding? {
    let reading = read(phrase, asked: .question(question))
    let understood: Answer? =
      switch dialog[question].kind {
      case .yesNo: ["yes": .yes, "no": .no, "not_sure": .notSure][answer]
      case .choice: answer == "not_sure" ? .notSure : .value(.string(answer))
      case .number, .duration, .frequency, .text, .checklist: nil
      }
    guard let understood, reading.answers.first?.answer != understood else { return nil }
    return Misunderstanding(
      question: question, answer: answer, phrase: phrase, isAmbiguous: reading.answers.isEmpty)
  }
}

/// Collects collisions, each phrase once.
private struct CollisionCollector {
  let dialog: Dialog
  let vocabulary: Vocabulary
  private(set) var issues: [VocabularyIssue] = []
  private var seen: Set<Int32> = []

  init(dialog: Dialog, vocabulary: Vocabulary) {
    self.dialog = dialog
    self.vocabulary = vocabulary
  }

  mutating func collect(_ position: Int) {
    let question = dialog.questions[position]
    for phrase in question.synonyms { check(phrase) }
    for option in question.options {
      for phrase in [option.label] + option.synonyms + option.replies {
        check(phrase)
        guard let command = vocabulary.command(phrase) else { continue }
        issues.append(
          .command(phrase: phrase, question: Reference(position), option: option.id, command: command))
      }
    }
  }

  /// Looks at all owners of a phrase, the first time it comes.
  private mutating func check(_ phrase: String) {
    guard let node = vocabulary.node(of: phrase), seen.insert(node).inserted else { return }
    var options: [Int: Set<Int>] = [:]
    var tellers: [Int] = []
    for owner in vocabulary.owners(of: node) {
      switch owner.role {
      case .synonym: tellers.append(owner.position)
      case .optionSynonym(let option):
        options[owner.position, default: []].insert(option)
        if tellers.last != owner.position { tellers.append(owner.position) }
      case .optionLabel(let option): options[owner.position, default: []].insert(option)
      case .antonym, .reply, .hint, .short, .shortPart, .cue, .topic, .topicName: break
      }
    }
    for (position, chosen) in options.sorted(by: { $0.key < $1.key }) where chosen.count > 1 {
      let ids = chosen.sorted().map { dialog.questions[position].options[$0].id }
      issues.append(.sameOption(phrase: phrase, question: Reference(position), options: ids))
    }
    noteTellers(Set(tellers).sorted(), of: phrase)
  }

  private mutating func noteTellers(_ tellers: [Int], of phrase: String) {
    guard let first = tellers.first, tellers.count > 1 else { return }
    if tellers.dropFirst().allSatisfy({ dialog.areShared(first, $0) }) { return }
    issues.append(.sameQuestion(phrase: phrase, questions: tellers.map { Reference($0) }))
  }
}

extension Vocabulary {
  /// The node of a phrase of the dialog.
  fileprivate func node(of phrase: String) -> Int32? {
    var budget = 0
    return trie.node(tokenizer.tokens(of: phrase).map { words.find($0.text, budget: &budget) })
  }

  /// The bare command that a phrase is.
  fileprivate func command(_ phrase: String) -> String? {
    var budget = 0
    let numbers = tokenizer.tokens(of: phrase).map { words.find($0.text, budget: &budget) }
    return language.trie.node(numbers).flatMap { language.command(at: $0) }
  }
}

extension PhraseTrie {
  /// The node that words lead to.
  fileprivate func node(_ words: [Int32]) -> Int32? {
    var node = Self.root
    for word in words {
      guard let next = child(of: node, word) else { return nil }
      node = next
    }
    return node == Self.root ? nil : node
  }
}
