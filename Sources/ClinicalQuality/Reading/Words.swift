/// The words that CQL 1.5 reserves; none may be the id of a question, a finding or anything else that is read.
public let reservedWords: Set<String> = Set(keywords.keys)

/// What each reserved word is to the parser.
let keywords: [String: Token.Kind] = {
  var words: [String: Token.Kind] = [
    "and": .and, "or": .or, "xor": .xor, "implies": .implies, "not": .not, "exists": .exists,
    "between": .between, "properly": .properly, "in": .in, "contains": .contains, "is": .is, "as": .as,
    "div": .div, "mod": .mod, "union": .union, "intersect": .intersect, "except": .except,
    "distinct": .distinct, "flatten": .flatten, "if": .if, "then": .then, "else": .else, "case": .case,
    "when": .when, "end": .caseEnd, "null": .null, "true": .true, "false": .false, "Interval": .interval,
    "List": .list, "cast": .cast, "convert": .convert, "to": .to, "minimum": .minimum, "maximum": .maximum,
    "successor": .successor, "predecessor": .predecessor, "singleton": .singleton, "from": .from, "of": .of,
  ]
  for unit in CalendarUnit.allCases {
    words[unit.rawValue] = .timeUnit
    words[unit.rawValue + "s"] = .timeUnit
  }
  for word in outsideWords.keys { words[word] = .outside }
  return words
}()

/// Words of CQL whose constructs are not part of the dialog language, with the name of the construct.
let outsideWords: [String: String] = {
  let groups: [(name: String, words: [String])] = [
    ("dates and times", ["date", "time", "timezoneoffset", "duration", "difference", "same"]),
    (
      "interval algebra",
      [
        "after", "before", "collapse", "during", "ends", "expand", "included", "includes", "meets", "occurs",
        "overlaps", "per", "point", "start", "starts", "width", "within",
      ]
    ),
    ("queries", ["aggregate", "all", "let", "return", "sort", "such", "where", "with", "without"]),
    ("tuples", ["Tuple"]),
  ]
  var names: [String: String] = [:]
  for group in groups {
    for word in group.words { names[word] = group.name }
  }
  return names
}()

/// Types of CQL that are not part of the dialog language, with the name of what they belong to.
let outsideTypes: [String: String] = [
  "Date": "dates and times", "DateTime": "dates and times", "Time": "dates and times",
  "Code": "terminologies", "Concept": "terminologies", "CodeSystem": "terminologies",
  "ValueSet": "terminologies", "Vocabulary": "terminologies", "Long": "Longs and ratios",
  "Ratio": "Longs and ratios", "Tuple": "tuples", "Choice": "choices of types",
]

/// Functions of CQL that are not part of the dialog language, with the name of what they belong to.
let outsideFunctions: [String: String] = {
  let groups: [(name: String, functions: String)] = [
    (
      "dates and times",
      """
      Now Today TimeOfDay Date DateTime Time AgeInYears AgeInMonths AgeInWeeks AgeInDays AgeInHours \
      AgeInYearsAt AgeInMonthsAt AgeInDaysAt CalculateAgeInYears CalculateAgeInMonths CalculateAgeInDays \
      CalculateAgeInYearsAt ToDate ToDateTime ToTime LowBoundary HighBoundary Precision
      """
    ),
    (
      "statistics",
      """
      Median Mode StdDev Variance PopulationStdDev PopulationVariance GeometricMean Product
      """
    ),
    ("regular expressions", "Matches ReplaceMatches SplitOnMatches"),
    ("interval algebra", "Size Start End Width PointFrom Overlaps Meets Collapse Expand"),
    ("terminologies", "Code Concept ToConcept InValueSet InCodeSystem SubsumedBy Subsumes AnyInValueSet"),
    ("logarithms", "Exp Ln Log"),
    ("Longs and ratios", "ToLong ToRatio Ratio"),
    (
      "tests of conversions",
      """
      ConvertsToBoolean ConvertsToInteger ConvertsToDecimal ConvertsToString ConvertsToQuantity CanConvertQuantity \
      ConvertsToDate ConvertsToDateTime ConvertsToTime ConvertsToLong ConvertsToRatio ConvertQuantity
      """
    ),
    ("messages", "Message"), ("later versions of CQL", "Slice"),
    ("queries", "Children Descendants ForEach Repeat Filter Sort"),
  ]
  var names: [String: String] = [:]
  for group in groups {
    for function in group.functions.split(separator: " ") { names[String(function)] = group.name }
  }
  return names
}()
