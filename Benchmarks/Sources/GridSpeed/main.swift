// Is an ESRI ASCII grid of 2 MB read in less than 0.3 s?
import TerrainModel
import Units

let columns = 900
let rows = 600
var random = SplitMix64(seed: 1)
var text = "ncols \(columns)\nnrows \(rows)\nxllcorner 800000\nyllcorner 800000\ncellsize 50\n"
for _ in 0..<rows {
  var line: [String] = []
  for _ in 0..<columns { line.append("\(Double(random.pick(0..<9000)) / 10)") }
  text += line.joined(separator: " ") + "\n"
}
let bytes = Array(text.utf8)
let clock = ContinuousClock()
var times: [Duration] = []
for _ in 0..<9 {
  let start = clock.now
  let grid = try HeightGrid(asciiGrid: bytes, name: "made up", crs: .hongKongGrid, datum: .hkpd)
  times.append(clock.now - start)
  precondition(grid.columns == columns)
}
let median = times.sorted()[times.count / 2]
print("\(bytes.count) bytes, \(columns) by \(rows) heights: \(median) (median of \(times.count))")
print(median < .milliseconds(300) ? "yes: less than 0.3 s" : "no: 0.3 s or more")
