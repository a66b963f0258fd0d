import FoundationEssentials
import Geodesy
import Planar
import TestSupport
import Testing
import Units

@testable import Routing

/// Sweeps of the reference areas, when those are there; skipped otherwise.
@Suite struct PatternTestsShared {
  static func polygon(_ text: String) -> MapPolygon {
    var rings: [[MapPoint]] = []
    for part in text.split(separator: "(") {
      var ring: [MapPoint] = []
      for pair in part.prefix(while: { $0 != ")" }).split(separator: ",") {
        let numbers = pair.split(separator: " ").compactMap { Double(String($0)) }
        if numbers.count == 2 { ring.append(MapPoint(east: numbers[0], north: numbers[1])) }
      }
      if ring.count > 3 { rings.append(Array(ring.dropLast())) }
    }
    return MapPolygon(outer: rings.first ?? [], holes: Array(rings.dropFirst()))
  }

  /// The rectangle around a stretch: so far to both sides, and beyond both ends.
  static func frame(_ a: MapPoint, _ b: MapPoint, half: Double, beyond: Double) -> MapPolygon {
    let along = a.course(to: b)
    let across = Angle.degrees(along.degrees + 90)
    let (from, to) = (a.moved(course: along, by: -beyond), b.moved(course: along, by: beyond))
    return MapPolygon(outer: [
      from.moved(course: across, by: half), from.moved(course: across, by: -half),
      to.moved(course: across, by: -half), to.moved(course: across, by: half),
    ])
  }

  /// Measured 2026: at most 1.35 times the bound for path and links, and 0.998 of the ground seen, which plans ask of a path.
  @Test func sweepsOfReferenceAreasStayNearTheBound() throws {
    guard let table = Folders.shared("instances/coverage_synth/bks.csv") else { return }
    let rows = try String(contentsOfFile: table, encoding: .utf8).split(separator: "\n").dropFirst()
    for row in rows {
      let cells = row.split(separator: ",").map(String.init)
      guard let file = Folders.shared("instances/coverage_synth/\(cells[0]).wkt"),
        let width = Double(cells[1]),
        let bound = Double(cells[3]), let other = Double(cells[4])
      else { continue }
      let area = Self.polygon(try String(contentsOfFile: file, encoding: .utf8))
      let view = View(swath: width, depth: width * 0.75, lead: 0)
      let options = PatternOptions(
        speed: max(1, width / 4), overlap: 0, gimbalPitchDeg: -90, lookS: 1, longestStrip: 10_000,
        shortestStrip: max(1, width / 10))
      let result = try Patterns.items(for: .sweep([area]), view: view, free: OpenAir(), options: options)
      let start = area.outer[0]
      let straight: (MapPoint, MapPoint) -> Double = { $0.distance(to: $1) }
      let tour = TourOrder.order(
        result.items, start: start, rounds: 10 * result.items.count, seed: 1, distance: straight)
      let strips = tour.reduce(0) { $0 + Polyline.length($1.path) }
      // The referee's path is open: without the way to the first item and home from the last.
      var links = TourOrder.linkLength(tour, start: start, distance: straight)
      if let first = tour.first?.path.first, let last = tour.last?.path.last {
        links -= start.distance(to: first) + last.distance(to: start)
      }
      // The frame of the camera stands three eighths of the width beyond the ends of a stretch.
      let frames = tour.flatMap { item in
        zip(item.path, item.path.dropFirst()).map {
          Self.frame($0, $1, half: width / 2, beyond: width * 0.375)
        }
      }
      let share = try Law.share(of: [area], in: Regions.union(frames))
      let ratio = (strips + links) / bound
      print(
        "\(cells[0]): \(tour.count) strips, \((strips / bound).rounded(places: 4)) of the bound in strips,",
        "\(ratio.rounded(places: 4)) with links (other: \((other / bound).rounded(places: 4))),",
        "\(share.rounded(places: 4)) seen")
      #expect(ratio < 1.35, "\(cells[0])")
      #expect(share > 0.998, "\(cells[0])")
      draw("synth-\(cells[0])", ground: [area], items: tour, width: width, start: start)
      if let folder = ProcessInfo.processInfo.environment["SKYBEAT_DRAW"] {
        let line = tour.flatMap(\.path).map { "\($0.east) \($0.north)" }.joined(separator: ", ")
        try "LINESTRING (\(line))".write(
          toFile: "\(folder)/\(cells[0]).path.wkt", atomically: true, encoding: .utf8)
      }
    }
  }
}
