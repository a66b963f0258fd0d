internal import GRDB
public import MissionModel
public import Units

/// What became of one sortie.
public struct FlownSortie: Hashable, Sendable {
  public enum Outcome: String, Hashable, Sendable {
    /// To its last waypoint.
    case flown
    /// Took off and broke off.
    case partly
    /// Did not take off.
    case held
  }

  public var sortie: String
  public var outcome: Outcome
  public var takeoff, landing: Moment?
  /// When the route's waypoints were reached, seconds from take-off, from the first to the last that was.
  public var waypointTimesS: [Double]
  /// The way through the air, as far as it is known.
  public var track: [GeoPoint]
  /// Where this is known from, such as `log S01.csv`.
  public var source: String

  public init(
    sortie: String, outcome: Outcome, takeoff: Moment?, landing: Moment?, waypointTimesS: [Double],
    track: [GeoPoint], source: String
  ) {
    self.sortie = sortie
    self.outcome = outcome
    self.takeoff = takeoff
    self.landing = landing
    self.waypointTimesS = waypointTimesS
    self.track = track
    self.source = source
  }

  /// Flown by its plan, between other times if those are given; waypoints are then spread in proportion.
  public static func asPlanned(
    _ sortie: Sortie, route: Route, takeoff: Moment? = nil, landing: Moment? = nil, source: String
  ) -> FlownSortie {
    let start = takeoff ?? sortie.takeoff
    let end = landing ?? start + (sortie.landing - sortie.takeoff)
    let planned = Double(max(1, sortie.landing - sortie.takeoff))
    let scale = Double(max(0, end - start)) / planned
    return FlownSortie(
      sortie: sortie.id, outcome: .flown, takeoff: start, landing: end,
      waypointTimesS: scale == 1
        ? sortie.waypointTimesS : sortie.waypointTimesS.map { ($0 * scale).rounded(places: 1) },
      track: route.waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) },
      source: source)
  }

  /// What a day's state says of its sorties at some moment. A planned one that should have landed by then counts as flown by its
  /// plan, as in re-planning; those in the air or still to come are left out.
  ///
  /// - Throws: `FileIssue` for a sortie whose route is not in the plan.
  public static func all(of state: DayState, plan: Plan, at: Moment, source: String) throws(FileIssue)
    -> [FlownSortie]
  {
    var flights: [FlownSortie] = []
    for sortie in plan.sorties {
      guard let route = plan.route(sortie.route) else {
        throw FileIssue(
          file: "plan.json", line: 0, column: 0,
          reason: "sortie '\(sortie.id)': its route '\(sortie.route)' is not there")
      }
      let entry = state.sortie(sortie.id)
      switch entry.status {
      case .inAir: continue
      case .planned:
        if sortie.landing <= at {
          flights.append(.asPlanned(sortie, route: route, source: source + ", taken as flown"))
        }
      case .flown:
        flights.append(
          .asPlanned(sortie, route: route, takeoff: entry.takeoff, landing: entry.landing, source: source))
      case .held:
        flights.append(
          FlownSortie(
            sortie: sortie.id, outcome: .held, takeoff: nil, landing: nil, waypointTimesS: [], track: [],
            source: source))
      case .aborted:
        // How far it came nobody says, so that nothing counts as seen.
        flights.append(
          FlownSortie(
            sortie: sortie.id, outcome: .partly, takeoff: entry.takeoff ?? sortie.takeoff,
            landing: entry.landing ?? sortie.landing, waypointTimesS: [], track: [], source: source))
      }
    }
    return flights
  }
}

extension UnitArchive {
  /// Records what became of sorties of a plan in the archive; what was recorded of the same sortie before is replaced.
  ///
  /// - Returns: how many records are new or other than before.
  /// - Throws: `ArchiveError`; also when the plan is not in the archive or has no such sortie.
  public func record(_ flights: [FlownSortie], of plan: Plan, bytes: [UInt8]) throws(ArchiveError) -> Int {
    let fingerprint = DayState.fingerprint(bytes)
    return try change { db in
      let number = try Int64.fetchOne(
        db, sql: "SELECT fid FROM plans WHERE fingerprint = ?", arguments: [fingerprint])
      guard let number else {
        throw ArchiveError.refused(
          path: path, reason: "this plan (\(fingerprint)) is not in the archive; `archive add` it first")
      }
      var changed = 0
      var beats: Set<String> = []
      for flight in flights {
        guard let sortie = plan.sorties.first(where: { $0.id == flight.sortie }) else {
          throw ArchiveError.refused(path: path, reason: "the plan has no sortie '\(flight.sortie)'")
        }
        try fits(flight, sortie)
        if try put(flight, sortie, number, plan.mission.day.from.hongKongDate, db) {
          changed += 1
          beats.insert(sortie.beat)
        }
      }
      for beat in beats.sorted() { try SeenCells.renew(beat, in: db, path) }
      return changed
    }
  }

  private func fits(_ flight: FlownSortie, _ sortie: Sortie) throws {
    func refuse(_ reason: String) -> ArchiveError {
      .refused(path: path, reason: "sortie '\(flight.sortie)': \(reason)")
    }
    let times = flight.waypointTimesS
    if flight.outcome == .held {
      guard flight.takeoff == nil, times.isEmpty else { throw refuse("held, but with times of a flight") }
      return
    }
    guard let takeoff = flight.takeoff, let landing = flight.landing, takeoff <= landing else {
      throw refuse("a take-off and, not before it, a landing are needed")
    }
    guard times.count <= sortie.waypointTimesS.count, times.allSatisfy({ $0.isFinite && $0 >= 0 }),
      zip(times, times.dropFirst()).allSatisfy({ $0 <= $1 })
    else { throw refuse("the times at its waypoints do not rise, or are too many") }
    if flight.outcome == .flown, times.count < sortie.waypointTimesS.count {
      throw refuse("flown, but not to its last waypoint")
    }
  }

  /// - Returns: whether it is other than before.
  private func put(
    _ flight: FlownSortie, _ sortie: Sortie, _ plan: Int64, _ day: String, _ db: Database
  ) throws -> Bool {
    let reached = flight.waypointTimesS.count
    let planned = sortie.waypointTimesS
    let whole = planned.last ?? 0
    let share = reached == 0 ? 0 : whole > 0 ? planned[reached - 1] / whole : 1
    let values: [PackageValue] = [
      .int(Int(plan)), .text(day), .text(sortie.id), .text(sortie.beat), .text(sortie.site),
      .text(flight.outcome.rawValue), .optional(flight.takeoff), .optional(flight.landing),
      .real(share.rounded(places: 4)), .text(NumberList.text(flight.waypointTimesS)), .text(flight.source),
    ]
    let geometry = flight.track.count >= 2 ? PackageGeometry.line(flight.track) : nil
    let table = ArchiveTables.flown
    let old = try Row.fetchOne(
      db, sql: "SELECT * FROM flown WHERE plan = ? AND sortie = ?", arguments: [plan, sortie.id])
    if let old {
      if try GeoPackage.holds(old, geometry, values, of: table) { return false }
      try GeoPackage.replace(old[PackageTable.key], geometry, values, in: table, db)
    } else {
      try GeoPackage.insert(geometry, values, into: table, in: db)
    }
    try GeoPackage.touch([table], at: flight.landing ?? sortie.landing, in: db)
    return true
  }
}
