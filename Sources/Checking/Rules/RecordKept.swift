import Geodesy
import MissionModel
import Units

/// Nothing takes off before the moment of planning but what was recorded, and that is all there.
enum RecordKept: Rule {
  static let names = ["record.kept"]

  static func judge(_ evidence: Evidence, into report: inout Report) throws(GeodesyError) {
    guard let record = evidence.record else { return }
    for sortie in evidence.plan.sorties where !record.isFixed(sortie.id) && sortie.takeoff < record.at {
      report.violation(
        names[0], sortie.id,
        en: "takes off at \(Wording.moment(sortie.takeoff)), before \(Wording.moment(record.at)), "
          + "and nobody recorded that it did",
        zh: "於 \(Wording.moment(sortie.takeoff)) 起飛，早於 \(Wording.moment(record.at))，且沒有起飛記錄")
    }
    let planned = Set(evidence.plan.sorties.map(\.id))
    for id in record.flown + record.inAir where !planned.contains(id) {
      report.violation(
        names[0], id, en: "has flown or is in the air and is not in the plan", zh: "已飛行或正在飛行，計劃卻沒有列出")
    }
  }
}
