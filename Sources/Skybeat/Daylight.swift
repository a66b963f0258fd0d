import Planar

/// Keeps beats whose camera needs light to the hours between civil dawn and civil dusk, unless all of their ground is lit.
enum Daylight {
  struct Result {
    var mission: Mission
    /// One for every stretch that was cut off.
    var refusals: [Refusal] = []
    /// One for every beat that is flown in the dark over lit ground.
    var notices: [Finding] = []
  }

  /// Share of a beat's ground that may lie outside the lit areas: what polygons drawn by hand leave over at their edges.
  static let darkShareAllowed = 0.001

  /// The mission with such windows cut.
  /// - Throws: `GeodesyError` or `CoverageError` when lit areas or the ground of a beat cannot be laid out.
  static func only(_ mission: Mission) throws -> Result {
    var result = Result(mission: mission)
    let lit = try Regions.union(mission.frame.toMap(mission.litAreas.flatMap(\.areas)))
    for index in mission.beats.indices {
      let beat = mission.beats[index]
      let sites = beat.sites.compactMap { mission.site($0) }
      guard let site = sites.first,
        let camera = sites.flatMap(\.cameras).first(where: { $0.id == beat.camera }), !camera.seesAtNight
      else { continue }
      let light = hours(of: mission.day, at: site.position)
      let isDark = beat.windows.contains { window in
        !MomentRange.without(light.compactMap { $0.intersection(window.during) }, in: window.during).isEmpty
      }
      guard isDark else { continue }
      let litShare = lit.isEmpty ? 0 : try share(of: beat, in: lit, mission)
      if litShare >= 1 - darkShareAllowed {
        result.notices.append(lamps(beat, camera))
        continue
      }
      var windows: [BeatWindow] = []
      for window in beat.windows {
        let parts = light.compactMap { $0.intersection(window.during) }
        windows += parts.map { BeatWindow(during: $0, revisit: window.revisit) }
        for dark in MomentRange.without(parts, in: window.during) {
          result.refusals.append(
            Refusal(
              reason: "camera", beat: beat.id, during: dark, message: darkness(camera, litShare: litShare)))
        }
      }
      result.mission.beats[index].windows = windows
    }
    return result
  }

  /// Share of the beat's ground that lies in the lit areas.
  private static func share(of beat: Beat, in lit: [MapPolygon], _ mission: Mission) throws -> Double {
    func area(_ region: [MapPolygon]) -> Double { region.reduce(0) { $0 + $1.area } }
    let ground = try BeatGround.ground(of: beat, frame: mission.frame)
    return 1 - area(try Regions.difference(ground, lit)) / area(ground)
  }

  /// From civil dawn to civil dusk on every day that `range` touches.
  private static func hours(of range: MomentRange, at place: GeoPoint) -> [MomentRange] {
    var result: [MomentRange] = []
    var day = range.from
    while day < range.to + 86_400 {
      let sun = Sun.times(on: day, at: place)
      if let dawn = sun.dawn, let dusk = sun.dusk { result.append(MomentRange(from: dawn, to: dusk)) }
      day = day + 86_400
    }
    return result
  }

  private static func darkness(_ camera: Camera, litShare: Double) -> BilingualText {
    let percent = "\((litShare * 100).rounded(places: 1))"
    return BilingualText(
      en:
        "dark: the camera '\(camera.name.en)' needs light; its hours end at civil dusk and begin at civil dawn"
        + (litShare > 0 ? "; lit areas hold \(percent) % of the ground, all of it is needed" : ""),
      zh: "天黑：鏡頭「\(camera.name.zh)」需要光線，只在民用曙光至民用暮光之間飛行"
        + (litShare > 0 ? "；照明範圍只佔地面 \(percent)%，須全部有照明" : ""))
  }

  private static func lamps(_ beat: Beat, _ camera: Camera) -> Finding {
    Finding(
      severity: .warning, rule: "light.lamps", subject: beat.id,
      message: BilingualText(
        en:
          "flown by night with '\(camera.name.en)', which needs light, because the mission calls all of its ground "
          + "lit; nobody has measured the light: try it before relying on it",
        zh: "任務檔案列明地面全部有照明，故夜間以需要光線的鏡頭「\(camera.name.zh)」飛行；光度未經量度，須先行測試"))
  }
}
