public import AircraftModel
import Planar
public import Units

/// What a camera sees of flat, level ground: a trapezoid ahead of the aircraft, symmetric about its heading.
///
/// Frame: metres ahead of and to the side of the point on the ground straight below the camera.
///
/// With `d` the angle of the camera's axis below the horizon, `h` the height above the ground, `w` and `v` the
/// tangents of half the horizontal and vertical view, a ground point `a` ahead and `b` aside lies at the depth
/// `z = a cos d + h sin d` along the axis and is in view when `|b| <= w z` and
/// `h (cos d - v sin d) / (sin d + v cos d) <= a <= h (cos d + v sin d) / (sin d - v cos d)`.
/// (Central projection on a plane; follows from the definition of the view, no source needed.)
/// All conditions are linear in `a`, `b`: the view is convex.
public struct Footprint: Hashable, Sendable {
  /// Rays flatter than this are not counted as seeing the ground: a small rise hides it and the far edge would
  /// run to the horizon. A choice of this project, unverified.
  public static let leastGrazing = Angle.degrees(5)

  /// Height of the camera above the ground.
  public let aboveGround: Length
  /// Distance ahead of the near and of the far edge; negative: behind.
  public let near, far: Length
  /// Half the width across at the near edge and at the far edge; the far edge is never the shorter one.
  public let nearHalfWidth, farHalfWidth: Length
  /// Half width at `a` metres ahead is `halfWidthAtFoot + halfWidthSlope * a`.
  let halfWidthAtFoot, halfWidthSlope: Double

  /// The view from `aboveGround` with the camera's axis at `pitch` (0 level, -90 straight down).
  ///
  /// With `greatestSlantRange` the far edge is drawn in until its corners, and so every point of the trapezoid
  /// (when its near edge is ahead or the camera looks down), are no further than that from the camera.
  ///
  /// Nil when nothing is in view: a height that is not above 0 or not finite, a pitch outside -90...90, a view
  /// wholly above `leastGrazing`, or a slant range that does not reach beyond the near edge.
  public init?(camera: Camera, pitch: Angle, aboveGround: Length, greatestSlantRange: Length? = nil) {
    let h = aboveGround.metres
    let w = camera.halfWidthTangent
    let v = camera.halfHeightTangent
    guard h > 0, h.isFinite, w > 0, w.isFinite, v > 0, v.isFinite, pitch.degrees >= -90, pitch.degrees <= 90
    else { return nil }
    let down = Angle.degrees(-pitch.degrees)
    let sine = down.sine
    // The cosine of 90 degrees is a hair off 0; straight down must be exactly straight down.
    let cosine = pitch.degrees == -90 ? 0 : down.cosine
    let nearDepth = sine + v * cosine
    guard nearDepth > 0 else { return nil }
    let nearEdge = h * (cosine - v * sine) / nearDepth
    var farEdge = h / Footprint.leastGrazing.tangent
    let farDepth = sine - v * cosine
    if farDepth > 0 { farEdge = min(farEdge, h * (cosine + v * sine) / farDepth) }
    let slope = w * cosine
    let foot = w * h * sine
    if let limit = greatestSlantRange {
      guard limit.metres > 0 else { return nil }
      // The far corner (a, foot + slope a) lies at the limit: a quadratic in a.
      let square = 1 + slope * slope
      let half = foot * slope
      let rest = h * h + foot * foot - limit.metres * limit.metres
      let discriminant = half * half - square * rest
      guard discriminant >= 0 else { return nil }
      let root = discriminant.squareRoot()
      farEdge = min(farEdge, (root - half) / square)
      // Behind the foot point the near corners may be the far ones.
      guard nearEdge >= (-root - half) / square else { return nil }
    }
    guard nearEdge < farEdge else { return nil }
    self.aboveGround = aboveGround
    near = .metres(nearEdge)
    far = .metres(farEdge)
    halfWidthAtFoot = foot
    halfWidthSlope = slope
    nearHalfWidth = .metres(foot + slope * nearEdge)
    farHalfWidth = .metres(foot + slope * farEdge)
  }

  /// Ground from the near to the far edge, along the heading.
  public var depth: Length { far - near }

  /// Distance ahead of the middle between the near and the far edge; 0 straight down.
  public var centreOffset: Length { .metres((near.metres + far.metres) / 2) }

