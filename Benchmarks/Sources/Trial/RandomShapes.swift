import Planar
import Units

/// Random shapes in metres around a middle, east and north; rings are open and go counterclockwise unless holes.
struct RandomShapes {
  struct Shape {
    var outer: [MapPoint]
    var holes: [[MapPoint]] = []
  }

  /// What a trial's ground looks like.
  enum Look: String, CaseIterable {
    case star, needle, strip, comb, spiral, holes
    case touchingHoles = "touching-holes"
    case holeAtEdge = "hole-at-edge"
    case parts, tiny, rectangle, triangle
  }

  var random: SplitMix64

  mutating func number(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * random.unit()
  }

  mutating func chance(_ share: Double) -> Bool { random.unit() < share }

  mutating func one<T>(of list: [T]) -> T { list[random.pick(0..<list.count)] }

  mutating func place(within radius: Double) -> MapPoint {
    MapPoint(east: 0, north: 0)
      .moved(course: .degrees(number(0...360)), by: radius * random.unit().squareRoot())
  }

  /// A concave ring that never crosses itself: one corner on each of many rays from its middle.
  mutating func star(_ middle: MapPoint, radius: Double, corners: ClosedRange<Int> = 3...40) -> [MapPoint] {
    let count = corners.lowerBound + random.pick(0..<(corners.upperBound - corners.lowerBound + 1))
    let rough = number(0...0.9)
    let turn = number(0...360)
    var ring: [MapPoint] = []
    for k in 0..<count {
      let share = 1 - rough * random.unit()
      let course = Angle.degrees(turn - Double(k) * 360 / Double(count))
      ring.append(middle.moved(course: course, by: radius * share))
    }
    return ring
  }

  /// A rectangle of any direction.
  mutating func rectangle(_ middle: MapPoint, _ length: Double, _ width: Double) -> [MapPoint] {
    let degrees = number(0...360)
    let course = Angle.degrees(degrees)
    let side = Angle.degrees(degrees + 90)
    func corner(_ a: Double, _ b: Double) -> MapPoint {
      middle.moved(course: course, by: a * length / 2).moved(course: side, by: b * width / 2)
    }
    return [corner(-1, 1), corner(1, 1), corner(1, -1), corner(-1, -1)]
  }

  /// A back with teeth: many parallel narrow cells.
  mutating func comb(_ middle: MapPoint, radius: Double) -> [MapPoint] {
    let teeth = 2 + random.pick(0..<8)
    let pitch = 2 * radius / Double(teeth)
    let gap = pitch * number(0.05...0.8)
    var ring = [MapPoint(east: -radius, north: -radius), MapPoint(east: radius, north: -radius)]
    for tooth in (0..<teeth).reversed() {
      let right = -radius + Double(tooth + 1) * pitch
      let top = radius * number(0.1...1)
      ring.append(MapPoint(east: right, north: top))
      ring.append(MapPoint(east: right - (pitch - gap), north: top))
      if tooth > 0 {
        let foot = -radius + radius * number(0.02...0.6)
        ring.append(MapPoint(east: right - (pitch - gap), north: foot))
        ring.append(MapPoint(east: right - pitch, north: foot))
      }
    }
    return turned(ring, about: middle)
  }

  /// A band that winds inward.
  mutating func spiral(_ middle: MapPoint, radius: Double) -> [MapPoint] {
    let turns = number(0.6...2.2)
    let steps = Int(turns * 14)
    let width = radius / (turns + 1) * number(0.15...0.7)
    func point(_ step: Int, _ inset: Double) -> MapPoint {
      let angle = Double(step) / 14
      let distance = radius * (1 - angle / (turns + 0.6)) - inset
      return MapPoint(east: 0, north: 0).moved(course: .degrees(-angle * 360), by: max(2, distance))
    }
    let outside = (0...steps).map { point($0, 0) }
    let inside = (0...steps).reversed().map { point($0, width) }
    return turned(outside + inside, about: middle)
  }

  private mutating func turned(_ ring: [MapPoint], about middle: MapPoint) -> [MapPoint] {
    let turn = Angle.degrees(number(0...360))
    let (sine, cosine) = (turn.sine, turn.cosine)
    return ring.map {
      MapPoint(
        east: middle.east + $0.east * cosine - $0.north * sine,
        north: middle.north + $0.east * sine + $0.north * cosine)
    }
  }

