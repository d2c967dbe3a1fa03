/// Which transcripts a suite runs, and how.
public struct SuiteOptions: Sendable {
  /// What may be rewritten in transcripts that fail.
  public enum Rewriting: Sendable {
    case nothing
    /// Wording and the order of questions.
    case wording
    /// Also noted facts, advice, findings and levels; and `unreviewed: true` goes.
    case everything
  }

  /// One part of several into which the transcripts are dealt out, counted from 1.
  public struct Shard: Hashable, Sendable {
    public let number: Int
    public let count: Int

    /// Reads `2/5`; `nil` for anything that is not a part of at most 10,000.
    public init?(_ text: String) {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
      guard parts.count == 2, let number = parts[0], let count = parts[1], (1...10_000).contains(count),
        (1...count).contains(number)
      else { return nil }
      (self.number, self.count) = (number, count)
    }
  }

  /// A part of the path; `*` stands for anything. Case does not matter.
  public var filter: String?
  public var shard: Shard?
  /// How many threads run transcripts.
  public var jobs = 1
  /// Whether nothing more is begun once a transcript has failed.
  public var isFailFast = false
  public var rewriting = Rewriting.nothing
  public var withCoverage = false
  /// Whether results hold the whole conversation, also of transcripts that pass.
  public var isTelling = false

  public init() {}

  /// Chooses from paths: by the filter first, then each so-many-th.
  func chosen(from paths: [String]) -> [String] {
    let all = filter.map { filter in paths.filter { Self.fits($0, filter) } } ?? paths
    guard let shard else { return all }
    return all.enumerated().filter { $0.offset % shard.count == shard.number - 1 }.map(\.element)
  }

  private static func fits(_ path: String, _ filter: String) -> Bool {
    var rest = path.lowercased()[...]
    for part in filter.lowercased().split(separator: "*") {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}
