import Planar
import Units

/// A star-shaped ring around a place: never crosses itself.
func randomStar(_ random: inout SplitMix64, around centre: MapPoint, radius: Double, points: Int)
  -> [MapPoint]
{
  (0..<points).map { index in
    let angle = (Double(index) + 0.8 * random.unit()) / Double(points) * 2 * Double.pi
    let reach = radius * (0.3 + 0.7 * random.unit())
    return MapPoint(
      east: centre.east + reach * turned(angle).cosine, north: centre.north + reach * turned(angle).sine)
  }
}

func turned(_ radians: Double) -> Angle { .degrees(radians * 180 / .pi) }

/// A star with a hole small enough to lie inside it.
func randomPolygon(_ random: inout SplitMix64) -> MapPolygon {
  let centre = MapPoint(east: 2000 * random.unit() - 1000, north: 2000 * random.unit() - 1000)
  let outer = randomStar(&random, around: centre, radius: 1000, points: random.pick(5..<30))
  let hole = randomStar(&random, around: centre, radius: 120, points: random.pick(3..<9))
  let polygon = MapPolygon(outer: outer)
  let fits = hole.indices.allSatisfy { polygon.containsSegment(hole[$0], hole[($0 + 1) % hole.count]) }
  return MapPolygon(outer: outer, holes: fits ? [hole] : [])
}

func randomPoint(_ random: inout SplitMix64) -> MapPoint {
  MapPoint(east: 4400 * random.unit() - 2200, north: 4400 * random.unit() - 2200)
}
