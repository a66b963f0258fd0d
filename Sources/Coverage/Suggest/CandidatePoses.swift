import AircraftModel
import Geodesy
import MissionModel
import Planar
import TerrainModel
import Units

/// Places and attitudes from which ground that a day does not see might be looked at: a lattice of places around it at
/// the beat's height and at half of it, the camera straight down on two courses and 45° down on eight.
struct CandidatePoses {
  struct Pose {
    var place: MapPoint
    /// Above the highest ground known below.
    var aboveGroundM: Double
    var hkpdM: Double
    var pitch: Angle
    var heading: Angle
  }

  private(set) var poses: [Pose] = []

  static let mostPlaces = 400
  /// Share of the shorter side of the view straight down that lies between two places.
  static let spacing = 0.4

  /// - `holes`: the ground to look at.
  /// - `isAllowed`: where an aircraft may hover.
  /// - `ceilingM`: above the lowest ground.
  /// - Throws: `GeodesyError` from the height grids.
  init(
    beat: Beat, holes: CellRaster, camera: Camera, ground: Ground, clearanceM: Double, ceilingM: Double,
    isAllowed: (MapPoint) -> Bool
  ) throws {
    let full = beat.aboveGround.metres
    let heights = full / 2 >= clearanceM ? [full, full / 2] : [full]
    let least = heights.last ?? full
    let shorter = 2 * least * min(camera.halfWidthTangent, camera.halfHeightTangent)
    var step = max(holes.cellM, shorter * CandidatePoses.spacing)
    // As far off as a camera 45 degrees down looks from the full height.
    let reach = full * 1.5
    var places: [MapPoint] = []
    repeat {
      places = CandidatePoses.lattice(around: holes, reach: reach, step: step).filter(isAllowed)
      step *= 1.5
    } while places.count > CandidatePoses.mostPlaces
    let bands = try ground.bands(at: places)
    for (place, band) in zip(places, bands) {
      guard let band else { continue }
      for height in heights {
        let hkpd = ((band.highHKPD + height) * 10).rounded(.up) / 10
        guard hkpd - band.lowHKPD <= ceilingM else { continue }
        func add(_ pitch: Double, _ heading: Double) {
          poses.append(
            Pose(
              place: place, aboveGroundM: height, hkpdM: hkpd, pitch: .degrees(pitch),
              heading: .degrees(heading)))
        }
        for heading in [0.0, 90] { add(-90, heading) }
        for eighth in 0..<8 { add(-45, Double(eighth) * 45) }
      }
    }
  }

  private static func lattice(around holes: CellRaster, reach: Double, step: Double) -> [MapPoint] {
    let lattice = CellLattice(box: holes.lattice.box.expanded(by: reach), cellM: step)
    var isNear = [Bool](repeating: false, count: lattice.places)
    let span = Int((reach / step).rounded(.up))
    var last = -1
    for cell in 0..<holes.count {
      guard let place = lattice.place(of: holes.centre(of: cell)), place != last else { continue }
      last = place
      let (row, column) = place.quotientAndRemainder(dividingBy: lattice.columns)
      for near in max(0, row - span)...min(lattice.rows - 1, row + span) {
        for other in max(0, column - span)...min(lattice.columns - 1, column + span) {
          isNear[near * lattice.columns + other] = true
        }
      }
    }
    return isNear.indices.filter { isNear[$0] }.map { lattice.centre(ofPlace: $0) }
  }

  /// The looks as stretches of one route: that of pose `n` has the span `n`.
  func views(_ camera: Camera) -> RouteViews {
    RouteViews(
      pieces: poses.enumerated().compactMap { number, pose in
        guard let view = Footprint(camera: camera, pitch: pose.pitch, aboveGround: .metres(1)) else {
          return nil
        }
        return ViewPiece(
          span: number, start: pose.place, startHKPD: pose.hkpdM, alongEast: 0, alongNorth: 0, lengthM: 0,
          climb: 0, heading: pose.heading, view: view)
      })
  }
}
