import Planar
import Skybeat
import Units

/// Metres east and north of a place, as the degrees of mission files; good to 1 % of a distance, which is all that
/// random shapes need. Equal places give equal digits, so that shapes which touch still do.
struct RandomFrame {
  static let metresPerDegree = 110_900.0

  let latitude, longitude: Double

  func degrees(_ p: MapPoint) -> (latitude: String, longitude: String) {
    let east = RandomFrame.metresPerDegree * Angle.degrees(latitude).cosine
    return (
      decimal(latitude + p.north / RandomFrame.metresPerDegree, 8), decimal(longitude + p.east / east, 8)
    )
  }

  /// As GeoJSON lists them.
  func list(_ points: [MapPoint]) -> String {
    "["
      + points.map { point in
        let at = degrees(point)
        return "[\(at.longitude),\(at.latitude)]"
      }.joined(separator: ",") + "]"
  }

  /// A ring as GeoJSON closes it.
  func ring(_ points: [MapPoint]) -> String { list(points + points.prefix(1)) }

  /// As mission files write a place.
  func yaml(_ p: MapPoint) -> String {
    let at = degrees(p)
    return "lat: \(at.latitude), lon: \(at.longitude)"
  }
}

/// A number with so many decimals, as YAML and JSON read it.
func decimal(_ value: Double, _ places: Int) -> String { "\(value.rounded(places: places))" }
