public import MissionModel
import Units

/// One flight as an autopilot's mission items: the only place where a route becomes commands.
///
/// Heights are above the pad (frame 3), speeds over ground. `docs/formats.md` says why each item is as it is.
public struct FlightItems: Hashable, Sendable {
  public var profile: FirmwareProfile
  public var home: HomePosition
  /// Without home; the first is the take-off, the last the return.
  public var items: [MissionItem]
  public var fence: FencePolygon
  public var rally: RallyPoint?
  /// What the pilot must know: too many items, heights that had to be moved.
  public var findings: [Finding]

  /// Height, metres, that stands for a waypoint at the pad's own height on ArduPilot, which takes 0 as "keep".
  public static let insteadOfZeroM = 0.05
  /// Greatest level distance, metres, of the first and last waypoint from the pad.
  public static let padToleranceM = 5.0
  /// Gimbal flags: roll and pitch locked to the horizon, heading with the aircraft.
  static let gimbalFlags = 4.0 + 8.0

  /// - Throws: `FileIssues` with every waypoint that cannot be flown as it stands; `file` names the route.
  public init(route: Route, site: SiteSummary, profile: FirmwareProfile) throws {
    let issues = FlightItems.problems(route: route, site: site)
    guard issues.isEmpty else { throw FileIssues(issues) }
    self.profile = profile
    home = HomePosition(
      latitudeDeg: site.latitudeDeg.rounded(places: 7), longitudeDeg: site.longitudeDeg.rounded(places: 7),
      egm96M: site.padEgm96M.rounded(places: 3))
    fence = FlightFence.polygon(route: route, site: site)
    rally = nil
    if let latitude = site.alternateLatitudeDeg, let longitude = site.alternateLongitudeDeg {
      rally = RallyPoint(
        latitudeDeg: latitude.rounded(places: 7), longitudeDeg: longitude.rounded(places: 7),
        aboveHomeM: route.returnAbovePadM.rounded(places: 3))
    }
    var builder = Builder(route: route, profile: profile)
    builder.build()
    items = builder.items
    findings = builder.findings
    if items.count > profile.greatestItems {
      findings.append(
        Finding(
          severity: .warning, rule: "export.capacity", subject: route.id,
          message: BilingualText(
            en: "\(items.count) mission items: \(profile.name) stores \(profile.greatestItems) by default",
            zh: "任務項目 \(items.count) 個：\(profile.name) 預設只存 \(profile.greatestItems) 個")))
    }
    let broken =
      MissionItemRules.format(items) + MissionItemRules.flight(items, profile: profile)
      + outsideFence
    guard broken.isEmpty else {
      throw FileIssues(
        broken.map {
          FileIssue(
            file: "route \(route.id)", line: 0, column: 0, reason: "item \($0.index + 1): \($0.reason)")
        })
    }
  }

  /// Every place must lie inside the fence; as it is convex, so do the legs and the straight return.
  private var outsideFence: [MissionItemRules.Problem] {
    var places = items.map { ($0.latitudeDeg, $0.longitudeDeg) }
    places += [(home.latitudeDeg, home.longitudeDeg), (rally?.latitudeDeg, rally?.longitudeDeg)]
    return places.enumerated().compactMap { index, place in
      guard let latitude = place.0, let longitude = place.1,
        !FenceRules.contains(fence.vertices, latitudeDeg: latitude, longitudeDeg: longitude)
      else { return nil }
      return .init(index: index, reason: "outside the fence")
    }
  }

