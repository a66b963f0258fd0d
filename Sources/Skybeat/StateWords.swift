/// The changes of a day's state as sentences.
enum StateWords {
  static func sentence(_ change: DayChange, _ mission: Mission, at: Moment) -> BilingualText {
    let span = ChangedMission.span(change, mission, at)
    let hours = "\(span.from.hongKongClock)–\(span.to.hongKongClock)"
    var what: BilingualText
    switch change.kind {
    case .siteOut:
      what = BilingualText(
        en: "site '\(change.site ?? "")' out \(hours)", zh: "起降點「\(change.site ?? "")」停用 \(hours)")
    case .aircraftOut:
      what = BilingualText(
        en: "aircraft of '\(change.site ?? "")' grounded \(hours)",
        zh: "「\(change.site ?? "")」的無人機停飛 \(hours)")
    case .windAbove:
      let place = change.station.map { (" at '\($0)'", "「\($0)」") } ?? ("", "各測站")
      let gust =
        change.gustMps.map { ("gusts of \($0) m/s", "陣風 \($0) 米/秒") } ?? ("wind above the limit", "風速超出上限")
      what = BilingualText(en: "\(gust.0)\(place.0) \(hours)", zh: "\(place.1)\(gust.1) \(hours)")
    case .zone:
      let size = change.circle.map { (" of \(Int($0.radiusM)) m", "（半徑 \(Int($0.radiusM)) 米）") } ?? ("", "")
      what = BilingualText(en: "temporary zone\(size.0) \(hours)", zh: "臨時限飛區\(size.1) \(hours)")
    case .warning:
      what = BilingualText(
        en: "warning \(change.code ?? "") \(hours)", zh: "\(change.code ?? "") 警告 \(hours)")
    case .urgent:
      what = BilingualText(
        en: "beat '\(change.beat ?? "")' urgent by \(span.to.hongKongClock)",
        zh: "「\(change.beat ?? "")」須於 \(span.to.hongKongClock) 前緊急巡邏")
    case .cancel:
      what = BilingualText(en: "sortie \(change.sortie ?? "") cancelled", zh: "取消架次 \(change.sortie ?? "")")
    }
    return BilingualText(
      en: "\(what.en) (\(change.saidBy.en): \(change.why.en))",
      zh: "\(what.zh)（\(change.saidBy.zh)：\(change.why.zh)）")
  }

  static func assumed(_ ids: [String]) -> BilingualText {
    BilingualText(
      en: "nobody recorded these sorties, so they count as flown as planned: \(ids.joined(separator: ", "))",
      zh: "以下架次沒有記錄，視為按計劃飛行：\(ids.joined(separator: "、"))")
  }

  static func grounded(_ site: String) -> BilingualText {
    BilingualText(en: "no aircraft at '\(site)'", zh: "「\(site)」沒有無人機")
  }
}
