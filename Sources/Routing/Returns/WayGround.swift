import MissionModel
import TerrainModel
import Units

/// The ground along the legs of bent ways home, each leg looked at once: ways from many moments end in the same legs
/// around the same zones, and a look asks the height grid through PROJ every few metres.
///
/// Not for many threads: it remembers what it found.
final class WayGround {
  private struct Leg: Hashable {
    var from, to: MapPoint
  }

  private let lines: ReturnLines
  private var looks: [Leg: [ReturnLines.Look]] = [:]
  private var bands: [Leg: [(fraction: Double, band: GroundBand?)]] = [:]

  init(lines: ReturnLines) { self.lines = lines }

  /// As `ReturnLines.ground`.
  func looks(from: MapPoint, to: MapPoint) throws -> [ReturnLines.Look] {
    let leg = Leg(from: from, to: to)
    if let found = looks[leg] { return found }
    let result = try lines.ground(from: from, to: to)
    looks[leg] = result
    return result
  }

  /// As `CeilingPermit` looks.
  func bands(from: MapPoint, to: MapPoint) throws -> [(fraction: Double, band: GroundBand?)] {
    let leg = Leg(from: from, to: to)
    if let found = bands[leg] { return found }
    let result = try lines.mission.ground.alongLeg(from: from, to: to, step: CeilingPermit.stepM)
    bands[leg] = result
    return result
  }
}
