import Units

/// The words of the page, each in English and Traditional Chinese: a word without a text in one of them does not
/// compile. `{0}`, `{1}`, … stand for values.
enum PageWord: String, CaseIterable {
  case reportTitle, printPage, unit, day, hongKongTime, sun, sunUnknown, purpose, forecast
  case forecastLine, missionFile, illustrative, illustrativeMore, heightsAboveGround
  case heightsFromGrid, heightsFromBands, contents, verdictCounts, verdictBad, verdictWarn
  case verdictGood, seeFindings, summary, sorties, fromSites, flown, kilometres, minutes, flownNote
  case airborne, airborneNote, groundSeen, groundSeenNote, beatsShort, worstRevisit, wanted
  case noRevisitWanted, refusals, noneRefused, seeReasons, glossary, glossaryText, madeBy
  case map, mapNote, noScript, mapLabel, zoomIn, zoomOut, zoomFit, layers, layerLand, layerDistricts
  case layerZones, layerPrivacy, layerSeen, layerGaps, layerBeats, layerRoutes, layerSites
  case layerLandmarks, layerLabels, heatMap, heatAt, legend, legendGround, legendRelief, legendRoutes,
    legendWork,
    legendTransit, legendUnflown
  case legendDock, legendCrew, alternate, gapOutsideReach, gapRestrictedZone, gapPrivacyZone
  case gapUnknownGround, gapHidden, gapTooOblique, gapHeldByWeather, gapRefusedByEnergy
  case gapNotScheduled, gapTooCoarse, gapTooBrief, gapNotOnRoute, zoneAvoided, zonePermitted
  case zoneNotActive, zoneAbove, zoneBelow, zoneFar
  case timetable, timetableNote, chartLabel, noSorties, legendPrepare, legendFlight, legendTurn
  case legendNight, legendWeatherHold, legendOtherHold, legendWarning, legendOffDuty, sortieTable
  case sortie, beat, site, visit, prepareFrom, takeoff, landing, readyAgain, lengthKm, energyWh
  case batteryColumn, windColumn
  case remedy, moreGaps, coverage, coverageNote, noBeats, beatTable, areaHa, seenShare, requiredShare,
    leastVisits
  case longestUnseen, gaps, leastVisitsNote, windowTable, window, visits, wantedRevisit, worstGap
  case oneVisit, gapTable, gap, reason, nearestSite, remark, noGaps, districtTable, district, seenHa
  case assumptions
  case judgement, findings, noFindings, severity, violation, warning, noteWord, rule, about, message
  case wholePlan, refusalTable, during, wholeDay, refusalReach, refusalZone, refusalEnergy
  case refusalTerrain, refusalWeather, refusalCeiling, refusalNoSlot, refusalCamera
  case refusalSize
  case airspace, noZones, zoneTable, zone, treatment, heightBand, inForce, permission, official
  case officialYes, officialNo, permissionsUsed, usedByRoutes, noConditions, ground, noLimit, always
  case daily, validFrom, validTo, aboveGroundShort, aboveSeaShort, hkpdShort
  case residential, residentialArea, residentialSeen, residentialDetect, residentialRecognise
  case residentialIdentify, residentialRecorded, residentialPixel, residentialLook, residentialDay
  case levelTable, level, largestPixel, seenWithoutCover, watchedShare, withOthers, gapWithOthers
  case levelDetect, levelRecognise, levelIdentify, levelHotSpot, firstSeen, lastSeen, looksSpread, pixelSpread
  case sightTable, othersTable
  case privacy, recording, noRecording, recordingReasons, privacyZones, noPrivacyZones
  case sources, factsNote, factCounts, factTable, key, value, verified, verifiedYes, verifiedNo
  case source, layerTable, file, use, licence, attribution, comma

  /// The text with `{0}`, `{1}`, … replaced by `values`.
  func filled(_ values: [BilingualText]) -> BilingualText {
    func fill(_ text: String, _ values: [String]) -> String {
      // One pass, so that braces in a value stay what they are.
      var result = ""
      var rest = Substring(text)
      while let open = rest.firstIndex(of: "{") {
        result += rest[..<open]
        let after = rest[rest.index(after: open)...]
        guard let close = after.firstIndex(of: "}"), let at = Int(after[..<close]),
          values.indices.contains(at)
        else {
          result += "{"
          rest = after
          continue
        }
        result += values[at]
        rest = after[after.index(after: close)...]
      }
      return result + rest
    }
    let text = self.text
    return BilingualText(en: fill(text.en, values.map(\.en)), zh: fill(text.zh, values.map(\.zh)))
  }

  /// The word for a reason of a refusal; nil for a reason that this version does not know.
  static func refusal(_ reason: String) -> PageWord? {
    switch reason {
    case "reach": .refusalReach
    case "zone": .refusalZone
    case "energy": .refusalEnergy
    case "ceiling": .refusalCeiling
    case "terrain": .refusalTerrain
    case "weather": .refusalWeather
    case "no-slot": .refusalNoSlot
    case "size": .refusalSize
    case "camera": .refusalCamera
    default: nil
    }
  }
}
