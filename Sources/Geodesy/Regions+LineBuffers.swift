internal import CGEOS
import Planar
public import Units

extension Regions {
  /// What lies beside the line: up to `left` metres on its left and `right` metres on its right, ends cut
  /// square.
  ///
  /// A width of 0 keeps that side free of the region up to the line itself, also at sharp corners and where
  /// the line comes back on itself; only around the two ends of the line may a strip that bends by more than
  /// its width reach over. A line whose last point repeats its first is a ring and has no ends. Outer corners
  /// are rounded; coordinates are rounded to 1 µm.
  ///
  /// How: a rectangle on each segment and a sector at each outer corner are united; the result is cut along
  /// the line; of its pieces those stay that touch the line from the asked side.
  public static func bufferedLine(
    _ line: [MapPoint], left: Double, right: Double, quadrantSegments: Int = 8
  ) throws(GeodesyError) -> [MapPolygon] {
    try checkLine(line)
    try checkNumber(left, "width on the left", least: 0)
    try checkNumber(right, "width on the right", least: 0)
    guard (1...1000).contains(quadrantSegments) else {
      throw GeodesyError(.badShape, "a quarter circle in \(quadrantSegments) chords; 1...1000 are possible")
    }
    let corners = line.enumerated().filter { $0.offset == 0 || line[$0.offset - 1] != $0.element }.map(
      \.element)
    let engine = try GeosEngine()
    var pieces: [MapPolygon] = []
    if left > 0 { pieces += try engine.side(of: corners, SideSweep(width: left, side: 1, quadrantSegments)) }
    if right > 0 {
      pieces += try engine.side(of: corners, SideSweep(width: right, side: -1, quadrantSegments))
    }
    if pieces.isEmpty { return [] }
    let all = try engine.multiPolygon(pieces)
    return try engine.polygons(
      engine.make("uniting the strips", from: all) { GEOSUnaryUnionPrec_r($0, $1, 1e-6) })
  }
}

/// The rectangles and sectors that a stick of the given width covers when drawn along one side of a line.
private struct SideSweep {
  let width: Double
  /// 1 for the left side, -1 for the right one.
  let side: Double
  let quadrantSegments: Int

  init(width: Double, side: Double, _ quadrantSegments: Int) {
    self.width = width
    self.side = side
    self.quadrantSegments = quadrantSegments
  }

  func shapes(along line: [MapPoint]) -> [MapPolygon] {
    var shapes: [MapPolygon] = []
    for (a, b) in zip(line, line.dropFirst()) {
      let (east, north) = stick(a, b)
      shapes.append(
        MapPolygon(outer: [a, b, b.moved(east: east, north: north), a.moved(east: east, north: north)]))
    }
    for (a, (b, c)) in zip(line, zip(line.dropFirst(), line.dropFirst(2))) {
      if let sector = sector(a, b, c) { shapes.append(sector) }
    }
    if line.count > 3, line.first == line.last, let sector = sector(line[line.count - 2], line[0], line[1]) {
      shapes.append(sector)
    }
    return shapes
  }

  /// From the line to the far edge, at right angles to the segment.
  private func stick(_ a: MapPoint, _ b: MapPoint) -> (east: Double, north: Double) {
    let length = a.distance(to: b)
    let scale = side * width / length
    return (-(b.north - a.north) * scale, (b.east - a.east) * scale)
  }

  /// The round part at a corner; nil where the side is the inner one, or the line runs straight on.
  private func sector(_ a: MapPoint, _ b: MapPoint, _ c: MapPoint) -> MapPolygon? {
    let turn = Segments.turn(a, b, c)
    let straight = (b.east - a.east) * (c.east - b.east) + (b.north - a.north) * (c.north - b.north)
    if Double(turn) * side > 0 || (turn == 0 && straight > 0) { return nil }
    let from = stick(a, b)
    let to = stick(b, c)
    let start = Angle.course(east: from.east, north: from.north).degrees
    let end = Angle.course(east: to.east, north: to.north).degrees
    // The arc of a left strip runs clockwise, that of a right one counter-clockwise.
    var sweep = (end - start) * side
    if sweep < 0 { sweep += 360 }
    let steps = max(1, Int((sweep * Double(quadrantSegments) / 90).rounded(.up)))
    var ring = [b, b.moved(east: from.east, north: from.north)]
    for step in 1..<max(1, steps) {
      let course = Angle.degrees(start + side * sweep * Double(step) / Double(steps))
      ring.append(b.moved(course: course, by: width))
    }
    ring.append(b.moved(east: to.east, north: to.north))
    return MapPolygon(outer: ring)
  }
}

extension GeosEngine {
  /// The pieces of the sweep that touch the line from the sweep's side.
  fileprivate func side(of line: [MapPoint], _ sweep: SideSweep) throws(GeodesyError) -> [MapPolygon] {
    let region = try region(sweep.shapes(along: line))
    // A new geometry; null on failure.
    let outline = try make("outlining a strip", from: region) { GEOSBoundary_r($0, $1) }
    let both = try collection([outline, self.line(line)], GEOS_GEOMETRYCOLLECTION)
    let noded = try make("cutting a strip", from: both) { GEOSUnaryUnion_r($0, $1) }
    let faces = try make("cutting a strip", from: noded) { handle, pointer in
      var inputs: [OpaquePointer?] = [pointer]
      // Does not take its inputs.
      return GEOSPolygonize_r(handle, &inputs, 1)
    }
    let index = SegmentIndex(lines: [line])
    return try polygons(faces).filter { touches($0, index, fromLeft: sweep.side > 0) }
  }

  /// Whether an edge of the face runs along the line, with the face on the asked side of the line.
  ///
  /// Faces come with the inside on the left of all their edges.
  private func touches(_ face: MapPolygon, _ index: SegmentIndex, fromLeft: Bool) -> Bool {
    let reach = 1e-6
    var found = false
    face.forEachEdge { a, b in
      let length = a.distance(to: b)
      guard !found, length > reach else { return }
      let middle = a.interpolated(to: b, fraction: 0.5)
      for number in index.edges(near: middle, middle, within: reach) {
        let edge = index.edges[number]
        let east = (edge.to.east - edge.from.east) * (b.east - a.east)
        let north = (edge.to.north - edge.from.north) * (b.north - a.north)
        let cosine = (east + north) / (length * edge.from.distance(to: edge.to))
        if fromLeft ? cosine > 0.999 : cosine < -0.999 { found = true }
      }
    }
    return found
  }
}
