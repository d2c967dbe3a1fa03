import Dialogs
import Synchronization
import Understanding

/// The reader of a dialog's replies, built when the first reply comes: nobody waits for the vocabulary at the start.
final class LazyReader: Sendable {
  private final class Made: Sendable {
    let reader: Reader
    init(_ reader: Reader) { self.reader = reader }
  }

  private let dialog: Dialog
  private let made: AtomicLazyReference<Made>

  /// Creates a reader for a dialog, or takes one that was built before.
  init(_ dialog: Dialog, _ reader: Reader?) {
    self.dialog = dialog
    made = AtomicLazyReference()
    if let reader { _ = made.storeIfNil(Made(reader)) }
  }

  var reader: Reader {
    (made.load() ?? made.storeIfNil(Made(Reader(dialog)))).reader
  }
}
