// Is the PROJ wrapper at least 0.95 times as fast as a C loop that makes the same calls?
//
// Both run in turns in one process, on the same seeded places, and are timed by the thread's processor time,
// so that other work on the machine disturbs them alike. The C loop copies into new memory and transforms
// only; the wrapper also checks every place before and after.
import CReference
import Geodesy
import Units

let count = 1_000_000
let rounds = 15
let asked = 0.95

var random = SplitMix64(seed: 1)
let places = (0..<count).map { _ in
  GeoPoint(longitude: 113.84 + 0.66 * random.unit(), latitude: 22.15 + 0.42 * random.unit())
}
let frame = LocalFrame(origin: GeoPoint(longitude: 114.17, latitude: 22.31))

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

func seconds(_ body: () throws -> Void) rethrows -> Double {
  let start = reference_thread_seconds()
  try body()
  return reference_thread_seconds() - start
}

/// Runs both in turns; `wrapper` returns two numbers of the last place, to be compared with the C loop's.
func compare(
  _ name: String, _ reference: OpaquePointer?, input: [Double], batch: Int,
  wrapper: ([[GeoPoint]]) throws -> (Double, Double)
) throws -> Bool {
  guard let reference else {
    print("\(name): PROJ cannot make the transformation for the C loop")
    return false
  }
  defer { reference_destroy(reference) }
  let batches = stride(from: 0, to: count, by: batch).map { Array(places[$0..<min(count, $0 + batch)]) }
  var expected = [0.0, 0.0]
  var last = (0.0, 0.0)
  var ratios: [Double] = []
  var wrapperTimes: [Double] = []
  var referenceTimes: [Double] = []
  for round in 0...rounds {
    let slow = seconds { reference_run(reference, input, &expected, count, batch) }
    let ours = try seconds { last = try wrapper(batches) }
    // The first round warms caches and makes PROJ read its database.
    if round == 0 { continue }
    ratios.append(slow / ours)
    referenceTimes.append(slow)
    wrapperTimes.append(ours)
  }
  guard last == (expected[0], expected[1]) else {
    print("\(name): the results differ: \(last) and \(expected)")
    return false
  }
  let ratio = median(ratios)
  func rate(_ times: [Double]) -> Double { (Double(count) / median(times) / 1e6).rounded(places: 2) }
  print(
    "\(name), batches of \(batch): C \(rate(referenceTimes)) M/s, Swift \(rate(wrapperTimes)) M/s, "
      + "ratio \(ratio.rounded(places: 3)) (\(ratios.min()?.rounded(places: 3) ?? 0)..."
      + "\(ratios.max()?.rounded(places: 3) ?? 0))")
  return ratio >= asked
}

let longitudeFirst = places.flatMap { [$0.longitude, $0.latitude] }
let latitudeFirst = places.flatMap { [$0.latitude, $0.longitude] }
var passed = true
for batch in [count, 1000] {
  let grid = try compare(
    "WGS 84 to Hong Kong grid", reference_create("EPSG:4326", "EPSG:2326"), input: latitudeFirst, batch: batch
  ) { batches in
    var last = GridPoint(northing: 0, easting: 0)
    for batch in batches { last = try HongKongGrid.toGrid(batch)[batch.count - 1] }
    return (last.northing, last.easting)
  }
  let local = try compare(
    "WGS 84 to local frame", reference_create(frame.projString, nil), input: longitudeFirst, batch: batch
  ) { batches in
    var last = MapPoint(east: 0, north: 0)
    for batch in batches { last = try frame.toMap(batch)[batch.count - 1] }
    return (last.east, last.north)
  }
  passed = passed && grid && local
}
print(passed ? "yes: at least \(asked) in all of them" : "no: \(asked) was not reached in all of them")
