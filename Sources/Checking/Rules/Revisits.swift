import MissionModel
import Units

/// Tells which promises of revisits the timetable does not keep.
enum Revisits: Rule {
  static let names = ["revisit.missed", "revisit.inherited"]
  /// Seconds; times in plans are whole.
  static let toleranceS = 1.0

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for beat in evidence.mission.beats {
      let starts = Visits.starts(of: beat, evidence)
      for window in beat.windows {
        let span = window.during
        let inside = starts.filter { span.contains($0) }
        guard let wished = window.revisit?.seconds else {
          if inside.isEmpty {
            tell(
              beat, "no visit in \(Wording.range(span)), one wished", "\(Wording.range(span)) 沒有巡邏，要求一次",
              into: &report)
          }
          continue
        }
        var ends = [span.from] + inside + [span.to]
        if let seen = beat.lastSeen, seen < span.from, window == beat.windows.first {
          // Overdue before anything may fly: no timetable keeps that, so that it is told and the hours count as ever.
          if Double(span.from - seen) >= wished {
            inherit(beat, seen, span, inside.first, into: &report)
          } else {
            ends[0] = seen
          }
        }
        let gaps = zip(ends, ends.dropFirst()).map { MomentRange(from: $0, to: $1) }
        let missed = gaps.filter { Double($0.seconds) > wished + toleranceS }
        guard let worst = missed.max(by: { $0.seconds < $1.seconds }) else { continue }
        let minutes = Wording.number(Double(worst.seconds) / 60)
        let asked = Wording.number(wished / 60)
        tell(
          beat,
          "\(Wording.count(inside.count, "visit")) in \(Wording.range(span)); worst gap \(minutes) min "
            + "(\(Wording.range(worst))), "
            + "\(asked) min wished; \(Wording.count(missed.count, "gap")) too long",
          "\(Wording.range(span)) 有 \(inside.count) 次巡邏；最長空檔 \(minutes) 分鐘（\(Wording.range(worst))），"
            + "要求 \(asked) 分鐘；共 \(missed.count) 個空檔過長", into: &report)
      }
    }
  }

  private static func inherit(
    _ beat: Beat, _ seen: Moment, _ span: MomentRange, _ first: Moment?, into report: inout Report
  ) {
    let visit = first.map { Wording.number(Double($0 - span.from) / 60) }
    report.add(
      .note, names[1], beat.id,
      en: "last seen completely \(seen), overdue when the hours begin; "
        + (visit.map { "first visit \($0) min after that" } ?? "no visit"),
      zh: "上次完整巡視為 \(seen)，時段開始時已逾期；" + (visit.map { "首次巡邏在開始後 \($0) 分鐘" } ?? "沒有巡邏"))
  }

  private static func tell(_ beat: Beat, _ en: String, _ zh: String, into report: inout Report) {
    report.add(.warning, names[0], beat.id, en: en, zh: zh)
  }
}
