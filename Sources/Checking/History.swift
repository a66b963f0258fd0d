import MissionModel

/// What of a plan is history: sorties that have flown or are in the air, and routes that nothing else flies.
enum History {
  static func subjects(_ plan: Plan, _ record: FlownRecord) -> Set<String> {
    let fixed = plan.sorties.filter { record.isFixed($0.id) }
    let ahead = Set(plan.sorties.filter { !record.isFixed($0.id) }.map(\.route))
    return Set(fixed.map(\.id)).union(Set(fixed.map(\.route)).subtracting(ahead))
  }
}
