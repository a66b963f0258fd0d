import MissionModel
import Units

/// A sortie in space and time on the grid: straight legs at even speed between the stated moments.
struct TimedTrack {
  struct Place {
    /// Metres east, north on the grid and above HKPD.
    var x, y, z: Double
    /// Seconds since 1970.
    var t: Double
  }

  /// In order of time, from the pad at take-off to the pad at landing.
  let places: [Place]
  /// Bounds in space.
  let low, high: (x: Double, y: Double, z: Double)

  /// Nil when the sortie has no measured way or not one time for each waypoint, in order; other rules say so.
  init?(_ flight: Flight) {
    guard flight.isSound, let site = flight.site, let routeCase = flight.routeCase,
      let track = routeCase.track
    else { return nil }
    let waypoints = routeCase.route.waypoints
    let times = flight.sortie.waypointTimesS
    guard times.count == waypoints.count else { return nil }
    let takeoff = Double(flight.sortie.takeoff.secondsSince1970)
    let landing = Double(flight.sortie.landing.secondsSince1970)
    var places: [Place] = []
    for (index, waypoint) in waypoints.enumerated() {
      var place = Place(
        x: track.grid[index].easting, y: track.grid[index].northing, z: waypoint.hkpdM, t: takeoff)
      let next = index + 1 < times.count ? takeoff + times[index + 1] : landing
      if index == 0 { places.append(Place(x: place.x, y: place.y, z: site.padHKPD.metres, t: takeoff)) }
      place.t += times[index]
      places.append(place)
      if waypoint.holdS > 0 {
        // Times are rounded: a hold is not longer than the way to the next place leaves.
        place.t = max(place.t, min(place.t + waypoint.holdS, next))
        places.append(place)
      }
      if index + 1 == waypoints.count {
        places.append(Place(x: place.x, y: place.y, z: site.padHKPD.metres, t: landing))
      }
    }
    self.init(places)
  }

  /// Nil when a place comes before the one before it, or there is none.
  init?(_ places: [Place]) {
    guard zip(places, places.dropFirst()).allSatisfy({ $0.t <= $1.t }), let first = places.first else {
      return nil
    }
    self.places = places
    low = places.reduce((first.x, first.y, first.z)) { (min($0.0, $1.x), min($0.1, $1.y), min($0.2, $1.z)) }
    high = places.reduce((first.x, first.y, first.z)) { (max($0.0, $1.x), max($0.1, $1.y), max($0.2, $1.z)) }
  }

  struct Nearness {
    var levelM, heightM: Double
    /// Seconds since 1970.
    var ownT, otherT: Double
  }

  /// Where the two are nearest level among all moments of the one and of the other, no more than `margin`
  /// seconds apart, at which their heights differ by less than `vertical`; nil when there is none nearer than
  /// `level`.
  func nearest(to other: TimedTrack, level: Double, vertical: Double, margin: Double) -> Nearness? {
    if low.x > other.high.x + level || other.low.x > high.x + level || low.y > other.high.y + level
      || other.low.y > high.y + level || low.z > other.high.z + vertical || other.low.z > high.z + vertical
    {
      return nil
    }
    var best: Nearness?
    for own in 1..<places.count {
      let (a, b) = (places[own - 1], places[own])
      if b.t <= a.t { continue }
      for next in 1..<other.places.count {
        let (c, d) = (other.places[next - 1], other.places[next])
        if c.t > b.t + margin { break }
        if d.t <= c.t || d.t + margin < a.t { continue }
        // Nothing of the two legs is nearer than their spans on either axis.
        if gap(a.x, b.x, c.x, d.x) >= level || gap(a.y, b.y, c.y, d.y) >= level
          || gap(a.z, b.z, c.z, d.z) >= vertical
        {
          continue
        }
        let legs = LegPair(a, b, c, d, vertical: vertical, margin: margin)
        if let found = legs.nearest, found.levelM < best?.levelM ?? level { best = found }
      }
    }
    return best
  }

  private func gap(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double {
    max(min(a, b) - max(c, d), min(c, d) - max(a, b))
  }
}

/// Two legs and what the pair of moments (p, q), seconds into the one and into the other, must keep: both
/// within the leg, the moments within the margin, the heights within the vertical separation. All of these
/// are straight lines in (p, q), and the squared level distance is a convex quadratic: it is least where its
/// slope is naught, or on one of the lines.
private struct LegPair {
  /// u·p + v·q <= most.
  private struct Bound {
    var u, v, most: Double
  }

