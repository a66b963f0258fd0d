import AircraftModel
import MissionModel
import Units

/// How much of a beat's ground the day would see for each level of Johnson's criteria, with what hides counted and not.
struct LevelSight {
  private let raster: CellRaster
  private let beat: Beat
  private let windows: [ClosedRange<Double>]
  private let hidden: [Bool]
  private let threads: Int

  init(_ day: BeatDay, threads: Int) {
    raster = day.raster
    beat = day.beat
    windows = day.windows
    hidden = day.privacyOf.map { $0 >= 0 }
    self.threads = threads
  }

  /// Share of the cells that look well and long enough with a pixel of at most `pixel`, 0...1.
  ///
  /// - `flown`: the beat's routes with their views; their sight is worked out anew.
  func share(
    pixel: Length, looksForCover: Bool, flown: [(BeatSight.Flown, RouteViews, Camera)], surface: SightSurface
  ) -> Double {
    let routes = flown.map { known, views, camera in
      var route = known
      let slant = ViewGeometry.greatestSlantRange(camera: camera, largestGroundPixel: pixel)
      route.sight = RouteSight(
        views: views, raster: raster, surface: surface,
        rules: SightRules(
          greatestSlantM: slant.metres, leastIncidence: beat.task.leastIncidence,
          looksForCover: looksForCover), threads: threads)
      return route
    }
    let sight = BeatSight(
      raster: raster, routes: routes, windows: windows, dwellS: beat.task.dwell.seconds, hidden: hidden,
      threads: threads)
    return Double(sight.days.count { $0.visits > 0 }) / Double(raster.count)
  }
}
