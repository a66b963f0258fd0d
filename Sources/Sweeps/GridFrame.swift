import Planar
import Units

/// The frame in which a sweep is searched: the map, turned and counted in cells of the look raster.
///
/// It is turned by an angle that is no simple fraction of a right angle, so that strips, edges and rows of cells are
/// never parallel by chance: a gap along a row would otherwise slip between two rows of cell centres unseen.
struct GridFrame {
  /// Metres of a cell's side.
  let cell: Double
  let columns, rows: Int
  private let sine, cosine: Double
  private let left, bottom: Double

  /// - `points`: all of them come to lie in the grid, with `marginCells` around.
  /// - `turnDeg`: of the grid against the map.
  init(around points: [MapPoint], cell: Double, marginCells: Int, turnDeg: Double = 31.7) {
    let angle = Angle.degrees(turnDeg)
    self.cell = cell
    sine = angle.sine
    cosine = angle.cosine
    var (west, east, south, north) = (Double.infinity, -Double.infinity, Double.infinity, -Double.infinity)
    for p in points {
      let x = p.east * cosine + p.north * sine
      let y = p.north * cosine - p.east * sine
      (west, east) = (min(west, x), max(east, x))
      (south, north) = (min(south, y), max(north, y))
    }
    left = west - Double(marginCells) * cell
    bottom = south - Double(marginCells) * cell
    columns = Int((east - west) / cell) + 2 * marginCells + 1
    rows = Int((north - south) / cell) + 2 * marginCells + 1
  }

  func spot(_ p: MapPoint) -> Spot {
    Spot(
      x: (p.east * cosine + p.north * sine - left) / cell,
      y: (p.north * cosine - p.east * sine - bottom) / cell)
  }

  func place(_ s: Spot) -> MapPoint {
    let x = s.x * cell + left
    let y = s.y * cell + bottom
    return MapPoint(east: x * cosine - y * sine, north: x * sine + y * cosine)
  }

  /// Degrees clockwise from map north of the way so far right and up in the grid.
  func courseDeg(x: Double, y: Double) -> Double {
    Angle.course(east: x * cosine - y * sine, north: x * sine + y * cosine).degrees
  }

  /// The unit step, right and up in the grid, of a course clockwise from map north.
  func step(course: Angle) -> Spot {
    let (east, north) = (course.sine, course.cosine)
    return Spot(x: east * cosine + north * sine, y: north * cosine - east * sine)
  }
}

/// A place in a grid frame, counted in cells.
struct Spot: Hashable {
  var x, y: Double

  @inline(__always) func distance(to other: Spot) -> Double {
    let dx = other.x - x
    let dy = other.y - y
    return (dx * dx + dy * dy).squareRoot()
  }

  @inline(__always) func interpolated(to other: Spot, _ fraction: Double) -> Spot {
    Spot(x: x + (other.x - x) * fraction, y: y + (other.y - y) * fraction)
  }

  @inline(__always) func moved(_ step: Spot, by length: Double) -> Spot {
    Spot(x: x + step.x * length, y: y + step.y * length)
  }
}
