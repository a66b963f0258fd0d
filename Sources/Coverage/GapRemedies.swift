import MissionModel
import Units

/// What would close a gap, with its numbers where the analysis knows them.
enum GapRemedies {
  static func outsideReach(beyondM: Double) -> BilingualText {
    guard beyondM.isFinite else {
      return BilingualText(en: "Allow a site for this beat.", zh: "為此咇指定起降點。")
    }
    let metres = GapTexts.fixed((beyondM / 10).rounded(.up) * 10, 0)
    return BilingualText(
      en: "A site nearer to it, or \(metres) m more reach.", zh: "增設較近的起降點，或將可達範圍增加 \(metres) 米。")
  }

  static let restrictedZone = BilingualText(
    en: "A permission that opens the zone during the beat's windows; else someone on foot.",
    zh: "取得在巡邏時段開放該空域的許可；否則改為徒步巡邏。")

  static let unknownGround = BilingualText(
    en: "A height grid, or a band of heights for this ground.", zh: "載入高程網格，或為此處申報地面高度範圍。")

  static let hidden = BilingualText(
    en: "A look from another side or from further above; 'skybeat coverage --suggest' finds places for it.",
    zh: "從另一方向或更高處觀察；'skybeat coverage --suggest' 可建議觀察點。")

  static func tooCoarse(timesNearer: Double, heightM: Double) -> BilingualText {
    let height = GapTexts.fixed((heightM / timesNearer).rounded(.down), 0)
    return BilingualText(
      en:
        "About \(height) m above ground, in place of \(GapTexts.fixed(heightM, 0)) m, with the same view; or a longer lens.",
      zh: "以相同視角由 \(GapTexts.fixed(heightM, 0)) 米降至離地約 \(height) 米，或改用較長焦距。")
  }

  static let tooOblique = BilingualText(
    en: "A steeper camera, or a pass nearer to the ground above or below the slope.",
    zh: "令鏡頭更俯視，或在斜坡上下方較近處增加航段。")

  static func tooBrief(speedMps: Double) -> BilingualText {
    let speed = GapTexts.fixed((speedMps * 10).rounded(.down) / 10, 1)
    return BilingualText(
      en: "A speed of \(speed) m/s there, or a stop.", zh: "於該處以每秒 \(speed) 米飛行，或懸停觀察。")
  }

  static let notScheduled = BilingualText(
    en: "Another aircraft or more packs, or longer windows.", zh: "增加無人機或電池，或延長巡邏時段。")

  static let heldByWeather = BilingualText(
    en: "Another time of the day; until then someone on foot.", zh: "改於其他時間飛行；其間以徒步巡邏補足。")

  static let refusedByEnergy = BilingualText(
    en: "A site nearer to it, or an aircraft that flies longer.", zh: "使用較近的起降點，或續航較長的無人機。")

  static let notOnRoute = BilingualText(
    en: "Extra looks; 'skybeat coverage --suggest' finds places for them.",
    zh: "增加觀察點；'skybeat coverage --suggest' 可提出建議。")
}
