import MissionModel
import Units

/// A sortie's four times follow each other and lie in the mission's day.
enum TimetableOrder: Rule {
  static let names = ["timetable.order", "timetable.day"]

  static func judge(_ evidence: Evidence, into report: inout Report) {
    let day = evidence.mission.day
    for sortie in evidence.plan.sorties {
      if !(sortie.prepareFrom <= sortie.takeoff && sortie.takeoff < sortie.landing
        && sortie.landing <= sortie.readyAgain)
      {
        let times = "\(sortie.prepareFrom), \(sortie.takeoff), \(sortie.landing), \(sortie.readyAgain)"
        report.violation(
          names[0], sortie.id,
          en:
            "preparation, take-off, landing and ready again must follow each other: \(times); not judged further",
          zh: "準備、起飛、降落、再備妥須依次:\(times);不再檢查")
      }
      if sortie.takeoff < day.from || day.to < sortie.landing {
        report.violation(
          names[1], sortie.id,
          en:
            "in the air \(sortie.takeoff)–\(sortie.landing), outside the mission's day \(day.from)–\(day.to)",
          zh: "飛行時間 \(sortie.takeoff)–\(sortie.landing) 在任務時段 \(day.from)–\(day.to) 以外")
      }
    }
    for (before, after) in zip(evidence.plan.sorties, evidence.plan.sorties.dropFirst())
    where after.takeoff < before.takeoff {
      report.add(
        .note, names[0], after.id, en: "listed after \(before.id) but takes off before it",
        zh: "列於 \(before.id) 之後,卻較其先起飛")
    }
  }
}
