/// A difference of two plans as lines that a person reads, English and Chinese side by side.
public enum DiffText {
  public static func lines(_ diff: PlanDiff) -> [String] {
    if diff.isEmpty { return ["no difference 沒有分別"] }
    var lines = diff.changes.map { "because 原因: \($0.en)" + ($0.zh == $0.en ? "" : " \($0.zh)") }
    lines += sorties(diff)
    if !diff.routes.isEmpty { lines += [""] + routes(diff) }
    if !diff.refusals.isEmpty { lines += [""] + refusals(diff) }
    if let coverage = diff.coverage, !coverage.isEmpty { lines += [""] + self.coverage(coverage) }
    return lines
  }

  private static func word(_ kind: PlanDiff.SortieChange.Kind) -> String {
    switch kind {
    case .shifted: "shifted 改時"
    case .rerouted: "rerouted 改航線"
    case .dropped: "dropped 取消"
    case .added: "added 新增"
    case .refigured: "refigured 重算"
    }
  }

  /// `+12 min`, or seconds below one minute.
  static func shift(_ seconds: Int?) -> String {
    guard let seconds, seconds != 0 else { return "" }
    let sign = seconds > 0 ? "+" : "-"
    let size = abs(seconds)
    return size < 60 ? "\(sign)\(size) s" : "\(sign)\((size + 30) / 60) min"
  }

  private static func percent(_ share: Double?) -> String {
    share.map { "\(Int(($0 * 100).rounded()))" } ?? "-"
  }

  private static func sorties(_ diff: PlanDiff) -> [String] {
    var rows: [[String]] = []
    for change in diff.sorties {
      let battery =
        change.batteryAtLandingShareBefore == nil && change.batteryAtLandingShareAfter == nil
        ? ""
        : "\(percent(change.batteryAtLandingShareBefore))→\(percent(change.batteryAtLandingShareAfter))"
      rows.append([
        change.id, word(change.kind), change.takeoffBefore?.hongKongClock ?? "-",
        change.takeoffAfter?.hongKongClock ?? "-", shift(change.shiftS), change.site,
        change.routeAfter ?? change.routeBefore ?? "", battery,
      ])
    }
    let heads = [
      "sortie 架次", "change 變動", "was 原定", "is 現定", "shift 時差", "site 起降點", "route 航線",
      "landing % 降落電量",
    ]
    let kinds = PlanDiff.SortieChange.Kind.allCases.compactMap { kind -> String? in
      let count = diff.sorties.count { $0.kind == kind }
      return count > 0 ? "\(count) \(word(kind))" : nil
    }
    let sum = (["\(diff.keptSorties) kept 不變"] + kinds).joined(separator: ", ")
    return (rows.isEmpty ? [] : TextTable.lines(heads, rows)) + [sum]
  }

  private static func routes(_ diff: PlanDiff) -> [String] {
    diff.routes.map { change in
      func length(_ metres: Double?) -> String {
        metres.map { "\(($0 / 1000).rounded(places: 1)) km" } ?? "-"
      }
      let word =
        switch change.kind {
        case .dropped: "dropped 刪去"
        case .added: "added 新增"
        case .changed: "changed 更改"
        }
      return
        "route 航線 \(change.id): \(word), \(length(change.lengthMBefore)) → \(length(change.lengthMAfter))"
    }
  }

  private static func refusals(_ diff: PlanDiff) -> [String] {
    diff.refusals.map { change in
      let refusal = change.refusal
      let when = refusal.during.map { " \($0.from.hongKongClock)–\($0.to.hongKongClock)" } ?? ""
      let word = change.kind == .new ? "refused now 現未能安排" : "no longer refused 不再未能安排"
      return
        "\(word): \(refusal.beat)\(when) (\(refusal.reason)): \(refusal.message.en) \(refusal.message.zh)"
    }
  }

  private static func coverage(_ changes: [PlanDiff.CoverageChange]) -> [String] {
    func share(_ value: Double) -> String { "\((value * 100).rounded(places: 1))" }
    let rows = changes.map { change in
      [
        change.beat, "\(share(change.seenShareBefore))→\(share(change.seenShareAfter))",
        "\(Int(change.longestUnseenMinBefore.rounded()))→\(Int(change.longestUnseenMinAfter.rounded()))",
        "\(change.leastVisitsBefore)→\(change.leastVisitsAfter)",
      ]
    }
    return TextTable.lines(
      ["beat 咇", "seen % 已覆蓋", "longest unseen min 最長未見（分鐘）", "least visits 最少次數"], rows)
  }
}
