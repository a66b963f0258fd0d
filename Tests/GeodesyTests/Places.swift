import Geodesy
import Planar
import TestSupport
import Units

/// A place in the common part of the grid and of EPSG:1825's area.
func randomPlace(_ random: inout SplitMix64) -> GeoPoint {
  GeoPoint(longitude: 113.84 + 0.66 * random.unit(), latitude: 22.15 + 0.42 * random.unit())
}

func randomMapPoint(_ random: inout SplitMix64) -> MapPoint {
  MapPoint(east: 4400 * random.unit() - 2200, north: 4400 * random.unit() - 2200)
}

/// A star-shaped ring around a place: never crosses itself.
func randomStar(_ random: inout SplitMix64, around centre: MapPoint, radius: Double, points: Int)
  -> [MapPoint]
{
  (0..<points).map { index in
    let course = Angle.degrees((Double(index) + 0.8 * random.unit()) / Double(points) * 360)
    return centre.moved(course: course, by: radius * (0.3 + 0.7 * random.unit()))
  }
}

/// A star, with a hole when one happens to fit.
func randomPolygon(_ random: inout SplitMix64) -> MapPolygon {
  let centre = MapPoint(east: 1000 * random.unit() - 500, north: 1000 * random.unit() - 500)
  let outer = randomStar(&random, around: centre, radius: 1000, points: random.pick(5..<30))
  let hole = randomStar(&random, around: centre, radius: 120, points: random.pick(3..<9))
  let polygon = MapPolygon(outer: outer, holes: [hole])
  return polygon.problems().isEmpty ? polygon : MapPolygon(outer: outer)
}
