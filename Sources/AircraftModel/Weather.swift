public import Units

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A steady, level wind.
public struct Wind: Hashable, Sendable {
  /// Components of the air's velocity towards east and north, metres per second.
  public var eastMps, northMps: Double
  public init(eastMps: Double, northMps: Double) {
    self.eastMps = eastMps
    self.northMps = northMps
  }
  public static let calm = Wind(eastMps: 0, northMps: 0)
  /// The wind as a forecast gives it: the direction it blows from, clockwise from true north.
  public init(from direction: Angle, speed: Speed) {
    eastMps = -speed.metresPerSecond * sin(direction.radians)
    northMps = -speed.metresPerSecond * cos(direction.radians)
  }
  public var speed: Speed { .metresPerSecond((eastMps * eastMps + northMps * northMps).squareRoot()) }
}

/// The weather at one station during one stretch of time.
public struct ForecastStep: Hashable, Sendable {
  public var during: MomentRange
  public var windFrom: Angle
  /// Mean wind and gust at 10 m above ground.
  public var meanAt10m, gustAt10m: Speed
  public var rainMmPerHour: Double
  public var temperatureC: Double
  public init(
    during: MomentRange, windFrom: Angle, meanAt10m: Speed, gustAt10m: Speed, rainMmPerHour: Double,
    temperatureC: Double
  ) {
    self.during = during
    self.windFrom = windFrom
    self.meanAt10m = meanAt10m
    self.gustAt10m = gustAt10m
    self.rainMmPerHour = rainMmPerHour
    self.temperatureC = temperatureC
  }

  /// Growth of wind from 10 m to `height` above ground by the power law `(z/10)^exponent`.
  ///
  /// Heights count as at least 2 m; the law is held at its 150 m value above that, where it is not valid.
  public static func shear(exponent: Double, height: Length) -> Double {
    pow(min(max(height.metres, 2), 150) / 10, exponent)
  }

  /// Mean wind at `height` above ground.
  public func wind(height: Length, shearExponent: Double) -> Wind {
    let factor = ForecastStep.shear(exponent: shearExponent, height: height)
    return Wind(from: windFrom, speed: .metresPerSecond(meanAt10m.metresPerSecond * factor))
  }

  /// Gust at `height` above ground; it grows with height as the mean does.
  public func gust(height: Length, shearExponent: Double) -> Speed {
    .metresPerSecond(
      gustAt10m.metresPerSecond * ForecastStep.shear(exponent: shearExponent, height: height))
  }
}

/// The forecast for one place.
public struct StationForecast: Hashable, Sendable {
  public var id: String
  public var name: BilingualText
  /// Power-law exponent of the ground around it: 0.11 sea, 0.16 open, 0.22 suburb, 0.33 city (unverified).
  public var shearExponent: Double
  /// In order of time, without overlap.
  public var steps: [ForecastStep]
  public init(id: String, name: BilingualText, shearExponent: Double, steps: [ForecastStep]) {
    self.id = id
    self.name = name
    self.shearExponent = shearExponent
    self.steps = steps
  }
  /// The step that holds `moment`, or nil where the forecast says nothing.
  public func step(at moment: Moment) -> ForecastStep? { steps.first { $0.during.contains(moment) } }
}

/// A warning of the Observatory and when it is (expected to be) in force.
public struct WeatherWarning: Hashable, Sendable {
  /// The Observatory's code, such as `TC3`, `WRAINA`, `WMSGNL`, `WFIRER`.
  public var code: String
  public var during: MomentRange
  /// Who decided to fly all the same and why; nil: nobody did.
  public var override: BilingualText?
  public init(code: String, during: MomentRange, override: BilingualText?) {
    self.code = code
    self.during = during
    self.override = override
  }
}

/// The weather that a day is planned with.
public struct Forecast: Hashable, Sendable {
  public var issued: Moment
  public var source: String
  public var stations: [StationForecast]
  public var warnings: [WeatherWarning]
  public init(issued: Moment, source: String, stations: [StationForecast], warnings: [WeatherWarning]) {
    self.issued = issued
    self.source = source
    self.stations = stations
    self.warnings = warnings
  }
}
