import Dialogs

/// What a phrase of the dialog means.
struct Owner {
  enum Role {
    /// A synonym of a yes/no question: told anywhere, it says yes.
    case synonym
    /// An antonym of a yes/no question: told anywhere, it says no.
    case antonym
    /// A reply to a yes/no question: where it is asked, it says yes, or no.
    case reply(isDenial: Bool)
    /// A word of a danger sign that tells nothing yet, but is a reason to ask.
    case hint
    /// The few words that stand for a question; they count where it is asked.
    case short
    /// One of several things that those words name; it counts there too, but is not all that stands on the screen.
    case shortPart
    /// A synonym of an option: told anywhere, it chooses it.
    case optionSynonym(Int)
    /// The label of an option; it counts where its question is asked.
    case optionLabel(Int)
    /// Words that stand near a quantity of the question.
    case cue
    case topic
    /// Words that ask about a topic by themselves only: 'Magnesium?' does, 'I took magnesium' does not.
    case topicName

    /// What is left of it for small words, which stand in any sentence: 'me' chooses where its question is asked.
    var whereAsked: Role {
      switch self {
      case .optionSynonym(let option): .optionLabel(option)
      case .synonym: .short
      case .antonym, .reply, .hint, .short, .shortPart, .optionLabel, .cue, .topic, .topicName: self
      }
    }
  }

  let role: Role
  /// The position of the question, or of the topic.
  let position: Int
  /// The next owner of the same phrase; -1 after the last.
  let next: Int32
}

/// All phrases of a dialog and of its language, ready to be found. Built once; immutable.
///
/// - Complexity: Building takes O(words of the dialog).
struct Vocabulary {
  let tokenizer: Tokenizer
  private(set) var words: WordTable
  let language: LanguageVocabulary
  private(set) var trie = PhraseTrie()
  private var firstOwner: [Int32] = [-1]
  private var owners: [Owner] = []
  private var firstPart: [Int32: Int32] = [:]
  private var looseParts: [LoosePart] = []
  private(set) var looseOwners: [LooseOwner] = []
  /// Questions that ask for an age: one of their cues is a way to say one.
  private(set) var ageQuestions: [Int] = []
  /// The only question for a duration, where there is just one.
  private(set) var soleDuration: Int?
  /// The only question for a frequency, where there is just one.
  private(set) var soleFrequency: Int?
  /// The only choice some of whose options are lengths of time, where there is just one.
  private(set) var soleTime: Int?
  /// The option that words for a child choose, if any: 'my son'.
  private(set) var ofChildren: (question: Int, option: Int)?
  /// The option of the same question that words for oneself choose, if any: 'me'.
  private(set) var ofOneself: Int?
  private var fillers: Set<Int32> = []
  /// Words that negate.
  private var turning: Set<Int32> = []
  private let wordsOfQuestions = QuestionWords()

  init(_ dialog: Dialog) {
    let language = dialog.language
    let wholeWords = Array(language.ordinals.keys) + language.frequency.keys
    tokenizer = Tokenizer(contractions: language.contractions, wholeWords: wholeWords)
    let protected = LanguageVocabulary.singleWords(of: language, tokenizer: tokenizer)
      .union(language.unstemmed)
    words = WordTable(protected: protected, stemmer: Stemmer(language), costs: SlipCosts(language))
    self.language = LanguageVocabulary(language, words: &words, tokenizer: tokenizer)
    fillers = singleWords(of: language.fillers)
    turning = singleWords(of: language.negation.before)
    for word in language.known { words.addShown(word) }
    for (position, question) in dialog.questions.enumerated() { add(question, at: position, language) }
    soleDuration = dialog.questions.soleIndex { if case .duration = $0.kind { true } else { false } }
    soleFrequency = dialog.questions.soleIndex { if case .frequency = $0.kind { true } else { false } }
    soleTime = dialog.questions.soleIndex { $0.options.contains { $0.within != nil } }
    ofChildren = language.children.lazy.compactMap(optionNamed).first
    ofOneself =
      language.own.lazy.compactMap(optionNamed).first { $0.question == ofChildren?.question }?.option
    for (position, topic) in dialog.topics.enumerated() {
      for name in [topic.title] + topic.names { add(name, .topicName, position) }
      for phrase in topic.phrases { add(phrase, .topic, position) }
    }
  }

