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

  /// `flights` are one site's, by take-off.
  static func lines(_ site: Site, _ flights: [Flight], _ record: FlownRecord?) -> [BatteryLine] {
    switch site.turnaround {
    case .charge(let rate): charging(site, flights, fullPacksPerHour: rate, record)
    case .swap(let time, let packs, let recharge):
      swapping(site, flights, swapS: time.seconds, packs: packs, rechargeS: recharge.seconds)
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
    _ site: Site, _ flights: [Flight], fullPacksPerHour: Double, _ record: FlownRecord?
  ) -> [BatteryLine] {
    var state = charged
    var freeAt: Double?
    var lines: [BatteryLine] = []
    // What somebody read off counts for the flights after that moment.
    var readOff = record.flatMap { record in
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
        state = min(charged, state + hours * fullPacksPerHour)
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
    var freeAt: Double?
    var lines: [BatteryLine] = []
    for flight in flights {
      let takeoff = Double(flight.sortie.takeoff.secondsSince1970)
      var obstacle: BilingualText?
      if let freeAt, takeoff < freeAt + swapS - 1 {
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
      freeAt = free
    }
    return lines
  }
}
