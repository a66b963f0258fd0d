public import Units

/// A multirotor as its data file describes it. Limits are what the planner may use, not the brochure.
public struct Airframe: Hashable, Sendable {
  public var id: String
  public var name: BilingualText
  public var takeoffMass: Mass
  /// A full pack when new.
  public var battery: Energy
  /// Share of `battery` that ageing and temperature leave usable, 0…1; `capacity` is what remains.
  public var usableShare: Double
  /// Share of `capacity` that must be left at landing, 0…1.
  public var reserveShare: Double
  public var hoverPower: Power
  /// Power in level flight at `cruiseSpeed` in still air.
  public var cruisePower: Power
  public var cruiseSpeed: Speed
  /// Mean induced velocity of the rotors in hover.
  public var inducedVelocity: Speed
  public var greatestAirspeed: Speed
  public var climbRate: Speed
  public var descentRate: Speed
  /// Level acceleration, metres per second squared.
  public var accelerationMps2: Double
  /// Share of climb work that reaches the aircraft as height, 0…1.
  public var climbEfficiency: Double
  /// Greatest gust at flight height, and at the pad for take-off and landing.
  public var gustLimitInFlight: Speed
  public var gustLimitAtPad: Speed
  /// Greatest rain, millimetres an hour; 0: none.
  public var rainLimitMmPerHour: Double
  /// Air temperature, degrees Celsius.
  public var temperatureRangeC: ClosedRange<Double>
  /// Half width of the band of the energy figures, as a share of them.
  public var energyUncertaintyShare: Double
  /// How its autopilot takes legs and corners.
  public var handling: Handling
  public var facts: [Fact]

  public init(
    id: String, name: BilingualText, takeoffMass: Mass, battery: Energy, usableShare: Double,
    reserveShare: Double, hoverPower: Power, cruisePower: Power, cruiseSpeed: Speed, inducedVelocity: Speed,
    greatestAirspeed: Speed, climbRate: Speed, descentRate: Speed, accelerationMps2: Double,
    climbEfficiency: Double, gustLimitInFlight: Speed, gustLimitAtPad: Speed, rainLimitMmPerHour: Double,
    temperatureRangeC: ClosedRange<Double>, energyUncertaintyShare: Double,
    handling: Handling = Handling(), facts: [Fact]
  ) {
    self.id = id
    self.name = name
    self.takeoffMass = takeoffMass
    self.battery = battery
    self.usableShare = usableShare
    self.reserveShare = reserveShare
    self.hoverPower = hoverPower
    self.cruisePower = cruisePower
    self.cruiseSpeed = cruiseSpeed
    self.inducedVelocity = inducedVelocity
    self.greatestAirspeed = greatestAirspeed
    self.climbRate = climbRate
    self.descentRate = descentRate
    self.accelerationMps2 = accelerationMps2
    self.climbEfficiency = climbEfficiency
    self.gustLimitInFlight = gustLimitInFlight
    self.gustLimitAtPad = gustLimitAtPad
    self.rainLimitMmPerHour = rainLimitMmPerHour
    self.temperatureRangeC = temperatureRangeC
    self.energyUncertaintyShare = energyUncertaintyShare
    self.handling = handling
    self.facts = facts
  }

  /// State of charge that a charged pack counts as: docks in standby hold 90 to 95 %.
  public static let chargedShare = 0.95

  /// What the pack holds after ageing and heat; states of charge are shares of it.
  public var capacity: Energy { .wattHours(battery.wattHours * usableShare) }

  /// Expected energy that a flight with a charged pack may take: with its uncertainty on top, the reserve is kept.
  public var spendable: Energy {
    let share = Airframe.chargedShare - reserveShare
    return .wattHours(capacity.wattHours * share / (1 + energyUncertaintyShare))
  }

  /// Share of the capacity that a flight of expected `energy` is planned to use.
  public func plannedUse(of energy: Energy) -> Double {
    energy.wattHours * (1 + energyUncertaintyShare) / capacity.wattHours
  }
}
