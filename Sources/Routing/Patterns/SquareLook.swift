import Geodesy
import Planar
import Units

/// Where a camera that looks square aside, or straight down, must pass to see a band beside a line.
///
/// Distances count square to the line, with the aircraft's side positive.
struct SquareLook {
  /// Metres that the view reaches to both sides of its middle, across the track.
  let half: Double
  /// Metres from the track to the middle of the view: negative when it looks over the line, 0 straight down.
  let shift: Double

  init(view: View, looksOver: Bool) {
    half = (view.looksDown ? view.swath : view.depth) / 2
    shift = view.looksDown ? 0 : (looksOver ? -view.lead : view.lead)
  }

  /// The distances of the tracks, the first at `standOff` and none nearer, and whether they see the band up to `low`.
  ///
  /// - Parameters:
  ///   - low, high: the band's edges.
  ///   - count: tracks, evenly spread; nil: as few as see the band up to `high`.
  func distances(
    standOff: Double, low: Double, high: Double, overlap: Double, count: Int? = nil
  ) -> (distances: [Double], sees: Bool) {
    let sees = standOff + shift - half <= low + 0.5
    let missing = high - (standOff + shift + half)
    let step = 2 * half * (1 - overlap)
    let needed = missing > 0.5 ? Int((missing / step - 1e-9).rounded(.up)) : 0
    let more = count.map { $0 - 1 } ?? needed
    guard more > 0 else { return ([standOff], sees) }
    // More tracks than needed lie a step apart at most and look at the same ground again.
    let room = missing > 0.5 ? missing : min(step, 2 * half) * Double(more) / Double(more + 1)
    return ((0...more).map { standOff + room * Double($0) / Double(more) }, sees)
  }

  /// The ground that the view passes over while a track is flown, as parts that overlap: a strip on the looked-at side
  /// of every leg, and half the view's width beyond its ends.
  static func seen(along track: [MapPoint], view: View, aside: Double) -> [MapPolygon] {
    let points = Lines.distinct(track)
    let (near, far) = (max(0, view.lead - view.depth / 2), view.lead + view.depth / 2)
    return zip(points, points.dropFirst()).map { from, to in
      let course = from.course(to: to)
      let look = Angle.degrees(course.degrees + aside)
      let a = from.moved(course: course, by: -view.swath / 2)
      let b = to.moved(course: course, by: view.swath / 2)
      let ring = [
        a.moved(course: look, by: near), b.moved(course: look, by: near), b.moved(course: look, by: far),
        a.moved(course: look, by: far),
      ]
      return MapPolygon(outer: MapPolygon.signedArea(ring) > 0 ? ring : ring.reversed())
    }
  }
}
