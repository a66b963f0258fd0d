import MissionModel
import Units

/// Numbers are finite and of this world, and places lie in Hong Kong; what fails is not measured further.
enum PlanNumbers: Rule {
  static let names = ["plan.numbers", "geometry.place"]

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for item in evidence.routes {
      let route = item.route
      var bad = [
        ("length_m", route.lengthM), ("return_above_pad_m", route.returnAbovePadM),
        ("calm_time_s", route.calmTimeS), ("calm_energy_wh", route.calmEnergyWh),
      ].filter { !Soundness.isSound($0.1) }
      var outside: [Int] = []
      for (index, waypoint) in route.waypoints.enumerated() {
        let wrong = Soundness.numbers(of: waypoint).filter { !Soundness.isSound($0.1) }
        bad += wrong.map { ("waypoints[\(index)].\($0.0)", $0.1) }
        let place = GeoPoint(longitude: waypoint.longitudeDeg, latitude: waypoint.latitudeDeg)
        if wrong.isEmpty, !GridFrame.isInArea(place) { outside.append(index) }
      }
      tell(bad, route.id, into: &report)
      if let first = outside.first {
        let waypoint = route.waypoints[first]
        let place = "\(waypoint.latitudeDeg), \(waypoint.longitudeDeg)"
        report.violation(
          names[1], route.id,
          en: "waypoint \(first + 1) at latitude, longitude \(place) is outside Hong Kong (22.13…22.58, "
            + "113.76…114.51°); \(outside.count) such; the route is not measured further",
          zh: "航點 \(first + 1)（緯度、經度 \(place)）在香港範圍（22.13…22.58、113.76…114.51 度）以外；"
            + "共 \(outside.count) 個；此航線不再量度")
      }
    }
    for sortie in evidence.plan.sorties {
      tell(Soundness.numbers(of: sortie).filter { !Soundness.isSound($0.1) }, sortie.id, into: &report)
    }
  }

  private static func tell(_ bad: [(String, Double)], _ subject: String, into report: inout Report) {
    guard let first = bad.first else { return }
    report.violation(
      names[0], subject,
      en: "\(first.0) is \(first.1), not a usable number (-1e7…1e7); \(bad.count) such; not measured further",
      zh: "\(first.0) 為 \(first.1)，並非可用數值（-1e7…1e7）；共 \(bad.count) 項；不再量度")
  }
}
