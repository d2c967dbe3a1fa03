import Testing

@testable import Transcripts

/// What a line of a transcript matches, `...` standing for anything.
@Suite struct WildcardTests {
  @Test(arguments: [
    ("Rest the leg.", "Rest the leg."),
    ("Rest the leg.", "  Rest \t the\n leg. "),
    ("Rest the leg.", "Rest..."),
    ("Rest the leg.", "...leg."),
    ("Rest the leg.", "...the..."),
    ("Rest the leg.", "R...t...leg."),
    ("Rest the leg.", "..."),
    ("", ""),
    ("", "..."),
    ("aXaXb", "a...aXb"),
    ("37.5 °C or more", "37.5 °C..."),
    ("un cafe\u{301} noir", "un caf\u{e9}..."),
    ("un\u{a0}caf\u{e9}", "un caf\u{e9}"),
  ])
  func matches(text: String, pattern: String) {
    #expect(Wildcard(pattern).matches(text))
  }

  @Test(arguments: [
    ("Rest the leg.", "Rest the leg"),
    ("Rest the leg.", "rest the leg."),
    ("Rest the leg.", "Rest"),
    ("Rest the leg.", "the..."),
    ("Rest the leg.", "...the"),
    ("Rest the leg.", "...leg...Rest..."),
    ("Rest the leg.", ""),
    ("Restthe leg.", "Rest the leg."),
    // What one part has taken is not there for the next.
    ("aba", "ab...ba"),
    ("a", "a...a"),
    ("caf\u{e9}", "cafe"),
  ])
  func differs(text: String, pattern: String) {
    #expect(!Wildcard(pattern).matches(text))
  }
}
