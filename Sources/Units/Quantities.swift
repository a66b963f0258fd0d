/// A distance, in metres. Signed where the doc of its use says so.
@frozen public struct Length: Hashable, Comparable, Sendable {
  public let metres: Double
  @inlinable public init(metres: Double) { self.metres = metres }
  @inlinable public static func metres(_ value: Double) -> Length { Length(metres: value) }
  @inlinable public static func kilometres(_ value: Double) -> Length { Length(metres: value * 1000) }
  @inlinable public static func < (a: Length, b: Length) -> Bool { a.metres < b.metres }
  @inlinable public static func + (a: Length, b: Length) -> Length { Length(metres: a.metres + b.metres) }
  @inlinable public static func - (a: Length, b: Length) -> Length { Length(metres: a.metres - b.metres) }
  @inlinable public static func * (a: Length, k: Double) -> Length { Length(metres: a.metres * k) }
}

/// A speed, in metres per second.
@frozen public struct Speed: Hashable, Comparable, Sendable {
  public let metresPerSecond: Double
  @inlinable public init(metresPerSecond: Double) { self.metresPerSecond = metresPerSecond }
  @inlinable public static func metresPerSecond(_ value: Double) -> Speed { Speed(metresPerSecond: value) }
  @inlinable public static func < (a: Speed, b: Speed) -> Bool { a.metresPerSecond < b.metresPerSecond }
}

/// An angle, in degrees. Courses count clockwise from true north, gimbal pitch up from the horizon.
@frozen public struct Angle: Hashable, Comparable, Sendable {
  public let degrees: Double
  @inlinable public init(degrees: Double) { self.degrees = degrees }
  @inlinable public static func degrees(_ value: Double) -> Angle { Angle(degrees: value) }
  @inlinable public var radians: Double { degrees * .pi / 180 }
  @inlinable public static func < (a: Angle, b: Angle) -> Bool { a.degrees < b.degrees }
}

/// A stretch of time, in seconds.
@frozen public struct TimeSpan: Hashable, Comparable, Sendable {
  public let seconds: Double
  @inlinable public init(seconds: Double) { self.seconds = seconds }
  @inlinable public static func seconds(_ value: Double) -> TimeSpan { TimeSpan(seconds: value) }
  @inlinable public static func minutes(_ value: Double) -> TimeSpan { TimeSpan(seconds: value * 60) }
  @inlinable public var minutes: Double { seconds / 60 }
  @inlinable public static func < (a: TimeSpan, b: TimeSpan) -> Bool { a.seconds < b.seconds }
  @inlinable public static func + (a: TimeSpan, b: TimeSpan) -> TimeSpan {
    TimeSpan(seconds: a.seconds + b.seconds)
  }
}

/// An energy, in watt hours.
@frozen public struct Energy: Hashable, Comparable, Sendable {
  public let wattHours: Double
  @inlinable public init(wattHours: Double) { self.wattHours = wattHours }
  @inlinable public static func wattHours(_ value: Double) -> Energy { Energy(wattHours: value) }
  @inlinable public static func < (a: Energy, b: Energy) -> Bool { a.wattHours < b.wattHours }
}

/// A power, in watts.
@frozen public struct Power: Hashable, Comparable, Sendable {
  public let watts: Double
  @inlinable public init(watts: Double) { self.watts = watts }
  @inlinable public static func watts(_ value: Double) -> Power { Power(watts: value) }
  @inlinable public static func < (a: Power, b: Power) -> Bool { a.watts < b.watts }
}

/// A mass, in kilograms.
@frozen public struct Mass: Hashable, Comparable, Sendable {
  public let kilograms: Double
  @inlinable public init(kilograms: Double) { self.kilograms = kilograms }
  @inlinable public static func kilograms(_ value: Double) -> Mass { Mass(kilograms: value) }
  @inlinable public static func < (a: Mass, b: Mass) -> Bool { a.kilograms < b.kilograms }
}

extension Double {
  /// The value rounded half away from zero to so many decimals, so that files show no noise.
  ///
  /// `places` is 0 to 15. NaN and infinities come back as they are.
  public func rounded(places: Int) -> Double {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let result = (self * scale).rounded(.toNearestOrAwayFromZero) / scale
    return result == 0 ? 0 : result
  }
}
