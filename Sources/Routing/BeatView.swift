import AircraftModel
import Coverage
import MissionModel
import Units

/// What the beat's camera sees from the height at which the beat is flown.
struct BeatView {
  /// Metres across at the middle of the view, along the look, and from below the aircraft to the middle.
  let swath, depth, lead: Double
  /// The finest pixel that the camera gives on the ground, metres.
  let bestPixelM: Double
  /// Fastest ground speed at which a place stays in view for the task's dwell, metres per second.
  let greatestSpeedMps: Double
  /// Why the task cannot be done with this camera from here; nil: it can.
  let objection: Objection?

  enum Objection {
    /// Even straight below the pixels are too coarse.
    case tooCoarse
    /// Nothing of the ground is in view at this angle.
    case nothingInView
    /// The view is too short for the dwell at any speed worth flying.
    case dwellTooLong
  }

  /// Slowest ground speed that is still flown, metres per second.
  static let slowestMps = 0.5

  /// A view narrower or shorter than this, metres, is no use for patterns.
  static let leastM = 0.5

  /// Share of what the task allows that is planned with, so that rounding and bends leave the ground seen.
  static let margin = 0.93

  /// - Parameter groundSpreadM: how much lower than the highest ground the lowest may lie: low ground is further
  ///   from the camera, so straight down the strip is narrowed until its pixels serve there too, if they can.
  init(camera: Camera, beat: Beat, groundSpreadM: Double) {
    let serves = ViewGeometry.greatestSlantRange(
      camera: camera, largestGroundPixel: beat.task.largestGroundPixel)
    let height = beat.aboveGround.metres
    let limit = serves * BeatView.margin
    bestPixelM = ViewGeometry.groundPixel(camera: camera, slantRange: beat.aboveGround).metres
    guard
      let view = Coverage.Footprint(
        camera: camera, pitch: beat.gimbalPitch, aboveGround: beat.aboveGround, greatestSlantRange: limit)
    else {
      swath = 0
      depth = 0
      lead = 0
      greatestSpeedMps = 0
      objection = serves.metres < height ? .tooCoarse : .nothingInView
      return
    }
    let full = view.nearHalfWidth.metres + view.farHalfWidth.metres
    let low = height + groundSpreadM
    let serving = (max(0, limit.metres * limit.metres - low * low)).squareRoot()
    // A narrow strip that serves low ground beats a wide one that does not, but not at more than four times the way.
    swath = beat.gimbalPitch.degrees == -90 && serving > full / 8 ? min(full, 2 * serving) : full
    let looksDown = beat.gimbalPitch.degrees == -90
    if !looksDown, BeatView.looksAside(beat) {
      // From high above low ground the near edge lies further out: only what is seen over both counts.
      let near = max(0, view.near.metres) * low / height
      let far = min(view.far.metres, max(0, limit.metres * limit.metres - low * low).squareRoot())
      depth = max(0, far - near)
      lead = (near + far) / 2
      // Square to the flight a place crosses the width of the view, which is least at its near edge.
      let across = 2 * view.nearHalfWidth.metres
      greatestSpeedMps =
        beat.task.dwell.seconds > 0 ? across / beat.task.dwell.seconds * BeatView.margin : .infinity
      objection =
        depth < 1 || swath < BeatView.leastM
        ? .nothingInView : greatestSpeedMps < BeatView.slowestMps ? .dwellTooLong : nil
      return
    }
    // A view whose middle lies behind the aircraft is taken as even about the foot: what reaches further back is spare.
    let behind = !looksDown && view.centreOffset.metres < 0
    depth = behind ? 2 * view.far.metres : view.depth.metres
    lead = looksDown || behind ? 0 : view.centreOffset.metres
    guard depth >= BeatView.leastM, swath >= BeatView.leastM else {
      greatestSpeedMps = 0
      objection = .nothingInView
      return
    }
    // At an angle the far half of the view alone is as wide as the strip.
    let useful = looksDown ? depth : depth / 2
    greatestSpeedMps =
      beat.task.dwell.seconds > 0 ? useful / beat.task.dwell.seconds * BeatView.margin : .infinity
    objection = greatestSpeedMps < BeatView.slowestMps ? .dwellTooLong : nil
  }

  /// Whether the beat is flown beside its line with the camera square to the track.
  private static func looksAside(_ beat: Beat) -> Bool {
    if case .corridor(_, _, _, let flown) = beat.shape { return flown.standOff != nil }
    return false
  }

  /// Metres by which strips straight below the camera must outrun the ground so that its ends stay in view for the
  /// dwell; 0 for views ahead, whose patterns leave room themselves.
  func roomAtEndsM(speedMps: Double, dwell: TimeSpan) -> Double {
    let missing = speedMps * dwell.seconds - depth / 2
    return lead == 0 && missing > 0 ? missing + LeadIn.spareM : 0
  }

  /// As the patterns take it.
  var pattern: View { View(swath: swath, depth: depth, lead: lead) }
}
