import Geodesy
import MissionModel
import Planar
import TestSupport
import Testing
import Units

@testable import Routing

/// A crosshatch sees all of its ground along one axis, and all of it again square to that.
@Suite("Crosshatch")
struct CrosshatchTests {
  /// Share of the ground within half a swath of the legs near an axis, by GEOS.
  private func share(
    _ items: [WorkItem], axisDeg: Double, of ground: MapPolygon, view: View
  ) throws -> Double {
    var bands: [MapPolygon] = []
    for item in items {
      for (a, b) in zip(item.path, item.path.dropFirst()) where a != b {
        let turn = abs(a.course(to: b).degrees - axisDeg).truncatingRemainder(dividingBy: 180)
        if min(turn, 180 - turn) > 22.5 { continue }
        bands.append(try Regions.bufferedSegment(a, b, by: view.swath / 2, quadrantSegments: 8))
      }
    }
    let seen = try Regions.intersection(Regions.union(bands), [ground])
    return try Regions.area(seen) / ground.area
  }

  /// The axis along which most metres are flown.
  private func axisDeg(_ items: [WorkItem]) -> Double {
    var metres = [Double](repeating: 0, count: 90)
    for item in items {
      for (a, b) in zip(item.path, item.path.dropFirst()) {
        metres[Int(a.course(to: b).degrees.truncatingRemainder(dividingBy: 90))] += a.distance(to: b)
      }
    }
    let smooth = metres.indices.map { k in (-5...5).reduce(0) { $0 + metres[(k + $1 + 90) % 90] } }
    return Double(smooth.indices.max { smooth[$0] < smooth[$1] } ?? 0) + 0.5
  }

  @Test("Random areas straight down: each axis alone sees the ground, in about twice the way")
  func straightDown() throws {
    let view = View(swath: 60, depth: 45, lead: 0)
    let options = PatternOptions(speed: 8, overlap: 0.1, gimbalPitchDeg: -90)
    try forAll(6) {
      $0
    } property: { start, seed in
      var random = start
      let area = try Shapes.convex(&random)
      let free = try BoxWithout([])
      let items = try Patterns.items(
        for: .sweep([area], flown: SweepFlight(crosshatch: true)), view: view, free: free, options: options
      ).items
      let once = try Patterns.items(for: .sweep([area]), view: view, free: free, options: options).items
      let axis = axisDeg(items)
      for turn in [0.0, 90] {
        let share = try share(items, axisDeg: axis + turn, of: area, view: view)
        #expect(share > 0.98, "seed \(seed), axis \(axis + turn): \(share)")
      }
      let both = items.reduce(0) { $0 + Polyline.length($1.path) }
      let one = once.reduce(0) { $0 + Polyline.length($1.path) }
      #expect(both > 1.6 * one && both < 3 * one, "seed \(seed): \(both) m, \(one) m")
    }
  }

  @Test("A view ahead gets strips on both axes too")
  func ahead() throws {
    let view = View(swath: 60, depth: 80, lead: 50)
    let options = PatternOptions(speed: 8, overlap: 0.1, gimbalPitchDeg: -45)
    let area = Shapes.rectangle(400, 300)
    let items = try Patterns.items(
      for: .sweep([area], flown: SweepFlight(crosshatch: true)), view: view, free: try BoxWithout([]),
      options: options
    ).items
    let axes = Set(
      items.map {
        Int(($0.path[0].course(to: $0.path[1]).degrees + 1).truncatingRemainder(dividingBy: 180) / 45)
      })
    #expect(axes == [0, 2])
  }
}
