import Skybeat
import TestSupport
import Testing

@testable import Scheduling

/// A site's book against a twin that replays all flights from the day's beginning.
@Suite struct LedgerTests {
  struct Case {
    var site: Site
    var spacing: Int
    var wishes: [(at: Int, durationS: Int, use: Double)]
  }

  private static func make(_ random: inout SplitMix64) -> Case {
    let turnaround: Site.Turnaround =
      random.pick(0..<2) == 0
      ? .charge(
        ChargeCurve(parts: [
          ChargeCurve.Part(fromShare: 0, fullPacksPerHour: 0.5 + 2 * random.unit()),
          ChargeCurve.Part(fromShare: 0.8, fullPacksPerHour: 0.3 + random.unit()),
        ]))
      : .swap(time: .minutes(2), packs: 1 + random.pick(0..<3), recharge: .minutes(40))
    var site = Yard.site("s", turnaround, duty: [Yard.span(0, 1440)])
    site.aircraftCount = 1 + random.pick(0..<3)
    if random.pick(0..<3) == 0 { site.idleShare = 0.5 }
    let wishes = (0..<14).map { _ in
      (random.pick(0..<600), 60 * (3 + random.pick(0..<22)), 0.05 + 0.6 * random.unit())
    }
    return Case(site: site, spacing: 60 * random.pick(0..<6), wishes: wishes)
  }

  /// Whether a set of flights can be flown, each aircraft from the beginning on.
  private static func isSound(_ flights: [Booking], _ input: Case) -> Bool {
    let site = input.site
    let (prepare, recover) = (Int(site.prepare.seconds), Int(site.recover.seconds))
    for aircraft in 0..<site.aircraftCount {
      let own = flights.filter { $0.aircraft == aircraft }.sorted { $0.takeoff < $1.takeoff }
      var share = site.idleShare ?? 0.95
      var free = Yard.start
      for flight in own {
        let ready = flight.takeoff + -prepare
        if ready < free { return false }
        switch site.turnaround {
        case .charge(let curve):
          // Second by second.
          for _ in 0..<(ready - free) where share < 0.95 {
            let rate = share < 0.8 ? curve.parts[0] : curve.parts[1]
            share = min(0.95, share + rate.fullPacksPerHour / 3600)
          }
          if share + 2e-3 < flight.needShare + site.airframe.reserveShare { return false }
          share -= flight.useShare
          free = flight.landing + recover
        case .swap(let time, _, _): free = flight.landing + (recover + Int(time.seconds))
        }
      }
    }
    if case .swap(_, let packs, let recharge) = site.turnaround {
      let out = flights.map {
        MomentRange(
          from: $0.takeoff + -prepare, to: $0.landing + (recover + Int(recharge.seconds)))
      }
      for span in out where out.count(where: { $0.contains(span.from) }) > packs { return false }
    }
    for a in flights {
      for b in flights where a.flight != b.flight {
        for one in [a.takeoff, a.landing] {
          for other in [b.takeoff, b.landing] where abs(one - other) < input.spacing { return false }
        }
      }
    }
    return true
  }

  @Test func startsAreSoundAndNoneIsEarlier() {
    var booked = 0
    forAll(120) {
      LedgerTests.make(&$0)
    } property: { input, seed in
      var ledger = SiteLedger(
        site: input.site, day: Yard.span(0, 1440), padSpacing: .seconds(Double(input.spacing)))
      for (number, wish) in input.wishes.enumerated() {
        let wanted = Yard.at(wish.at)
        func booking(_ takeoff: Moment, _ aircraft: Int) -> Booking {
          Booking(
            takeoff: takeoff, landing: takeoff + wish.durationS, aircraft: aircraft, useShare: wish.use,
            needShare: wish.use, flight: number)
        }
        let found = ledger.earliest(
          notBefore: wanted, durationS: wish.durationS, use: wish.use, need: wish.use)
        let end = found?.takeoff ?? Yard.at(1440)
        // Nothing earlier would do, looked at every two minutes.
        var at = wanted
        while at + 30 < end {
          for aircraft in 0..<input.site.aircraftCount
          where LedgerTests.isSound(ledger.bookings + [booking(at, aircraft)], input) {
            // The twin's second steps may be a hair more generous than the curve.
            if at + 30 < end, !LedgerTests.isTight(at, ledger, input, booking(at, aircraft)) {
              Issue.record("seed \(seed): flight \(number) could start at \(at), found \(end)")
              return
            }
          }
          at = at + 120
        }
        guard let found else { continue }
        let flight = booking(found.takeoff, found.aircraft)
        ledger.book(flight)
        booked += 1
        guard LedgerTests.isSound(ledger.bookings, input) else {
          Issue.record("seed \(seed): flight \(number) at \(found.takeoff) cannot be flown")
          return
        }
        let share = ledger.share(of: flight)
        #expect(abs(share - found.share) < 1e-9, "seed \(seed)")
      }
      // Taken out again, the book is as before.
      let all = ledger
      if let first = ledger.bookings.first {
        ledger.cancel(flight: first.flight)
        ledger.book(first)
        #expect(ledger.bookings == all.bookings, "seed \(seed)")
      }
    }
    #expect(booked > 800)
  }

  /// Whether a start only just fits: with a little more need it would not.
  private static func isTight(_ at: Moment, _ ledger: SiteLedger, _ input: Case, _ booking: Booking) -> Bool {
    let more = ledger.bookings + [booking]
    let hungry = more.map { flight in
      var copy = flight
      copy.needShare += 5e-3
      return copy
    }
    return !isSound(hungry, input)
  }

  /// Ready stretches say what a look at each minute says.
  @Test func readyStretchesMatchEachMinute() {
    forAll(60) {
      LedgerTests.make(&$0)
    } property: { input, seed in
      var ledger = SiteLedger(
        site: input.site, day: Yard.span(0, 1440), padSpacing: .seconds(Double(input.spacing)))
      for (number, wish) in input.wishes.prefix(6).enumerated() {
        guard
          let slot = ledger.earliest(
            notBefore: Yard.at(wish.at), durationS: wish.durationS, use: wish.use, need: wish.use)
        else { continue }
        ledger.book(
          Booking(
            takeoff: slot.takeoff, landing: slot.takeoff + wish.durationS, aircraft: slot.aircraft,
            useShare: wish.use, needShare: wish.use, flight: number))
      }
      let ready = ledger.ready(needShare: 0.3, until: Yard.at(1440))
      for minute in stride(from: 1, to: 1440, by: 7) {
        let at = Yard.at(minute)
        let shares = (0..<input.site.aircraftCount).compactMap { ledger.share(of: $0, at: at) }
        let sure = shares.count { $0 >= 0.3 + input.site.airframe.reserveShare + 1e-3 }
        let perhaps = shares.count { $0 >= 0.3 + input.site.airframe.reserveShare - 1e-3 }
        let told = ready.count { $0.contains(at) }
        #expect(
          sure <= told && told <= perhaps, "seed \(seed), minute \(minute): \(told), \(sure)…\(perhaps)")
      }
    }
  }
}
