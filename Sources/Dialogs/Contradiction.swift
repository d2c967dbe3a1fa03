public import Diagnostics

/// Where sources contradict each other: who says what, and what this dialog goes by.
public struct Contradiction: Sendable {
  /// What one source says about it.
  public struct Position: Sendable {
    public let source: Reference<Source>
    public let says: String

    public init(source: Reference<Source>, says: String) {
      self.source = source
      self.says = says
    }
  }

  public let id: String
  /// What it is about, in a few words.
  public let about: String
  public let positions: [Position]
  public let weGoBy: String
  /// It is told wherever one of these claims is cited.
  public let claims: [Reference<Claim>]
  public let place: SourceRange

  public init(
    id: String, about: String, positions: [Position], weGoBy: String, claims: [Reference<Claim>],
    place: SourceRange
  ) {
    self.id = id
    self.about = about
    self.positions = positions
    self.weGoBy = weGoBy
    self.claims = claims
    self.place = place
  }
}

extension Dialog {
  /// The contradictions that concern one of the claims, in the order of the dialog.
  public func contradictions(about claims: [Reference<Claim>]) -> [Contradiction] {
    guard !contradictions.isEmpty, !claims.isEmpty else { return [] }
    let cited = Set(claims)
    return contradictions.filter { !cited.isDisjoint(with: $0.claims) }
  }
}
