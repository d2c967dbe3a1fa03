import Conversations
import Dialogs
import Testing
import Transcripts
import Understanding
import Verification

@Suite struct ReachTests {
  static let flow = """
    dialog: small
    title: A small matter
    start: first
    default_level: visit
    levels: { urgent: { headline: Go, stop: true }, soon: { headline: Soon }, visit: { headline: Visit }, home: { headline: Home } }
    settings: { region: { values: [GB, US], default: GB } }
    questions:
      trouble: { ask: What is it?, type: text }
      signs: { ask: Any of these?, checklist: [chest_pain, fever] }
      chest_pain: { ask: Chest pain?, type: yes_no, danger: true, short: chest pain, synonyms: [chest hurts] }
      fever: { ask: Fever?, type: yes_no, short: fever, synonyms: [feverish] }
      side: { ask: Which leg?, answers: { one: { label: One leg }, both: { label: Both legs } } }
      swelling: { ask: Swollen?, type: yes_no, synonyms: [swollen] }
      age: { ask: How old?, type: number, within: 'Interval[1, 120]' }
      unasked: { ask: Anything else?, type: yes_no, synonyms: [tired] }
    nodes:
      first: { ask: [trouble, signs], next: [{ when: fever, to: hot, label: hot }, { to: leg }] }
      hot: { ask: [age], next: leg }
      leg:
        ask: [side, swelling]
        next: [{ when: swelling and side = 'one', to: clot }, { when: swelling and fever is null and not fever, to: nowhere }, { to: last }]
      clot: { ask: [age], next: last }
      nowhere: { next: last }
      last: { conclude: true }
    findings:
      heart: { title: Heart, when: chest_pain, level: urgent }
      clot_there: { title: A clot, when: swelling and side = 'one', level: visit, raise: [{ when: age >= 60, to: soon }], advise: [no_rub] }
      child: { title: A child, when: age < 18 and age > 20, level: soon }
      cramp: { title: A cramp, when: not swelling and not fever, level: home, advise: [stretch] }
      american: { title: US, when: region = 'US' and fever, level: visit }
      weary: { title: Weary, when: unasked, level: soon }
    advice:
      no_rub: { say: No rubbing., kind: avoid }
      stretch: { say: Stretch., kind: now, unless: swelling }
    topics:
      heat: { title: Heat, phrases: [use heat], say: Not yet., unless: swelling }
    """

  static let dialog = try? Shipped.small(flow)
  static let reader = dialog.map { Reader($0) }