  /// The option that a phrase chooses where its question is asked.
  private func optionNamed(_ phrase: String) -> (question: Int, option: Int)? {
    var node: Int32? = PhraseTrie.root
    for token in tokenizer.tokens(of: phrase) {
      node = node.flatMap { node in words.exact(token.text).flatMap { trie.child(of: node, $0) } }
    }
    guard let node else { return nil }
    for owner in owners(of: node) {
      if case .optionLabel(let option) = owner.role { return (owner.position, option) }
    }
    return nil
  }

  private mutating func singleWords(of phrases: [String]) -> Set<Int32> {
    var single: Set<Int32> = []
    for phrase in phrases {
      let tokens = tokenizer.tokens(of: phrase)
      if tokens.count == 1 { single.insert(words.add(tokens[0].text, isForgiving: false)) }
    }
    return single
  }

  private mutating func add(_ question: Question, at position: Int, _ language: Language) {
    switch question.kind {
    case .yesNo:
      for phrase in question.synonyms { add(phrase, .synonym, position) }
      for phrase in question.antonyms { add(phrase, .antonym, position) }
      for phrase in question.replies { add(phrase, .reply(isDenial: false), position) }
      for phrase in question.denyingReplies { add(phrase, .reply(isDenial: true), position) }
      for phrase in question.hints { add(phrase, .hint, position) }
      if let short = question.short {
        addShort(short, alternatives: language.negation.alternatives, position)
      }
    case .choice(let options):
      for (index, option) in options.enumerated() {
        for phrase in [option.label] + option.replies { add(phrase, .optionLabel(index), position) }
        for phrase in option.synonyms { add(phrase, .optionSynonym(index), position) }
      }
      for phrase in question.cues { add(phrase, .cue, position) }
    case .number, .duration, .frequency:
      for phrase in question.cues { add(phrase, .cue, position) }
      if case .number = question.kind, question.cues.contains(where: isAgeForm) {
        ageQuestions.append(position)
      }
    case .text, .checklist: break
    }
    for case .words(let text) in question.ask.parts {
      for token in tokenizer.tokens(of: text) { words.addShown(token.text) }
    }
  }

  /// The few words for a question, and each of several things that they name: 'a bad headache or blurred sight'.
  private mutating func addShort(_ short: String, alternatives: [String], _ position: Int) {
    add(short, .short, position)
    let tokens = tokenizer.tokens(of: short)
    var part: [Token] = []
    var isListed = false
    for token in tokens {
      let isCut = token.gap.contains(.comma)
      let isAlternative = alternatives.contains(token.text)
      if isCut || isAlternative {
        addPart(part, isListed: isListed || isCut, position)
        (part, isListed) = ([], isCut)
      }
      if !isAlternative { part.append(token) }
    }
    if part.count < tokens.count { addPart(part, isListed: isListed, position) }
  }

  /// A single word counts only where a comma divides it from the others: the 'pain' of 'pain or tightness in the
  /// chest' may be any.
  private mutating func addPart(_ part: [Token], isListed: Bool, _ position: Int) {
    let numbers = part.map { words.add($0.text, isForgiving: !words.isProtected($0.text)) }
    let content = numbers.count { !fillers.contains($0) }
    guard content > 1 || (isListed && content == 1) else { return }
    own(trie.insert(numbers), .shortPart, position)
  }

