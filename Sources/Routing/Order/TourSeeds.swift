import Planar
import Units

/// First tours to improve on; each holds the start and every item once.
enum TourSeeds {
  /// From the start always on to the nearest end that is left.
  static func nearestNeighbour(links: TourLinks) -> [Int] {
    var done = [Bool](repeating: false, count: links.count)
    done[links.start] = true
    var tour = [links.start * 2]
    var here = links.start * 2
    for _ in 1..<max(1, links.count) {
      var best = -1
      var least = Double.infinity
      for end in 0..<(2 * links.count) where !done[end >> 1] {
        if end & 1 == 1, links.locked[end >> 1] { continue }
        let length = links(here, end)
        if length < least {
          least = length
          best = end
        }
      }
      if best < 0 { break }
      done[best >> 1] = true
      tour.append(best)
      here = best ^ 1
    }
    return tour
  }

  /// As an ox ploughs: items row by row across the direction of the longest one, each row the other way.
  ///
  /// Items whose middles lie closer across than half the median distance between rows share a row.
  static func ploughing(items: [WorkItem], links: TourLinks) -> [Int] {
    var longest = (length: 0.0, east: 1.0, north: 0.0)
    for item in items {
      guard let a = item.path.first, let b = item.path.last else { continue }
      let length = a.distance(to: b)
      if length > longest.length + 1e-6 {
        longest = (length, (b.east - a.east) / length, (b.north - a.north) / length)
      }
    }
    struct Place {
      var item: Int
      var along, across: Double
    }
    var places: [Place] = []
    for (index, item) in items.enumerated() {
      let middle = middle(of: item)
      let along = middle.east * longest.east + middle.north * longest.north
      let across = middle.north * longest.east - middle.east * longest.north
      places.append(Place(item: index, along: along, across: across))
    }
    places.sort { ($0.across, $0.item) < ($1.across, $1.item) }
    let steps = zip(places, places.dropFirst()).map { $1.across - $0.across }.filter { $0 > 0.5 }.sorted()
    let rowGap = steps.isEmpty ? 1 : max(0.5, steps[steps.count / 2] / 2)
    var rows: [[Place]] = []
    for place in places {
      if let last = rows.last?.last, place.across - last.across < rowGap {
        rows[rows.count - 1].append(place)
      } else {
        rows.append([place])
      }
    }
    var tour = [links.start * 2]
    for (number, row) in rows.enumerated() {
      let sorted = row.sorted { ($0.along, $0.item) < ($1.along, $1.item) }
      for place in number % 2 == 0 ? sorted : sorted.reversed() { tour.append(place.item * 2) }
    }
    return tour
  }

  /// In the order in which Hilbert's curve meets the middles of the items.
  static func curve(items: [WorkItem], start: MapPoint, links: TourLinks) -> [Int] {
    let middles = items.map { middle(of: $0) } + [start]
    let box = MapBox(middles)
    let extent = max(box.width, box.height, 1)
    let keys = middles.map { point -> Int in
      let x = Int((point.east - box.minEast) / extent * 65_535)
      let y = Int((point.north - box.minNorth) / extent * 65_535)
      return hilbertKey(x, y)
    }
    let order = middles.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    return TourDirections.fromStart(order.map { $0 * 2 }, links: links)
  }

  private static func middle(of item: WorkItem) -> MapPoint {
    guard let a = item.path.first, let b = item.path.last else { return MapPoint(east: 0, north: 0) }
    return a.interpolated(to: b, fraction: 0.5)
  }

  /// The place of a cell of a 65,536 × 65,536 grid on Hilbert's curve.
  private static func hilbertKey(_ column: Int, _ row: Int) -> Int {
    var x = column
    var y = row
    var key = 0
    var side = 32_768
    while side > 0 {
      let right = x & side > 0 ? 1 : 0
      let up = y & side > 0 ? 1 : 0
      key += side * side * ((3 * right) ^ up)
      if up == 0 {
        if right == 1 {
          x = 65_535 - x
          y = 65_535 - y
        }
        swap(&x, &y)
      }
      side /= 2
    }
    return key
  }
}
