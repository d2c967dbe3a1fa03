import Diagnostics
import MarkedYAML

/// What a mapping describes, for messages: `question 'side'`, `an edge`.
struct Owner {
  let noun: String
  var id: String?
  let place: SourceRange

  var described: String {
    if let id { return "\(noun) '\(excerpt(id))'" }
    return (noun.first.map { "aeiou".contains($0) } == true ? "an " : "a ") + noun
  }
}

/// The keys that a mapping may have, as an enumeration of their spellings.
protocol FieldKey: RawRepresentable<String>, CaseIterable, Equatable {}

/// The values of a mapping by their keys; unknown keys are reported, with what they were likely meant to be.
struct Fields<Key: FieldKey> {
  let owner: Owner
  private let entries: MarkedEntries
  private var found: [(name: Key, index: MarkedEntries.Index)] = []

  /// Reads a mapping; `nil` after a report where the value is none.
  init?(_ value: MarkedValue, of owner: Owner, _ report: Report) {
    self.owner = owner
    entries = value.entries
    guard value.kind == .mapping else {
      report.add(
        .needsMapping(owner, Key.allCases.map(\.rawValue), at: value.isMissing ? owner.place : value.range))
      return nil
    }
    found.reserveCapacity(entries.count)
    for index in entries.indices {
      let key = entries.key(at: index)
      if let name = Key(rawValue: key.text) {
        add(name, index)
      } else {
        takeUnknown(key, index, report)
      }
    }
  }

  /// A misspelt key stands in for the one that it was likely meant to be, so that no second mistake follows from it.
  private mutating func takeUnknown(_ key: MarkedValue, _ index: MarkedEntries.Index, _ report: Report) {
    guard key.kind == .scalar, !key.isMissing else { return }
    // A merge key was refused where the file was read.
    if key.isPlain, key.reads("<<") { return }
    let word = key.text
    if entries.value(at: index).isMissing, word.utf8.contains(UInt8(ascii: " ")) {
      return report.add(.commaInText(word, of: owner, at: key.range))
    }
    let known = Key.allCases.map(\.rawValue)
    let foreign = foreignWord(word, in: known)
    let meant = foreign ?? closest(to: word, in: known)
    report.add(.unknownKey(word, of: owner, meant: meant, isForeign: foreign != nil, at: key.range))
    if let name = meant.flatMap(Key.init(rawValue:)) { add(name, index) }
  }

  private mutating func add(_ name: Key, _ index: MarkedEntries.Index) {
    guard !has(name) else { return }
    found.append((name, index))
  }

  /// The keys that are there, in the order of the file.
  var keys: some Sequence<Key> { found.lazy.map(\.name) }

  /// A key and its value as they stand in the file.
  func entry(_ name: Key) -> (key: MarkedValue, value: MarkedValue)? {
    index(of: name).map { entries[$0] }
  }

  subscript(name: Key) -> MarkedValue? { index(of: name).map { entries.value(at: $0) } }

  /// Whether a key is there, even without a value.
  func has(_ name: Key) -> Bool { index(of: name) != nil }

  private func index(of name: Key) -> MarkedEntries.Index? {
    found.first { $0.name == name }?.index
  }

  /// Where a key stands; the owner's place where it is missing.
  func place(of name: Key) -> SourceRange { entry(name)?.key.range ?? owner.place }

  /// The value of a key that must be there.
  func require(_ name: Key, _ report: Report) -> MarkedValue? {
    if let value = self[name] { return value }
    report.add(.missingKey(name.rawValue, of: owner))
    return nil
  }
}

/// Words that other tools use, and what they are here, the likeliest first.
private let foreignWords: [String: [String]] = [
  "if": ["when", "relevant"], "condition": ["when", "relevant"], "cond": ["when", "relevant"],
  "expression": ["when"], "rule": ["when"], "show_if": ["relevant", "when"],
  "visible_if": ["relevant", "when"],
  "enable_when": ["relevant", "when"], "when": ["relevant"], "except": ["unless"],
  "contraindications": ["unless"],
  "contraindicated": ["unless"], "collect": ["ask", "question"], "slot": ["ask", "question"],
  "question": ["ask"], "prompt": ["ask", "say"], "questions": ["ask"], "asks": ["ask"],
  "goto": ["next", "to"], "go_to": ["next", "to"], "target": ["to"], "then": ["next", "to"], "next": ["to"],
  "transitions": ["next"], "edges": ["next"], "routes": ["next"], "branches": ["next"],
  "text": ["say", "ask", "explain", "claim", "label"], "message": ["say"], "content": ["say"], "bot": ["say"],
  "response": ["say"], "utter": ["say"], "description": ["explain", "say", "about", "detail", "help"],
  "end": ["conclude"], "final": ["conclude"], "finish": ["conclude"], "terminal": ["conclude", "stop"],
  "options": ["answers", "values"], "choices": ["answers", "values"], "items": ["checklist"],
  "kind": ["type"],
  "type": ["kind"], "category": ["kind"], "hint": ["hints", "help"], "reason": ["why"],
  "aliases": ["synonyms", "was"], "denials": ["antonyms"], "opposites": ["antonyms"],
  "clues": ["hints"], "triggers": ["hints"],
  "default": ["unsure"], "not_sure": ["unsure"], "unknown": ["unsure"], "range": ["within"],
  "units": ["unit"],
  "red_flag": ["danger"], "urgent": ["danger"], "name": ["title", "dialog", "label"],
  "label": ["title", "short"],
  "id": ["dialog"], "severity": ["level"], "urgency": ["level"], "triage": ["level"], "priority": ["level"],
  "raises": ["raise"], "escalate": ["raise"], "recommend": ["advise"], "advice": ["advise"],
  "references": ["cites"], "sources": ["cites"], "cite": ["cites"], "evidence": ["cites", "claims"],
  "requires": ["needs"], "score": ["points"], "value": ["points"], "weight": ["points"],
  "link": ["url"], "states": ["nodes"], "steps": ["nodes"], "flow": ["nodes"], "slots": ["questions"],
  "intents": ["topics"], "faq": ["topics"], "rules": ["findings"], "diagnoses": ["findings"],
  "conditions": ["findings"], "variables": ["derived"], "computed": ["derived"], "tests": ["properties"],
  "invariants": ["properties"], "lang": ["language"], "locale": ["language"], "entry": ["start"],
  "initial": ["start"], "keywords": ["phrases", "synonyms", "cues"], "examples": ["phrases"],
  "synonyms": ["phrases", "cues"], "title": ["headline"], "heading": ["headline"],
]

private func foreignWord(_ word: String, in known: [String]) -> String? {
  foreignWords[word.lowercased()]?.first { known.contains($0) }
}
