import Geodesy
import Planar
import TerrainModel
import Units

/// A band as the mission declares it, before there is a frame to lay it out in.
struct BandPlan {
  var id: String
  var name: BilingualText
  var area: [GeoPolygon]
  var low, high: Double
  var spot: Spot
}

/// Metres of height between drawn lines of the illustrative relief.
private let contourStepM = 50.0

/// All of `ground`, before there is a frame.
struct GroundPlan {
  var grids: [HeightGrid] = []
  var relief: [HeightGrid] = []
  var bands: [BandPlan] = []
  var elsewhere: GroundBand?
  var margin = 0.0
  var coverM = 0.0
}

extension Reading {
  func groundPlan(_ cursor: Cursor) -> GroundPlan? {
    guard let fields = cursor.fields(GroundKey.self) else { return nil }
    var plan = GroundPlan()
    plan.grids = fields.itemsIfGiven(.grids).compactMap(grid)
    plan.relief = fields.itemsIfGiven(.relief).compactMap(relief)
    let items = fields.itemsIfGiven(.bands)
    plan.bands = items.compactMap(band)
    if plan.bands.count == items.count { unique(items, plan.bands.map(\.id), "band") }
    if let parts = fields[.elsewhere]?.fields(ElsewhereKey.self) {
      let (low, high) = lowHigh(parts, .low, .high)
      plan.elsewhere = GroundBand(lowHKPD: low, highHKPD: high, source: .declared)
    }
    if fields[.bands] != nil {
      plan.margin = fields.number(.bandMargin, in: 0...1000, "m")
    } else {
      fields[.bandMargin]?.report("goes only with 'bands'")
    }
    plan.coverM = fields.numberIfGiven(.cover, in: 0...60, "m") ?? 0
    if fields[.grids] == nil { fields[.cover]?.report("goes only with 'grids'") }
    if fields[.grids] == nil, fields[.bands] == nil, fields[.elsewhere] == nil {
      cursor.report("the ground's height is unknown everywhere; give grids, bands or elsewhere")
    }
    return plan
  }

  private func lowHigh<Key: FieldKey>(_ fields: Fields<Key>, _ low: Key, _ high: Key) -> (Double, Double) {
    let range = -30.0...1000.0
    let least = fields.need(low)?.number(in: range, "m")
    let greatest = fields.need(high)?.number(in: range, "m")
    if let least, let greatest, greatest < least {
      fields[high]?.report("\(greatest.plain) m is below low_hkpd_m, \(least.plain) m")
    }
    return (least ?? 0, greatest ?? 0)
  }

  private func band(_ cursor: Cursor) -> BandPlan? {
    guard let fields = cursor.fields(BandKey.self) else { return nil }
    let id = fields.identifier(.id)
    let area = area(fields.need(.area), use: "ground bands", label: "band '\(id)'")
    let (low, high) = lowHigh(fields, .low, .high)
    return BandPlan(
      id: id, name: fields.bilingual(.name), area: area, low: low, high: high, spot: cursor.spot)
  }

  private func grid(_ cursor: Cursor) -> HeightGrid? {
    guard let fields = cursor.fields(GridKey.self) else { return nil }
    return grid(
      cursor, fields, .path, .crs, .datum, use: "ground heights", licence: nil, attribution: nil)
  }

  private func relief(_ cursor: Cursor) -> HeightGrid? {
    guard let fields = cursor.fields(ReliefKey.self) else { return nil }
    return grid(
      cursor, fields, .path, .crs, .datum, use: LayerNote.reliefUse, licence: fields[.licence]?.text(),
      attribution: fields[.attribution]?.text())
  }

