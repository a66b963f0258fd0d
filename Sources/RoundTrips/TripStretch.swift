/// A stretch of a way with windows, after Vidal et al. (2013): how long it lasts at least, and between which moments of
/// its start it lasts so long; started earlier, it only waits, later than `last` it is too late.
struct TripStretch: Equatable {
  /// Earliest start with the least length, and latest start of all.
  var first, last: Int
  var length: Int

  /// What no moment can start.
  static let none = TripStretch(0, -1, 0)

  init(_ first: Int, _ last: Int, _ length: Int) {
    self.first = first
    self.last = last
    self.length = length
  }

  /// This stretch, a way of so much time, then another. A result with `last` below `first` cannot be done.
  @inline(__always) func followed(by other: TripStretch, after time: Int) -> TripStretch {
    let shift = length &+ time
    let wait = max(0, other.first &- shift &- last)
    // Too late from the earliest start on is too late from any.
    if first > last || other.first > other.last || first &+ shift > other.last {
      return TripStretch(0, -1, Int.max >> 2)
    }
    return TripStretch(
      max(first, other.first &- shift) &- wait, min(last, other.last &- shift),
      shift &+ other.length &+ wait)
  }
}
