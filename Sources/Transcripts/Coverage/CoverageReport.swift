public import Diagnostics
import DialogLoading
import Dialogs

/// What the transcripts of one dialog go through, and what they leave out.
public struct CoverageReport: Sendable {
  /// A stretch of lines of a file, counted from 1.
  public struct Lines: Hashable, Sendable {
    public let path: String
    public let first: Int
    public let last: Int

    /// The place as `path:3` or `path:3-7`.
    public var described: String { "\(path):\(first)" + (last > first ? "-\(last)" : "") }
  }

  /// How a thing fared.
  public enum State: String, Sendable {
    case covered
    /// Only transcripts that fail go through it.
    case onlyFailing = "only in failing transcripts"
    case missing
  }

  public struct Item: Sendable {
    public let kind: CoverageMap.Kind
    public let name: String
    public let lines: Lines?
    public let state: State
    /// How many passing transcripts go through it.
    public let count: Int
  }

  /// The figures of one kind.
  public struct Row: Sendable {
    public let kind: CoverageMap.Kind
    public let total: Int
    /// Gone through by transcripts that pass.
    public let covered: Int
    /// Gone through by failing ones only.
    public let onlyFailing: Int
  }

  public let dialogID: String
  public let path: String
  public let passing: Int
  public let failing: Int
  public let items: [Item]
  /// The dialog's own files, for the page.
  let sources: SourceFiles
  let fileCount: Int

  init(
    _ map: CoverageMap, _ loaded: LoadedDialog, path: String, passing: [CoverageSet], failing: [CoverageSet]
  ) {
    let empty = CoverageSet(count: map.items.count)
    let good = passing.reduce(into: empty) { $0.formUnion($1) }
    let bad = failing.reduce(into: empty) { $0.formUnion($1) }
    var blocks = BlockLines(loaded)
    dialogID = map.dialog.id
    self.path = path
    (self.passing, self.failing) = (passing.count, failing.count)
    items = map.items.enumerated().map { number, item in
      Item(
        kind: item.kind, name: item.name, lines: blocks.lines(of: item),
        state: good.contains(number) ? .covered : bad.contains(number) ? .onlyFailing : .missing,
        count: passing.count { $0.contains(number) })
    }
    sources = loaded.sources
    fileCount = loaded.dialogFileCount
  }

  /// The figures by kind; kinds that the dialog has nothing of are left out.
  public var rows: [Row] {
    CoverageMap.Kind.allCases.compactMap { kind in
      let own = items.filter { $0.kind == kind }
      guard !own.isEmpty else { return nil }
      return Row(
        kind: kind, total: own.count, covered: own.count { $0.state == .covered },
        onlyFailing: own.count { $0.state == .onlyFailing })
    }
  }

  /// How much of everything passing transcripts go through; everything where there is nothing.
  public var percent: Double { Self.percent(items.count { $0.state == .covered }, of: items.count) }

  static func percent(_ count: Int, of total: Int) -> Double {
    total == 0 ? 100 : 100 * Double(count) / Double(total)
  }

  /// A percentage with one place; never rounded up to 100.
  public static func written(_ percent: Double) -> String {
    let tenths = percent >= 100 ? 1000 : min(999, Int((percent * 10).rounded()))
    return "\(tenths / 10).\(tenths % 10) %"
  }
}

extension CoverageReport {
  /// The figures as a table, then everything that is missing with its place.
  public var text: String {
    var text = "coverage of \(dialogID): \(Self.written(percent)), by \(passing) passing"
    text += failing == 0 ? "\n" : "; \(failing) failing count apart\n"
    for row in rows {
      let share = Self.written(Self.percent(row.covered, of: row.total))
      let apart = row.onlyFailing == 0 ? "" : "  (\(row.onlyFailing) more only in failing ones)"
      text += "  \(padded(row.kind.rawValue, to: 11))\(padded(share, to: 8, atEnd: false))"
      text += "  \(row.covered) of \(row.total)\(apart)\n"
    }
    for item in items where item.state != .covered {
      let apart = item.state == .onlyFailing ? " (\(item.state.rawValue))" : ""
      let place = (item.lines?.described).map { $0 + ": " } ?? ""
      text += "\(place)missing: \(item.kind.singular) \(item.name)\(apart)\n"
    }
    return text
  }

  /// The same for programs.
  public var json: JSON {
    .object(of: [
      "dialog": .string(dialogID), "path": .string(path), "percent": .number(Self.digits(percent)),
      "passing_transcripts": .number(passing), "failing_transcripts": .number(failing),
      "kinds": .array(
        rows.map { row in
          .object(of: [
            "kind": .string(row.kind.rawValue), "total": .number(row.total), "covered": .number(row.covered),
            "only_in_failing": .number(row.onlyFailing),
            "percent": .number(Self.digits(Self.percent(row.covered, of: row.total))),
          ])
        }),
      "missing": .array(items.filter { $0.state != .covered }.map(\.json)),
    ])
  }

  private static func digits(_ percent: Double) -> String { String(written(percent).dropLast(2)) }
}

extension CoverageReport.Item {
  fileprivate var json: JSON {
    .object(of: [
      "kind": .string(kind.singular), "name": .string(name), "path": lines.map { .string($0.path) },
      "first_line": lines.map { .number($0.first) }, "last_line": lines.map { .number($0.last) },
      "only_in_failing": .boolean(state == .onlyFailing),
    ])
  }
}

extension CoverageMap.Kind {
  /// The word for one of them.
  public var singular: String {
    switch self {
    case .nodes: "node"
    case .edges: "edge"
    case .answers: "answer"
    case .findings: "finding"
    case .raises: "raise"
    case .advice: "advice"
    case .topics: "topic"
    case .claims: "claim"
    case .contradictions: "contradiction"
    case .properties: "property"
    }
  }
}

/// A text with spaces to a width, behind it or before it.
func padded(_ text: String, to width: Int, atEnd: Bool = true) -> String {
  let space = String(repeating: " ", count: max(0, width - displayWidth(of: text)))
  return atEnd ? text + space : space + text
}
