/// A mission as an ArduCopter is given it: metres east, north and up from the place of arming.
public struct CopterMission: Hashable, Sendable {
  public struct Item: Hashable, Sendable {
    public enum Action: Hashable, Sendable {
      /// Straight up.
      case takeoff(heightM: Double)
      case waypoint(east: Double, north: Double, up: Double, holdS: Double)
      /// From here on, metres per second.
      case levelSpeed(Double)
      case climbSpeed(Double)
      case descentSpeed(Double)
    }
    /// Number in the mission file.
    public var number: Int
    public var action: Action
    public init(number: Int, action: Action) {
      self.number = number
      self.action = action
    }
  }
  /// In file order, up to the item that ends the prediction: the return, the landing, or the file's end.
  public var items: [Item]
  public init(items: [Item]) { self.items = items }
}

/// How a mission is flown, by the model.
public struct CopterPrediction: Hashable, Sendable {
  /// A moment of the flight: seconds from arming, metres from the place of arming, metres per second.
  public struct Sample: Hashable, Sendable {
    public var timeS, east, north, up, eastMps, northMps, upMps: Double
    public var item: Int
  }
  /// Seconds from arming at which the flight to each place (and each hold) begins.
  public var itemBegins: [(item: Int, timeS: Double)]
  /// Seconds from arming until the last place is reached: the return, or what else follows, begins.
  public var returnBeginsS: Double
  /// Steps of `CopterFlight.sampleS`.
  public var track: [Sample]

  public static func == (a: CopterPrediction, b: CopterPrediction) -> Bool {
    a.returnBeginsS == b.returnBeginsS && a.track == b.track
      && a.itemBegins.map(\.timeS) == b.itemBegins.map(\.timeS)
  }
  public func hash(into hasher: inout Hasher) {
    hasher.combine(returnBeginsS)
    hasher.combine(track)
  }
}

/// Why a mission cannot be predicted.
public struct CopterFlightError: Error, Hashable, Sendable, CustomStringConvertible {
  public var description: String
  init(_ description: String) { self.description = description }
}
