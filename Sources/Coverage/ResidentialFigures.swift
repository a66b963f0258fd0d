import AircraftModel
import Geodesy
public import MissionModel
import Planar
import Units

/// What a day's cameras see of the ground where people live.
public enum ResidentialFigures {
  /// Size across of a person, metres: that of the missions' own tasks.
  public static let personM = 0.5

  /// The figures for the privacy sheet, over cells as in the coverage; nil when the mission names no residential ground.
  ///
  /// Any look counts that is at least 5° steep to level ground, however far; what stands between hides. Over a band of
  /// ground heights a place counts as seen when it is at either end, and with the finer pixel and the longer time.
  ///
  /// - Throws: `CoverageError` when the plan does not fit the mission; `GeodesyError` when a place does not fit the frame.
  public static func of(mission: Mission, plan: Plan) throws -> ResidentialSight? {
    let ground = try Regions.union(mission.frame.toMap(mission.residential))
    let areaM2 = ground.reduce(0) { $0 + $1.area }
    guard areaM2 > 0 else { return nil }
    try PlanCheck.check(plan, mission)
    let raster = CellRaster(ground: ground, cellM: CellRaster.cellSize(for: [ground]))
    let surface = try SightSurface(box: raster.lattice.box, cellM: raster.cellM, ground: mission.ground)
    var pixel = [Double](repeating: .infinity, count: raster.count)
    var total = [Double](repeating: 0, count: raster.count)
    var longest = 0.0
    var recorded = [Bool](repeating: false, count: raster.count)
    for route in plan.routes {
      let sorties = plan.sorties.filter { $0.route == route.id }
      guard !sorties.isEmpty, let camera = PlanCheck.camera(of: route, mission) else { continue }
      let views = try RouteViews(route: route, camera: camera, frame: mission.frame)
      let rules = SightRules(greatestSlantM: .infinity, leastIncidence: .degrees(0), looksForCover: true)
      let ends: [SightBuilder.End] = surface.isBand ? [.high, .low] : [.high]
      let sights = ends.map {
        SightBuilder.run(views, raster: raster, surface: surface, end: $0, rules: rules, threads: 1)
      }
      for sortie in sorties {
        let times = SpanTimes(route: route, sortie: sortie, dayStart: mission.day.from)
        for cell in 0..<raster.count {
          let seconds = sights.compactMap { $0.0.look(at: cell, times, visit: 0)?.inViewS }.max()
          guard let seconds else { continue }
          total[cell] += seconds
          longest = max(longest, seconds)
          if route.recording { recorded[cell] = true }
          for (_, quality) in sights {
            pixel[cell] = min(pixel[cell], Double(quality.bestSlantM[cell]) * camera.radiansPerPixel)
          }
        }
      }
    }
    let perCell = areaM2 / Double(raster.count)
    func area(_ isIn: (Int) -> Bool) -> Double {
      (Double((0..<raster.count).count { isIn($0) }) * perCell).rounded(places: 0)
    }
    func level(_ level: ViewTask.Level) -> Double {
      guard let across = mission.rules.pixelsAcross[level] else { return 0 }
      return area { pixel[$0] <= personM / across }
    }
    let finest = pixel.min() ?? .infinity
    return ResidentialSight(
      areaM2: areaM2.rounded(places: 0), seenM2: area { total[$0] > 0 || pixel[$0] < .infinity },
      detectM2: level(.detect), recogniseM2: level(.recognise), identifyM2: level(.identify),
      recordedM2: area { recorded[$0] },
      finestPixelCm: finest < .infinity ? (finest * 100).rounded(places: 1) : nil,
      longestLookS: longest.rounded(places: 1), longestOfDayS: (total.max() ?? 0).rounded(places: 1))
  }
}
