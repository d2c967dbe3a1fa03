import Glibc

/// Seconds on a clock that only goes forward.
func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// How long something takes.
func seconds(_ body: () throws -> Void) rethrows -> Double {
  let start = now()
  try body()
  return now() - start
}

/// The shortest of several runs of two things in turn, so that a busy machine slows both.
func shortest(of runs: Int, _ first: () throws -> Void, _ second: () throws -> Void) rethrows -> (
  first: Double, second: Double
) {
  var (one, other) = (Double.infinity, Double.infinity)
  for _ in 0..<runs {
    one = min(one, try seconds(first))
    other = min(other, try seconds(second))
  }
  return (one, other)
}

/// The middle one.
func median(_ times: [Double]) -> Double { times.sorted()[times.count / 2] }

/// Writes to standard output at once.
func output(_ text: String) {
  var text = text
  text.withUTF8 { _ = write(1, $0.baseAddress, $0.count) }
}

/// Ends the program: it cannot measure.
func stop(_ reason: String) -> Never {
  var text = "bench: \(reason)\n"
  text.withUTF8 { _ = write(2, $0.baseAddress, $0.count) }
  exit(1)
}
