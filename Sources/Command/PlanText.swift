import Skybeat

/// What a plan says on the terminal.
enum PlanText {
  static func summary(_ plan: Plan, to path: String) {
    // The plan itself is on standard output then.
    if path == "-" { return }
    var table = TextTable([
      ("sortie", .left), ("take-off", .left), ("landing", .left), ("site", .left), ("route", .left),
      ("battery %", .right),
    ])
    for sortie in plan.sorties {
      let battery = "\(percent(sortie.batteryAtTakeoffShare))→\(percent(sortie.batteryAtLandingShare))"
      table.add([
        sortie.id, sortie.takeoff.hongKongClock, sortie.landing.hongKongClock, sortie.site, sortie.route,
        battery,
      ])
    }
    Terminal.say(table.text())
    for notice in plan.notices where notice.rule == "task.hot-spot" {
      Terminal.say("\(notice.subject): \(notice.message.en)")
    }
    for refusal in plan.refusals {
      let when = refusal.during.map { " \($0.from.hongKongClock)–\($0.to.hongKongClock)" } ?? ""
      Terminal.say(
        Terminal.yellow("refused") + " \(refusal.beat)\(when) (\(refusal.reason)): \(refusal.message.en)")
    }
    ReliefText.say(plan.layers)
    Terminal.say(
      NumberText.count(plan.routes.count, "route") + ", " + NumberText.count(plan.sorties.count, "sortie")
        + ", "
        + NumberText.count(plan.refusals.count, "refusal") + " → \(path)")
  }

  private static func percent(_ share: Double) -> Int { Int((share * 100).rounded()) }
}

/// Names the heights that nobody surveyed, once each, where they were used.
enum ReliefText {
  static func say(_ layers: [LayerNote]) {
    for path in Set(layers.filter { $0.use == LayerNote.reliefUse }.map(\.path)).sorted() {
      Terminal.say(
        "\(LayerNote.reliefUse): \(path) (drawn, and hides ground in coverage; no height is flown by it)")
    }
  }
}

/// What a coverage report says on the terminal.
enum CoverageText {
  static func show(_ suggestions: Suggestions, out: String?) {
    if suggestions.beats.isEmpty {
      return Terminal.say("every beat has its required share: nothing to suggest")
    }
    var table = TextTable([
      ("beat", .left), ("seen %", .right), ("asked %", .right), ("looks", .right), ("at least", .right),
      ("after %", .right), ("not by looks %", .right),
    ])
    func percent(_ share: Double) -> String { "\((share * 100).rounded(places: 1))" }
    for beat in suggestions.beats {
      table.add([
        beat.beat, percent(beat.seenShare), percent(beat.requiredShare), "\(beat.looks.count)",
        "\(beat.looksAtLeast)", percent(beat.shareAfter), percent(beat.notByLooksShare),
      ])
    }
    Terminal.say(table.text())
    for look in suggestions.beats.flatMap(\.looks) {
      Terminal.say(
        "\(look.id) \(look.latitudeDeg) N \(look.longitudeDeg) E, \(Int(look.aboveGroundM.rounded())) m above ground, "
          + "heading \(Int(look.headingDeg.rounded())), camera \(Int(look.gimbalPitchDeg.rounded()))")
    }
    if let out { Terminal.say("plan with them: skybeat plan MISSION --take \(out)") }
  }

  private static func show(levels beats: [BeatCoverage]) {
    var table = TextTable([
      ("beat", .left), ("level", .left), ("pixel cm", .right), ("seen %", .right),
      ("without cover %", .right),
    ])
    for beat in beats {
      for level in beat.levels ?? [] {
        table.add([
          beat.beat, level.level.rawValue, "\(level.largestPixelCm)",
          "\((level.seenShare * 100).rounded(places: 1))",
          "\((level.seenShareWithoutCover * 100).rounded(places: 1))",
        ])
      }
    }
    if beats.contains(where: { $0.levels != nil }) { Terminal.say(table.text()) }
  }

  static func show(_ memory: MemoryReport) {
    var table = TextTable([
      ("beat", .left), ("ha", .right), ("seen %", .right), ("not seen ha", .right), ("never seen %", .right),
      ("longest since min", .right), ("window", .left),
    ])
    for beat in memory.beats {
      table.add([
        beat.beat, "\((beat.areaM2 / 10_000).rounded(places: 1))",
        "\((beat.seenShare * 100).rounded(places: 1))",
        "\(((beat.areaM2 - beat.seenM2) / 10_000).rounded(places: 1))",
        "\((beat.neverShare * 100).rounded(places: 1))",
        beat.longestSinceMin.map { "\(Int($0.rounded()))" } ?? "-", beat.isAsked ? "open" : "shut",
      ])
    }
    Terminal.say(table.text())
    Terminal.say("in the \(Int(memory.withinMin.rounded())) minutes before \(memory.at.hongKongClock)")
  }

  static func show(_ report: CoverageReport) {
    var table = TextTable([
      ("beat", .left), ("ha", .right), ("seen %", .right), ("asked %", .right), ("least visits", .right),
      ("longest unseen min", .right), ("gaps", .right),
    ])
    for beat in report.beats {
      table.add([
        beat.beat, "\((beat.areaM2 / 10_000).rounded(places: 1))",
        "\((beat.seenShare * 100).rounded(places: 1))",
        "\((beat.requiredShare * 100).rounded(places: 0))", "\(beat.leastVisits)",
        "\(Int(beat.longestUnseenMin.rounded()))", "\(beat.gaps.count)",
      ])
    }
    Terminal.say(table.text())
    show(levels: report.beats)
    for gap in report.beats.flatMap(\.gaps).sorted(by: { $0.areaM2 > $1.areaM2 }).prefix(12) {
      Terminal.say(
        "gap \(gap.id) \(gap.reason.rawValue) \((gap.areaM2 / 10_000).rounded(places: 2)) ha: \(gap.message.en)"
      )
    }
    for assumption in report.assumptions { Terminal.say("this version: \(assumption.en)") }
  }
}
