import AircraftModel
import AirspaceModel
import Geodesy
import MissionModel
import Planar
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
      #expect(mission.reliefFiles == ["../Maps/relief.asc"])
      #expect(mission.background.contains { $0.kind == .contour && !$0.lines.isEmpty })
    } catch let issues as FileIssues {
      Issue.record("\(issues)")
    }
  }
}

/// What the shipped missions promise.
@Suite struct MissionPromisesTests {
  /// Wherever the ground of a band lies, the pixel straight below serves the task.
  @Test(arguments: Shipped.names) func camerasServeTheTask(name: String) throws {
    let mission = try Shipped.mission(name)
    for beat in mission.beats {
      let site = try #require(mission.site(beat.sites[0]))
      let camera = try #require(site.cameras.first { $0.id == beat.camera })
      let places = try mission.frame.toMap(points(of: beat.shape))
      let bands = try mission.ground.bands(at: places)
      for band in bands {
        let band = try #require(band, "\(beat.id) lies where the ground is unknown")
        let height = band.highHKPD - band.lowHKPD + beat.aboveGround.metres
        let pixel = camera.radiansPerPixel * height
        #expect(
          pixel <= beat.task.largestGroundPixel.metres, "\(name), \(beat.id): \(height) m, \(pixel) m a pixel"
        )
        let ceiling = mission.permissions.map(\.ceilingAboveGround.metres).max() ?? 0
        #expect(
          height <= ceiling, "\(name), \(beat.id): \(height) m above the lowest ground, \(ceiling) m allowed")
      }
      #expect(beat.aboveGround.metres >= mission.rules.terrainClearance.metres, "\(beat.id)")
    }
  }

  /// Every place of work lies within the reach of the beat's first site, and pads lie in the known ground.
  @Test(arguments: Shipped.names) func placesAreWithinReach(name: String) throws {
    let mission = try Shipped.mission(name)
    for site in mission.sites {
      let place = try mission.frame.toMap([site.position])
      let band = try #require(try mission.ground.bands(at: place)[0])
      #expect((band.lowHKPD...band.highHKPD).contains(site.padHKPD.metres), "\(site.id)")
    }
    for beat in mission.beats {
      let site = try #require(mission.site(beat.sites[0]))
      let pad = try mission.frame.toMap([site.position])[0]
      for place in try mission.frame.toMap(points(of: beat.shape)) {
        let east = place.east - pad.east
        let north = place.north - pad.north
        let distance = (east * east + north * north).squareRoot()
        #expect(distance <= site.reach.metres, "\(name), \(beat.id): \(distance) m from \(site.id)")
      }
    }
  }

  /// No pad or work place lies in a zone that nothing opens.
  @Test(arguments: Shipped.names) func zonesAreOpenToTheWork(name: String) throws {
    let mission = try Shipped.mission(name)
    let opened = Set(mission.permissions.flatMap(\.zones))
    for zone in mission.zones where !zone.active(in: mission.day).isEmpty {
      if zone.restriction == .authorisation, opened.contains(zone.id) { continue }
      let shapes = try mission.frame.toMap(zone.areas)
      let sites = mission.sites.flatMap { [$0.position] + ($0.alternate.map { [$0.position] } ?? []) }
      let work = mission.beats.flatMap { points(of: $0.shape) }
      for place in try mission.frame.toMap(sites + work) {
        #expect(!shapes.contains { $0.contains(place) }, "\(name): \(place) lies in \(zone.id)")
      }
    }
  }

  private func points(of shape: BeatShape) -> [GeoPoint] {
    switch shape {
    case .sweep(let areas, _), .ring(let areas, _, _, _, _): areas.flatMap(\.outer)
    case .corridor(let lines, _, _, _): lines.flatMap { $0 }
    case .targets(let targets, _): targets.map(\.position)
    }
  }
}
