import ClinicalQuality
import Conversations
public import Dialogs
import Transcripts
public import Understanding

/// Finds the shortest conversation to anything in a dialog, or why there is none.
///
/// Exact, as far as the dialog's cases can be told apart: a conversation is found wherever one is possible. Where they are
/// too many, likely ones are tried. Every one that is given was really held.
public struct Reach {
  public enum Outcome: Sendable {
    /// Whether none is shorter is not known where the cases were too many to tell apart.
    case reached(Conversed, isShortest: Bool)
    /// No conversation comes to it; why, in words for the author.
    case never(because: String)
    /// It could not be told, or the conversation cannot be typed; why.
    case unknown(because: String)
  }

  private let dialog: Dialog
  private let settings: [String: String]
  private let limits: ExplorationLimits
  private let exploration: Exploration
  private let reader: Reader

  /// - Parameter settings: Values by the setting's id that are to hold; others may be what leads there.
  public init(
    _ dialog: Dialog, settings: [String: String] = [:], reader: Reader? = nil,
    limits: ExplorationLimits = .init()
  ) {
    self.dialog = dialog
    self.settings = settings
    self.limits = limits
    exploration = Exploration(dialog, settings: settings, limits: limits)
    self.reader = reader ?? Reader(dialog)
  }

  /// The shortest conversation to a target: with the fewest prompts, and among those with the fewest answers that
  /// matter.
  public func conversation(to target: ReachTarget) -> Outcome {
    if case .answer(let question, let answer) = target, !dialog[question].isInRange(answer) {
      return .never(because: "'\(dialog[question].id)' does not take it")
    }
    do throws(ExplorationLimit) {
      var isExact = true
      for happening in target.happenings(in: dialog) {
        let cases = try cases(happening)
        isExact = isExact && cases.isExact
        if let found = try exploration.shortest(in: cases, to: target) { return hold(found, to: target) }
      }
      guard isExact else {
        return .unknown(
          because: "its conditions calculate with answers, so that not every answer could be tried")
      }
      return .never(because: try WhyNever(exploration: exploration).reason(target))
    } catch {
      return likely(target) ?? .unknown(because: "\(error)")
    }
  }

  /// A conversation that ends where what most likely leads to a target does; for levels and advice, which hang on
  /// nearly all questions together, while a finding hangs on a few. Else any that is found on the way.
  private func likely(_ target: ReachTarget) -> Outcome? {
    if limits.isInterrupted?() == true { return nil }
    // The other one is full.
    let exploration = Exploration(dialog, settings: settings, limits: limits)
    for happening in target.causes(in: dialog) {
      guard let cases = try? exploration.cases(happening), let easy = exploration.easiest(in: cases) else {
        continue
      }
      let end = Conversation(dialog, settings: easy.settings)
        .played(easy.typedAnswers(in: dialog), until: target.isReached)
      guard target.isReached(in: end), case .reached(let held, _) = hold(easy, to: target) else { continue }
      return .reached(held, isShortest: false)
    }
    return witness(of: target, exploration)
  }

  /// A conversation that was found by holding it, its answers chosen so that the target stays possible.
  private func witness(of target: ReachTarget, _ exploration: Exploration) -> Outcome? {
    for happening in target.happenings(in: dialog) {
      guard let cases = try? exploration.cases(happening),
        let found = Witness(exploration, in: cases.root).find(isEnd: { target.isReached(in: $0) }),
        case .reached(let held, _) = hold(found.member, to: target)
      else { continue }
      return .reached(held, isShortest: false)
    }
    return nil
  }

  /// A level or an advice is what a conclusion gives.
  private func cases(_ happening: Happening) throws(ExplorationLimit) -> CaseSet {
    if limits.isInterrupted?() == true { throw .interrupted }
    let cases = try exploration.cases(happening)
    switch happening {
    case .gives, .shows: return try exploration.intersection(cases, exploration.cases(.concludes))
    default: return cases
    }
  }

  private func hold(_ found: Case, to target: ReachTarget) -> Outcome {
    let conversing = Conversing(dialog, reader: reader, settings: found.settings)
    var entries = found.typedAnswers(in: dialog)
    if case .answer(let question, let answer) = target { entries[question] = answer }
    entries = likely(entries, found.settings, target)
    do throws(CannotConverse) {
      let held = try conversing.converse(entries) { target.isReached(in: $0) || target.mayBeAskedFor(in: $0) }
      if case .topic(let topic) = target { return ask(for: topic, held) }
      return target.isReached(in: held.conversation)
        ? .reached(held, isShortest: true)
        : .unknown(because: "the answers that lead there cannot be given in a conversation")
    } catch {
      return .unknown(because: error.words(in: dialog))
    }
  }

