import MissionModel
import Planar
import Units

/// Numbers of one cell of a beat after the whole day.
struct CellDay: Sendable {
  /// Different visits that see the cell well and long enough.
  var visits: Int32 = 0
  /// Looks that are long enough, within a window.
  var looks: Int32 = 0
  /// Longest time in view in one sortie within a window and outside of all, seconds; of looks that serve the task.
  var bestInViewS: Float = 0
  var bestOutsideS: Float = 0
  /// Worst time out of sight in any window, seconds; counted for seen cells.
  var longestUnseenS: Float = 0
  /// Start of the first and end of the last look that counts, seconds after the day's start; without any infinite.
  var firstS: Float = .infinity
  var lastS: Float = -.infinity
  /// Finest pixel of the flown looks that serve, metres, and the sine of the angle to the surface then.
  var bestPixelM: Float = .infinity
  var bestIncidenceSine: Float = 0
  /// Finest pixel of a view that is too coarse for the task, metres; infinite: none.
  var coarsePixelM: Float = .infinity
  /// Near enough on some route, but always too flat to the surface; near and steep enough, but hidden.
  var isFlat = false
  var isHidden = false
  /// Whether a route without any sortie sees it well enough at some time.
  var unscheduled = false
}

/// What the sorties of one beat see of its ground.
struct BeatSight {
  /// One route of the beat with the sorties that fly it.
  struct Flown: Sendable {
    var route: String
    var radiansPerPixel: Double
    var sight: RouteSight
    var times: [SpanTimes]
    var visits: [Int]
    /// Numbers of the sorties in the plan.
    var flights: [Int]
  }

  var days: [CellDay]
  /// The looks that count at each cell; nil when they were not asked for.
  var looks: CellLooks?
  /// Worst gap over the seen cells, for each window, seconds.
  var worstGapS: [Double]
  /// Mean over the seen cells of the time that an event at a random moment of a window waits until it is in view, or
  /// until the window ends, seconds.
  var expectedWaitS: [Double]

  /// A part of the cells.
  private struct Part {
    var days: [CellDay]
    var worstGapS, waitS: [Double]
    var seen = 0
    var looks = CellLooks()
  }

  private static let cellsOfChunk = 2048

  /// - `windows`: seconds after the day's start.
  /// - `hidden`: cells that no look counts for.
  /// - `keepsLooks`: 16 bytes for each look at each cell.
  init(
    raster: CellRaster, routes: [Flown], windows: [ClosedRange<Double>], dwellS: Double, hidden: [Bool],
    keepsLooks: Bool = false, threads: Int = 1
  ) {
    let count = raster.count
    let size = BeatSight.cellsOfChunk
    let parts = Chunks.map((count + size - 1) / size, threads: threads) { chunk in
      BeatSight.part(
        (chunk * size)..<min(count, (chunk + 1) * size), routes, windows, dwellS, hidden, keepsLooks)
    }
    days = parts.flatMap(\.days)
    if keepsLooks { looks = parts.reduce(into: CellLooks()) { $0.append($1.looks) } }
    worstGapS = windows.indices.map { window in parts.reduce(0) { max($0, $1.worstGapS[window]) } }
    let seen = parts.reduce(0) { $0 + $1.seen }
    expectedWaitS = windows.indices.map { window in
      parts.reduce(0) { $0 + $1.waitS[window] } / Double(max(1, seen))
    }
    if seen == 0 {
      worstGapS = windows.map { $0.upperBound - $0.lowerBound }
      expectedWaitS = worstGapS.map { $0 / 2 }
    }
  }

  private static func part(
    _ cells: Range<Int>, _ routes: [Flown], _ windows: [ClosedRange<Double>], _ dwellS: Double,
    _ hidden: [Bool], _ keepsLooks: Bool
  ) -> Part {
    var part = Part(
      days: [CellDay](repeating: CellDay(), count: cells.count),
      worstGapS: [Double](repeating: 0, count: windows.count),
      waitS: [Double](repeating: 0, count: windows.count))
    // Route by route, so that threads do not count references to the same arrays cell by cell.
    var found: [(cell: Int32, look: Look)] = []
    for route in routes { BeatSight.add(route, cells, windows, dwellS, &part.days, &found) }
    // Looks in the order of their cells, routes within a cell as they came.
    var starts = [Int](repeating: 0, count: cells.count + 1)
    for entry in found { starts[Int(entry.cell) + 1] += 1 }
    for own in 0..<cells.count { starts[own + 1] += starts[own] }
    var next = starts
    var ordered = [Int](repeating: 0, count: found.count)
    for (number, entry) in found.enumerated() {
      ordered[next[Int(entry.cell)]] = number
      next[Int(entry.cell)] += 1
    }
    var looks: [Look] = []
    for (own, cell) in cells.enumerated() {
      looks.removeAll(keepingCapacity: true)
      for place in starts[own]..<starts[own + 1] { looks.append(found[ordered[place]].look) }
      var day = part.days[own]
      if !looks.isEmpty && !hidden[cell] {
        part.seen += 1
        looks.sort { ($0.first, $0.last, $0.visit) < ($1.first, $1.last, $1.visit) }
        day.firstS = Float(looks[0].first)
        day.lastS = Float(looks.reduce(0) { max($0, $1.last) })
        if keepsLooks { part.looks.appendCell(looks) }
        day.visits = Int32(BeatSight.differentVisits(looks))
        day.looks = Int32(looks.count)
        for (number, window) in windows.enumerated() {
          let unseen = Unseen(looks, in: window)
          part.worstGapS[number] = max(part.worstGapS[number], unseen.longestS)
          part.waitS[number] += unseen.expectedWaitS
          day.longestUnseenS = max(day.longestUnseenS, Float(unseen.longestS))
        }
      } else if keepsLooks {
        part.looks.appendCell([])
      }
      part.days[own] = day
    }
    return part
  }

