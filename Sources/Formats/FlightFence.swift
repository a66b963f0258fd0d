public import MissionModel
import Units

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The fence around one flight: a convex polygon that holds the route, the pad and the other landing place.
///
/// It bounds a runaway aircraft; it is not a clearance of the air inside it.
public enum FlightFence {
  /// Least level distance from the flight to the fence, metres.
  public static let marginM = 150.0
  /// Corners of the fence; PX4 stores 64 by default.
  public static let corners = 24

  /// A convex polygon, its sides facing `corners` even directions, each at least `marginM` outside of every
  /// place of the flight. Convex: with its ends, every leg and every straight return lies inside.
  ///
  /// Cost: linear in the waypoints.
  public static func polygon(route: Route, site: SiteSummary) -> FencePolygon {
    var places = route.waypoints.map { (lat: $0.latitudeDeg, lon: $0.longitudeDeg) }
    places.append((site.latitudeDeg, site.longitudeDeg))
    if let lat = site.alternateLatitudeDeg, let lon = site.alternateLongitudeDeg { places.append((lat, lon)) }
    let scale = Courses.metresPerDegree(latitudeDeg: site.latitudeDeg)
    let local = places.map {
      (east: ($0.lon - site.longitudeDeg) * scale.east, north: ($0.lat - site.latitudeDeg) * scale.north)
    }
    let step = 2 * Double.pi / Double(corners)
    // How far the flight reaches in each direction: the support function of its convex hull.
    let reach = (0..<corners).map { k in
      let (x, y) = (cos(Double(k) * step), sin(Double(k) * step))
      return (local.map { $0.east * x + $0.north * y }.max() ?? 0) + marginM
    }
    let vertices = (0..<corners).map { k -> FencePolygon.Vertex in
      let next = (k + 1) % corners
      // Where the sides that face directions k and k+1 meet.
      let (a, b) = (Double(k) * step, Double(k) * step + step)
      let east = (reach[k] * sin(b) - reach[next] * sin(a)) / sin(step)
      let north = (reach[next] * cos(a) - reach[k] * cos(b)) / sin(step)
      return .init(
        latitudeDeg: (site.latitudeDeg + north / scale.north).rounded(places: 7),
        longitudeDeg: (site.longitudeDeg + east / scale.east).rounded(places: 7))
    }
    return FencePolygon(inclusion: true, vertices: vertices)
  }
}
