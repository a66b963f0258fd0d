import AircraftModel
import Units
import Yams

/// Reads one catalogue file and collects its numbers as facts.
final class FactSheetReader<Key: FieldKey> {
  let fields: Fields<Key>
  private(set) var facts: [Fact] = []

  init(_ fields: Fields<Key>) { self.fields = fields }

  func number(_ key: Key, in range: ClosedRange<Double>, _ unit: String) -> Double {
    numberOrNil(key, in: range, unit) ?? range.lowerBound
  }

  /// A required number that nothing stands in for when it is missing or wrong.
  func numberOrNil(_ key: Key, in range: ClosedRange<Double>, _ unit: String) -> Double? {
    fields.need(key).flatMap { fact($0) { $0.number(in: range, unit) } }
  }

  func numberIfGiven(_ key: Key, in range: ClosedRange<Double>, _ unit: String) -> Double? {
    fields[key].flatMap { fact($0) { $0.number(in: range, unit) } }
  }

  func whole(_ key: Key, in range: ClosedRange<Int>, _ unit: String) -> Int {
    fields.need(key).flatMap { fact($0) { $0.whole(in: range, unit) } } ?? range.lowerBound
  }

  func text(_ key: Key, _ expected: String) -> String? {
    fields.need(key).flatMap { fact($0) { $0.text(expected) } }
  }

  func flag(_ key: Key) -> Bool { fields.need(key).flatMap { fact($0) { $0.flag() } } ?? false }

  /// `{value, source, verified}`.
  private func fact<T>(_ cursor: Cursor, _ read: (Cursor) -> T?) -> T? {
    guard let parts = cursor.fields(FactKey.self) else { return nil }
    let source = parts.text(.source)
    let verified = parts.need(.verified)?.flag() ?? false
    guard let found = parts.need(.value) else { return nil }
    let named = Cursor(node: found.node, file: found.file, log: found.log, name: cursor.name)
    guard let value = read(named), case .scalar(let scalar) = found.node else { return nil }
    facts.append(Fact(key: cursor.name, value: scalar.string, verified: verified, source: source))
    return value
  }

  func add(_ more: [Fact]) { facts += more }

  /// The facts of a section, named with it: sections may share keys.
  func facts(in section: some FieldKey) -> [Fact] {
    facts.map { fact in
      var named = fact
      named.key = "\(section.rawValue).\(fact.key)"
      return named
    }
  }
}

struct AircraftFile {
  var airframe: Airframe
  var cameras: [Camera]
}

struct LimitsFile {
  var rules: OperatingRules
  var pixels: [ViewTask.Level: Double]
  /// Nil when the file has no such section, or one with mistakes.
  var hotSpot: HotSpotRule?
  var hotSpotIsWrong: Bool
}

extension Reading {
  /// The mapping of a catalogue file whose first key `skybeat` names its kind.
  func catalogue<Key: FieldKey>(_ cursor: Cursor, _ kind: Key.Type, head: Key) -> Fields<Key>? {
    guard let reference = cursor.path(files), let root = document(reference.path, from: reference.spot),
      let fields = root.fields(Key.self)
    else { return nil }
    checkHead(fields.need(head), "\(Key.title)/1")
    return fields
  }

  /// Reports unless the value names the wanted kind and version of document.
  func checkHead(_ cursor: Cursor?, _ expected: String) {
    guard let cursor, let text = cursor.text("'\(expected)'"), text != expected else { return }
    cursor.report("'\(text)'; expected '\(expected)'")
  }

