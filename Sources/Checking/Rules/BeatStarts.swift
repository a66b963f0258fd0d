import MissionModel
import Units

/// Where a beat asks for irregular starts, its visits are not equally spaced.
enum BeatStarts: Rule {
  static let names = ["beat.irregular"]
  /// Seconds by which intervals must differ for a watcher not to learn them.
  static let differenceS = 60

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for beat in evidence.mission.beats where beat.irregularStarts {
      let starts = Visits.starts(of: beat, evidence)
      let gaps = zip(starts, starts.dropFirst()).map { $1 - $0 }
      guard gaps.count >= 2, let least = gaps.min(), let most = gaps.max(), most - least < differenceS
      else { continue }
      report.add(
        .note, names[0], beat.id,
        en: "irregular starts are asked for, but all \(starts.count) visits start \(least)–\(most) s apart "
          + "(\(differenceS) s of difference asked)",
        zh: "要求出動時間不規則，但全部 \(starts.count) 次巡邏均相隔 \(least)–\(most) 秒（要求相差 \(differenceS) 秒）")
    }
  }
}
