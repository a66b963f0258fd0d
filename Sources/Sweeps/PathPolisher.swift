import Units

/// Makes a covering path shorter by small random changes, most of them kept only when they pay (simulated annealing).
///
/// A change costs the length that it adds and the unseen ground that it leaves, at a price for each cell. The price
/// rises while more ground is unseen than allowed and falls while less is, so that the search moves along that limit;
/// the best path within it is kept. Every place and segment stays inside the region.
///
/// A round is one change tried; it takes in proportion to the rows of cells beside the changed segments.
struct PathPolisher {
  var path: [Spot]
  /// The best path within the allowance so far, and its cost; nil until one was seen.
  private(set) var best: (path: [Spot], cost: Double)?
  /// Most cells that may stay unseen.
  private(set) var allowed: Int

  let raster: LookRaster
  let region: FlyableRegion
  let measure: PathMeasure
  let ends: PathEnds
  var random: SplitMix64
  var cost = 0.0
  /// Cells of length that one unseen cell is worth.
  private(set) var price: Double
  private var heat = 0.0
  var fresh: [Spot] = []
  var olds: [(Spot, Spot)] = []
  var news: [(Spot, Spot)] = []
  let radius: Double

  /// Steps of a random change, in radii.
  /// Prices between which the search may move, in radii of length a cell.
  private static let prices = (low: 0.2, high: 30.0)
  private static let strides = [0.03, 0.06, 0.12, 0.25, 0.5, 1.0]

  /// - `path`: two places at least, all inside the region; its looks are added to the raster, which must have none.
  init(
    path: [Spot], raster: LookRaster, region: FlyableRegion, measure: PathMeasure, allowed: Int, seed: UInt64,
    ends: PathEnds = PathEnds(), price: Double
  ) {
    self.path = path
    self.raster = raster
    self.region = region
    self.measure = measure
    self.allowed = allowed
    self.ends = ends
    random = SplitMix64(seed: seed)
    radius = raster.radius
    self.price = price
    for (a, b) in zip(path, path.dropFirst()) { raster.add(a, b) }
    cost = total()
    keepIfBetter()
  }

  /// Takes the looks of the path out of the raster again.
  func clear() {
    for (a, b) in zip(path, path.dropFirst()) { raster.remove(a, b) }
  }

  func total() -> Double {
    var sum = measure.path(path)
    if let first = path.first, let last = path.last { sum += ends.first(first) + ends.last(last) }
    return sum
  }

  /// - `from`, `to`: the heat at the beginning and at the end, in radii.
  mutating func run(_ stop: StopRule, from: Double, to: Double) {
    let steps = max(1, (stop.rounds + 127) / 128)
    // The same factor every step: heat falls evenly on a logarithmic scale.
    let cooling = root(to / from, steps)
    heat = from * radius
    for step in 0..<steps {
      for _ in 0..<min(128, stop.rounds - step * 128) { change() }
      turnOn()
      keepIfBetter()
      heat *= cooling
      if step % 4 == 3 {
        price = max(
          PathPolisher.prices.low / radius,
          min(PathPolisher.prices.high / radius, raster.unseen > allowed ? price * 1.06 : price / 1.06))
        if !stop.mayGoOn() { return }
      }
    }
  }

  /// Sets a new allowance; the best path so far is forgotten.
  mutating func allow(_ cells: Int) {
    allowed = cells
    best = nil
    keepIfBetter()
  }

  /// Raises the price until the allowance holds; false when it does not within the rounds.
  mutating func settle(rounds: Int) -> Bool {
    heat = 0.001 * radius
    for round in 0..<rounds where raster.unseen > allowed {
      change()
      if round % 64 == 63 { price = min(100 / radius, price * 1.1) }
    }
    keepIfBetter()
    return raster.unseen <= allowed
  }

