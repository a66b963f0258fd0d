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
/// the camera is not at work and looks above the horizon. Places along a leg are `stepM` apart, and a cut reaches one further
/// at each end, and `turnS` of flight: the time in which a gimbal turns. At waypoints all headings of the turn count.
struct PrivacyCuts {
  private let sight: PrivacySight
  private let ground: Ground
  /// Above the horizon; nil: this camera cannot be turned so far.
  let avertedPitch: Angle?

  static let stepM = 2.0
  /// How long a gimbal takes to turn up or down: a choice of this project, unverified.
  static let turnS = 2.0
  /// Shorter legs have no course of their own, metres.
  static let onTheSpotM = 0.1

  /// - Throws: `GeodesyError` when a place does not fit the frame.
  init(mission: Mission, camera: Camera) throws {
    sight = try PrivacySight(mission: mission, camera: camera)
    ground = mission.ground
    avertedPitch = camera.pitchAboveGround
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
    if sight.isFree { return Result(points: points) }
    var headings = PrivacyCuts.headings(points)
    var points = turnedUpOnTheWayOut(points, headings)
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
      guard let held = pitch else {
        result.points.append(point)
        continue
      }
      var pieces = cuts(points, index, headings, pitchDeg: held)
      let isLost = isLook && pieces.last?.isAverted == true
      if isLost {
        result.lostTargets.append(point.target ?? "an extra look")
        pieces = [Piece(from: 0, to: 1, isAverted: true)]
        // The aircraft stays on its course.
        (points[index].action, points[index].holdS) = (.avert, 0)
        (points[index].target, points[index].look, points[index].headingDeg) = (nil, nil, nil)
        headings = PrivacyCuts.headings(points)
      }
      for piece in pieces {
        let isLast = piece.to >= 1
        var stop = isLast ? points[index] : between(from, point, piece.to)
        if isLook, !isLost {
          // The aircraft turns to a look as its leg begins, not between two pieces; the angle is ordered there too, and
          // again after a stretch turned up.
          (stop.headingDeg, stop.pitchDeg) = (point.headingDeg, held)
        }
        if piece.isAverted {
          if isWork {
            result.avertedWorkM += (piece.to - piece.from) * from.place.distance(to: point.place)
          }
          // A landing stays what it is. The heading stays: turning to the course and back would sweep the picture about.
          if stop.action != .land { stop.action = .avert }
          stop.pitchDeg = avertedPitch?.degrees
        }
        result.points.append(stop)
      }
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

  /// Stretches of the leg that ends at `index`, shares of its length, in order; one that is not averted when nothing comes
  /// into view.
  ///
  /// Where it begins and ends the aircraft turns between this leg's headings and those of the legs beside it, with the
  /// camera at the angle of either: a turn is tried for `turnS` of flight before and after, before it only there where it
  /// stops.
  private func cuts(
    _ points: [RouteBuilder.Point], _ index: Int, _ headings: [[Swing]], pitchDeg: Double
  ) -> [Piece] {
    let (from, to) = (points[index - 1], points[index])
    let length = from.place.distance(to: to.place)
    let whole = [Piece(from: 0, to: 1, isAverted: false)]
    let own = headings[index]
    let after = index + 1 < points.count ? headings[index + 1] : []
    let starts = headings[index - 1].flatMap { before in own.map { before.turn(to: $0) } }
    let ends = own.flatMap { now in after.map { now.turn(to: $0) } }
    // Where on the way to a look the aircraft turns to it nobody knows.
    let along = own.flatMap { now in own.map { now.turn(to: $0) } }
    let heights = min(from.hkpdM, to.hkpdM)...max(from.hkpdM, to.hkpdM)
    let view = sight.view(pitchDeg)
    guard length > PrivacyCuts.onTheSpotM else {
      let isSeen = (starts + along + ends).contains { sight.sees(from: to.place, hkpd: heights, view, $0) }
      return [Piece(from: 0, to: 1, isAverted: isSeen)]
    }
    let steps = max(1, Int((length / PrivacyCuts.stepM).rounded(.up)))
    let room = Int((PrivacyCuts.turnS * to.speedMps * Double(steps) / length).rounded(.up)) + 1
    let endRoom = to.holdS > 0 ? 0 : room
    var first: Int?
    var last = 0
    // One stretch from the first to the last look: a camera that turns to and fro is no better.
    var runs: [ClosedRange<Int>] = []
    for step in 0...steps {
      let place = from.place.interpolated(to: to.place, fraction: Double(step) / Double(steps))
      let turned = (step <= room ? starts : []) + (steps - step <= endRoom ? ends : [])
      guard (along + turned).contains(where: { sight.sees(from: place, hkpd: heights, view, $0) })
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

  /// Before the first work nobody knows where the camera points: straight down, as the last flight left it, or level. If
  /// either has a zone in view on the way out, the camera is turned up from the first leg on.
  private func turnedUpOnTheWayOut(
    _ points: [RouteBuilder.Point], _ headings: [[Swing]]
  ) -> [RouteBuilder.Point] {
    let first = points.firstIndex { $0.action == .work || $0.action == .dwell } ?? points.count - 1
    let ways = points.indices.dropFirst().prefix { $0 <= first }.filter {
      points[$0].action == .transit || points[$0].action == .land
    }
    let sees = ways.contains { index in
      [-90, 0].contains { pitch in
        cuts(points, index, headings, pitchDeg: pitch).contains(where: \.isAverted)
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

  /// Where the aircraft may point on the leg that ends at each point: on the way to a look it has its course or already
  /// turns to the look's; on the spot it stays as it was. None for the first point.
  private static func headings(_ points: [RouteBuilder.Point]) -> [[Swing]] {
    var headings: [[Swing]] = [[]]
    for (from, to) in zip(points, points.dropFirst()) {
      let hasCourse = from.place.distance(to: to.place) > onTheSpotM
      let course = hasCourse ? [Swing(fromDeg: from.place.course(to: to.place).degrees)] : []
      if let own = to.headingDeg {
        headings.append([Swing(fromDeg: own)] + (to.action == .dwell ? course : []))
      } else if hasCourse {
        headings.append(course)
      } else {
        headings.append(headings.last.flatMap { $0.isEmpty ? nil : $0 } ?? [.allAround])
      }
    }
    return headings
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
