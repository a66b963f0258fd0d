/// What the reader of a plan must know before trusting it.
enum Notices {
  /// A forecast issued longer before the day's start than this is called old.
  static let staleForecastHours = 12

  static func all(_ mission: Mission) -> [Finding] {
    var notices: [Finding] = []
    if !mission.ground.followsGrid {
      notices.append(
        Finding(
          severity: .warning, rule: "terrain.none", subject: "",
          message: BilingualText(
            en:
              "no height grid is loaded: flights keep their height above the highest ground declared for each"
              + " area; the true height above ground under a flight is only known as a band",
            zh: "沒有載入高程網格：航線按各區申報的最高地面保持高度；航線的實際離地高度只知大概範圍")))
    }
    let relief = mission.reliefFiles
    if !relief.isEmpty {
      notices.append(
        Finding(
          severity: .warning, rule: "terrain.relief", subject: "",
          message: BilingualText(
            en:
              "illustrative relief, not surveyed (\(relief.joined(separator: ", "))): coverage takes its hills to hide what"
              + " is behind them, and the map draws it; flying heights, limits and pixels do not use it",
            zh: "示意地形，未經測量（\(relief.joined(separator: "、"))）：覆蓋計算以其山丘為遮擋，地圖亦有顯示；"
              + "飛行高度、限制及像素均不採用")))
    }
    let zones = mission.zones.filter { !$0.official }.count
    if zones > 0 {
      notices.append(
        Finding(
          severity: .warning, rule: "zones.illustrative", subject: "",
          message: BilingualText(
            en:
              "\(zones) of \(mission.zones.count) zones \(zones == 1 ? "is" : "are") illustrative, not the official map: load the"
              + " department's export before any flight",
            zh: "\(mission.zones.count) 個空域之中有 \(zones) 個屬示意性質，並非官方圖層：飛行前必須載入部門匯出的官方資料")))
    }
    let age = (mission.day.from - mission.forecast.issued) / 3600
    if age > staleForecastHours {
      notices.append(
        Finding(
          severity: .warning, rule: "forecast.old", subject: "",
          message: BilingualText(
            en:
              "the forecast was issued \(age) hours before the day begins (old above \(staleForecastHours))",
            zh: "預報在任務日開始前 \(age) 小時發出（早於 \(staleForecastHours) 小時即屬過時）")))
    }
    for warning in mission.forecast.warnings {
      if let reason = warning.override {
        notices.append(
          Finding(
            severity: .warning, rule: "weather.override", subject: warning.code,
            message: BilingualText(
              en: "the hold for \(warning.code) is overridden by command: \(reason.en)",
              zh: "指揮官撤銷警告 \(warning.code) 的停飛安排：\(reason.zh)")))
      }
    }
    return notices + mission.beats.compactMap { hotSpot($0, mission) }
  }

  /// How far a beat's hot spot is seen, and at which hour that is least.
  private static func hotSpot(_ beat: Beat, _ mission: Mission) -> Finding? {
    guard let spot = beat.task.hotSpot, let worst = spot.worst,
      let camera = beat.sites.compactMap(mission.site).flatMap(\.cameras)
        .first(where: { $0.id == beat.camera })
    else { return nil }
    let slant = ViewGeometry.greatestSlantRange(camera: camera, largestGroundPixel: worst.largestPixel)
    func text(_ value: Double, _ places: Int = 0) -> String {
      places == 0 ? "\(Int(value.rounded()))" : "\(value.rounded(places: places))"
    }
    let (pixel, far) = (text(worst.largestPixel.metres * 100, 1), text(slant.metres))
    let (ground, threshold) = (text(worst.groundC), text(worst.thresholdC))
    let clock = worst.during.from.hongKongClock
    let emissivity = "\(spot.emissivity)"
    return Finding(
      severity: .note, rule: "task.hot-spot", subject: beat.id,
      message: BilingualText(
        en: "\(beat.task.words.en): seen by '\(camera.id)' up to \(far) m away (pixels of \(pixel) cm). "
          + "Hardest from \(clock), over ground of \(ground) °C, where \(threshold) °C must show in each of "
          + "four pixels; emissivity \(emissivity)",
        zh: "\(beat.task.words.zh)：鏡頭「\(camera.id)」在 \(far) 米內可見（像素 \(pixel) 厘米）。"
          + "\(clock) 起最難：地面 \(ground) °C，四個像素均須顯示 \(threshold) °C；發射率 \(emissivity)"))
  }
}
