import ClinicalQuality
import Diagnostics
import Dialogs
import MarkedYAML

enum SourceKey: String, FieldKey { case title, publisher, date, url }
enum ClaimKey: String, FieldKey { case claim, detail, sources, caution, withheld }
enum ContradictionKey: String, FieldKey {
  case about, positions, claims
  case weGoBy = "we_go_by"
}
enum TopicKey: String, FieldKey {
  case title, group, phrases, names, say, unless, instead, when, cites, also
  case nullIs = "null_is"
}
enum PropertyKey: String, FieldKey { case always, never, say }

/// Sources, claims, contradictions, topics and properties.
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
    for (position, entry) in sections[.claims].enumerated() {
      guard let fields = Fields<ClaimKey>(entry.value, of: owner(entry, .claims), report) else { continue }
      let sources = report.list(fields.require(.sources, report), "sources")
      let withheld = report.plainText(fields[.withheld], "withheld")
      if withheld != nil { withheldClaims.insert(position) }
      dialog.claims.append(
        Claim(
          id: entry.id, claim: report.plainText(fields.require(.claim, report), "claim") ?? "",
          sources: sources.compactMap { labelled($0, .sources, sourcePositions, .unknownSource) },
          detail: report.plainText(fields[.detail], "detail"),
          caution: report.plainText(fields[.caution], "caution"), withheld: withheld, place: entry.place))
    }
  }

  func readContradictions() {
    for entry in sections[.contradictions] {
      let owner = owner(entry, .contradictions)
      guard let fields = Fields<ContradictionKey>(entry.value, of: owner, report) else { continue }
      let positions = positions(fields.require(.positions, report))
      if positions.count == 1 { report.add(.missing("the positions of at least two sources", of: owner)) }
      dialog.contradictions.append(
        Contradiction(
          id: entry.id, about: report.plainText(fields.require(.about, report), "about") ?? "",
          positions: positions,
          weGoBy: report.plainText(fields.require(.weGoBy, report), "we_go_by") ?? "",
          claims: claims(fields.require(.claims, report), "claims", as: "told"), place: entry.place))
    }
  }

  /// What each source says: its id, and its words.
  private func positions(_ value: MarkedValue?) -> [Contradiction.Position] {
    report.entries(value, "positions", of: "sources with what they say").compactMap { source, says in
      let found: Reference<Source>? = labelled(source, .sources, sourcePositions, .unknownSource)
      guard let found, let says = report.plainText(says, source.text) else { return nil }
      return Contradiction.Position(source: found, says: says)
    }
  }

  func readTopics() {
    for entry in sections[.topics] {
      guard let fields = Fields<TopicKey>(entry.value, of: owner(entry, .topics), report) else { continue }
      checkNullIs(fields[.nullIs])
      dialog.topics.append(
        Topic(
          id: entry.id, title: report.plainText(fields.require(.title, report), "title") ?? "",
          group: report.plainText(fields[.group], "group"),
          phrases: report.texts(fields.require(.phrases, report), "phrases"),
          names: fields[.names].map { report.texts($0, "names") } ?? [],
          say: text(fields.require(.say, report), "say") ?? Text(""),
          unless: condition(fields[.unless], "unless", .level, .unless, nullIs: fields[.nullIs]),
          instead: text(fields[.instead], "instead"), when: condition(fields[.when], "when", .level),
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
