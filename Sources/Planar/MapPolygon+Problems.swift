public import Units

extension MapPolygon {
  /// What is wrong with the shape, in plain words; empty when it is sound.
  ///
  /// Points are numbered from 0 in the order given. Self-crossings are looked for by a sweep from west to
  /// east: about n log n steps for n points of a usual shape.
  public func problems() -> [String] {
    var found = MapPolygon.problems(ofRing: outer, named: "outer ring")
    let outerIsSound = found.isEmpty
    for (number, hole) in holes.enumerated() {
      let name = "hole \(number)"
      let ownProblems = MapPolygon.problems(ofRing: hole, named: name)
      found += ownProblems
      guard outerIsSound, ownProblems.isEmpty else { continue }
      let shell = MapPolygon(outer: outer)
      if let index = hole.firstIndex(where: { !shell.contains($0) }) {
        found.append("\(name): point \(index) lies outside the outer ring")
      } else if let index = hole.indices.first(where: {
        !shell.containsSegment(hole[$0], hole[($0 + 1) % hole.count])
      }) {
        found.append("\(name): the edge after point \(index) leaves the outer ring")
      }
    }
    return found
  }

  private static func problems(ofRing ring: [MapPoint], named name: String) -> [String] {
    let bad = ring.indices.filter { !ring[$0].east.isFinite || !ring[$0].north.isFinite }
    if !bad.isEmpty {
      return bad.map { "\(name): point \($0) is not a finite number" }
    }
    var corners = ring
    if corners.count > 1, corners.first == corners.last {
      return ["\(name): the last point repeats the first; leave it out"]
    }
    corners = corners.enumerated().filter { $0.offset == 0 || $0.element != ring[$0.offset - 1] }.map(
      \.element)
    if corners.count < 3 {
      return ["\(name): \(corners.count) different points in a row, at least 3 are needed"]
    }
    if let (first, second, place) = firstCrossing(ring) {
      let spot = "\(place.east.rounded(places: 3)) m east, \(place.north.rounded(places: 3)) m north"
      return ["\(name): the edge after point \(first) meets the edge after point \(second) at \(spot)"]
    }
    if signedArea(ring) == 0 { return ["\(name): its area is zero"] }
    return []
  }

  /// The first pair of edges, by number, that meet elsewhere than at the corner between neighbours.
  private static func firstCrossing(_ ring: [MapPoint]) -> (Int, Int, MapPoint)? {
    let count = ring.count
    // Edges of no length (a point given twice in a row) are left out; their neighbours then meet there.
    let edges = (0..<count).filter { ring[$0] != ring[($0 + 1) % count] }
    func ends(_ edge: Int) -> (MapPoint, MapPoint) { (ring[edge], ring[(edge + 1) % count]) }
    let order = edges.indices.sorted {
      let (a, b) = ends(edges[$0])
      let (c, d) = ends(edges[$1])
      return (min(a.east, b.east), $0) < (min(c.east, d.east), $1)
    }
    var active: [Int] = []
    var best: (Int, Int)?
    for current in order {
      let (a, b) = ends(edges[current])
      let west = min(a.east, b.east)
      active.removeAll { other in
        let (c, d) = ends(edges[other])
        return max(c.east, d.east) < west
      }
      for other in active where meetWrongly(edges, current, other, ends) {
        let pair = (min(current, other), max(current, other))
        if best.map({ pair < $0 }) ?? true { best = pair }
      }
      active.append(current)
    }
    guard let (first, second) = best else { return nil }
    let (a, b) = ends(edges[first])
    let (c, d) = ends(edges[second])
    return (edges[first], edges[second], meetingPoint(a, b, c, d))
  }

  private static func meetWrongly(
    _ edges: [Int], _ i: Int, _ j: Int, _ ends: (Int) -> (MapPoint, MapPoint)
  ) -> Bool {
    let (first, second) = (min(i, j), max(i, j))
    let (a, b) = ends(edges[first])
    let (c, d) = ends(edges[second])
    if second == first + 1 { return foldsBack(a, b, d) }
    if first == 0, second == edges.count - 1 { return foldsBack(c, a, b) }
    return Segments.intersects(a, b, c, d)
  }

  /// Whether the path `a`, `b`, `c` returns over itself at `b`.
  private static func foldsBack(_ a: MapPoint, _ b: MapPoint, _ c: MapPoint) -> Bool {
    guard Segments.turn(a, b, c) == 0 else { return false }
    let east = (b.east - a.east) * (c.east - b.east)
    let north = (b.north - a.north) * (c.north - b.north)
    return east + north < 0
  }

  private static func meetingPoint(_ a: MapPoint, _ b: MapPoint, _ c: MapPoint, _ d: MapPoint) -> MapPoint {
    let cross = (b.east - a.east) * (d.north - c.north) - (b.north - a.north) * (d.east - c.east)
    if cross == 0 {
      let onFirst = [c, d].first { Segments.distance($0, to: a, b) <= boundaryTolerance }
      return onFirst ?? a
    }
    let t = ((c.east - a.east) * (d.north - c.north) - (c.north - a.north) * (d.east - c.east)) / cross
    return a.interpolated(to: b, fraction: min(1, max(0, t)))
  }
}
