/// What a trip does, call by call, with the energy that is taken in at each charger.
enum TripCalls {
  static func calls(_ board: TripBoard, _ r: Int) -> [VehiclePlan.Call] {
    guard let charge = board.charge, let battery = board.ground.charge else {
      var calls: [VehiclePlan.Call] = []
      var node = board.next[board.start(r)]
      while node != board.end(r) {
        calls.append(.stop(node))
        node = board.next[node]
      }
      return calls
    }
    // The legs of the trip: where each begins, and its energy and time.
    var legs: [Leg] = []
    var node = board.start(r)
    for hop in charge.hops(board, r) {
      let following = board.next[node]
      if let hop {
        legs.append(Leg(energy: hop.energyIn, time: hop.timeIn, to: .charger(hop.station)))
        if hop.second >= 0 {
          legs.append(Leg(energy: hop.energyOver, time: hop.timeOver, to: .charger(hop.second)))
        }
        legs.append(Leg(energy: hop.energyOut, time: hop.timeOut, to: .node(following)))
      } else {
        let way = board.place[node] * battery.locations + board.place[following]
        legs.append(
          Leg(energy: Int(battery.energy[way]), time: board.time(node, following), to: .node(following)))
      }
      node = following
    }
    let needs = needs(legs, board, battery)
    var calls: [VehiclePlan.Call] = []
    var level = battery.capacity
    var moment = board.ready[board.start(r)]
    for (index, leg) in legs.enumerated() {
      level -= leg.energy
      moment += leg.time
      switch leg.to {
      case .node(let node):
        if node != board.end(r) { calls.append(.stop(node)) }
        moment = max(moment, board.ready[node]) + board.service[node]
      case .charger(let station):
        let wanted = battery.partial ? needs[index + 1] : battery.capacity
        let energy = max(0, wanted - level)
        calls.append(.charge(station: station, energy: energy))
        level += energy
        moment += battery.setup + battery.rate * energy
      }
    }
    return calls
  }

  private struct Leg {
    enum Goal {
      case node(Int)
      case charger(Int)
    }
    var energy, time: Int
    var to: Goal
  }

  /// The least charge before each leg with which the rest of the trip can be done at all; as late as the battery and the
  /// windows ask, for taking in more costs the same time at any charger.
  private static func needs(_ legs: [Leg], _ board: TripBoard, _ battery: ChargeGround) -> [Int] {
    var needs = Array(repeating: 0, count: legs.count + 1)
    var (need, limit, slack) = (0, ChargeLabels.never, ChargeLabels.never)
    for index in legs.indices.reversed() {
      let leg = legs[index]
      switch leg.to {
      case .node(let node):
        limit = min(board.due[node], limit - board.service[node])
        slack -= board.service[node]
        if board.ready[node] > slack, battery.rate > 0 {
          need = max(need, (board.ready[node] - slack + battery.rate - 1) / battery.rate)
        }
      case .charger:
        if battery.partial {
          slack = min(slack, limit - battery.rate * need) - battery.setup
        } else {
          let full = battery.rate * battery.capacity
          slack = min(limit, slack + full) - battery.setup - full
        }
        (need, limit) = (0, ChargeLabels.never)
      }
      need += leg.energy
      limit -= leg.time
      slack -= leg.time + battery.rate * leg.energy
      needs[index] = need
    }
    return needs
  }
}
