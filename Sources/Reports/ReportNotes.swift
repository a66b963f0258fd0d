import AircraftModel
import AirspaceModel
import MissionModel
import Units

/// Findings, refusals, airspace, privacy and sources.
extension PageWriter {
  mutating func judgement(_ content: ReportContent) {
    section("judgement", .judgement) { page in
      if content.findings.isEmpty {
        page.element("p", ["class": "empty"], word: .noFindings)
      } else {
        let columns = [
          TableColumn(.severity), TableColumn(.rule), TableColumn(.about), TableColumn(.message),
        ]
        page.table(.findings, columns, content.findings) { page, finding in
          page.element("td", ["class": "severity grade-" + finding.severity.rawValue]) { page in
            page.sign(finding.severity.sign)
            page.word(finding.severity.word)
          }
          page.element("td") { $0.element("code", text: finding.rule) }
          page.element("td") { page in
            if finding.subject.isEmpty { page.word(.wholePlan) } else { page.text(finding.subject) }
          }
          page.element("td", ["class": "wide"], text: finding.message)
        }
      }
      page.element("h3", ["id": "refusals"], word: .refusals)
      if content.plan.refusals.isEmpty {
        page.element("p", ["class": "empty"], word: .noneRefused)
      } else {
        let columns = [
          TableColumn(.beat), TableColumn(.reason), TableColumn(.during), TableColumn(.message),
        ]
        page.table(.refusalTable, columns, content.plan.refusals) { page, refusal in
          page.element("th", ["scope": "row"], text: content.beatName(refusal.beat))
          page.element("td") { page in
            if let word = PageWord.refusal(refusal.reason) {
              page.word(word)
            } else {
              page.element("code", text: refusal.reason)
            }
          }
          page.element("td") { page in
            if let during = refusal.during {
              page.text(NumberText.span(during, day: content.day))
            } else {
              page.word(.wholeDay)
            }
          }
          page.element("td", ["class": "wide"], text: refusal.message)
        }
      }
    }
  }

  mutating func airspace(_ content: ReportContent) {
    section("airspace", .airspace) { page in
      if content.plan.zones.isEmpty {
        page.element("p", ["class": "empty"], word: .noZones)
      } else {
        let columns = [
          TableColumn(.zone), TableColumn(.treatment), TableColumn(.heightBand), TableColumn(.inForce),
          TableColumn(.permission), TableColumn(.official),
        ]
        page.table(.zoneTable, columns, content.plan.zones) { page, use in
          let zone = content.mission.zones.first { $0.id == use.zone }
          page.element("th", ["scope": "row"]) { page in
            page.text(use.name)
            page.markup(" ")
            page.element("code", text: use.zone)
          }
          page.element("td") { $0.word((ZoneTreatment(treatment: use.treatment) ?? .far).word) }
          page.element("td") { page in
            if let zone { page.text(ZoneText.heights(zone)) } else { page.text("—") }
          }
          page.element("td") { page in
            if let zone { page.text(ZoneText.hours(zone)) } else { page.text("—") }
          }
          page.element("td", text: use.permission ?? "—")
          page.mark(use.official, yes: .officialYes, no: .officialNo)
        }
      }
      if !content.plan.permissions.isEmpty {
        page.element("h3", word: .permissionsUsed)
        for permission in content.plan.permissions { page.permission(permission) }
      }
    }
  }

  private mutating func permission(_ permission: PermissionUse) {
    element("div", ["class": "card"]) { page in
      page.element("h4") { page in
        page.text(permission.number)
        page.markup(" · ")
        page.text(permission.holder)
      }
      page.element("p") { page in
        page.word(.usedByRoutes)
        for (at, route) in permission.routes.enumerated() {
          page.markup(at > 0 ? ", " : " ")
          page.element("code", text: route)
        }
      }
      if permission.conditions.isEmpty {
        page.element("p", ["class": "note"], word: .noConditions)
      } else {
        page.bullets(permission.conditions)
      }
    }
  }

  /// A cell with a tick, or a question mark that stands out.
  private mutating func mark(_ value: Bool, yes: PageWord, no: PageWord) {
    element("td", ["class": value ? "mark-yes" : "mark-no"]) { page in
      page.sign(value ? "✓" : "?")
      page.word(value ? yes : no)
    }
  }

