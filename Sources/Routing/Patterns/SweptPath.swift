import Geodesy
import MissionModel
import Planar
import Sweeps
import Units

/// The work of a sweep straight below the camera, as one short path through each part of the free area.
///
/// The view is taken as a frame as wide as the strips lie apart; see `SweepPlanner` for how the path is found. The path
/// is cut into pieces that the order of work and the sorties keep together end to end. A crosshatch gets two paths: along
/// one axis, on which alone the view of the first counts, and square to it.
enum SweptPath {
  /// Share of the ground within reach that a path is to see before its smallest bends are taken out.
  static let share = 0.9985
  /// Of the view's width that is planned with: at bends the view turns, and places beside them are in view for less
  /// than the task's dwell.
  private static let narrowed = 0.97
  /// Rounds of the search for each square width of ground, and the fewest and most.
  private static let rounds = (each: 700.0, least: 15_000.0, most: 150_000.0)
  /// Square widths from which on rounds are fewer.
  private static let longStrips = 2_000.0
  /// Rounds of several parts together, and the fewest of a part all the same.
  private static let roundsTogether = (most: 90_000.0, least: 3_000.0)

  /// - `ground`: parts that do not overlap.
  /// - `view`: straight down.
  /// - `spacing`: metres between strips at most, above 0.
  static func items(
    ground: [MapPolygon], flown: SweepFlight = SweepFlight(), view: View, spacing: Double, free: any FreeArea,
    options: PatternOptions,
    near: MapPoint?
  ) throws -> [WorkItem] {
    var items: [WorkItem] = []
    let width = spacing * narrowed
    var left = ground
    // What lies deeper in a closed zone than this is not seen by a disc on its edge.
    let reach = spacing * 0.45
    var parts: [(flyable: MapPolygon, seen: [MapPolygon], rounds: Double)] = []
    for part in try free.within(Regions.buffered(ground, by: reach)) {
      let seen = try Regions.intersection(left, Regions.buffered([part], by: reach))
      let squares = seen.reduce(0) { $0 + $1.area } / (width * width)
      guard squares > 0.01 else { continue }
      left = try Regions.difference(left, Regions.buffered([part], by: reach))
      // Strips grow with the area, and with them the time of a round.
      let long = min(1, SweptPath.longStrips / squares)
      parts.append((part, seen, max(rounds.least, min(rounds.most, rounds.each * squares) * long)))
    }
    let together = parts.reduce(0) { $0 + $1.rounds }
    for (part, seen, rounds) in parts {
      var task = SweepTask(
        ground: seen, flyable: part, widthM: width, endReachM: endReach(view, options, width),
        requiredShare: share)
      task.start = near
      task.finish = near
      if let corner = SweepEntry.corner(flown.entry, of: ground) {
        task.start = corner
        task.startWeight = SweepEntry.weight
      }
      task.costs = options.sweepCosts ?? SweepCosts(bendMetresByAngle: bends(options))
      let share = parts.count > 1 ? min(1, roundsTogether.most / together) : 1
      let stop = StopRule(rounds: Int(max(min(rounds, roundsTogether.least), rounds * share)))
      do {
        for task in flown.crosshatch ? try crossing(task) : [task] {
          let sweep = try SweepPlanner.plan(task, stop: stop, seed: 1)
          let path = thinned(sweep.path, in: part, leastM: max(2, width / 10))
          for piece in Polyline.pieces(of: path, maximumLength: options.longestPiece) {
            items.append(
              WorkItem(
                path: piece, reversible: true, holdS: 0, gimbalPitchDeg: options.gimbalPitchDeg,
                lookAsideDeg: nil, target: nil))
          }
        }
      } catch SweepError.noGround, SweepError.noRoom {
        continue
      }
    }
    return items
  }

  /// The task once along the cheapest axis and once square to it.
  private static func crossing(_ task: SweepTask) throws(SweepError) -> [SweepTask] {
    let course = try SweepPlanner.crossCourse(task)
    return [course, .degrees(course.degrees + 90)].map { axis in
      var task = task
      task.axis = axis
      return task
    }
  }

  /// The path without places that follow the one before within `leastM` metres, where the way stays in the area: no
  /// aircraft flies such bends one by one, and no model of times holds for them.
  private static func thinned(_ path: [MapPoint], in area: MapPolygon, leastM: Double) -> [MapPoint] {
    var kept: [MapPoint] = []
    for (index, place) in path.enumerated() {
      if let last = kept.last, last.distance(to: place) < leastM, index + 1 < path.count,
        area.containsSegment(last, path[index + 1])
      {
        continue
      }
      kept.append(place)
    }
    if kept.count > 2, kept[kept.count - 2].distance(to: kept[kept.count - 1]) < leastM,
      area.containsSegment(kept[kept.count - 3], kept[kept.count - 1])
    {
      kept.remove(at: kept.count - 2)
    }
    return kept
  }

  /// Metres beyond the end of a straight stretch that stay in view for the dwell.
  ///
  /// A place so far beyond the end that the aircraft flies on for only `depth / 2` less that distance is in view over
  /// that way; the dwell asks for at least speed × dwell of it.
  private static func endReach(_ view: View, _ options: PatternOptions, _ width: Double) -> Double {
    let way = min(options.speed * options.lookS, view.depth)
    return max(0, min(width / 2, view.depth / 2, view.depth - way))
  }

  /// What a bend costs: all of a turn from a right angle on; several small bends no less than one large one.
  private static func bends(_ options: PatternOptions) -> [Double] {
    // Every 15° from 0 to 180°.
    [0, 0.2, 0.38, 0.56, 0.72, 0.87, 1, 1, 1, 1, 1, 1, 1].map { $0 * options.turnMetres }
  }
}
