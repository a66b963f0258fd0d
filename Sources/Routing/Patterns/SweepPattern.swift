import Geodesy
import MissionModel
import Planar
import Units

/// An area seen from above: one short path straight below the camera (`SweptPath`), or parallel strips for a view ahead.
///
/// With a view ahead, every part of the area that lies by itself gets its own course, unless parts close together are cheaper swept as
/// one; see `StripCourse` for the choice of the course, `StripLayout`
/// for the strips and `Patch` for the ground that blocked stretches leave beside them.
/// A part that fits into one view straight down gets one look, unless all is to be seen on two courses.
enum SweepPattern {

  /// - `ground`: what is to be seen; overlaps count once.
  /// - `near`: where the tour begins; only the choice between courses heeds it.
  static func result(
    ground: [MapPolygon], flown: SweepFlight = SweepFlight(), view: View, free: any FreeArea,
    options: PatternOptions, near: MapPoint?
  ) throws -> PatternResult {
    let parts = try Regions.union(ground)
    let spacing = view.swath * (1 - options.overlap)
    var items: [WorkItem] = []
    var courses: [Angle] = []
    if view.looksDown {
      var looks: [WorkItem] = []
      var wide: [MapPolygon] = []
      for part in parts {
        if !flown.crosshatch, let look = look(at: part, view: view, free: free, options: options) {
          looks.append(look)
        } else {
          wide.append(part)
        }
      }
      let paths = try SweptPath.items(
        ground: wide, flown: flown, view: view, spacing: spacing, free: free, options: options, near: near)
      return try Patch.completed(
        looks + paths, ground: parts, view: view, free: free, options: options, courses: [])
    }
    for group in Groups.close(parts, gap: max(spacing, options.turnMetres)) {
      let chooser = StripCourse(view: view, spacing: spacing, free: free, options: options, near: near)
      let whole = group.count > 1 && !flown.crosshatch ? chooser.best(for: group) : nil
      var single: [StripCourse.Choice] = []
      for part in group {
        if !flown.crosshatch, let look = look(at: part, view: view, free: free, options: options) {
          single.append(.init(course: .degrees(0), items: [look], seconds: look.holdS + options.turnS))
        } else {
          let choice = chooser.best(for: [part])
          single.append(flown.crosshatch ? chooser.crossed(choice, over: [part]) : choice)
        }
      }
      if let together = whole, together.seconds < single.reduce(0, { $0 + $1.seconds }) {
        items += together.items
        courses.append(together.course)
      } else {
        for choice in single {
          items += choice.items
          courses.append(choice.course)
        }
      }
    }
    return try Patch.completed(
      items, ground: parts, view: view, free: free, options: options, courses: Array(courses.prefix(2)))
  }

  /// One look from above, when all of the part fits into a view that looks straight down.
  private static func look(
    at part: MapPolygon, view: View, free: any FreeArea, options: PatternOptions
  ) -> WorkItem? {
    guard view.looksDown else { return nil }
    let centre = part.bounds.centre
    guard part.outer.allSatisfy({ $0.distance(to: centre) <= view.radius }), free.contains(centre) else {
      return nil
    }
    return WorkItem(
      path: [centre], reversible: true, holdS: options.lookS, gimbalPitchDeg: options.gimbalPitchDeg,
      lookAsideDeg: nil, target: nil)
  }
}
