import Geodesy
import MissionModel
import Units

/// A line that a beat keeps to one side of is not crossed, not come near to, and worked along from the right side.
enum LineKept: Rule {
  static let names = ["line.crossed", "line.near", "line.return", "line.side"]
  /// Metres: the frames differ by less than a decimetre, files round to centimetres.
  static let toleranceM = 0.5
  /// Metres between two places from which the straight way home is looked at.
  static let everyM = 25.0

  static func judge(_ evidence: Evidence, into report: inout Report) throws(GeodesyError) {
    for item in evidence.routes {
      guard let kept = item.beat?.shape.keptLines, let track = item.track else { continue }
      let keep = kept.keep
      var shapes: [[GridPoint]] = []
      for line in kept.lines { shapes.append(try evidence.frame.points(line)) }
      let lines = Kept(lines: shapes, keepOffM: keep.keepOff.metres, side: keep.side)
      distance(item, track, lines, into: &report)
      side(item, track, lines, into: &report)
      if let site = item.site, !keep.returnMayCross {
        returns(item, track, lines, home: try evidence.frame.points([site.position])[0], into: &report)
      }
    }
  }

  private struct Kept {
    let lines: [[GridPoint]]
    let keepOffM: Double
    let side: KeptLines.Side

    /// Metres between a straight way and the nearest line.
    func distance(_ a: GridPoint, _ b: GridPoint) -> Double {
      var least = Double.infinity
      for line in lines {
        for (from, to) in zip(line, line.dropFirst()) { least = min(least, ZoneShape.apart(a, b, from, to)) }
      }
      return least
    }

    /// Positive to the left of the nearest line, negative to its right; nil past its ends and on it, and where another
    /// stretch of the lines that is as near, but for the tolerance of places, has the place on its other side.
    func sideSign(_ p: GridPoint) -> Double? {
      var edges: [(apart: Double, line: Int, edge: Int)] = []
      var least = Double.infinity
      for (number, line) in lines.enumerated() {
        for edge in line.indices.dropLast() {
          let apart = ZoneShape.apart(p, p, line[edge], line[edge + 1])
          least = min(least, apart)
          if apart <= least + LineKept.toleranceM { edges.append((apart, number, edge)) }
        }
      }
      guard least > 0 else { return nil }
      var found: Double?
      for (apart, number, edge) in edges where apart <= least + LineKept.toleranceM {
        guard let sign = sign(p, lines[number], edge) else { return nil }
        if let found, (found > 0) != (sign > 0) { return nil }
        found = sign
      }
      return found
    }

    /// By one edge of a line.
    private func sign(_ p: GridPoint, _ line: [GridPoint], _ edge: Int) -> Double? {
      let share = Kept.share(p, line[edge], line[edge + 1])
      if share > 0, share < 1 { return Kept.turn(line[edge], line[edge + 1], p) }
      let corner = share <= 0 ? edge : edge + 1
      guard corner > 0, corner + 1 < line.count else { return nil }
      // Both edges' left normals, each of length 1, decide in the wedge outside a corner.
      var sum = 0.0
      for edge in [corner - 1, corner] {
        let length = Kept.length(line[edge], line[edge + 1])
        if length > 0 {
          sum +=
            Kept.turn(line[corner], Kept.moved(line[corner], along: line[edge], line[edge + 1]), p) / length
        }
      }
      return sum == 0 ? nil : sum
    }

    private static func moved(_ p: GridPoint, along a: GridPoint, _ b: GridPoint) -> GridPoint {
      GridPoint(northing: p.northing + b.northing - a.northing, easting: p.easting + b.easting - a.easting)
    }

    private static func length(_ a: GridPoint, _ b: GridPoint) -> Double {
      let (east, north) = (b.easting - a.easting, b.northing - a.northing)
      return (east * east + north * north).squareRoot()
    }

    private static func share(_ p: GridPoint, _ a: GridPoint, _ b: GridPoint) -> Double {
      let (east, north) = (b.easting - a.easting, b.northing - a.northing)
      let square = east * east + north * north
      return square > 0 ? ((p.easting - a.easting) * east + (p.northing - a.northing) * north) / square : 0
    }

    /// Twice the area of the triangle: positive when it turns left.
    private static func turn(_ a: GridPoint, _ b: GridPoint, _ p: GridPoint) -> Double {
      (b.easting - a.easting) * (p.northing - a.northing) - (b.northing - a.northing)
        * (p.easting - a.easting)
    }
  }

  private static func distance(_ item: RouteCase, _ track: Track, _ kept: Kept, into report: inout Report) {
    var worst: (distance: Double, sample: Track.Sample)?
    for piece in track.pieces {
      let distance = kept.distance(piece.from.grid, piece.to.grid)
      if distance < worst?.distance ?? .infinity { worst = (distance, piece.to) }
    }
    guard let worst, worst.distance < kept.keepOffM - toleranceM else { return }
    let place = item.placeText(worst.sample.leg, worst.sample.place)
    if worst.distance <= 0 {
      report.violation(
        names[0], item.route.id,
        en:
          "crosses the beat's line at \(place.en); it must stay \(Wording.metres(kept.keepOffM)) away from it",
        zh: "在\(place.zh)越過此咇的線；須與該線保持 \(Wording.Zh.metres(kept.keepOffM))")
    } else {
      report.violation(
        names[1], item.route.id,
        en: "\(Wording.metres(worst.distance)) from the beat's line at \(place.en), "
          + "\(Wording.metres(kept.keepOffM)) asked",
        zh: "在\(place.zh)距此咇的線僅 \(Wording.Zh.metres(worst.distance))，要求 \(Wording.Zh.metres(kept.keepOffM))")
    }
  }

  private static func side(_ item: RouteCase, _ track: Track, _ kept: Kept, into report: inout Report) {
    for sample in track.samples where item.route.waypoints[sample.leg].action == .work {
      guard let sign = kept.sideSign(sample.grid), (sign > 0) != (kept.side == .left) else { continue }
      let place = item.placeText(sample.leg, sample.place)
      report.violation(
        names[3], item.route.id,
        en:
          "works at \(place.en) on the wrong side of the beat's line; the \(kept.side.rawValue) side is asked",
        zh: "在\(place.zh)於此咇的線錯誤一側工作；要求在\(kept.side == .left ? "左" : "右")側")
      return
    }
  }

  private static func returns(
    _ item: RouteCase, _ track: Track, _ kept: Kept, home: GridPoint, into report: inout Report
  ) {
    var since = Double.infinity
    for sample in track.samples {
      since += Track.stepM
      guard since >= everyM else { continue }
      since = 0
      guard kept.distance(sample.grid, home) <= 0 else { continue }
      let place = item.placeText(sample.leg, sample.place)
      report.violation(
        names[2], item.route.id,
        en: "a straight return from \(place.en) crosses the beat's line",
        zh: "由\(place.zh)直線返航會越過此咇的線")
      return
    }
  }
}