  /// What makes a route unfit for any autopilot, each with the waypoint's number (from 1).
  static func problems(route: Route, site: SiteSummary) -> [FileIssue] {
    var issues: [FileIssue] = []
    func issue(_ reason: String) {
      issues.append(FileIssue(file: "route \(route.id)", line: 0, column: 0, reason: reason))
    }
    for (name, value) in [
      ("site longitude_deg", site.longitudeDeg), ("site latitude_deg", site.latitudeDeg),
      ("site pad_egm96_m", site.padEgm96M), ("return_above_pad_m", route.returnAbovePadM),
    ] where !value.isFinite { issue("\(name) is \(value): must be a finite number") }
    if (site.alternateLatitudeDeg == nil) != (site.alternateLongitudeDeg == nil) {
      issue("site \(site.id): the alternate has only one of longitude and latitude")
    }
    for (name, value) in [
      ("alternate_longitude_deg", site.alternateLongitudeDeg),
      ("alternate_latitude_deg", site.alternateLatitudeDeg),
    ] { if let value, !value.isFinite { issue("site \(name) is \(value): must be a finite number") } }
    if route.site != site.id { issue("flown from '\(route.site)', not from '\(site.id)'") }
    if route.waypoints.count < 3 {
      issue("\(route.waypoints.count) waypoints: take-off, one waypoint and landing are the least")
    }
    if let first = route.waypoints.first, first.action != .takeoff {
      issue("waypoint 1 is '\(first.action.rawValue)': must be 'takeoff'")
    }
    if let last = route.waypoints.last, last.action != .land {
      issue("waypoint \(route.waypoints.count) is '\(last.action.rawValue)': must be 'land'")
    }
    for (index, waypoint) in route.waypoints.enumerated() {
      for reason in problems(waypoint) { issue("waypoint \(index + 1): \(reason)") }
      let inside = index > 0 && index < route.waypoints.count - 1
      if inside, waypoint.action == .takeoff || waypoint.action == .land {
        issue("waypoint \(index + 1): '\(waypoint.action.rawValue)' in the middle of a flight")
      }
      if !inside, issues.isEmpty {
        let away = Courses.offset(
          fromLatitudeDeg: site.latitudeDeg, longitudeDeg: site.longitudeDeg,
          toLatitudeDeg: waypoint.latitudeDeg, longitudeDeg: waypoint.longitudeDeg)
        let distance = (away.east * away.east + away.north * away.north).squareRoot()
        if distance > padToleranceM {
          let shown = distance.rounded(places: 1)
          issue("waypoint \(index + 1): \(shown) m from the pad, limit \(padToleranceM) m")
        }
      }
    }
    return issues
  }

  private static func problems(_ waypoint: Waypoint) -> [String] {
    var found: [String] = []
    let numbers: [(String, Double?)] = [
      ("longitude_deg", waypoint.longitudeDeg), ("latitude_deg", waypoint.latitudeDeg),
      ("above_takeoff_m", waypoint.aboveTakeoffM), ("speed_mps", waypoint.speedMps),
      ("hold_s", waypoint.holdS), ("gimbal_pitch_deg", waypoint.gimbalPitchDeg),
      ("heading_deg", waypoint.headingDeg),
    ]
    for (name, value) in numbers {
      if let value, !value.isFinite { found.append("\(name) is \(value): must be a finite number") }
    }
    guard found.isEmpty else { return found }
    if waypoint.latitudeDeg.magnitude > 90 {
      found.append("latitude_deg \(waypoint.latitudeDeg) is beyond ±90 degrees")
    }
    if waypoint.longitudeDeg.magnitude > 180 {
      found.append("longitude_deg \(waypoint.longitudeDeg) is beyond ±180 degrees")
    }
    if waypoint.longitudeDeg == 0, waypoint.latitudeDeg == 0 {
      found.append("longitude_deg and latitude_deg are 0, which autopilots read as 'here'")
    }
    let climbs = waypoint.action == .takeoff || waypoint.action == .land
    if climbs, waypoint.aboveTakeoffM < 1 {
      found.append("above_takeoff_m \(waypoint.aboveTakeoffM): at least 1 m at take-off and landing")
    }
    if waypoint.action != .takeoff, waypoint.speedMps < 0.1 || waypoint.speedMps > 100 {
      found.append("speed_mps \(waypoint.speedMps): between 0.1 and 100 m/s")
    }
    if waypoint.holdS < 0 || waypoint.holdS > 65_535 {
      found.append("hold_s \(waypoint.holdS): between 0 and 65535 s")
    }
    if let pitch = waypoint.gimbalPitchDeg, pitch.magnitude > 90 {
      found.append("gimbal_pitch_deg \(pitch): between -90 and 90 degrees")
    }
    return found
  }
}