  static let ways: [(target: String, typed: [String])] = [
    ("first", []),
    ("hot", ["A small matter", "fever"]),
    ("first#1", ["A small matter", "fever"]),
    ("first->leg", ["A small matter", "none"]),
    ("leg->clot", ["A small matter", "none", "One leg", "yes"]),
    ("clot", ["A small matter", "none", "One leg", "yes"]),
    ("heart", ["A small matter", "chest pain"]),
    ("urgent", ["A small matter", "chest pain"]),
    ("clot_there", ["A small matter", "none", "One leg", "yes"]),
    ("clot_there->soon", ["A small matter", "none", "One leg", "yes", "60"]),
    ("clot_there#1", ["A small matter", "none", "One leg", "yes", "60"]),
    ("american", ["A small matter", "fever"]),
    ("side", ["A small matter", "none"]),
    ("side=both", ["A small matter", "none", "Both legs"]),
    ("side=not sure", ["A small matter", "none", "not sure"]),
    ("fever=yes", ["A small matter", "fever"]),
    ("age=42", ["A small matter", "fever", "42"]),
    ("weary", ["tired"]),
    ("unasked=no", ["no tired"]),
    ("stretch", ["A small matter", "none", "One leg", "no"]),
    ("heat", ["A small matter", "none", "One leg", "no", "use heat"]),
  ]
  @Test(arguments: ways)
  func `the shortest conversation is typed`(target: String, typed: [String]) throws {
    let (dialog, reader) = (try #require(Self.dialog), try #require(Self.reader))
    let wanted = try ReachTarget(target, in: dialog)
    guard case .reached(let held, true) = Reach(dialog, reader: reader).conversation(to: wanted) else {
      Issue.record("not reached")
      return
    }
    #expect(held.typed == typed)
    let result = try Shipped.run(held.transcript(reaching: target), TranscriptRunner(dialog, reader: reader))
    #expect(result.failures.map(\.line.written) == [])
    #expect(result.diagnostics.isEmpty)
  }

  static let nowhere: [(target: String, reason: String)] = [
    ("nowhere", "'leg->nowhere' is never taken: its condition is never true"),
    ("leg#2", "its condition is never true"), ("child", "its condition is never true"),
    ("nowhere->last", "'nowhere' is never passed"), ("age=300", "'age' does not take it"),
  ]
  @Test(arguments: nowhere)
  func `what cannot happen is told with a reason`(target: String, reason: String) throws {
    let dialog = try #require(Self.dialog)
    switch Reach(dialog, reader: Self.reader).conversation(to: try ReachTarget(target, in: dialog)) {
    case .reached, .unknown: Issue.record("it is known not to happen")
    case .never(let words): #expect(words == reason)
    }
  }

  static let wrong: [(name: String, message: String)] = [
    ("frst", "nothing in 'small' is named 'frst'; did you mean 'first'?"),
    ("leg->clott", "no edge leads from 'leg' to 'clott'; did you mean 'clot'?"),
    ("legg->clot", "no node or finding is named 'legg'; did you mean 'leg'?"),
    ("clot_there->son", "'clot_there' is never raised to 'son'; did you mean 'soon'?"),
    ("leg#4", "'leg' has 3 edges"),
    ("cramp#1", "'cramp' has 0 raises"),
    ("side=bth", "'side' has no answer 'bth'; did you mean 'both'?"),
    ("region", "'region' is a setting; give it with --set region=…"),
  ]
  @Test(arguments: wrong)
  func `an unknown name says what was probably meant`(name: String, message: String) throws {
    let dialog = try #require(Self.dialog)
    let thrown = #expect(throws: ReachTarget.Unknown.self) { try ReachTarget(name, in: dialog) }
    #expect(thrown?.description == message)
  }

  @Test func `where the cases are too many, a likely conversation is found, and told as one`() throws {
    let (dialog, reader) = (try #require(Self.dialog), try #require(Self.reader))
    let target = try ReachTarget("home", in: dialog)
    var likely: [String] = []
    for nodes in stride(from: 20, through: 600, by: 20) {
      var limits = ExplorationLimits()
      limits.nodes = nodes
      switch Reach(dialog, reader: reader, limits: limits).conversation(to: target) {
      case .reached(let held, let isShortest):
        #expect(target.isReached(in: held.conversation))
        if !isShortest { likely.append(held.transcript(reaching: "home", isShortest: false)) }
      case .unknown(let reason): #expect(reason.contains("too many"))
      case .never: Issue.record("it can be reached")
      }
    }
    #expect(try #require(likely.first).hasPrefix("# A conversation to home; there may be a shorter one"))
  }

  @Test func `a search that is interrupted says so`() throws {
    let (dialog, reader) = (try #require(Self.dialog), try #require(Self.reader))
    var limits = ExplorationLimits()
    limits.isInterrupted = { true }
    let outcome = Reach(dialog, reader: reader, limits: limits).conversation(
      to: try ReachTarget("home", in: dialog))
    guard case .unknown(because: "it was interrupted") = outcome else {
      Issue.record("\(outcome)")
      return
    }
  }

  @Test func `settings that are given stand fast`() throws {
    let dialog = try #require(Self.dialog)
    let target = try ReachTarget("american", in: dialog)
    guard
      case .never = Reach(dialog, settings: ["region": "GB"], reader: Self.reader).conversation(to: target)
    else {
      Issue.record("it was reached in Great Britain")
      return
    }
  }
}

extension Conversed {
  /// What was typed, reply by reply.
  var typed: [String] {
    replies.map { if case .words(let words) = $0.typed { words } else { "?" } }
  }
}
