import AircraftModel
import Coverage
import Geodesy
import MissionModel
import Planar
import TerrainModel
import Units

/// Turns the camera up from privacy zones: the gimbal plan of a route.
///
/// Each leg, on the way or at work, is cut where the camera's view of the ground begins and ends to touch a zone; in between
/// the camera is not at work and looks above the horizon. The view is taken over the convex hull of what it covers from
/// the highest camera of the leg over the zone's lowest ground to the lowest over its highest, and the zone is grown by
/// `marginM`. Places along a leg are `stepM` apart, and a cut reaches one further at each end, and `turnS` of flight:
/// the time in which a gimbal turns. Views flatter than `Footprint.leastGrazing` are none, as in the coverage.
struct PrivacyCuts {
  private struct Shut {
    var areas: [MapPolygon]
    var box: MapBox
    var lowHKPD, highHKPD: Double
  }

  private let zones: [Shut]
  private let camera: Camera
  private let ground: Ground
  /// Above the horizon; nil: this camera cannot be turned so far.
  let avertedPitch: Angle?

  static let marginM = 3.0
  static let stepM = 2.0
  /// How long a gimbal takes to turn up or down: a choice of this project, unverified.
  static let turnS = 2.0
  /// Below all ground of Hong Kong, metres above the Principal Datum: where no height is known.
  static let deepestHKPD = -30.0

  /// - Throws: `GeodesyError` when a place does not fit the frame.
  init(mission: Mission, camera: Camera) throws {
    self.camera = camera
    ground = mission.ground
    avertedPitch = camera.pitchAboveGround
    var zones: [Shut] = []
    for zone in mission.privacyZones {
      let areas = try Regions.buffered(
        Regions.union(mission.frame.toMap(zone.areas)), by: PrivacyCuts.marginM)
      let box = MapBox(areas.flatMap(\.outer))
      if box.isEmpty { continue }
      var places: [MapPoint] = []
      let step = max(5, max(box.width, box.height) / 40)
      for row in 0...Int(box.height / step) {
        for column in 0...Int(box.width / step) {
          places.append(
            MapPoint(east: box.minEast + Double(column) * step, north: box.minNorth + Double(row) * step))
        }
      }
      places += areas.flatMap(\.outer)
      let bands = try mission.ground.bands(at: places).compactMap { $0 }
      zones.append(
        Shut(
          areas: areas, box: box, lowHKPD: bands.map(\.lowHKPD).min() ?? PrivacyCuts.deepestHKPD,
          highHKPD: bands.map(\.highHKPD).max() ?? PrivacyCuts.deepestHKPD))
    }
    self.zones = zones
  }

  struct Result {
    var points: [RouteBuilder.Point]
    /// Level metres of work at which the camera is turned away.
    var avertedWorkM = 0.0
    /// Targets that cannot be looked at without a zone in view.
    var lostTargets: [String] = []
  }

  /// What the cuts of all of a beat's sorties come to.
  struct Total {
    var workM = 0.0
    var lostTargets: [String] = []
    /// Sorties that cannot be flown because the camera cannot be turned away, and that would have nothing left to look at.
    var shutOut = 0
    var emptied = 0

    /// False when the sortie cannot be flown.
    mutating func add(_ result: Result, _ cuts: PrivacyCuts) -> Bool {
      for target in result.lostTargets where !lostTargets.contains(target) { lostTargets.append(target) }
      if cuts.avertedPitch == nil, result.points.contains(where: { $0.action == .avert }) {
        shutOut += 1
        return false
      }
      guard result.points.contains(where: { $0.action == .work || $0.action == .dwell }) else {
        emptied += 1
        return false
      }
      workM += result.avertedWorkM
      return true
    }
  }

