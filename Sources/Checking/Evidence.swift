import AircraftModel
import AirspaceModel
import Geodesy
import MissionModel
import TerrainModel
import Units

/// A route with what the mission says about it.
struct RouteCase {
  let route: Route
  let site: Site?
  let beat: Beat?
  /// Nil when the route's numbers are not fit to be measured; `plan.numbers` or `geometry.actions` says so.
  let track: Track?
  /// By zone, in the mission's order; empty without a track.
  let approaches: [Approach?]

  /// The route's greatest height above the pad, metres.
  var greatestAbovePadM: Double {
    let pad = site?.padHKPD.metres ?? 0
    return (route.waypoints.map(\.hkpdM).max() ?? pad) - pad
  }

  func placeText(_ leg: Int, _ place: GeoPoint) -> (en: String, zh: String) {
    let name = Wording.leg(leg, of: route.waypoints.count)
    return ("\(name.en), \(Wording.place(place))", "\(name.zh)（\(Wording.Zh.place(place))）")
  }
}

/// A line of the timetable with what the mission says about it.
struct Flight {
  let sortie: Sortie
  let routeCase: RouteCase?
  let site: Site?
  let beat: Beat?
  /// Whether its numbers are finite, its four times in order and within two days of the mission's day.
  let isSound: Bool
  /// The forecast's steps that it lies in, raised to the route's height.
  let winds: [WindAloft]
  /// Whether those steps cover it without a gap.
  let isForecast: Bool
  /// The step whose wind the sortie states.
  let statedWind: WindAloft?
  /// In the wind of `statedWind`, or of the sortie's own words when that is nil.
  let account: FlightAccount?
  /// In each step's wind; the greatest counts.
  let energyWh: Double?
  /// Flown or in the air by the record of the day.
  var isHistory = false

  var id: String { sortie.id }
  var inAir: MomentRange { MomentRange(from: sortie.takeoff, to: sortie.landing) }
}

/// All that the rules look at, measured once.
struct Evidence {
  let mission: Mission
  let plan: Plan
  let frame: GridFrame
  let probe: GroundProbe
  let zones: [ZoneCase]
  let privacy: [(zone: PrivacyZone, shape: ZoneShape)]
  let routes: [RouteCase]
  /// In the order of the plan.
  let flights: [Flight]
  /// By beat, for those that ask for one.
  let hotSpots: [String: HotSpotSight]
  /// Of a day that was planned again.
  let record: FlownRecord?

  init(mission: Mission, plan: Plan, record: FlownRecord? = nil) throws(GeodesyError) {
    self.record = record
    self.mission = mission
    self.plan = plan
    frame = try GridFrame()
    probe = GroundProbe(ground: mission.ground, roofs: try Roofs(mission.ground.buildings, frame))
    var zones: [ZoneCase] = []
    for zone in mission.zones {
      zones.append(ZoneCase(zone: zone, shape: try ZoneShape(zone.areas, frame)))
    }
    self.zones = zones
    var privacy: [(zone: PrivacyZone, shape: ZoneShape)] = []
    for zone in mission.privacyZones { privacy.append((zone, try ZoneShape(zone.areas, frame))) }
    self.privacy = privacy
    var routes: [RouteCase] = []
    for route in plan.routes {
      let site = mission.site(route.site)
      let track = try Track(route, padHKPD: site?.padHKPD.metres, frame: frame, probe: probe)
      var approaches: [Approach?] = []
      if let track {
        approaches = zones.map {
          Approach.find(
            track.pieces, $0, margin: mission.rules.zoneMargin.metres,
            meanSeaLevel: mission.heights.meanSeaLevelAboveHKPD)
        }
      }
      routes.append(
        RouteCase(
          route: route, site: site, beat: mission.beat(route.beat), track: track, approaches: approaches))
    }
    self.routes = routes
    flights = plan.sorties.map { sortie in
      var flight = Evidence.flight(sortie, mission, routes)
      flight.isHistory = record?.isFixed(sortie.id) ?? false
      return flight
    }
    var hotSpots: [String: HotSpotSight] = [:]
    for beat in mission.beats {
      if let spot = beat.task.hotSpot {
        hotSpots[beat.id] = HotSpotSight(spot, beat: beat, mission: mission)
      }
    }
    self.hotSpots = hotSpots
  }

