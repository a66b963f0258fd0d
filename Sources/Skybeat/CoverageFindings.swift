/// What a coverage report says against the shares that the mission asks for.
enum CoverageFindings {
  static func all(_ report: CoverageReport) -> [Finding] {
    report.beats.filter { $0.seenShare < $0.requiredShare }.map { beat in
      let seen = "\((beat.seenShare * 100).rounded(places: 1))"
      let asked = "\((beat.requiredShare * 100).rounded(places: 1))"
      let largest = beat.gaps.max { $0.areaM2 < $1.areaM2 }
      let why = largest.map { " (largest gap: \($0.reason.rawValue))" } ?? ""
      return Finding(
        severity: .warning, rule: "coverage.short", subject: beat.beat,
        message: BilingualText(
          en: "the day sees \(seen) % of the ground, \(asked) % are asked\(why)",
          zh: "全日覆蓋 \(seen)%，要求 \(asked)%"))
    }
  }
}
