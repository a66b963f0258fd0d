import Foundation

/// Judges files of routes against the instance, plainly: nothing of the search or of its readers is used. It reads the
/// file's numbers itself and works in them, as the set rounds them.
struct RouteReferee {
  struct Place {
    var x, y: Double
    var demand = 0.0
    var service = 0.0
    var ready = 0.0
    var due = Double.infinity
    var release = 0.0
  }

  struct Verdict {
    var value: Double
    var vehicles: Int
    var flaws: [String]
  }

  var places: [String: Place] = [:]
  var stops: [String] = []
  /// Depots with how many vehicles stand there.
  var vehicles: [String: Int] = [:]
  var capacity: [String: Double] = [:]
  var longest: [String: Double] = [:]
  var mayReload = false
  /// Distance and time of a way, from its straight length.
  var way: (Double) -> Double = { $0 }
  var divisor = 1.0
  /// What double precision may be off.
  var slack = 1e-6
  // Electric vehicles.
  var stations: Set<String> = []
  var battery = 0.0
  var consumption = 0.0
  var charging = 0.0
  var speed = 1.0
  var partial = false

  private func distance(_ a: String, _ b: String) -> Double {
    guard let a = places[a], let b = places[b] else { return .infinity }
    return way(hypot(a.x - b.x, a.y - b.y))
  }

  func judge(_ file: String) throws -> Verdict {
    let data = try Data(contentsOf: URL(fileURLWithPath: file))
    let object = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    let routes = object["routes"] as? [[String: Any]] ?? []
    var flaws: [String] = []
    var seen: [String: Int] = [:]
    var used: [String: Int] = [:]
    var total = 0.0
    for route in routes {
      let depot = Self.name(route["depot"])
      used[depot, default: 0] += 1
      let trips = (route["trips"] as? [[Any]] ?? []).map { $0.map(Self.name) }
      if trips.count > 1 && !mayReload { flaws.append("\(trips.count) trips") }
      var charges = (route["charges"] as? [[String: Any]] ?? []).map { $0["energy"] as? Double ?? .nan }
      // Moments of the day, each with its window and length, to find the latest start for the same end.
      var events: [(ready: Double, due: Double, length: Double)] = []
      var own = 0.0
      var level = battery
      for trip in trips {
        guard let home = places[depot] else {
          return Verdict(value: .nan, vehicles: 0, flaws: ["depot \(depot)"])
        }
        let load = trip.reduce(0) { $0 + (places[$1]?.demand ?? .infinity) }
        if load > (capacity[depot] ?? 0) { flaws.append("load \(load) of a trip of \(depot)") }
        let release = trip.map { places[$0]?.release ?? 0 }.max() ?? 0
        events.append((max(home.ready, release), home.due, 0))
        var here = depot
        for next in trip + [depot] {
          let d = distance(here, next)
          own += d
          level -= d * consumption
          if battery > 0, level < -slack { flaws.append("the battery is empty before \(next)") }
          events[events.count - 1].length += d / speed
          guard let place = places[next] else {
            return Verdict(value: .nan, vehicles: 0, flaws: ["place \(next)"])
          }
          var length = place.service
          if stations.contains(next) {
            if charges.isEmpty {
              flaws.append("a call at \(next) without its energy")
            } else {
              let energy = charges.removeFirst()
              // Energies are rounded up by up to two millionths a way, which a full charge then makes good.
              level += energy
              length = energy * charging
              if !(energy >= 0) || level > battery + 1e-3 { flaws.append("charge of \(energy)") }
              if !partial && level < battery - slack { flaws.append("a charge at \(next) that is not full") }
            }
          } else if next != depot {
            seen[next, default: 0] += 1
          }
          events.append((place.ready, place.due, length))
          here = next
        }
      }
      var moment = 0.0
      for event in events {
        moment = max(moment, event.ready)
        if moment > event.due + slack { flaws.append("late by \(moment - event.due)") }
        moment += event.length
      }
      var start = moment
      for event in events.reversed() { start = min(event.due, start - event.length) }
      if moment - start > (longest[depot] ?? .infinity) + slack { flaws.append("duration \(moment - start)") }
      let stated = route["distance"] as? Double ?? .nan
      if !(abs(stated - own / divisor) < 1e-6) { flaws.append("distance \(own / divisor), stated \(stated)") }
      total += own
    }
    for stop in stops where seen[stop] != 1 { flaws.append("\(stop) is served \(seen[stop] ?? 0) times") }
    if seen.count != stops.count { flaws.append("\(seen.count) of \(stops.count) served") }
    for (depot, count) in used where count > vehicles[depot] ?? 0 {
      flaws.append("\(count) vehicles of \(depot)")
    }
    let stated = object["value"] as? Double ?? .nan
    if !(abs(stated - total / divisor) < 1e-6 * max(1, stated)) {
      flaws.append("value \(total / divisor), stated \(stated)")
    }
    return Verdict(value: total / divisor, vehicles: routes.count, flaws: flaws)
  }

  private static func name(_ value: Any?) -> String {
    if let text = value as? String { return text }
    return (value as? NSNumber).map { "\($0.intValue)" } ?? "?"
  }

