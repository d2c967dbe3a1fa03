import ClinicalQuality
import Diagnostics
import Dialogs
import MarkedYAML

enum SourceKey: String, FieldKey { case title, publisher, date, url }
enum ClaimKey: String, FieldKey { case claim, detail, sources, disagreement, caution }
enum TopicKey: String, FieldKey {
  case title, phrases, say, unless, cites, also
  case nullIs = "null_is"
}
enum PropertyKey: String, FieldKey { case always, never, say }

/// Sources, claims, topics and properties.
extension Assembler {
  func readSources() {
    for entry in sections[.sources] {
      guard let fields = Fields<SourceKey>(entry.value, of: owner(entry, .sources), report) else { continue }
      dialog.sources.append(
        Source(
          id: entry.id, title: report.plainText(fields.require(.title, report), "title") ?? "",
          publisher: report.plainText(fields[.publisher], "publisher"),
          date: report.plainText(fields[.date], "date"), url: url(fields[.url])))
    }
  }

  private func url(_ value: MarkedValue?) -> String? {
    guard let value, let url = report.plainText(value, "url") else { return nil }
    let isAddress =
      (url.hasPrefix("https://") || url.hasPrefix("http://")) && !url.utf8.contains { $0 <= 0x20 }
    if !isAddress {
      report.add(.invalidValue("'url' takes an address that begins with https://", at: value.range))
    }
    return url
  }

  func readClaims() {
    for entry in sections[.claims] {
      guard let fields = Fields<ClaimKey>(entry.value, of: owner(entry, .claims), report) else { continue }
      let sources = report.list(fields.require(.sources, report), "sources")
      dialog.claims.append(
        Claim(
          id: entry.id, claim: report.plainText(fields.require(.claim, report), "claim") ?? "",
          sources: sources.compactMap { labelled($0, .sources, sourcePositions, .unknownSource) },
          disagreement: report.plainText(fields[.disagreement], "disagreement"),
          detail: report.plainText(fields[.detail], "detail"),
          caution: report.plainText(fields[.caution], "caution")))
    }
  }

  func readTopics() {
    for entry in sections[.topics] {
      guard let fields = Fields<TopicKey>(entry.value, of: owner(entry, .topics), report) else { continue }
      checkNullIs(fields[.nullIs])
      dialog.topics.append(
        Topic(
          id: entry.id, title: report.plainText(fields.require(.title, report), "title") ?? "",
          phrases: report.texts(fields.require(.phrases, report), "phrases"),
          say: text(fields.require(.say, report), "say") ?? Text(""),
          unless: condition(fields[.unless], "unless", .level, .unless, nullIs: fields[.nullIs]),
          cites: cites(fields[.cites]),
          also: topics(fields[.also], "also"), place: entry.place))
    }
  }

  /// The topics of a list, or all.
  func topics(_ value: MarkedValue?, _ key: String) -> [Reference<Topic>] {
    guard let value else { return [] }
    if value.reads("all") { return sections[.topics].indices.map { Reference($0) } }
    return report.list(value, key).compactMap { reference($0, .topics, .unknownTopic) }
  }

  func readProperties() {
    for entry in sections[.properties] {
      guard let fields = Fields<PropertyKey>(entry.value, of: owner(entry, .properties), report) else {
        continue
      }
      let say = report.plainText(fields[.say], "say")
      guard let rule = rule(fields) else { continue }
      let text = (fields[.always] ?? fields[.never]).map { String(decoding: $0.utf8, as: UTF8.self) } ?? ""
      dialog.properties.append(
        Property(id: entry.id, rule: rule, say: say, text: text, place: entry.place))
    }
  }

  private func rule(_ fields: Fields<PropertyKey>) -> Property.Rule? {
    let always = condition(fields[.always], "always", .conclusion, nil)
    let never = condition(fields[.never], "never", .conclusion, nil)
    switch (fields.has(.always), fields.has(.never)) {
    case (true, false): return always.map(Property.Rule.always)
    case (false, true): return never.map(Property.Rule.never)
    case (false, false): report.add(.missing("'always' or 'never'", of: fields.owner))
    case (true, true):
      report.add(
        .invalidValue("a property says 'always' or 'never': make two of this", at: fields.place(of: .never)))
    }
    return nil
  }
}
