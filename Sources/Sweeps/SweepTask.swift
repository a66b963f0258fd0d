public import Units

/// What a sweep is to see, from where it may be seen, and what its path costs.
public struct SweepTask: Sendable {
  /// Ground to be seen, by the even-odd rule, in metres of one map frame.
  public var ground: [MapPolygon]
  /// Where the path may go, in the same frame; all of the path stays inside, a few thousandths of a cell off its edge.
  public var flyable: MapPolygon
  /// Metres across the view around each place of the path.
  public var widthM: Double
  /// Metres that are seen beyond the ends of each straight segment, at most half the width: nil for a round view,
  /// which sees half the width there; 0 for a line scanner; between them for a frame that turns with the course.
  public var endReachM: Double?
  /// Share of the ground that the path is to see, 0…1, where all of the ground is within reach.
  public var requiredShare: Double
  /// Whence the first place is reached and whither the last one leaves; their straight ways count as cost.
  public var start, finish: MapPoint?
  /// What a metre from the start to the first place costs beside a metre of path, 0 or more; high to fix the entry.
  public var startWeight = 1.0
  /// The axis, in both directions, near which alone the view sees; nil: on every course. For passes that cross.
  public var axis: Angle?
  /// Whether the path ends where it begins; then start, finish and the cost of bends have no meaning.
  public var isClosed = false
  /// What a path costs.
  public var costs: SweepCosts

  public init(
    ground: [MapPolygon], flyable: MapPolygon, widthM: Double, endReachM: Double? = nil,
    requiredShare: Double = 0.999,
    start: MapPoint? = nil,
    finish: MapPoint? = nil, costs: SweepCosts = SweepCosts()
  ) {
    self.ground = ground
    self.flyable = flyable
    self.widthM = widthM
    self.endReachM = endReachM
    self.requiredShare = requiredShare
    self.start = start
    self.finish = finish
    self.costs = costs
  }
}

/// The cost of a path, in metres of calm straight flight that would cost as much: of time, energy or whatever counts.
public struct SweepCosts: Sendable, Hashable {
  /// Cost of one metre at courses in equal steps clockwise from map north; empty for 1 everywhere.
  public var perMetreByCourse: [Double]
  /// Cost in metres of a bend of 0 to 180° in equal steps, both ends included; empty for none.
  public var bendMetresByAngle: [Double]

  public init(perMetreByCourse: [Double] = [], bendMetresByAngle: [Double] = []) {
    self.perMetreByCourse = perMetreByCourse
    self.bendMetresByAngle = bendMetresByAngle
  }
}

/// Why there is no sweep.
public enum SweepError: Error, Hashable {
  /// A width that is not above 0 m, or not finite.
  case badWidth(metres: Double)
  /// A reach beyond the ends that is negative or above half the width.
  case badReach(metres: Double)
  /// A share outside 0…1.
  case badShare(Double)
  /// A weight of the start that is negative or not finite.
  case badWeight(Double)
  /// A coordinate that is not a finite number.
  case badCoordinate
  /// The ground has no area at the resolution of the search: under about a 4000th of the square of the width.
  case noGround
  /// The flyable area is nowhere wide enough to hold a path, under about a 10,000th of the width.
  case noRoom
}

/// A path that sees the ground.
public struct Sweep: Sendable {
  /// In order, metres of the task's map frame; straight between places and inside one part of the flyable area.
  public var path: [MapPoint]
  /// Metres along the path.
  public var lengthM: Double
  /// What it costs by the task's measure, in metres, with the ways from the start and to the finish.
  public var cost: Double
  /// Share of the ground that the path sees, measured anew on a finer grid, turned against that of the search.
  public var seenShare: Double
  /// No path that sees all of the ground with this width is shorter, in metres.
  public var boundM: Double

  /// How much longer than the bound, in parts of it; nil when the bound is 0.
  public var aboveBound: Double? { boundM > 0 ? lengthM / boundM - 1 : nil }
}
