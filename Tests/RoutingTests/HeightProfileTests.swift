import TestSupport
import Testing
import Units

@testable import Routing

@Suite struct HeightProfileTests {
  typealias Sample = HeightProfile.Sample

  /// A walk of some legs over hills: slopes are those of the leg, its ends are fixed.
  private static func way(_ random: inout SplitMix64) -> [Sample] {
    var samples: [Sample] = []
    var along = 0.0
    var floor = 40 + 60 * random.unit()
    for leg in 0..<(1 + random.pick(0..<6)) {
      let climb = 0.1 + random.unit()
      let descent = 0.1 + random.unit()
      let count = 1 + random.pick(0..<25)
      let step = 2 + 18 * random.unit()
      let roughness = 30 * random.unit() * random.unit()
      if let last = samples.indices.last {
        samples[last].climbSlope = climb
        samples[last].descentSlope = descent
      } else {
        samples.append(
          Sample(along: 0, floor: floor, climbSlope: climb, descentSlope: descent, fixed: true))
      }
      // Now and then two waypoints in one place, as a dwell at the end of a strip makes them.
      let still = leg > 0 && random.pick(0..<6) == 0
      for k in 1...(still ? 1 : count) {
        if !still { along += step }
        floor = max(5, floor + (random.unit() - 0.5) * roughness)
        samples.append(
          Sample(
            along: along, floor: floor, climbSlope: climb, descentSlope: descent,
            fixed: still || k == count))
      }
    }
    return samples
  }

  /// The least height at each sample straight from its meaning: from every other sample's floor, down along
  /// the steepest climb or descent between the two.
  private static func slow(_ samples: [Sample]) -> [Double] {
    samples.indices.map { k in
      var height = samples[k].floor
      for other in samples.indices where other != k {
        var needed = samples[other].floor
        if other > k {
          for j in k..<other {
            needed -= samples[j].climbSlope * (samples[j + 1].along - samples[j].along)
          }
        } else {
          for j in other..<k {
            needed -= samples[j].descentSlope * (samples[j + 1].along - samples[j].along)
          }
        }
        height = max(height, needed)
      }
      return height
    }
  }

  @Test func envelopeEqualsItsMeaning() {
    forAll(300, make: HeightProfileTests.way) { samples, seed in
      let fast = HeightProfile.envelope(samples)
      for (a, b) in zip(fast, HeightProfileTests.slow(samples)) {
        #expect(abs(a - b) < 1e-9, "seed \(seed)")
      }
      for k in samples.indices.dropFirst() {
        let way = samples[k].along - samples[k - 1].along
        let rise = fast[k] - fast[k - 1]
        #expect(rise <= samples[k - 1].climbSlope * way + 1e-9, "seed \(seed)")
        #expect(-rise <= samples[k - 1].descentSlope * way + 1e-9, "seed \(seed)")
      }
    }
  }

