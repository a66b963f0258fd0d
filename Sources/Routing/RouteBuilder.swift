import AircraftModel
import MissionModel
import Planar
import TerrainModel
import Units

/// Turns ordered work into a flight: way out, work, way home, with heights over the ground.
struct RouteBuilder {
  let mission: Mission
  let beat: Beat
  let site: Site
  let pad: MapPoint
  let net: TransitNet
  /// Ground speed at work, metres per second.
  let workSpeedMps: Double
  /// Where targets lie, by id, so that the camera can be turned to them.
  let targets: [String: MapPoint]
  /// Zones that ways may go over.
  var climbs: [Climb] = []

  /// Seconds over the pad before the descent: stands for the slow last metres.
  static let settleS = 15.0
  /// Greatest height by which a straight stretch may lie above the lowest allowed profile, metres.
  static let slackM = 10.0

  /// A waypoint with its heights.
  struct Point {
    var place: MapPoint
    var action: Waypoint.Action
    var speedMps: Double
    var holdS = 0.0
    var pitchDeg: Double?
    var headingDeg: Double?
    var target: String?
    var look: Look?
    /// Least height above the ground on the leg that ends here, metres.
    var clearanceM: Double
    var hkpdM = 0.0
    var ground: GroundBand?
  }

  enum Failure: Error {
    /// No way between two pieces of work outside the shut zones.
    case noWay(MapPoint)
    /// The ground's height is not known here.
    case groundUnknown(MapPoint)
  }

  /// - Throws: `Failure`, or `GeodesyError` from the height grids.
  func build(_ items: some Collection<WorkItem>) throws -> [Point] {
    var points = [transit(pad, .takeoff)]
    for item in items {
      guard let first = item.path.first else { continue }
      try append(way: first, to: &points)
      work(item, &points)
    }
    try append(way: pad, to: &points)
    if points.count == 1 || points[points.count - 1].action != .transit {
      points.append(transit(pad, .land))
    }
    points[points.count - 1].action = .land
    points[points.count - 1].holdS = RouteBuilder.settleS
    return try withHeights(points)
  }

  private func transit(_ place: MapPoint, _ action: Waypoint.Action) -> Point {
    Point(
      place: place, action: action, speedMps: mission.rules.transitSpeed.metresPerSecond,
      clearanceM: mission.rules.transitAboveGround.metres)
  }

  private func append(way to: MapPoint, to points: inout [Point]) throws {
    let from = points[points.count - 1].place
    guard from != to else { return }
    guard let line = net.path(from, to) else { throw Failure.noWay(to) }
    points += line.dropFirst().map { transit($0, .transit) }
  }

  private func work(_ item: WorkItem, _ points: inout [Point]) {
    if let extra = item.extra {
      var point = points[points.count - 1]
      if point.action == .transit { points.removeLast() }
      point.action = .dwell
      point.holdS = item.holdS
      point.pitchDeg = item.gimbalPitchDeg
      point.headingDeg = extra.headingDeg
      point.clearanceM = extra.aboveGroundM
      points.append(point)
      return
    }
    if let target = item.target, item.path.count == 1 {
      var point = points[points.count - 1]
      // The way to a target ends where it is looked at; a second look from one place is a point of its own.
      if point.action == .transit { points.removeLast() }
      point.action = .dwell
      point.holdS = max(item.holdS, 1)
      point.pitchDeg = item.gimbalPitchDeg
      point.target = target
      point.look = item.look
      point.clearanceM = beat.aboveGround.metres
      if let place = targets[target], place.distance(to: point.place) > 1 {
        point.headingDeg = point.place.course(to: place).degrees
      }
      points.append(point)
      return
    }
    for (from, to) in zip(item.path, item.path.dropFirst()) {
      var point = Point(
        place: to, action: .work, speedMps: workSpeedMps, pitchDeg: item.gimbalPitchDeg,
        target: item.target, clearanceM: beat.aboveGround.metres)
      if let aside = item.lookAsideDeg {
        point.headingDeg = RouteBuilder.turned(from.course(to: to).degrees, by: aside)
      }
      points.append(point)
    }
    points[points.count - 1].holdS = item.holdS
  }

  static func turned(_ course: Double, by angle: Double) -> Double {
    let sum = (course + angle).truncatingRemainder(dividingBy: 360)
    return sum < 0 ? sum + 360 : sum
  }

  // MARK: Heights

