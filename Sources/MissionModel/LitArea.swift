public import Units

/// Ground that lamps keep bright enough by night for cameras that need light.
///
/// The mission's word: nothing here measures light.
public struct LitArea: Hashable, Sendable {
  public var id: String
  public var name: BilingualText
  public var areas: [GeoPolygon]
  public init(id: String, name: BilingualText, areas: [GeoPolygon]) {
    self.id = id
    self.name = name
    self.areas = areas
  }
}
