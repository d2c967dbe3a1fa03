import Dialogs

/// Judges properties one after another, with diagrams of its own that later ones build upon.
final class Judge {
  let exploration: Exploration
  lazy var reaching = Reaching(exploration)

  init(_ dialog: Dialog, settings: [String: String], limits: ExplorationLimits) {
    exploration = Exploration(dialog, settings: settings, limits: limits)
  }

  var dialog: Dialog { exploration.dialog }

  /// Makes first what nearly all properties read, so that it is never forgotten.
  func prepare() {
    _ = settled("", nil) { () throws(ExplorationLimit) in
      for level in dialog.levels.indices { _ = try exploration.effectiveUrgency(level) }
      return PropertyResult("", nil, .holds)
    }
  }

  func result(of property: VerifiedProperty) -> PropertyResult {
    switch property {
    case .own(let own):
      settled(own.id, own) { () throws(ExplorationLimit) in try judge(own) }
    case .builtIn(let builtIn):
      settled(builtIn.rawValue, nil) { () throws(ExplorationLimit) in try judge(builtIn) }
    }
  }

  /// A property's result; where a limit is hit, that it is not proved and why.
  private func settled(
    _ id: String, _ property: Property?, _ judge: () throws(ExplorationLimit) -> PropertyResult
  ) -> PropertyResult {
    do {
      try exploration.checkSize()
      let result = try withRoom { () throws(ExplorationLimit) in try exploration.forgetting(judge) }
      exploration.tidy()
      return result
    } catch {
      exploration.space.diagrams.recover()
      return PropertyResult(id, property, .notProved(because: error.description))
    }
  }

  /// Does something; where what others left behind took up the room for it, once more in an empty house.
  private func withRoom(
    _ body: () throws(ExplorationLimit) -> PropertyResult
  ) throws(ExplorationLimit) -> PropertyResult {
    let taken = exploration.space.diagrams.count
    do {
      return try body()
    } catch .nodes(let limit) {
      guard taken > limit / 10 else { throw .nodes(limit) }
      exploration.forgetAll()
      return try body()
    }
  }
}

extension Judge {
  static let calculating =
    "a condition calculates with answers or compares two of them, so not every answer can be covered"
}
