/// Two straight motions and all pairs of moments at which their heights are too near each other.
///
/// A pair is a point (x, d): x seconds into the first motion, the second aircraft d seconds later. The level
/// offset between the two places is linear in (x, d), so its square is a convex quadratic; the pairs that the
/// durations, the margin and the vertical separation leave are a convex polygon. The least distance is that
/// of a quadratic over a polygon, and the pairs that are too close are the polygon cut with an ellipse (a
/// strip, where the courses are parallel). Both have closed forms: nothing is sampled.
struct Meeting {
  struct Point {
    var x, d: Double
  }

  /// Level offset, second less first: constant, per second of x, per second of d.
  private let east: (base: Double, x: Double, d: Double)
  private let north: (base: Double, x: Double, d: Double)
  /// The same for the height.
  private let up: (base: Double, x: Double, d: Double)
  private let first, second: Motion
  /// Seconds from the start of the first motion to that of the second.
  private let lag: Double
  private let margin: Double?
  private let verticalM: Double
  /// Corners in order; a polygon of no area may have all its corners in one place.
  private let corners: [Point]

  /// Nil when there is no such pair.
  ///
  /// - Parameter margin: The most that |d| may be, seconds; nil: any, the shift of a whole flight is looked
  ///   for.
  init?(_ first: Motion, _ second: Motion, verticalM: Double, margin: Double?) {
    self.first = first
    self.second = second
    self.margin = margin
    self.verticalM = verticalM
    let (dura, durb) = (first.endS - first.startS, second.endS - second.startS)
    let lag = second.startS - first.startS
    self.lag = lag
    func offset(_ part: KeyPath<SpacePoint, Double>) -> (base: Double, x: Double, d: Double) {
      let own = (first.to[keyPath: part] - first.from[keyPath: part]) / dura
      let other = (second.to[keyPath: part] - second.from[keyPath: part]) / durb
      let base = second.from[keyPath: part] - first.from[keyPath: part] - other * lag
      return (base, other - own, other)
    }
    east = offset(\.east)
    north = offset(\.north)
    up = offset(\.up)
    var corners: [Point]
    if let margin {
      // Clipped in d by its bounds alone, so that without a margin d stays 0 exactly.
      corners = [
        Point(x: 0, d: -margin), Point(x: dura, d: -margin), Point(x: dura, d: margin),
        Point(x: 0, d: margin),
      ]
      corners = Meeting.clip(corners) { $0.x + $0.d - lag }
      corners = Meeting.clip(corners) { durb - ($0.x + $0.d - lag) }
    } else {
      corners = [
        Point(x: 0, d: lag), Point(x: dura, d: lag - dura), Point(x: dura, d: lag - dura + durb),
        Point(x: 0, d: lag + durb),
      ]
    }
    let up = up
    func height(_ point: Point) -> Double { up.base + up.x * point.x + up.d * point.d }
    let heights = corners.map(height)
    // Exactly the separation apart is apart enough.
    guard let low = heights.min(), let high = heights.max(), low < verticalM, high > -verticalM else {
      return nil
    }
    if high > verticalM { corners = Meeting.clip(corners) { verticalM - height($0) } }
    if low < -verticalM { corners = Meeting.clip(corners) { height($0) + verticalM } }
    if corners.isEmpty { return nil }
    self.corners = corners
  }

  /// The part of a convex polygon where a linear function is not negative.
  private static func clip(_ corners: [Point], _ value: (Point) -> Double) -> [Point] {
    guard var before = corners.last else { return [] }
    var valueBefore = value(before)
    var kept: [Point] = []
    kept.reserveCapacity(corners.count + 1)
    for corner in corners {
      let own = value(corner)
      if (own >= 0) != (valueBefore >= 0) {
        let share = valueBefore / (valueBefore - own)
        kept.append(
          Point(x: before.x + (corner.x - before.x) * share, d: before.d + (corner.d - before.d) * share))
      }
      if own >= 0 { kept.append(corner) }
      (before, valueBefore) = (corner, own)
    }
    return kept
  }

  private func offset(_ point: Point) -> (east: Double, north: Double) {
    (
      east.base + east.x * point.x + east.d * point.d,
      north.base + north.x * point.x + north.d * point.d
    )
  }

  /// Square metres.
  func levelSquared(_ point: Point) -> Double {
    let way = offset(point)
    return way.east * way.east + way.north * way.north
  }

  /// Metres that the second is above the first.
  func height(_ point: Point) -> Double { up.base + up.x * point.x + up.d * point.d }