  /// Adds ways to ground that small changes do not reach, such as pockets behind a corner, until the allowance holds.
  ///
  /// Each way goes from the path to a place that sees a cell where most are unseen, and back, where that adds least.
  /// Less unseen ground in one place than a 50th of a square width is left to small changes.
  mutating func visitPockets(_ net: WayNet, most: Int) {
    let least = Int(radius * radius * 0.08)
    for _ in 0..<most where raster.unseen > allowed {
      guard let (cell, unseen) = raster.fullestTile(), unseen > least else { break }
      var near: [(k: Int, goal: Spot, length: Double)] = []
      for goal in places(toSee: cell) {
        for k in 0..<(path.count - 1) {
          let there = path[k].distance(to: goal) + goal.distance(to: path[k + 1])
          near.append((k, goal, there - path[k].distance(to: path[k + 1])))
        }
      }
      near.sort { ($0.length, $0.k, $0.goal.x, $0.goal.y) < ($1.length, $1.k, $1.goal.x, $1.goal.y) }
      var best: (length: Double, k: Int, way: [Spot]) = (.infinity, 0, [])
      // Straight ways are no longer than real ones.
      for (k, goal, straight) in near.prefix(40) where straight < best.length {
        guard let there = net.bends(path[k], goal), let back = net.bends(goal, path[k + 1]) else { continue }
        let way = there + [goal] + back
        var length = -path[k].distance(to: path[k + 1])
        for (a, b) in zip([path[k]] + way, way + [path[k + 1]]) { length += a.distance(to: b) }
        if length < best.length { best = (length, k, way) }
      }
      guard !best.way.isEmpty else { continue }
      let (from, to) = (path[best.k], path[best.k + 1])
      raster.begin()
      for (a, b) in zip([from] + best.way, best.way + [to]) { raster.add(a, b) }
      raster.remove(from, to)
      path.insert(contentsOf: best.way, at: best.k + 1)
    }
    cost = total()
    keepIfBetter()
  }

  /// Places in the region from which the cell is seen: above it and around.
  private func places(toSee cell: Spot) -> [Spot] {
    var found = region.contains(cell) ? [cell] : []
    for share in [0.5, 0.9] {
      let r = share * radius
      let d = r * 0.7071
      for (dx, dy) in [(r, 0), (-r, 0), (0, r), (0, -r), (d, d), (d, -d), (-d, d), (-d, -d)] {
        let spot = Spot(x: cell.x + dx, y: cell.y + dy)
        if region.contains(spot) { found.append(spot) }
      }
    }
    return found
  }

  /// Begins a closed path at another of its places.
  private mutating func turnOn() {
    guard ends.isClosed, path.count > 3 else { return }
    let k = random.pick(1..<(path.count - 1))
    path = Array(path[k...]) + Array(path[1...k])
  }

  private mutating func keepIfBetter() {
    if raster.unseen <= allowed, cost < (best?.cost ?? .infinity) - 1e-9 { best = (path, cost) }
  }

