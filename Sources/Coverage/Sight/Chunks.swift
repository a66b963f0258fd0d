import Dispatch
import Synchronization

/// Work that falls into numbered pieces, done by several threads.
enum Chunks {
  /// The results of all pieces in their order, whatever thread did which and when: the same for any number of threads.
  static func map<Result>(_ count: Int, threads: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
    if threads <= 1 || count <= 1 { return (0..<count).map(body) }
    nonisolated(unsafe) let results = UnsafeMutablePointer<Result?>.allocate(capacity: count)
    results.initialize(repeating: nil, count: count)
    defer {
      results.deinitialize(count: count)
      results.deallocate()
    }
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
      while true {
        let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if number >= count { return }
        // Each piece writes to a place of its own.
        results[number] = body(number)
      }
    }
    return (0..<count).compactMap { results[$0] }
  }
}
