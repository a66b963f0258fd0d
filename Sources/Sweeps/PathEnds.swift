/// Where a path comes from and goes to, as straight ways, or that it comes back to where it began.
struct PathEnds {
  var start, finish: Spot?
  /// What a cell from the start costs beside one of the path.
  var startWeight = 1.0
  /// The first and the last place are one.
  var isClosed = false

  /// Whether the ends cost nothing, wherever they lie.
  var isFree: Bool { start == nil && finish == nil }

  @inline(__always) func first(_ place: Spot) -> Double {
    start.map { $0.distance(to: place) * startWeight } ?? 0
  }

  @inline(__always) func last(_ place: Spot) -> Double { finish.map { place.distance(to: $0) } ?? 0 }
}
