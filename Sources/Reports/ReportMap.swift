import AirspaceModel
import Coverage
import MissionModel
import Units

/// The map: drawn here, so that it is there without a script; the script makes it move.
extension PageWriter {
  mutating func map(_ content: ReportContent, _ map: MapSheet) {
    section("map-section", .map) { page in
      page.element("p", ["class": "note"]) {
        $0.word(.mapNote, NumberText.fixed(map.backgroundToleranceM, 1))
      }
      page.element("noscript") { $0.element("p", ["class": "note"], word: .noScript) }
      page.element("div", ["class": "map-columns"]) { page in
        page.element("div", ["class": "map-column"]) { page in
          page.layerSwitches(content)
          page.heatSwitches()
          page.mapFrame(content, map)
        }
        page.open("div", ["class": "picker", "id": "picker", "hidden": ""])
        page.element("h3", ["id": "picker-title"], word: .sorties)
        page.markup(
          #"<div id="sortie-list" class="sortie-list" role="group" aria-labelledby="picker-title">"#)
        page.markup(#"</div><div id="detail" class="detail" aria-live="polite"></div>"#)
        page.close("div")
        page.legend(content)
      }
    }
  }

  private mutating func mapFrame(_ content: ReportContent, _ map: MapSheet) {
    open("div", ["class": "map-frame", "id": "map-frame"])
    let box = map.fit
    open(
      "svg",
      [
        "id": "map", "class": "map", "tabindex": "0", "role": "group",
        "aria-label": PageWriter.both(PageWord.mapLabel.text),
        "viewBox":
          "\(Int(box.left)) \(Int(box.top)) \(Int(box.width)) \(Int(box.height))",
      ])
    let unit = box.width / 900
    mapPatterns(unit)
    let sheet = map.sheet
    open(
      "rect",
      [
        "class": "sea", "x": "\(Int(sheet.left))", "y": "\(Int(sheet.top))", "width": "\(Int(sheet.width))",
        "height": "\(Int(sheet.height))",
      ])
    close("rect")
    background(content, map)
    coverageLayers(content, map)
    layer("heat") { _ in }
    zoneLayers(content, map)
    routeLayers(content, map)
    markup(#"<g id="picked"></g><g id="arrows" aria-hidden="true"></g>"#)
    markup(#"<g id="pins" class="pins">"#)
    pins(content, map, unit)
    markup("</g>")
    close("svg")
    markup(#"<div class="map-buttons" hidden id="map-buttons">"#)
    for (id, sign, word) in [
      ("zoom-in", "+", PageWord.zoomIn), ("zoom-out", "−", .zoomOut), ("zoom-fit", "⤢", .zoomFit),
    ] {
      element(
        "button",
        [
          "type": "button", "id": id, "title": PageWriter.both(word.text),
          "aria-label": PageWriter.both(word.text),
        ], text: sign)
    }
    markup("</div>")
    markup(
      #"<div class="north" aria-hidden="true"><svg viewBox="0 0 24 34" width="24" height="34">"#
    )
    markup(
      #"<path d="M12 1 18 20 12 16 6 20Z"/><text x="12" y="33" text-anchor="middle">N</text></svg></div>"#)
    markup(
      #"<div class="scale" id="scale" hidden aria-hidden="true"><span id="scale-text"></span><i id="scale-bar"></i></div>"#
    )
    markup(
      #"<output class="read-out" id="read-out"></output><div class="tip" id="tip" role="status" hidden></div>"#
    )
    close("div")
  }

  private mutating func background(_ content: ReportContent, _ map: MapSheet) {
    func features(_ kind: MapFeature.Kind) -> [MapFeature] {
      content.mission.background.filter { $0.kind == kind }
    }
    layer("land") { page in
      for feature in features(.land) {
        if let shape = map.area(feature.polygons, toleranceM: map.backgroundToleranceM) {
          page.path(shape.path, ["class": "land"])
        }
      }
      for feature in features(.contour) {
        if let shape = map.lines(feature.lines, toleranceM: map.contourToleranceM) {
          page.path(shape.path, ["class": "contour"])
        }
      }
    }
    layer("districts") { page in
      for feature in features(.district) + features(.boundary) {
        let style = feature.kind == .district ? "district" : "boundary"
        if let shape = map.area(feature.polygons, toleranceM: map.backgroundToleranceM) {
          page.path(shape.path, ["class": style])
        }
        if let shape = map.lines(feature.lines, toleranceM: map.backgroundToleranceM) {
          page.path(shape.path, ["class": style])
        }
      }
    }
  }

  private mutating func coverageLayers(_ content: ReportContent, _ map: MapSheet) {
    // Half a cell: the steps of the raster are no shape of the ground.
    let tolerance = min(max(content.coverage.cellM / 2, 0.2), 20)
    layer("seen") { page in
      for beat in content.coverage.beats {
        if let shape = map.area(beat.seen, toleranceM: tolerance) { page.path(shape.path, ["class": "seen"]) }
      }
    }
    layer("gaps") { page in
      var at = 0
      for gap in content.coverage.beats.flatMap(\.gaps) {
        if let shape = map.area(gap.area, toleranceM: tolerance) {
          page.path(
            shape.path,
            ["class": "gap", "fill": "url(#p-\(gap.reason.rawValue))", "data-tip": "gap", "data-at": "\(at)"])
        }
        at += 1
      }
    }
  }

  private mutating func zoneLayers(_ content: ReportContent, _ map: MapSheet) {
    layer("zones") { page in
      for (at, zone) in content.mission.zones.enumerated() {
        guard let shape = map.area(zone.areas, toleranceM: 0.5) else { continue }
        let treatment = content.zoneTreatment(zone)
        page.path(
          shape.path,
          [
            "class": "zone", "fill": "url(#z-\(treatment.rawValue))", "data-treatment": treatment.rawValue,
            "data-tip": "zone", "data-at": "\(at)",
          ])
      }
    }
    layer("privacy") { page in
      for (at, zone) in content.mission.privacyZones.enumerated() {
        guard let shape = map.area(zone.areas, toleranceM: 0.5) else { continue }
        page.path(
          shape.path,
          ["class": "private", "fill": "url(#z-privacy)", "data-tip": "privacy", "data-at": "\(at)"])
      }
    }
    layer("beats") { page in
      for beat in content.mission.beats {
        let shape: MapSheet.Shape? =
          switch beat.shape {
          case .sweep(let areas, _), .ring(let areas, _, _, _, _): map.area(areas, toleranceM: 0.5)
          case .corridor(let lines, _, _, _): map.lines(lines, toleranceM: 0.5)
          case .targets: nil
          }
        if let shape { page.path(shape.path, ["class": "beat b\(content.beatColour(beat.id))"]) }
      }
    }
  }

  private mutating func routeLayers(_ content: ReportContent, _ map: MapSheet) {
    let flown = Set(content.plan.sorties.map(\.route))
    layer("routes") { page in
      for (at, route) in content.plan.routes.enumerated() {
        var work = PathText()
        var transit = PathText()
        var open: (isWork: Bool, points: [SheetPoint])?
        var last: SheetPoint?
        for waypoint in route.waypoints {
          let point = map.frame.point(longitude: waypoint.longitudeDeg, latitude: waypoint.latitudeDeg)
          defer { last = point }
          guard let from = last else { continue }
          let isWork = waypoint.action == .work
          if let held = open, held.isWork == isWork {
            open?.points.append(point)
            continue
          }
          if let held = open { held.isWork ? work.line(held.points) : transit.line(held.points) }
          open = (isWork, [from, point])
        }
        if let held = open { held.isWork ? work.line(held.points) : transit.line(held.points) }
        let style = "route b\(content.beatColour(route.beat))" + (flown.contains(route.id) ? "" : " unflown")
        page.element("g", ["class": style, "data-tip": "route", "data-at": "\(at)"]) { page in
          if !transit.isEmpty { page.path(transit.text, ["class": "transit"]) }
          if !work.isEmpty { page.path(work.text, ["class": "work"]) }
        }
      }
    }
  }

  private mutating func layer(_ name: String, _ body: (inout PageWriter) -> Void) {
    element("g", ["id": "layer-\(name)"], body)
    markup("\n")
  }
}