  @Test func verticesFollowTheEnvelope() {
    var kept = 0
    var all = 0
    forAll(300) { random -> ([Sample], Double) in
      let slack = [0.0, 1, 5, 10][random.pick(0..<4)]
      return (HeightProfileTests.way(&random), slack)
    } property: { input, seed in
      let (samples, slack) = input
      let envelope = HeightProfile.envelope(samples)
      let vertices = HeightProfile.vertices(samples, slack: slack)
      if slack > 0 {
        all += samples.count
        kept += vertices.count
      }
      #expect(vertices.map(\.sample) == vertices.map(\.sample).sorted(), "seed \(seed)")
      #expect(Set(vertices.map(\.sample)).count == vertices.count, "seed \(seed)")
      for k in samples.indices where samples[k].fixed {
        #expect(vertices.contains { $0.sample == k }, "seed \(seed): fixed sample \(k)")
      }
      for (a, b) in zip(vertices, vertices.dropFirst()) {
        let way = samples[b.sample].along - samples[a.sample].along
        for k in a.sample...b.sample {
          let part = way > 0 ? (samples[k].along - samples[a.sample].along) / way : 0
          let line = a.height + (b.height - a.height) * part
          #expect(line >= envelope[k] - 1e-6 || way == 0, "seed \(seed): \(envelope[k] - line) m below")
          #expect(
            line <= envelope[k] + slack + 1e-6 || way == 0, "seed \(seed): \(line - envelope[k]) m above")
        }
        if way > 0 {
          let slope = (b.height - a.height) / way
          #expect(slope <= samples[a.sample].climbSlope + 1e-9, "seed \(seed)")
          #expect(-slope <= samples[a.sample].descentSlope + 1e-9, "seed \(seed)")
        }
      }
    }
    #expect(Double(kept) < 0.8 * Double(all), "\(kept) of \(all) samples became vertices")
  }

  @Test func degenerateWays() {
    #expect(HeightProfile.envelope([]).isEmpty)
    #expect(HeightProfile.vertices([], slack: 10).isEmpty)
    let one = Sample(along: 0, floor: 70, climbSlope: 0.3, descentSlope: 0.2, fixed: true)
    #expect(HeightProfile.envelope([one]) == [70])
    #expect(HeightProfile.vertices([one], slack: 10) == [HeightProfile.Vertex(sample: 0, height: 70)])
    // In one place no slope lets the height change: all samples take the highest floor.
    var high = one
    high.floor = 95
    #expect(HeightProfile.envelope([one, high, one]) == [95, 95, 95])
    #expect(HeightProfile.vertices([one, high, one], slack: 10).map(\.height) == [95, 95, 95])
  }

  /// An aircraft that stands still between two samples manages any slope.
  @Test func anySlope() {
    var samples = [
      Sample(along: 0, floor: 50, climbSlope: .infinity, descentSlope: .infinity, fixed: true),
      Sample(along: 0, floor: 90, climbSlope: .infinity, descentSlope: .infinity, fixed: true),
      Sample(along: 30, floor: 60, climbSlope: .infinity, descentSlope: .infinity, fixed: true),
    ]
    let envelope = HeightProfile.envelope(samples)
    #expect(envelope.allSatisfy { $0.isFinite })
    for (height, sample) in zip(envelope, samples) { #expect(height >= sample.floor) }
    samples[0].floor = -10
    #expect(HeightProfile.envelope(samples).allSatisfy { $0.isFinite })
  }

  @Test(
    "lifted: within its room above the envelope, within the slopes, at every fixed place, and never more vertices than twice"
  )
  func lifted() {
    var (few, many) = (0, 0)
    forAll(300, make: HeightProfileTests.way) { samples, seed in
      let envelope = HeightProfile.envelope(samples)
      let (slack, lift) = (10.0, 2.0)
      let found = HeightProfile.lifted(samples, slack: slack, lift: lift)
      #expect(found.first?.sample == 0 && found.last?.sample == samples.count - 1, "seed \(seed)")
      #expect(found.first?.height == envelope[0], "seed \(seed)")
      for place in samples.indices where samples[place].fixed {
        #expect(found.contains { $0.sample == place }, "seed \(seed)")
      }
      for (a, b) in zip(found, found.dropFirst()) {
        #expect(b.height >= envelope[b.sample] - 1e-9 && b.height <= envelope[b.sample] + lift + 1e-9)
        let way = samples[b.sample].along - samples[a.sample].along
        for k in a.sample...b.sample where way > 0 {
          let line = a.height + (b.height - a.height) * (samples[k].along - samples[a.sample].along) / way
          #expect(line >= envelope[k] - 1e-6 && line <= envelope[k] + slack + 1e-6, "seed \(seed)")
        }
        for k in a.sample..<b.sample where way > 0 {
          let slope = (b.height - a.height) / way
          #expect(
            slope <= samples[k].climbSlope + 1e-9 && slope >= -samples[k].descentSlope - 1e-9, "seed \(seed)")
        }
      }
      few += found.count
      many += HeightProfile.vertices(samples, slack: slack).count
    }
    #expect(few < many, "\(few) and \(many)")
  }
}
