import Geodesy
import MissionModel
import Planar
import Units

/// Sorties of a corridor by stretches: each flies all passes of its stretch, out on some and back on the others.
///
/// Cutting one long tour would send the first sortie out along one pass and home without work.
extension BeatPlanner {
  /// Rounds of improvement that the order within a sortie gets for each piece of work.
  private static let roundsPerItem = 4

  /// The better of two cuts: of the tour, and by stretches along the lines. Fewer pieces that no sortie can do count
  /// first, then fewer sorties, then less to fly. Beats that are no corridor have their tour cut.
  func byStretches(
    _ tour: [WorkItem], splitter: SortieSplitter, pad: MapPoint,
    distance: @escaping (MapPoint, MapPoint) -> Double
  ) throws -> SortieSplitter.Cut {
    let whole = try splitter.cut(tour)
    guard case .corridor(let lines, _, _, _) = beat.shape, whole.sorties.count > 1 else { return whole }
    let seed = seed
    var stretches = splitter
    stretches.arrange = { items in
      TourOrder.order(
        items, start: pad, rounds: BeatPlanner.roundsPerItem * items.count, seed: seed, distance: distance)
    }
    let along = try StretchOrder(lines: mission.frame.toMap(lines)).sorted(tour)
    let other = try stretches.cut(along)
    func worth(_ cut: SortieSplitter.Cut) -> [Double] {
      let links = cut.sorties.reduce(0) { sum, items in
        sum + TourOrder.linkLength(items, start: pad, distance: distance)
      }
      return [Double(cut.impossible.count), Double(cut.sorties.count), links]
    }
    return worth(other).lexicographicallyPrecedes(worth(whole)) ? other : whole
  }
}

/// Pieces of work in the order of the places on the lines that they lie beside.
struct StretchOrder {
  private let lines: [[MapPoint]]

  init(lines: [[MapPoint]]) { self.lines = lines.filter { $0.count > 1 } }

  func sorted(_ items: [WorkItem]) -> [WorkItem] {
    let keys = items.map { item in position(of: item) }
    return items.indices.sorted { a, b in
      (keys[a].line, keys[a].along, a) < (keys[b].line, keys[b].along, b)
    }.map { items[$0] }
  }

  /// The nearest line and the metres along it, of the middle of a piece.
  private func position(of item: WorkItem) -> (line: Int, along: Double) {
    guard let middle = Polyline.point(along: item.path, at: Polyline.length(item.path) / 2) else {
      return (0, 0)
    }
    var best = (line: 0, along: 0.0)
    var least = Double.infinity
    for (number, line) in lines.enumerated() {
      let along = Lines.position(of: middle, on: line, from: 0)
      guard let foot = Polyline.point(along: line, at: along) else { continue }
      let off = foot.distance(to: middle)
      if off < least { (least, best) = (off, (number, along)) }
    }
    return best
  }
}
