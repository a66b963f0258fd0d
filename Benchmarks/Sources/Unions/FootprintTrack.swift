import AircraftModel
import Coverage
import Planar
import Units

/// Views of level ground from a flight, one after the other: the shapes that both sides unite.
///
/// Metres in a local frame; the same shapes on every machine up to the last digits of sine and cosine.
struct FootprintTrack {
  enum Kind: String, CaseIterable {
    /// Lanes to and fro, the camera ahead and below; wind turns the heading a little.
    case lanes
    /// Lanes, the camera straight down.
    case down
    /// One straight line, the camera ahead and below, the heading fixed: every view adds edges of its own.
    case line
    /// A way that bends at random in an area of a square kilometre.
    case wander
  }

  var kind: Kind
  var count: Int
  var seed: UInt64

  /// Metres between two views, and between lanes.
  static let stepM = 9.0
  static let laneM = 55.0

  func shapes() -> [MapPolygon] {
    var random = SplitMix64(seed: seed)
    let perLane = max(1, Int((2.5 * Double(count)).squareRoot()))
    var place = MapPoint(east: 0, north: 0)
    var course = 90.0
    return (0..<count).compactMap { number in
      let (lane, along) = number.quotientAndRemainder(dividingBy: perLane)
      switch kind {
      case .lanes, .down:
        let east = Double(lane % 2 == 0 ? along : perLane - 1 - along) * FootprintTrack.stepM
        place = MapPoint(
          east: 500 + east, north: Double(lane) * FootprintTrack.laneM + 2 * random.unit())
        course = (lane % 2 == 0 ? 90 : 270) + 6 * (random.unit() - 0.5)
      case .line:
        place = MapPoint(
          east: Double(number) * FootprintTrack.stepM * 0.8,
          north: Double(number) * FootprintTrack.stepM * 0.6)
        course = 53.13
      case .wander:
        let angle = Angle.degrees(course)
        place = MapPoint(
          east: place.east + FootprintTrack.stepM * angle.sine,
          north: place.north + FootprintTrack.stepM * angle.cosine)
        // Back into the square when it is left.
        course += 40 * (random.unit() - 0.5)
        if abs(place.east) > 500 || abs(place.north) > 500 { course += 20 }
      }
      let height = 60 + 4 * random.unit()
      let view = Footprint(
        camera: FootprintTrack.camera, pitch: .degrees(kind == .down ? -90 : -50),
        aboveGround: .metres(kind == .line ? 60 : height))
      return view.map { MapPolygon(outer: $0.corners(at: place, heading: .degrees(course))) }
    }
  }

  /// A wide camera of a small drone; only the shape of its view matters here.
  private static let camera = Camera(
    id: "wide", name: BilingualText(en: "Wide", zh: "廣角"), spectrum: .visible,
    diagonalFieldOfView: .degrees(84), sensorPixelsWide: 4000, sensorPixelsHigh: 3000, streamPixelsWide: 1920,
    streamPixelsHigh: 1440, seesAtNight: false, facts: [])
}
