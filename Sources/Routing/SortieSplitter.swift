import AircraftModel
import MissionModel
import Planar
import Units

/// Cuts one long tour into as few sorties as battery and wished duration allow, in balanced parts.
struct SortieSplitter {
  let builder: RouteBuilder
  let model: FlightModel
  /// Forecast steps in which the beat may be flown; empty: none, and still air is taken.
  let weather: [ForecastStep]
  let shearExponent: Double
  let longest: TimeSpan?
  /// The order in which the items of one sortie are flown, when it is not the one that they come in.
  var arrange: (([WorkItem]) -> [WorkItem])?

  /// What a sortie over some items asks for in the worst of the weather.
  enum Fit {
    /// Load: the larger of energy and time used, as a share of what is allowed (0…1).
    case fits(load: Double, points: [RouteBuilder.Point])
    case tooMuch(energyWh: Double, allowedWh: Double, minutes: Double)
    case unflyable
  }

  func fit(_ items: some Collection<WorkItem>) throws -> Fit {
    let points = try builder.build(arranged(Array(items)))
    let flight = builder.flight(points)
    let height = Length.metres(max(10, flight.greatestHeightM))
    let winds =
      weather.isEmpty ? [Wind.calm] : weather.map { $0.wind(height: height, shearExponent: shearExponent) }
    var energy = 0.0
    var time = 0.0
    var flown = 0
    for wind in winds {
      // A wind that stops a leg only shuts its own hours; the timetable judges each hour again.
      guard let result = flight.fly(model, wind: wind) else { continue }
      energy = max(energy, result.energyWh)
      time = max(time, result.timeS)
      flown += 1
    }
    if flown == 0 { return .unflyable }
    let allowed = model.airframe.spendable.wattHours
    var load = energy / allowed
    if let longest { load = max(load, time / longest.seconds) }
    return load <= 1
      ? .fits(load: load, points: points)
      : .tooMuch(energyWh: energy, allowedWh: allowed, minutes: time / 60)
  }

  /// The result: ranges of items, each one sortie, and the items that no sortie can do alone.
  struct Cut {
    var sorties: [[WorkItem]]
    var impossible: [(item: WorkItem, fit: Fit)]
  }

  func cut(_ tour: [WorkItem]) throws -> Cut {
    var impossible: [(item: WorkItem, fit: Fit)] = []
    var items: [WorkItem] = []
    for item in tour { try admit(item, &items, &impossible) }
    guard !items.isEmpty else { return Cut(sorties: [], impossible: impossible) }
    var known: [ClosedRange<Int>: Double] = [:]
    let greedy = try pack(items, limit: 1, &known) ?? items.map { [$0] }
    // The least load limit that still needs no more sorties: balanced parts.
    var best = greedy
    var low = 0.0
    var high = 1.0
    for _ in 0..<7 where greedy.count > 1 {
      let middle = (low + high) / 2
      if let parts = try pack(items, limit: middle, &known), parts.count <= greedy.count {
        best = parts
        high = middle
      } else {
        low = middle
      }
    }
    return Cut(sorties: best.map(arranged), impossible: impossible)
  }

  private func arranged(_ items: [WorkItem]) -> [WorkItem] { arrange?(items) ?? items }

  /// Takes an item in if a sortie can do it alone; a long path that is too much is halved first.
  private func admit(
    _ item: WorkItem, _ items: inout [WorkItem], _ impossible: inout [(item: WorkItem, fit: Fit)]
  ) throws {
    let fit = try fit([item])
    if case .fits = fit {
      items.append(item)
      return
    }
    let length = Polyline.length(item.path)
    guard item.path.count > 1, length > 200 else {
      impossible.append((item, fit))
      return
    }
    let pieces = Polyline.pieces(of: item.path, maximumLength: length / 2 + 1)
    for piece in pieces {
      var part = item
      part.path = piece
      if part.path.last != item.path.last { part.holdS = 0 }
      try admit(part, &items, &impossible)
    }
  }

  /// First-fit along the tour, no sortie above `limit`; nil when one item alone is above it.
  ///
  /// - Parameter known: loads found before, by the range of items; limits near each other ask for the same ones.
  private func pack(_ items: [WorkItem], limit: Double, _ known: inout [ClosedRange<Int>: Double]) throws
    -> [[WorkItem]]?
  {
    func load(_ range: ClosedRange<Int>) throws -> Double {
      if let found = known[range] { return found }
      var result = Double.infinity
      if case .fits(let load, _) = try fit(items[range]) { result = load }
      known[range] = result
      return result
    }
    var parts: [[WorkItem]] = []
    var start = 0
    while start < items.count {
      guard try load(start...start) <= limit else { return nil }
      // Gallop, then halve: load grows with every item taken in.
      var good = start
      var step = 1
      while good + step < items.count, try load(start...(good + step)) <= limit {
        good += step
        step *= 2
      }
      var bad = min(good + step, items.count)
      while bad - good > 1 {
        let middle = (good + bad) / 2
        if try load(start...middle) <= limit { good = middle } else { bad = middle }
      }
      parts.append(Array(items[start...good]))
      start = good + 1
    }
    return parts
  }
}
