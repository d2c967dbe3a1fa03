import ClinicalQuality
import Diagnostics
import Dialogs
import Testing

@Suite struct FactScopeTests {
  static let dialog: Dialog = {
    let place = SourceRange(file: 0, bytes: 0..<0)
    var dialog = Dialog(id: "d", title: "D", language: Language(id: "en"))
    let options = [
      Question.Option(id: "one", label: "One leg"), Question.Option(id: "both", label: "Both legs"),
    ]
    dialog.settings = [Setting(id: "region", values: ["GB", "other"], defaultValue: "other")]
    dialog.questions = [
      Question(id: "side", kind: .choice(options), ask: Text("Which?"), place: place),
      Question(id: "swelling", kind: .yesNo, ask: Text("Swollen?"), place: place),
      Question(id: "signs", kind: .checklist([Reference(1)]), ask: Text("Any?"), place: place),
    ]
    dialog.slots = SlotLayout(settings: 1, questions: 3, derived: 0, scores: 1, findings: 1)
    dialog.names.add("region", .init(kind: .setting, position: 0))
    for (position, question) in dialog.questions.enumerated() {
      dialog.names.add(question.id, .init(kind: .question, position: position))
    }
    dialog.names.add("points", .init(kind: .score, position: 0))
    dialog.names.add("clot", .init(kind: .finding, position: 0))
    dialog.names.add("home", .init(kind: .level, position: 0))
    dialog.names.addFormerQuestion("leg", position: 0)
    return dialog
  }()

  static let readable: [(source: String, from: FactScope.Stratum)] = [
    ("side = 'one'", .facts), ("region = 'GB'", .facts), ("points >= 1", .facts), ("clot", .findings),
    ("level = 'home'", .level), ("findings contains 'clot'", .conclusion),
    ("questions_asked <= 3", .conclusion),
  ]

  @Test(arguments: readable)
  func `an expression reads what stands before it, and nothing later`(source: String, from: FactScope.Stratum)
  {
    for stratum in [FactScope.Stratum.facts, .findings, .level, .conclusion] {
      var found: [Diagnostic] = []
      let expression = Expression.compile(
        ExpressionSource(source, file: 0), in: Self.dialog.scope(stratum), expecting: .boolean
      ) { found.append($0) }
      #expect((expression != nil) == (stratum >= from), "\(found.map(\.message))")
      #expect(found.allSatisfy { $0.code == .notReadableHere })
    }
  }

  @Test(arguments: ["signs", "home"])
  func `what has no value says so`(name: String) {
    guard case .unavailable? = Self.dialog.scope(.conclusion).symbol(named: name) else {
      Issue.record("'\(name)' can be read")
      return
    }
  }

  @Test func `names for suggestions are those that can be read`() {
    let known = Set(Self.dialog.scope(.facts).knownNames)
    #expect(known == ["region", "side", "swelling", "points"])
  }

  @Test func `a former id finds its question`() {
    #expect(Self.dialog.question(named: "leg") == Reference(0))
    #expect(Self.dialog.question(named: "clot") == nil)
  }

  @Test func `a choice is shown as its label`() {
    let type = Self.dialog.questions[0].factType ?? .any
    #expect(Self.dialog.print(.string("both"), type: type) == "Both legs")
    #expect(Self.dialog.print(.null, type: type) == "null")
  }

  @Test func `an id keeps its first meaning`() {
    var names = Self.dialog.names
    let taken = names.add("side", .init(kind: .advice, position: 7))
    #expect(taken == .init(kind: .question, position: 0))
    #expect(names["side"] == taken)
  }
}
