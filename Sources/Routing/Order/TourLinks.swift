import Units

/// The lengths of all links between the ends of items, and for each end the ends next to it.
///
/// Item i has the ends 2i (where it starts as given) and 2i + 1; the tour's start is the last item, with both
/// ends in one place. An item flown from end e leaves at end e ^ 1.
struct TourLinks {
  /// Items with the start.
  let count: Int
  /// Items that may be flown from one end only.
  let locked: [Bool]
  let anyLocked: Bool
  private let metres: [Double]
  /// Row e: the nearest ends of other items, nearest first, `width` of them.
  private let near: [Int32]
  let width: Int

  var start: Int { count - 1 }

  /// A place that cannot be reached still gets a length, so that differences of lengths stay numbers.
  static let unreachableMetres = 1e8

  init(
    items: [WorkItem], start: MapPoint, neighbours: Int = 12, distance: (MapPoint, MapPoint) -> Double
  ) {
    var places: [MapPoint] = []
    for item in items {
      places.append(item.path.first ?? start)
      places.append(item.path.last ?? start)
    }
    places += [start, start]
    let size = places.count
    count = size / 2
    locked = items.map { !$0.reversible && $0.path.count > 1 } + [false]
    anyLocked = locked.contains(true)
    var table = [Double](repeating: 0, count: size * size)
    // Both ends of a place that is looked at are one: their lengths are worked out once.
    let first = (0..<size).map { (end: Int) -> Int in
      let isOne = end & 1 == 1 && places[end] == places[end - 1]
      return isOne ? end - 1 : end
    }
    for i in 0..<size {
      for j in (i + 1)..<max(i + 1, size) {
        if first[i] != i || first[j] != j {
          table[i * size + j] = table[first[i] * size + first[j]]
          table[j * size + i] = table[i * size + j]
          continue
        }
        var length = places[i] == places[j] ? 0 : distance(places[i], places[j])
        if !(length <= TourLinks.unreachableMetres) { length = TourLinks.unreachableMetres }
        table[i * size + j] = length
        table[j * size + i] = length
      }
    }
    metres = table
    width = max(0, min(neighbours, size - 2))
    near = TourLinks.nearest(in: table, size: size, width: width)
  }

  @inline(__always) func callAsFunction(_ a: Int, _ b: Int) -> Double { metres[a * 2 * count + b] }

  @inline(__always) func neighbour(_ rank: Int, of end: Int) -> Int { Int(near[end * width + rank]) }

  private static func nearest(in table: [Double], size: Int, width: Int) -> [Int32] {
    var result = [Int32](repeating: 0, count: size * width)
    var best: [Int] = []
    for end in 0..<size where width > 0 {
      best.removeAll(keepingCapacity: true)
      let row = end * size
      for other in 0..<size where other >> 1 != end >> 1 {
        let length = table[row + other]
        if best.count == width, let last = best.last, length >= table[row + last] { continue }
        var place = best.count
        while place > 0, table[row + best[place - 1]] > length { place -= 1 }
        best.insert(other, at: place)
        if best.count > width { best.removeLast() }
      }
      for (rank, other) in best.enumerated() { result[end * width + rank] = Int32(other) }
    }
    return result
  }

  /// Metres of all links of the closed tour; `tour` holds the end at which each item is begun.
  func length(of tour: [Int]) -> Double {
    guard var last = tour.last else { return 0 }
    var sum = 0.0
    for end in tour {
      sum += self(last ^ 1, end)
      last = end
    }
    return sum
  }
}
