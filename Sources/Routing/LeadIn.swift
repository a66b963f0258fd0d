import Planar
import Units

/// Room at the ends of work, so that the ground there stays in view for the task's dwell too.
///
/// A place at the very end of a strip is in view only while the aircraft flies half the view's depth. Where the dwell
/// asks for more way than that, both ends are flown so much further, as far as the air is free.
enum LeadIn {
  /// Metres that are added on top, for bends and rounding.
  static let spareM = 1.0
  /// Ends of two pieces that lie closer than this are one seam, which needs no room, metres.
  static let seamM = 2.0

  /// - Parameter lengthM: room that each end gets, metres; 0: the items as they are.
  static func extended(_ items: [WorkItem], by lengthM: Double, in space: FreeSpace) -> [WorkItem] {
    guard lengthM > 0 else { return items }
    let ends = items.enumerated().flatMap { index, item in
      item.path.count > 1 ? [(index, item.path[0]), (index, item.path[item.path.count - 1])] : []
    }
    return items.enumerated().map { index, item in
      guard item.path.count > 1, item.lookAsideDeg == nil else { return item }
      func room(at end: MapPoint, from before: MapPoint) -> MapPoint {
        if ends.contains(where: { $0.0 != index && $0.1.distance(to: end) < seamM }) { return end }
        let way = before.distance(to: end)
        guard way > 0 else { return end }
        // All of it, or half where a zone is near, or none.
        for length in [lengthM, lengthM / 2] {
          let further = before.interpolated(to: end, fraction: 1 + length / way)
          if space.containsSegment(end, further) { return further }
        }
        return end
      }
      var longer = item
      let last = item.path.count - 1
      longer.path[0] = room(at: item.path[0], from: item.path[1])
      longer.path[last] = room(at: item.path[last], from: item.path[last - 1])
      return longer
    }
  }
}