/// Walks along a route and writes the items, remembering what the aircraft was last told.
private struct Builder {
  let route: Route
  let profile: FirmwareProfile
  var items: [MissionItem] = []
  var findings: [Finding] = []
  var speed: Double?
  var pitch: Double?
  var gimbalOwned = false
  var filming = false

  init(route: Route, profile: FirmwareProfile) {
    self.route = route
    self.profile = profile
  }

  mutating func build() {
    for (index, waypoint) in route.waypoints.enumerated() {
      if index > 0 { prepareLeg(to: waypoint) }
      place(waypoint, index, command: index == 0 ? MissionCommand.takeoff : MissionCommand.waypoint)
    }
    if filming { command(MissionCommand.videoStop, [0, 0, 0, 0, 0, 0, 0]) }
    command(MissionCommand.returnToLaunch, [0, 0, 0, 0, 0, 0, 0])
  }

  /// Commands that ArduPilot and PX4 carry out as the leg to `waypoint` begins; the heading comes last.
  private mutating func prepareLeg(to waypoint: Waypoint) {
    let before = items.count
    let works = waypoint.action == .work || waypoint.action == .dwell
    if filming, !works {
      command(MissionCommand.videoStop, [0, 0, 0, 0, 0, 0, 0])
      filming = false
    }
    let wanted = waypoint.speedMps.rounded(places: 2)
    if wanted != speed {
      command(MissionCommand.changeSpeed, [1, wanted, -1, 0, 0, 0, 0])
      speed = wanted
    }
    if let angle = waypoint.gimbalPitchDeg?.rounded(places: 2), angle != pitch {
      if profile == .px4, !gimbalOwned {
        command(MissionCommand.gimbalConfigure, [-2, -2, -1, -1, 0, 0, 0])
        gimbalOwned = true
      }
      command(MissionCommand.gimbalPitchYaw, [angle, 0, 0, 0, FlightItems.gimbalFlags, 0, 0])
      pitch = angle
    }
    if route.recording, works, !filming {
      command(MissionCommand.videoStart, [0, 0, 0, 0, 0, 0, 0])
      filming = true
    }
    if profile == .arduPilotCopter, let heading = waypoint.headingDeg {
      // A heading that comes first is undone by the start of the leg, so the speed is said again before it.
      if items.count == before { command(MissionCommand.changeSpeed, [1, wanted, -1, 0, 0, 0, 0]) }
      command(MissionCommand.conditionYaw, [Courses.positive(heading), 0, 0, 0, 0, 0, 0])
    }
  }

  private mutating func command(_ command: Int, _ parameters: [Double?]) {
    items.append(MissionItem(command: command, frame: MissionFrame.none, parameters: parameters))
  }

  private mutating func place(_ waypoint: Waypoint, _ index: Int, command: Int) {
    var height = waypoint.aboveTakeoffM.rounded(places: 3)
    if profile == .arduPilotCopter, height.magnitude < MissionItemRules.leastStoredHeightM {
      height = FlightItems.insteadOfZeroM
      findings.append(
        Finding(
          severity: .note, rule: "export.zero-height", subject: route.id,
          message: BilingualText(
            en: "waypoint \(index + 1) is at the pad's height: written as \(height) m for ArduPilot",
            zh: "航點 \(index + 1) 與起飛點同高：為 ArduPilot 寫作 \(height) 米")))
    }
    let hold =
      profile == .arduPilotCopter
      ? waypoint.holdS.rounded(.up) : waypoint.holdS.rounded(places: 2)
    let heading: Double? =
      switch profile {
      case .arduPilotCopter: 0
      case .px4: index == 0 ? nil : waypoint.headingDeg.map(Courses.positive)
      }
    items.append(
      MissionItem(
        command: command, frame: MissionFrame.aboveHome,
        parameters: [
          command == MissionCommand.takeoff ? 0 : hold, 0, 0, heading,
          waypoint.latitudeDeg.rounded(places: 7), waypoint.longitudeDeg.rounded(places: 7), height,
        ]))
  }
}
