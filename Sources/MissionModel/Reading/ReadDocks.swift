import AircraftModel
import Units

struct DockFile {
  var id: String
  /// Ids of the aircraft that fit in.
  var aircraft: [String]
  var charge: ChargeCurve
  /// What an idle pack is held at in schedule mode; nil: the file does not say.
  var scheduleShare: Double?
  var prepare, recover: TimeSpan
  var gustLimitAtPad: Speed?
  var rainLimit: Double?
  var temperatures: ClosedRange<Double>?
  var facts: [Fact]
}

extension Reading {
  func dock(_ cursor: Cursor) -> DockFile? {
    guard let fields = catalogue(cursor, DockKey.self, head: .skybeat) else { return nil }
    let sheet = FactSheetReader(fields)
    _ = fields.bilingual(.name)
    let charge = fields[.chargeCurve] == nil ? evenCharge(sheet) : chargeCurve(fields, sheet)
    let coldest = sheet.numberIfGiven(.coldest, in: -60...20, "degrees Celsius")
    let hottest = sheet.numberIfGiven(.hottest, in: 20...70, "degrees Celsius")
    var dock = DockFile(
      id: fields.identifier(.id), aircraft: fields.need(.aircraft)?.words() ?? [], charge: charge,
      scheduleShare: sheet.numberIfGiven(.scheduleShare, in: 0.2...0.95, "(share)"),
      prepare: .seconds(sheet.number(.prepare, in: 0...3600, "s")),
      recover: .seconds(sheet.number(.recover, in: 0...3600, "s")),
      gustLimitAtPad: sheet.numberIfGiven(.gustAtPad, in: 1...40, "m/s").map { .metresPerSecond($0) },
      rainLimit: sheet.numberIfGiven(.rain, in: 0...100, "mm/h"),
      temperatures: coldest == nil && hottest == nil ? nil : (coldest ?? -60)...(hottest ?? 70), facts: [])
    dock.facts = sheet.facts
    return dock
  }

  /// One rate, from the two shares and the time between them.
  private func evenCharge(_ sheet: FactSheetReader<DockKey>) -> ChargeCurve {
    let from = sheet.number(.chargeFrom, in: 0...0.95, "(share)")
    let to = sheet.number(.chargeTo, in: 0.05...1, "(share)")
    let minutes = sheet.number(.chargeTime, in: 1...600, "min")
    if to <= from, sheet.fields[.chargeFrom] != nil {
      sheet.fields[.chargeTo]?.report("\(to.plain) is not above charge_from_share, \(from.plain)")
    }
    return ChargeCurve(parts: [
      ChargeCurve.Part(fromShare: 0, fullPacksPerHour: max(to - from, 0) / minutes * 60)
    ])
  }

  /// Stretches that follow each other, each with its own time.
  private func chargeCurve(_ fields: Fields<DockKey>, _ sheet: FactSheetReader<DockKey>) -> ChargeCurve {
    for key in [DockKey.chargeFrom, .chargeTo, .chargeTime] {
      fields[key]?.report("is not wanted beside charge_curve")
    }
    var parts: [ChargeCurve.Part] = []
    var end: Double?
    for item in fields[.chargeCurve]?.items() ?? [] {
      guard let keys = item.fields(ChargePartKey.self) else { continue }
      let row = FactSheetReader(keys)
      let from = keys.number(.from, in: 0...0.95, "(share)")
      let to = keys.number(.to, in: 0.05...1, "(share)")
      let minutes = row.number(.time, in: 0.5...600, "min")
      if to <= from { keys[.to]?.report("\(to.plain) is not above from_share, \(from.plain)") }
      if let end, from != end {
        keys[.from]?.report("\(from.plain) is not where the stretch before ends, \(end.plain)")
      }
      end = to
      // The sheet of a plan tells rows apart by their shares.
      sheet.add(
        row.facts.map { fact in
          var named = fact
          named.key += " \(from.plain)-\(to.plain)"
          return named
        })
      parts.append(ChargeCurve.Part(fromShare: from, fullPacksPerHour: max(to - from, 1e-6) / minutes * 60))
    }
    if parts.isEmpty { parts = [ChargeCurve.Part(fromShare: 0, fullPacksPerHour: 1)] }
    return ChargeCurve(parts: parts)
  }
}
