import MissionModel
import Units

extension Mutation {
  /// A view that the look of ``PatrolDay/watch(_:dwell:)`` keeps.
  private static let kept = TargetView(
    leastHeight: .metres(50), greatestHeight: .metres(60), leastStandOff: .metres(50),
    greatestStandOff: .metres(70), steepest: .degrees(-50), flattest: .degrees(-40), side: .degrees(270),
    sideWithin: .degrees(20), hours: PatrolDay.hours("08:00", "15:00"))

  private static func changed(_ change: (inout TargetView) -> Void) -> TargetView {
    var view = kept
    change(&view)
    return view
  }

  private static func spoiled(_ what: String, _ change: @escaping @Sendable (inout TargetView) -> Void)
    -> Mutation
  {
    Mutation(what, ["target.view"]) { try $0.watch(changed(change)) }
  }

  static let targets: [Mutation] = [
    Mutation("a target that is looked at as asked", []) { try $0.watch(kept) },
    Mutation("a target without a view of its own", []) { try $0.watch() },
    Mutation("a look that is too short", ["target.dwell"]) { try $0.watch(kept, dwell: 9) },
    spoiled("a look from too low") { $0.leastHeight = .metres(57) },
    spoiled("a look from too high") { $0.greatestHeight = .metres(52) },
    spoiled("a look from too near") { $0.leastStandOff = .metres(62) },
    spoiled("a look from too far") { $0.greatestStandOff = .metres(58) },
    spoiled("a look too steep") { $0.steepest = .degrees(-41) },
    spoiled("a look too flat") { $0.flattest = .degrees(-45) },
    spoiled("a look from the other side") { $0.side = .degrees(90) },
    Mutation("a camera that looks past its target", ["target.view"]) { day in
      try day.watch(kept)
      day.route.waypoints[2].headingDeg = 170
    },
    Mutation("a camera that looks past a target without a view", ["target.view"]) { day in
      try day.watch()
      day.route.waypoints[2].headingDeg = 270
    },
    Mutation("pixels too coarse for the task", ["target.view"]) { day in
      try day.watch(kept)
      day.mission.beats[0].task.pixelsAcross = 20
    },
    Mutation("a look outside the target's hours", thrice("target.hours")) { day in
      try day.watch(changed { $0.hours = PatrolDay.hours("15:00", "17:00") })
    },
    Mutation("a target that is never looked at", ["target.missing"]) { day in
      try day.watch(kept)
      guard case .targets(var list, _) = day.mission.beats[0].shape else { return }
      list.append(list[0])
      list[1].id = "roof"
      day.mission.beats[0].shape = .targets(list)
    },
    Mutation("a target that is not chosen", []) { day in
      try day.watch(kept)
      guard case .targets(var list, _) = day.mission.beats[0].shape else { return }
      list.append(list[0])
      list[1].id = "roof"
      day.mission.beats[0].shape = .targets(list, choose: .best(sorties: 1))
    },
    Mutation("more routes than the best may take", ["target.sorties"] + thrice("visit.incomplete warning")) {
      day in
      try day.watch(kept)
      guard case .targets(let list, _) = day.mission.beats[0].shape else { return }
      day.mission.beats[0].shape = .targets(list, choose: .best(sorties: 1))
      var second = day.route
      second.id = "shore.dock.2"
      second.part = 2
      second.parts = 2
      day.plan.routes[0].parts = 2
      day.plan.routes.append(second)
    },
  ]
}
