import AircraftModel
import Geodesy
import MissionModel
import Units

/// The plan was made for this mission: id, day, forecast, frame and sites agree.
enum PlanMatchesMission: Rule {
  static let names = ["plan.mission-mismatch"]

  static func judge(_ evidence: Evidence, into report: inout Report) throws(GeodesyError) {
    let (mission, plan) = (evidence.mission, evidence.plan)
    func differ(_ what: BilingualText, _ stated: String, _ own: String, _ subject: String = "") {
      report.violation(
        names[0], subject, en: "\(what.en): plan says \(stated), mission says \(own)",
        zh: "\(what.zh)：計劃寫 \(stated)，任務檔案為 \(own)")
    }
    if plan.schema != Plan.schemaName {
      differ(BilingualText(en: "schema", zh: "格式"), plan.schema, Plan.schemaName)
    }
    if plan.mission.id != mission.id {
      differ(BilingualText(en: "mission id", zh: "任務編號"), plan.mission.id, mission.id)
    }
    if plan.mission.day != mission.day {
      differ(
        BilingualText(en: "planned day", zh: "計劃日期"),
        Wording.range(plan.mission.day), Wording.range(mission.day))
    }
    if plan.mission.forecastIssued != mission.forecast.issued {
      let issued = Wording.moment(plan.mission.forecastIssued)
      report.add(
        .warning, names[0], "",
        en: "plan was made with the forecast of \(issued), mission now has "
          + "\(mission.forecast.issued); weather is judged by the mission's",
        zh: "計劃所用天氣預報的發出時間為 \(issued)，任務檔案現為 \(mission.forecast.issued)；"
          + "本檢查以任務檔案為準")
    }
    let origin = mission.frame.origin
    let off = max(
      abs(plan.frameOriginLongitudeDeg - origin.longitude), abs(plan.frameOriginLatitudeDeg - origin.latitude)
    )
    if !(off <= 1e-6) {
      differ(
        BilingualText(en: "origin of the local frame", zh: "本地座標原點"),
        "\(plan.frameOriginLatitudeDeg), \(plan.frameOriginLongitudeDeg)",
        "\(origin.latitude), \(origin.longitude) (0.000001° allowed)")
    }
    for summary in plan.sites {
      guard let site = mission.site(summary.id) else {
        report.violation(
          names[0], summary.id, en: "the mission has no site '\(summary.id)'",
          zh: "任務檔案沒有起降點「\(summary.id)」")
        continue
      }
      for (what, stated, own, limit) in try numbers(summary, site, evidence)
      where !(abs(stated - own) <= limit) {
        differ(what, "\(stated)", "\(own.rounded(places: 7)) (\(limit) allowed)", summary.id)
      }
      if summary.airframe != site.airframe.id {
        differ(BilingualText(en: "aircraft", zh: "機型"), summary.airframe, site.airframe.id, summary.id)
      }
    }
  }

  private static func numbers(
    _ summary: SiteSummary, _ site: Site, _ evidence: Evidence
  ) throws(GeodesyError) -> [(BilingualText, Double, Double, Double)] {
    let pad = site.padHKPD.metres
    let sea = pad - evidence.mission.heights.meanSeaLevelAboveHKPD
    let geoid = try evidence.mission.heights.geoidUndulation(at: [site.position])[0]
    let (place, own) = (summary, site.position)
    return [
      (BilingualText(en: "pad longitude (°)", zh: "起降坪經度（°）"), place.longitudeDeg, own.longitude, 1e-6),
      (BilingualText(en: "pad latitude (°)", zh: "起降坪緯度（°）"), place.latitudeDeg, own.latitude, 1e-6),
      (BilingualText(en: "pad above HKPD (m)", zh: "起降坪主水平基準高度（米）"), place.padHkpdM, pad, 0.05),
      (BilingualText(en: "pad above EGM96 (m)", zh: "起降坪海拔（EGM96，米）"), place.padEgm96M, sea, 0.05),
      (
        BilingualText(en: "pad above the ellipsoid (m)", zh: "起降坪橢球高（米）"), place.padEllipsoidM,
        sea + geoid, 0.05
      ),
    ]
  }
}
