/// A tour under improvement by reversing stretches (2-opt) and moving stretches of one to three items (Or-opt).
///
/// Sources: Croes 1958; Or 1976; neighbour lists and don't-look marks after Bentley 1992. Links must be as long in
/// both directions. Items that may be flown one way only are never inside a reversed stretch.
struct TourImprover {
  private let links: TourLinks
  /// The end at which each item is begun, in the order of the tour, which is closed.
  private(set) var tour: [Int]
  /// Where each item is in `tour`.
  private var place: [Int]
  private var queue: [Int] = []
  private var queued: [Bool]
  /// Gains below this many metres are rounding.
  private let least = 1e-7

  init(_ tour: [Int], links: TourLinks) {
    self.links = links
    self.tour = tour
    place = [Int](repeating: 0, count: tour.count)
    queued = [Bool](repeating: false, count: tour.count)
    for (index, end) in tour.enumerated() { place[end >> 1] = index }
  }

  /// Improves until no move helps, beginning with all items.
  mutating func improveAll() {
    for end in tour { push(end >> 1) }
    work()
  }

  /// Takes another tour of the same items and improves around the given items only.
  mutating func improve(_ other: [Int], around items: [Int]) {
    tour = other
    for (index, end) in tour.enumerated() { place[end >> 1] = index }
    for item in items { push(item) }
    work()
  }

  private mutating func push(_ item: Int) {
    if queued[item] { return }
    queued[item] = true
    queue.append(item)
  }

  private mutating func work() {
    var head = 0
    while head < queue.count {
      let item = queue[head]
      head += 1
      queued[item] = false
      while reverseSomething(at: item) || moveSomething(at: item) {}
      if head > 4096 {
        queue.removeFirst(head)
        head = 0
      }
    }
    queue.removeAll(keepingCapacity: true)
  }

  @inline(__always) private func after(_ index: Int) -> Int { index + 1 == tour.count ? 0 : index + 1 }
  @inline(__always) private func before(_ index: Int) -> Int { index == 0 ? tour.count - 1 : index - 1 }

  // MARK: Reversing

  private mutating func reverseSomething(at item: Int) -> Bool {
    if tour.count < 2 { return false }
    // The link that leaves the item …
    let index = place[item]
    let (a, b) = (tour[index], tour[after(index)])
    let leaving = links(a ^ 1, b)
    for rank in 0..<links.width {
      let end = links.neighbour(rank, of: a ^ 1)
      let length = links(a ^ 1, end)
      if length >= leaving { break }
      let other = place[end >> 1]
      let (c, d) = (tour[other], tour[after(other)])
      if c ^ 1 != end || other == index { continue }
      let gain = leaving + links(c ^ 1, d) - length - links(b, d)
      if gain > least, reverse(after(index), other) {
        for touched in [a, b, c, d] { push(touched >> 1) }
        return true
      }
    }
    // … and the link that leads to it.
    let (d, c) = (tour[index], tour[before(index)])
    let leading = links(c ^ 1, d)
    for rank in 0..<links.width {
      let end = links.neighbour(rank, of: d)
      let length = links(d, end)
      if length >= leading { break }
      let other = place[end >> 1]
      let (b, a) = (tour[other], tour[before(other)])
      if b != end || other == index { continue }
      let gain = leading + links(a ^ 1, b) - length - links(a ^ 1, c ^ 1)
      if gain > least, reverse(other, before(index)) {
        for touched in [a, b, c, d] { push(touched >> 1) }
        return true
      }
    }
    return false
  }

  /// Reverses the stretch between two places, or all the rest, which is the same closed tour.
  private mutating func reverse(_ first: Int, _ last: Int) -> Bool {
    let count = tour.count
    let inner = (last - first + count) % count + 1
    let outer = count - inner
    var choices = [(first, inner), ((last + 1) % count, outer)]
    if outer < inner { choices.swapAt(0, 1) }
    for (begin, length) in choices {
      if links.anyLocked, (0..<length).contains(where: { links.locked[tour[(begin + $0) % count] >> 1] }) {
        continue
      }
      flip(begin, length)
      return true
    }
    return false
  }

