import Diagnostics
import Dialogs
import MarkedYAML

extension Assembler {
  /// Gives every id its position in the dialog, and reports ids that are no ids or are given twice.
  func declareNames() {
    let shared: [FileKey] = [
      .settings, .questions, .derived, .scores, .levels, .findings, .advice, .nodes, .topics, .properties,
    ]
    dialog.names.reserveCapacity(shared.reduce(0) { $0 + sections[$1].count })
    for section in shared {
      guard let kind = section.kind else { continue }
      let entries = sections[section]
      for position in entries.indices {
        let id = entries[position].id
        if let flaw = Identifier.flaw(of: id) { report(flaw, of: entries[position]) }
        guard let taken = dialog.names.add(id, .init(kind: kind, position: position)) else { continue }
        if let owner = shared.first(where: { $0.kind == taken.kind }) {
          reportTwice(entries[position], (sections[owner][taken.position].place, owner.noun))
        }
      }
    }
    claimPositions = positions(.claims)
    sourcePositions = positions(.sources)
    _ = positions(.contradictions)
  }

  private func report(_ flaw: (reason: String, repair: String?), of entry: Entry) {
    let free = flaw.repair.flatMap { dialog.names[$0] == nil ? $0 : nil }
    report.add(.invalidID(entry.id, flaw.reason, repair: free, at: entry.place))
  }

  private func positions(_ section: FileKey) -> [String: Int] {
    let entries = sections[section]
    var positions = [String: Int](minimumCapacity: entries.count)
    for (position, entry) in entries.enumerated() {
      if !Identifier.isLabel(entry.id) {
        let reason = "the id of a \(section.noun) is written in letters, digits, '-', '_' and '.'"
        report.add(.invalidID(entry.id, reason, repair: nil, at: entry.place))
      }
      if let taken = positions[entry.id] {
        reportTwice(entry, (entries[taken].place, section.noun))
      } else {
        positions[entry.id] = position
      }
    }
    return positions
  }

  /// Two keys of one mapping are reported as such where the file is read.
  private func reportTwice(_ entry: Entry, _ first: (place: SourceRange, noun: String)) {
    guard !report.isDuplicateKey(entry.place) else { return }
    report.add(.duplicateID(entry.id, at: entry.place, firstAt: first.place, as: first.noun))
  }

  /// What an id points at; reported where nothing of that kind has it.
  func reference<Part>(_ value: MarkedValue?, _ section: FileKey, _ code: DiagnosticCode) -> Reference<Part>?
  {
    guard let value, let word = report.text(value, section.noun), let kind = section.kind else { return nil }
    if let position = dialog.names.position(of: word, as: kind) { return Reference(position) }
    let actual = dialog.names[word].map { $0.kind.rawValue }
    let near =
      actual == nil
      ? report.suggestion(for: word, among: sections[section].count) { sections[section].lazy.map(\.id) }
      : nil
    report.add(.unknown(code, section.noun, word, near: near, actual: actual, at: value.range))
    return nil
  }

  func question(_ value: MarkedValue?) -> Reference<Question>? {
    reference(value, .questions, .unknownQuestion)
  }
  func level(_ value: MarkedValue?) -> Reference<Level>? { reference(value, .levels, .unknownLevel) }

  /// The advice of an `advise:` list.
  func advise(_ value: MarkedValue?) -> [Reference<Advice>] {
    report.list(value, "advise").compactMap { reference($0, .advice, .unknownAdvice) }
  }

  /// The claims of a `cites:` list.
  func cites(_ value: MarkedValue?) -> [Reference<Claim>] {
    claims(value, "cites", as: "cited")
  }

  /// The claims of a list; a claim that is withheld may not be among them.
  func claims(_ value: MarkedValue?, _ key: String, as role: String) -> [Reference<Claim>] {
    report.list(value, key).compactMap { item in
      let found: Reference<Claim>? = labelled(item, .claims, claimPositions, .unknownClaim)
      if let found, withheldClaims.contains(found.position) {
        let entry = sections[.claims][found.position]
        report.add(.withheldClaim(entry.id, role, at: item.range, claimAt: entry.place))
      }
      return found
    }
  }

  /// What a claim's or a source's id points at.
  func labelled<Part>(
    _ value: MarkedValue, _ section: FileKey, _ positions: [String: Int], _ code: DiagnosticCode
  ) -> Reference<Part>? {
    let word = value.text
    if let position = positions[word] { return Reference(position) }
    let near = report.suggestion(for: word, among: positions.count) { positions.keys }
    report.add(.unknown(code, section.noun, word, near: near, actual: nil, at: value.range))
    return nil
  }
}
