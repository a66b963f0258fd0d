import MissionModel
import Units

/// When each span of a sortie begins and how long it takes, seconds after the day's start.
struct SpanTimes: Sendable {
  /// Numbered as `ViewPiece.span`: legs even, holds odd.
  var starts, lengths: [Double]

  init(route: Route, sortie: Sortie, dayStart: Moment) {
    let takeoff = Double(sortie.takeoff - dayStart)
    starts = []
    lengths = []
    var free = takeoff
    for (waypoint, seconds) in zip(route.waypoints, sortie.waypointTimesS) {
      let reached = takeoff + seconds
      starts += [free, reached]
      lengths += [max(0, reached - free), waypoint.holdS]
      free = reached + waypoint.holdS
    }
  }
}

/// One look of one sortie at a cell.
struct Look: Hashable, Sendable {
  /// Seconds after the day's start.
  var first, last: Double
  /// Longest time out of view between `first` and `last`.
  var longestBreak: Double
  var inViewS: Double
  var visit: Int
  /// Number of the sortie in the plan.
  var flight: Int32 = 0
}

/// The looks that count, cell by cell, each cell's in order of their first sight.
struct CellLooks: Sendable {
  /// Looks at cell `c` are those numbered `offsets[c]..<offsets[c + 1]`.
  private(set) var offsets: [Int32] = [0]
  /// Seconds after the day's start.
  private(set) var first: [Float] = []
  private(set) var last: [Float] = []
  /// Longest time out of view within the look, seconds.
  private(set) var longestBreak: [Float] = []
  /// Number of the sortie in the plan.
  private(set) var flight: [Int32] = []

  var cells: Int { offsets.count - 1 }

  func looks(at cell: Int) -> Range<Int> { Int(offsets[cell])..<Int(offsets[cell + 1]) }

  mutating func appendCell(_ looks: some Sequence<Look>) {
    for look in looks {
      first.append(Float(look.first))
      last.append(Float(look.last))
      longestBreak.append(Float(look.longestBreak))
      flight.append(look.flight)
    }
    offsets.append(Int32(first.count))
  }

  mutating func append(_ other: CellLooks) {
    let before = Int32(first.count)
    offsets += other.offsets.dropFirst().map { $0 + before }
    first += other.first
    last += other.last
    longestBreak += other.longestBreak
    flight += other.flight
  }
}

extension Sight {
  /// The look that a sortie with these times takes at a cell; nil when it never sees it.
  func look(at cell: Int, _ times: SpanTimes, visit: Int) -> Look? {
    var look: Look?
    for entry in Int(offsets[cell])..<Int(offsets[cell + 1]) {
      let span = Int(spans[entry])
      let start = times.starts[span] + times.lengths[span] * from[entry]
      let end = times.starts[span] + times.lengths[span] * to[entry]
      guard var known = look else {
        look = Look(first: start, last: end, longestBreak: 0, inViewS: end - start, visit: visit)
        continue
      }
      known.longestBreak = max(known.longestBreak, start - known.last)
      known.first = min(known.first, start)
      known.last = max(known.last, end)
      known.inViewS += end - start
      look = known
    }
    return look
  }
}

extension RouteSight {
  /// The look that is sure wherever in the known band the ground lies: the later first, the earlier last sight,
  /// the shorter time in view and the longer break of both ends of the band. Nil when one of them sees nothing.
  func look(at cell: Int, _ times: SpanTimes, visit: Int) -> Look? {
    guard let high = overHigh.look(at: cell, times, visit: visit) else { return nil }
    guard let overLow else { return high }
    guard let low = overLow.look(at: cell, times, visit: visit) else { return nil }
    let first = max(high.first, low.first)
    return Look(
      first: first, last: max(first, min(high.last, low.last)),
      longestBreak: max(high.longestBreak, low.longestBreak), inViewS: min(high.inViewS, low.inViewS),
      visit: visit)
  }
}

/// Times out of sight within one window.
struct Unseen {
  /// The longest time that a cell is out of sight: from the window's start to the first look, between looks, within a
  /// look, and to its end.
  private(set) var longestS = 0.0
  /// How long something that begins at a random moment of the window waits, on average, until the cell is next in
  /// view, or until the window ends: half the sum of the squares of the gaps, over the window's length. Breaks within a
  /// look count as one gap of the longest.
  let expectedWaitS: Double

  /// - `looks`: in order of their first sight; `window`: seconds after the day's start, like them.
  init(_ looks: some Sequence<Look>, in window: ClosedRange<Double>) {
    var squares = 0.0
    var longest = 0.0
    func add(_ gap: Double) {
      if gap <= 0 { return }
      longest = max(longest, gap)
      squares += gap * gap
    }
    var seenUntil = window.lowerBound
    for look in looks where look.last >= window.lowerBound && look.first <= window.upperBound {
      add(look.first - seenUntil)
      let within = min(look.last, window.upperBound) - max(look.first, window.lowerBound)
      add(min(look.longestBreak, within))
      seenUntil = max(seenUntil, look.last)
    }
    add(window.upperBound - seenUntil)
    longestS = longest
    let length = window.upperBound - window.lowerBound
    expectedWaitS = length > 0 ? squares / (2 * length) : 0
  }

  static func longest(_ looks: some Sequence<Look>, in window: ClosedRange<Double>) -> Double {
    Unseen(looks, in: window).longestS
  }
}
