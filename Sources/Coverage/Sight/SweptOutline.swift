import Planar
import Units

/// The ground that a moving view may touch, as seen from above: a convex shape, row by row.
struct SweptOutline {
  private let lines: [(MapPoint, MapPoint)]
  /// Among them are all corners of the shape.
  let points: [MapPoint]
  let south, north: Double

  /// The view on the lowest ground that it may meet, at both ends of the leg, and the ground right below the camera.
  /// Nil when all known ground lies above the camera.
  init?(_ piece: ViewPiece, over surface: SightSurface) {
    let camera = max(piece.startHKPD, piece.endHKPD)
    var above = camera - Double(surface.lowest)
    guard above > 0, above.isFinite else { return nil }
    // Once more with the lowest ground of the box that this gives.
    above =
      camera - surface.lowest(in: MapBox(piece.corners(aboveGroundM: above) + [piece.start, piece.end]))
    guard above > 0, above.isFinite else { return nil }
    points = piece.corners(aboveGroundM: above) + [piece.start, piece.end]
    let box = MapBox(points)
    (south, north) = (box.minNorth, box.maxNorth)
    // All lines between two corners: all edges of the shape are among them, and all lie in it.
    var lines: [(MapPoint, MapPoint)] = []
    for (number, a) in points.enumerated() {
      for b in points[(number + 1)...] where a.north != b.north { lines.append((a, b)) }
    }
    self.lines = lines
  }

  /// The western and eastern end of the shape on a line of constant north; nil beside it.
  func reach(north: Double) -> (Double, Double)? {
    var west = Double.infinity
    var east = -Double.infinity
    for (a, b) in lines {
      guard min(a.north, b.north) <= north, north <= max(a.north, b.north) else { continue }
      let crossing = a.east + (north - a.north) * (b.east - a.east) / (b.north - a.north)
      west = min(west, crossing)
      east = max(east, crossing)
    }
    return west <= east ? (west, east) : nil
  }
}