  /// The same with answers above nothing where those lead there too: nobody is 0 years old or cramps for 0 seconds.
  private func likely(_ entries: Entries, _ settings: [String: String], _ target: ReachTarget) -> Entries {
    var entries = entries
    let start = Conversation(dialog, settings: settings)
    for (question, answer) in entries.sorted(by: { $0.key.position < $1.key.position }) where answer.isNothing
    {
      for other in exploration.answers(to: question) where other != .notSure && !other.isNothing {
        var changed = entries
        changed[question] = other
        let end = start.played(changed) { target.isReached(in: $0) }
        guard target.isReached(in: end) else { continue }
        entries = changed
        break
      }
    }
    return entries
  }

  private func ask(for topic: Reference<Topic>, _ held: Conversed) -> Outcome {
    for phrase in dialog[topic].phrases {
      var conversation = held.conversation
      let turn = conversation.reply(phrase)
      guard turn.said.contains(where: { $0.source == .topic(topic) }) else { continue }
      var asked = held
      asked.take(phrase, turn, conversation)
      return .reached(asked, isShortest: true)
    }
    return .unknown(because: "none of its phrases is read as asking for it")
  }
}

extension ReachTarget {
  /// What has to happen; of several, the first that can.
  fileprivate func happenings(in dialog: Dialog) -> [Happening] {
    switch self {
    case .node(let node): return [.passes(node)]
    case .edge(let index, let node): return [.takes(edge: index, of: node)]
    case .finding(let finding): return [.holds(finding)]
    case .raise(let index, let finding): return [.raises(index, of: finding)]
    case .advice(let advice):
      let helping = dialog.nodes.indices.filter { dialog.nodes[$0].advise.contains(advice) }
      return [.gives(advice)] + helping.map { .helps(advice, at: Reference($0)) }
    case .level(let level): return [.shows(level)]
    case .topic(let topic): return [dialog[topic].unless.map { .isFalse($0) } ?? .passes(dialog.start)]
    case .question(let question): return [.asks(question)]
    case .answer(let question, let answer): return [.asks(question), .answered(question, answer)]
    }
  }

  /// What most likely leads to it, by itself: the findings of a level or an advice, and its own condition.
  fileprivate func causes(in dialog: Dialog) -> [Happening] {
    switch self {
    case .level(let level):
      let plain = dialog.findings.indices.filter { dialog.findings[$0].level == level }
      let raised = dialog.findings.enumerated().flatMap { position, finding in
        finding.raises.indices.filter { finding.raises[$0].to == level }
          .map { Happening.raises($0, of: Reference(position)) }
      }
      let nothing: [Happening] = level == dialog.defaultLevel ? [.passes(dialog.start)] : []
      return nothing + plain.map { .holds(Reference($0)) } + raised
    case .advice(let advice):
      let advising = dialog.findings.indices.filter { dialog.findings[$0].advise.contains(advice) }
      return advising.map { .holds(Reference($0)) }
        + [dialog[advice].when].compactMap(\.self).map { .isTrue($0) }
    case .node, .edge, .finding, .raise, .topic, .question, .answer: return []
    }
  }

  /// Whether a topic would be told about if it were asked for now.
  fileprivate func mayBeAskedFor(in conversation: Conversation) -> Bool {
    guard case .topic(let topic) = self else { return false }
    return conversation.dialog[topic].unless.map { $0.truth(conversation.walk.values) == false } ?? true
  }
}

extension Answer {
  /// Whether it is the number 0 or no time at all.
  fileprivate var isNothing: Bool {
    switch self {
    case .value(.decimal(let number)): number == .zero
    case .value(.quantity(let quantity)): quantity.value == .zero
    case .value, .notSure: false
    }
  }
}

extension Case {
  /// The answers without words that stand for any others: a conversation chooses its own.
  func typedAnswers(in dialog: Dialog) -> Entries {
    answers.filter { question, answer in
      guard case .text = dialog[question].kind, case .value(.string(let words)) = answer else { return true }
      return words.contains { $0 != "…" }
    }
  }
}

extension CannotConverse {
  /// Why, for people.
  func words(in dialog: Dialog) -> String {
    switch self {
    case .noWords(let questions):
      "no reply is understood as the answers to "
        + questions.map { "'\(dialog[$0].id)'" }.joined(separator: ", ")
    case .asks(let question): "'\(dialog[question].id)' is asked"
    case .tooLong: "the conversation does not end"
    }
  }
}

extension Conversed {
  /// The transcript of a conversation that leads somewhere.
  ///
  /// - Parameter name: Where: `the node 'clot_signs'`.
  public func transcript(reaching name: String, isShortest: Bool = true) -> String {
    let comment =
      isShortest
      ? "The shortest conversation to \(name)" : "A conversation to \(name); there may be a shorter one"
    return transcript(comment: [comment])
  }
}
