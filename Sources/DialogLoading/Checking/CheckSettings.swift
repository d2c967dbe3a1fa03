public import Diagnostics
import MarkedYAML

/// What a dialog says of how much one check matters to it, and why.
struct CheckSetting: Sendable {
  /// How much a check matters to a dialog.
  enum Importance: String, CaseIterable, Sendable { case error, warning, note, off }

  let code: DiagnosticCode
  let importance: Importance
  let place: SourceRange

  /// Whether it says less than the check usually does, so that nothing is left of it where nothing is found.
  var isLenient: Bool {
    switch importance {
    case .off: true
    case .note: code.usualSeverity == .warning
    case .warning, .error: false
    }
  }
}

enum CheckKey: String, FieldKey { case severity, because }

extension Assembler {
  /// Reads how much checks matter to the dialog.
  func readCheckSettings() {
    var codes: [DiagnosticCode: SourceRange] = [:]
    for entry in sections[.checks] {
      let owner = owner(entry, .checks)
      guard let fields = Fields<CheckKey>(entry.value, of: owner, report) else { continue }
      let importance = report.word(
        fields.require(.severity, report), "severity", as: CheckSetting.Importance.self)
      let reason = report.plainText(fields.require(.because, report), "because")
      if reason?.allSatisfy(\.isWhitespace) == true {
        report.add(.missing("a reason in 'because'", of: owner))
      }
      guard let code = settableCode(entry), let importance else { continue }
      if let first = codes[code] {
        report.add(.duplicateID(entry.id, at: entry.place, firstAt: first, as: "check"))
      }
      codes[code] = entry.place
      checkSettings.append(CheckSetting(code: code, importance: importance, place: entry.place))
    }
  }

  private func settableCode(_ entry: Entry) -> DiagnosticCode? {
    guard let code = DiagnosticCode(rawName: entry.id) else {
      report.add(.unknownCheck(entry.id, at: entry.place))
      return nil
    }
    if code.isSettable { return code }
    report.add(
      Diagnostic(
        .fixedCheck, "\(code.name) is an error that keeps the dialog from being used, so it cannot be set",
        at: entry.place))
    return nil
  }
}

extension DiagnosticCode {
  /// The code of exactly this name.
  fileprivate init?(rawName name: String) {
    guard let code = DiagnosticCode(named: name), code.name == name else { return nil }
    self = code
  }
}

extension Diagnostic {
  fileprivate static func unknownCheck(_ word: String, at place: SourceRange) -> Self {
    let near = DiagnosticCode.near(word, in: DiagnosticCode.allCases.filter(\.isSettable))
    return Diagnostic(
      .unknownCheck, "no check has the code '\(excerpt(word))'", at: place,
      fixIt: near.map { FixIt("use '\($0.name)'", replacing: place, with: $0.name) })
  }

  /// The same with another severity.
  fileprivate func with(_ severity: Severity) -> Diagnostic {
    Diagnostic(code, message, at: place, severity: severity, notes: notes, fixIt: fixIt)
  }
}

extension LoadedDialog {
  /// What was found, as severe as the dialog says in `checks:`, with a note for each setting there that holds back
  /// nothing.
  ///
  /// - Parameter found: Everything that was found: when loading, by ``DialogLoader/check(_:today:)``, and elsewhere.
  public func judged(_ found: [Diagnostic]) -> [Diagnostic] {
    guard !checkSettings.isEmpty else { return sources.readingOrder(of: found) }
    let settings = Dictionary(
      checkSettings.map { ($0.code, $0.importance) }, uniquingKeysWith: { _, last in last })
    let judged = found.compactMap { diagnostic -> Diagnostic? in
      switch settings[diagnostic.code] {
      case nil: diagnostic
      case .error: diagnostic.with(.error)
      case .warning: diagnostic.with(.warning)
      case .note: diagnostic.with(.note)
      case .off: nil
      }
    }
    let codes = Set(found.map(\.code))
    // Where the dialog has errors nothing was checked.
    let unused = hasErrors ? [] : checkSettings.filter { $0.isLenient && !codes.contains($0.code) }
    let notes = unused.map {
      Diagnostic(
        .unusedCheck, "\($0.code.name) finds nothing in this dialog, so this holds nothing back: delete it",
        at: $0.place, severity: .note)
    }
    return sources.readingOrder(of: judged + notes)
  }
}
