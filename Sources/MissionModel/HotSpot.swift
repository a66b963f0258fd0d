import AircraftModel
public import Units

/// When a spot of fire counts as seen; from the limits file, each number with its source.
public struct HotSpotRule: Hashable, Sendable {
  /// Emissivity of spots whose task gives none, 0…1.
  public var emissivity: Double
  /// Least brightness temperature between sunrise and sunset, and by night, degrees Celsius.
  public var dayC, nightC: Double
  /// Least rise of the brightness temperature above the ground's, kelvins.
  public var contrastK: Double
  public var heating: [SunHeating]
  public init(emissivity: Double, dayC: Double, nightC: Double, contrastK: Double, heating: [SunHeating]) {
    self.emissivity = emissivity
    self.dayC = dayC
    self.nightC = nightC
    self.contrastK = contrastK
    self.heating = heating
  }

  /// The brightness temperature that a spot must reach over ground of `groundC`, degrees Celsius.
  public func thresholdC(groundC: Double, isDay: Bool) -> Double {
    max(isDay ? dayC : nightC, groundC + contrastK)
  }
}

/// By how much sunlit ground is hotter than the air, in a part of every day.
public struct SunHeating: Hashable, Sendable {
  /// Seconds since midnight in Hong Kong, from up to but without to.
  public var fromS, toS: Int
  public var aboveAirK: Double
  public init(fromS: Int, toS: Int, aboveAirK: Double) {
    self.fromS = fromS
    self.toS = toS
    self.aboveAirK = aboveAirK
  }
}

/// How hot the ground around a spot may be.
public enum HotSpotGround: Hashable, Sendable {
  /// From the air's temperature (shade) to so much above it (sun); outside all entries both are the same.
  case air([SunHeating])
  /// Between these at all hours, degrees Celsius.
  case between(coldestC: Double, hottestC: Double)
}

/// What a stretch of the beat's hours does to the picture.
public struct HotSpotHour: Hashable, Sendable {
  public var during: MomentRange
  /// Ground may have any temperature between these, degrees Celsius.
  public var coldestC, hottestC: Double
  /// Between sunrise and sunset.
  public var isDay: Bool
  public init(during: MomentRange, coldestC: Double, hottestC: Double, isDay: Bool) {
    self.during = during
    self.coldestC = coldestC
    self.hottestC = hottestC
    self.isDay = isDay
  }
}

/// A spot of fire that a thermal camera must show.
public struct HotSpot: Hashable, Sendable {
  /// Edge of a square of the spot's area, square to the line of sight.
  public var size: Length
  public var temperatureC: Double
  /// 0…1.
  public var emissivity: Double
  public var ground: HotSpotGround
  public var rule: HotSpotRule
  /// All hours of the beat's windows.
  public var hours: [HotSpotHour]
  public init(
    size: Length, temperatureC: Double, emissivity: Double, ground: HotSpotGround, rule: HotSpotRule,
    hours: [HotSpotHour]
  ) {
    self.size = size
    self.temperatureC = temperatureC
    self.emissivity = emissivity
    self.ground = ground
    self.rule = rule
    self.hours = hours
  }

  /// The hour and the ground at which the spot is hardest to see.
  public struct Worst: Hashable, Sendable {
    public var during: MomentRange
    public var groundC, thresholdC: Double
    /// Coarsest pixel (square to the line of sight) that still shows the spot when it falls on four; 0: none does.
    public var largestPixel: Length
  }

  /// Nil without hours.
  ///
  /// As the ground gets hotter the spot shows in larger pixels while the absolute threshold rules, and in smaller ones once the
  /// contrast does; so the coldest and the hottest ground of each hour are the worst of all between.
  public var worst: Worst? {
    let pixel = MixedPixel(spot: size, spotC: temperatureC, emissivity: emissivity)
    var worst: Worst?
    for hour in hours {
      for groundC in [hour.coldestC, hour.hottestC] {
        let thresholdC = rule.thresholdC(groundC: groundC, isDay: hour.isDay)
        let largest = pixel.largestPixel(groundC: groundC, thresholdC: thresholdC) ?? .metres(0)
        if worst.map({ largest < $0.largestPixel }) ?? true {
          worst = Worst(
            during: hour.during, groundC: groundC, thresholdC: thresholdC, largestPixel: largest)
        }
      }
    }
    return worst
  }
}
