import Coverage
import FoundationEssentials
import MissionModel
import Units

extension PageData {
  static func sight(_ sight: SightMap, _ content: ReportContent, _ map: MapSheet) -> Sight {
    func text(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
    return Sight(
      beat: content.beatIndex(sight.beat) ?? 0, columns: sight.columns, rows: sight.rows,
      squareM: sight.squareM,
      windows: (content.mission.beat(sight.beat)?.windows ?? []).map {
        [$0.during.from.secondsSince1970, $0.during.to.secondsSince1970]
      },
      cornersDm: sight.corners.map {
        let point = map.frame.point($0)
        return [Int(point.x.rounded()), Int(point.y.rounded())]
      },
      runs: sight.runs, looks: text(sight.looks), pixels: text(sight.pixels), unseen: text(sight.unseen),
      pixelStepCm: (sight.pixelStepM * 100).rounded(places: 3),
      unseenStepMin: (sight.unseenStepS / 60).rounded(places: 3), stepS: sight.stepS,
      flights: sight.flights.map { Sight.Flight(sortie: $0.sortie, steps: text($0.steps)) })
  }

  static func profile(_ profile: RouteProfile) -> Profile {
    func decimetres(_ values: [Double?]) -> [Int?] {
      runs(values.map { $0.map { Int(($0 * 10).rounded()) } })
    }
    return Profile(
      stepM: profile.stepM, surfaceLowDm: decimetres(profile.samples.map(\.surfaceLowHkpdM)),
      surfaceHighDm: decimetres(profile.samples.map(\.surfaceHighHkpdM)),
      ceilingDm: decimetres(profile.samples.map(\.ceilingHkpdM)),
      link: runs(profile.samples.map(\.link.rawValue)),
      leastClearanceM: profile.leastClearanceM?.rounded(places: 1),
      leastClearanceAtM: profile.leastClearanceAtM?.rounded(places: 0))
  }
}