  /// Whether a pair keeps to the durations, the margin and the heights.
  private func holds(_ point: Point) -> Bool {
    let later = point.x + point.d - lag
    return point.x >= 0 && point.x <= first.endS - first.startS && later >= 0
      && later <= second.endS - second.startS && point.d.magnitude <= margin ?? .infinity
      && height(point).magnitude <= verticalM
  }

  /// The pair at which the two are closest level; of several, one.
  func closest() -> Point {
    var best = corners[0]
    var least = levelSquared(best)
    func take(_ point: Point) {
      let value = levelSquared(point)
      if value < least { (best, least) = (point, value) }
    }
    let xx = east.x * east.x + north.x * north.x
    let xd = east.x * east.d + north.x * north.d
    let dd = east.d * east.d + north.d * north.d
    let gx = east.base * east.x + north.base * north.x
    let gd = east.base * east.d + north.base * north.d
    let determinant = xx * dd - xd * xd
    if determinant > 0 {
      let still = Point(x: (xd * gd - dd * gx) / determinant, d: (xd * gx - xx * gd) / determinant)
      if holds(still) { take(still) }
    }
    for (index, a) in corners.enumerated() {
      let b = corners[index + 1 == corners.count ? 0 : index + 1]
      take(a)
      let (from, to) = (offset(a), offset(b))
      let (alongEast, alongNorth) = (to.east - from.east, to.north - from.north)
      let length = alongEast * alongEast + alongNorth * alongNorth
      if length <= 0 { continue }
      let share = -(from.east * alongEast + from.north * alongNorth) / length
      if share > 0 && share < 1 { take(Point(x: a.x + (b.x - a.x) * share, d: a.d + (b.d - a.d) * share)) }
    }
    return best
  }

  /// The bounds of x over all pairs closer than `levelM`, and those of d; nil when none is.
  func extent(levelM: Double) -> (x: ClosedRange<Double>, d: ClosedRange<Double>)? {
    let square = levelM * levelM
    var xs: (Double, Double) = (.infinity, -.infinity)
    var ds: (Double, Double) = (.infinity, -.infinity)
    func take(_ point: Point) {
      xs = (min(xs.0, point.x), max(xs.1, point.x))
      ds = (min(ds.0, point.d), max(ds.1, point.d))
    }
    let nearest = closest()
    if levelSquared(nearest) >= square { return nil }
    take(nearest)
    for (index, a) in corners.enumerated() {
      let b = corners[index + 1 == corners.count ? 0 : index + 1]
      let (from, to) = (offset(a), offset(b))
      if from.east * from.east + from.north * from.north <= square { take(a) }
      let (alongEast, alongNorth) = (to.east - from.east, to.north - from.north)
      for share in Meeting.roots(
        alongEast * alongEast + alongNorth * alongNorth,
        from.east * alongEast + from.north * alongNorth,
        from.east * from.east + from.north * from.north - square) where share > 0 && share < 1
      {
        take(Point(x: a.x + (b.x - a.x) * share, d: a.d + (b.d - a.d) * share))
      }
    }
    // The ellipse's own ends: where the distance does not change with the other of the two numbers.
    for end in ends(fixed: (east.x, north.x), free: (east.d, north.d), levelM) {
      let point = Point(x: end.fixed, d: end.free)
      if holds(point) { take(point) }
    }
    for end in ends(fixed: (east.d, north.d), free: (east.x, north.x), levelM) {
      let point = Point(x: end.free, d: end.fixed)
      if holds(point) { take(point) }
    }
    return (xs.0...xs.1, ds.0...ds.1)
  }

  private func ends(
    fixed: (east: Double, north: Double), free: (east: Double, north: Double), _ levelM: Double
  ) -> [(fixed: Double, free: Double)] {
    let length = free.east * free.east + free.north * free.north
    let turn = fixed.east * free.north - fixed.north * free.east
    if length <= 0 || turn == 0 { return [] }
    let base = east.base * free.north - north.base * free.east
    return [-levelM, levelM].map { side in
      let value = (side * length.squareRoot() - base) / turn
      let (e, n) = (east.base + fixed.east * value, north.base + fixed.north * value)
      return (value, -(e * free.east + n * free.north) / length)
    }
  }

  /// Real roots of a·s² + 2·b·s + c, a not below 0.
  private static func roots(_ a: Double, _ b: Double, _ c: Double) -> [Double] {
    let discriminant = b * b - a * c
    if a <= 0 || discriminant <= 0 { return [] }
    // Without the difference of two near numbers.
    let sum = -(b + (b < 0 ? -1 : 1) * discriminant.squareRoot())
    return sum == 0 ? [0] : [sum / a, c / sum]
  }
}