  /// The n-th root of a share of 1 by bisection: no library function, so that every machine agrees.
  private func root(_ value: Double, _ n: Int) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      var power = 1.0
      var base = middle
      var k = n
      while k > 0 {
        if k & 1 == 1 { power *= base }
        base *= base
        k >>= 1
      }
      if power < value { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// A step to either side, of one of the strides.
  private mutating func stride() -> Double {
    let size = PathPolisher.strides[random.pick(0..<PathPolisher.strides.count)] * radius
    return size * (2 * random.unit() - 1)
  }

  private mutating func change() {
    let count = path.count
    let kind = random.pick(0..<100)
    fresh.removeAll(keepingCapacity: true)
    switch kind {
    case ..<24:
      let k = random.pick(0..<count)
      fresh.append(Spot(x: path[k].x + stride(), y: path[k].y + stride()))
      replace(k, k + 1)
    case ..<44: reach(random.pick(0..<count))
    case ..<62: slide(random.pick(0..<(count - 1)))
    case ..<70:
      let k = random.pick(0..<count)
      replace(k, k + 1)
    case ..<76:
      let k = random.pick(0..<count)
      let size = 2 + random.pick(0..<2)
      if k + size <= count { replace(k, k + size) }
    case ..<84:
      let k = random.pick(0..<(count - 1))
      let on = path[k].interpolated(to: path[k + 1], random.unit())
      fresh.append(Spot(x: on.x + stride(), y: on.y + stride()))
      replace(k + 1, k + 1)
    case ..<88: reconnect()
    case ..<95: visit()
    default: carry()
    }
  }

  /// Moves a place along one of its segments.
  private mutating func reach(_ k: Int) {
    let other = random.next() & 1 == 0 ? k - 1 : k + 1
    guard path.indices.contains(other) else { return }
    let length = path[k].distance(to: path[other])
    guard length > 0 else { return }
    let step = stride() / length
    fresh.append(path[k].interpolated(to: path[other], step))
    replace(k, k + 1)
  }

  /// Bends the path, or moves its nearest place, towards ground that it does not see.
  private mutating func visit() {
    guard let goal = raster.unseenSpot(&random) else { return }
    var best = (Double.infinity, 0, 0.0)
    for k in 0..<(path.count - 1) {
      let (a, b) = (path[k], path[k + 1])
      let (dx, dy) = (b.x - a.x, b.y - a.y)
      let square = dx * dx + dy * dy
      let t = square > 0 ? max(0, min(1, ((goal.x - a.x) * dx + (goal.y - a.y) * dy) / square)) : 0
      let (ex, ey) = (a.x + t * dx - goal.x, a.y + t * dy - goal.y)
      let distance = ex * ex + ey * ey
      if distance < best.0 { best = (distance, k, t) }
    }
    let k = best.1
    let near = path[k].interpolated(to: path[k + 1], best.2)
    let away = best.0.squareRoot()
    guard away > 0 else { return }
    let stand = min(away, radius * (0.6 + 0.4 * random.unit()))
    fresh.append(goal.interpolated(to: near, stand / away))
    switch random.pick(0..<3) {
    case 0: replace(k + 1, k + 1)
    case 1: replace(k, k + 1)
    default: replace(k + 1, k + 2)
    }
  }

  /// Moves a segment to its side.
  private mutating func slide(_ k: Int) {
    let (a, b) = (path[k], path[k + 1])
    let length = a.distance(to: b)
    guard length > 0 else { return }
    let step = stride() / length
    let (dx, dy) = ((b.y - a.y) * step, (a.x - b.x) * step)
    fresh.append(Spot(x: a.x + dx, y: a.y + dy))
    fresh.append(Spot(x: b.x + dx, y: b.y + dy))
    replace(k, k + 2)
  }

  /// Whether the change is not worse by more than chance allows now.
  mutating func limit() -> Double {
    // −ln u to within a few hundredths, from the leading zeros of a random number.
    let bits = random.next()
    return heat * 0.6931 * (Double(bits.leadingZeroBitCount) + Double(bits & 0xFFFF) * 0x1p-16)
  }

  /// Tries `fresh` in place of the places `from..<to`.
  private mutating func replace(_ from: Int, _ to: Int) {
    let count = path.count
    guard count - (to - from) + fresh.count >= 2 else { return }
    // The one place that is both ends of a closed path stays; `turnOn` makes it another one.
    if ends.isClosed, from == 0 || to == count { return }
    let left = from > 0 ? from - 1 : -1
    let right = to < count ? to : -1
    // Clear segments from a place inside stay inside.
    var here = left >= 0 ? path[left] : fresh.first ?? path[right]
    if left < 0, !region.contains(here) { return }
    for spot in fresh {
      if !region.isClear(here, spot) { return }
      here = spot
    }
    if right >= 0, !region.isClear(here, path[right]) { return }

    let allowance = limit()
    let more = windowCost(from, to, isNew: true) - windowCost(from, to, isNew: false)
    olds.removeAll(keepingCapacity: true)
    news.removeAll(keepingCapacity: true)
    for k in (left >= 0 ? left : from)..<(right >= 0 ? right : to - 1) { olds.append((path[k], path[k + 1])) }
    here = left >= 0 ? path[left] : fresh.first ?? path[right]
    for (k, spot) in fresh.enumerated() where left >= 0 || k > 0 {
      news.append((here, spot))
      here = spot
    }
    if right >= 0, left >= 0 || !fresh.isEmpty { news.append((here, path[right])) }
    if pays(more, allowance) {
      path.replaceSubrange(from..<to, with: fresh)
      cost += more
    }
  }

  /// Puts `news` in the place of `olds` in the raster when what they cost and see together is allowed; else leaves it.
  mutating func pays(_ more: Double, _ allowance: Double) -> Bool {
    if more > allowance {
      // What the new segments could see at most must pay for the length.
      let gain = news.reduce(0) { $0 + raster.mostGained($1.0, $1.1) }
      if more - price * Double(gain) > allowance { return false }
    }
    var rows = 0.0
    for (a, b) in olds { rows += abs(a.y - b.y) + 2 * radius }
    for (a, b) in news { rows += abs(a.y - b.y) + 2 * radius }
    // From some rows first: most changes are so bad that those tell.
    if rows > 64, olds.count + news.count <= LookRaster.mostSampled {
      let every = rows > 400 ? 8 : 4
      let estimate = Double(raster.estimate(out: olds, in: news, every: every))
      let margin = 0.3 * abs(estimate) + 6
      if more + price * (estimate - margin) > allowance { return false }
    }
    let before = raster.unseen
    raster.begin()
    swapSegments()
    if more + price * Double(raster.unseen - before) <= allowance { return true }
    raster.undo()
    return false
  }

  /// The longest segments go together, since they most likely share most cells.
  private func swapSegments() {
    if olds.count == news.count {
      for (old, new) in zip(olds, news) { raster.swap(old.0, old.1, for: new.0, new.1) }
      return
    }
    guard !olds.isEmpty, !news.isEmpty else {
      for (a, b) in news { raster.add(a, b) }
      for (a, b) in olds { raster.remove(a, b) }
      return
    }
    let o = longest(olds)
    let n = longest(news)
    raster.swap(olds[o].0, olds[o].1, for: news[n].0, news[n].1)
    for (k, segment) in news.enumerated() where k != n { raster.add(segment.0, segment.1) }
    for (k, segment) in olds.enumerated() where k != o { raster.remove(segment.0, segment.1) }
  }

  private func longest(_ segments: [(Spot, Spot)]) -> Int {
    var best = (0, -1.0)
    for (k, segment) in segments.enumerated() {
      let length = segment.0.distance(to: segment.1)
      if length > best.1 { best = (k, length) }
    }
    return best.0
  }

  /// The cost of the path around `from..<to`, as it is or with `fresh` in its place.
  private func windowCost(_ from: Int, _ to: Int, isNew: Bool) -> Double {
    let inner = isNew ? fresh.count : to - from
    // Two places before and after: their bends change too.
    let lead = min(from, 2)
    let tail = min(path.count - to, 2)
    func place(_ k: Int) -> Spot {
      if k < lead { return path[from - lead + k] }
      if k < lead + inner { return isNew ? fresh[k - lead] : path[from + k - lead] }
      return path[to + k - lead - inner]
    }
    let count = lead + inner + tail
    var sum = 0.0
    if count > 0 {
      if lead == 0 { sum += ends.first(place(0)) }
      if tail == 0 { sum += ends.last(place(count - 1)) }
    }
    for k in 1..<max(2, count) where k < count {
      sum += measure.segment(place(k - 1), place(k))
      if k + 1 < count { sum += measure.bend(place(k - 1), place(k), place(k + 1)) }
    }
    return sum
  }
}
