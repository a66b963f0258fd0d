import ArgumentParser
import PlanArchive
import Skybeat

struct ArchiveFlownCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flown", abstract: "Record what was flown of a plan in the archive.",
    discussion: """
      A flight log (CSV with t_s and lat_deg, lon_deg or ve, vn) is of one sortie:
      a waypoint counts as reached where the track comes near it, and the ground
      of the way up to the last one as seen. --as-planned takes sorties as flown
      by their plan, --held as not flown. What was recorded of the same sortie
      before is replaced. A state of the day (`skybeat state`) with --mission
      records every sortie that it tells of.

      Examples:
        skybeat archive flown unit.gpkg plan.json state.json --mission Missions/border.yaml
        skybeat archive flown unit.gpkg plan.json S01.csv --sortie S01
        skybeat archive flown unit.gpkg plan.json --as-planned S02,S03 --held S04
        skybeat archive flown unit.gpkg plan.json --as-planned all
      """)

  @Argument(help: "Archive (GeoPackage).", completion: .file(extensions: ["gpkg"]))
  var archive: String
  @Argument(help: "Plan (JSON) that was taken in.", completion: .file(extensions: ["json"]))
  var plan: String
  @Argument(
    help: "Flight log (CSV) or, with --mission, state of the day (JSON or YAML).",
    completion: .file(extensions: ["csv", "json", "yaml"]))
  var record: String?
  @Option(
    help: "The mission, to read a state of the day against.", completion: .file(extensions: ["yaml", "yml"]))
  var mission: String?
  @Option(help: "With a state: the time, HH:MM in Hong Kong time; the state's own when left out.")
  var at: String?
  @Option(help: "The sortie that the log is of.")
  var sortie: String?
  @Option(
    help: "When the log's flight took off, as in 2026-11-28T07:49:30+08:00; without it as planned.",
    transform: ArchiveText.moment)
  var takeoff: Moment?
  @Option(help: "How near to a waypoint counts as reached, metres, seen from above.")
  var withinM = 50.0
  @Option(help: "Sorties that flew by their plan, with commas between; or: all.")
  var asPlanned: String?
  @Option(help: "Sorties that did not take off, with commas between.")
  var held: String?

  func validate() throws {
    guard record != nil || asPlanned != nil || held != nil else {
      throw ValidationError("give a log, a state, --as-planned or --held")
    }
    guard record == nil || (sortie == nil) != (mission == nil),
      record != nil || sortie == nil && mission == nil
    else { throw ValidationError("a log needs --sortie, a state needs --mission, and neither both") }
    guard takeoff == nil || sortie != nil else { throw ValidationError("--takeoff is of a log") }
    guard at == nil || mission != nil else { throw ValidationError("--at is of a state") }
    guard mission == nil || asPlanned == nil && held == nil else {
      throw ValidationError("a state tells of all sorties: --as-planned and --held do not go with it")
    }
    try StateOptions.validate(at: at)
    guard withinM > 0, withinM <= 1000 else {
      throw ValidationError("--within-m \(withinM): give more than 0 to 1000 metres")
    }
  }

  func run() throws {
    let bytes = try Files.read(plan)
    let plan = try DocumentCodec.decode(Plan.self, from: bytes, file: self.plan)
    var flights: [FlownSortie] = []
    if let record, let mission {
      let files = try InForceFiles(mission: mission, plan: self.plan, state: record, at: at)
      let name = record.split(separator: "/").last.map(String.init) ?? record
      flights = try FlownSortie.all(of: files.state, plan: plan, at: files.at, source: "state \(name)")
    } else if let record, let sortie {
      flights.append(try flown(record, try self.sortie(sortie, plan), plan))
    }
    for sortie in sorties(asPlanned, plan) {
      let (sortie, route) = try self.sortie(sortie, plan)
      flights.append(.asPlanned(sortie, route: route, source: "as planned"))
    }
    for id in sorties(held, plan) {
      flights.append(
        FlownSortie(
          sortie: try self.sortie(id, plan).sortie.id, outcome: .held, takeoff: nil, landing: nil,
          waypointTimesS: [], track: [], source: "said to be held"))
    }
    let ids = flights.map(\.sortie)
    if let twice = ids.first(where: { id in ids.count { $0 == id } > 1 }) {
      throw FileIssue(file: self.plan, line: 0, column: 0, reason: "sortie '\(twice)' is named twice")
    }
    let changed = try UnitArchive(path: archive).record(flights, of: plan, bytes: bytes)
    for flight in flights where flight.outcome == .partly {
      Terminal.complain(
        "\(flight.sortie): \(flight.waypointTimesS.count) of its waypoints were reached; recorded as partly flown"
      )
    }
    Terminal.say(
      "\(NumberText.count(flights.count, "sortie")), \(changed) new or changed → \(archive)")
  }

  private func flown(_ log: String, _ found: (sortie: Sortie, route: Route), _ plan: Plan) throws
    -> FlownSortie
  {
    guard let site = plan.sites.first(where: { $0.id == found.sortie.site }) else {
      throw FileIssue(
        file: self.plan, line: 0, column: 0, reason: "the site of sortie '\(found.sortie.id)' is missing")
    }
    let origin = GeoPoint(longitude: plan.frameOriginLongitudeDeg, latitude: plan.frameOriginLatitudeDeg)
    let name = log.split(separator: "/").last.map(String.init) ?? log
    return try FlightMatch.flown(
      try FlightTrack.read(try Files.read(log), file: log), sortie: found.sortie, route: found.route,
      pad: GeoPoint(longitude: site.longitudeDeg, latitude: site.latitudeDeg),
      frame: LocalFrame(origin: origin), takeoff: takeoff ?? found.sortie.takeoff,
      within: .metres(withinM), source: "log \(name)")
  }

  private func sortie(_ id: String, _ plan: Plan) throws -> (sortie: Sortie, route: Route) {
    guard let sortie = plan.sorties.first(where: { $0.id == id }), let route = plan.route(sortie.route) else {
      let known = plan.sorties.map(\.id).joined(separator: ", ")
      throw FileIssue(
        file: self.plan, line: 0, column: 0, reason: "there is no sortie '\(id)' (there are: \(known))")
    }
    return (sortie, route)
  }

  private func sorties(_ text: String?, _ plan: Plan) -> [String] {
    guard let text else { return [] }
    if text == "all" {
      let held = held?.split(separator: ",").map(String.init) ?? []
      return plan.sorties.map(\.id).filter { $0 != sortie && !held.contains($0) }
    }
    return text.split(separator: ",").map { $0.trimmingSpaces }
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String { String(drop { $0 == " " }.prefix { $0 != " " }) }
}
