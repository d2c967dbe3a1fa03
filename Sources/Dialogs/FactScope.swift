public import ClinicalQuality

/// Which names an expression may read, by the stratum it belongs to.
///
/// The strata are settings → facts → derived facts and scores → findings → level → advice; each reads what stands
/// before it and its own kind, so that nothing can depend on itself through a later stratum.
public struct FactScope: NameScope, Sendable {
  /// How far an expression may read.
  public enum Stratum: Int, Comparable, Sendable {
    /// Settings, facts, derived facts and scores: `relevant`, derived facts, score items.
    case facts
    /// Also findings: the `when` of a finding and its raises.
    case findings
    /// Also the level: edges, asks, advice, needs, topics and texts.
    case level
    /// Also what is known at a conclusion only: properties and expectations.
    case conclusion

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  private let stratum: Stratum
  private let names: Names
  private let slots: SlotLayout
  private let questionType: @Sendable (Int) -> ValueType?
  private let settings: [Setting]
  private let derivedType: @Sendable (Int) -> ValueType?
  private let special: [String: Symbol]

  /// Creates a scope.
  ///
  /// - Parameters:
  ///   - questionType: The type of the fact of the question at a position; `nil` for a checklist.
  ///   - derivedType: The type of the derived fact at a position; `nil` while it is not known, for example because
  ///     its own expression had an error.
  public init(
    stratum: Stratum, names: Names, slots: SlotLayout, settings: [Setting],
    questionType: @escaping @Sendable (Int) -> ValueType?,
    derivedType: @escaping @Sendable (Int) -> ValueType?
  ) {
    self.stratum = stratum
    self.names = names
    self.slots = slots
    self.questionType = questionType
    self.settings = settings
    self.derivedType = derivedType
    special = Self.specialSymbols(stratum, names, slots)
  }

  public func symbol(named name: String) -> Symbol? {
    if let symbol = special[name] { return symbol }
    guard let entry = names[name] else { return nil }
    switch entry.kind {
    case .setting:
      let setting = settings[entry.position]
      let type = ValueType.choice(Choice(name: setting.id, options: setting.values))
      return .fact(slot: slots[Reference<Setting>(entry.position)], type: type)
    case .question:
      guard let type = questionType(entry.position) else {
        return .unavailable("'\(name)' is a checklist; read the facts of its items")
      }
      return .fact(slot: slots[Reference<Question>(entry.position)], type: type)
    case .derived:
      let slot = slots[derived: Reference(entry.position)]
      return .fact(slot: slot, type: derivedType(entry.position) ?? .any)
    case .score:
      let (least, greatest) = slots[Reference<Score>(entry.position)]
      return .score(least: least, greatest: greatest)
    case .finding:
      guard stratum >= .findings else {
        return .unavailable("'\(name)' is a finding, and findings are known only after facts and scores")
      }
      return .fact(slot: slots[Reference<Finding>(entry.position)], type: .boolean)
    case .level, .advice, .node, .topic, .property:
      return .unavailable("'\(name)' is the id of a \(entry.kind.rawValue), which has no value to read")
    }
  }

  /// The names that every dialog has: the level, and what is known at a conclusion.
  private static func specialSymbols(
    _ stratum: Stratum, _ names: Names, _ slots: SlotLayout
  ) -> [String: Symbol] {
    func choice(_ kind: Names.Kind) -> ValueType {
      .choice(Choice(name: kind.rawValue, options: names.all(kind).sorted()))
    }
    func concluding(_ name: String, _ symbol: @autoclosure () -> Symbol) -> Symbol {
      stratum >= .conclusion
        ? symbol()
        : .unavailable("'\(name)' is known only at the conclusion; it is for properties and expectations")
    }
    return [
      "level": stratum >= .level
        ? .fact(slot: slots.level, type: choice(.level))
        : .unavailable("'level' is known only after the findings, so it cannot be read here"),
      "findings": concluding("findings", .fact(slot: slots.findingList, type: .list(choice(.finding)))),
      "advice": concluding("advice", .fact(slot: slots.adviceList, type: .list(choice(.advice)))),
      "visited": concluding("visited", .fact(slot: slots.visited, type: .list(choice(.node)))),
      "questions_asked": concluding("questions_asked", .fact(slot: slots.questionsAsked, type: .integer)),
    ]
  }

  /// The special names that no id may take.
  public static let specialNames: Set<String> = ["level", "findings", "advice", "visited", "questions_asked"]

  public var knownNames: [String] {
    names.all.map(\.key).filter { name in
      if case .unavailable = symbol(named: name) { false } else { true }
    } + (stratum >= .level ? ["level"] : [])
  }
}
