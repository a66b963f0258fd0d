import AirspaceModel
import Coverage
import MissionModel
import Units

/// Fill patterns, pins with their names, and switches of the map.
extension PageWriter {
  /// Patterns as large on the screen at every scale: `unit` is the drawing's length of a screen pixel.
  ///
  /// The legend has copies of its own (`l-`) at the scale of the screen.
  mutating func mapPatterns(_ unit: Double) {
    patterns(prefix: "", scale: NumberText.plain(unit, 2))
  }

  mutating func patterns(prefix: String, scale: String) {
    func draw(
      _ id: String, _ size: String, _ lines: [(style: String, path: String)], _ page: inout PageWriter
    ) {
      page.element(
        "pattern",
        [
          "id": prefix + id, "patternUnits": "userSpaceOnUse", "width": size, "height": size,
          "patternTransform": "scale(\(scale))",
        ]
      ) { page in
        for line in lines { page.path(line.path, ["class": line.style]) }
      }
    }
    element("defs") { page in
      let dots8 = "M2 2h.01M6 6h.01"
      draw("p-outside-reach", "8", [("k-grey ground", "M0 0h8v8H0z"), ("k-grey dots", dots8)], &page)
      draw(
        "p-restricted-zone", "8",
        [("k-red ground", "M0 0h8v8H0z"), ("k-red", "M-1 1l2-2M-1 9l10-10M7 9l2-2")],
        &page)
      draw(
        "p-privacy-zone", "8", [("k-pink ground", "M0 0h8v8H0z"), ("k-pink", "M0 4h8M4 0v8")], &page)
      draw(
        "p-unknown-ground", "9", [("k-grey ground", "M0 0h9v9H0z"), ("k-grey", "M2 4.5h5M4.5 2v5")], &page)
      draw("p-hidden", "8", [("k-ink ground", "M0 0h8v8H0z"), ("k-ink", "M0 6l2-3 2 3 2-3 2 3")], &page)
      draw("p-too-oblique", "8", [("k-sky ground", "M0 0h8v8H0z"), ("k-sky", "M-1 3l10-2M-1 7l10-2")], &page)
      draw("p-held-by-weather", "8", [("k-orange ground", "M0 0h8v8H0z"), ("k-orange dots", dots8)], &page)
      draw(
        "p-refused-by-energy", "8",
        [("k-orange ground", "M0 0h8v8H0z"), ("k-orange", "M-1 1l2-2M-1 9l10-10M7 9l2-2")], &page)
      draw("p-not-scheduled", "7", [("k-orange ground", "M0 0h7v7H0z"), ("k-orange", "M0 3.5h7")], &page)
      draw("p-too-coarse", "8", [("k-sky ground", "M0 0h8v8H0z"), ("k-sky dots big", dots8)], &page)
      draw("p-too-brief", "7", [("k-blue ground", "M0 0h7v7H0z"), ("k-blue", "M3.5 0v7")], &page)
      draw(
        "p-not-on-route", "8", [("k-ink ground", "M0 0h8v8H0z"), ("k-ink", "M0 0l8 8M8 0l-8 8")], &page)
      draw("z-avoided", "9", [("k-red", "M-1 1l2-2M-1 10l11-11M8 10l2-2")], &page)
      draw("z-permitted", "9", [("k-blue", "M-1 8l2 2M-1-1l11 11M8-1l2 2")], &page)
      draw("z-not-active", "10", [("k-grey dots", "M2 2h.01M7 7h.01")], &page)
      draw("z-above", "11", [("k-orange", "M-1 1l2-2M-1 12l13-13M10 12l2-2")], &page)
      draw("z-below", "11", [("k-orange", "M-1 10l2 2M-1-1l13 13M10-1l2 2")], &page)
      draw("z-far", "14", [("k-grey", "M-1 1l2-2M-1 15l16-16M13 15l2-2")], &page)
      draw("z-privacy", "9", [("k-pink", "M0 4.5h9M4.5 0v9")], &page)
    }
  }

