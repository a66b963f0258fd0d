import AircraftModel
import Coverage
import Geodesy
import MissionModel
import Planar
import TerrainModel
import Units

/// Headings that an aircraft passes through: from one, clockwise by so many degrees (counter-clockwise when negative).
struct Swing {
  var fromDeg: Double
  var byDeg = 0.0

  static let allAround = Swing(fromDeg: 0, byDeg: 360)

  /// From the first heading of this one to the first of another the shorter way round; all around where either way may
  /// be the shorter one.
  func turn(to other: Swing) -> Swing {
    if abs(byDeg) >= 360 || abs(other.byDeg) >= 360 { return .allAround }
    let angle = (other.fromDeg - fromDeg).remainder(dividingBy: 360)
    return abs(angle) > 165 ? .allAround : Swing(fromDeg: fromDeg, byDeg: angle)
  }
}

/// Whether a camera may have a privacy zone in view: the convex hull of its view of level ground, over all heights of the
/// camera above the zone's ground and all headings of a swing, touches the zone grown by `marginM`.
///
/// Views flatter than `Footprint.leastGrazing` are none, as in the coverage.
struct PrivacySight {
  private struct Shut {
    var areas: [MapPolygon]
    var box: MapBox
    var lowHKPD, highHKPD: Double
  }

  private let zones: [Shut]
  private let camera: Camera

  static let marginM = 3.0
  /// Below all ground of Hong Kong, metres above the Principal Datum: where no height is known.
  static let deepestHKPD = -30.0
  /// Headings further apart are not put into one hull, degrees.
  static let swingStepDeg = 10.0

  /// - Throws: `GeodesyError` when a place does not fit the frame.
  init(mission: Mission, camera: Camera) throws {
    self.camera = camera
    var zones: [Shut] = []
    for zone in mission.privacyZones {
      let areas = try Regions.buffered(
        Regions.union(mission.frame.toMap(zone.areas)), by: PrivacySight.marginM)
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
          areas: areas, box: box, lowHKPD: bands.map(\.lowHKPD).min() ?? PrivacySight.deepestHKPD,
          highHKPD: bands.map(\.highHKPD).max() ?? PrivacySight.deepestHKPD))
    }
    self.zones = zones
  }

  /// No zone at all.
  var isFree: Bool { zones.isEmpty }

  /// What a camera one metre above level ground sees of it; nil: nothing.
  func view(_ pitchDeg: Double) -> Coverage.Footprint? {
    Coverage.Footprint(camera: camera, pitch: .degrees(pitchDeg), aboveGround: .metres(1))
  }

  /// Whether a camera there, somewhere between both heights (metres above the Principal Datum) and on some heading of the
  /// swing, may have any of a zone in view.
  func sees(
    from place: MapPoint, hkpd: ClosedRange<Double>, _ view: Coverage.Footprint?, _ swing: Swing
  ) -> Bool {
    guard let view else { return false }
    return zones.contains { zone in
      let heights = [max(1, hkpd.lowerBound - zone.highHKPD), max(1, hkpd.upperBound - zone.lowHKPD)]
      let reach =
        heights[1]
        * max(abs(view.near.metres), abs(view.far.metres), view.farHalfWidth.metres) * 1.5
      guard MapBox([place]).expanded(by: reach).intersects(zone.box) else { return false }
      let steps = max(1, Int((abs(swing.byDeg) / PrivacySight.swingStepDeg).rounded(.up)))
      let by = swing.byDeg / Double(steps)
      return (0..<steps).contains { step in
        let start = swing.fromDeg + by * Double(step)
        let seen = PrivacySight.swept(view, from: place, heights, fromDeg: start, byDeg: by)
        guard MapBox(seen).intersects(zone.box) else { return false }
        guard let hull = try? Regions.convexHull(seen) else { return true }
        return zone.areas.contains { PrivacySight.touch(hull, $0) }
      }
    }
  }

  /// Places whose hull holds all that comes into view between two headings.
  private static func swept(
    _ view: Coverage.Footprint, from place: MapPoint, _ heights: [Double], fromDeg: Double, byDeg: Double
  ) -> [MapPoint] {
    // A corner goes along an arc, which the line between both its ends so much further out touches.
    let scales = byDeg == 0 ? [1] : [1, 1 / Angle.degrees(byDeg / 2).cosine]
    var places: [MapPoint] = []
    for heading in byDeg == 0 ? [fromDeg] : [fromDeg, fromDeg + byDeg] {
      let (sine, cosine) = (Angle.degrees(heading).sine, Angle.degrees(heading).cosine)
      for scale in heights.flatMap({ height in scales.map { $0 * height } }) {
        for (ahead, half) in [(view.near, view.nearHalfWidth), (view.far, view.farHalfWidth)] {
          for aside in [-half.metres, half.metres] {
            let (a, b) = (ahead.metres * scale, aside * scale)
            places.append(place.moved(east: a * sine + b * cosine, north: a * cosine - b * sine))
          }
        }
      }
    }
    return places
  }

  private static func touch(_ a: MapPolygon, _ b: MapPolygon) -> Bool {
    guard a.bounds.intersects(b.bounds) else { return false }
    if b.contains(a.outer[0]) || a.contains(b.outer[0]) { return true }
    return a.outer.indices.contains { index in
      b.intersectsSegment(a.outer[index], a.outer[(index + 1) % a.outer.count])
    }
  }
}
