import Foundation
import Units

/// Polygons as well-known text, one a line, with all digits.
enum WellKnownText {
  static func write(_ polygons: [MapPolygon], to path: String) throws {
    let lines = polygons.map { polygon in
      "POLYGON (" + ([polygon.outer] + polygon.holes).map(ring).joined(separator: ", ") + ")\n"
    }
    try lines.joined().write(toFile: path, atomically: true, encoding: .utf8)
  }

  private static func ring(_ points: [MapPoint]) -> String {
    "(" + (points + points.prefix(1)).map { "\($0.east) \($0.north)" }.joined(separator: ", ") + ")"
  }
}