  /// What one route adds to the figures of each cell, and its looks that count.
  private static func add(
    _ route: Flown, _ cells: Range<Int>, _ windows: [ClosedRange<Double>], _ dwellS: Double,
    _ days: inout [CellDay], _ found: inout [(cell: Int32, look: Look)]
  ) {
    let (sight, quality, times) = (route.sight, route.sight.quality, route.times)
    for (own, cell) in cells.enumerated() {
      let pixel = Float(Double(quality.coarseSlantM[cell]) * route.radiansPerPixel)
      days[own].coarsePixelM = min(days[own].coarsePixelM, pixel)
      if quality.isFlat[cell] { days[own].isFlat = true }
      if quality.isHidden[cell] { days[own].isHidden = true }
      guard sight.isSeen(cell) else { continue }
      if times.isEmpty {
        days[own].unscheduled = true
        continue
      }
      var serves = false
      for number in times.indices {
        guard var look = sight.look(at: cell, times[number], visit: route.visits[number]) else { continue }
        look.flight = Int32(route.flights[number])
        guard windows.contains(where: { look.last >= $0.lowerBound && look.first <= $0.upperBound }) else {
          days[own].bestOutsideS = max(days[own].bestOutsideS, Float(look.inViewS))
          continue
        }
        days[own].bestInViewS = max(days[own].bestInViewS, Float(look.inViewS))
        if look.inViewS >= dwellS - BeatSight.dwellSlackS {
          found.append((Int32(own), look))
          serves = true
        }
      }
      let best = Float(Double(quality.bestSlantM[cell]) * route.radiansPerPixel)
      if serves, best < days[own].bestPixelM {
        days[own].bestPixelM = best
        days[own].bestIncidenceSine = quality.bestIncidenceSine[cell]
      }
    }
  }

  /// A look shorter than asked by no more than this still counts: rounding of times in the plan.
  static let dwellSlackS = 0.01

  private static func differentVisits(_ looks: [Look]) -> Int {
    var count = 0
    for (index, look) in looks.enumerated()
    where !looks[..<index].contains(where: { $0.visit == look.visit }) {
      count += 1
    }
    return count
  }
}

/// Complete visits of a beat.
enum Visits {
  /// How many visits are complete and begin all their parts' work within the window.
  ///
  /// A visit is complete when, of routes that say they are one of so many parts, every part was flown.
  static func complete(_ sorties: [Sortie], routes: [String: Route], in window: MomentRange) -> Int {
    struct Kind: Hashable {
      var visit, parts: Int
    }
    var flown: [Kind: Set<Int>] = [:]
    var complete: Set<Int> = []
    for sortie in sorties {
      guard let route = routes[sortie.route] else { continue }
      let kind = Kind(visit: sortie.visit, parts: route.parts)
      let begins = workBegins(sortie, route)
      guard begins >= Double(window.from.secondsSince1970), begins < Double(window.to.secondsSince1970)
      else { continue }
      flown[kind, default: []].insert(route.part)
      if flown[kind]?.count == route.parts { complete.insert(sortie.visit) }
    }
    return complete.count
  }

  /// When the camera goes to work, seconds since 1970: at the start of the first leg that is flown with it, or
  /// where it first hovers.
  private static func workBegins(_ sortie: Sortie, _ route: Route) -> Double {
    let takeoff = Double(sortie.takeoff.secondsSince1970)
    for (number, waypoint) in route.waypoints.enumerated() {
      if waypoint.action == .dwell { return takeoff + sortie.waypointTimesS[number] }
      if waypoint.action == .work {
        return takeoff
          + (number > 0 ? sortie.waypointTimesS[number - 1] + route.waypoints[number - 1].holdS : 0)
      }
    }
    return takeoff
  }
}
