/// All conflicts among many flights.
public enum ConflictSearch {
  /// Every pair of flights that is not kept apart, sorted by first and second index. The same as looking at
  /// every pair of motions of every two flights.
  ///
  /// Time is cut into slabs about as long as the mean motion. In each, the motions are swept from west to
  /// east, and only those near in all of east, north, height and time are compared. With n motions spread
  /// over town and day this takes about n·log n; with k pairs of motions near each other, no less than k.
  public static func conflicts(_ flights: [TimedFlight], _ separation: Separation) -> [Conflict] {
    var pieces: [Piece] = []
    pieces.reserveCapacity(flights.reduce(0) { $0 + $1.motions.count })
    for (index, flight) in flights.enumerated() {
      for motion in flight.motions {
        pieces.append(Piece(flight: index, motion: motion, box: MotionBox(motion), firstSlab: 0, lastSlab: 0))
      }
    }
    if pieces.isEmpty { return [] }
    // Slabs keep this order, so that each is swept without sorting it again.
    pieces.sort { a, b in
      if a.box.east.lowerBound != b.box.east.lowerBound {
        return a.box.east.lowerBound < b.box.east.lowerBound
      }
      return a.flight < b.flight
    }
    let (starts, entries) = slabs(&pieces, separation.marginS)
    var parts: [Part] = []
    for slab in 0..<(starts.count - 1) {
      sweep(pieces, entries[starts[slab]..<starts[slab + 1]], slab, separation, into: &parts)
    }
    return joined(parts)
  }

  private struct Piece {
    var flight: Int
    var motion: Motion
    var box: MotionBox
    var firstSlab, lastSlab: Int
  }

  private struct Part {
    var first, second: Int
    var encounter: Encounter
  }

  /// Which motions are in which slab: those of slab s are `entries[starts[s]..<starts[s + 1]]`.
  private static func slabs(_ pieces: inout [Piece], _ margin: Double) -> (starts: [Int], entries: [Int]) {
    // Two moments within the margin have their middle within half of it from both.
    let half = margin / 2
    let from = (pieces.map(\.box.startS).min() ?? 0) - half
    let to = (pieces.map(\.box.endS).max() ?? 0) + half
    let mean = pieces.reduce(0) { $0 + $1.box.endS - $1.box.startS + margin } / Double(pieces.count)
    // No more slabs than a few for each motion, however far apart in time the flights are.
    let width = max(mean, (to - from) / Double(4 * pieces.count + 16))
    let count = max(1, Int(((to - from) / width).rounded(.up)))
    var starts = [Int](repeating: 0, count: count + 1)
    for index in pieces.indices {
      let box = pieces[index].box
      pieces[index].firstSlab = min(count - 1, max(0, Int((box.startS - half - from) / width)))
      pieces[index].lastSlab = min(count - 1, max(0, Int((box.endS + half - from) / width)))
      for slab in pieces[index].firstSlab...pieces[index].lastSlab { starts[slab + 1] += 1 }
    }
    for slab in 0..<count { starts[slab + 1] += starts[slab] }
    var next = starts
    var entries = [Int](repeating: 0, count: starts[count])
    for index in pieces.indices {
      for slab in pieces[index].firstSlab...pieces[index].lastSlab {
        entries[next[slab]] = index
        next[slab] += 1
      }
    }
    return (starts, entries)
  }

  private static func sweep(
    _ pieces: [Piece], _ entries: ArraySlice<Int>, _ slab: Int, _ separation: Separation,
    into parts: inout [Part]
  ) {
    for place in entries.indices {
      let a = pieces[entries[place]]
      let reach = a.box.east.upperBound + separation.levelM
      for other in (place + 1)..<max(place + 1, entries.endIndex) {
        let b = pieces[entries[other]]
        if b.box.east.lowerBound > reach { break }
        // Each pair of motions is compared in the first slab that has both.
        guard a.flight != b.flight, max(a.firstSlab, b.firstSlab) == slab,
          a.box.mayMeet(b.box, separation)
        else { continue }
        let (first, second) = a.flight < b.flight ? (a, b) : (b, a)
        if let encounter = Encounter(first.motion, second.motion, separation) {
          parts.append(Part(first: first.flight, second: second.flight, encounter: encounter))
        }
      }
    }
  }

  private static func joined(_ parts: [Part]) -> [Conflict] {
    let sorted = parts.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    var result: [Conflict] = []
    var from = 0
    while from < sorted.count {
      var to = from + 1
      while to < sorted.count, sorted[to].first == sorted[from].first,
        sorted[to].second == sorted[from].second
      {
        to += 1
      }
      result.append(
        Conflict(
          first: sorted[from].first, second: sorted[from].second,
          encounters: Encounter.joined(sorted[from..<to].map(\.encounter))))
      from = to
    }
    return result
  }
}
