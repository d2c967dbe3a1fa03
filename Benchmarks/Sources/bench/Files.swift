import Glibc

/// A temporary folder that is gone when the work in it is done.
func withTemporaryFolder<Result>(_ body: (String) throws -> Result) rethrows -> Result {
  var template = Array("/tmp/bedside-bench-XXXXXX".utf8CString)
  guard mkdtemp(&template) != nil else { stop("no temporary folder can be made") }
  let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  defer { _ = RunningProgram("/bin/rm", ["-r", folder]).finish() }
  return try body(folder)
}

func makeFolder(_ path: String) {
  guard mkdir(path, 0o700) == 0 else { stop("the folder \(path) cannot be made") }
}

func writeFile(_ path: String, _ text: String) {
  guard let file = fopen(path, "w") else { stop("the file \(path) cannot be written") }
  defer { fclose(file) }
  var text = text
  let count = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, file) }
  guard count == text.utf8.count else { stop("the file \(path) cannot be written whole") }
}

/// A number of kB from `/proc/self/status`, in bytes.
func processMemory(_ key: String) -> Int {
  guard let file = fopen("/proc/self/status", "r") else { stop("/proc/self/status cannot be read") }
  defer { fclose(file) }
  var line = [CChar](repeating: 0, count: 256)
  while fgets(&line, 256, file) != nil {
    let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    if text.hasPrefix(key + ":") {
      return (Int(text.filter(\.isNumber)) ?? 0) * 1024
    }
  }
  stop("/proc/self/status has no \(key)")
}
