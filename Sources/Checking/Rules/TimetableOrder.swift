import MissionModel
import Units

/// A sortie's four times follow each other and lie in the mission's day.
enum TimetableOrder: Rule {
  static let names = ["timetable.order", "timetable.day"]

  static func judge(_ evidence: Evidence, into report: inout Report) {
    let day = evidence.mission.day
    for sortie in evidence.plan.sorties {
      let times = [sortie.prepareFrom, sortie.takeoff, sortie.landing, sortie.readyAgain]
      let text = times.map(Wording.moment).joined(separator: ", ")
      let textZh = times.map(Wording.moment).joined(separator: "、")
      if !(times == times.sorted() && sortie.takeoff < sortie.landing) {
        report.violation(
          names[0], sortie.id,
          en:
            "preparation, take-off, landing and ready again must follow each other: \(text); "
            + "not judged further",
          zh: "準備、起飛、降落、再次就緒須依次：\(textZh)；不再檢查")
      }
      if sortie.takeoff < day.from || day.to < sortie.landing {
        let flight = "\(Wording.moment(sortie.takeoff))–\(Wording.moment(sortie.landing))"
        report.violation(
          names[1], sortie.id,
          en: "in the air \(flight), outside the mission's day \(Wording.range(day))",
          zh: "飛行時間 \(flight) 在任務時段 \(Wording.range(day)) 以外")
      }
      if !Evidence.isNear(sortie, day) {
        report.violation(
          names[1], sortie.id,
          en:
            "times more than two days from the mission's day \(Wording.range(day)): \(text); "
            + "not judged further",
          zh: "時間與任務時段 \(Wording.range(day)) 相差逾兩日：\(textZh)；不再檢查")
      }
    }
    for (before, after) in zip(evidence.plan.sorties, evidence.plan.sorties.dropFirst())
    where after.takeoff < before.takeoff {
      report.add(
        .note, names[0], after.id, en: "listed after \(before.id) but takes off before it",
        zh: "列於 \(before.id) 之後，卻較其先起飛")
    }
  }
}
