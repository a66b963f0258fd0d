public import Units

/// A change that would serve open ticks: a new flight, or a planned one changed.
public struct FlightOffer: Sendable {
  /// What it saves.
  public var worth: DayCost
  /// The flight of the plan that it takes the place of; -1: none.
  public var slot: Int32
  public var dock: Int32
  public var start: Int32
  public var task: Int32
  /// Where in the flight the task goes, or which ready-made route is flown.
  public var place: Int32

  public init(worth: DayCost, slot: Int32, dock: Int, start: Int, task: Int, place: Int) {
    self.worth = worth
    self.slot = slot
    self.dock = Int32(dock)
    self.start = Int32(start)
    self.task = Int32(task)
    self.place = Int32(place)
  }
}

/// What the search has to know of flights: which there are, and which is best.
///
/// Prizes are what the plan's demand says at the moment a visit counts: a flight is worth the loss that it saves less its
/// own cost.
public protocol FlightKernel: Sendable {
  associatedtype Docks: DockLedger

  /// An empty plan.
  func emptyPlan() -> PlanState<Docks>
  /// Tasks that a dock serves, nearest first; the search looks for open ticks among them.
  func tasks(of dock: Int) -> [Int32]
  /// Docks that share tasks with a dock, nearest first, itself the first.
  func docks(near dock: Int) -> [Int32]
  /// Docks that serve a task, nearest first.
  func docks(of task: Int) -> [Int32]
  /// Tasks near a task, nearest first, itself left out.
  func tasks(near task: Int) -> [Int32]
  /// Minutes of flying that a task takes from its nearest dock.
  func remoteness(of task: Int) -> Int
  /// The best single change that serves some of the run; nil: none is worth more than nothing.
  func offer(for run: OpenRun, in plan: PlanState<Docks>, random: inout SplitMix64) -> FlightOffer?
  /// The flight that an offer means.
  func build(_ offer: FlightOffer, in plan: PlanState<Docks>, into draft: inout FlightDraft)
  /// A planned flight without some of its visits, those of `leaving` by their place; false when nothing is left of it.
  func reduce(_ draft: inout FlightDraft, leaving: (Int) -> Bool) -> Bool
  /// Makes a draft, which is not in the plan, worth as much as it gets by small changes; false: nothing is worth flying.
  mutating func polish(_ draft: inout FlightDraft, in plan: PlanState<Docks>) -> Bool
  /// The best flight of a dock that starts then, besides those of the plan; false: none is worth more than nothing.
  mutating func best(dock: Int, start: Int, in plan: PlanState<Docks>, into draft: inout FlightDraft) -> Bool
  /// Worth of a draft that is not in the plan.
  func worth(_ draft: FlightDraft, in plan: PlanState<Docks>) -> DayCost
  /// Starts that are allowed are multiples of this.
  var startGrid: Int { get }
  /// Longest flight.
  var longestFlight: Int { get }
  /// Nothing lands later.
  var horizon: Int { get }
  /// A small cost, such as a minute of flight: the measure of how much worse a plan may be on the way.
  var unit: DayCost { get }
}
