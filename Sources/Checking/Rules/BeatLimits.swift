import MissionModel
import Units

/// Sorties keep the beat's longest time in the air and its windows.
enum BeatLimits: Rule {
  static let names = ["beat.longest-sortie", "beat.window"]

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for flight in evidence.soundFlights {
      guard let beat = flight.beat else { continue }
      let seconds = Double(flight.inAir.seconds)
      if let longest = beat.longestSortie?.seconds, seconds > longest + 1 {
        report.violation(
          names[0], flight.id,
          en:
            "in the air for \(Wording.number(seconds, 0)) s, beat '\(beat.id)' allows "
            + "\(Wording.number(longest, 0)) s",
          zh: "飛行 \(Wording.number(seconds, 0)) 秒，「\(beat.id)」上限 \(Wording.number(longest, 0)) 秒")
      }
      if !beat.windows.contains(where: { $0.during.overlaps(flight.inAir) }) {
        let ranges = beat.windows.map { Wording.range($0.during) }
        let windows = ranges.joined(separator: ", ")
        let windowsZh = ranges.joined(separator: "、")
        report.add(
          .warning, names[1], flight.id,
          en:
            "flies \(Wording.range(flight.inAir)), beat '\(beat.id)' wants "
            + "\(windows.isEmpty ? "no visit" : windows)",
          zh:
            "飛行時間 \(Wording.range(flight.inAir))，「\(beat.id)」\(windows.isEmpty ? "沒有要求巡邏" : "要求 " + windowsZh)"
        )
      }
    }
  }
}
