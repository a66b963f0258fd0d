import Skybeat
import TestSupport
import Testing

/// Sorties that share one area from one site take parts of like size.
@Suite("Shared areas")
struct SharedAreaTests {
  @Test("every part of every shipped area takes within 15 % of the mean time", arguments: EveryMission.files)
  func balanced(_ file: String) throws {
    let mission = try EveryMission.read(file)
    var compared = 0
    for seed in [mission.seed, mission.seed + 1] {
      let plan = try Planner.plan(mission, seed: seed)
      for beat in mission.beats {
        guard case .sweep = beat.shape else { continue }
        for site in beat.sites {
          let routes = plan.routes.filter { $0.beat == beat.id && $0.site == site }
          guard routes.count > 1 else { continue }
          let mean = routes.reduce(0) { $0 + $1.calmTimeS } / Double(routes.count)
          for route in routes {
            compared += 1
            #expect(
              abs(route.calmTimeS / mean - 1) <= 0.15,
              "\(route.id), seed \(seed): \(route.calmTimeS) s, mean \(mean) s of \(routes.count)")
          }
        }
      }
    }
    // These two have large areas for one dock; in the others an area may take one sortie.
    if ["border.yaml", "fire-country-park.yaml"].contains(file) { #expect(compared > 0) }
  }
}