  private static func rows(_ path: String) throws -> [[String]] {
    try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: .newlines).map {
      $0.split { $0 == " " || $0 == "\t" || $0 == "\r" }.map(String.init)
    }.filter { !$0.isEmpty }
  }

  // MARK: the sets

  /// Solomon's text: distances in truncated tenths or in double precision.
  static func solomon(_ path: String, double: Bool) throws -> RouteReferee {
    var referee = RouteReferee()
    var limits: [Double] = []
    let scale = double ? 1.0 : 10
    for row in try rows(path) {
      let numbers = row.compactMap { Double($0) }
      if numbers.count == 2, row.count == 2 { limits = numbers }
      guard numbers.count == 7 else { continue }
      let name = "\(Int(numbers[0]))"
      referee.places[name] = Place(
        x: numbers[1], y: numbers[2], demand: numbers[3], service: scale * numbers[6],
        ready: scale * numbers[4], due: scale * numbers[5])
      if name != "0" { referee.stops.append(name) }
    }
    referee.vehicles = ["0": Int(limits[0])]
    referee.capacity = ["0": limits[1]]
    if !double {
      referee.way = { (10 * $0).rounded(.down) }
      referee.divisor = 10
      referee.slack = 0
    }
    return referee
  }

  /// Cordeau's text.
  static func cordeau(_ path: String) throws -> RouteReferee {
    var referee = RouteReferee()
    let rows = try rows(path).map { $0.compactMap { Double($0) } }
    let (each, customers, depots) = (Int(rows[0][1]), Int(rows[0][2]), Int(rows[0][3]))
    for (index, row) in rows[(1 + depots)...].enumerated() {
      let name = "\(Int(row[0]))"
      referee.places[name] = Place(x: row[1], y: row[2])
      if index < customers {
        referee.places[name] = Place(x: row[1], y: row[2], demand: row[4], service: row[3])
        referee.stops.append(name)
      } else {
        referee.vehicles[name] = each
        referee.capacity[name] = rows[1 + index - customers][1]
        let longest = rows[1 + index - customers][0]
        referee.longest[name] = longest > 0 ? longest : nil
      }
    }
    return referee
  }

  /// Sections of VRPLIB: `scale` times the numbers, rounded to the nearest or truncated.
  static func sections(_ path: String, scale: Double, nearest: Bool, divisor: Double) throws -> RouteReferee {
    var referee = RouteReferee()
    let round: (Double) -> Double = { (scale * $0).rounded(nearest ? .toNearestOrAwayFromZero : .towardZero) }
    var section = ""
    var head: [String: Double] = [:]
    var depots: [String] = []
    for row in try rows(path) {
      if row[0] == "EOF" { break }
      if row[0].hasSuffix("_SECTION") {
        section = row[0]
        continue
      }
      if row[0].first!.isLetter {
        head[row[0].filter { $0 != ":" }] = row.last.flatMap { Double($0) }
        continue
      }
      let (name, value) = (row[0], row.count > 1 ? Double(row[1])! : 0)
      switch section {
      case "NODE_COORD_SECTION": referee.places[name] = Place(x: value, y: Double(row[2])!)
      case "DEMAND_SECTION": referee.places[name]!.demand = value
      case "SERVICE_TIME_SECTION": referee.places[name]!.service = round(value)
      case "RELEASE_TIME_SECTION": referee.places[name]!.release = round(value)
      case "TIME_WINDOW_SECTION":
        referee.places[name]!.ready = round(value)
        referee.places[name]!.due = round(Double(row[2])!)
      case "VEHICLES_DEPOT_SECTION": referee.vehicles[row[1], default: 0] += 1
      case "VEHICLES_RELOAD_DEPOT_SECTION": referee.mayReload = true
      case "DEPOT_SECTION": if Int(name)! > 0 { depots.append(name) }
      default: break
      }
    }
    referee.stops = referee.places.keys.filter { !depots.contains($0) }.sorted()
    if referee.vehicles.isEmpty { referee.vehicles = [depots[0]: Int(head["VEHICLES"]!)] }
    if let service = head["SERVICE_TIME"] {
      for stop in referee.stops { referee.places[stop]!.service = round(service) }
    }
    for depot in depots {
      referee.capacity[depot] = head["CAPACITY"]!
      referee.longest[depot] = head["VEHICLES_MAX_DURATION"].map(round)
    }
    referee.way = round
    referee.divisor = divisor
    referee.slack = 0
    return referee
  }

  /// Schneider's text.
  static func schneider(_ path: String, partial: Bool) throws -> RouteReferee {
    var referee = RouteReferee()
    referee.partial = partial
    referee.slack = 1e-5
    for row in try rows(path).dropFirst() {
      if row.count == 8, row[1].count == 1, let x = Double(row[2]), let y = Double(row[3]) {
        let n = row[4...].map { Double($0)! }
        referee.places[row[0]] = Place(x: x, y: y, demand: n[0], service: n[3], ready: n[1], due: n[2])
        switch row[1] {
        case "d":
          referee.vehicles = [row[0]: .max]
        case "f": referee.stations.insert(row[0])
        default: referee.stops.append(row[0])
        }
        continue
      }
      guard let value = row.last.flatMap({ Double($0.filter { $0 != "/" }) }) else { continue }
      switch row[0] {
      case "Q": referee.battery = value
      case "C": for depot in referee.vehicles.keys { referee.capacity[depot] = value }
      case "r": referee.consumption = value
      case "g": referee.charging = value
      case "v": referee.speed = value
      default: break
      }
    }
    return referee
  }
}
