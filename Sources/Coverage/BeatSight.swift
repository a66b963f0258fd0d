import MissionModel
import Planar
import Units

/// Numbers of one cell of a beat after the whole day.
struct CellDay: Sendable {
  /// Different visits that see the cell well and long enough.
  var visits: Int32 = 0
  /// Longest time in view in one sortie, of those that come close enough, seconds.
  var bestInViewS: Float = 0
  /// Worst time out of sight in any window, seconds; counted for seen cells.
  var longestUnseenS: Float = 0
  /// Finest pixel of a view that is too coarse for the task, metres; infinite: none.
  var coarsePixelM: Float = .infinity
  /// Whether a route with sorties sees it finely enough at some time.
  var scheduled = false
  /// Whether a route without any sortie sees it finely enough at some time.
  var unscheduled = false
}

/// What the sorties of one beat see of its ground.
struct BeatSight {
  /// One route of the beat with the sorties that fly it.
  struct Flown {
    var route: String
    var radiansPerPixel: Double
    var sight: RouteSight
    var times: [SpanTimes]
    var visits: [Int]
  }

  var days: [CellDay]
  /// Worst gap over the seen cells, for each window, seconds.
  var worstGapS: [Double]

  /// - `windows`: seconds after the day's start.
  /// - `hidden`: cells that no look counts for.
  init(
    raster: CellRaster, routes: [Flown], windows: [ClosedRange<Double>], dwellS: Double, hidden: [Bool]
  ) {
    days = [CellDay](repeating: CellDay(), count: raster.count)
    worstGapS = [Double](repeating: 0, count: windows.count)
    // Few routes see a cell: the sorties of each route are only asked about the cells that it sees.
    var seenBy = [[Int32]](repeating: [], count: raster.count)
    for (number, route) in routes.enumerated() {
      for cell in 0..<raster.count {
        let pixel = Float(route.sight.coarseSlantM[cell] * route.radiansPerPixel)
        days[cell].coarsePixelM = min(days[cell].coarsePixelM, pixel)
        if route.sight.isSeen(cell) { seenBy[cell].append(Int32(number)) }
      }
    }
    var anySeen = false
    var looks: [Look] = []
    for cell in 0..<raster.count {
      looks.removeAll(keepingCapacity: true)
      for number in seenBy[cell] {
        let route = routes[Int(number)]
        if route.times.isEmpty {
          days[cell].unscheduled = true
          continue
        }
        days[cell].scheduled = true
        for (times, visit) in zip(route.times, route.visits) {
          guard let look = route.sight.look(at: cell, times, visit: visit),
            windows.contains(where: { look.last >= $0.lowerBound && look.first <= $0.upperBound })
          else { continue }
          days[cell].bestInViewS = max(days[cell].bestInViewS, Float(look.inViewS))
          if look.inViewS >= dwellS - BeatSight.dwellSlackS { looks.append(look) }
        }
      }
      if looks.isEmpty || hidden[cell] { continue }
      anySeen = true
      looks.sort { ($0.first, $0.last, $0.visit) < ($1.first, $1.last, $1.visit) }
      days[cell].visits = Int32(BeatSight.differentVisits(looks))
      for (number, window) in windows.enumerated() {
        let gap = Unseen.longest(looks, in: window)
        worstGapS[number] = max(worstGapS[number], gap)
        days[cell].longestUnseenS = max(days[cell].longestUnseenS, Float(gap))
      }
    }
    if !anySeen {
      worstGapS = windows.map { $0.upperBound - $0.lowerBound }
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
