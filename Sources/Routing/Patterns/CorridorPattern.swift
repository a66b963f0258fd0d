import Geodesy
import Planar
import Units

/// Passes beside a line that see so far to its left and to its right.
enum CorridorPattern {
  /// Metres by which passes may leave the true offset to have fewer corners.
  static let tolerance = 2.0

  /// The offsets of the passes in metres, left positive: as few as keep within the spacing, evenly spread.
  static func offsets(left: Double, right: Double, spacing: Double) -> [Double] {
    let total = left + right
    let count = max(1, Int((total / spacing - 1e-9).rounded(.up)))
    return (0..<count).map { -right + (Double($0) + 0.5) * total / Double(count) }
  }

  static func result(
    lines: [[MapPoint]], left: Double, right: Double, view: View, free: any FreeArea, options: PatternOptions
  ) throws -> PatternResult {
    let spacing = view.swath * (1 - options.overlap)
    let pass = PassLayout(view: view, options: options, free: free, longest: options.longestPiece)
    var items: [WorkItem] = []
    var ground: [MapPolygon] = []
    for line in lines {
      let points = Lines.distinct(line)
      guard points.count > 1 else { continue }
      if left + right > 0 { ground += try Regions.bufferedLine(points, left: left, right: right) }
      for offset in offsets(left: left, right: right, spacing: spacing) {
        for part in try Regions.offsetLine(points, by: offset) {
          items += pass.items(along: Polyline.simplified(part, tolerance: tolerance))
        }
      }
    }
    if ground.isEmpty { return PatternResult(items: items, unreachable: []) }
    return try Patch.completed(
      items, ground: Regions.union(ground), view: view, free: free, options: options, courses: [])
  }
}
