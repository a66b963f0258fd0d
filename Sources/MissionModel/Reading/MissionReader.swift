import AircraftModel
import AirspaceModel
import Geodesy
import TerrainModel
import Units

/// Reads a mission and all files that it names; `docs/mission-format.md` describes them.
public enum MissionReader {
  /// The mission in the YAML file at `path`, checked, with every name resolved.
  ///
  /// Paths in a file count from that file's folder. Costs one read of each file and, mostly, the check of each
  /// area for crossings.
  /// - Throws: `FileIssues` with every mistake found, those of the mission file first.
  public static func read(path: String, files: any FileSource) throws -> Mission {
    let reading = Reading(files: files, missionPath: path)
    let mission = reading.document(path, from: .whole(path)).flatMap(reading.mission)
    let issues = reading.log.sorted(first: path)
    guard issues.isEmpty, let mission else {
      let unsaid = FileIssue(file: path, line: 0, column: 0, reason: "the mission cannot be read")
      throw FileIssues(issues.isEmpty ? [unsaid] : issues)
    }
    return mission
  }
}

extension Reading {
  fileprivate func mission(_ root: Cursor) -> Mission? {
    guard let fields = root.fields(MissionKey.self) else { return nil }
    checkHead(fields.need(.skybeat), "mission/1")
    let id = fields.identifier(.id)
    let name = fields.bilingual(.name)
    let unit = fields.bilingual(.unit)
    let purpose = fields.bilingual(.purpose)
    readDay(fields)
    let seed = fields.need(.seed)?.whole(in: 0...Int.max, "(a seed)") ?? 0
    let danger = fields[.fireDanger].map { $0.choice(FireDanger.self) ?? .none } ?? .none
    let limits = fields.need(.rules).flatMap(self.limits)
    let zones = zones(fields.items(.zones))
    let permissionItems = fields[.permissions]?.items(atLeast: 0) ?? []
    let permissions = permissions(permissionItems, zones: zones.map(\.id))
    let holiday = fields[.publicHoliday]?.flag() ?? false
    let forecast = fields.need(.forecast).flatMap { self.forecast($0, danger: danger) }
    let siteItems = fields.items(.sites)
    let sites = sites(siteItems, stations: forecast?.stations.map(\.id) ?? [])
    let context = BeatContext(
      sites: sites, sitesComplete: sites.count == siteItems.count, danger: danger, limits: limits,
      stations: forecast?.stations ?? [], publicHoliday: holiday)
    let beats = beats(fields.items(.beats), context)
    let privacyZones = privacyZones(fields[.privacyZones]?.items(atLeast: 0) ?? [])
    let watched = watched(fields[.watched]?.items(atLeast: 0) ?? [])
    let residential = (fields[.residential]?.items(atLeast: 0) ?? []).flatMap {
      area($0, use: "residential ground", label: "residential ground")
    }
    let litAreas = litAreas(fields[.litAreas]?.items(atLeast: 0) ?? [])
    let names = sites.map(\.id)
    let operators = operators(
      fields[.operators]?.items(atLeast: 0) ?? [], sites: names, sitesComplete: context.sitesComplete)
    let reserves = reserves(
      fields[.reserves]?.items(atLeast: 0) ?? [], sites: names, sitesComplete: context.sitesComplete)
    let quiet = quietHours(fields[.quietHours]?.items(atLeast: 0) ?? [])
    let caps = overflightCaps(fields[.overflightCaps]?.items(atLeast: 0) ?? [])
    let background = background(fields[.map])
    let plan = fields.need(.ground).flatMap(groundPlan)
    let buildingPlans = buildingPlans(fields[.buildings]?.items(atLeast: 0) ?? [])
    let heights = heights(fields[.heights])
    let seenBefore = fields[.seenBefore].flatMap(self.seenBefore)
    guard let frame = frame(root.spot) else { return nil }
    checkAreas(in: frame)
    var ground = ground(plan ?? GroundPlan(), frame: frame, heights: heights)
    ground.buildings = buildings(buildingPlans, on: ground)
    let contours = contours(ground, root.spot)
    guard let day, let limits, let forecast else { return nil }
    var mission = Mission(
      file: FilePath.lastPart(missionPath), id: id, name: name, unit: unit, purpose: purpose, day: day,
      seed: UInt64(seed), sites: sites, beats: beats, zones: zones, permissions: permissions,
      rules: limits.rules, forecast: forecast, ground: ground, frame: frame, heights: heights,
      privacyZones: privacyZones, layers: notes, background: background + contours,
      litAreas: litAreas)
    mission.residential = residential
    mission.watched = watched
    mission.operators = operators
    mission.reserves = reserves
    mission.quietHours = quiet
    mission.overflightCaps = caps
    guard let seenBefore, let cursor = fields[.seenBefore] else { return mission }
    do {
      return try mission.counting(from: seenBefore, file: cursor.spot.file)
    } catch {
      cursor.report(error.reason)
      return nil
    }
  }

