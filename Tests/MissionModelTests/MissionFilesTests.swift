import AircraftModel
import AirspaceModel
import MissionModel
import TerrainModel
import TestSupport
import Testing
import Units

/// The missions that come with the package.
enum Shipped {
  static let names = [
    "border", "central", "cheung-chau", "fire-country-park", "fire-typhoon-shelter", "kowloon-west",
  ]
  static func path(_ name: String) -> String { Folders.package + "/Missions/\(name).yaml" }
  static func mission(_ name: String) throws -> Mission {
    try MissionReader.read(path: path(name), files: DiskFiles())
  }
}

@Suite struct MissionFilesTests {
  @Test(arguments: Shipped.names) func loads(name: String) throws {
    do {
      let mission = try Shipped.mission(name)
      #expect(mission.id == name)
      #expect(mission.file == "\(name).yaml")
      #expect(!mission.sites.isEmpty && !mission.beats.isEmpty && !mission.zones.isEmpty)
      #expect(mission.permissions.allSatisfy { $0.number.hasPrefix("EXAMPLE-") })
      #expect(mission.sites.allSatisfy { $0.alternate != nil })
      #expect(mission.zones.allSatisfy { !$0.official })
    } catch let issues as FileIssues {
      Issue.record("\(issues)")
    }
  }
}
