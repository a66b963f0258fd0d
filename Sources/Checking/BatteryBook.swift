import AircraftModel
import MissionModel
import Units

/// One sortie's line in the book.
struct BatteryLine {
  let flight: Flight
  /// The greatest state of charge that the pack can have at take-off.
  var possibleShare: Double
  /// By the book, with the planned use taken off the lesser of what is stated and what is possible.
  var landingShare: Double
  /// Why the sortie cannot take off as planned.
  var obstacle: BilingualText?
}

/// What is in the packs of a site over the day; it starts with all of them charged.
enum BatteryBook {
  /// A charged pack counts as this (`docs/flight-model.md`, "Battery").
  static let charged = 0.95

  /// `flights` are one site's, by take-off; packs that idled half full begin to charge with the mission's day, and what the
  /// record of a day read off counts from then on.
  static func lines(_ site: Site, _ flights: [Flight], _ evidence: Evidence) -> [BatteryLine] {
    switch site.turnaround {
    case .charge(let curve):
      // Each aircraft has its own pack.
      let numbers = Set(flights.map(\.sortie.aircraft)).sorted()
      let lines = numbers.flatMap { number in
        charging(site, flights.filter { $0.sortie.aircraft == number }, ChargeClock(curve), evidence)
      }
      return lines.sorted {
        ($0.flight.sortie.takeoff, $0.flight.id) < ($1.flight.sortie.takeoff, $1.flight.id)
      }
    case .swap(let time, let packs, let recharge):
      return swapping(site, flights, swapS: time.seconds, packs: packs, rechargeS: recharge.seconds)
    }
  }

  /// Planned use as a share of what the pack holds: own energy (stated, where the route cannot be measured)
  /// and its uncertainty.
  static func use(_ site: Site, _ flight: Flight) -> Double {
    let energy = flight.energyWh ?? flight.sortie.energyWh
    let capacity = site.airframe.battery.wattHours * site.airframe.usableShare
    return energy * (1 + site.airframe.energyUncertaintyShare) / capacity
  }

  /// The clock of the recovery, in seconds since 1970.
  private static func recovered(_ site: Site, _ flight: Flight) -> Double {
    Double(flight.sortie.landing.secondsSince1970) + site.recover.seconds
  }

  private static func charging(
    _ site: Site, _ flights: [Flight], _ clock: ChargeClock, _ evidence: Evidence
  ) -> [BatteryLine] {
    var state = site.idleShare ?? charged
    var freeAt = site.idleShare.map { _ in Double(evidence.mission.day.from.secondsSince1970) }
    var lines: [BatteryLine] = []
    // What somebody read off counts for the flights after that moment.
    var readOff = evidence.record.flatMap { record in
      record.batteryShares[site.id].map { (share: $0, at: Double(record.at.secondsSince1970)) }
    }
    for flight in flights {
      if !flight.isHistory, let known = readOff {
        state = min(charged, known.share)
        freeAt = max(freeAt ?? known.at, known.at)
        readOff = nil
      }
      if let freeAt {
        let hours = max(0, Double(flight.sortie.takeoff.secondsSince1970) - freeAt) / 3600
        state = min(charged, clock.share(from: state, hours: hours))
      }
      let possible = state
      let start = min(flight.sortie.batteryAtTakeoffShare, possible)
      let used = use(site, flight)
      lines.append(BatteryLine(flight: flight, possibleShare: possible, landingShare: start - used))
      state = flight.isHistory ? flight.sortie.batteryAtLandingShare : max(0, possible - used)
      freeAt = recovered(site, flight)
    }
    return lines
  }