  private func withHeights(_ points: [Point]) throws -> [Point] {
    let step = mission.rules.terrainStep.metres
    var places = [points[0].place]
    var legOf = [0]
    var along = [0.0]
    var fixed = [true]
    for index in 1..<points.count {
      let from = points[index - 1].place
      let to = points[index].place
      let length = from.distance(to: to)
      let count = max(1, Int((length / step).rounded(.up)))
      let start = along[along.count - 1]
      for k in 1...count {
        places.append(k == count ? to : from.interpolated(to: to, fraction: Double(k) / Double(count)))
        legOf.append(index)
        along.append(start + length * Double(k) / Double(count))
        fixed.append(k == count)
      }
    }
    let ground = try mission.ground.bands(at: places)
    var samples: [HeightProfile.Sample] = []
    samples.reserveCapacity(places.count)
    let ramps = ramps(points, legOf: legOf, along: along, fixed: fixed)
    func looked(_ k: Int) -> Double? {
      fixed[k] && points[legOf[k]].action == .dwell ? points[legOf[k]].look?.leastHKPDM : nil
    }
    for k in places.indices {
      guard let band = ground[k] else { throw Failure.groundUnknown(places[k]) }
      let leg = legOf[k]
      let next = k + 1 < places.count ? legOf[k + 1] : leg
      let clearance = min(max(points[leg].clearanceM, points[next].clearanceM), ramps[k])
      // Over the pad the pad itself counts: a roof stands above the ground around it.
      let atPad = k == 0 || k == places.count - 1
      let highest = atPad ? max(band.highHKPD, site.padHKPD.metres) : band.highHKPD
      let speed = points[next].speedMps
      samples.append(
        HeightProfile.Sample(
          along: along[k], floor: max(highest + clearance, looked(k) ?? -.infinity),
          climbSlope: 0.9 * site.airframe.climbRate.metresPerSecond / speed,
          descentSlope: 0.9 * site.airframe.descentRate.metresPerSecond / speed, fixed: fixed[k]))
    }
    try raise(&samples, over: places, ground)
    return HeightProfile.vertices(samples, slack: RouteBuilder.slackM).map { vertex in
      var point = points[legOf[vertex.sample]]
      if !fixed[vertex.sample] {
        // A bend of the profile inside a leg: passed without stopping.
        point.holdS = 0
        if point.action == .dwell || point.action == .land { point.action = .transit }
        if point.action != .work {
          point.pitchDeg = nil
          point.headingDeg = nil
          point.target = nil
          point.look = nil
        }
      }
      point.place = places[vertex.sample]
      // Up to the next decimetre, so that rounding never takes clearance away.
      point.hkpdM = (vertex.height * 10).rounded(.up) / 10
      if point.action == .dwell, let aim = point.look?.aimHKPDM,
        let place = point.target.flatMap({ targets[$0] })
      {
        let above = [aim, point.look?.lowAimHKPDM ?? aim].map { point.hkpdM - $0 }.first { $0 > 1 } ?? 0
        point.pitchDeg = RouteBuilder.pitchDeg(aboveM: above, standOffM: point.place.distance(to: place))
      }
      point.ground = ground[vertex.sample]
      return point
    }
  }

  /// The height above ground that is enough at each place because the aircraft comes down to a look from there, or goes
  /// up after one; infinite where no look is near.
  private func ramps(_ points: [Point], legOf: [Int], along: [Double], fixed: [Bool]) -> [Double] {
    var ramps = [Double](repeating: .infinity, count: along.count)
    let speed = mission.rules.transitSpeed.metresPerSecond
    func sweep(_ order: some Sequence<Int>, _ slope: Double) {
      var look: (along: Double, clearance: Double)?
      for k in order {
        let point = points[legOf[k]]
        if fixed[k], point.action == .dwell { look = (along[k], point.clearanceM) }
        if let look { ramps[k] = min(ramps[k], look.clearance + slope * abs(along[k] - look.along)) }
      }
    }
    sweep(along.indices, 0.9 * site.airframe.climbRate.metresPerSecond / speed)
    sweep(along.indices.reversed(), 0.9 * site.airframe.descentRate.metresPerSecond / speed)
    return ramps
  }

  /// The camera angle that has a place so far below (0 or more) and so far off in the middle of the picture, to a tenth
  /// of a degree.
  static func pitchDeg(aboveM: Double, standOffM: Double) -> Double {
    if standOffM < 1 { return -90 }
    let steepness = Angle.course(east: aboveM, north: standOffM).degrees
    return max(-90, -steepness.rounded(places: 1))
  }

  /// Declared ground steps up at the edge of a band, anywhere between two samples: both ends clear the highest.
  private func raise(
    _ samples: inout [HeightProfile.Sample], over places: [MapPoint], _ ground: [GroundBand?]
  ) throws {
    let floors = samples.map(\.floor)
    let aside = mission.rules.zoneMargin.metres + Climb.asideM
    for climb in climbs {
      for k in places.indices.dropFirst() where climb.isNear(places[k - 1], places[k], within: aside) {
        samples[k - 1].floor = max(samples[k - 1].floor, climb.floorHKPD)
        samples[k].floor = max(samples[k].floor, climb.floorHKPD)
      }
    }
    for k in places.indices.dropFirst() {
      guard let roof = mission.ground.highestRoof(under: places[k - 1], places[k]) else { continue }
      let floor = roof + mission.rules.terrainClearance.metres
      samples[k - 1].floor = max(samples[k - 1].floor, floor)
      samples[k].floor = max(samples[k].floor, floor)
    }
    for k in places.indices.dropFirst() {
      guard let from = ground[k - 1], let to = ground[k], from.source == .declared || to.source == .declared
      else { continue }
      guard let high = mission.ground.highestDeclared(under: places[k - 1], places[k]) else {
        throw Failure.groundUnknown(places[k])
      }
      samples[k - 1].floor = max(samples[k - 1].floor, floors[k - 1] + high - from.highHKPD)
      samples[k].floor = max(samples[k].floor, floors[k] + high - to.highHKPD)
    }
  }

  /// The same points as the flight model takes them.
  func flight(_ points: [Point]) -> RouteFlight {
    RouteFlight(
      points.map { point in
        RouteFlight.Point(
          place: point.place, aboveTakeoffM: point.hkpdM - site.padHKPD.metres, speedMps: point.speedMps,
          holdS: point.holdS)
      })
  }
}