  mutating func privacy(_ content: ReportContent) {
    let sheet = content.plan.privacy
    section("privacy", .privacy) { page in
      page.element("dl", ["class": "sheet"]) { page in
        page.element("dt", word: .purpose)
        page.element("dd", text: sheet.purpose)
        page.element("dt", word: .recording)
        page.element("dd") { page in
          if sheet.recordingBeats.isEmpty {
            page.word(.noRecording)
          } else {
            page.list(sheet.recordingBeats.map(content.beatName))
          }
        }
        if !sheet.recordingReasons.isEmpty {
          page.element("dt", word: .recordingReasons)
          page.element("dd") { $0.bullets(sheet.recordingReasons) }
        }
        page.element("dt", word: .privacyZones)
        page.element("dd") { page in
          if sheet.zones.isEmpty { page.word(.noPrivacyZones) } else { page.list(sheet.zones) }
        }
      }
      if let sight = sheet.residential { page.residential(sight) }
      if !sheet.statements.isEmpty { page.bullets(sheet.statements) }
    }
  }

  private mutating func residential(_ sight: ResidentialSight) {
    struct Line {
      var word: PageWord
      var value: String
    }
    func hectares(_ squareMetres: Double) -> String {
      NumberText.hectares(squareMetres: squareMetres) + " ha"
    }
    var lines = [
      Line(word: .residentialArea, value: hectares(sight.areaM2)),
      Line(word: .residentialSeen, value: hectares(sight.seenM2)),
      Line(word: .residentialDetect, value: hectares(sight.detectM2)),
      Line(word: .residentialRecognise, value: hectares(sight.recogniseM2)),
      Line(word: .residentialIdentify, value: hectares(sight.identifyM2)),
      Line(word: .residentialRecorded, value: hectares(sight.recordedM2)),
    ]
    if let finest = sight.finestPixelCm {
      lines.append(Line(word: .residentialPixel, value: NumberText.fixed(finest, 1) + " cm"))
      lines.append(Line(word: .residentialLook, value: NumberText.fixed(sight.longestLookS) + " s"))
      lines.append(Line(word: .residentialDay, value: NumberText.fixed(sight.longestOfDayS) + " s"))
    }
    table(.residential, [TableColumn(.residential), TableColumn(.value, number: true)], lines) { page, line in
      page.element("th", ["scope": "row"], word: line.word)
      page.number(line.value)
    }
  }

  mutating func sources(_ content: ReportContent) {
    section("sources", .sources) { page in
      page.element("p", ["class": "note"], word: .factsNote)
      for sheet in content.plan.facts {
        page.element("details", ["class": "facts"]) { page in
          page.element("summary") { page in
            page.element("code", text: sheet.subject)
            page.markup(" · ")
            let open = sheet.facts.filter { !$0.verified }.count
            page.word(.factCounts, "\(sheet.facts.count)", "\(open)")
          }
          let columns = [
            TableColumn(.key), TableColumn(.value, number: true), TableColumn(.verified),
            TableColumn(.source),
          ]
          page.table(.factTable, columns, sheet.facts) { page, fact in
            page.element("th", ["scope": "row"]) { $0.element("code", text: fact.key) }
            page.number(fact.value)
            page.mark(fact.verified, yes: .verifiedYes, no: .verifiedNo)
            page.element("td", ["class": "wide"], text: fact.source)
          }
        }
      }
      if !content.plan.layers.isEmpty {
        let columns = [
          TableColumn(.file), TableColumn(.use), TableColumn(.licence), TableColumn(.attribution),
          TableColumn(.official),
        ]
        // A file that serves for several things is told once.
        var files: [(layer: LayerNote, uses: [String])] = []
        for layer in content.plan.layers {
          let same = files.firstIndex {
            $0.layer.path == layer.path && $0.layer.licence == layer.licence
              && $0.layer.attribution == layer.attribution && $0.layer.official == layer.official
          }
          if let same { files[same].uses.append(layer.use) } else { files.append((layer, [layer.use])) }
        }
        page.table(.layerTable, columns, files) { page, file in
          let layer = file.layer
          page.element("th", ["scope": "row"]) { $0.element("code", text: layer.path) }
          page.element("td", ["class": "wide"], text: file.uses.joined(separator: ", "))
          page.element("td", text: layer.licence)
          page.element("td", ["class": "wide"], text: layer.attribution)
          page.mark(layer.official, yes: .officialYes, no: .officialNo)
        }
      }
    }
  }
}

extension Finding.Severity {
  var sign: String {
    switch self {
    case .violation: "✕"
    case .warning: "!"
    case .note: "i"
    }
  }
  var word: PageWord {
    switch self {
    case .violation: .violation
    case .warning: .warning
    case .note: .noteWord
    }
  }
}