  /// The polygons of one area.
  mutating func area(_ look: Look, middle: MapPoint, radius: Double) -> [Shape] {
    switch look {
    case .star: return [Shape(outer: star(middle, radius: radius))]
    case .triangle: return [Shape(outer: star(middle, radius: radius, corners: 3...3))]
    case .needle: return [Shape(outer: rectangle(middle, 2 * radius, number(0.5...15)))]
    case .strip: return [Shape(outer: rectangle(middle, 2 * radius, number(15...90)))]
    case .comb: return [Shape(outer: comb(middle, radius: radius))]
    case .spiral: return [Shape(outer: spiral(middle, radius: radius))]
    case .tiny: return [Shape(outer: star(middle, radius: number(0.5...20)))]
    case .rectangle: return [Shape(outer: rectangle(middle, 2 * radius, radius * number(0.2...2)))]
    case .holes:
      let outer = rectangle(middle, 2 * radius, 2 * radius)
      let across = random.pick(1..<4)
      var holes: [[MapPoint]] = []
      for row in 0..<across {
        for column in 0..<across where chance(0.8) {
          let cell = 1.3 * radius / Double(across)
          let at = middle.moved(
            east: (Double(column) - Double(across - 1) / 2) * cell,
            north: (Double(row) - Double(across - 1) / 2) * cell)
          holes.append(star(at, radius: cell * number(0.02...0.49)).reversed())
        }
      }
      return [Shape(outer: outer, holes: holes)]
    case .touchingHoles:
      // Two or three diamonds in a row, each sharing a corner with the next.
      let size = radius * number(0.05...0.3)
      let count = 2 + random.pick(0..<2)
      let holes = (0..<count).map { k in
        diamond(middle.moved(east: (Double(k) - Double(count - 1) / 2) * 2 * size, north: 0), size)
      }
      return [
        Shape(outer: diamond(middle, 2 * radius).reversed(), holes: holes)
      ]
    case .holeAtEdge:
      // The hole's corner is the middle of an outer edge, so that the ground nearly falls apart there.
      let size = radius * number(0.1...0.6)
      let west = middle.moved(east: -radius, north: 0)
      let ring = [
        middle.moved(east: radius, north: radius), middle.moved(east: -radius, north: radius), west,
        middle.moved(east: -radius, north: -radius), middle.moved(east: radius, north: -radius),
      ]
      return [Shape(outer: ring, holes: [diamond(west.moved(east: size, north: 0), size)])]
    case .parts:
      let gap = one(of: [0.0, 0.01, 1, 30, 300])
      let small = radius / 2
      var parts: [Shape] = []
      for k in 0..<(2 + random.pick(0..<3)) {
        let at = middle.moved(east: Double(k) * (2 * small + gap) - radius, north: 0)
        let ring = [
          at.moved(east: -small, north: -small), at.moved(east: small, north: -small),
          at.moved(east: small, north: small), at.moved(east: -small, north: small * number(-0.5...1)),
        ]
        parts.append(Shape(outer: ring))
      }
      return parts
    }
  }

  /// A square on its corner, clockwise.
  private func diamond(_ middle: MapPoint, _ size: Double) -> [MapPoint] {
    [
      middle.moved(east: -size, north: 0), middle.moved(east: 0, north: size),
      middle.moved(east: size, north: 0), middle.moved(east: 0, north: -size),
    ]
  }

  /// A line: a walk, a hairpin, a zigzag, a closed loop, one that crosses itself, or two points.
  mutating func line(_ middle: MapPoint, radius: Double) -> [MapPoint] {
    let start = middle.moved(east: number(-radius...radius), north: number(-radius...radius))
    switch random.pick(0..<6) {
    case 0: return [start, middle.moved(east: number(-radius...radius), north: number(-radius...radius))]
    case 1:
      var points = [start]
      var course = number(0...360)
      for _ in 0..<(1 + random.pick(0..<25)) {
        course += number(-70...70)
        points.append(points[points.count - 1].moved(course: .degrees(course), by: number(1...radius / 3)))
      }
      return points
    case 2:
      let far = start.moved(course: .degrees(number(0...360)), by: radius)
      return [start, far, start.moved(east: number(-20...20), north: number(-20...20))]
    case 3:
      let degrees = number(0...360)
      let (course, side) = (Angle.degrees(degrees), Angle.degrees(degrees + 90))
      return (0..<(3 + random.pick(0..<12))).map { k in
        let on = start.moved(course: course, by: Double(k) * radius / 10)
        return on.moved(course: side, by: k % 2 == 0 ? 0 : radius / 4)
      }
    case 4:
      let ring = star(middle, radius: radius / 2)
      return ring + [ring[0]]
    default:
      var points: [MapPoint] = []
      for _ in 0..<(4 + random.pick(0..<6)) {
        points.append(middle.moved(east: number(-radius...radius), north: number(-radius...radius)))
      }
      return points
    }
  }
}