  func aircraft(_ cursor: Cursor) -> AircraftFile? {
    guard let fields = catalogue(cursor, AircraftKey.self, head: .skybeat) else { return nil }
    let sheet = FactSheetReader(fields)
    let cameraItems = fields.items(.cameras)
    let cameras = cameraItems.compactMap(camera)
    if cameras.count == cameraItems.count { unique(cameraItems, cameras.map(\.id), "camera") }
    let coldest = sheet.number(.coldest, in: -60...20, "degrees Celsius")
    let hottest = sheet.number(.hottest, in: 20...70, "degrees Celsius")
    let autopilot = sheet.text(.autopilot, "ardupilot, px4 or dji")
    if let autopilot, Handling.Autopilot(rawValue: autopilot) == nil {
      let known = Handling.Autopilot.allCases.map(\.rawValue)
      fields[.autopilot]?.report(Names.unknown("autopilot", autopilot, known: known))
    }
    let handling = Handling(
      autopilot: autopilot.flatMap(Handling.Autopilot.init) ?? .ardupilot,
      jerkMps3: sheet.number(.jerk, in: 0.1...50, "m/s³"),
      verticalAccelerationMps2: sheet.number(.verticalAcceleration, in: 0.1...20, "m/s²"),
      cornerRadiusM: sheet.number(.cornerRadius, in: 0.1...100, "m"),
      cornerAccelerationMps2: sheet.number(.cornerAcceleration, in: 0.1...20, "m/s²"),
      settleS: sheet.number(.settle, in: 0...30, "s"),
      crosswindExponent: sheet.number(.crosswindExponent, in: 1...4, "(exponent)"))
    var airframe = Airframe(
      id: fields.identifier(.id), name: fields.bilingual(.name),
      takeoffMass: .kilograms(sheet.number(.mass, in: 0.1...200, "kg")),
      battery: .wattHours(sheet.number(.battery, in: 5...10_000, "Wh")),
      usableShare: sheet.number(.usable, in: 0.3...1, "(share)"),
      reserveShare: sheet.number(.reserve, in: 0.1...0.7, "(share)"),
      hoverPower: .watts(sheet.number(.hover, in: 10...50_000, "W")),
      cruisePower: .watts(sheet.number(.cruise, in: 10...50_000, "W")),
      cruiseSpeed: .metresPerSecond(sheet.number(.cruiseSpeed, in: 1...60, "m/s")),
      inducedVelocity: .metresPerSecond(sheet.number(.induced, in: 1...30, "m/s")),
      greatestAirspeed: .metresPerSecond(sheet.number(.greatest, in: 2...80, "m/s")),
      climbRate: .metresPerSecond(sheet.number(.climb, in: 0.2...20, "m/s")),
      descentRate: .metresPerSecond(sheet.number(.descent, in: 0.2...20, "m/s")),
      accelerationMps2: sheet.number(.acceleration, in: 0.1...20, "m/s²"),
      climbEfficiency: sheet.number(.climbEfficiency, in: 0.1...1, "(share)"),
      gustLimitInFlight: .metresPerSecond(sheet.number(.gustInFlight, in: 1...40, "m/s")),
      gustLimitAtPad: .metresPerSecond(sheet.number(.gustAtPad, in: 1...40, "m/s")),
      rainLimitMmPerHour: sheet.number(.rain, in: 0...100, "mm/h"),
      temperatureRangeC: coldest...max(coldest, hottest),
      energyUncertaintyShare: sheet.number(.uncertainty, in: 0...1, "(share)"), handling: handling, facts: [])
    if airframe.cruiseSpeed > airframe.greatestAirspeed {
      fields[.cruiseSpeed]?.report(
        "\(airframe.cruiseSpeed.metresPerSecond.plain) m/s is above greatest_airspeed_mps, "
          + "\(airframe.greatestAirspeed.metresPerSecond.plain) m/s")
    }
    airframe.facts = sheet.facts
    return AircraftFile(airframe: airframe, cameras: cameras)
  }

  private func camera(_ cursor: Cursor) -> Camera? {
    guard let fields = catalogue(cursor, CameraKey.self, head: .skybeat) else { return nil }
    let sheet = FactSheetReader(fields)
    let spectrum = fields.need(.spectrum)?.text("visible or thermal")
    if let spectrum, Camera.Spectrum(rawValue: spectrum) == nil {
      fields[.spectrum]?.report(Names.unknown("spectrum", spectrum, known: ["visible", "thermal"]))
    }
    var camera = Camera(
      id: fields.identifier(.id), name: fields.bilingual(.name),
      spectrum: spectrum.flatMap(Camera.Spectrum.init) ?? .visible,
      diagonalFieldOfView: .degrees(sheet.number(.diagonal, in: 0.5...160, "degrees")),
      sensorPixelsWide: sheet.whole(.sensorWide, in: 16...30_000, "pixels"),
      sensorPixelsHigh: sheet.whole(.sensorHigh, in: 16...30_000, "pixels"),
      streamPixelsWide: sheet.whole(.streamWide, in: 16...30_000, "pixels"),
      streamPixelsHigh: sheet.whole(.streamHigh, in: 16...30_000, "pixels"),
      seesAtNight: sheet.flag(.night),
      greatestPitch: .degrees(sheet.numberIfGiven(.pitchUp, in: 0...90, "degrees") ?? 0), facts: [])
    camera.facts = sheet.facts
    return camera
  }

