/// The stable number of a kind of diagnostic, printed as `BD0104`; a number is never used for another meaning.
///
/// 00 files and folders · 01 the parts of a dialog · 02 conditions · 03 vocabulary · 05 YAML · 06 transcripts.
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
  case unknownFinding = 106
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
  case withheldClaim = 131
  case unusedEvidence = 132

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

  // Vocabulary
  case samePhrase = 301
  case sharedPhrase = 302
  case exampleNotUnderstood = 303
  case missingLanguage = 304
  case commandPhrase = 305

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
