import Units

/// Takes groups out of the paths, so that others get room.
struct PathRuin {
  /// How groups are chosen.
  enum Way: CaseIterable {
    /// One by one at random.
    case scattered
    /// Neighbours on one path.
    case stretch
    /// Near each other, in all paths.
    case cluster
    /// Those with little prize for what they cost.
    case poor
    /// A group that no path visits is forced in where it costs least; what then is too much goes.
    case forced
  }

  private var chosen: [Int] = []

  /// Takes out up to `count` groups.
  mutating func ruin(
    _ paths: inout PathSet, way: Way, count: Int, ground: PathGround, random: inout SplitMix64
  ) {
    switch way {
    case .scattered:
      for _ in 0..<count {
        guard let path = somePath(paths, ground, &random) else { return }
        paths.remove(path: path, at: 1 + random.pick(0..<(paths.lengths[path] - 2)), ground: ground)
      }
    case .stretch:
      guard let path = somePath(paths, ground, &random) else { return }
      let most = min(count, paths.lengths[path] - 2)
      let first = 1 + random.pick(0..<(paths.lengths[path] - 1 - most))
      for _ in 0..<most { paths.remove(path: path, at: first, ground: ground) }
    case .cluster:
      let seed = random.pick(0..<ground.members.count)
      var left = count
      if paths.home[seed] >= 0 {
        take(seed, &paths, ground)
        left -= 1
      }
      for group in ground.near[seed] where left > 0 && paths.home[Int(group)] >= 0 {
        // Now and then one stays, so that the same neighbours are not always taken together.
        if random.unit() < 0.2 { continue }
        take(Int(group), &paths, ground)
        left -= 1
      }
    case .poor:
      for _ in 0..<count { takePoorest(&paths, ground, nil, noise: 0.7, &random) }
    case .forced:
      force(&paths, ground, &random)
    }
  }

  /// A path with something on it, the more on it the likelier.
  private func somePath(_ paths: PathSet, _ ground: PathGround, _ random: inout SplitMix64) -> Int? {
    let total = paths.lengths.reduce(0) { $0 + $1 - 2 }
    guard total > 0 else { return nil }
    var rest = random.pick(0..<total)
    for path in paths.lengths.indices {
      rest -= paths.lengths[path] - 2
      if rest < 0 { return path }
    }
    return nil
  }

  private func take(_ group: Int, _ paths: inout PathSet, _ ground: PathGround) {
    let path = Int(paths.home[group])
    for index in 1..<(paths.lengths[path] - 1)
    where ground.groupOf[Int(paths.stop(path, index))] == group {
      paths.remove(path: path, at: index, ground: ground)
      return
    }
  }

  /// Takes the place with the least prize for its detour, with chance, from one path or from all.
  private func takePoorest(
    _ paths: inout PathSet, _ ground: PathGround, _ only: Int?, noise: Double, keeping: Int = -1,
    _ random: inout SplitMix64
  ) {
    var least = Double.infinity
    var choice = (path: -1, index: 0)
    for path in paths.lengths.indices where only == nil || only == path {
      for index in 1..<max(1, paths.lengths[path] - 1) {
        let here = paths.stop(path, index)
        if ground.groupOf[Int(here)] == keeping { continue }
        let (before, after) = (paths.stop(path, index - 1), paths.stop(path, index + 1))
        let saved = ground.cost(before, here) + ground.cost(here, after) - ground.cost(before, after)
        // Where a way is missing the difference is no number; then nothing is saved.
        let worth =
          ground.prizes[Int(here)] / ((saved > 0 ? saved : 0) + 1e-6 * ground.unit)
          * (1 - noise * random.unit())
        if worth < least {
          least = worth
          choice = (path, index)
        }
      }
    }
    if choice.path >= 0 { paths.remove(path: choice.path, at: choice.index, ground: ground) }
  }

  private mutating func force(_ paths: inout PathSet, _ ground: PathGround, _ random: inout SplitMix64) {
    chosen.removeAll(keepingCapacity: true)
    // Of alternatives another may be worth more, so groups that are visited have their turn too.
    for group in paths.home.indices
    where paths.home[group] < 0 || (ground.members[group].count > 1 && random.unit() < 0.3) {
      chosen.append(group)
    }
    guard !chosen.isEmpty else { return }
    let group = chosen[random.pick(0..<chosen.count)]
    if paths.home[group] >= 0 { take(group, &paths, ground) }
    let path = random.pick(0..<ground.pathCount)
    var least = Double.infinity
    var choice = (place: Int32(0), index: 0)
    let member = Int32(ground.members[group][random.pick(0..<ground.members[group].count)])
    for index in 1..<paths.lengths[path] {
      let (before, after) = (paths.stop(path, index - 1), paths.stop(path, index))
      let extra = ground.cost(before, member) + ground.cost(member, after) - ground.cost(before, after)
      if extra < least {
        least = extra
        choice = (member, index)
      }
    }
    guard least < .infinity else { return }
    paths.insert(choice.place, path: path, at: choice.index, ground: ground)
    // Now and then by chance alone, so that what pays well does not always stay.
    let noise = random.unit() < 0.3 ? 1.0 : 0.5
    while paths.costs[path] > ground.limit, paths.lengths[path] > 3 {
      takePoorest(&paths, ground, path, noise: noise, keeping: group, &random)
    }
    if paths.costs[path] > ground.limit { take(group, &paths, ground) }
  }
}