  /// The four corners in the local frame for a camera above `place` that looks along `heading`: near left,
  /// near right, far right, far left.
  public func corners(at place: MapPoint, heading: Angle) -> [MapPoint] {
    let sine = heading.sine
    let cosine = heading.cosine
    func corner(_ ahead: Double, _ right: Double) -> MapPoint {
      MapPoint(
        east: place.east + ahead * sine + right * cosine,
        north: place.north + ahead * cosine - right * sine)
    }
    return [
      corner(near.metres, -nearHalfWidth.metres), corner(near.metres, nearHalfWidth.metres),
      corner(far.metres, farHalfWidth.metres), corner(far.metres, -farHalfWidth.metres),
    ]
  }
}

/// Numbers that a route's pattern is laid out by. All on flat, level ground `aboveGround` below the camera; over
/// a band of possible ground heights give the height above the highest ground for widths and depths (the
/// smallest view) and the height above the lowest ground for ground pixels (the coarsest).
public enum ViewGeometry {
  /// Width across the track such that every point of the strip passes through the whole depth of the view: the
  /// near edge when the camera looks ahead, `2 h tan` straight down. Nil when nothing is in view.
  public static func swathWidth(
    camera: Camera, pitch: Angle, aboveGround: Length, greatestSlantRange: Length? = nil
  ) -> Length? {
    footprint(camera, pitch, aboveGround, greatestSlantRange).map { .metres(2 * $0.nearHalfWidth.metres) }
  }

  /// Ground from the near to the far edge of the view, along the heading. Nil when nothing is in view.
  public static func alongTrackDepth(
    camera: Camera, pitch: Angle, aboveGround: Length, greatestSlantRange: Length? = nil
  ) -> Length? {
    footprint(camera, pitch, aboveGround, greatestSlantRange)?.depth
  }

  /// How far ahead of the aircraft the ground first comes into view from below; negative: behind it.
  public static func nearestGroundDistance(camera: Camera, pitch: Angle, aboveGround: Length) -> Length? {
    footprint(camera, pitch, aboveGround, nil)?.near
  }

  /// How far ahead of the aircraft the middle of the view's depth lies. Nil when nothing is in view.
  public static func centreOffset(
    camera: Camera, pitch: Angle, aboveGround: Length, greatestSlantRange: Length? = nil
  ) -> Length? {
    footprint(camera, pitch, aboveGround, greatestSlantRange)?.centreOffset
  }

  /// The distance at which a pixel covers `largestGroundPixel` square to the line of sight.
  public static func greatestSlantRange(camera: Camera, largestGroundPixel: Length) -> Length {
    .metres(largestGroundPixel.metres / camera.radiansPerPixel)
  }

  /// Size of a pixel square to the line of sight at a distance: angle per pixel times distance.
  ///
  /// This is the pixel that tasks are judged by. The angle is the one at the centre of the view; towards the
  /// edges the true pixel is finer, so the figure errs to the coarse side.
  public static func groundPixel(camera: Camera, slantRange: Length) -> Length {
    .metres(camera.radiansPerPixel * slantRange.metres)
  }

  /// Size of a pixel on level ground along the line of sight: the pixel across, stretched by 1 / sin(grazing).
  /// Nil when the grazing angle is not above 0.
  public static func groundPixelAlongLook(camera: Camera, slantRange: Length, grazing: Angle) -> Length? {
    guard grazing.degrees > 0, grazing.degrees <= 90 else { return nil }
    return .metres(camera.radiansPerPixel * slantRange.metres / grazing.sine)
  }

  /// The pixel across at the far corners of the view, the coarsest of it. Nil when nothing is in view.
  public static func coarsestGroundPixel(camera: Camera, pitch: Angle, aboveGround: Length) -> Length? {
    guard let view = footprint(camera, pitch, aboveGround, nil) else { return nil }
    let h = view.aboveGround.metres
    func square(_ ahead: Length, _ aside: Length) -> Double {
      h * h + ahead.metres * ahead.metres + aside.metres * aside.metres
    }
    let most = max(square(view.near, view.nearHalfWidth), square(view.far, view.farHalfWidth))
    return groundPixel(camera: camera, slantRange: .metres(most.squareRoot()))
  }

  private static func footprint(
    _ camera: Camera, _ pitch: Angle, _ aboveGround: Length, _ greatestSlantRange: Length?
  ) -> Footprint? {
    Footprint(camera: camera, pitch: pitch, aboveGround: aboveGround, greatestSlantRange: greatestSlantRange)
  }
}
