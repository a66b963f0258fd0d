import Geodesy
import Planar
import TerrainModel
import Units

/// A building as the mission gives it, before there is a frame and a ground to stand it on.
struct BuildingPlan {
  enum Reference: String, CaseIterable {
    /// Metres above the Hong Kong Principal Datum.
    case hkpd
    /// Metres above the ground below.
    case agl
  }
  var id: String
  var footprint: [GeoPolygon]
  var roofM: Double
  var reference: Reference
  var marginM: Double
  var spot: Spot
  var label: String
}

extension Reading {
  /// Metres between two places of the ground looked at under a building.
  private static let stepM = 10.0

  /// Layers of footprints with heights; `docs/mission-format.md`, "Buildings".
  func buildingPlans(_ items: [Cursor]) -> [BuildingPlan] { items.flatMap(buildingLayer) }

  private func buildingLayer(_ cursor: Cursor) -> [BuildingPlan] {
    guard let fields = cursor.fields(BuildingLayerKey.self) else { return [] }
    let reference = fields.need(.reference)?.choice(BuildingPlan.Reference.self)
    let margin = fields.number(.margin, in: 0...100, "m")
    let roofKey = fields[.roof]?.text() ?? "roof_m"
    let baseKey = fields[.base]?.text() ?? "base_m"
    let selection = select(
      layer: fields.need(.layer), features: fields[.features], where: fields[.where], skip: fields[.skip],
      wanted: "polygon", use: "buildings")
    guard let selection, let reference else { return [] }
    let layer = selection.layer
    return selection.features.compactMap { feature in
      guard case .polygons(let footprint) = feature.geometry else { return nil }
      for part in footprint { willCheck(part, .whole(layer.path), feature.label) }
      let roof = property(roofKey, of: feature, layer, in: -30...1000, "m")
      let base = property(baseKey, of: feature, layer, in: -100...1000, "m")
      guard let roof, let base else { return nil }
      guard roof > base else {
        log.add(
          .whole(layer.path),
          "\(feature.label): \(roofKey) \(roof.plain) m is not above \(baseKey) \(base.plain) m")
        return nil
      }
      return BuildingPlan(
        id: feature.id ?? "\(feature.index)", footprint: footprint, roofM: roof, reference: reference,
        marginM: margin, spot: .whole(layer.path), label: feature.label)
    }
  }

  /// The buildings on their ground: one that is given above the ground stands on the highest below it.
  func buildings(_ plans: [BuildingPlan], on ground: Ground) -> [Building] {
    plans.compactMap { plan in
      do throws(GeodesyError) {
        let shape = try ground.frame.toMap(plan.footprint)
        // A shape with faults is reported already.
        guard shape.allSatisfy({ $0.problems().isEmpty }) else { return nil }
        var roof = plan.roofM
        if plan.reference == .agl {
          guard let highest = try highest(under: shape, ground) else {
            log.add(
              plan.spot, "\(plan.label): the ground below it is unknown; give its heights with reference hkpd"
            )
            return nil
          }
          roof += highest
        }
        let area = plan.marginM > 0 ? try Regions.buffered(shape, by: plan.marginM) : shape
        return Building(
          id: plan.id, footprint: plan.footprint, marginM: plan.marginM, area: area, roofHKPD: roof)
      } catch {
        log.add(plan.spot, "\(plan.label): \(error)")
        return nil
      }
    }
  }

  private func highest(under shape: [MapPolygon], _ ground: Ground) throws(GeodesyError) -> Double? {
    var places = shape.flatMap(\.outer)
    for part in shape {
      let box = part.bounds
      for row in 0...Int(box.height / Reading.stepM) {
        for column in 0...Int(box.width / Reading.stepM) {
          let place = MapPoint(
            east: box.minEast + Double(column) * Reading.stepM,
            north: box.minNorth + Double(row) * Reading.stepM)
          if part.contains(place) { places.append(place) }
        }
      }
    }
    let bands = try ground.bands(at: places)
    let known = bands.compactMap { $0?.highHKPD }
    return known.count == bands.count ? known.max() : nil
  }
}
