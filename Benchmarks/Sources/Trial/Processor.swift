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

  /// Lets the system end this program once it has used so many seconds more.
  static func allow(_ more: Double) {
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0 else { return }
    limit.rlim_cur = min(limit.rlim_max, rlim_t(seconds() + more + 1))
    _ = setrlimit(resource, &limit)
  }

  #if canImport(Glibc)
    private static var resource: __rlimit_resource_t { __rlimit_resource_t(RLIMIT_CPU.rawValue) }
  #else
    private static var resource: Int32 { RLIMIT_CPU }
  #endif
}
