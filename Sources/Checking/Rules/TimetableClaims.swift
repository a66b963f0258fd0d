import AircraftModel
import Geodesy
import MissionModel
import Units

/// What a plan says of its timetable is no better than what its lines give: promises said to be kept, must-do windows,
/// standing reserves.
enum TimetableClaims: Rule {
  static let names = ["timetable.claim", "must-do.missed", "reserve.short"]
  /// Minutes; a plan's figures have one decimal place.
  static let toleranceMin = 1.0

  static func judge(_ evidence: Evidence, into report: inout Report) {
    promises(evidence, into: &report)
    var short = 0.0
    for reserve in evidence.mission.reserves {
      let missing = shortMin(reserve, evidence)
      short += missing
      guard missing > toleranceMin else { continue }
      report.add(
        .warning, names[2], reserve.id,
        en: "aircraft of the reserve '\(reserve.name.en)' are missing for \(Wording.number(missing)) min",
        zh: "後備「\(reserve.name.zh)」欠無人機共 \(Wording.number(missing)) 分鐘")
    }
    if let sheet = evidence.plan.timetable, sheet.reserveShortMin < short - max(toleranceMin, short * 0.02) {
      claim(
        "reserves", "reserves are short for \(Wording.number(sheet.reserveShortMin)) min",
        "後備欠 \(Wording.number(sheet.reserveShortMin)) 分鐘", Wording.number(short), into: &report)
    }
  }

  private static func claim(
    _ subject: String, _ en: String, _ zh: String, _ found: String, into report: inout Report
  ) {
    report.violation(
      names[0], subject, en: "the plan says: \(en); its lines give \(found)", zh: "計劃稱\(zh)；按時間表計為 \(found)")
  }

  private static func promises(_ evidence: Evidence, into report: inout Report) {
    for beat in evidence.mission.beats where beat.mustDo {
      let starts = Visits.starts(of: beat, evidence)
      for window in beat.windows where !starts.contains(where: window.during.contains) {
        report.add(
          .warning, names[1], beat.id, en: "no visit in \(Wording.range(window.during)), which must be done",
          zh: "\(Wording.range(window.during)) 必須巡邏而沒有巡邏")
      }
    }
    for promise in evidence.plan.timetable?.beats ?? [] where promise.isKept {
      guard let beat = evidence.mission.beat(promise.beat),
        // Hours without light may have been cut off.
        var window = beat.windows.first(where: { $0.during.covers(promise.during) })
      else {
        claim(
          promise.beat, "a promise for \(Wording.range(promise.during))", "有此時段的承諾", "no such window",
          into: &report)
        continue
      }
      window.during = promise.during
      let starts = Visits.starts(of: beat, evidence).filter(window.during.contains)
      let worst = worstGapS(window, starts)
      let most = window.revisit?.seconds ?? Double(window.during.seconds)
      let isMissed = window.revisit == nil ? starts.isEmpty : worst > most + 1
      if isMissed {
        claim(
          beat.id, "kept in \(Wording.range(window.during))", "\(Wording.range(window.during)) 已達要求",
          "a gap of \(Wording.number(worst / 60)) min", into: &report)
      }
    }
  }

  private static func worstGapS(_ window: BeatWindow, _ starts: [Moment]) -> Double {
    let ends = [window.during.from] + starts + [window.during.to]
    return Double(zip(ends, ends.dropFirst()).map { $1 - $0 }.max() ?? window.during.seconds)
  }

  // MARK: - Reserves

  /// Minutes, looked at each minute of the reserve's hours, times the aircraft that are missing.
  private static func shortMin(_ reserve: StandingReserve, _ evidence: Evidence) -> Double {
    let books = evidence.flightsBySite.filter { isNear($0.site, reserve, evidence) }
    let able = books.map { site, flights in
      (
        site: site, lines: BatteryBook.lines(site, flights, evidence),
        need: needShare(reserve, site, evidence), holds: holds(site, evidence)
      )
    }
    var missing = 0
    for hours in reserve.hours {
      var moment = hours.from
      while moment < hours.to {
        var there = 0
        for entry in able where entry.site.duty.contains(where: { $0.contains(moment) }) {
          if entry.holds.contains(where: { $0.contains(moment) }) { continue }
          there += BatteryBook.ready(
            entry.site, entry.lines, at: moment, share: entry.need, evidence)
        }
        missing += max(0, reserve.aircraft - there)
        moment = moment + 60
      }
    }
    return Double(missing)
  }

  private static func distanceM(_ site: Site, _ reserve: StandingReserve) -> Double {
    Geodesics.inverse(site.position, reserve.place).distance.metres
  }

  /// Preparation, the climb to the return height and the straight way at the transit speed.
  private static func isNear(_ site: Site, _ reserve: StandingReserve, _ evidence: Evidence) -> Bool {
    let rules = evidence.mission.rules
    let seconds =
      site.prepare.seconds + rules.returnAbovePad.metres / site.airframe.climbRate.metresPerSecond
      + distanceM(site, reserve) / rules.transitSpeed.metresPerSecond
    return reserve.sites.contains(site.id) && seconds <= reserve.within.seconds + 1e-6
  }

  /// There, the stay and back, all at hover power, with the energy's uncertainty and the reserve.
  private static func needShare(_ reserve: StandingReserve, _ site: Site, _ evidence: Evidence) -> Double {
    let (rules, airframe) = (evidence.mission.rules, site.airframe)
    let vertical =
      rules.returnAbovePad.metres
      * (1 / airframe.climbRate.metresPerSecond + 1 / airframe.descentRate.metresPerSecond)
    let level = 2 * distanceM(site, reserve) / rules.transitSpeed.metresPerSecond
    let energyWh = airframe.hoverPower.watts * (vertical + level + reserve.onScene.seconds) / 3600
    let capacity = airframe.battery.wattHours * airframe.usableShare
    return energyWh * (1 + airframe.energyUncertaintyShare) / capacity + airframe.reserveShare
  }

  /// When weather keeps a site's aircraft down at the return height.
  private static func holds(_ site: Site, _ evidence: Evidence) -> [MomentRange] {
    let mission = evidence.mission
    var held = mission.forecast.warnings.filter {
      $0.override == nil && mission.rules.holdWarnings.contains($0.code)
    }.map(\.during)
    guard let station = mission.station(site.station) else { return [mission.day] }
    let airframe = site.airframe
    let padLimit = min(airframe.gustLimitAtPad, site.gustLimitAtPad ?? airframe.gustLimitAtPad)
    let rainLimit = min(airframe.rainLimitMmPerHour, site.rainLimitMmPerHour ?? airframe.rainLimitMmPerHour)
    for step in station.steps {
      let gust = step.gust(height: mission.rules.returnAbovePad, shearExponent: station.shearExponent)
      let isOpen =
        gust <= airframe.gustLimitInFlight && step.gustAt10m <= padLimit && step.rainMmPerHour <= rainLimit
        && airframe.temperatureRangeC.contains(step.temperatureC)
        && site.temperatureRangeC?.contains(step.temperatureC) ?? true
      if !isOpen { held.append(step.during) }
    }
    return held + MomentRange.without(station.steps.map(\.during), in: mission.day)
  }
}
