import MissionModel
import Units

/// What the analysis assumes and leaves out, in words for its reader.
enum CoverageTexts {
  static let always: [BilingualText] = [
    BilingualText(
      en: "Buildings, trees and rising ground between camera and place are ignored: places behind them count "
        + "as seen.",
      zh: "未計建築物、樹木及地形的遮擋：被遮擋的地點仍當作可見。"),
    BilingualText(
      en: "The ground under and ahead of the aircraft is taken as level. Where only a band of heights is "
        + "known, a place counts only if it is seen with all ground at the high end of the band and also with "
        + "all ground at the low end.",
      zh: "無人機下方及前方的地面視為水平。如只知高度範圍，須在地面處於最高及最低時都看到，才算可見。"),
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
      en: "Views flatter than 5 degrees to the ground do not count (a choice of this program, unverified).",
      zh: "與地面夾角少於 5 度的視線不計（由本程式自訂，未經核實）。"),
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
      en: "Routes are not planned around privacy zones in this version; ground inside them never counts as "
        + "seen.",
      zh: "此版本不會為避開私隱區而規劃航線；私隱區內的地面一律不算可見。"),
  ]

  static func unknownGround(routes: [(id: String, places: Int, of: Int)]) -> BilingualText {
    let list = routes.map { "\($0.id) \($0.places)/\($0.of)" }.joined(separator: ", ")
    let listZh = routes.map { "\($0.id) \($0.places)/\($0.of)" }.joined(separator: "、")
    return BilingualText(
      en: "At these places along the work no ground height is known, and nothing counts as seen from there "
        + "(route, places of all): \(list).",
      zh: "以下航線的部分位置沒有地面高度資料，該處當作看不到任何地面（航線、位置數／總數）：\(listZh)。")
  }

  static func buried(routes: [(id: String, places: Int, of: Int)]) -> BilingualText {
    let list = routes.map { "\($0.id) \($0.places)/\($0.of)" }.joined(separator: ", ")
    let listZh = routes.map { "\($0.id) \($0.places)/\($0.of)" }.joined(separator: "、")
    return BilingualText(
      en: "At these places along the work the flight is not above the highest ground that there may be, and "
        + "nothing counts as seen from there (route, places of all): \(list).",
      zh: "以下航線的部分位置並不高於可能的最高地面，該處當作看不到任何地面（航線、位置數／總數）：\(listZh)。")
  }

  static func privacy(_ zone: PrivacyZone, routes: [String]) -> BilingualText {
    let list = routes.joined(separator: ", ")
    return BilingualText(
      en: "The camera's view passes over the privacy zone \(zone.name.en) on route \(list): turn the camera "
        + "away or mask it there.",
      zh: "航線 \(routes.joined(separator: "、")) 的鏡頭視野掃過私隱區「\(zone.name.zh)」：屆時須移開或遮蓋鏡頭。")
  }
}
