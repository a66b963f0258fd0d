import MissionModel
import Units

/// The day as a chart of the sites' hours, and the same as a table.
extension PageWriter {
  mutating func timetable(_ content: ReportContent) {
    section("timetable", .timetable) { page in
      let chart = TimetableChart(content)
      page.element("p", ["class": "note"], word: .timetableNote)
      page.element("div", ["class": "chart-scroll", "id": "chart-scroll"]) { page in
        page.chart(chart, content)
      }
      page.chartLegend(chart)
      if content.plan.sorties.isEmpty {
        page.element("p", ["class": "empty"], word: .noSorties)
      } else {
        page.sortieTable(content)
      }
    }
  }

  private mutating func chart(_ chart: TimetableChart, _ content: ReportContent) {
    open(
      "svg",
      [
        "id": "chart", "class": "chart", "tabindex": "0", "role": "group",
        "aria-label": PageWriter.both(PageWord.chartLabel.text),
        "viewBox": "0 0 \(chart.width) \(chart.height)", "width": "\(chart.width)",
        "height": "\(chart.height)",
      ])
    element("defs") { page in
      page.element(
        "pattern", ["id": "t-hold", "patternUnits": "userSpaceOnUse", "width": "7", "height": "7"]
      ) {
        $0.path("M-1 1l2-2M-1 8l9-9M6 8l2-2", ["class": "k-red"])
      }
      page.element(
        "pattern", ["id": "t-other", "patternUnits": "userSpaceOnUse", "width": "7", "height": "7"]
      ) {
        $0.path("M2 2h.01M5.5 5.5h.01", ["class": "k-ink dots"])
      }
    }
    let bottom = chart.height
    shape("rect", ["class": "day-light", "width": "\(chart.width)", "height": "\(bottom)"])
    for night in chart.nights {
      band(night, chart, top: 0, height: bottom, style: "night")
    }
    for hour in chart.hours {
      let x = chart.x(hour.at)
      shape(
        "path", ["class": hour.midnight ? "grid midnight" : "grid", "d": "M\(x) \(chart.top - 6)V\(bottom)"])
      if let label = hour.label {
        element(
          "text", ["class": "hour", "x": x, "y": "\(chart.top - 10)", "text-anchor": "middle"], text: label)
      }
      if let date = hour.date {
        element("text", ["class": "hour date", "x": x, "y": "12", "text-anchor": "start"], text: date)
      }
    }
    for warning in chart.warnings {
      band(warning.during, chart, top: warning.top, height: 13, style: "warning")
      element(
        "text",
        ["class": "warning-code", "x": chart.x(warning.during.from, plus: 3), "y": "\(warning.top + 10)"],
        text: warning.code)
    }
    for (at, row) in chart.rows.enumerated() {
      let top = chart.rowTop(at)
      shape("path", ["class": "row-line", "d": "M0 \(top)H\(chart.width)"])
      for hold in row.weatherHolds {
        band(hold, chart, top: top + 16, height: 32, style: "hold", fill: "t-hold")
      }
      for hold in row.otherHolds {
        band(hold, chart, top: top + 16, height: 32, style: "hold other", fill: "t-other")
      }
      for off in row.offDuty { band(off, chart, top: top + 16, height: 32, style: "off-duty") }
      element("text", ["class": "row-name", "x": "6", "y": "\(top + 12)"]) {
        $0.bilingual(content.plan.sites[row.site].name, tag: "tspan")
      }
      for bar in row.bars {
        let sortie = content.plan.sorties[bar.sortie]
        element("g", ["class": "bar b\(content.beatColour(sortie.beat))", "data-sortie": "\(bar.sortie)"]) {
          page in
          page.element("title") { $0.text(sortie.id + " " + PageWriter.both(content.beatName(sortie.beat))) }
          let y = top + 28
          page.shape(
            "rect",
            [
              "class": "bar-hit", "x": chart.x(sortie.prepareFrom), "y": "\(top + 16)",
              "width": chart.width(sortie.prepareFrom, sortie.readyAgain, least: 10), "height": "32",
            ])
          page.bar(chart, sortie.prepareFrom, sortie.takeoff, y + 5, 8, "prepare")
          page.bar(chart, sortie.landing, sortie.readyAgain, y + 5, 8, "turn")
          page.bar(chart, sortie.takeoff, sortie.landing, y, 18, "flight")
          if bar.labelled {
            page.element(
              "text",
              ["class": "bar-name", "x": chart.middle(sortie.takeoff, sortie.landing), "y": "\(top + 25)"],
              text: sortie.id)
          }
        }
      }
    }
    close("svg")
  }

