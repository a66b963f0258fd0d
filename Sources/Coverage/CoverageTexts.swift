import MissionModel
import Units

/// What the analysis assumes and leaves out, in words for its reader.
enum CoverageTexts {
  static let always: [BilingualText] = [
    BilingualText(
      en:
        "Trees are ignored; ground and buildings hide what is behind them only where the mission names height grids, "
        + "an illustrative relief or buildings.",
      zh: "未計樹木的遮擋；只有任務載有高程網格、示意地形或建築物資料的地方，才計算地形及建築物的遮擋。"),
    BilingualText(
      en:
        "Where only a band of ground heights is known, a place counts only if it is seen with its ground at the "
        + "high end of the band and also at the low end.",
      zh: "如只知地面高度範圍，該處地面在最高及最低時都須看到，才算可見。"),
    BilingualText(
      en:
        "The camera points exactly as planned, the aircraft flies exactly on the line, and between waypoints "
        + "at an even speed.",
      zh: "假設鏡頭方向與計劃完全一致，無人機準確沿航線飛行，航點之間勻速。"),
    BilingualText(
      en: "Pixels are those of the video stream, not of photos, measured square to the line of sight; flat "
        + "objects on the ground are foreshortened further.",
      zh: "像素按視像串流（非相片）計算，並以垂直於視線量度；平放在地面的物體會因視角而再縮短。"),
    BilingualText(
      en:
        "Views flatter to the surface than the task allows do not count: 5 degrees where the mission names no other "
        + "(a choice of this program, unverified).",
      zh: "與表面夾角少於任務所定角度的視線不計；任務沒有訂明時為 5 度（由本程式自訂，未經核實）。"),
    BilingualText(
      en: "Light, haze, rain and the contrast of the object are not considered.",
      zh: "未考慮光線、煙霞、雨及目標的對比度。"),
    BilingualText(
      en: "The ground is judged by the centres of square cells; areas are exact, shares are shares of cells.",
      zh: "地面以方格中心判定；面積為準確值，百分比為方格的百分比。"),
    BilingualText(
      en:
        "A beat's ground counts as seen only by flights of that beat; a district's ground by any flight, at "
        + "the task of the beat that it flies.",
      zh: "咇的地面只計該咇本身的飛行；分區的地面則計所有飛行，並以所飛之咇的任務要求為準。"),
    BilingualText(
      en:
        "Ground inside privacy zones never counts as seen; views flatter than 5 degrees to the ground are not judged.",
      zh: "私隱區內的地面一律不算可見；與地面夾角少於 5 度的視線不作判斷。"),
  ]

  static func relief(_ files: [String]) -> BilingualText {
    BilingualText(
      en:
        "Illustrative relief, not surveyed (\(files.joined(separator: ", "))): where only a band of heights is known, its "
        + "hills hide what is behind them. They are wrong by tens of metres: hidden ground may be in view and ground in view "
        + "hidden. Flying heights and pixels do not use it.",
      zh: "示意地形，未經測量（\(files.joined(separator: "、"))）：只知地面高度範圍的地方，以其山丘計算遮擋；"
        + "誤差達數十米，列為被遮擋的地面可能可見，反之亦然。飛行高度及像素不採用此地形。")
  }

  static func privacy(_ zone: PrivacyZone, routes: [String]) -> BilingualText {
    let list = routes.joined(separator: ", ")
    return BilingualText(
      en: "The camera's view passes over the privacy zone \(zone.name.en) on route \(list): turn the camera "
        + "away or mask it there.",
      zh: "航線 \(routes.joined(separator: "、")) 的鏡頭視野掃過私隱區「\(zone.name.zh)」：屆時須移開或遮蓋鏡頭。")
  }
}
