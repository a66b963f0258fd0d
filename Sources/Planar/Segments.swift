public import Units

/// Distances and crossings of straight segments in the plane; all lengths in metres.
public enum Segments {
  /// The distance from `p` to the segment from `a` to `b`; a segment of no length counts as a point.
  public static func distance(_ p: MapPoint, to a: MapPoint, _ b: MapPoint) -> Double {
    p.distance(to: closestPoint(p, a, b))
  }

  /// The distance between two segments: 0 when they touch or cross.
  public static func distance(_ a: MapPoint, _ b: MapPoint, to c: MapPoint, _ d: MapPoint) -> Double {
    if intersects(a, b, c, d) { return 0 }
    let fromFirst = min(distance(a, to: c, d), distance(b, to: c, d))
    let fromSecond = min(distance(c, to: a, b), distance(d, to: a, b))
    return min(fromFirst, fromSecond)
  }

  /// The place on the segment from `a` to `b` that is closest to `p`.
  public static func closestPoint(_ p: MapPoint, _ a: MapPoint, _ b: MapPoint) -> MapPoint {
    let east = b.east - a.east
    let north = b.north - a.north
    let square = east * east + north * north
    if square == 0 { return a }
    let t = ((p.east - a.east) * east + (p.north - a.north) * north) / square
    if t <= 0 { return a }
    if t >= 1 { return b }
    return MapPoint(east: a.east + t * east, north: a.north + t * north)
  }

  /// Whether the segments `a`–`b` and `c`–`d` have a point in common; touching counts. Exact for finite
  /// input.
  public static func intersects(_ a: MapPoint, _ b: MapPoint, _ c: MapPoint, _ d: MapPoint) -> Bool {
    if max(a.east, b.east) < min(c.east, d.east) || max(c.east, d.east) < min(a.east, b.east)
      || max(a.north, b.north) < min(c.north, d.north) || max(c.north, d.north) < min(a.north, b.north)
    {
      return false
    }
    // With overlapping boxes, segments meet exactly when neither lies strictly on one side of the other.
    let cSide = turn(a, b, c)
    let dSide = turn(a, b, d)
    if cSide * dSide > 0 { return false }
    let aSide = turn(c, d, a)
    let bSide = turn(c, d, b)
    return aSide * bSide <= 0
  }

  /// Which way the path `a`, `b`, `c` turns: 1 left, -1 right, 0 not at all. The sign is exact.
  ///
  /// Source of the error bound: Shewchuk, Adaptive Precision Floating-Point Arithmetic, 1997. Exact as long
  /// as no product under- or overflows, which no place on Earth in metres does.
  public static func turn(_ a: MapPoint, _ b: MapPoint, _ c: MapPoint) -> Int {
    let left = (a.east - c.east) * (b.north - c.north)
    let right = (a.north - c.north) * (b.east - c.east)
    let determinant = left - right
    let bound = 3.3306690738754716e-16 * (abs(left) + abs(right))
    if determinant > bound { return 1 }
    if determinant < -bound { return -1 }
    return exactTurn(a, b, c)
  }

  /// The sign of the full determinant, summed without any rounding.
  private static func exactTurn(_ a: MapPoint, _ b: MapPoint, _ c: MapPoint) -> Int {
    var sum = ExactSum()
    sum.add(a.east, times: b.north)
    sum.add(-a.north, times: b.east)
    sum.add(b.east, times: c.north)
    sum.add(-b.north, times: c.east)
    sum.add(c.east, times: a.north)
    sum.add(-c.north, times: a.east)
    return sum.sign
  }
}

/// A sum of products held without rounding, as parts of growing size that do not overlap.
private struct ExactSum {
  private var parts: [Double] = []

  mutating func add(_ x: Double, times y: Double) {
    let product = x * y
    grow(by: (-product).addingProduct(x, y))
    grow(by: product)
  }

  private mutating func grow(by value: Double) {
    var carry = value
    for index in parts.indices {
      let part = parts[index]
      let sum = carry + part
      let taken = sum - carry
      parts[index] = (carry - (sum - taken)) + (part - taken)
      carry = sum
    }
    parts.append(carry)
  }

  /// The sign of the largest part that is not 0.
  var sign: Int {
    guard let top = parts.last(where: { $0 != 0 }) else { return 0 }
    return top > 0 ? 1 : -1
  }
}
