import MissionModel
import Units

/// Nothing is recorded unless the mission asks, and what is recorded stands on the privacy sheet.
enum PrivacyRecording: Rule {
  static let names = ["privacy.recording", "privacy.sheet"]

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for item in evidence.routes where item.route.recording {
      if item.beat?.recording != true {
        report.violation(
          names[0], item.route.id,
          en: "records, but the mission does not ask for it on beat '\(item.route.beat)'",
          zh: "航線會錄影，但任務檔案並無要求「\(item.route.beat)」錄影")
      }
      if !evidence.plan.privacy.recordingBeats.contains(item.route.beat) {
        report.violation(
          names[1], item.route.id,
          en: "records, but the privacy sheet does not name beat '\(item.route.beat)'",
          zh: "航線會錄影，但私隱資料表沒有列出「\(item.route.beat)」")
      }
    }
  }
}
