import Units

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Fits the power of an aircraft to logged flight: hover power and drag, with a band (`docs/flight-model.md`).
///
/// Power = hover power × shape(airspeed) + drag × airspeed³ + climb work; shape, mass and climb efficiency are the
/// aircraft file's. Least squares over time, drag never below 0. Cost: linear in the samples.
public struct PowerCalibration: Hashable, Sendable {
  /// A stretch of flight with one airspeed, climb rate and power.
  public struct Sample: Hashable, Sendable {
    public var seconds, airspeedMps, climbMps, powerW: Double
    public init(seconds: Double, airspeedMps: Double, climbMps: Double, powerW: Double) {
      self.seconds = seconds
      self.airspeedMps = airspeedMps
      self.climbMps = climbMps
      self.powerW = powerW
    }
  }

  public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    public var description: String
  }

  /// Watts, with two standard errors of the windows' mean.
  public private(set) var hoverW, hoverBandW, cruiseW, cruiseBandW: Double
  /// Half width of the energy band: 95 % of the windows of a minute lie within it, and never below 0.05.
  public private(set) var uncertaintyShare: Double
  /// Greatest airspeed in the log, metres per second.
  public private(set) var greatestAirspeedMps: Double
  public private(set) var minutes: Double
  /// False: all of the log was flown at much the same airspeed, so one factor was fitted to both powers.
  public private(set) var separatesDrag: Bool

  static let windowS = 60.0
  static let leastShare = 0.05
  static let leastMinutes = 2.0

  /// - Throws: `Failure` when a number is not finite, or there are fewer than two minutes of flight.
  public init(_ samples: [Sample], airframe: Airframe) throws(Failure) {
    let model = FlightModel(airframe)
    guard
      samples.allSatisfy({
        $0.seconds > 0 && $0.seconds.isFinite && $0.airspeedMps >= 0 && $0.airspeedMps < 200
          && abs($0.climbMps) < 100 && $0.powerW > 0 && $0.powerW < 1e6
      })
    else { throw Failure(description: "a sample is out of bounds") }
    minutes = samples.reduce(0) { $0 + $1.seconds } / 60
    guard minutes >= PowerCalibration.leastMinutes else {
      throw Failure(
        description:
          "\(Int(minutes * 60)) s of flight with power; \(PowerCalibration.leastMinutes) min are needed")
    }
    greatestAirspeedMps = samples.map(\.airspeedMps).max() ?? 0
    let hover = airframe.hoverPower.watts
    let work = airframe.takeoffMass.kilograms * FlightModel.gravity / airframe.climbEfficiency
    func shape(_ v: Double) -> Double { FlightModel.theory(airframe, v) / hover }
    // Normal equations of level power = H·shape + c·v³.
    var (ss, sd, dd, sp, dp) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for k in samples {
      let s = shape(k.airspeedMps)
      let d = k.airspeedMps * k.airspeedMps * k.airspeedMps
      let p = k.powerW - work * max(0, k.climbMps)
      ss += k.seconds * s * s
      sd += k.seconds * s * d
      dd += k.seconds * d * d
      sp += k.seconds * s * p
      dp += k.seconds * d * p
    }
    let determinant = ss * dd - sd * sd
    separatesDrag = determinant > 0.02 * ss * dd
    var fitted: (h: Double, c: Double)
    if separatesDrag {
      fitted = ((dd * sp - sd * dp) / determinant, (ss * dp - sd * sp) / determinant)
      // Drag does not push: without it the hover power alone is fitted.
      if fitted.c < 0 { fitted = (sp / ss, 0) }
    } else {
      let c = model.parasite
      let factor = (hover * sp + c * dp) / (hover * hover * ss + 2 * hover * c * sd + c * c * dd)
      fitted = (hover * factor, c * factor)
    }
    guard fitted.h > 0 else { throw Failure(description: "no hover power above 0 fits the log") }
    let v = airframe.cruiseSpeed.metresPerSecond
    hoverW = fitted.h
    cruiseW = fitted.h * shape(v) + fitted.c * v * v * v

    // Energy of each minute against the fit.
    var shares: [Double] = []
    var (time, logged, told) = (0.0, 0.0, 0.0)
    for k in samples {
      let a = k.airspeedMps
      time += k.seconds
      logged += k.powerW * k.seconds
      told += (fitted.h * shape(a) + fitted.c * a * a * a + work * max(0, k.climbMps)) * k.seconds
      if time >= PowerCalibration.windowS {
        shares.append(logged / told - 1)
        (time, logged, told) = (0, 0, 0)
      }
    }
    let mean = shares.reduce(0, +) / Double(shares.count)
    let spread = (shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, shares.count - 1)))
      .squareRoot()
    let error = 2 * spread / Double(shares.count).squareRoot()
    hoverBandW = hoverW * error
    cruiseBandW = cruiseW * error
    let sizes = shares.map(abs).sorted()
    let place = min(sizes.count - 1, Int((0.95 * Double(sizes.count)).rounded(.up)))
    uncertaintyShare = max(PowerCalibration.leastShare, sizes[place] + error)
  }
}
