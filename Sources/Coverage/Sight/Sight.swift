import Units

/// When which cells are in view on one route: for each cell the stretches of spans, in order of flight.
struct Sight: Sendable {
  /// Stretches of cell `c` are those numbered `offsets[c]..<offsets[c + 1]`.
  var offsets: [Int32]
  var spans: [Int32]
  /// Shares of the span, 0...1, from which and to which the cell is in view.
  var from, to: [Double]

  func isSeen(_ cell: Int) -> Bool { offsets[cell] < offsets[cell + 1] }
}

/// How well a route sees each cell of a raster, and what keeps it from seeing more.
struct SightQuality: Sendable {
  /// Least slant range of a look that counts, metres; infinite: there is none.
  var bestSlantM: [Float]
  /// Sine of the angle between the line of sight and the surface at that moment.
  var bestIncidenceSine: [Float]
  /// Least slant range of a look that is too far for the task; infinite: there is none.
  var coarseSlantM: [Float]
  /// Near enough at some time, but too flat to the surface; near and steep enough, but something stands between.
  var isFlat, isHidden: [Bool]

  init(cells: Int) {
    bestSlantM = [Float](repeating: .infinity, count: cells)
    bestIncidenceSine = [Float](repeating: 0, count: cells)
    coarseSlantM = bestSlantM
    isFlat = [Bool](repeating: false, count: cells)
    isHidden = isFlat
  }

  mutating func append(_ other: SightQuality) {
    bestSlantM += other.bestSlantM
    bestIncidenceSine += other.bestIncidenceSine
    coarseSlantM += other.coarseSlantM
    isFlat += other.isFlat
    isHidden += other.isHidden
  }

  /// What is sure at both ends of a band of heights: the coarser look; any reason of either.
  mutating func merge(_ other: SightQuality) {
    for cell in bestSlantM.indices {
      if other.bestSlantM[cell] > bestSlantM[cell] {
        bestSlantM[cell] = other.bestSlantM[cell]
        bestIncidenceSine[cell] = other.bestIncidenceSine[cell]
      }
      coarseSlantM[cell] = min(coarseSlantM[cell], other.coarseSlantM[cell])
      isFlat[cell] = isFlat[cell] || other.isFlat[cell]
      isHidden[cell] = isHidden[cell] || other.isHidden[cell]
    }
  }
}

/// What a look must be to count.
struct SightRules: Hashable, Sendable {
  /// Slant range at which the pixel is as coarse as the task allows; may be infinite: everything in view counts.
  var greatestSlantM: Double
  /// Least angle between the line of sight and the surface, on slopes too.
  var leastIncidence: Angle
  /// Whether what stands between hides.
  var looksForCover: Bool
}

/// The sight of one route under both ends of the known band of ground heights.
struct RouteSight: Sendable {
  var overHigh: Sight
  /// nil: the same as `overHigh`, the ground's height being known exactly.
  var overLow: Sight?
  var quality: SightQuality

  /// The same for any number of threads.
  init(views: RouteViews, raster: CellRaster, surface: SightSurface, rules: SightRules, threads: Int = 1) {
    (overHigh, quality) = SightBuilder.run(
      views, raster: raster, surface: surface, end: .high, rules: rules, threads: threads)
    guard surface.isBand else { return }
    let (low, lowQuality) = SightBuilder.run(
      views, raster: raster, surface: surface, end: .low, rules: rules, threads: threads)
    overLow = low
    quality.merge(lowQuality)
  }

  /// Whether the cell comes into view well enough at some time, wherever in the band its ground lies.
  func isSeen(_ cell: Int) -> Bool { overHigh.isSeen(cell) && (overLow?.isSeen(cell) ?? true) }
}
