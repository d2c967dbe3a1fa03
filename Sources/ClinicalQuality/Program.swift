import Synchronization

/// What an expression keeps: its checked parts in few bytes, and once it is first evaluated what they compile to.
///
/// A large dialog has conditions by the hundred thousand, and a conversation reads few of them: closures and trees are
/// made when they are asked for.
final class Program: Sendable {
  enum Parts: Sendable {
    indirect case tree(CheckedExpression)
    case plain(PlainCondition)
  }

  /// What the first evaluation makes.
  final class Compiled: Sendable {
    enum Code: Sendable {
      case truth(TruthClosure)
      case value(ValueClosure)
    }

    let root: CheckedExpression
    let reads: [Int]
    let code: Code

    init(_ root: CheckedExpression) {
      self.root = root
      var slots: Set<Int> = []
      root.collectReads(into: &slots)
      reads = slots.sorted()
      code = root.type == .boolean ? .truth(root.compiledTruth()) : .value(root.compiledValue())
    }
  }

  private let parts: Parts
  /// The address of a ``Compiled`` that is retained once, 0 before there is one. The library's `AtomicLazyReference` does the same, but looks up its generic
  /// metadata at each load, which took a tenth of the time of a conversation.
  private let compiledOnce = Atomic<UInt>(0)

  init(_ parts: Parts) { self.parts = parts }

  deinit { kept(at: compiledOnce.load(ordering: .acquiring))?.release() }

  /// Compiles at the first call; where two threads call first, both get the one that was kept.
  var compiled: Compiled { known ?? keep(Compiled(root)) }

  /// What was compiled before.
  private var known: Compiled? {
    kept(at: compiledOnce.load(ordering: .acquiring))?.takeUnretainedValue()
  }

  private func kept(at address: UInt) -> Unmanaged<Compiled>? {
    UnsafeRawPointer(bitPattern: address).map(Unmanaged<Compiled>.fromOpaque)
  }

  private func keep(_ compiled: Compiled) -> Compiled {
    let retained = Unmanaged.passRetained(compiled)
    let exchange = compiledOnce.compareExchange(
      expected: 0, desired: UInt(bitPattern: retained.toOpaque()), ordering: .acquiringAndReleasing)
    guard let earlier = kept(at: exchange.original) else { return compiled }
    retained.release()
    return earlier.takeUnretainedValue()
  }

  var root: CheckedExpression {
    if let known { return known.root }
    switch parts {
    case .tree(let root): return root
    case .plain(let condition): return condition.tree
    }
  }

  var type: ValueType {
    switch parts {
    case .tree(let root): root.type
    case .plain: .boolean
    }
  }

  /// The slots that may be read, ascending, each once.
  var reads: [Int] {
    if let known { return known.reads }
    switch parts {
    case .tree: return compiled.reads
    case .plain(let condition): return condition.reads
    }
  }
}
