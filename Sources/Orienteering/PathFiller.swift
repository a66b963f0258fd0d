import Units

/// Puts groups that no path visits into the paths, as long as one fits: the largest prize for its detour first.
struct PathFiller {
  /// What each group is worth in each path, 0 when it does not fit; with its place and where that goes in.
  private var worth: [Double]
  private var place: [Int32]
  private var index: [Int32]
  private var open: [Int] = []
  /// Of each place, from its prize.
  private var weight: [Double]

  init(_ ground: PathGround) {
    let entries = ground.members.count * ground.pathCount
    worth = [Double](repeating: 0, count: entries)
    place = [Int32](repeating: 0, count: entries)
    index = [Int32](repeating: 0, count: entries)
    weight = [Double](repeating: 0, count: ground.size)
  }

  /// - Parameters:
  ///   - power: of the prize over the detour; 1 is the plain ratio.
  ///   - noise: share by which the worth of a group is drawn at random, 0 to 1.
  mutating func fill(
    _ paths: inout PathSet, ground: PathGround, power: Double, noise: Double, random: inout SplitMix64
  ) {
    open.removeAll(keepingCapacity: true)
    for group in ground.members.indices where paths.home[group] < 0 {
      open.append(group)
      for member in ground.members[group] {
        // Near prize^power, without the library's power function, whose last bit differs between systems.
        let linear = ground.meanPrize > 0 ? ground.prizes[member] / ground.meanPrize : 0
        let shaped =
          power < 1 ? (1 - power) + power * linear : linear * (2 - power) + (power - 1) * linear * linear
        weight[member] = linear > 0 ? shaped * (1 - noise * random.unit()) : 0
      }
    }
    for path in 0..<ground.pathCount { measure(path, paths, ground) }
    while !open.isEmpty {
      var best = 0.0
      var choice = (entry: -1, path: -1)
      for (slot, group) in open.enumerated() {
        for path in 0..<ground.pathCount {
          let worth = self.worth[group &* ground.pathCount &+ path]
          if worth > best {
            best = worth
            choice = (slot, path)
          }
        }
      }
      guard choice.entry >= 0 else { break }
      let group = open[choice.entry]
      let entry = group * ground.pathCount + choice.path
      paths.insert(place[entry], path: choice.path, at: Int(index[entry]), ground: ground)
      open.swapAt(choice.entry, open.count - 1)
      open.removeLast()
      measure(choice.path, paths, ground)
    }
  }

  /// Finds where every open group is worth most for its detour in one path.
  private mutating func measure(_ path: Int, _ paths: PathSet, _ ground: PathGround) {
    let base = path * paths.stride
    let length = paths.lengths[path]
    let size = ground.size
    let room = ground.limit - paths.costs[path]
    ground.costs.withUnsafeBufferPointer { costs in
      paths.stops.withUnsafeBufferPointer { stops in
        for group in open {
          let entry = group &* ground.pathCount &+ path
          worth[entry] = 0
          for member in ground.members[group] {
            let row = member &* size
            var least = Double.infinity
            var best = base + 1
            var before = Int(stops[base])
            for slot in (base &+ 1)..<(base &+ length) {
              let after = Int(stops[slot])
              let extra =
                costs[before &* size &+ member] + costs[row &+ after] - costs[before &* size &+ after]
              if extra < least {
                least = extra
                best = slot
              }
              before = after
            }
            guard least <= room else { continue }
            let ratio = weight[member] / (max(least, 0) + 1e-9 * ground.unit)
            if ratio > worth[entry] {
              worth[entry] = ratio
              place[entry] = Int32(member)
              index[entry] = Int32(best &- base)
            }
          }
        }
      }
    }
  }
}
