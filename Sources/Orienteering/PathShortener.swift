/// Shortens one path without changing the groups on it: stretches are reversed (2-opt), stretches of up to three places
/// moved (Or-opt), and places exchanged for their alternatives.
///
/// Sources: Croes 1958; Or 1976. Costs may differ by direction: reversed stretches are added up both ways.
struct PathShortener {
  private var forward: [Double] = []
  private var backward: [Double] = []

  /// True when the path has become shorter.
  mutating func shorten(_ path: Int, _ paths: inout PathSet, ground: PathGround) -> Bool {
    var shorter = false
    while reverseBest(path, &paths, ground) || moveBest(path, &paths, ground)
      || (ground.hasAlternatives && exchange(path, &paths, ground))
    {
      shorter = true
    }
    return shorter
  }

  private mutating func prefixes(_ path: Int, _ paths: PathSet, _ ground: PathGround) {
    let length = paths.lengths[path]
    forward.removeAll(keepingCapacity: true)
    backward.removeAll(keepingCapacity: true)
    forward.append(0)
    backward.append(0)
    for index in 1..<length {
      let (a, b) = (paths.stop(path, index - 1), paths.stop(path, index))
      forward.append(forward[index - 1] + ground.cost(a, b))
      // The way out of the start and into the end is never reversed and may be one-way.
      let back = index == 1 || index == length - 1 ? 0 : ground.cost(b, a)
      backward.append(backward[index - 1] + back)
    }
  }

  private mutating func reverseBest(_ path: Int, _ paths: inout PathSet, _ ground: PathGround) -> Bool {
    let length = paths.lengths[path]
    if length < 4 { return false }
    prefixes(path, paths, ground)
    var best = 1e-9 * ground.unit
    var choice = (0, 0)
    for i in 1..<(length - 2) {
      let (before, first) = (paths.stop(path, i - 1), paths.stop(path, i))
      let entering = ground.cost(before, first)
      for j in (i + 1)..<(length - 1) {
        let (last, after) = (paths.stop(path, j), paths.stop(path, j + 1))
        let gain =
          entering + ground.cost(last, after) + forward[j] - forward[i] - ground.cost(before, last)
          - ground.cost(first, after) - (backward[j] - backward[i])
        if gain > best {
          best = gain
          choice = (i, j)
        }
      }
    }
    guard choice.1 > 0 else { return false }
    reverse(path, choice.0, choice.1, &paths)
    paths.addUp(path, ground)
    return true
  }

  private func reverse(_ path: Int, _ first: Int, _ last: Int, _ paths: inout PathSet) {
    var (i, j) = (path * paths.stride + first, path * paths.stride + last)
    while i < j {
      paths.stops.swapAt(i, j)
      i += 1
      j -= 1
    }
  }

  private mutating func moveBest(_ path: Int, _ paths: inout PathSet, _ ground: PathGround) -> Bool {
    let length = paths.lengths[path]
    if length < 4 { return false }
    var best = 1e-9 * ground.unit
    var choice = (first: 0, count: 0, to: 0)
    for count in 1...3 where length >= count + 3 {
      for first in 1...(length - 1 - count) {
        let last = first + count - 1
        let (before, after) = (paths.stop(path, first - 1), paths.stop(path, last + 1))
        let (head, tail) = (paths.stop(path, first), paths.stop(path, last))
        let saved = ground.cost(before, head) + ground.cost(tail, after) - ground.cost(before, after)
        if !(saved > best) { continue }
        for to in 0..<(length - 1) where to < first - 1 || to > last {
          let (a, b) = (paths.stop(path, to), paths.stop(path, to + 1))
          let gain = saved - ground.cost(a, head) - ground.cost(tail, b) + ground.cost(a, b)
          if gain > best {
            best = gain
            choice = (first, count, to)
          }
        }
      }
    }
    guard choice.count > 0 else { return false }
    // A move is three reversals.
    let (first, last) = (choice.first, choice.first + choice.count - 1)
    if choice.to > last {
      reverse(path, first, choice.to, &paths)
      reverse(path, first, choice.to - choice.count, &paths)
      reverse(path, choice.to - choice.count + 1, choice.to, &paths)
    } else {
      reverse(path, choice.to + 1, last, &paths)
      reverse(path, choice.to + 1, choice.to + choice.count, &paths)
      reverse(path, choice.to + choice.count + 1, last, &paths)
    }
    paths.addUp(path, ground)
    return true
  }

  /// Takes, one place after the other, the alternative with the most prize that fits, and of those the nearest.
  private mutating func exchange(_ path: Int, _ paths: inout PathSet, _ ground: PathGround) -> Bool {
    var changed = false
    for index in 1..<max(1, paths.lengths[path] - 1) {
      let (before, here, after) = (
        paths.stop(path, index - 1), paths.stop(path, index), paths.stop(path, index + 1)
      )
      let now = ground.cost(before, here) + ground.cost(here, after)
      var best = (place: here, prize: ground.prizes[Int(here)], way: now)
      for other in ground.members[ground.groupOf[Int(here)]] where other != Int(here) {
        let way = ground.cost(before, Int32(other)) + ground.cost(Int32(other), after)
        let prize = ground.prizes[other]
        let nearer = prize == best.prize && way < best.way - 1e-9 * ground.unit
        if nearer || (prize > best.prize && paths.costs[path] + way - now <= ground.limit) {
          best = (Int32(other), prize, way)
        }
      }
      if best.place != here {
        paths.stops[path * paths.stride + index] = best.place
        paths.value += best.prize - ground.prizes[Int(here)]
        paths.addUp(path, ground)
        changed = true
      }
    }
    return changed
  }
}