  /// The flight with its legs cut; the same when no zone comes into view.
  ///
  /// - Throws: `GeodesyError` from the height grids.
  func cut(_ points: [RouteBuilder.Point]) throws -> Result {
    var result = Result(points: [])
    if zones.isEmpty { return Result(points: points) }
    let points = turnedUpOnTheWayOut(points)
    var pitch: Double?
    for (index, point) in points.enumerated() {
      guard index > 0 else {
        result.points.append(point)
        continue
      }
      let from = points[index - 1]
      let isWork = point.action == .work
      // Flight controllers are told the angle of a look when they set out for it.
      let isLook = point.action == .dwell
      if let own = point.pitchDeg, isWork || isLook { pitch = own }
      var end = point
      var endsAverted = false
      if let held = pitch {
        let before = index > 1 ? headings(points[index - 2], from) : []
        let after = index + 1 < points.count ? headings(point, points[index + 1]) : []
        for piece in cuts(from, point, pitchDeg: held, before: before, after: after) {
          let isLast = piece.to >= 1
          var stop = isLast ? point : between(from, point, piece.to)
          if piece.isAverted {
            if isWork {
              result.avertedWorkM += (piece.to - piece.from) * from.place.distance(to: point.place)
            }
            // What ends a leg stays what it is: a landing, or a look.
            if stop.action == .work || stop.action == .transit { stop.action = .avert }
            if stop.action == .avert || stop.action == .land {
              // The heading stays: turning to the course and back would sweep the picture about.
              stop.pitchDeg = avertedPitch?.degrees
            }
          }
          // A look's angle is ordered as its leg begins, and again after a stretch turned up.
          if !piece.isAverted, !isLast, isLook { stop.pitchDeg = held }
          if isLast { (end, endsAverted) = (stop, piece.isAverted) } else { result.points.append(stop) }
        }
        let looksOn = end.holdS > 0 && (end.action == .work || isLook)
        let isSeen =
          endsAverted
          || headings(from, point).contains {
            sees(end.place, hkpd: end.hkpdM, end.hkpdM, view(held), heading: $0)
          }
        if looksOn || isLook, isSeen {
          result.lostTargets.append(point.target ?? "an extra look")
          end.action = .avert
          end.holdS = 0
          end.pitchDeg = avertedPitch?.degrees
          (end.target, end.look) = (nil, nil)
        }
      }
      result.points.append(end)
    }
    let cuts = result.points.indices.filter { result.points[$0].ground == nil }
    let bands = try ground.bands(at: cuts.map { result.points[$0].place })
    for (cut, band) in zip(cuts, bands) { result.points[cut].ground = band }
    return result
  }

  private struct Piece {
    var from, to: Double
    var isAverted: Bool
  }

  /// Stretches of a leg, shares of its length, in order; one that is not averted when nothing comes into view.
  ///
  /// - `before`, `after`: headings of the legs beside it; at the ends the aircraft turns between them.
  private func cuts(
    _ from: RouteBuilder.Point, _ to: RouteBuilder.Point, pitchDeg: Double, before: [Double?],
    after: [Double?]
  ) -> [Piece] {
    let length = from.place.distance(to: to.place)
    let whole = [Piece(from: 0, to: 1, isAverted: false)]
    guard length > 0.1 else {
      // On the spot the heading is anything.
      let isSeen = sees(
        to.place, hkpd: min(from.hkpdM, to.hkpdM), max(from.hkpdM, to.hkpdM), view(pitchDeg), heading: nil)
      return [Piece(from: 0, to: 1, isAverted: isSeen)]
    }
    let steps = max(1, Int((length / PrivacyCuts.stepM).rounded(.up)))
    let courses = headings(from, to)
    let view = view(pitchDeg)
    let starts = before.flatMap { from in courses.flatMap { PrivacyCuts.turn(from, $0) } }
    let ends = courses.flatMap { from in (after + courses).flatMap { PrivacyCuts.turn(from, $0) } }
    var first: Int?
    var last = 0
    // One stretch from the first to the last look: a camera that turns to and fro is no better.
    var runs: [ClosedRange<Int>] = []
    let room = Int((PrivacyCuts.turnS * to.speedMps * Double(steps) / length).rounded(.up)) + 1
    for step in 0...steps {
      let place = from.place.interpolated(to: to.place, fraction: Double(step) / Double(steps))
      let turned = step == 0 ? starts : step == steps ? ends : []
      guard
        (courses + turned).contains(where: {
          sees(place, hkpd: min(from.hkpdM, to.hkpdM), max(from.hkpdM, to.hkpdM), view, heading: $0)
        })
      else { continue }
      if let begun = first, step - last > 2 * room {
        runs.append(begun...last)
        first = step
      }
      if first == nil { first = step }
      last = step
    }
    guard let first else { return whole }
    runs.append(first...last)
    var pieces: [Piece] = []
    var done = 0
    for run in runs {
      let (low, high) = (max(done, run.lowerBound - room), min(steps, run.upperBound + room))
      func share(_ step: Int) -> Double { Double(step) / Double(steps) }
      if low > done { pieces.append(Piece(from: share(done), to: share(low), isAverted: false)) }
      pieces.append(Piece(from: share(low), to: share(high), isAverted: true))
      done = high
    }
    if done < steps {
      pieces.append(Piece(from: Double(done) / Double(steps), to: 1, isAverted: false))
    }
    return pieces
  }

  /// Headings between two, every 10 degrees the shorter way round, all around where either way may be the shorter one; none
  /// without both.
  private static func turn(_ from: Double?, _ to: Double?) -> [Double?] {
    guard let from, let to else { return [] }
    let angle = (to - from).remainder(dividingBy: 360)
    if abs(angle) > 165 { return (1..<36).map { from + 10 * Double($0) } }
    let steps = Int((abs(angle) / 10).rounded(.up))
    return (0..<steps).dropFirst().map { from + angle * Double($0) / Double(steps) }
  }

