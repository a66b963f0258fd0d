import Geodesy
import Planar
import TestSupport
import Testing
import Units

@testable import Coverage

@Suite("Outlines of cells") struct OutlineTests {
  static func raster(_ columns: Int, _ rows: Int) -> CellRaster {
    CellRaster(
      ground: [Scene.polygon(-40, 15, -40 + 5 * Double(columns), 15 + 5 * Double(rows))], cellM: 5)
  }

  static func total(_ patches: [CellPatch]) -> Double {
    patches.reduce(0) { $0 + $1.outline.area }
  }

  @Test("random sets of cells: area, soundness, cells and direction")
  func laws() {
    let raster = OutlineTests.raster(17, 13)
    var holes = 0
    forAll(200) { random in
      let share = random.unit()
      return (0..<raster.count).map { _ in random.unit() < share }
    } property: { members, seed in
      let patches = CellOutlines.patches(of: members, in: raster)
      let count = members.count { $0 }
      #expect(OutlineTests.total(patches) == Double(count) * 25, "seed \(seed)")
      #expect(patches.flatMap(\.cells).sorted() == members.indices.filter { members[$0] }, "seed \(seed)")
      #expect(raster.mask(of: patches.map(\.outline)) == members, "seed \(seed)")
      for patch in patches {
        #expect(Regions.invalidReason(patch.outline) == nil, "seed \(seed)")
        #expect(patch.outline.area == Double(patch.cells.count) * 25, "seed \(seed)")
        #expect(MapPolygon.signedArea(patch.outline.outer) > 0, "seed \(seed)")
        for hole in patch.outline.holes {
          #expect(MapPolygon.signedArea(hole) < 0, "seed \(seed)")
          holes += 1
        }
      }
    }
    #expect(holes > 100)
  }

  @Test("a hole that touches the outer ring at a corner stays a hole")
  func pinched() {
    // Row by row from the south; `#` are members.
    let picture = ["####", "#.##", "##.#", "###."]
    let raster = OutlineTests.raster(4, 4)
    let members = picture.flatMap { $0.map { $0 == "#" } }
    let patches = CellOutlines.patches(of: members, in: raster)
    #expect(patches.count == 1)
    #expect(patches[0].outline.holes.count == 2)
    #expect(OutlineTests.total(patches) == 13 * 25)
    #expect(Regions.invalidReason(patches[0].outline) == nil)
  }

  @Test("drawn outlines stay sound and close to the cells")
  func drawn() throws {
    let raster = OutlineTests.raster(60, 60)
    try forAll(20) { random in
      (100 + 60 * random.unit(), 160 + 40 * random.unit(), 40 + 80 * random.unit())
    } property: { input, seed in
      let (east, north, radius) = input
      let members = (0..<raster.count).map {
        let away = raster.centre(of: $0).distance(to: MapPoint(east, north))
        return away < radius && away > radius / 3
      }
      for patch in CellOutlines.patches(of: members, in: raster) {
        let drawn = OutlineDegrees.drawn(patch.outline, cells: patch.cells.count, cellM: 5)
        #expect(Regions.isValid([drawn]), "seed \(seed)")
        #expect(drawn.outer.count <= patch.outline.outer.count, "seed \(seed)")
        let away = try Regions.hausdorffDistance([drawn], [patch.outline])
        #expect(away <= 5, "seed \(seed)")
      }
    }
  }

  @Test("degrees: closed rings, outer counter-clockwise, holes clockwise")
  func degrees() throws {
    let raster = OutlineTests.raster(9, 9)
    let members = (0..<81).map { $0 != 40 }
    let patches = CellOutlines.patches(of: members, in: raster)
    let shapes = try OutlineDegrees.multiPolygons([patches], cellM: 5, frame: Scene.frame)
    #expect(shapes.count == 1 && shapes[0].count == 1 && shapes[0][0].count == 2)
    for (number, ring) in shapes[0][0].enumerated() {
      #expect(ring.first == ring.last && ring.count >= 5)
      let points = ring.dropLast().map { MapPoint(east: $0[0] - 114.17, north: $0[1] - 22.28) }
      #expect((MapPolygon.signedArea(points) > 0) == (number == 0))
      for position in ring { #expect(position.allSatisfy { $0 == $0.rounded(places: 6) }) }
    }
  }
}