  private mutating func add(_ phrase: String, _ role: Owner.Role, _ position: Int) {
    if LoosePhrase.isWritten(phrase) {
      switch role {
      case .synonym: return addLoose(phrase, Claim(question: position, rule: "loose synonym"))
      case .antonym:
        return addLoose(phrase, Claim(question: position, isDenial: true, rule: "loose antonym"))
      case .optionSynonym(let option):
        return addLoose(phrase, Claim(question: position, option: option, rule: "loose synonym"))
      case .reply(let isDenial):
        return addLoose(
          phrase, Claim(question: position, isDenial: isDenial, rule: "reply"), scope: .whereAsked)
      case .hint: return addLoose(phrase, Claim(question: position, rule: "hint"), scope: .hint)
      case .short, .shortPart, .optionLabel, .cue, .topic, .topicName: break
      }
    }
    let numbers = tokenizer.tokens(of: phrase).map {
      words.add($0.text, isForgiving: !words.isProtected($0.text))
    }
    guard !numbers.isEmpty else { return }
    let role = numbers.allSatisfy(fillers.contains) ? role.whereAsked : role
    own(trie.insert(numbers), role, position)
    // People leave out the small words inside of a phrase: 'pain in the chest', 'pain in chest'. Where a word
    // negates, they matter: 'no feeling in my foot' is not 'no foot'.
    guard turning.isDisjoint(with: numbers) else { return }
    let last = numbers.count - 1
    let plain = numbers.enumerated().filter { $0 == 0 || $0 == last || !fillers.contains($1) }.map(\.element)
    let content = plain.count(where: { !fillers.contains($0) })
    if content >= 2, plain.count < numbers.count { own(trie.insert(plain), role, position) }
  }

  private mutating func addLoose(_ phrase: String, _ claim: Claim, scope: LooseOwner.Scope = .clause) {
    guard let loose = LoosePhrase(phrase) else { return }
    for (part, alternatives) in loose.parts.enumerated() {
      for alternative in alternatives {
        let numbers = tokenizer.tokens(of: alternative).map {
          words.add($0.text, isForgiving: !words.isProtected($0.text))
        }
        guard !numbers.isEmpty else { continue }
        let node = trie.insert(numbers)
        let next = firstPart[node] ?? -1
        firstPart[node] = Int32(looseParts.count)
        looseParts.append(LoosePart(phrase: looseOwners.count, part: part, next: next))
      }
    }
    looseOwners.append(LooseOwner(claim: claim, count: loose.parts.count, scope: scope))
  }

  /// The parts of loose phrases that the words of a node are.
  func looseParts(of node: Int32) -> LoosePartList {
    LoosePartList(parts: looseParts, at: firstPart[node] ?? -1)
  }

  /// Whether a phrase is all the words of a way to say an age: 'years old' of '{n} years old'.
  private func isAgeForm(_ phrase: String) -> Bool {
    var budget = 0
    let numbers = tokenizer.tokens(of: phrase).map { words.find($0.text, budget: &budget) }
    return !numbers.isEmpty && language.ages.contains { $0.before + $0.behind == numbers }
  }

  private mutating func own(_ node: Int32, _ role: Owner.Role, _ position: Int) {
    while firstOwner.count <= Int(node) { firstOwner.append(-1) }
    owners.append(Owner(role: role, position: position, next: firstOwner[Int(node)]))
    firstOwner[Int(node)] = Int32(owners.count - 1)
  }

  /// The words that a question knows.
  func words(of question: Int, in dialog: Dialog) -> Set<Int32> {
    wordsOfQuestions.words(of: question, in: dialog, self)
  }

  /// Whether no phrase of the dialog ends at a node.
  func isUnowned(_ node: Int32) -> Bool { Int(node) >= firstOwner.count || firstOwner[Int(node)] < 0 }

  /// Who owns the phrase of a node, the last added first.
  func owners(of node: Int32) -> OwnerList {
    OwnerList(owners: owners, at: Int(node) < firstOwner.count ? firstOwner[Int(node)] : -1)
  }

}

extension [Question] {
  /// Where the only question of a kind stands; `nil` for none and for several.
  func soleIndex(where isKind: (Question) -> Bool) -> Int? {
    guard let first = firstIndex(where: isKind), lastIndex(where: isKind) == first else { return nil }
    return first
  }
}

/// The owners of one phrase.
struct OwnerList: Sequence, IteratorProtocol {
  fileprivate let owners: [Owner]
  fileprivate var at: Int32

  mutating func next() -> Owner? {
    guard at >= 0 else { return nil }
    let owner = owners[Int(at)]
    at = owner.next
    return owner
  }
}

/// The parts of loose phrases that have the same words.
struct LoosePartList: Sequence, IteratorProtocol {
  fileprivate let parts: [LoosePart]
  fileprivate var at: Int32

  mutating func next() -> LoosePart? {
    guard at >= 0 else { return nil }
    let part = parts[Int(at)]
    at = part.next
    return part
  }
}