  private mutating func bar(
    _ chart: TimetableChart, _ from: Moment, _ to: Moment, _ y: Int, _ height: Int, _ style: String
  ) {
    guard from < to else { return }
    shape(
      "rect",
      [
        "class": style, "x": chart.x(from), "y": "\(y)", "width": chart.width(from, to, least: 1.5),
        "height": "\(height)",
      ])
  }

  private mutating func band(
    _ range: MomentRange, _ chart: TimetableChart, top: Int, height: Int, style: String, fill: String? = nil
  ) {
    let x = chart.x(range.from)
    let width = chart.width(range.from, range.to, least: 1)
    shape("rect", ["class": style, "x": x, "y": "\(top)", "width": width, "height": "\(height)"])
    if let fill {
      shape("rect", ["fill": "url(#\(fill))", "x": x, "y": "\(top)", "width": width, "height": "\(height)"])
    }
  }

  private mutating func chartLegend(_ chart: TimetableChart) {
    open("ul", ["class": "chart-legend"])
    let holds = chart.rows.contains { !$0.weatherHolds.isEmpty }
    let others = chart.rows.contains { !$0.otherHolds.isEmpty }
    let entries: [(style: String, word: PageWord, shown: Bool)] = [
      ("prepare", .legendPrepare, true), ("flight", .legendFlight, true), ("turn", .legendTurn, true),
      ("night", .legendNight, !chart.nights.isEmpty), ("hold", .legendWeatherHold, holds),
      ("hold other", .legendOtherHold, others),
      ("off-duty", .legendOffDuty, chart.rows.contains { !$0.offDuty.isEmpty }),
      ("warning", .legendWarning, !chart.warnings.isEmpty),
    ]
    for (style, word, shown) in entries where shown {
      element("li") { page in
        page.element("svg", ["viewBox": "0 0 26 14", "width": "26", "height": "14", "aria-hidden": "true"]) {
          page in
          page.shape("rect", ["class": style, "x": "1", "y": "1", "width": "24", "height": "12"])
          if style.hasPrefix("hold") {
            let fill = style == "hold" ? "url(#t-hold)" : "url(#t-other)"
            page.shape("rect", ["fill": fill, "x": "1", "y": "1", "width": "24", "height": "12"])
          }
        }
        page.word(word)
      }
    }
    close("ul")
  }

  private mutating func sortieTable(_ content: ReportContent) {
    let columns: [TableColumn] = [
      TableColumn(.sortie), TableColumn(.beat), TableColumn(.site), TableColumn(.visit, number: true),
      TableColumn(.prepareFrom, number: true), TableColumn(.takeoff, number: true),
      TableColumn(.landing, number: true), TableColumn(.readyAgain, number: true),
      TableColumn(.lengthKm, number: true), TableColumn(.energyWh, number: true),
      TableColumn(.batteryColumn, number: true), TableColumn(.windColumn, number: true),
    ]
    table(.sortieTable, columns, content.plan.sorties, style: "sorties") { page, sortie in
      let at = content.routeIndex(sortie.route)
      let route = at.map { content.plan.routes[$0] }
      page.element("td") { page in
        page.element(
          "button",
          [
            "type": "button", "class": "pick",
            "data-sortie": "\(content.plan.sorties.firstIndex(of: sortie) ?? 0)",
          ], text: sortie.id)
      }
      page.element("td") { page in
        page.swatch(content.beatColour(sortie.beat))
        page.text(content.beatName(sortie.beat))
        if let route, route.parts > 1 { page.text(" \(route.part)/\(route.parts)") }
      }
      page.element("td", text: content.siteName(sortie.site))
      page.number("\(sortie.visit)")
      page.number(NumberText.clock(sortie.prepareFrom, day: content.day))
      page.element("td", ["class": "n strong"], text: NumberText.clock(sortie.takeoff, day: content.day))
      page.number(NumberText.clock(sortie.landing, day: content.day))
      page.number(NumberText.clock(sortie.readyAgain, day: content.day))
      page.number(route.map { NumberText.fixed($0.lengthM / 1000, 2) } ?? "—")
      page.number(
        NumberText.fixed(sortie.energyWh, 1) + " ± " + NumberText.fixed(content.energyBandWh(sortie), 0))
      page.number(
        NumberText.percent(sortie.batteryAtTakeoffShare) + " → "
          + NumberText.percent(sortie.batteryAtLandingShare)
          + " (≥ " + NumberText.percent(sortie.batteryReserveShare) + ")",
        style: sortie.batteryAtLandingShare < sortie.batteryReserveShare ? "below" : "")
      page.number(
        NumberText.fixed(sortie.windFromDeg) + "° " + NumberText.fixed(sortie.windMps, 1) + " / "
          + NumberText.fixed(sortie.gustMps, 1))
    }
  }
}
