/// Keeps beats whose camera needs light to the hours between civil dawn and civil dusk.
enum Daylight {
  /// The mission with such windows cut, and a refusal for every stretch that was cut off.
  static func only(_ mission: Mission) -> (mission: Mission, refusals: [Refusal]) {
    var copy = mission
    var refusals: [Refusal] = []
    for index in mission.beats.indices {
      let beat = mission.beats[index]
      let sites = beat.sites.compactMap { mission.site($0) }
      guard let site = sites.first,
        let camera = sites.flatMap(\.cameras).first(where: { $0.id == beat.camera }), !camera.seesAtNight
      else { continue }
      let light = hours(of: mission.day, at: site.position)
      var windows: [BeatWindow] = []
      for window in beat.windows {
        let parts = light.compactMap { $0.intersection(window.during) }
        windows += parts.map { BeatWindow(during: $0, revisit: window.revisit) }
        for dark in MomentRange.without(parts, in: window.during) {
          refusals.append(
            Refusal(reason: "camera", beat: beat.id, during: dark, message: darkness(camera)))
        }
      }
      copy.beats[index].windows = windows
    }
    return (copy, refusals)
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

  private static func darkness(_ camera: Camera) -> BilingualText {
    BilingualText(
      en:
        "dark: the camera '\(camera.name.en)' needs light; its hours end at civil dusk and begin at civil dawn",
      zh: "天黑：鏡頭「\(camera.name.zh)」需要光線，只在民用曙光至民用暮光之間飛行")
  }
}

extension MomentRange {
  /// The instants in both; nil when there are none.
  func intersection(_ other: MomentRange) -> MomentRange? {
    let from = max(from, other.from)
    let to = min(to, other.to)
    return from < to ? MomentRange(from: from, to: to) : nil
  }

  /// The parts of `whole` that lie in none of `parts`.
  static func without(_ parts: [MomentRange], in whole: MomentRange) -> [MomentRange] {
    var result: [MomentRange] = []
    var from = whole.from
    for part in merged(parts) where part.to > from && part.from < whole.to {
      if part.from > from { result.append(MomentRange(from: from, to: part.from)) }
      from = max(from, part.to)
    }
    if from < whole.to { result.append(MomentRange(from: from, to: whole.to)) }
    return result
  }
}
