import Units

/// Heights along a route: never below the floor, no steeper than the aircraft climbs, with few changes.
enum HeightProfile {
  /// A checked place on the way.
  struct Sample {
    /// Level distance from the route's start, metres.
    var along: Double
    /// Least height above HKPD, metres.
    var floor: Double
    /// Slopes (metres up a metre of way) that the aircraft manages on the way to the next sample.
    var climbSlope: Double
    var descentSlope: Double
    /// A waypoint is here already.
    var fixed: Bool
  }

  struct Vertex: Equatable {
    /// Index of the sample.
    var sample: Int
    var height: Double
  }

  /// The lowest profile that keeps the floor and the slopes.
  ///
  /// Two passes: going back, each sample must be high enough to climb to the next; going on, to descend from
  /// the one before. Linear in the number of samples.
  static func envelope(_ samples: [Sample]) -> [Double] {
    var height = samples.map(\.floor)
    guard samples.count > 1 else { return height }
    for k in stride(from: samples.count - 2, through: 0, by: -1) {
      let way = samples[k + 1].along - samples[k].along
      height[k] = max(height[k], height[k + 1] - samples[k].climbSlope * way)
    }
    for k in 1..<samples.count {
      let way = samples[k].along - samples[k - 1].along
      height[k] = max(height[k], height[k - 1] - samples[k - 1].descentSlope * way)
    }
    return height
  }

  /// Few vertices whose straight connection lies nowhere below the envelope and nowhere more than `slack`
  /// metres above it; every fixed sample is a vertex.
  static func vertices(_ samples: [Sample], slack: Double) -> [Vertex] {
    let height = envelope(samples)
    let fixed = samples.indices.filter { samples[$0].fixed }
    var result: [Vertex] = []
    for (from, to) in zip(fixed, fixed.dropFirst()) {
      result.append(Vertex(sample: from, height: height[from]))
      split(from, to, samples, height, slack, &result)
    }
    if let last = fixed.last { result.append(Vertex(sample: last, height: height[last])) }
    return result
  }

  /// The same with vertices up to `lift` metres above the envelope: over a hump the straight ways between vertices on
  /// the envelope itself would follow every sample of it.
  ///
  /// Greedy: from each vertex as far as one straight way stays between envelope and slack and within the slopes. Each
  /// sample is looked at once for each vertex from which it can be seen.
  static func lifted(_ samples: [Sample], slack: Double, lift: Double) -> [Vertex] {
    let height = envelope(samples)
    guard var at = height.first.map({ Vertex(sample: 0, height: $0) }) else { return [] }
    var result = [at]
    while at.sample + 1 < samples.count {
      at = furthest(from: at, samples, height, slack, lift)
      result.append(at)
    }
    return result
  }

  private static func furthest(
    from start: Vertex, _ samples: [Sample], _ height: [Double], _ slack: Double, _ lift: Double
  ) -> Vertex {
    let first = start.sample
    var steepest = (down: -Double.infinity, up: Double.infinity)
    var (low, high) = (-Double.infinity, Double.infinity)
    // Always there: the next sample no lower than its envelope and than the descent allows.
    let step = samples[first + 1].along - samples[first].along
    var best = Vertex(
      sample: first + 1, height: max(height[first + 1], start.height - samples[first].descentSlope * step))
    for k in (first + 1)..<samples.count {
      steepest.down = max(steepest.down, -samples[k - 1].descentSlope)
      steepest.up = min(steepest.up, samples[k - 1].climbSlope)
      let way = samples[k].along - samples[first].along
      guard way > 0 else {
        if samples[k].fixed { return Vertex(sample: k, height: start.height) }
        continue
      }
      let from = max(low, steepest.down, (height[k] - start.height) / way)
      let to = min(high, steepest.up, (height[k] + lift - start.height) / way)
      if from <= to {
        // A little above the lowest way leaves room for the next one.
        best = Vertex(sample: k, height: max(height[k], start.height + way * (from + to) / 2))
      }
      if samples[k].fixed { break }
      low = max(low, (height[k] - start.height) / way)
      high = min(high, (height[k] + slack - start.height) / way)
      if max(low, steepest.down) > min(high, steepest.up) { break }
    }
    return best
  }

  private static func split(
    _ from: Int, _ to: Int, _ samples: [Sample], _ height: [Double], _ slack: Double, _ result: inout [Vertex]
  ) {
    guard to - from > 1 else { return }
    let start = samples[from].along
    let way = samples[to].along - start
    var worst = 0.0
    var at = -1
    for k in (from + 1)..<to {
      let line = height[from] + (height[to] - height[from]) * (samples[k].along - start) / way
      let below = height[k] - line
      // Below the floor is forbidden, above it only wasteful: scale the two against their limits.
      let measure = below > 1e-6 ? 1e6 + below : -below - slack
      if measure > worst {
        worst = measure
        at = k
      }
    }
    guard at >= 0 else { return }
    split(from, at, samples, height, slack, &result)
    result.append(Vertex(sample: at, height: height[at]))
    split(at, to, samples, height, slack, &result)
  }
}
