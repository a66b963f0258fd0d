import Units

// Changes of the order in which the path goes.
extension PathPolisher {
  /// A random place within three radii of place k, or nil.
  private mutating func neighbour(of k: Int) -> Int? {
    let near = 3 * radius
    var found = 0
    var pick = -1
    let p = path[k]
    for (j, q) in path.enumerated() where abs(q.x - p.x) < near && abs(q.y - p.y) < near && j != k {
      found += 1
      if found == 1 || random.pick(0..<found) == 0 { pick = j }
    }
    return pick >= 0 ? pick : nil
  }

  /// Turns the path between two segments round (2-opt), or one of its ends.
  mutating func reconnect() {
    let i = random.pick(0..<path.count)
    guard let j = neighbour(of: i) else { return }
    let (low, high) = (min(i, j), max(i, j))
    let range: Range<Int>
    switch random.pick(0..<4) {
    case 0: range = 0..<low
    case 1: range = (high + 1)..<path.count
    default: range = (low + 1)..<(high + 1)
    }
    guard range.count >= 2 else { return }
    if ends.isClosed, range.lowerBound == 0 || range.upperBound == path.count { return }
    let (first, last) = (range.lowerBound, range.upperBound - 1)
    let left = first > 0 ? path[first - 1] : nil
    let right = last + 1 < path.count ? path[last + 1] : nil
    if let left, !region.isClear(left, path[last]) { return }
    if let right, !region.isClear(path[first], right) { return }
    olds.removeAll(keepingCapacity: true)
    news.removeAll(keepingCapacity: true)
    if let left {
      olds.append((left, path[first]))
      news.append((left, path[last]))
    }
    if let right {
      olds.append((path[last], right))
      news.append((path[first], right))
    }
    var other = path
    other[range].reverse()
    decide(other)
  }

  /// Takes a run of places out and puts it in elsewhere, either way round (Or-opt).
  mutating func carry() {
    let size = 1 + random.pick(0..<4)
    guard path.count > size + 2 else { return }
    let i = random.pick(0..<(path.count - size + 1))
    let end = i + size
    if ends.isClosed, i == 0 || end == path.count { return }
    guard let near = neighbour(of: random.next() & 1 == 0 ? i : end - 1), near < i || near >= end else {
      return
    }
    let a = random.next() & 1 == 0 ? near : near - 1
    guard a >= 0, a + 1 < path.count, a + 1 <= i - 1 || a >= end else { return }
    let run = random.next() & 1 == 0 ? Array(path[i..<end]) : Array(path[i..<end].reversed())
    let (b, c) = (path[a], path[a + 1])
    guard region.isClear(b, run[0]), region.isClear(run[size - 1], c) else { return }
    olds.removeAll(keepingCapacity: true)
    news.removeAll(keepingCapacity: true)
    olds.append((b, c))
    news.append((b, run[0]))
    news.append((run[size - 1], c))
    if i > 0 { olds.append((path[i - 1], path[i])) }
    if end < path.count { olds.append((path[end - 1], path[end])) }
    if i > 0, end < path.count {
      guard region.isClear(path[i - 1], path[end]) else { return }
      news.append((path[i - 1], path[end]))
    }
    var other = path
    other.removeSubrange(i..<end)
    other.insert(contentsOf: run, at: a < i ? a + 1 : a + 1 - size)
    decide(other)
  }

  /// Takes the other path, which has `news` in the place of `olds`, when that pays.
  private mutating func decide(_ other: [Spot]) {
    let allowance = limit()
    var more = 0.0
    if measure.isPlain, ends.isFree {
      for (a, b) in news { more += a.distance(to: b) }
      for (a, b) in olds { more -= a.distance(to: b) }
    } else {
      let now = path
      path = other
      more = total() - cost
      path = now
    }
    if pays(more, allowance) {
      path = other
      cost += more
    }
  }
}