  private mutating func flip(_ begin: Int, _ length: Int) {
    let count = tour.count
    var i = begin
    var j = (begin + length - 1) % count
    var left = length
    while left > 1 {
      let (x, y) = (tour[i] ^ 1, tour[j] ^ 1)
      tour[i] = y
      tour[j] = x
      place[y >> 1] = i
      place[x >> 1] = j
      i = after(i)
      j = before(j)
      left -= 2
    }
    if left == 1 { tour[i] ^= 1 }
  }

  // MARK: Moving

  private mutating func moveSomething(at item: Int) -> Bool {
    let count = tour.count
    for length in 1...3 where length + 2 <= count {
      // The item as the first of the stretch, and as the last.
      for first in length == 1 ? [place[item]] : [place[item], (place[item] - length + 1 + count) % count] {
        if moveStretch(first, length) { return true }
      }
    }
    return false
  }

  private mutating func moveStretch(_ first: Int, _ length: Int) -> Bool {
    let count = tour.count
    let last = (first + length - 1) % count
    let (p, s, t, n) = (tour[before(first)], tour[first], tour[last], tour[after(last)])
    let freed = links(p ^ 1, s) + links(t ^ 1, n) - links(p ^ 1, n)
    if freed <= least { return false }
    var mayTurn = true
    if links.anyLocked {
      mayTurn = !(0..<length).contains { links.locked[tour[(first + $0) % count] >> 1] }
    }
    func within(_ index: Int) -> Bool { (index - first + count) % count < length }
    // The end that meets a neighbour is the front of the stretch (s) or its back (t ^ 1).
    for (isFront, end) in [(true, s), (false, t ^ 1)] {
      for rank in 0..<links.width {
        let other = links.neighbour(rank, of: end)
        let length1 = links(end, other)
        if length1 >= freed { break }
        let index = place[other >> 1]
        if within(index) { continue }
        let entered = tour[index] == other
        // Beside an end at which its item is begun the stretch goes before that item, else behind it.
        let gapBegin = entered ? before(index) : index
        if within(gapBegin) || within(after(gapBegin)) { continue }
        let (c, d) = (tour[gapBegin], tour[after(gapBegin)])
        let turned = isFront == entered
        if turned, !mayTurn { continue }
        let (front, back) = turned ? (t ^ 1, s) : (s, t ^ 1)
        let gain = freed + links(c ^ 1, d) - links(c ^ 1, front) - links(back, d)
        if gain > least {
          shift(first, length, behind: gapBegin, turned: turned)
          for touched in [p, n, s, t, c, d] { push(touched >> 1) }
          return true
        }
      }
    }
    return false
  }

  private mutating func shift(_ first: Int, _ length: Int, behind gap: Int, turned: Bool) {
    let count = tour.count
    var stretch = (0..<length).map { tour[(first + $0) % count] }
    if turned { stretch = stretch.reversed().map { $0 ^ 1 } }
    // Everything between the stretch and the gap moves up; the shorter way round is taken.
    let forward = (gap - (first + length - 1) + count) % count
    let backward = (first - 1 - gap + count) % count
    var index: Int
    if forward <= backward {
      index = first
      for _ in 0..<forward {
        let moved = tour[(index + length) % count]
        tour[index] = moved
        place[moved >> 1] = index
        index = after(index)
      }
    } else {
      index = (first + length - 1) % count
      for _ in 0..<backward {
        let moved = tour[(index - length + count) % count]
        tour[index] = moved
        place[moved >> 1] = index
        index = before(index)
      }
      index = (index - length + 1 + count) % count
    }
    for end in stretch {
      tour[index] = end
      place[end >> 1] = index
      index = after(index)
    }
  }
}
