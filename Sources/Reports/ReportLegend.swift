import Coverage
import MissionModel
import Units

/// The map's legend: only what the map of this day shows.
extension PageWriter {
  mutating func legend(_ content: ReportContent) {
    open("details", ["class": "legend", "open": ""])
    element("summary", word: .legend)
    element("svg", ["width": "0", "height": "0", "aria-hidden": "true", "class": "store"]) {
      $0.patterns(prefix: "l-", scale: "1")
    }
    list(.legendRoutes) { $0.routeSigns(content) }
    let gaps = content.coverage.beats.flatMap(\.gaps)
    list(.coverage) { page in
      page.item(.layerSeen) { $0.path(PageWriter.patch, ["class": "seen"]) }
    }
    let reasons = Gap.Reason.allCases.filter { reason in gaps.contains { $0.reason == reason } }
    if !reasons.isEmpty {
      list(.gaps) { page in
        for reason in reasons {
          page.item(reason.word) {
            $0.path(PageWriter.patch, ["class": "gap", "fill": "url(#l-p-\(reason.rawValue))"])
          }
        }
      }
    }
    if content.mission.background.contains(where: { $0.kind == .contour }) {
      list(.legendGround) { page in
        page.item(.legendRelief) { $0.path("M1 11q8-9 16-4t16-3", ["class": "contour"]) }
      }
    }
    let treatments = ZoneTreatment.allCases.filter { treatment in
      content.mission.zones.contains { content.zoneTreatment($0) == treatment }
    }
    if !treatments.isEmpty || !content.mission.privacyZones.isEmpty {
      list(.layerZones) { page in
        for treatment in treatments {
          let name = treatment.rawValue
          page.item(treatment.word) {
            $0.path(
              PageWriter.patch, ["class": "zone", "data-treatment": name, "fill": "url(#l-z-\(name))"])
          }
        }
        if !content.mission.privacyZones.isEmpty {
          page.item(.layerPrivacy) {
            $0.path(PageWriter.patch, ["class": "private", "fill": "url(#l-z-privacy)"])
          }
        }
      }
    }
    if !content.mission.beats.isEmpty {
      list(.layerBeats) { page in
        for beat in content.mission.beats {
          page.element("li") { page in
            page.swatch(content.beatColour(beat.id))
            page.text(beat.name)
          }
        }
      }
    }
    close("details")
  }

  private static let patch = "M1 1h32v14H1z"

  private mutating func routeSigns(_ content: ReportContent) {
    item(.legendWork) { $0.path("M1 8h32", ["class": "legend-work"]) }
    item(.legendTransit) { $0.path("M1 8h32", ["class": "legend-transit"]) }
    let flown = Set(content.plan.sorties.map(\.route))
    if content.plan.routes.contains(where: { !flown.contains($0.id) }) {
      item(.legendUnflown) { $0.path("M1 8h32", ["class": "legend-unflown"]) }
    }
    let kinds = content.plan.sites.map(\.kind)
    if kinds.contains(.dock) {
      item(.legendDock) { $0.path("M10 1h14v14H10zM14 4v8M20 4v8M14 8h6", ["class": "legend-site"]) }
    }
    if kinds.contains(.crew) {
      item(.legendCrew) {
        $0.path("M17 1a7 7 0 1 0 .01 0zM14 4v8M20 4v8M14 8h6", ["class": "legend-site"])
      }
    }
    if content.plan.sites.contains(where: { $0.alternateLongitudeDeg != nil }) {
      item(.alternate) { $0.path("M17 2 24 14H10z", ["class": "alternate"]) }
    }
  }

  /// The colour of a beat beside its name.
  mutating func swatch(_ colour: Int) {
    element("i", ["class": "swatch b\(colour)", "aria-hidden": "true"]) { _ in }
  }

  /// A list of the legend under its title.
  private mutating func list(_ title: PageWord, _ items: (inout PageWriter) -> Void) {
    element("h4", word: title)
    element("ul", [:], items)
  }

  private mutating func item(_ word: PageWord, _ sign: (inout PageWriter) -> Void) {
    element("li") { page in
      page.element(
        "svg", ["viewBox": "0 0 34 16", "width": "34", "height": "16", "aria-hidden": "true"], sign)
      page.word(word)
    }
  }
}
