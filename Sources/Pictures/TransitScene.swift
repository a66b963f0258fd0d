import AircraftModel
import AirspaceModel
import Geodesy
import MissionModel
import Planar
import Reports
import Routing
import TerrainModel
import Units

/// A planned way to work over one zone and round another, from above and as heights along it.
enum TransitScene {
  private static let frame = LocalFrame(origin: GeoPoint(longitude: 114.1, latitude: 22.3))
  private static let groundM = 5.0
  private static let lowZoneM = 60.0

  private static func p(_ east: Double, _ north: Double) -> MapPoint {
    MapPoint(east: east, north: north)
  }
  private static func text(_ text: String) -> BilingualText { BilingualText(en: text, zh: text) }

  /// The low zone, and the one without an upper end.
  private static let zones = [
    [p(200, -700), p(260, -700), p(260, 700), p(200, 700)],
    [p(420, -90), p(500, -90), p(500, 130), p(420, 130)],
  ]
  private static let work = [p(700, -60), p(720, 120), p(690, 280)]

  private static func zone(_ index: Int) throws -> Zone {
    Zone(
      id: "zone-\(index)", name: text("zone"), restriction: .authorisation,
      areas: [GeoPolygon(outer: try frame.toGeo(zones[index]))], lower: nil,
      upper: index == 0 ? VerticalLimit(metres: lowZoneM, reference: .hkpd) : nil, hours: .always,
      validFrom: nil, validTo: nil, source: "made up", official: false)
  }

  private static func mission() throws -> Mission {
    let noon = Moment(secondsSince1970: 1_795_363_200)
    let day = MomentRange(from: noon, to: noon + 14_400)
    let quad = Airframe(
      id: "quad", name: text("quad"), takeoffMass: Mass(kilograms: 1.9), battery: .wattHours(150),
      usableShare: 0.9, reserveShare: 0.25, hoverPower: .watts(210), cruisePower: .watts(190),
      cruiseSpeed: .metresPerSecond(12), inducedVelocity: .metresPerSecond(5),
      greatestAirspeed: .metresPerSecond(16), climbRate: .metresPerSecond(5),
      descentRate: .metresPerSecond(4), accelerationMps2: 2, climbEfficiency: 0.6,
      gustLimitInFlight: .metresPerSecond(14), gustLimitAtPad: .metresPerSecond(11),
      rainLimitMmPerHour: 4,
      temperatureRangeC: -10...40, energyUncertaintyShare: 0.2, facts: [])
    let camera = Camera(
      id: "wide", name: text("wide"), spectrum: .visible, diagonalFieldOfView: .degrees(82),
      sensorPixelsWide: 8000, sensorPixelsHigh: 6000, streamPixelsWide: 1920,
      streamPixelsHigh: 1080,
      seesAtNight: false, facts: [])
    let site = Site(
      id: "dock", name: text("dock"), kind: .dock, position: frame.origin,
      padHKPD: .metres(groundM),
      alternate: nil, airframe: quad, cameras: [camera], model: "dock",
      turnaround: .charge(fullPacksPerHour: 1), prepare: .minutes(2), recover: .minutes(2),
      reach: .metres(2000), gustLimitAtPad: nil, rainLimitMmPerHour: nil, duty: [day],
      station: "here", facts: [])
    let beat = Beat(
      id: "shore", name: text("shore"),
      shape: .corridor(lines: [try frame.toGeo(work)], left: .metres(20), right: .metres(20)),
      sites: ["dock"], aboveGround: .metres(50), speed: .metresPerSecond(8), camera: "wide",
      gimbalPitch: .degrees(-90), overlap: 0.2,
      task: ViewTask(
        level: .detect, object: text("person"), objectSize: .metres(0.5), pixelsAcross: 2,
        dwell: .seconds(1)),
      windows: [BeatWindow(during: day, revisit: nil)], irregularStarts: false, priority: 5,
      longestSortie: nil, requiredShare: 0, recording: false, recordingReason: nil)
    let rules = OperatingRules(
      id: "rules", zoneMargin: .metres(30), ceilingAboveGround: .metres(90),
      terrainClearance: .metres(30),
      transitAboveGround: .metres(50), transitSpeed: .metresPerSecond(10), terrainStep: .metres(10),
      holdWarnings: [], padSpacing: .minutes(5), returnAbovePad: .metres(60), facts: [])
    let step = ForecastStep(
      during: day, windFrom: .degrees(70), meanAt10m: .metresPerSecond(3),
      gustAt10m: .metresPerSecond(5),
      rainMmPerHour: 0, temperatureC: 22)
    let station = StationForecast(
      id: "here", name: text("here"), shearExponent: 0.16, steps: [step])
    return Mission(
      file: "made.yaml", id: "made", name: text("made"), unit: text("unit"),
      purpose: text("picture"),
      day: day, seed: 1, sites: [site], beats: [beat], zones: [try zone(0), try zone(1)],
      permissions: [],
      rules: rules,
      forecast: Forecast(issued: noon, source: "made up", stations: [station], warnings: []),
      ground: Ground(
        grids: [], bands: [],
        elsewhere: GroundBand(lowHKPD: groundM, highHKPD: groundM, source: .declared), frame: frame),
      frame: frame, heights: HeightSystem(), privacyZones: [], layers: [], background: [])
  }

  static func sheet() throws -> SketchSheet {
    let routes = try RoutePlanner.plan(mission()).routes
    var map = Sketch("From above")
    for zone in zones { map.area([zone], .zone, legend: "zones") }
    for zone in try Regions.buffered(zones.map { MapPolygon(outer: $0) }, by: 30) {
      map.area([zone.outer], .limit, legend: "their margin")
    }
    map.label("ends at \(Int(lowZoneM)) m", at: p(230, 420), .middle)
    map.label("no upper end", at: p(460, 20), .middle)
    var heights = Sketch(
      chart: "Heights along the way", axes: .init(across: "m along the way", up: "m above HKPD"))
    for route in routes.prefix(1) {
      let places = try frame.toMap(
        route.waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
      var along = 0.0
      var profile = [p(0, groundM), p(0, route.waypoints[0].hkpdM)]
      var over: [Double] = []
      let low = MapPolygon(outer: zones[0])
      for index in places.indices.dropFirst() {
        let (a, b) = (places[index - 1], places[index])
        map.line(
          [a, b], route.waypoints[index].action == .work ? .work : .transit,
          legend: route.waypoints[index].action == .work ? "work" : "ways out and back")
        let count = max(1, Int(a.distance(to: b)))
        for step in 0...count {
          let share = Double(step) / Double(count)
          if low.contains(a.interpolated(to: b, fraction: share)) {
            over.append(along + a.distance(to: b) * share)
          }
        }
        along += a.distance(to: b)
        profile.append(p(along, route.waypoints[index].hkpdM))
      }
      profile.append(p(along, groundM))
      // The way out and the way back cross the zone once each.
      for half in [over.filter { $0 < along / 2 }, over.filter { $0 >= along / 2 }] {
        guard let from = half.min(), let to = half.max() else { continue }
        heights.area(
          [[p(from, groundM), p(to, groundM), p(to, lowZoneM), p(from, lowZoneM)]], .zone)
      }
      heights.line([p(0, groundM), p(along, groundM)], .ground, legend: "ground")
      heights.line([p(0, groundM + 90), p(along, groundM + 90)], .aid, legend: "ceiling")
      heights.line(profile, .first, legend: "height flown")
    }
    map.point(p(0, 0), .site, legend: "dock")
    return SketchSheet("A way over a low zone and round a high one", [map, heights], columns: 1)
  }
}
