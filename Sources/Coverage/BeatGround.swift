public import Geodesy
public import MissionModel
import Planar
public import Units

/// The ground that a beat asks to be seen; the same for the analysis and for the routes that are to see it.
public enum BeatGround {
  /// Areas in the local frame that do not overlap, of more than 0 m² together.
  ///
  /// - sweep: its areas.
  /// - corridor: what lies beside its lines, as wide to the left and to the right as asked, ends cut square.
  /// - ring: all of its areas when it asks for the whole; else the band of the asked depth inside the edge of the ringed areas when the camera looks inward,
  ///   outside it otherwise, whatever the stand-off.
  /// - targets: around each a polygon of 32 corners that holds the disc of its extent.
  ///
  /// - Throws: `GeodesyError` when a place does not fit the frame or a shape is broken; `CoverageError` when
  ///   the beat has no ground at all.
  public static func ground(of beat: Beat, frame: LocalFrame) throws -> [MapPolygon] {
    let ground = try region(of: beat.shape, frame: frame)
    guard ground.contains(where: { $0.area > 0 }) else {
      throw CoverageError(["beat \(beat.id): its \(beat.shape.kindName) encloses no ground (0 m²)"])
    }
    return ground
  }

  private static func region(of shape: BeatShape, frame: LocalFrame) throws -> [MapPolygon] {
    switch shape {
    case .sweep(let areas, _):
      return try Regions.union(frame.toMap(areas))
    case .corridor(let lines, let left, let right, _):
      var parts: [MapPolygon] = []
      for line in try frame.toMap(lines) {
        parts += try Regions.bufferedLine(line, left: left.metres, right: right.metres)
      }
      return try Regions.union(parts)
    case .ring(let areas, _, let depth, let lookInward, let whole):
      let ringed = try Regions.union(frame.toMap(areas))
      if whole { return ringed }
      if lookInward {
        return try Regions.difference(ringed, Regions.buffered(ringed, by: -depth.metres))
      }
      return try Regions.difference(Regions.buffered(ringed, by: depth.metres), ringed)
    case .targets(let targets, _):
      let places = try frame.toMap(targets.map(\.position))
      let discs = zip(targets, places).filter { $0.0.extent.metres > 0 }
      return try Regions.union(discs.map { disc(around: $0.1, radius: $0.0.extent.metres) })
    }
  }

  static let discCorners = 32

  /// A polygon of 32 equal sides that touch the circle from outside, so that the whole disc lies in it.
  static func disc(around centre: MapPoint, radius: Double) -> MapPolygon {
    let step = 360.0 / Double(discCorners)
    let reach = radius / Angle.degrees(step / 2).cosine
    let corners = (0..<discCorners).map { corner in
      // Counter-clockwise: courses that fall.
      centre.moved(course: .degrees(360 - step * (Double(corner) + 0.5)), by: reach)
    }
    return MapPolygon(outer: corners)
  }
}
