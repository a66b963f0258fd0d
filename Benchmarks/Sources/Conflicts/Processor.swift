#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Processor time of this program.
enum Processor {
  /// Seconds since the start, all threads together.
  static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