  func limits(_ cursor: Cursor) -> LimitsFile? {
    guard let fields = catalogue(cursor, LimitsKey.self, head: .skybeat) else { return nil }
    let sheet = FactSheetReader(fields)
    var pixels: [ViewTask.Level: Double] = [:]
    if let parts = fields.need(.pixels)?.fields(PixelsKey.self) {
      let levels = FactSheetReader(parts)
      let detect = levels.number(.detect, in: 1...100, "pixels")
      let recognise = levels.number(.recognise, in: 1...100, "pixels")
      let identify = levels.number(.identify, in: 1...200, "pixels")
      if !(detect < recognise && recognise < identify) {
        fields[.pixels]?.report(
          "\(detect.plain), \(recognise.plain), \(identify.plain) pixels; expected each level to need more")
      }
      pixels = [.detect: detect, .recognise: recognise, .identify: identify]
      sheet.add(levels.facts)
    }
    var rules = OperatingRules(
      id: fields.identifier(.id), zoneMargin: .metres(sheet.number(.zoneMargin, in: 0...5000, "m")),
      ceilingAboveGround: .metres(sheet.number(.ceiling, in: 10...1000, "m")),
      terrainClearance: .metres(sheet.number(.clearance, in: 5...500, "m")),
      transitAboveGround: .metres(sheet.number(.transitHeight, in: 10...1000, "m")),
      transitSpeed: .metresPerSecond(sheet.number(.transitSpeed, in: 1...40, "m/s")),
      terrainStep: .metres(sheet.number(.terrainStep, in: 1...500, "m")),
      holdWarnings: (fields.need(.holdWarnings)?.items(atLeast: 0) ?? []).compactMap(WarningCodes.read),
      padSpacing: .seconds(sheet.number(.padSpacing, in: 0...3600, "s")),
      returnAbovePad: .metres(sheet.number(.returnHeight, in: 20...1500, "m")), facts: [])
    if rules.transitAboveGround < rules.terrainClearance {
      fields[.transitHeight]?.report(
        "\(rules.transitAboveGround.metres.plain) m is below terrain_clearance_m, "
          + "\(rules.terrainClearance.metres.plain) m")
    }
    var spot: HotSpotRule?
    if let section = fields[.hotSpot]?.fields(HotSpotKey.self) {
      let (rule, facts) = hotSpotRule(section)
      spot = rule
      sheet.add(facts)
    }
    if let section = fields[.separation]?.fields(SeparationKey.self) {
      let part = FactSheetReader(section)
      rules.separation = SeparationRule(
        level: .metres(part.number(.level, in: 1...5000, "m")),
        vertical: .metres(part.number(.vertical, in: 1...500, "m")),
        margin: .seconds(part.number(.margin, in: 0...3600, "s")))
      sheet.add(part.facts(in: LimitsKey.separation))
    }
    if let section = fields[.flightVolumes]?.fields(FlightVolumesKey.self) {
      let part = FactSheetReader(section)
      rules.flightVolumes = FlightVolumeRule(
        level: .metres(part.number(.level, in: 0.5...500, "m")),
        vertical: .metres(part.number(.vertical, in: 0.5...200, "m")),
        time: .seconds(part.number(.time, in: 0...3600, "s")),
        timeShare: part.number(.timeShare, in: 0...1, "(share)"),
        priority: part.whole(.priority, in: 0...1000, "(whole number)"))
      sheet.add(part.facts(in: LimitsKey.flightVolumes))
    }
    rules.facts = sheet.facts
    rules.pixelsAcross = pixels
    return LimitsFile(
      rules: rules, pixels: pixels, hotSpot: spot, hotSpotIsWrong: spot == nil && fields[.hotSpot] != nil)
  }

  private func hotSpotRule(_ fields: Fields<HotSpotKey>) -> (HotSpotRule?, [Fact]) {
    let sheet = FactSheetReader(fields)
    let emissivity = sheet.numberOrNil(.emissivity, in: 0.05...1, "(share)")
    let day = sheet.numberOrNil(.day, in: 0...300, "degrees Celsius")
    let night = sheet.numberOrNil(.night, in: 0...300, "degrees Celsius")
    let contrast = sheet.numberOrNil(.contrast, in: 1...200, "K")
    let items = fields.need(.heating)?.items(atLeast: 0)
    let rows = (items ?? []).compactMap { item -> SunHeating? in
      guard let parts = item.fields(HeatingFactKey.self) else { return nil }
      let row = FactSheetReader(parts)
      let kelvins = row.numberOrNil(.aboveAir, in: 0...60, "K")
      guard let hours = heatingHours(parts, .from, .to), let kelvins else { return nil }
      // The sheet of a plan tells rows apart by their hours.
      sheet.add(
        row.facts.map { fact in
          var named = fact
          named.key += " \(parts.text(.from))-\(parts.text(.to))"
          return named
        })
      return SunHeating(fromS: hours.lowerBound, toS: hours.upperBound, aboveAirK: kelvins)
    }
    guard let emissivity, let day, let night, let contrast, let items, rows.count == items.count else {
      return (nil, sheet.facts)
    }
    noOverlap(items, rows)
    let rule = HotSpotRule(
      emissivity: emissivity, dayC: day, nightC: night, contrastK: contrast, heating: rows)
    return (rule, sheet.facts)
  }
}