  mutating func pins(_ content: ReportContent, _ map: MapSheet, _ unit: Double) {
    for feature in content.mission.background where feature.kind == .landmark {
      for place in feature.points where map.sheet.contains(map.frame.point(place)) {
        pin("landmarks", map.frame.point(place), unit, feature.name, weight: 2) {
          $0.path("M-3-3h6v6h-6z", ["class": "landmark"])
        }
      }
    }
    for feature in content.mission.background where feature.kind == .district || feature.kind == .land {
      if let at = map.area(feature.polygons, toleranceM: map.backgroundToleranceM)?.label {
        pin(feature.kind == .land ? "land" : "districts", at, unit, feature.name, weight: 0) { _ in }
      }
    }
    for zone in content.mission.zones {
      if let at = map.area(zone.areas, toleranceM: 0.5)?.label, map.sheet.contains(at) {
        pin("zones", at, unit, zone.name, weight: 1) { _ in }
      }
    }
    for beat in content.mission.beats {
      let colour = "b\(content.beatColour(beat.id))"
      switch beat.shape {
      case .sweep(let areas, _):
        if let at = map.area(areas, toleranceM: 0.5)?.label {
          pin("beats", at, unit, beat.name, weight: 3) { _ in }
        }
      case .ring(let areas, _, _, _, _):
        // In the middle of a ring is what the beat does not look at.
        if let at = map.area(areas, toleranceM: 0.5)?.top {
          pin("beats", at, unit, beat.name, weight: 3) { _ in }
        }
      case .corridor(let lines, _, _, _):
        if let at = map.lines(lines, toleranceM: 0.5)?.label {
          pin("beats", at, unit, beat.name, weight: 3) { _ in }
        }
      case .targets(let targets, _):
        for target in targets {
          pin("beats", map.frame.point(target.position), unit, target.name, weight: 2) {
            $0.path("M0-4.5 4.5 0 0 4.5-4.5 0z", ["class": "target " + colour])
          }
        }
      }
    }
    for (at, site) in content.plan.sites.enumerated() {
      if let longitude = site.alternateLongitudeDeg, let latitude = site.alternateLatitudeDeg {
        let name = site.alternateName ?? PageWord.alternate.text
        pin(
          "sites", map.frame.point(longitude: longitude, latitude: latitude), unit, name, weight: 4,
          tip: "alternate", at: at
        ) { $0.path("M0-7 6.5 5h-13z", ["class": "alternate"]) }
      }
      pin(
        "sites", map.frame.point(longitude: site.longitudeDeg, latitude: site.latitudeDeg), unit, site.name,
        weight: 5, tip: "site", at: at
      ) { page in
        if site.kind == .dock {
          page.path("M-7-7h14v14h-14z", ["class": "site"])
        } else {
          page.shape("circle", ["r": "7.5", "class": "site"])
        }
        page.path("M-3-4v8M3-4v8M-3 0h6", ["class": "site-h"])
      }
    }
  }

  private mutating func pin(
    _ layer: String, _ at: SheetPoint, _ unit: Double, _ name: BilingualText, weight: Int, tip: String? = nil,
    at index: Int = 0, sign: (inout PageWriter) -> Void
  ) {
    let x = Int(at.x.rounded())
    let y = Int(at.y.rounded())
    open(
      "g",
      [
        "class": "pin w\(weight)", "data-layer": layer, "data-x": "\(x)", "data-y": "\(y)",
        "data-tip": tip ?? "", "data-at": "\(index)",
        "transform": "translate(\(x) \(y)) scale(\(NumberText.plain(unit, 2)))",
      ])
    sign(&self)
    let hasSign = weight > 1 && !(layer == "beats" && weight == 3)
    element("text", ["x": hasSign ? "10" : "0", "y": "4", "text-anchor": hasSign ? "start" : "middle"]) {
      $0.bilingual(name, tag: "tspan")
    }
    close("g")
    markup("\n")
  }

  mutating func layerSwitches(_ content: ReportContent) {
    open("fieldset", ["class": "layers", "id": "layers", "hidden": ""])
    element("legend", ["class": "unseen"], word: .layers)
    element("span", ["class": "layers-title", "aria-hidden": "true"], word: .layers)
    for (id, word) in PageWriter.layers {
      element("label") { page in
        page.shape("input", ["type": "checkbox", "checked": "", "data-layer": id])
        page.word(word)
      }
      markup(" ")
    }
    close("fieldset")
  }

  /// The choice of a heat map; the script names the kinds and draws the legend.
  mutating func heatSwitches() {
    element("div", ["class": "heat", "id": "heat", "hidden": ""]) { page in
      page.element("label") { page in
        page.word(.heatMap)
        page.element("select", ["id": "heat-kind"]) { _ in }
      }
      page.element("label", ["id": "heat-of", "hidden": ""]) { page in
        page.word(.beat)
        page.element("select", ["id": "heat-beat"]) { _ in }
      }
      page.element("label", ["id": "heat-time", "hidden": ""]) { page in
        page.word(.heatAt)
        page.shape("input", ["type": "range", "id": "heat-at", "min": "0", "step": "1"])
        page.element("output", ["id": "heat-clock"]) { _ in }
      }
      page.element("ul", ["id": "heat-legend", "class": "heat-legend"]) { _ in }
    }
  }

  private static let layers: [(String, PageWord)] = [
    ("land", .layerLand), ("districts", .layerDistricts), ("zones", .layerZones),
    ("privacy", .layerPrivacy), ("seen", .layerSeen), ("gaps", .layerGaps), ("beats", .layerBeats),
    ("routes", .layerRoutes), ("sites", .layerSites), ("landmarks", .layerLandmarks),
    ("labels", .layerLabels),
  ]
}
