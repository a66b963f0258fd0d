import TestSupport
import Testing
import Units

@testable import Sweeps

@Suite("Raster of looks")
struct LookRasterTests {
  private let side = 60

  /// A raster that is all ground, and as many random segments inside it as asked.
  private func made(_ random: inout SplitMix64, _ count: Int) -> (LookRaster, [(Spot, Spot)]) {
    let radius = 3.3 + 3 * random.unit()
    let view = SweptView(radius: radius, reach: random.next() & 1 == 0 ? nil : radius * random.unit())
    let raster = LookRaster(columns: side, rows: side, view: view)
    for row in 0..<side { raster.addGround(row: row, columns: 0..<side) }
    func spot() -> Spot { Spot(x: 60 * random.unit(), y: 60 * random.unit()) }
    return (raster, (0..<count).map { _ in (spot(), spot()) })
  }

  /// Cells whose centre is farther than the radius from every segment, one by one; hairs at the rim are left open.
  private func slow(_ raster: LookRaster, _ segments: [(Spot, Spot)]) -> ClosedRange<Int> {
    var (least, most) = (0, 0)
    for row in 0..<side {
      for column in 0..<side {
        let p = Spot(x: Double(column) + 0.5, y: Double(row) + 0.5)
        var distance = Double.infinity
        for (a, b) in segments { distance = min(distance, self.distance(p, a, b, raster.view)) }
        if distance > raster.radius + 1e-6 { least += 1 }
        if distance > raster.radius - 1e-6 { most += 1 }
      }
    }
    return least...most
  }

  /// The distance from the segment; for a frame, the radius and how far the place lies outside of it.
  private func distance(_ p: Spot, _ a: Spot, _ b: Spot, _ view: SweptView) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let square = dx * dx + dy * dy
    if let reach = view.reach {
      let length = square.squareRoot()
      let along = ((p.x - a.x) * dx + (p.y - a.y) * dy) / length
      let across = abs((p.x - a.x) * dy - (p.y - a.y) * dx) / length
      return view.radius + max(-along - reach, along - length - reach, across - view.radius)
    }
    let t = square > 0 ? max(0, min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / square)) : 0
    return p.distance(to: Spot(x: a.x + t * dx, y: a.y + t * dy))
  }

  @Test(
    "Unseen cells are those that no view reaches, whatever was added, swapped and removed, round or square")
  func matchesSlowTwin() {
    forAll(60) {
      $0.next()
    } property: { number, seed in
      var random = SplitMix64(seed: number)
      var (raster, segments) = made(&random, 6)
      for (a, b) in segments { raster.add(a, b) }
      #expect(slow(raster, segments).contains(raster.unseen), "seed \(seed)")
      let (_, others) = made(&random, 2)
      raster.swap(segments[0].0, segments[0].1, for: others[0].0, others[0].1)
      segments[0] = others[0]
      #expect(slow(raster, segments).contains(raster.unseen), "seed \(seed), after a swap")
      raster.remove(segments[1].0, segments[1].1)
      segments.remove(at: 1)
      #expect(slow(raster, segments).contains(raster.unseen), "seed \(seed), after a removal")
      for (a, b) in segments { raster.remove(a, b) }
      #expect(raster.unseen == side * side, "seed \(seed), empty again")
    }
  }

  @Test("Undo brings back the looks and the tiles")
  func undoes() {
    forAll(40) {
      $0.next()
    } property: { number, seed in
      var random = SplitMix64(seed: number)
      let (raster, segments) = made(&random, 5)
      for (a, b) in segments { raster.add(a, b) }
      let (unseen, most) = (raster.unseen, raster.mostGained(Spot(x: 0, y: 0), Spot(x: 60, y: 60)))
      #expect(most == unseen, "seed \(seed): the tiles hold every unseen cell")
      raster.begin()
      raster.swap(segments[0].0, segments[0].1, for: segments[1].1, segments[2].0)
      raster.remove(segments[3].0, segments[3].1)
      raster.undo()
      #expect(raster.unseen == unseen, "seed \(seed)")
      #expect(raster.mostGained(Spot(x: 0, y: 0), Spot(x: 60, y: 60)) == most, "seed \(seed)")
    }
  }

  @Test("An estimate from every row of a single change is the change")
  func estimatesExactly() {
    forAll(60) {
      $0.next()
    } property: { number, seed in
      var random = SplitMix64(seed: number)
      let (raster, segments) = made(&random, 4)
      for (a, b) in segments { raster.add(a, b) }
      let other = (segments[0].0, Spot(x: 60 * random.unit(), y: 60 * random.unit()))
      let estimate = raster.estimate(out: [segments[0]], in: [other], every: 1)
      let before = raster.unseen
      raster.swap(segments[0].0, segments[0].1, for: other.0, other.1)
      #expect(raster.unseen - before == estimate, "seed \(seed)")
    }
  }
}
