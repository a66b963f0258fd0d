import Checking
import Foundation
import Geodesy
import MissionModel
import TestSupport
import Testing
import Units

/// Whatever can be read as a plan, or made as one in code, gets findings and no crash.
@Suite struct RobustnessTests {
  private static let numbers: [Double] = [
    0, -1, 1e-12, 1e9, -1e9, 1e300, -1e300, 1e-300, 0.5, 22.2, 114.03, 359.9999, 86_400,
  ]
  private static let texts = [
    "", "shore", "dock", "S01", "P-1", "open", "takeoff", "land", "dwell", "work",
    "2026-11-28T08:05:00+08:00", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59+08:00",
    "0001-01-01T00:00:00Z", "2026-11-28T17:59:59+08:00",
  ]

  /// Changes one thing somewhere in a JSON tree.
  private static func disturb(_ value: Any, _ random: inout SplitMix64) -> Any {
    if var object = value as? [String: Any], !object.isEmpty {
      let key = object.keys.sorted()[random.pick(0..<object.count)]
      if random.unit() < 0.03 {
        object[key] = nil
      } else if let inner = object[key] {
        object[key] = disturb(inner, &random)
      }
      return object
    }
    if var list = value as? [Any], !list.isEmpty {
      let index = random.pick(0..<list.count)
      switch random.pick(0..<8) {
      case 0: list.remove(at: index)
      case 1: list.append(list[index])
      case 2: list.swapAt(index, random.pick(0..<list.count))
      default: list[index] = disturb(list[index], &random)
      }
      return list
    }
    if value is String { return texts[random.pick(0..<texts.count)] }
    if let number = value as? NSNumber {
      if isBoolean(number) { return !number.boolValue }
      if random.unit() < 0.5 { return numbers[random.pick(0..<numbers.count)] }
      return number.doubleValue * (0.5 + random.unit())
    }
    return value
  }

  /// JSONSerialization gives booleans as numbers.
  private static func isBoolean(_ number: NSNumber) -> Bool {
    String(cString: number.objCType) == "c"
  }

  @Test func anyDecodablePlanIsJudged() throws {
    let day = try PatrolDay.make()
    let sound = try JSONSerialization.jsonObject(with: Data(DocumentCodec.encode(day.plan)))
    var judged = 0
    var found = 0
    for seed: UInt64 in 0..<800 {
      var random = SplitMix64(seed: seed)
      var tree = sound
      for _ in 0...random.pick(0..<6) { tree = RobustnessTests.disturb(tree, &random) }
      let bytes = try JSONSerialization.data(withJSONObject: tree)
      guard let plan = try? DocumentCodec.decode(Plan.self, from: Array(bytes), file: "plan.json") else {
        continue
      }
      judged += 1
      let findings = try PlanChecker.check(mission: day.mission, plan: plan)
      if !findings.isEmpty { found += 1 }
      let names = findings.map(\.rule).filter { !PlanChecker.ruleNames.contains($0) }
      #expect(names.isEmpty, "seed \(seed): \(names)")
    }
    #expect(judged > 350, "\(judged) of 800 disturbed plans could be decoded")
    #expect(found > judged / 3, "findings in \(found) of \(judged)")
    print("disturbed plans judged: \(judged), with findings: \(found)")
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e308, -1e308])
  func noNumberOfWaypointsCrashes(_ value: Double) throws {
    let day = try PatrolDay.make()
    let fields: [WritableKeyPath<Waypoint, Double>] = [
      \.longitudeDeg, \.latitudeDeg, \.hkpdM, \.egm96M, \.ellipsoidM, \.aboveTakeoffM, \.speedMps, \.holdS,
    ]
    for field in fields {
      for index in day.plan.routes[0].waypoints.indices {
        var plan = day.plan
        plan.routes[0].waypoints[index][keyPath: field] = value
        let findings = try PlanChecker.check(mission: day.mission, plan: plan)
        #expect(findings.contains { $0.rule == "plan.numbers" && $0.subject == "shore.dock.1" })
      }
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e308, -1e308])
  func noNumberOfSortiesCrashes(_ value: Double) throws {
    let day = try PatrolDay.make()
    let fields: [WritableKeyPath<Sortie, Double>] = [
      \.windFromDeg, \.windMps, \.gustMps, \.energyWh, \.batteryAtTakeoffShare, \.batteryAtLandingShare,
      \.batteryReserveShare, \.waypointTimesS[2],
    ]
    for field in fields {
      var plan = day.plan
      plan.sorties[1][keyPath: field] = value
      let findings = try PlanChecker.check(mission: day.mission, plan: plan)
      #expect(findings.contains { $0.rule == "plan.numbers" && $0.subject == "S02" })
    }
  }

  @Test func noTimeCrashes() throws {
    let day = try PatrolDay.make()
    let fields: [WritableKeyPath<Sortie, Moment>] = [\.prepareFrom, \.takeoff, \.landing, \.readyAgain]
    for field in fields {
      for seconds in [Int.min, Int.max, 0, -1_000_000_000_000, 1_000_000_000_000] {
        var plan = day.plan
        plan.sorties[1][keyPath: field] = Moment(secondsSince1970: seconds)
        plan.mission.day.to = Moment(secondsSince1970: seconds)
        plan.mission.forecastIssued = Moment(secondsSince1970: seconds)
        let findings = try PlanChecker.check(mission: day.mission, plan: plan)
        #expect(findings.contains { $0.severity == .violation && $0.subject == "S02" })
      }
    }
  }
}
