import Diagnostics
import DialogLoading
import Dialogs
import Foundation
import Testing

@testable import Pictures

/// A dialog that is drawn, by what is odd about it.
enum Flow: String, CaseIterable {
  case small, hostile, lineBreaks, large, wide

  var text: String {
    switch self {
    case .small: Flows.small
    case .hostile: Flows.hostile()
    case .lineBreaks: Flows.hostile("one\n\n      two")
    case .large: Flows.large(120)
    case .wide: Flows.large(40, reach: 30)
    }
  }
}

/// Dialogs for the tests of pictures.
enum Flows {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  static let language = DialogLoader().load(repository + "/dialogs/leg-cramps").dialog?.language

  static func dialog(_ text: String) throws -> Dialog {
    let language = try #require(Self.language)
    let loaded = DialogLoader().load(files: [SourceFile(path: "flow.yaml", text: text)], language: language)
    return try #require(loaded.dialog, "\(loaded.diagnostics.map(\.message))")
  }

  static func picture(_ text: String = small) throws -> Picture { Picture(try dialog(text)) }

  /// What stands at the top of every flow.
  static let head = """
    dialog: small
    start: opening
    default_level: doctor
    levels:
      ambulance: { headline: Call an ambulance, stop: true }
      hospital: { headline: Go to hospital }
      doctor: { headline: See a doctor }
      stay_home: { headline: Stay at home }

    """

  static let small =
    head + """
      title: A small flow
      questions:
        chest: { ask: Does your chest hurt?, type: yes_no, danger: true }
        leg_list: { ask: Any of these?, checklist: [swelling] }
        swelling: { ask: Is it swollen?, type: yes_no, short: swollen }
        age: { ask: How old are you?, type: number, unit: years }
      derived: { big: swelling }
      findings:
        heart: { title: The heart, when: chest, level: ambulance }
        clot: { title: A clot, when: big, level: doctor, raise: [{ when: age > 60, to: hospital }] }
        calm: { title: Nothing much, when: not swelling, level: stay_home }
      nodes:
        opening: { say: Hello., ask: [chest], next: leg }
        leg:
          ask: [{ question: leg_list, when: not chest }]
          next: [{ when: swelling, to: how_old, label: it is swollen }, { when: chest, to: how_old }, { to: finish }]
        how_old: { ask: [age], next: finish }
        finish: { conclude: true }
      """

  /// What somebody might write who means harm, or does not know better.
  static let hostileText =
    #"</script><script>alert(1)</script> "quoted" 'q' `code` **b** \N \"]; %%{init: {}}%% "#
    + #"--> |x| #quot; #35; &amp; &lt; <b onload=x> <!-- ]]> {{ '{{' }} click n0 href style a:b#c; classDef end"#

  /// A flow whose every text is hostile.
  static func hostile(_ text: String = hostileText) -> String {
    let plain = text.replacing("{{ '{{' }} ", with: "")
    func quoted(_ words: String) -> String { "'" + words.replacing("'", with: "''") + "'" }
    return head + """
      title: \(quoted(plain))
      about: \(quoted(plain))
      questions:
        chest: { ask: \(quoted(text)), why: \(quoted(text)), type: yes_no, short: \(quoted(plain)) }
        leg: { ask: \(quoted(text)), answers: { one: \(quoted(plain)) } }
      findings:
        heart: { title: \(quoted(plain)), when: chest, level: ambulance }
      advice: { wait: { say: \(quoted(text)), kind: now } }
      nodes:
        opening:
          say: \(quoted(text))
          ask: [chest, leg]
          advise: [wait]
          next: [{ when: chest, to: talk, label: \(quoted(plain)) }, { to: finish }]
        talk: { say: \(quoted(text)), next: finish }
        finish: { conclude: true }
      """
  }

  /// A flow of many nodes with ways forward, the same at every run.
  static func large(_ count: Int, reach: Int = 12) -> String {
    var state: UInt64 = 7
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    var text = head + "title: Many\nquestions:\n  chest: { ask: Chest?, type: yes_no }\nnodes:\n"
    for number in 0..<count {
      let id = number == 0 ? "opening" : "node_\(number)"
      let targets = Set((0..<random(3)).map { _ in min(count, number + 2 + random(reach)) }).sorted()
      let ways = targets.map { "{ when: chest, to: \(name($0, count)), label: to number \($0) }, " }.joined()
      text += "  \(id): { ask: [chest], next: [\(ways){ to: \(name(number + 1, count)) }] }\n"
    }
    return text + "  finish: { conclude: true }\n"
  }

  private static func name(_ number: Int, _ count: Int) -> String {
    number < count ? "node_\(number)" : "finish"
  }

  /// Whether a program is installed.
  static func isInstalled(_ program: String) -> Bool {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }
}
