/// What makes a fence polygon unusable.
enum FenceRules {
  /// At least three different corners, not closed by a repeated one, no side crossing another.
  ///
  /// Cost: quadratic in the corners, of which an autopilot stores at most some dozens.
  static func problems(_ vertices: [FencePolygon.Vertex]) -> [String] {
    if Set(vertices).count < 3 { return ["a fence needs at least 3 different corners"] }
    if vertices.first == vertices.last { return ["the fence is closed by a repeated corner"] }
    if Set(vertices).count < vertices.count { return ["a corner of the fence stands twice"] }
    let count = vertices.count
    for i in 0..<count {
      for j in i + 1..<count where j != i + 1 && (j + 1) % count != i {
        if cross(vertices[i], vertices[(i + 1) % count], vertices[j], vertices[(j + 1) % count]) {
          return ["side \(i + 1) of the fence crosses side \(j + 1)"]
        }
      }
    }
    return []
  }

  private static func cross(
    _ a: FencePolygon.Vertex, _ b: FencePolygon.Vertex, _ c: FencePolygon.Vertex, _ d: FencePolygon.Vertex
  ) -> Bool {
    side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b)
  }

  /// Whether `c` lies to the left of the line from `a` to `b`.
  private static func side(_ a: FencePolygon.Vertex, _ b: FencePolygon.Vertex, _ c: FencePolygon.Vertex)
    -> Bool
  {
    let turn =
      (b.longitudeDeg - a.longitudeDeg) * (c.latitudeDeg - a.latitudeDeg)
      - (b.latitudeDeg - a.latitudeDeg) * (c.longitudeDeg - a.longitudeDeg)
    return turn > 0
  }

  /// Whether a place lies strictly inside a ring. Cost: linear.
  static func contains(_ vertices: [FencePolygon.Vertex], latitudeDeg: Double, longitudeDeg: Double) -> Bool {
    var inside = false
    var previous = vertices.count - 1
    for current in vertices.indices {
      let (a, b) = (vertices[current], vertices[previous])
      if (a.latitudeDeg > latitudeDeg) != (b.latitudeDeg > latitudeDeg) {
        let share = (latitudeDeg - a.latitudeDeg) / (b.latitudeDeg - a.latitudeDeg)
        if longitudeDeg < a.longitudeDeg + share * (b.longitudeDeg - a.longitudeDeg) { inside.toggle() }
      }
      previous = current
    }
    return inside
  }
}