  private static func swapping(
    _ site: Site, _ flights: [Flight], swapS: Double, packs: Int, rechargeS: Double
  ) -> [BatteryLine] {
    // When each used pack may fly again; packs not in the list have not flown.
    var readyAt: [Double] = []
    // By aircraft.
    var freeAt: [Int: Double] = [:]
    var lines: [BatteryLine] = []
    for flight in flights {
      let takeoff = Double(flight.sortie.takeoff.secondsSince1970)
      var obstacle: BilingualText?
      if let freeAt = freeAt[flight.sortie.aircraft], takeoff < freeAt + swapS - 1 {
        obstacle = BilingualText(
          en: "takes off \(Wording.number(takeoff - freeAt, 0)) s after recovery, a pack change takes "
            + "\(Wording.number(swapS, 0)) s",
          zh: "回收後 \(Wording.number(takeoff - freeAt, 0)) 秒便起飛，更換電池需 \(Wording.number(swapS, 0)) 秒")
      }
      if readyAt.count >= packs {
        let soonest = readyAt.indices.min { readyAt[$0] < readyAt[$1] }
        if let soonest, readyAt[soonest] <= takeoff + 1 {
          readyAt.remove(at: soonest)
        } else {
          let wait = soonest.map { readyAt[$0] - takeoff } ?? .infinity
          obstacle = BilingualText(
            en:
              "none of the \(packs) packs is charged; the next is \(Wording.number(wait, 0)) "
              + "s after take-off",
            zh: "\(packs) 組電池均未充好；下一組在起飛後 \(Wording.number(wait, 0)) 秒才可用")
          if let soonest { readyAt.remove(at: soonest) }
        }
      }
      let start = min(flight.sortie.batteryAtTakeoffShare, charged)
      lines.append(
        BatteryLine(
          flight: flight, possibleShare: charged, landingShare: start - use(site, flight), obstacle: obstacle)
      )
      let free = recovered(site, flight)
      readyAt.append(free + rechargeS)
      freeAt[flight.sortie.aircraft] = free
    }
    return lines
  }

  /// Aircraft on their pads at `moment` with at least `share` in a pack, as `docs/scheduling.md` counts them; `lines` are the
  /// site's.
  static func ready(
    _ site: Site, _ lines: [BatteryLine], at moment: Moment, share: Double, _ evidence: Evidence
  )
    -> Int
  {
    guard share <= charged + 1e-9 else { return 0 }
    let now = Double(moment.secondsSince1970)
    var count = 0
    for number in 1...max(1, site.aircraftCount) {
      let own = lines.filter { $0.flight.sortie.aircraft == number }
      let isOut = own.contains { line in
        let sortie = line.flight.sortie
        return Double(sortie.takeoff.secondsSince1970) - site.prepare.seconds.rounded(.up) <= now
          && now < Double(sortie.readyAgain.secondsSince1970)
      }
      if isOut { continue }
      switch site.turnaround {
      case .charge(let curve):
        var state = site.idleShare ?? charged
        var from = Double(evidence.mission.day.from.secondsSince1970)
        if let last = own.last(where: { $0.flight.sortie.takeoff <= moment }) {
          state =
            last.flight.isHistory
            ? last.flight.sortie.batteryAtLandingShare : last.possibleShare - use(site, last.flight)
          from = recovered(site, last.flight)
        }
        let there = min(charged, ChargeClock(curve).share(from: state, hours: max(0, now - from) / 3600))
        // A pack that is full to a thousandth is full: shares in plans are rounded.
        if there >= share - 1e-3 { count += 1 }
      case .swap(_, let packs, let recharge):
        let away = lines.count { line in
          let sortie = line.flight.sortie
          return Double(sortie.takeoff.secondsSince1970) - site.prepare.seconds <= now
            && now < recovered(site, line.flight) + recharge.seconds
        }
        if away < packs { count += 1 }
      }
    }
    return count
  }
}

/// Hours on the charger by state of charge, read both ways.
private struct ChargeClock {
  /// Share and the hours that reaching it from empty takes; the last line goes on.
  private var marks: [(share: Double, hours: Double)] = [(0, 0)]
  private var lastRate: Double

  init(_ curve: ChargeCurve) {
    var rate = curve.parts.first?.fullPacksPerHour ?? 0
    for part in curve.parts.dropFirst() {
      let last = marks[marks.count - 1]
      marks.append((part.fromShare, last.hours + (part.fromShare - last.share) / rate))
      rate = part.fullPacksPerHour
    }
    lastRate = rate
  }

  private func hours(at share: Double) -> Double {
    for (low, high) in zip(marks, marks.dropFirst()) where share < high.share {
      return low.hours + (high.hours - low.hours) * (share - low.share) / (high.share - low.share)
    }
    let last = marks[marks.count - 1]
    return last.hours + (share - last.share) / lastRate
  }

  func share(from share: Double, hours wait: Double) -> Double {
    let end = hours(at: share) + wait
    for (low, high) in zip(marks, marks.dropFirst()) where end < high.hours {
      return low.share + (high.share - low.share) * (end - low.hours) / (high.hours - low.hours)
    }
    let last = marks[marks.count - 1]
    return last.share + (end - last.hours) * lastRate
  }
}
