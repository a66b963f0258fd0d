/// The privacy sheet of a plan: what the cameras are for, and what they do not keep.
enum PrivacyNotes {
  static func sheet(_ mission: Mission) -> PrivacySheet {
    let recording = mission.beats.filter(\.recording)
    var statements = [
      BilingualText(
        en: "Flights serve the named public purpose above; the plan targets and follows no person.",
        zh: "飛行只為上述公共目的；本計劃不以任何人為目標，亦不跟蹤任何人。"),
      BilingualText(
        en: "The camera is at work on the work legs and looks only; not on the way there and back.",
        zh: "鏡頭只在巡邏航段及定點觀察時運作，往返途中不運作。"),
      BilingualText(
        en: "Keep the Privacy Commissioner's guidance of 27 October 2025 on cameras on drones: necessity,"
          + " notice, retention, security.",
        zh: "須遵守私隱專員公署 2025 年 10 月 27 日有關無人機攝錄的指引：必要性、告知、保留期限及保安。"),
    ]
    if !mission.privacyZones.isEmpty {
      statements.append(
        BilingualText(
          en:
            "Where a privacy zone would come into the picture, also in a turn between two legs, the camera is turned up to"
            + " the sky and no recording is made; ground that is not seen because of it is listed as a gap.",
          zh: "私隱區將進入畫面時（包括兩航段之間轉向時），鏡頭轉向天空並停止錄影；因此看不到的地面會列為缺口。"))
    }
    if mission.residential.isEmpty {
      statements.append(
        BilingualText(
          en: "The mission names no residential ground, so what is seen of it is not measured.",
          zh: "任務沒有列明民居範圍，因此沒有計算看到多少民居。"))
    }
    if recording.isEmpty {
      statements.insert(
        BilingualText(en: "Recording is off on every sortie.", zh: "所有架次均不錄影。"), at: 0)
    }
    return PrivacySheet(
      purpose: mission.purpose, recordingBeats: recording.map(\.id),
      recordingReasons: recording.compactMap(\.recordingReason), zones: mission.privacyZones.map(\.name),
      statements: statements)
  }
}
