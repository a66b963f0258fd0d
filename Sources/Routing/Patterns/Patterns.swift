package import Geodesy
package import MissionModel
import Planar
package import Sweeps
package import Units

/// From the ground of a beat to the work that sees it.
package enum Patterns {
  /// The work of a beat, with its shape brought into the local frame.
  ///
  /// - `view`: what the beat's camera sees at its height; the caller works it out with the terrain.
  /// - `near`: where tours begin; only the choice between equally good layouts heeds it.
  /// - `sweepCosts`: see `PatternOptions`.
  ///
  /// Throws `PatternError` for values out of bounds and `GeodesyError` for shapes that are not sound.
  package static func items(
    for beat: Beat, frame: some MapFrame, view: View, free: any FreeArea, near: MapPoint? = nil,
    sweepCosts: SweepCosts? = nil
  ) throws -> PatternResult {
    var options = PatternOptions(
      speed: beat.speed.metresPerSecond, overlap: beat.overlap, gimbalPitchDeg: beat.gimbalPitch.degrees,
      lookS: beat.task.dwell.seconds)
    options.sweepCosts = sweepCosts
    return try items(
      for: mapShape(of: beat.shape, frame: frame), view: view, free: free, options: options, near: near)
  }

  /// The work over a shape that is in the local frame already.
  package static func items(
    for shape: MapShape, view: View, free: any FreeArea, options: PatternOptions, near: MapPoint? = nil
  ) throws -> PatternResult {
    let problems = problems(of: shape, view: view, options: options)
    if !problems.isEmpty { throw PatternError(problems: problems) }
    switch shape {
    case .sweep(let areas, let flown):
      return try SweepPattern.result(
        ground: areas, flown: flown, view: view, free: free, options: options, near: near)
    case .corridor(let lines, let left, let right, let flown):
      return try CorridorPattern.result(
        lines: lines, left: left, right: right, flown: flown, view: view, free: free, options: options)
    case .ring(let areas, let standOff, let depth, let lookInward, let whole):
      return try RingPattern.result(
        around: areas, standOff: standOff, depth: depth, lookInward: lookInward, view: view, whole: whole,
        free: free, options: options)
    case .targets(let targets):
      return try TargetPattern.result(targets: targets, view: view, free: free, options: options)
    }
  }

  /// The shape in the local frame.
  package static func mapShape(of shape: BeatShape, frame: some MapFrame) throws -> MapShape {
    switch shape {
    case .sweep(let areas, let flown):
      return .sweep(try frame.toMap(areas), flown: flown)
    case .corridor(let lines, let left, let right, let flown):
      return .corridor(
        lines: try frame.toMap(lines), left: left.metres, right: right.metres, flown: flown)
    case .ring(let areas, let standOff, let depth, let lookInward, let whole):
      return .ring(
        around: try frame.toMap(areas), standOff: standOff.metres, depth: depth.metres,
        lookInward: lookInward, whole: whole)
    case .targets(let targets, _):
      // The others are looked at from where their views say; see `TargetLooks`.
      let targets = targets.filter { !$0.view.placesAircraft }
      let places = try frame.toMap(targets.map(\.position))
      return .targets(
        zip(targets, places).map { target, place in
          MapTarget(
            id: target.id, position: place, extent: target.extent.metres, dwell: target.dwell.seconds)
        })
    }
  }

  private static func problems(of shape: MapShape, view: View, options: PatternOptions) -> [String] {
    var found: [String] = []
    func need(_ holds: Bool, _ text: @autoclosure () -> String) { if !holds { found.append(text()) } }
    func finite(_ value: Double, from least: Double) -> Bool { value.isFinite && value >= least }
    need(finite(view.swath, from: 0.5), "the view is \(view.swath) m wide; at least 0.5 m is needed")
    need(finite(view.depth, from: 0.5), "the view is \(view.depth) m deep; at least 0.5 m is needed")
    need(finite(view.lead, from: 0), "the view lies \(view.lead) m ahead; at least 0 m is needed")
    need(finite(options.speed, from: 0.1), "the speed is \(options.speed) m/s; at least 0.1 m/s is needed")
    need(
      options.overlap >= 0 && options.overlap < 0.9, "the overlap is \(options.overlap); 0 up to below 0.9 is"
    )
    need(finite(options.turnS, from: 0), "a turn takes \(options.turnS) s; at least 0 s is needed")
    need(
      finite(options.shortestStrip, from: 1),
      "the shortest strip is \(options.shortestStrip) m; at least 1 m is needed")
    let longest = min(options.longestPiece, options.longestStrip)
    need(
      finite(longest, from: 4 * options.shortestStrip),
      "the longest piece is \(longest) m; at least four times the shortest strip is needed")
    switch shape {
    case .sweep: break
    case .corridor(_, let left, let right, let flown):
      need(finite(left, from: 0), "the width on the left is \(left) m; at least 0 m is needed")
      need(finite(right, from: 0), "the width on the right is \(right) m; at least 0 m is needed")
      if let passes = flown.passes { need(passes >= 1, "there are \(passes) passes; at least 1 is needed") }
      if let keep = flown.keep {
        need(
          finite(keep.keepOff.metres, from: 0.1),
          "\(keep.keepOff.metres) m are kept; at least 0.1 m is needed")
        if let standOff = flown.standOff {
          need(
            finite(standOff.metres, from: keep.keepOff.metres),
            "the stand-off is \(standOff.metres) m; at least the \(keep.keepOff.metres) m that are kept is needed"
          )
        }
      }
    case .ring(_, let standOff, let depth, _, _):
      need(standOff.isFinite, "the stand-off is \(standOff) m; it must be a number")
      need(finite(depth, from: 0), "the depth of the band is \(depth) m; at least 0 m is needed")
    case .targets(let targets):
      for target in targets {
        let id = target.id
        need(finite(target.extent, from: 0), "target \(id): its extent is \(target.extent) m; at least 0 m")
        need(finite(target.dwell, from: 0), "target \(id): its dwell is \(target.dwell) s; at least 0 s")
      }
    }
    return found
  }
}
