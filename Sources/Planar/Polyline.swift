public import Units

/// Jobs on lines of two or more points; all lengths in metres.
public enum Polyline {
  /// Metres along the line.
  public static func length(_ line: [MapPoint]) -> Double {
    var sum = 0.0
    for (a, b) in zip(line, line.dropFirst()) { sum += a.distance(to: b) }
    return sum
  }

  /// The place so many metres along; the ends of the line bound it. Nil when the line has no points.
  public static func point(along line: [MapPoint], at metres: Double) -> MapPoint? {
    guard let first = line.first, let last = line.last else { return nil }
    if metres <= 0 { return first }
    var left = metres
    for (a, b) in zip(line, line.dropFirst()) {
      let step = a.distance(to: b)
      if step > 0, left <= step { return a.interpolated(to: b, fraction: left / step) }
      left -= step
    }
    return last
  }

  /// The line cut into pieces of one equal length, as few as keep every piece within `maximumLength` metres.
  ///
  /// Corners stay in their pieces; neighbours share their end point exactly. Empty when the line has no
  /// length.
  public static func pieces(of line: [MapPoint], maximumLength: Double) -> [[MapPoint]] {
    precondition(maximumLength > 0, "pieces need a maximum length above 0 m, not \(maximumLength)")
    let total = length(line)
    guard total > 0, total.isFinite else { return [] }
    // A hair of slack, so that 300.0000000001 m in pieces of 100 m gives three and not four.
    let count = max(1, Int((total / maximumLength - 1e-9).rounded(.up)))
    var pieces: [[MapPoint]] = []
    var piece = [line[0]]
    var walked = 0.0
    var cut = 1
    for (a, b) in zip(line, line.dropFirst()) {
      let step = a.distance(to: b)
      if step == 0 { continue }
      while cut < count {
        let mark = total * Double(cut) / Double(count)
        if mark > walked + step { break }
        let place = a.interpolated(to: b, fraction: (mark - walked) / step)
        if piece.last != place { piece.append(place) }
        pieces.append(piece)
        piece = [place]
        cut += 1
      }
      walked += step
      if piece.last != b { piece.append(b) }
    }
    if piece.count > 1 { pieces.append(piece) }
    return pieces
  }

  /// The line with fewer points, none of the dropped ones further than `tolerance` metres from it.
  ///
  /// Source: Douglas and Peucker, 1973. The ends stay. Up to n² steps for n points.
  public static func simplified(_ line: [MapPoint], tolerance: Double) -> [MapPoint] {
    guard line.count > 2 else { return line }
    var keep = [Bool](repeating: false, count: line.count)
    keep[0] = true
    keep[line.count - 1] = true
    var open = [(0, line.count - 1)]
    while let (low, high) = open.popLast() {
      guard high - low > 1 else { continue }
      var farthest = low
      var most = tolerance
      for index in (low + 1)..<high {
        let distance = Segments.distance(line[index], to: line[low], line[high])
        if distance > most {
          most = distance
          farthest = index
        }
      }
      if farthest != low {
        keep[farthest] = true
        open.append((low, farthest))
        open.append((farthest, high))
      }
    }
    return line.indices.filter { keep[$0] }.map { line[$0] }
  }

  /// The parts of the line that lie in the union of the closed polygons, in order along the line.
  ///
  /// A part that leaves and comes back in is two parts; parts and gaps shorter than 1e-9 m are left out.
  /// Takes segments times edges steps.
  public static func inside(_ polygons: [MapPolygon], line: [MapPoint]) -> [[MapPoint]] {
    var parts: [[MapPoint]] = []
    var part: [MapPoint] = []
    func close() {
      if part.count > 1 { parts.append(part) }
      part = []
    }
    for (a, b) in zip(line, line.dropFirst()) where a != b {
      let near = polygons.filter {
        $0.bounds.expanded(by: boundaryTolerance).intersects(MapBox([a, b]))
      }
      let cuts = segmentCuts(near, a, b)
      let length = a.distance(to: b)
      var start = 0.0
      for cut in cuts.dropFirst() where (cut - start) * length > boundaryTolerance || cut == 1 {
        let middle = a.interpolated(to: b, fraction: (start + cut) / 2)
        if near.contains(where: { $0.contains(middle) }) {
          if part.isEmpty { part.append(a.interpolated(to: b, fraction: start)) }
          let end = a.interpolated(to: b, fraction: cut)
          // A straight run through a shared edge of two polygons keeps no point there.
          if start > 0, part.count > 1 { part.removeLast() }
          part.append(end)
        } else {
          close()
        }
        start = cut
      }
    }
    close()
    return parts
  }
}
