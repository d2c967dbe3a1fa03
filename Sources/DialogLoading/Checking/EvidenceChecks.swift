public import Diagnostics
import Dialogs

extension DialogLoader {
  /// Claims that nothing passes on, though nobody withholds them, and contradictions that nobody is told.
  ///
  /// - Returns: Warnings at the ids; nothing for a dialog that has errors already.
  /// - Complexity: O(claims and what cites them).
  public func checkEvidence(_ loaded: LoadedDialog) -> [Diagnostic] {
    guard let dialog = loaded.dialog else { return [] }
    let cites = dialog.findings.map(\.cites) + dialog.advice.map(\.cites) + dialog.topics.map(\.cites)
    let cited = Set(cites.joined())
    let claims = dialog.claims.enumerated().filter { position, claim in
      claim.withheld == nil && !cited.contains(Reference(position))
    }
    let untold = dialog.contradictions.filter { cited.isDisjoint(with: $0.claims) }
    let found =
      claims.map { Diagnostic.unusedClaim($1.id, at: $1.place) }
      + untold.map { Diagnostic.untoldContradiction($0.id, at: $0.place) }
    return loaded.sources.readingOrder(of: Array(found.prefix(Report.limit)))
  }
}

extension Diagnostic {
  static func unusedClaim(_ id: String, at place: SourceRange) -> Self {
    Diagnostic(
      .unusedEvidence,
      "no finding, advice or topic cites the claim '\(excerpt(id))'; say 'withheld' where nobody may pass it on",
      at: place, severity: .warning)
  }

  static func untoldContradiction(_ id: String, at place: SourceRange) -> Self {
    Diagnostic(
      .unusedEvidence,
      "nobody is told of the contradiction '\(excerpt(id))': no finding, advice or topic cites one of its claims",
      at: place, severity: .warning)
  }
}
