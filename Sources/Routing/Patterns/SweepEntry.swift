import Coverage
import MissionModel
import Planar
import Units

/// Where the work of a sweep begins when the mission names a corner.
enum SweepEntry {
  /// What a metre between the corner and the first place costs beside one of path: enough that the path begins there.
  static let weight = 4.0
  /// Metres between the end of one piece and the beginning of the next, below which they are one path.
  private static let seamM = 2.0

  /// The corner of the ground that lies furthest to that side; nil for an entry near the dock, and without ground.
  static func corner(_ entry: SweepFlight.Entry, of ground: [MapPolygon]) -> MapPoint? {
    let (east, north): (Double, Double)
    switch entry {
    case .dock: return nil
    case .northEast: (east, north) = (1, 1)
    case .southEast: (east, north) = (1, -1)
    case .southWest: (east, north) = (-1, -1)
    case .northWest: (east, north) = (-1, 1)
    }
    func reach(_ p: MapPoint) -> Double { p.east * east + p.north * north }
    return ground.flatMap(\.outer).max { (reach($0), $0.east) < (reach($1), $1.east) }
  }

  /// The items as one tour that begins at the end of a path nearest the corner; pieces of one path stay together.
  static func tour(
    _ items: [WorkItem], from corner: MapPoint, distance: (MapPoint, MapPoint) -> Double
  ) -> [WorkItem] {
    var paths: [[WorkItem]] = []
    for item in items {
      if let last = paths.last?.last?.path.last, let first = item.path.first,
        last.distance(to: first) < seamM
      {
        paths[paths.count - 1].append(item)
      } else {
        paths.append([item])
      }
    }
    var tour: [WorkItem] = []
    var here = corner
    while !paths.isEmpty {
      var best: (metres: Double, path: Int, isTurned: Bool) = (.infinity, 0, false)
      for (number, path) in paths.enumerated() {
        guard let first = path.first?.path.first, let last = path.last?.path.last else { continue }
        // The corner itself may lie where nothing can be flown.
        func metres(_ end: MapPoint) -> Double { tour.isEmpty ? here.distance(to: end) : distance(here, end) }
        if metres(first) < best.metres { best = (metres(first), number, false) }
        if path.allSatisfy(\.reversible), metres(last) < best.metres { best = (metres(last), number, true) }
      }
      let path = paths.remove(at: best.path)
      tour += best.isTurned ? path.reversed().map(\.reversed) : path
      here = tour.last?.path.last ?? here
    }
    return tour
  }
}

extension BeatPlanner {
  /// The work of a sweep in the order that its corner of entry asks for; nil when there is none.
  func swept(_ items: [WorkItem], _ net: TransitNet) throws -> [WorkItem]? {
    let ground = try BeatGround.ground(of: beat, frame: mission.frame)
    guard let corner = SweepEntry.corner(beat.sweepFlight.entry, of: ground) else { return nil }
    return SweepEntry.tour(items, from: corner, distance: { net.distance($0, $1) })
  }
}
