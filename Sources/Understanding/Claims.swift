import ClinicalQuality
import Dialogs

/// What is asked, and which phrases count besides those that count anywhere.
struct Focus {
  /// The questions whose answers are looked for, by position.
  let asked: [Int]
  /// The questions that the last reply answered, which a correction may be about.
  let previous: [Int]
  let today: Day?
  /// Whom the conversation is about, if it is known to be somebody else.
  let patient: Patient?
  private let active: Set<Int>

  init(asked: [Int], previous: [Int], today: Day?, patient: Patient? = nil) {
    self.asked = asked
    self.previous = previous
    self.today = today
    self.patient = patient
    active = Set(asked + previous)
  }

  /// Whether labels and short names of a question count.
  func takesLabels(of question: Int) -> Bool { active.contains(question) }

  /// Whether replies to a question count: 'at night' answers it alone, but no list that it is an item of.
  func takesReplies(to question: Int) -> Bool { asked == [question] }
}

/// What a phrase says: of which question, and which answer.
struct Claim: Equatable {
  let question: Int
  /// The option that is chosen; `nil` for a yes or a no.
  var option: Int?
  /// Whether it says no.
  var isDenial = false
  let rule: String

  /// Whether it counts only where its question is asked alone.
  var isReply: Bool { rule.hasSuffix("reply") }

  /// Whether it counts only where its question is asked.
  var isWeak: Bool { isReply || rule == "label" || rule == "short" }

  /// Whether it says the same as another, by whatever rule.
  func says(_ other: Claim) -> Bool {
    question == other.question && option == other.option && isDenial == other.isDenial
  }
}

/// What a phrase means in this place.
struct Meaning {
  var claims: [Claim] = []
  /// Whether the phrase belongs to several questions that do not share it on purpose.
  var isDisputed = false
  var topic: Int?
  /// The topic that is asked about where nothing else is said.
  var topicIfAlone: Int?
  var cueOf: [Int] = []
  /// The danger signs of which it is a hint.
  var hintOf: [Int] = []
}

/// Looks up what phrases mean, each once a reply.
struct Meanings {
  let dialog: Dialog
  let vocabulary: Vocabulary
  let focus: Focus
  private var known: [Int32: Meaning] = [:]

  init(dialog: Dialog, vocabulary: Vocabulary, focus: Focus) {
    self.dialog = dialog
    self.vocabulary = vocabulary
    self.focus = focus
  }

  mutating func meaning(of node: Int32) -> Meaning {
    if let meaning = known[node] { return meaning }
    var meaning = Meaning()
    for owner in vocabulary.owners(of: node) {
      switch owner.role {
      case .synonym: add(&meaning, Claim(question: owner.position, option: nil, rule: "synonym"))
      case .antonym:
        add(&meaning, Claim(question: owner.position, option: nil, isDenial: true, rule: "antonym"))
      case .optionSynonym(let option):
        add(&meaning, Claim(question: owner.position, option: option, rule: "synonym"))
      case .reply(let isDenial):
        if focus.takesReplies(to: owner.position) {
          add(&meaning, Claim(question: owner.position, isDenial: isDenial, rule: "reply"))
        }
      case .hint: meaning.hintOf.append(owner.position)
      case .short: addLabel(&meaning, Claim(question: owner.position, option: nil, rule: "label"))
      case .shortPart: addLabel(&meaning, Claim(question: owner.position, option: nil, rule: "short"))
      case .optionLabel(let option):
        addLabel(&meaning, Claim(question: owner.position, option: option, rule: "label"))
      case .cue: meaning.cueOf.append(owner.position)
      case .topic: meaning.topic = owner.position
      case .topicName: meaning.topicIfAlone = owner.position
      }
    }
    meaning.claims.reverse()
    settle(&meaning)
    known[node] = meaning
    return meaning
  }

  private func addLabel(_ meaning: inout Meaning, _ claim: Claim) {
    if focus.takesLabels(of: claim.question) { add(&meaning, claim) }
  }

  private func add(_ meaning: inout Meaning, _ claim: Claim) {
    // Owners of one question follow each other, so this sees every repetition.
    for known in meaning.claims.reversed() {
      guard known.question == claim.question else { break }
      if known.says(claim) { return }
    }
    meaning.claims.append(claim)
  }

  /// Decides between questions that own one phrase: the asked one has it; others only if they share it, or are danger
  /// signs, which are asked about then.
  private func settle(_ meaning: inout Meaning) {
    guard let first = meaning.claims.first, meaning.claims.contains(where: { $0.question != first.question })
    else {
      return
    }
    let asked = meaning.claims.filter { focus.asked.contains($0.question) }
    if let mine = asked.first {
      meaning.claims = meaning.claims.filter {
        focus.asked.contains($0.question) || areShared($0.question, mine.question)
          || (dialog.questions[$0.question].isDanger && !$0.isDenial)
      }
    } else {
      // 'Fit as a fiddle' may deny several.
      meaning.isDisputed = !meaning.claims.allSatisfy {
        $0.isDenial || $0.question == first.question || areShared($0.question, first.question)
      }
    }
  }

  private func areShared(_ first: Int, _ second: Int) -> Bool { dialog.areShared(first, second) }
}

extension Dialog {
  /// Whether two questions may own one phrase: on purpose, or because one is only asked if the other says so.
  func areShared(_ first: Int, _ second: Int) -> Bool {
    isShared(first, with: second) || isShared(second, with: first)
  }

  private func isShared(_ question: Int, with other: Int) -> Bool {
    if questions[question].shared.contains(Reference(other)) { return true }
    return questions[question].relevant?.reads.contains(slots[Reference<Question>(other)]) ?? false
  }
}
