package import Units

/// One drawing of a picture for the documents: shapes in metres of a local frame, north up, or a chart whose two
/// axes have units of their own. Later shapes lie over earlier ones.
///
/// What a shape *is* decides how it looks, so that all pictures read alike. Colours are those of Okabe and Ito
/// (Color Universal Design, 2008), which stay apart for colour-blind eyes; fills and dashes differ too, for print
/// without colour.
package struct Sketch: Sendable {
  /// What an area is.
  package enum Area: Hashable, Sendable {
    /// Ground to be seen.
    case ground
    /// Ground that is seen.
    case seen
    /// Ground that is not seen though it should be.
    case missed
    /// Land, an island, a building: what a route goes around.
    case land
    /// Closed air.
    case zone
    /// A margin, a limit: an outline alone, dashed.
    case limit
  }

  /// What a line is.
  package enum Line: Hashable, Sendable {
    /// Flown with the camera at work; with arrows.
    case work
    /// The way to, from and between work; with arrows.
    case transit
    /// A second track to compare with, such as what was really flown; with arrows.
    case other
    /// A line on the ground: a boundary, a road.
    case ground
    /// Cells, cuts, auxiliary lines.
    case aid
    /// Curves of a chart, without arrows.
    case first, second, third
  }

  /// What a point is.
  package enum Mark: Hashable, Sendable {
    /// A dock or a launch point.
    case site
    /// A target.
    case target
    /// Where the aircraft stands or turns.
    case pose
  }

  enum Shape: Sendable {
    case area([[MapPoint]], Area, legend: String?)
    case line([MapPoint], Line, legend: String?)
    case point(MapPoint, Mark, legend: String?)
    case look(MapPoint, MapPoint, legend: String?)
    case label(String, MapPoint, Anchor)
  }

  /// On which side of its place a label lies.
  package enum Anchor: Hashable, Sendable { case left, middle, right, above, below }

  /// A chart's axes: what is counted, with its unit.
  package struct Axes: Hashable, Sendable {
    package var across, up: String
    package init(across: String, up: String) {
      self.across = across
      self.up = up
    }
  }

  package var title: String
  let axes: Axes?
  private(set) var shapes: [Shape] = []

  /// A map, to one scale in both directions, with a scale bar.
  package init(_ title: String = "") {
    self.title = title
    axes = nil
  }

  /// A chart: `east` of its points counts across, `north` up.
  package init(chart title: String, axes: Axes) {
    self.title = title
    self.axes = axes
  }

  /// - Parameter rings: the outer ring and its holes; closed by themselves.
  package mutating func area(_ rings: [[MapPoint]], _ kind: Area, legend: String? = nil) {
    shapes.append(.area(rings, kind, legend: legend))
  }

  package mutating func line(_ points: [MapPoint], _ kind: Line, legend: String? = nil) {
    shapes.append(.line(points, kind, legend: legend))
  }

  package mutating func point(_ place: MapPoint, _ kind: Mark, legend: String? = nil) {
    shapes.append(.point(place, kind, legend: legend))
  }

  /// A thin line with an arrow from the aircraft to what it looks at.
  package mutating func look(from: MapPoint, to: MapPoint, legend: String? = nil) {
    shapes.append(.look(from, to, legend: legend))
  }

  package mutating func label(_ text: String, at place: MapPoint, _ anchor: Anchor = .right) {
    shapes.append(.label(text, place, anchor))
  }

  /// All places that must be in the picture.
  var places: [MapPoint] {
    shapes.flatMap { shape -> [MapPoint] in
      switch shape {
      case .area(let rings, _, _): rings.flatMap { $0 }
      case .line(let points, _, _): points
      case .point(let place, _, _), .label(_, let place, _): [place]
      case .look(let from, let to, _): [from, to]
      }
    }
  }
}
