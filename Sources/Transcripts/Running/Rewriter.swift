import Diagnostics
import Glibc

/// Rewrites what a transcript expects, in place: all other bytes stay as they are.
struct Rewriter {
  private let transcript: Transcript
  private let file: SourceFile
  private let blessing: Bool

  /// - Parameter blessing: Whether noted facts, advice, findings and levels may change too, and the file is reviewed.
  init(_ transcript: Transcript, _ file: SourceFile, blessing: Bool) {
    self.transcript = transcript
    self.file = file
    self.blessing = blessing
  }

  /// The file with what was observed in place of what was expected.
  ///
  /// Lines of included files, negatives and conditions stay: what they should say only a person knows.
  /// - Returns: The bytes, and the numbers of the lines that changed.
  func rewritten(_ failures: [TranscriptResult.Failure]) -> (bytes: [UInt8], lines: [Int]) {
    var edits: [(range: Range<Int>, text: String, line: Int)] = []
    for failure in failures where failure.line.place.file == 0 && mayRewrite(failure.grade) {
      guard let replacement = failure.replacement,
        replacement.becomesNegative || replacement.text != failure.line.text
      else { continue }
      let value = failure.line.place.bytes
      if replacement.becomesNegative {
        edits.append(
          (
            startOfLine(value.lowerBound)..<value.lowerBound, "no \(failure.line.kind.rawValue): ",
            failure.line.number
          ))
      } else {
        edits.append((value, replacement.text, failure.line.number))
      }
    }
    if blessing, let place = transcript.unreviewedPlace {
      let start = startOfLine(place.bytes.lowerBound)
      edits.append((start..<endOfLine(place.bytes.upperBound), "", lineNumber(start)))
    }
    var bytes = file.bytes
    for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(edit.range, with: Array(edit.text.utf8))
    }
    return (bytes, edits.map(\.line).sorted())
  }

  private func mayRewrite(_ grade: TranscriptResult.Grade) -> Bool { blessing || grade <= .questionsAsked }

  private func startOfLine(_ offset: Int) -> Int {
    file.bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
  }

  /// Behind the line break.
  private func endOfLine(_ offset: Int) -> Int {
    file.bytes[offset...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? file.bytes.count
  }

  private func lineNumber(_ offset: Int) -> Int {
    1 + file.bytes[..<offset].count { $0 == UInt8(ascii: "\n") }
  }
}

/// Puts new content in a file's place at once, so that a kill leaves the old file or the new one; the rights stay.
///
/// - Returns: Whether that was possible; if not, the file is as it was.
func replaceFile(_ path: String, with bytes: [UInt8]) -> Bool {
  // A link is followed, so that it stays one.
  guard let resolved = realpath(path, nil) else { return false }
  let target = String(cString: resolved)
  free(resolved)
  var status = stat()
  guard stat(target, &status) == 0 else { return false }
  let scratch = "\(target).\(getpid()).new"
  let descriptor = open(scratch, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, status.st_mode & 0o777)
  guard descriptor >= 0 else { return false }
  let isWritten = writeAll(bytes, to: descriptor) && fsync(descriptor) == 0
  guard close(descriptor) == 0, isWritten, rename(scratch, target) == 0 else {
    unlink(scratch)
    return false
  }
  return true
}

func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  bytes.withUnsafeBytes { buffer in
    var done = 0
    while done < buffer.count, let base = buffer.baseAddress {
      let count = write(descriptor, base + done, buffer.count - done)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return false }
      done += count
    }
    return true
  }
}
