import AircraftModel
import Coverage
import MissionModel
import Planar
import TerrainModel
import Units

/// Places from which a target is seen as its view asks: height band, stand-off, camera angle and side.
///
/// Tried: the ends and the middle of the bands of stand-off and of height, in 16 directions or in 5 within the side that is
/// asked. A place counts when the aircraft may be there at the height, the whole patch is in the picture with pixels that
/// serve the task, wherever in the known band the target's ground lies, and the camera angle is within its limits.
struct TargetLooks {
  let camera: Camera
  let beat: Beat
  let ground: Ground
  let free: any FreeArea
  /// Slant range that still serves the task, metres.
  private let servesM: Double

  init(camera: Camera, beat: Beat, ground: Ground, free: any FreeArea) {
    self.camera = camera
    self.beat = beat
    self.ground = ground
    self.free = free
    servesM =
      ViewGeometry.greatestSlantRange(camera: camera, largestGroundPixel: beat.task.largestGroundPixel).metres
      * BeatView.margin
  }

  /// What one target's limits come to, all in metres and degrees.
  struct Limits {
    var heights: [Double]
    var greatestHeight: Double
    var standOffs: ClosedRange<Double>
    var angles: ClosedRange<Double>
    /// Stand-offs come from these camera angles, where none is asked for.
    var byAngle: [Double]?
  }

  func limits(_ view: TargetView) -> Limits {
    let least = view.leastHeight?.metres ?? beat.aboveGround.metres
    let greatest = view.greatestHeight.map(\.metres)
    let heights = greatest.map { [min(least, $0), (min(least, $0) + $0) / 2, $0] } ?? [least]
    let ownStandOff = view.leastStandOff != nil || view.greatestStandOff != nil
    let ownAngle = view.steepest != nil || view.flattest != nil
    let beatAngle = beat.gimbalPitch.degrees
    let angles: ClosedRange<Double> =
      ownAngle || ownStandOff
      ? (view.steepest?.degrees ?? -90)...max(view.steepest?.degrees ?? -90, view.flattest?.degrees ?? 0)
      : beatAngle...beatAngle
    let nearest = view.leastStandOff?.metres ?? 0
    let furthest = max(nearest, view.greatestStandOff?.metres ?? servesM)
    let middle = (angles.lowerBound + angles.upperBound) / 2
    return Limits(
      heights: heights, greatestHeight: greatest ?? .infinity, standOffs: nearest...furthest, angles: angles,
      byAngle: ownStandOff ? nil : [middle, angles.lowerBound, angles.upperBound])
  }

  enum Outcome {
    case looks([Look])
    /// Seen from nowhere as asked, whatever the airspace.
    case outOfView
    /// All places from which it would be seen may not be flown.
    case blocked
    case groundUnknown
  }

  /// - Throws: `GeodesyError` from the height grids.
  func looks(at target: Target, position: MapPoint) throws -> Outcome {
    guard let band = try ground.bands(at: [position])[0] else { return .groundUnknown }
    let limits = limits(target.view)
    var candidates: [(place: MapPoint, standOff: Double, height: Double)] = []
    let middle = (band.highHKPD - band.lowHKPD) / 2
    for course in courses(target.view) {
      for height in limits.heights {
        let standOffs =
          limits.byAngle.map { $0.compactMap { TargetLooks.standOff(aboveM: height + middle, pitchDeg: $0) } }
          ?? [
            (limits.standOffs.lowerBound + limits.standOffs.upperBound) / 2, limits.standOffs.lowerBound,
            limits.standOffs.upperBound,
          ]
        for standOff in standOffs where limits.standOffs.contains(standOff) {
          candidates.append((position.moved(course: course, by: standOff), standOff, height))
        }
      }
    }
    let under = try ground.bands(at: candidates.map(\.place))
    var looks: [Look] = []
    var seen = false
    for (candidate, under) in zip(candidates, under) {
      guard let under else { continue }
      let raised = max(candidate.height, under.highHKPD + beat.aboveGround.metres - band.highHKPD)
      guard raised <= limits.greatestHeight else { continue }
      let hkpd = band.highHKPD + raised
      guard sees(target, fromHKPDM: hkpd, standOffM: candidate.standOff, band, limits.angles) else {
        continue
      }
      seen = true
      guard free.contains(candidate.place), !looks.contains(where: { $0.place == candidate.place }) else {
        continue
      }
      looks.append(
        Look(place: candidate.place, leastHKPDM: hkpd, aimHKPDM: (band.lowHKPD + band.highHKPD) / 2))
    }
    if looks.isEmpty { return seen ? .blocked : .outOfView }
    return .looks(looks)
  }

  /// Whether the whole patch is in the picture, fine enough and within the angles, from a height at a distance.
  func sees(
    _ target: Target, fromHKPDM hkpd: Double, standOffM: Double, _ band: GroundBand,
    _ angles: ClosedRange<Double>
  ) -> Bool {
    let pitch = RouteBuilder.pitchDeg(
      aboveM: hkpd - (band.lowHKPD + band.highHKPD) / 2, standOffM: standOffM)
    guard angles.lowerBound - 0.05 <= pitch, pitch <= angles.upperBound + 0.05 else { return false }
    let extent = target.extent.metres
    return [band.highHKPD, band.lowHKPD].allSatisfy { ground in
      guard
        let view = Coverage.Footprint(
          camera: camera, pitch: .degrees(pitch), aboveGround: .metres(hkpd - ground))
      else { return false }
      let furthest = standOffM + extent
      let slant = (furthest * furthest + (hkpd - ground) * (hkpd - ground)).squareRoot()
      guard view.near.metres <= standOffM - extent, furthest <= view.far.metres, slant <= servesM else {
        return false
      }
      // Distance from the middle of the patch to the side edge of the trapezoid.
      let slope = (view.farHalfWidth.metres - view.nearHalfWidth.metres) / view.depth.metres
      let half = view.nearHalfWidth.metres + slope * (standOffM - view.near.metres)
      return half >= extent * (1 + slope * slope).squareRoot()
    }
  }

  private func courses(_ view: TargetView) -> [Angle] {
    guard let side = view.side, let within = view.sideWithin, within.degrees < 180 else {
      return (0..<16).map { .degrees(22.5 * Double($0)) }
    }
    // Not up to the very limit: the frame's north and true north differ by a hair.
    return [0, -0.45, 0.45, -0.9, 0.9].map { .degrees(side.degrees + within.degrees * $0) }
  }

  /// Level distance at which a place so far below lies in the middle of the picture; nil when it would be further than
  /// anything is seen.
  static func standOff(aboveM: Double, pitchDeg: Double) -> Double? {
    if pitchDeg <= -90 { return 0 }
    guard pitchDeg < -1 else { return nil }
    let down = Angle.degrees(-pitchDeg)
    return aboveM * down.cosine / down.sine
  }
}