  /// Before the first work nobody knows where the camera points: straight down, as the last flight left it, or level. If
  /// either has a zone in view on the way out, the camera is turned up from the first leg on.
  private func turnedUpOnTheWayOut(_ points: [RouteBuilder.Point]) -> [RouteBuilder.Point] {
    let first = points.firstIndex { $0.action == .work || $0.action == .dwell } ?? points.count - 1
    let ways = points.indices.dropFirst().prefix { $0 <= first }.filter {
      points[$0].action == .transit || points[$0].action == .land
    }
    let sees = ways.contains { index in
      [-90, 0].contains { pitch in
        cuts(points[index - 1], points[index], pitchDeg: pitch, before: [], after: []).contains(
          where: \.isAverted)
      }
    }
    guard sees else { return points }
    var copy = points
    for index in ways {
      if copy[index].action == .transit { copy[index].action = .avert }
      copy[index].pitchDeg = avertedPitch?.degrees
    }
    return copy
  }

  /// Where the aircraft may point on a leg: on the way to a look it has its course or already turns to the look's.
  private func headings(_ from: RouteBuilder.Point, _ to: RouteBuilder.Point) -> [Double?] {
    let course =
      from.place.distance(to: to.place) > 1e-6 ? from.place.course(to: to.place).degrees : nil
    guard let own = to.headingDeg else { return [course] }
    return to.action == .dwell && course != nil ? [own, course] : [own]
  }

  /// What a camera one metre above level ground sees of it.
  private func view(_ pitchDeg: Double) -> Coverage.Footprint? {
    Coverage.Footprint(camera: camera, pitch: .degrees(pitchDeg), aboveGround: .metres(1))
  }

  /// Whether a camera there, somewhere between both heights, may have any of a zone in view.
  private func sees(
    _ place: MapPoint, hkpd low: Double, _ high: Double, _ view: Coverage.Footprint?, heading: Double?
  ) -> Bool {
    guard let view else { return false }
    return zones.contains { zone in
      let heights = [max(1, low - zone.highHKPD), max(1, high - zone.lowHKPD)]
      let reach =
        heights[1]
        * max(abs(view.near.metres), abs(view.far.metres), view.farHalfWidth.metres) * 1.5
      guard MapBox([place]).expanded(by: reach).intersects(zone.box) else { return false }
      // Without a course nobody knows where it looks: all around.
      guard let heading else { return true }
      let angle = Angle.degrees(heading)
      let (sine, cosine) = (angle.sine, angle.cosine)
      var corners: [MapPoint] = []
      for height in heights {
        for (ahead, half) in [(view.near, view.nearHalfWidth), (view.far, view.farHalfWidth)] {
          for aside in [-half.metres, half.metres] {
            let (a, b) = (ahead.metres * height, aside * height)
            corners.append(place.moved(east: a * sine + b * cosine, north: a * cosine - b * sine))
          }
        }
      }
      guard let hull = try? Regions.convexHull(corners) else { return true }
      return zone.areas.contains { PrivacyCuts.touch(hull, $0) }
    }
  }

  private static func touch(_ a: MapPolygon, _ b: MapPolygon) -> Bool {
    guard a.bounds.intersects(b.bounds) else { return false }
    if b.contains(a.outer[0]) || a.contains(b.outer[0]) { return true }
    return a.outer.indices.contains { index in
      b.intersectsSegment(a.outer[index], a.outer[(index + 1) % a.outer.count])
    }
  }

  private func between(
    _ from: RouteBuilder.Point, _ to: RouteBuilder.Point, _ share: Double
  ) -> RouteBuilder.Point {
    var point = to
    point.place = from.place.interpolated(to: to.place, fraction: share)
    // Down to nothing below the straight line, so up to the next centimetre.
    point.hkpdM = ((from.hkpdM + (to.hkpdM - from.hkpdM) * share) * 100).rounded(.up) / 100
    point.holdS = 0
    (point.target, point.look) = (nil, nil)
    if point.action == .dwell || point.action == .land { point.action = .transit }
    if point.action == .transit { (point.pitchDeg, point.headingDeg) = (nil, nil) }
    point.ground = nil
    return point
  }
}

extension BeatPlanner {
  /// What the beat loses by turning the camera away.
  func report(_ averted: PrivacyCuts.Total, _ result: inout RoutePlanner.Result) {
    if averted.shutOut > 0 {
      refuse(
        &result, "camera",
        Words.cannotAvert(
          sorties: averted.shutOut, camera: camera.id, neededDeg: camera.pitchToLookUp.degrees,
          greatestDeg: camera.greatestPitch.degrees))
    }
    if averted.emptied > 0 {
      refuse(&result, "camera", Words.nothingToLookAt(sorties: averted.emptied))
    }
    if !averted.lostTargets.isEmpty {
      refuse(&result, "camera", Words.privateTargets(averted.lostTargets))
    }
    if averted.workM > 0 {
      result.notices.append(
        Finding(
          severity: .note, rule: "privacy.averted", subject: beat.id,
          message: Words.averted(workM: averted.workM)))
    }
  }
}
