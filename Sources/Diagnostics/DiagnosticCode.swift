/// The stable number of a kind of diagnostic, printed as `BD0104`; a number is never used for another meaning.
///
/// 00 files and folders · 01 the parts of a dialog · 02 conditions · 03 vocabulary · 04 content · 05 YAML ·
/// 06 transcripts. Every code has a page, `docs/diagnostics/BD0104.md`.
public enum DiagnosticCode: Int, Sendable, CaseIterable {
  // Files and folders
  case noSuchPath = 1
  case noDialogFiles = 2
  case unreadableFile = 3
  case outsideFolder = 4
  case notADialog = 5

  // The parts of a dialog
  case unknownKey = 101
  case missingKey = 102
  case wrongShape = 103
  case unknownNode = 104
  case unknownQuestion = 105
  case unknownAdvice = 107
  case unknownClaim = 108
  case unknownLevel = 109
  case unknownTopic = 110
  case unknownSource = 111
  case duplicateID = 112
  case invalidID = 113
  case invalidValue = 114
  case cycleOfNodes = 115
  case cycleOfNames = 116
  case unreachableNode = 117
  case lastEdgeHasCondition = 118
  case edgeBeforeLast = 119
  case noWayOn = 120
  case mildestDefault = 121
  case unknownOption = 122
  case nestedChecklist = 123
  case unaskedQuestion = 124
  case deadEdge = 125
  case overlappingEdges = 126
  case unusedAdvice = 127
  case unusedLevel = 128
  case unusedFact = 129
  case neverHappens = 130
  case withheldClaim = 131
  case unusedEvidence = 132
  case unknownCheck = 133
  case fixedCheck = 134
  case unusedCheck = 135

  // Conditions
  case syntax = 201
  case unknownName = 202
  case unknownChoice = 203
  case wrongType = 204
  case outOfScope = 205
  case notBoolean = 206
  case notReadableHere = 207
  case textMayBeNull = 208
  case numberOutOfRange = 209
  case nestedTooDeep = 210
  case choiceOperator = 211
  case quoteWholeCondition = 212
  case unknownUnit = 213
  case neverTrue = 214
  case alwaysTrue = 215
  case unknownMayBeMilder = 216
  case readBeforeKnown = 217

  // Vocabulary
  case samePhrase = 301
  case sharedPhrase = 302
  case exampleNotUnderstood = 303
  case missingLanguage = 304
  case commandPhrase = 305

  // Content
  case adviceWithoutClaim = 401
  case findingWithoutClaim = 402
  case undatedSource = 404
  case unusedSource = 405
  case reviewOverdue = 406
  case hardReading = 407
  case longSentence = 408
  case longWord = 409
  case crowdedScreen = 410
  case twoQuestions = 411

  // YAML
  case yamlSyntax = 501
  case invalidUTF8 = 502
  case anchorOrAlias = 503
  case tag = 504
  case mergeKey = 505
  case duplicateKey = 506
  case tooDeep = 507
  case tooLarge = 508
  case tooManyNodes = 509
  case keyIsNotAWord = 510
  case severalDocuments = 511

  // Transcripts
  case transcriptSyntax = 601
  case expectsNothing = 602
  case transcriptHeader = 603
  case unknownInTranscript = 604

  /// The code as it is printed and documented, for example `BD0104`.
  public var name: String {
    let digits = String(rawValue)
    return "BD" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}

extension DiagnosticCode {
  /// The code of a name such as `BD0104`, however it is capitalised, also without letters or leading zeros.
  public init?(named name: some StringProtocol) {
    let digits = name.lowercased().hasPrefix("bd") ? name.dropFirst(2) : name[...]
    guard digits.utf8.count <= 4, digits.utf8.allSatisfy({ (48...57).contains($0) }),
      let number = Int(digits), let code = DiagnosticCode(rawValue: number)
    else { return nil }
    self = code
  }

  /// What it matters where the dialog says nothing else; of codes that several mistakes share, the gravest.
  public var usualSeverity: Diagnostic.Severity {
    switch self {
    case .unaskedQuestion, .neverHappens, .deadEdge, .unusedAdvice, .unusedLevel, .unusedFact, .neverTrue,
      .alwaysTrue,
      .unknownMayBeMilder, .readBeforeKnown, .sharedPhrase, .exampleNotUnderstood, .adviceWithoutClaim,
      .findingWithoutClaim, .unusedEvidence, .undatedSource, .unusedSource, .reviewOverdue, .hardReading,
      .longSentence, .longWord, .crowdedScreen, .twoQuestions:
      .warning
    case .overlappingEdges, .unusedCheck: .note
    default: .error
    }
  }

  /// Whether a dialog may set how much it matters: whatever is no error of loading.
  public var isSettable: Bool { usualSeverity != .error && self != .unusedCheck }
}

extension DiagnosticCode {
  /// The code that a word was most likely meant to be; `nil` where none is near.
  public static func near(_ word: String, in codes: [DiagnosticCode] = allCases) -> DiagnosticCode? {
    let names = Dictionary(codes.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    if let code = DiagnosticCode(named: word), names[code.name] != nil { return code }
    let upper = word.uppercased()
    return closest(to: upper, in: codes.map(\.name)).flatMap { names[$0] }
      ?? closest(to: "BD" + upper, in: codes.map(\.name)).flatMap { names[$0] }
  }
}
