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
  /// Whether any ground is seen well enough for the task.
  let usable: Bool

  init(camera: Camera, beat: Beat) {
    let limit = ViewGeometry.greatestSlantRange(
      camera: camera, largestGroundPixel: beat.task.largestGroundPixel)
    bestPixelM = ViewGeometry.groundPixel(camera: camera, slantRange: beat.aboveGround).metres
    guard
      let view = Coverage.Footprint(
        camera: camera, pitch: beat.gimbalPitch, aboveGround: beat.aboveGround, greatestSlantRange: limit)
    else {
      swath = 0
      depth = 0
      lead = 0
      greatestSpeedMps = 0
      usable = false
      return
    }
    swath = view.nearHalfWidth.metres + view.farHalfWidth.metres
    depth = view.depth.metres
    let looksDown = beat.gimbalPitch.degrees == -90
    lead = looksDown ? 0 : view.centreOffset.metres
    // At an angle the far half of the view alone is as wide as the strip.
    let useful = looksDown ? depth : depth / 2
    greatestSpeedMps = beat.task.dwell.seconds > 0 ? useful / beat.task.dwell.seconds : .infinity
    usable = greatestSpeedMps >= 0.5
  }

  /// As the patterns take it.
  var pattern: View { View(swath: swath, depth: depth, lead: lead) }
}