  private let bounds: [Bound]
  private let start, own, other: (x: Double, y: Double, z: Double)
  private let ownT, otherT: Double
  private let isNearInHeight: Bool

  init(
    _ a: TimedTrack.Place, _ b: TimedTrack.Place, _ c: TimedTrack.Place, _ d: TimedTrack.Place,
    vertical: Double, margin: Double
  ) {
    ownT = a.t
    otherT = c.t
    let (ownS, otherS) = (b.t - a.t, d.t - c.t)
    start = (c.x - a.x, c.y - a.y, c.z - a.z)
    own = ((b.x - a.x) / ownS, (b.y - a.y) / ownS, (b.z - a.z) / ownS)
    other = ((d.x - c.x) / otherS, (d.y - c.y) / otherS, (d.z - c.z) / otherS)
    let ahead = c.t - a.t
    bounds = [
      Bound(u: -1, v: 0, most: 0), Bound(u: 1, v: 0, most: ownS), Bound(u: 0, v: -1, most: 0),
      Bound(u: 0, v: 1, most: otherS), Bound(u: -1, v: 1, most: margin - ahead),
      Bound(u: 1, v: -1, most: margin + ahead), Bound(u: -own.z, v: other.z, most: vertical - start.z),
      Bound(u: own.z, v: -other.z, most: vertical + start.z),
    ]
    // Where neither climbs, heights exactly the separation apart are no line but all or nothing.
    isNearInHeight = own.z != 0 || other.z != 0 || abs(start.z) < vertical
  }

  private func offset(_ p: Double, _ q: Double) -> (x: Double, y: Double) {
    (start.x + other.x * q - own.x * p, start.y + other.y * q - own.y * p)
  }

  var nearest: TimedTrack.Nearness? {
    guard isNearInHeight else { return nil }
    var best: (square: Double, p: Double, q: Double)?
    func take(_ p: Double, _ q: Double) {
      let way = offset(p, q)
      let square = way.x * way.x + way.y * way.y
      if square < best?.square ?? .infinity { best = (square, p, q) }
    }
    let pp = own.x * own.x + own.y * own.y
    let qq = other.x * other.x + other.y * other.y
    let pq = own.x * other.x + own.y * other.y
    let toOwn = start.x * own.x + start.y * own.y
    let toOther = start.x * other.x + start.y * other.y
    let spread = pp * qq - pq * pq
    if spread > 0 {
      let (p, q) = ((toOwn * qq - toOther * pq) / spread, (toOwn * pq - toOther * pp) / spread)
      if bounds.allSatisfy({ $0.u * p + $0.v * q <= $0.most }) { take(p, q) }
    }
    for line in bounds {
      let length = line.u * line.u + line.v * line.v
      if length == 0 { continue }
      let foot = (p: line.u * line.most / length, q: line.v * line.most / length)
      let along = (p: -line.v, q: line.u)
      // The stretch of the line that the other bounds leave.
      var (from, to) = (-Double.infinity, Double.infinity)
      for bound in bounds {
        let rate = bound.u * along.p + bound.v * along.q
        // A second of slack in a million: where two bounds are one line, rounding must not shut it.
        let room = bound.most - bound.u * foot.p - bound.v * foot.q + 1e-6
        if abs(rate) < 1e-12 {
          if room < 0 { to = -.infinity }
        } else if rate > 0 {
          to = min(to, room / rate)
        } else {
          from = max(from, room / rate)
        }
      }
      if from > to { continue }
      let here = offset(foot.p, foot.q)
      let rate = (x: other.x * along.q - own.x * along.p, y: other.y * along.q - own.y * along.p)
      let speed = rate.x * rate.x + rate.y * rate.y
      let still = speed > 0 ? -(here.x * rate.x + here.y * rate.y) / speed : from
      let share = min(to, max(from, still))
      take(foot.p + along.p * share, foot.q + along.q * share)
    }
    return best.map { best in
      TimedTrack.Nearness(
        levelM: best.square.squareRoot(), heightM: start.z + other.z * best.q - own.z * best.p,
        ownT: ownT + best.p, otherT: otherT + best.q)
    }
  }
}
