import Units

/// Star-shaped areas with holes, for laws on random ground.
enum RandomArea {
  /// An area about `size` metres across with some notches, and up to three small holes that do not touch.
  static func area(_ random: inout SplitMix64, size: Double) -> MapPolygon {
    let count = 5 + random.pick(0..<20)
    var outer: [MapPoint] = []
    for k in 0..<count {
      let turn = 360 * (Double(k) + 0.7 * random.unit()) / Double(count)
      outer.append(at(turn, size * (0.3 + 0.2 * random.unit())))
    }
    var holes: [[MapPoint]] = []
    for k in 0..<random.pick(0..<4) {
      let middle = at(120 * Double(k) + 40 * random.unit(), size * 0.15)
      let corners = 3 + random.pick(0..<4)
      holes.append(
        (0..<corners).map { n in
          let corner = at(360 * (Double(n) + 0.5 * random.unit()) / Double(corners), size * 0.06)
          return MapPoint(east: middle.east + corner.east, north: middle.north + corner.north)
        })
    }
    return MapPolygon(outer: outer, holes: holes)
  }

  private static func at(_ turnDeg: Double, _ distance: Double) -> MapPoint {
    // Cosine and sine by rotation in small steps would do as well; exactness does not matter here.
    let angle = turnDeg / 180 * Double.pi
    return MapPoint(east: distance * sine(angle + .pi / 2), north: distance * sine(angle))
  }

  /// A sine good to about 1e-3, so that these tests need no library of mathematics.
  private static func sine(_ angle: Double) -> Double {
    let turned = angle - (angle / (2 * .pi)).rounded() * 2 * .pi
    let parabola = 4 / Double.pi * turned - 4 / (Double.pi * Double.pi) * turned * abs(turned)
    return 0.775 * parabola + 0.225 * parabola * abs(parabola)
  }
}
