import MissionModel
import Planar
import Units

/// A beat's ground seen by flights or watched by others, well enough for the beat's task.
///
/// Ground that is watched all the time has one look from the start to the end of each of its hours; ground that is watched every so
/// many minutes has a moment's look that long after the start and each time again, the worst case of a round of
/// which only the pace is known.
struct WatchedSight {
  /// Number of cells.
  private(set) var watched = 0
  private(set) var seenOrWatched = 0
  /// Longest time that a cell of `seenOrWatched` is neither seen nor watched within a window, seconds.
  private(set) var worstGapS = 0.0

  /// - `day`: with its looks kept.
  /// - `places`: the area of each of `grounds` in the local frame.
  /// - `dayStart`: what the looks' seconds count from.
  init(_ day: BeatDay, grounds: [WatchedGround], places: [[MapPolygon]], dayStart: Moment) {
    let serving = zip(grounds, places).filter { day.beat.task.isServed(by: $0.0.level) }
    let looksOf = serving.map { WatchedSight.looks($0.0, dayStart: dayStart, within: day.windows) }
    let masks = serving.map { day.raster.mask(of: $0.1) }
    for cell in 0..<day.raster.count {
      var looks = day.sight.looks?.list(at: cell) ?? []
      var isWatched = false
      for (mask, own) in zip(masks, looksOf) where mask[cell] && !own.isEmpty {
        isWatched = true
        looks += own
      }
      if isWatched { watched += 1 }
      if looks.isEmpty { continue }
      seenOrWatched += 1
      // A break within a flight's look is none where somebody watches all the while.
      let steady = looks.filter { $0.visit < 0 && $0.last > $0.first }
      for index in looks.indices
      where steady.contains(where: { $0.first <= looks[index].first && looks[index].last <= $0.last }) {
        looks[index].longestBreak = 0
      }
      looks.sort { ($0.first, $0.last) < ($1.first, $1.last) }
      for window in day.windows { worstGapS = max(worstGapS, Unseen.longest(looks, in: window)) }
    }
  }

  private static func looks(
    _ ground: WatchedGround, dayStart: Moment, within windows: [ClosedRange<Double>]
  ) -> [Look] {
    var looks: [Look] = []
    for hours in ground.hours {
      let (from, to) = (Double(hours.from - dayStart), Double(hours.to - dayStart))
      guard let every = ground.every?.seconds else {
        looks.append(Look(first: from, last: to, longestBreak: 0, inViewS: to - from, visit: -1))
        continue
      }
      var moment = from + every
      while moment <= to {
        looks.append(Look(first: moment, last: moment, longestBreak: 0, inViewS: 0, visit: -1))
        moment += every
      }
    }
    return looks.filter { look in
      windows.contains { look.last >= $0.lowerBound && look.first <= $0.upperBound }
    }
  }
}

extension CellLooks {
  /// The looks at a cell, without how long it was in view.
  func list(at cell: Int) -> [Look] {
    looks(at: cell).map { number in
      Look(
        first: Double(first[number]), last: Double(last[number]), longestBreak: Double(longestBreak[number]),
        inViewS: 0, visit: 0, flight: flight[number])
    }
  }
}
