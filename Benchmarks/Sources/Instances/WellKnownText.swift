import Foundation
import Planar
import Units

/// One polygon in, one line out, in the well-known text of the benchmark files.
enum WellKnownText {
  struct Mistake: Error, CustomStringConvertible {
    var description: String
  }

  /// The one POLYGON of a file: first ring outer, further rings holes, each closed by its first point.
  static func polygon(file: String) throws -> MapPolygon {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    return try polygon(text, name: file)
  }

  static func polygon(_ text: String, name: String) throws -> MapPolygon {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard trimmed.uppercased().hasPrefix("POLYGON"), let open = trimmed.firstIndex(of: "("),
      trimmed.hasSuffix("))")
    else { throw Mistake(description: "\(name): POLYGON ((x y, …), …) is expected") }
    let body = trimmed[trimmed.index(after: open)...].dropLast()
    var mistakes: [String] = []
    var rings: [[MapPoint]] = []
    for (number, part) in body.components(separatedBy: "(").dropFirst().enumerated() {
      var ring: [MapPoint] = []
      for (k, pair) in (part.components(separatedBy: ")").first ?? "").components(separatedBy: ",")
        .enumerated()
      {
        let numbers = pair.split(whereSeparator: \.isWhitespace).map { Double($0) }
        if numbers.count == 2, let x = numbers[0], let y = numbers[1], x.isFinite, y.isFinite {
          ring.append(MapPoint(east: x, north: y))
        } else {
          mistakes.append(
            "\(name): ring \(number + 1), point \(k + 1): \"\(pair)\" is not two finite numbers")
        }
      }
      if ring.count > 1, ring.first == ring.last { ring.removeLast() }
      if ring.count < 3 {
        mistakes.append("\(name): ring \(number + 1) has \(ring.count) different points; 3 are needed")
      }
      rings.append(ring)
    }
    guard mistakes.isEmpty, let outer = rings.first else {
      throw Mistake(description: mistakes.isEmpty ? "\(name): no ring" : mistakes.joined(separator: "\n"))
    }
    return MapPolygon(outer: outer, holes: Array(rings.dropFirst()))
  }

  static func line(_ path: [MapPoint]) -> String {
    "LINESTRING (" + path.map { "\($0.east) \($0.north)" }.joined(separator: ", ") + ")\n"
  }
}
