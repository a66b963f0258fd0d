import Coverage
import MissionModel
import Units

/// Head of the page, verdict and the day in six numbers.
extension PageWriter {
  mutating func section(_ id: String, _ title: PageWord, _ body: (inout PageWriter) -> Void) {
    markup("\n")
    element("section", ["id": id, "aria-labelledby": id + "-title"]) { page in
      page.element("h2", ["id": id + "-title"], word: title)
      body(&page)
    }
  }

  mutating func header(_ content: ReportContent) {
    let summary = content.plan.mission
    open("header", ["class": "top"])
    open("div", ["class": "top-line"])
    element("p", ["class": "product"]) { page in
      page.markup(#"<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" class="mark">"#)
      page.markup(#"<circle cx="5" cy="5" r="3.4"/><circle cx="19" cy="5" r="3.4"/>"#)
      page.markup(#"<circle cx="5" cy="19" r="3.4"/><circle cx="19" cy="19" r="3.4"/>"#)
      page.markup(#"<path d="M5 5l14 14M19 5 5 19"/></svg>"#)
      page.text(BilingualText(en: "Skybeat", zh: "飛咇 Skybeat"))
      page.markup(" ")
      page.word(.reportTitle)
    }
    open("div", ["class": "tools"])
    element("button", ["type": "button", "id": "print", "hidden": ""], word: .printPage)
    // Each reader must find his own language in the button, so it carries the other one's name.
    markup(#"<button type="button" id="language" hidden>"#)
    markup(
      #"<span class="en" lang="zh-Hant-HK">繁體中文</span><span class="zh" lang="en">English</span></button>"#)
    close("div")
    close("div")
    element("h1", text: summary.name)
    open("dl", ["class": "facts-line"])
    pair(.unit) { $0.text(summary.unit) }
    pair(.day) { page in
      page.element(
        "time", text: summary.day.from.hongKongDate + " " + NumberText.span(summary.day, day: content.day))
      page.markup(" ")
      page.word(.hongKongTime)
    }
    pair(.sun) { page in
      if let sunrise = summary.sunrise, let sunset = summary.sunset {
        page.text(
          NumberText.clock(sunrise, day: content.day) + " / " + NumberText.clock(sunset, day: content.day))
      } else {
        page.word(.sunUnknown)
      }
    }
    pair(.purpose) { $0.text(summary.purpose) }
    pair(.forecast) { page in
      page.word(.forecastLine, NumberText.stamp(summary.forecastIssued), summary.forecastSource)
    }
    pair(.missionFile) { $0.element("code", text: summary.file) }
    close("dl")
    verdict(content)
    if content.unofficialZones {
      element("p", ["class": "banner warn"]) { page in
        page.sign("!")
        page.element("strong", word: .illustrative)
        page.markup(" ")
        page.word(.illustrativeMore)
      }
    }
    element("p", ["class": "heights"]) { page in
      page.element("strong", word: .heightsAboveGround)
      page.markup(" ")
      page.word(summary.terrainFollowed ? .heightsFromGrid : .heightsFromBands)
    }
    close("header")
    open("nav", ["class": "contents", "aria-label": PageWriter.both(PageWord.contents.text)])
    for (href, word) in PageWriter.contents {
      element("a", ["href": href], word: word)
    }
    close("nav")
  }

  private static let contents: [(String, PageWord)] = [
    ("#summary", .summary), ("#map-section", .map), ("#timetable", .timetable), ("#coverage", .coverage),
    ("#judgement", .judgement), ("#airspace", .airspace), ("#privacy", .privacy), ("#sources", .sources),
  ]

  private mutating func pair(_ word: PageWord, _ body: (inout PageWriter) -> Void) {
    element("div") { page in
      page.element("dt", word: word)
      page.element("dd") { body(&$0) }
    }
  }

  /// A sign that says without colour what the colour says.
  mutating func sign(_ sign: String) {
    element("span", ["class": "sign", "aria-hidden": "true"], text: sign)
    markup(" ")
  }

  private mutating func verdict(_ content: ReportContent) {
    let violations = content.count(.violation)
    let warnings = content.count(.warning)
    let style = violations > 0 ? "bad" : warnings > 0 ? "warn" : "good"
    element("p", ["class": "banner " + style, "role": "status", "id": "verdict"]) { page in
      page.sign(violations > 0 ? "✕" : warnings > 0 ? "!" : "✓")
      page.element("strong") { page in
        page.word(.verdictCounts, "\(violations)", "\(warnings)")
      }
      page.markup(" ")
      page.word(violations > 0 ? .verdictBad : warnings > 0 ? .verdictWarn : .verdictGood)
      if violations + warnings > 0 {
        page.markup(" ")
        page.element("a", ["href": "#judgement"], word: .seeFindings)
      }
    }
  }

  mutating func summary(_ content: ReportContent) {
    section("summary", .summary) { page in
      page.open("div", ["class": "tiles"])
      page.tile(.sorties, "\(content.plan.sorties.count)", content.plan.sorties.isEmpty ? "warn" : "") {
        $0.word(.fromSites, "\(Set(content.plan.sorties.map(\.site)).count)")
      }
      page.tile(.flown, NumberText.fixed(content.flownM / 1000, 1), unit: .kilometres) { $0.word(.flownNote) }
      page.tile(.airborne, NumberText.fixed(Double(content.airborneS) / 60), unit: .minutes) { page in
        let sorties = Double(max(content.plan.sorties.count, 1))
        page.word(.airborneNote, NumberText.fixed(Double(content.airborneS) / 60 / sorties, 1))
      }
      let ground = content.groundM2
      let short = content.coverage.beats.filter { $0.seenShare < $0.requiredShare }.count
      page.tile(
        .groundSeen, ground.asked > 0 ? NumberText.percent(ground.seen / ground.asked, 1) : "—",
        short > 0 ? "warn" : ""
      ) { page in
        if short > 0 {
          page.word(.beatsShort, "\(short)", "\(content.coverage.beats.count)")
        } else {
          page.word(
            .groundSeenNote, NumberText.hectares(squareMetres: ground.seen),
            NumberText.hectares(squareMetres: ground.asked))
        }
      }
      if let worst = content.worstRevisit {
        page.tile(
          .worstRevisit, NumberText.fixed(worst.worstMin), unit: .minutes,
          worst.worstMin > worst.wantedMin ? "warn" : ""
        ) { page in
          page.word(.wanted, NumberText.fixed(worst.wantedMin))
          page.markup(" · ")
          page.text(worst.beat.name)
        }
      } else {
        page.tile(.worstRevisit, "—") { $0.word(.noRevisitWanted) }
      }
      page.tile(.refusals, "\(content.plan.refusals.count)", content.plan.refusals.isEmpty ? "" : "warn") {
        page in
        if content.plan.refusals.isEmpty {
          page.word(.noneRefused)
        } else {
          page.element("a", ["href": "#refusals"], word: .seeReasons)
        }
      }
      page.close("div")
    }
  }

  private mutating func tile(
    _ title: PageWord, _ value: String, unit: PageWord? = nil, _ style: String = "",
    _ note: (inout PageWriter) -> Void
  ) {
    element("div", ["class": "tile " + style]) { page in
      page.element("h3", word: title)
      page.element("p", ["class": "value"]) { page in
        if style == "warn" { page.sign("!") }
        if let unit { page.word(unit, value) } else { page.text(value) }
      }
      page.element("p", ["class": "tile-note"], note)
    }
  }

  mutating func footer(_ content: ReportContent) {
    element("footer") { page in
      page.element("p") { page in
        page.element("strong", word: .glossary)
        page.markup(" ")
        page.word(.glossaryText)
      }
      page.element("p") { page in
        page.word(.madeBy, content.plan.schema, content.coverage.schema, "\(content.plan.seed)")
      }
    }
  }
}
