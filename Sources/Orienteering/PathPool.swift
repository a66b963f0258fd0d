/// Paths that the search has met, and the best choice of them in which no group is visited twice.
///
/// Choosing paths of a pool is set packing (for this family of problems after Rochat and Taillard 1995), solved here by
/// branch and bound over the paths from worth most on.
struct PathPool {
  /// Paths that the pool holds at most; the one with the least prize gives way.
  static let most = 2_000
  /// Steps of one search for the best choice.
  static let steps = 200_000

  private struct Entry {
    var places: [Int]
    var value: Double
    /// Groups of the path, 64 to a word.
    var groups: [UInt64]
  }

  private let ground: PathGround
  private let words: Int
  private var entries: [Entry] = []
  private var known: [[UInt64]: Int] = [:]

  init(_ ground: PathGround) {
    self.ground = ground
    words = (ground.members.count + 63) / 64
  }

  mutating func add(_ places: [Int]) {
    var groups = [UInt64](repeating: 0, count: words)
    var value = 0.0
    for place in places.dropFirst().dropLast() {
      let group = ground.groupOf[place]
      groups[group >> 6] |= 1 << UInt64(group & 63)
      value += ground.prizes[place]
    }
    if let slot = known[groups] {
      if value > entries[slot].value {
        entries[slot].places = places
        entries[slot].value = value
      }
      return
    }
    known[groups] = entries.count
    entries.append(Entry(places: places, value: value, groups: groups))
    if entries.count >= 2 * Self.most { thin() }
  }

  private mutating func thin() {
    entries.sort {
      $0.value != $1.value ? $0.value > $1.value : $0.places.lexicographicallyPrecedes($1.places)
    }
    entries.removeLast(entries.count - Self.most)
    known.removeAll(keepingCapacity: true)
    for (slot, entry) in entries.enumerated() { known[entry.groups] = slot }
  }

  /// Paths that together are worth more than `better`; nil when none are found in ``steps``.
  mutating func joined(better: Double) -> [[Int]]? {
    entries.sort {
      $0.value != $1.value ? $0.value > $1.value : $0.places.lexicographicallyPrecedes($1.places)
    }
    for (slot, entry) in entries.enumerated() { known[entry.groups] = slot }
    var search = Choice(
      entries: entries.map { ($0.value, $0.groups) }, most: ground.pathCount, best: better + 1e-9)
    search.steps = Self.steps
    search.go(from: 0, chosen: [], used: [UInt64](repeating: 0, count: words), value: 0)
    return search.found.map { $0.map { entries[$0].places } }
  }

  private struct Choice {
    let entries: [(value: Double, groups: [UInt64])]
    let most: Int
    var best: Double
    var steps = 0
    var found: [Int]?

    init(entries: [(value: Double, groups: [UInt64])], most: Int, best: Double) {
      self.entries = entries
      self.most = most
      self.best = best
    }

    mutating func go(from first: Int, chosen: [Int], used: [UInt64], value: Double) {
      if value > best {
        best = value
        found = chosen
      }
      let left = most - chosen.count
      guard left > 0, first < entries.count else { return }
      for slot in first..<entries.count {
        // All that follow are worth no more than this one.
        if steps <= 0 || value + entries[slot].value * Double(left) <= best { return }
        steps -= 1
        var clash = false
        for word in used.indices where used[word] & entries[slot].groups[word] != 0 { clash = true }
        if clash { continue }
        var now = used
        for word in used.indices { now[word] |= entries[slot].groups[word] }
        go(from: slot + 1, chosen: chosen + [slot], used: now, value: value + entries[slot].value)
      }
    }
  }
}
