import Coverage
import MissionModel
import Units

/// What the day sees: by beat, by window, the gaps, and by district.
extension PageWriter {
  mutating func coverage(_ content: ReportContent) {
    let coverage = content.coverage
    section("coverage", .coverage) { page in
      page.element("p", ["class": "note"]) { $0.word(.coverageNote, NumberText.fixed(coverage.cellM, 1)) }
      if coverage.beats.isEmpty {
        page.element("p", ["class": "empty"], word: .noBeats)
      } else {
        page.beatTable(content)
        page.windowTable(content)
        page.sightTable(content)
        page.levelTable(content)
        page.othersTable(content)
      }
      page.gapTable(content)
      if !coverage.districts.isEmpty { page.districtTable(coverage.districts) }
      if !coverage.assumptions.isEmpty {
        page.element("h3", word: .assumptions)
        page.bullets(coverage.assumptions)
      }
    }
  }

  mutating func bullets(_ texts: [BilingualText]) {
    element("ul", ["class": "bullets"]) { page in
      for text in texts { page.element("li", text: text) }
    }
  }

  private mutating func beatTable(_ content: ReportContent) {
    let columns = [
      TableColumn(.beat), TableColumn(.areaHa, number: true), TableColumn(.seenShare, number: true),
      TableColumn(.requiredShare, number: true), TableColumn(.leastVisits, number: true),
      TableColumn(.longestUnseen, number: true), TableColumn(.gaps, number: true),
    ]
    table(.beatTable, columns, content.coverage.beats) { page, beat in
      page.element("th", ["scope": "row"]) { page in
        page.swatch(content.beatColour(beat.beat))
        page.text(beat.name)
        if let task = content.mission.beat(beat.beat)?.task {
          page.element("div", ["class": "task"], text: task.words)
        }
      }
      page.number(NumberText.hectares(squareMetres: beat.areaM2))
      page.element("td", ["class": "n share" + (beat.seenShare < beat.requiredShare ? " below" : "")]) {
        page in
        if beat.seenShare < beat.requiredShare { page.sign("!") }
        page.text(NumberText.percent(beat.seenShare, 1))
        page.meter(beat.seenShare, beat.requiredShare)
      }
      page.number(NumberText.percent(beat.requiredShare))
      page.number("\(beat.leastVisitsSeen) / \(beat.leastVisits)")
      page.number(NumberText.fixed(beat.longestUnseenMin))
      page.number("\(beat.gaps.count)")
    }
    element("p", ["class": "note"], word: .leastVisitsNote)
  }

  /// A bar for a share, with a mark where it should reach to.
  private mutating func meter(_ share: Double, _ wanted: Double) {
    func percent(_ value: Double) -> String { NumberText.plain(min(max(value, 0), 1) * 100, 1) }
    element(
      "svg", ["class": "meter", "viewBox": "0 0 100 6", "preserveAspectRatio": "none", "aria-hidden": "true"]
    ) {
      $0.shape("rect", ["class": "meter-back", "width": "100", "height": "6"])
      $0.shape("rect", ["class": "meter-share", "width": percent(share), "height": "6"])
      $0.shape("path", ["class": "meter-wish", "d": "M\(percent(wanted)) 0v6"])
    }
  }

  private mutating func windowTable(_ content: ReportContent) {
    struct Line {
      var beat: BeatCoverage
      var window: WindowCoverage
    }
    let lines = content.coverage.beats.flatMap { beat in beat.windows.map { Line(beat: beat, window: $0) } }
    guard !lines.isEmpty else { return }
    let columns = [
      TableColumn(.beat), TableColumn(.window), TableColumn(.visits, number: true),
      TableColumn(.wantedRevisit, number: true), TableColumn(.worstGap, number: true),
    ]
    table(.windowTable, columns, lines) { page, line in
      page.element("th", ["scope": "row"], text: line.beat.name)
      page.element("td", text: NumberText.span(line.window.during, day: content.day))
      page.number("\(line.window.visits)", style: line.window.visits == 0 ? "below" : "")
      if let wanted = line.window.wantedRevisitMin {
        page.number(NumberText.fixed(wanted))
        page.number(
          NumberText.fixed(line.window.worstGapMin), style: line.window.worstGapMin > wanted ? "below" : "")
      } else {
        page.element("td", ["class": "n"], word: .oneVisit)
        page.number(NumberText.fixed(line.window.worstGapMin))
      }
    }
  }

  /// When, how often and how finely the seen ground is seen.
  private mutating func sightTable(_ content: ReportContent) {
    let columns = [
      TableColumn(.beat), TableColumn(.firstSeen), TableColumn(.lastSeen), TableColumn(.looksSpread),
      TableColumn(.pixelSpread),
    ]
    let seen = content.coverage.beats.filter { $0.looks != nil }
    if seen.isEmpty { return }
    table(.sightTable, columns, seen) { page, beat in
      page.element("th", ["scope": "row"], text: beat.name)
      page.element("td", text: beat.firstSeen.map { NumberText.clock($0, day: content.day) } ?? "")
      page.element("td", text: beat.lastSeen.map { NumberText.clock($0, day: content.day) } ?? "")
      page.element("td", text: beat.looks.map { "\($0.least) – \($0.median) – \($0.greatest)" } ?? "")
      page.element(
        "td",
        text: beat.pixelCm.map {
          [$0.least, $0.median, $0.greatest].map { NumberText.fixed($0, 1) }.joined(separator: " – ")
        } ?? "")
    }
  }