  private func grid<Key: FieldKey>(
    _ cursor: Cursor, _ fields: Fields<Key>, _ pathKey: Key, _ crsKey: Key, _ datumKey: Key, use: String,
    licence: String?, attribution: String?
  ) -> HeightGrid? {
    let reference = fields.need(pathKey).flatMap { $0.path(files) }
    // Needed where the file does not say it; what stands here must still be right.
    let crs = fields[crsKey]?.choice(HeightGrid.CRS.self)
    let datum = fields[datumKey]?.choice(HeightGrid.Datum.self)
    guard let reference, crs != nil || fields[crsKey] == nil, datum != nil || fields[datumKey] == nil,
      let bytes = content(reference.path, from: reference.spot)
    else { return nil }
    do throws(TerrainError) {
      let grid = try HeightGrid(file: bytes, name: reference.path, crs: crs, datum: datum)
      let origin = sourceNote(of: reference, bytes: bytes.count)
      note(
        LayerNote(
          path: reference.written, use: use, licence: licence ?? origin?.licence ?? "not stated",
          attribution: attribution ?? origin?.attribution ?? "not stated",
          official: use == LayerNote.reliefUse ? false : origin?.official ?? false))
      return grid
    } catch {
      if let key = error.missingKey {
        let known =
          key == "crs" ? HeightGrid.CRS.allCases.map(\.rawValue) : HeightGrid.Datum.allCases.map(\.rawValue)
        cursor.report(
          "'\(key)' is missing, and \(reference.written) does not state it; known: \(known.joined(separator: ", "))"
        )
        return nil
      }
      log.add(
        Spot(file: reference.path, line: error.line ?? 0, column: error.line == nil ? 0 : 1), error.message)
      return nil
    }
  }

  /// The note that `skybeat maps fetch` left beside a file; nil when there is none. One of another file is an issue,
  /// since it would state somebody else's licence.
  private func sourceNote(of reference: FileReference, bytes: Int) -> SourceNote? {
    let path = reference.path + SourceNote.ending
    guard files.exists(path), let content = content(path, from: reference.spot) else { return nil }
    do {
      let note = try DocumentCodec.decode(SourceNote.self, from: content, file: path)
      if note.bytes == bytes { return note }
      log.add(
        .whole(path),
        "this note is of a file of \(note.bytes) bytes; the one beside it has \(bytes): load it again, or remove the note"
      )
    } catch let issue as FileIssue {
      log.add(issue)
    } catch {
      log.add(.whole(path), "\(error)")
    }
    return nil
  }

  func heights(_ cursor: Cursor?) -> HeightSystem {
    guard let fields = cursor?.fields(HeightsKey.self) else { return HeightSystem() }
    return HeightSystem(
      meanSeaLevelAboveHKPD: fields.number(.seaLevel, in: 0...3, "m"),
      verified: fields[.verified]?.flag() ?? false)
  }

  /// The ground in a frame, each band widened by the margin.
  func ground(_ plan: GroundPlan, frame: LocalFrame, heights: HeightSystem) -> Ground {
    let bands = plan.bands.compactMap { band -> DeclaredBand? in
      do throws(GeodesyError) {
        let area = try frame.toMap(band.area)
        // A shape with faults is reported already; it cannot be widened.
        guard area.allSatisfy({ $0.problems().isEmpty }) else { return nil }
        let wide = try Regions.buffered(area, by: plan.margin)
        return DeclaredBand(id: band.id, name: band.name, area: wide, lowHKPD: band.low, highHKPD: band.high)
      } catch {
        log.add(band.spot, "band '\(band.id)': \(error)")
        return nil
      }
    }
    var ground = Ground(
      grids: plan.grids, bands: bands, elsewhere: plan.elsewhere, frame: frame, heights: heights)
    ground.coverM = plan.coverM
    ground.relief = plan.relief
    return ground
  }

  /// Lines of the illustrative relief around all that the mission flies over, to be drawn.
  func contours(_ ground: Ground, _ spot: Spot) -> [MapFeature] {
    if ground.relief.isEmpty { return [] }
    do throws(GeodesyError) {
      let box = try MapBox(ground.frame.toMap(places))
      let side = max(box.maxEast - box.minEast, box.maxNorth - box.minNorth)
      let levels = try ground.reliefContours(in: box.expanded(by: max(2000, side / 2)), everyM: contourStepM)
      var drawn: [MapFeature] = []
      for level in levels {
        let height = level.hkpdM.plain
        drawn.append(
          MapFeature(
            kind: .contour, name: BilingualText(en: "\(height) m", zh: "\(height) 米"),
            lines: try ground.frame.toGeo(level.lines)))
      }
      return drawn
    } catch {
      log.add(spot, "the lines of the relief: \(error)")
      return []
    }
  }
}