  /// What an archive knows of the last looks at the beats.
  private func seenBefore(_ cursor: Cursor) -> LastSeenReport? {
    guard let reference = cursor.path(files), let bytes = content(reference.path, from: reference.spot) else {
      return nil
    }
    do {
      let report = try DocumentCodec.decode(LastSeenReport.self, from: bytes, file: reference.path)
      if report.schema == LastSeenReport.schemaName { return report }
      cursor.report("'\(report.schema.prefix(40))' in it; expected \(LastSeenReport.schemaName)")
    } catch {
      cursor.report("\(error)")
    }
    return nil
  }

  /// `date` and `day`: sets the midnight and the planned stretch, at most 48 hours.
  private func readDay(_ fields: Fields<MissionKey>) {
    if let cursor = fields.need(.date), let text = cursor.text("a date such as 2026-11-28") {
      midnight = Moment(hongKongDate: text)
      if midnight == nil { cursor.report("'\(text.prefix(40))'; expected a date such as 2026-11-28") }
    }
    guard let parts = fields.need(.day)?.fields(SpanKey.self) else { return }
    day = span(parts, .from, .to, inDay: false)
  }

  /// The local frame in the middle of all that the mission flies over.
  private func frame(_ spot: Spot) -> LocalFrame? {
    do throws(GeodesyError) {
      return try LocalFrame(around: places)
    } catch {
      // Without any place there are issues about that already.
      if !places.isEmpty { log.add(spot, "\(error)") }
      return nil
    }
  }

  private func privacyZones(_ items: [Cursor]) -> [PrivacyZone] {
    let zones = items.compactMap { item -> PrivacyZone? in
      guard let fields = item.fields(PrivacyZoneKey.self) else { return nil }
      let id = fields.identifier(.id)
      let areas = area(fields.need(.area), use: "privacy zones", label: "privacy zone '\(id)'")
      return PrivacyZone(id: id, name: fields.bilingual(.name), areas: areas)
    }
    if zones.count == items.count { unique(items, zones.map(\.id), "privacy zone") }
    return zones
  }

  private func watched(_ items: [Cursor]) -> [WatchedGround] {
    let grounds = items.compactMap { item -> WatchedGround? in
      guard let fields = item.fields(WatchedKey.self) else { return nil }
      let id = fields.identifier(.id)
      let areas = area(fields.need(.area), use: "ground watched by others", label: "watched ground '\(id)'")
      let name = fields.bilingual(.name)
      let levels = ViewTask.pixelLevels.map(\.rawValue)
      let word = fields.need(.level)?.text("one of \(levels.joined(separator: ", "))")
      if let word, !levels.contains(word) {
        fields[.level]?.report(Names.unknown("level", word, known: levels))
      }
      let every = fields.numberIfGiven(.every, in: 1...1440, "minutes")
      let hours = fields.need(.hours).flatMap { spans($0, inDay: true) }
      guard let level = word.flatMap(ViewTask.Level.init), let hours else { return nil }
      return WatchedGround(
        id: id, name: name, areas: areas, level: level, hours: hours, every: every.map { .minutes($0) })
    }
    if grounds.count == items.count { unique(items, grounds.map(\.id), "watched ground") }
    return grounds
  }

  private func litAreas(_ items: [Cursor]) -> [LitArea] {
    let found = items.compactMap { item -> LitArea? in
      guard let fields = item.fields(LitAreaKey.self) else { return nil }
      let id = fields.identifier(.id)
      let areas = area(fields.need(.area), use: "lit areas", label: "lit area '\(id)'")
      return LitArea(id: id, name: fields.bilingual(.name), areas: areas)
    }
    if found.count == items.count { unique(items, found.map(\.id), "lit area") }
    return found
  }

  /// What `map` names to be drawn under the plan.
  private func background(_ cursor: Cursor?) -> [MapFeature] {
    guard let fields = cursor?.fields(MapKey.self) else { return [] }
    let kinds: [(MapKey, MapFeature.Kind, String)] = [
      (.land, .land, "polygon"), (.boundary, .boundary, "line"), (.districts, .district, "polygon"),
      (.landmarks, .landmark, "point"),
    ]
    return kinds.flatMap { key, kind, wanted -> [MapFeature] in
      guard let parts = fields[key]?.fields(LayerKey.self) else { return [] }
      let selection = select(
        layer: parts.need(.layer), features: parts[.features], where: parts[.where], skip: parts[.skip],
        wanted: wanted, use: "map")
      return (selection?.features ?? []).map { feature in
        var drawn = MapFeature(kind: kind, name: feature.name ?? BilingualText(en: "", zh: ""))
        switch feature.geometry {
        case .polygons(let polygons): drawn.polygons = polygons
        case .lines(let lines): drawn.lines = lines
        case .points(let points): drawn.points = points
        }
        return drawn
      }
    }
  }
}
