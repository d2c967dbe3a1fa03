import Conversations
import Dialogs
import Testing

@Suite struct SummaryTests {
  private static let flow = """
    default_level: visit
    levels:
      urgent: { headline: Go now }
      visit: { headline: Make an appointment }
      home: { headline: Stay at home }
    questions:
      story: { ask: What is it?, type: text }
      swelling: { ask: Is it swollen?, type: yes_no, short: swollen }
      side: { ask: Which side?, short: side, answers: { one: One leg, both: Both legs } }
      fever: { ask: Do you have a fever?, short: fever, type: yes_no }
      smokes: { ask: Do you smoke?, short: smoking, type: yes_no }
      chest_pain: { ask: Does your chest hurt?, short: chest pain, type: yes_no, danger: true, synonyms: [chest hurts] }
    nodes:
      first: { ask: [story, swelling, side, fever, smokes, chest_pain], next: last }
      last: { conclude: true }
    findings:
      clot: { title: A clot, when: swelling and side = 'one', level: urgent, explain: It may move., advise: [rest] }
    advice:
      rest: { say: Rest the leg., kind: avoid }
      call: { say: Call back., kind: watch_for, when: swelling }
    """

  private func summary(_ replies: String...) throws -> Summary? {
    var conversation = Conversation(try dialog(Self.flow))
    for reply in replies { _ = conversation.reply(reply) }
    return conversation.summary(on: "2026-03-01")
  }

  /// The items of a section, one line each.
  private func items(_ summary: Summary?, _ heading: String) -> [String] {
    let section = summary?.sections.first { $0.heading == heading }
    return section?.items.map { "\($0.label): \($0.texts.joined(separator: "; "))" } ?? []
  }

  @Test func `what decided the findings is the situation, all else the background`() throws {
    let summary = try summary("my leg is odd", "yes", "one leg", "not sure", "yes", "no")
    #expect(summary?.sections.map(\.heading) == ["Situation", "Background", "Assessment", "Recommendation"])
    #expect(
      items(summary, "Situation") == [
        "In the person's own words: my leg is odd", "Present now: swollen; side: One leg",
      ])
    #expect(
      items(summary, "Background") == [
        "Also told: smoking", "Said no to: chest pain", "Not sure about: fever",
      ])
    #expect(
      items(summary, "Assessment") == [
        "How soon to get help: Go now", "What fits the answers: A clot. It may move.",
      ])
    #expect(
      items(summary, "Recommendation") == [
        "What not to do: Rest the leg.", "When to get help sooner: Call back.",
      ])
  }

  @Test func `before the end it says that it may change`() throws {
    let assessment = items(try summary("my leg is odd", "yes"), "Assessment")
    #expect(assessment.first?.contains("not answered yet") == true)
    #expect(assessment.contains("How soon to get help: Make an appointment"))
    let advice = items(try summary("my leg is odd", "yes"), "Recommendation")
    #expect(advice == ["When to get help sooner: Go now for this: side: One leg.; Call back."])
  }

  @Test func `a danger sign that was mentioned and not asked about counts`() throws {
    #expect(items(try summary("my chest hurts"), "Situation").contains("Present now: chest pain"))
  }

  @Test func `where nothing was told there is none`() throws {
    #expect(try summary() == nil)
  }

  @Test func `the file is CommonMark, in which nothing that was typed is more than text`() throws {
    let text = try #require(try summary("# <b>*odd*</b> [leg](x)\u{1B}[1m", "yes", "one leg")?.markdown)
    #expect(text.hasPrefix("# Summary for a clinician: A sample\n"))
    #expect(text.contains("\n## Situation\n\n- **In the person's own words:** "))
    #expect(text.contains("\\# \\<b\\>\\*odd\\*\\</b\\> \\[leg\\](x)"), "\(text)")
    #expect(text.contains("2026-03-01") && text.contains("*This is no diagnosis.*"))
  }
}
