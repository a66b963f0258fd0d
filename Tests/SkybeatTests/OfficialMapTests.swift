import Skybeat
import TestSupport
import Testing

/// The shipped missions over the real restricted zones and the real ground, as a user would load them.
///
/// The files lie outside the project; without them the tests say so and skip.
@Suite(.serialized) struct OfficialMapTests {
  /// The mission with the official zones in place of its own, and height grids before its bands.
  static func read(_ file: String, zones: String, grids: [String]) throws -> Mission {
    let path = EveryMission.folder + "/" + file
    let text = String(decoding: try DiskFiles().bytes(path), as: UTF8.self)
    var lines: [String] = []
    var inZones = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if inZones, line.first == " " || line.first == "#" { continue }
      inZones = line.hasPrefix("zones:")
      if inZones {
        lines += ["zones:", "  - {layer: \(zones), profile: esua, official: true}", ""]
      } else if line.hasPrefix("    zones: [") {
        // The permissions name the mission's own zones.
        lines.append("    zones: []")
      } else if line.hasPrefix("ground:"), !grids.isEmpty {
        let list = grids.map { "{path: \($0), crs: EPSG:2326, datum: hkpd}" }.joined(separator: ", ")
        lines += ["ground:", "  grids: [\(list)]"]
      } else {
        lines.append(String(line))
      }
    }
    return try MissionReader.read(
      path: path, files: Overlay([path: lines.joined(separator: "\n")]))
  }

  /// Records every violation; returns the number of sorties.
  @discardableResult private static func judge(_ mission: Mission, _ label: String) throws -> Int {
    let plan = try Planner.plan(mission)
    let findings = try PlanChecker.check(mission: mission, plan: plan)
    for finding in findings where finding.severity == .violation {
      Issue.record("\(label): \(finding.rule) \(finding.subject): \(finding.message.en)")
    }
    let refused = plan.refusals.filter { $0.reason != "weather" }.map { "\($0.reason) \($0.beat)" }
    print("\(label): \(plan.routes.count) routes, \(plan.sorties.count) sorties, refused: \(refused)")
    return plan.sorties.count
  }

  @Test(arguments: EveryMission.files) func keepsOutOfTheOfficialZones(_ file: String) throws {
    guard let zones = Folders.shared("maps/rfz-esua-2026-07.geojson") else { return }
    var mission = try OfficialMapTests.read(file, zones: zones, grids: [])
    #expect(mission.zones.count > 50 && mission.zones.allSatisfy { $0.official })
    try OfficialMapTests.judge(mission, "\(file), official zones, no permission for them")
    // Copies that open every zone stand beside the originals, which lift the ceiling.
    let ids = mission.zones.map(\.id)
    mission.permissions += mission.permissions.map { permission in
      var copy = permission
      copy.number += "-Z"
      copy.zones = ids
      return copy
    }
    let flown = try OfficialMapTests.judge(mission, "\(file), official zones, all opened by the permissions")
    #expect(flown > 0, "\(file): nothing is flown though every zone is open")
  }

  @Test(arguments: EveryMission.files) func keepsAboveTheRealGround(_ file: String) throws {
    guard let zones = Folders.shared("maps/rfz-esua-2026-07.geojson"),
      let coarse = Folders.shared("maps/dem/landsd-70m-hongkong.asc"),
      let border = Folders.shared("maps/dem/landsd-70m-border.asc")
    else { return }
    let mission = try OfficialMapTests.read(file, zones: zones, grids: [coarse, border])
    #expect(mission.ground.followsGrid)
    try OfficialMapTests.judge(mission, "\(file), official zones, 70 m ground")
  }
}
