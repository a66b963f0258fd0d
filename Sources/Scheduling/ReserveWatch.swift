import AircraftModel
import Geodesy
import MissionModel
import Units

/// Whether aircraft stand ready for a call, as `docs/scheduling.md` says.
struct ReserveWatch {
  let reserve: StandingReserve
  /// For each site that is near enough: its index, and the share of the pack above the reserve that a call takes.
  let sites: [(index: Int, needShare: Double)]
  /// When each of these sites could launch, whatever flies.
  private let open: [[MomentRange]]
  private let dayEnd: Moment

  init(_ reserve: StandingReserve, mission: Mission) {
    self.reserve = reserve
    dayEnd = mission.day.to
    let sites = reserve.sites.compactMap { name -> (index: Int, needShare: Double)? in
      guard let index = mission.sites.firstIndex(where: { $0.id == name }) else { return nil }
      let site = mission.sites[index]
      let call = ReserveWatch.call(reserve, from: site, rules: mission.rules)
      return call.seconds <= reserve.within.seconds + 1e-6 ? (index: index, needShare: call.needShare) : nil
    }
    self.sites = sites
    open = sites.map { index, _ in
      let site = mission.sites[index]
      let gate = WeatherGate(mission: mission, site: site)
      let holds = gate.holds(height: mission.rules.returnAbovePad).map(\.during)
      return MomentRange.merged(site.duty).flatMap { MomentRange.without(holds, in: $0) }
    }
  }

  /// What a call takes in still air: seconds from the order to being over the place, and the share of the pack for the way
  /// there, the stay and the way home.
  static func call(_ reserve: StandingReserve, from site: Site, rules: OperatingRules) -> (
    seconds: Double, needShare: Double
  ) {
    let airframe = site.airframe
    let distance = Geodesics.inverse(site.position, reserve.place).distance.metres
    let speed = rules.transitSpeed.metresPerSecond
    let climb = rules.returnAbovePad.metres / airframe.climbRate.metresPerSecond
    let seconds = site.prepare.seconds + climb + distance / speed
    let down = rules.returnAbovePad.metres / airframe.descentRate.metresPerSecond
    let hours = (climb + 2 * distance / speed + reserve.onScene.seconds + down) / 3600
    // Hovering takes more than cruising, so all of it is counted as hover.
    let energy = Energy.wattHours(airframe.hoverPower.watts * hours)
    return (seconds, airframe.plannedUse(of: energy))
  }

  /// The stretches in which each ready aircraft stands by, one list for all of them.
  func ready(_ book: DayBook) -> [MomentRange] {
    zip(sites, open).flatMap { site, open -> [MomentRange] in
      book.ledgers[site.index].ready(needShare: site.needShare, until: dayEnd).flatMap { stretch in
        open.compactMap { $0.intersection(stretch) }
      }
    }
  }

  /// The stretches of the reserve's hours in which aircraft are missing, and how many.
  func short(_ book: DayBook) -> [(during: MomentRange, missing: Int)] {
    let ready = ready(book)
    var result: [(during: MomentRange, missing: Int)] = []
    for hours in reserve.hours {
      let cuts = ([hours.from, hours.to] + ready.flatMap { [$0.from, $0.to] }).filter {
        hours.from <= $0 && $0 <= hours.to
      }
      let moments = Set(cuts).sorted()
      for (from, to) in zip(moments, moments.dropFirst()) {
        let there = ready.count { $0.contains(from) }
        let missing = reserve.aircraft - there
        guard missing > 0 else { continue }
        if let last = result.last, last.during.to == from, last.missing == missing {
          result[result.count - 1].during.to = to
        } else {
          result.append((MomentRange(from: from, to: to), missing))
        }
      }
    }
    return result
  }

  func shortS(_ book: DayBook) -> Int { short(book).reduce(0) { $0 + $1.during.seconds * $1.missing } }
}
