import ArgumentParser
import Units

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The arguments that every search of the instrument takes.
struct SearchOptions: ParsableArguments {
  @Option(help: "Seed of the search.") var seed: UInt64 = 1
  @Option(help: "Processor seconds after which the search ends with its best result.") var seconds: Double?
  @Option(help: "Rounds after which the search ends; the same result on every machine.") var rounds: Int?
  @Option(help: "Threads; 1 is the only number that is built.") var threads = 1

  func validate() throws {
    if let seconds, !(seconds > 0 && seconds.isFinite) {
      throw ValidationError("--seconds \(seconds): more than 0 is needed")
    }
    if let rounds, rounds < 0 { throw ValidationError("--rounds \(rounds): at least 0 is needed") }
    guard threads == 1 else { throw ValidationError("--threads \(threads): only 1 is built") }
  }

  /// - Parameter standard: rounds when neither a time nor a number of rounds is given.
  func stop(standard: Int) -> StopRule {
    guard let seconds else { return StopRule(rounds: rounds ?? standard) }
    return StopRule(rounds: rounds ?? .max) { Processor.seconds() < seconds }
  }
}

/// Processor time of this program.
enum Processor {
  /// Seconds since the start, all threads together.
  static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