  /// The coarsest pixel that serves a beat's task, metres.
  func coarsestPixelM(_ beat: Beat) -> Double {
    hotSpots[beat.id]?.largestPixelM ?? beat.task.objectSize.metres / beat.task.pixelsAcross
  }

  /// The flights whose times can be reckoned with.
  var soundFlights: [Flight] { flights.filter(\.isSound) }

  /// Sound flights of each site of the mission, by take-off.
  var flightsBySite: [(site: Site, flights: [Flight])] {
    mission.sites.map { site in
      let own = soundFlights.filter { $0.sortie.site == site.id }
      return (
        site,
        own.sorted {
          ($0.sortie.takeoff, $0.sortie.landing, $0.id) < ($1.sortie.takeoff, $1.sortie.landing, $1.id)
        }
      )
    }
  }

  /// A route's flights; of one that is flown again, those ahead: what has flown or flies cannot be changed.
  func flights(of route: Route) -> [Flight] {
    let all = soundFlights.filter { $0.sortie.route == route.id }
    let ahead = all.filter { !$0.isHistory }
    return ahead.isEmpty ? all : ahead
  }

  private static func flight(_ sortie: Sortie, _ mission: Mission, _ routes: [RouteCase]) -> Flight {
    let routeCase = routes.first { $0.route.id == sortie.route }
    let site = mission.site(sortie.site)
    let isSound = isReckonable(sortie, mission.day)
    var winds: [WindAloft] = []
    var isForecast = false
    var stated: WindAloft?
    var account: FlightAccount?
    var energy: Double?
    if isSound, let site, let routeCase {
      let inAir = MomentRange(from: sortie.takeoff, to: sortie.landing)
      if let station = mission.station(site.station) {
        let steps = station.steps.filter { $0.during.overlaps(inAir) }
        winds = steps.map {
          WindAloft($0, shearExponent: station.shearExponent, heightM: routeCase.greatestAbovePadM)
        }
        isForecast = MomentRange.merged(steps.map(\.during)).contains { $0.covers(inAir) }
      }
      stated = winds.first { $0.isStated(fromDeg: sortie.windFromDeg, mps: sortie.windMps) }
      if let track = routeCase.track {
        func reckon(_ air: Air) -> FlightAccount {
          FlightAccount(
            track, routeCase.route.waypoints, padHKPD: site.padHKPD.metres, airframe: site.airframe, air: air)
        }
        let own = reckon(
          stated?.air ?? WindAloft.air(fromDeg: sortie.windFromDeg, mps: sortie.windMps))
        account = own
        energy = winds.map { reckon($0.air).energyWh }.max() ?? own.energyWh
      }
    }
    return Flight(
      sortie: sortie, routeCase: routeCase, site: site, beat: mission.beat(sortie.beat), isSound: isSound,
      winds: winds, isForecast: isForecast, statedWind: stated, account: account, energyWh: energy)
  }

  /// Days before and after the mission's day within which a sortie's times are looked at.
  private static let reachS = 2 * 86_400

  static func isNear(_ sortie: Sortie, _ day: MomentRange) -> Bool {
    let span = MomentRange(from: day.from + -reachS, to: day.to + reachS)
    return [sortie.prepareFrom, sortie.takeoff, sortie.landing, sortie.readyAgain]
      .allSatisfy { span.contains($0) }
  }

  static func isReckonable(_ sortie: Sortie, _ day: MomentRange) -> Bool {
    isNear(sortie, day) && sortie.prepareFrom <= sortie.takeoff && sortie.takeoff < sortie.landing
      && sortie.landing <= sortie.readyAgain
      && Soundness.numbers(of: sortie).allSatisfy { Soundness.isSound($0.1) }
  }
}