  private mutating func levelTable(_ content: ReportContent) {
    struct Line {
      var beat: BilingualText
      var asked: ViewTask.Level?
      var level: LevelCoverage
    }
    let lines = content.coverage.beats.flatMap { beat in
      (beat.levels ?? []).map {
        Line(beat: beat.name, asked: content.mission.beat(beat.beat)?.task.level, level: $0)
      }
    }
    if lines.isEmpty { return }
    let columns = [
      TableColumn(.beat), TableColumn(.level), TableColumn(.largestPixel, number: true),
      TableColumn(.seenShare, number: true), TableColumn(.seenWithoutCover, number: true),
    ]
    table(.levelTable, columns, lines) { page, line in
      page.element("th", ["scope": "row"], text: line.beat)
      page.element("td") { page in
        page.word(line.level.level.word)
        if line.level.level == line.asked { page.text(" ✓") }
      }
      page.number(NumberText.fixed(line.level.largestPixelCm, 1))
      page.number(NumberText.percent(line.level.seenShare, 1))
      page.number(NumberText.percent(line.level.seenShareWithoutCover, 1))
    }
  }

  private mutating func othersTable(_ content: ReportContent) {
    let watched = content.coverage.beats.filter { $0.others != nil }
    if watched.isEmpty { return }
    let columns = [
      TableColumn(.beat), TableColumn(.seenShare, number: true), TableColumn(.watchedShare, number: true),
      TableColumn(.withOthers, number: true), TableColumn(.gapWithOthers, number: true),
    ]
    table(.othersTable, columns, watched) { page, beat in
      page.element("th", ["scope": "row"], text: beat.name)
      page.number(NumberText.percent(beat.seenShare, 1))
      page.number(NumberText.percent(beat.others?.watchedShare ?? 0, 1))
      page.number(NumberText.percent(beat.others?.seenOrWatchedShare ?? 0, 1))
      page.number(NumberText.fixed(beat.others?.worstGapMin ?? 0))
    }
  }

  private mutating func gapTable(_ content: ReportContent) {
    struct Line {
      var at: Int
      var beat: BilingualText
      var gap: Gap
    }
    var lines: [Line] = []
    for beat in content.coverage.beats {
      for gap in beat.gaps { lines.append(Line(at: lines.count, beat: beat.name, gap: gap)) }
    }
    if lines.isEmpty {
      if !content.coverage.beats.isEmpty { element("p", ["class": "empty"], word: .noGaps) }
      return
    }
    // Largest first; the order among equals is that of the coverage.
    lines.sort { ($1.gap.areaM2, $0.at) < ($0.gap.areaM2, $1.at) }
    let columns = [
      TableColumn(.gap), TableColumn(.beat), TableColumn(.reason), TableColumn(.areaHa, number: true),
      TableColumn(.nearestSite), TableColumn(.remark),
    ]
    let listed = lines.prefix(PageWriter.mostGaps)
    table(.gapTable, columns, Array(listed)) { page, line in
      page.element("td") { page in
        page.element(
          "button", ["type": "button", "class": "pick", "data-gap": "\(line.at)"], text: line.gap.id)
      }
      page.element("td", text: line.beat)
      page.element("td", ["class": "with-sign"]) { page in
        page.element("svg", ["viewBox": "0 0 22 14", "width": "22", "height": "14", "aria-hidden": "true"]) {
          $0.path("M1 1h20v12H1z", ["class": "gap", "fill": "url(#l-p-\(line.gap.reason.rawValue))"])
        }
        page.word(line.gap.reason.word)
      }
      page.number(NumberText.hectares(squareMetres: line.gap.areaM2))
      page.element("td", text: content.siteName(line.gap.nearestSite))
      page.element("td", ["class": "wide"]) { page in
        page.text(line.gap.message)
        if let remedy = line.gap.remedy {
          page.element("span", ["class": "remedy"]) { page in
            page.word(.remedy)
            page.text(remedy)
          }
        }
      }
    }
    let others = lines.dropFirst(listed.count)
    if !others.isEmpty {
      element("p", ["class": "note"]) {
        $0.word(
          .moreGaps, "\(others.count)",
          NumberText.hectares(squareMetres: others.reduce(0) { $0 + $1.gap.areaM2 }))
      }
    }
  }

  /// Gaps with a line of their own; the map and the files have all.
  private static let mostGaps = 20

  private mutating func districtTable(_ districts: [DistrictCoverage]) {
    let columns = [
      TableColumn(.district), TableColumn(.areaHa, number: true), TableColumn(.seenHa, number: true),
      TableColumn(.seenShare, number: true),
    ]
    table(.districtTable, columns, districts) { page, district in
      page.element("th", ["scope": "row"], text: district.name)
      page.number(NumberText.hectares(squareMetres: district.areaM2))
      page.number(NumberText.hectares(squareMetres: district.seenM2))
      page.number(NumberText.percent(district.seenShare, 1))
    }
  }
}
