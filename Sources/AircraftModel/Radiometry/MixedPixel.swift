public import Units

/// A spot of fire in pixels that see ground around it too: `L = f e B(fire) + (1 - f e) B(ground)`.
///
/// `f` is the spot's share of the pixel, 1 at most, and `e` its emissivity: what a thin flame lacks of a black body it lets
/// through of the ground behind it. The spot is a square, square to the line of sight, of even temperature.
public struct MixedPixel: Hashable, Sendable {
  /// Edge of the spot.
  public var spot: Length
  public var spotC: Double
  /// 0…1; 1: a black body.
  public var emissivity: Double

  /// Pixels that the spot's light is spread over.
  public enum Spread: Double, Sendable {
    /// All in one pixel: the best case.
    case one = 1
    /// On the corner of four, each with a quarter of it: the worst case of a sharp picture.
    case four = 4
  }

  public init(spot: Length, spotC: Double, emissivity: Double) {
    self.spot = spot
    self.spotC = spotC
    self.emissivity = emissivity
  }

  /// Brightness temperature of a pixel of this size (square to the line of sight) over ground of `groundC`, degrees Celsius.
  ///
  /// Nil when it is outside `ThermalBand.celsiusRange`, or the pixel is not above 0.
  public func brightnessC(pixel: Length, groundC: Double, spread: Spread) -> Double? {
    guard pixel.metres > 0 else { return nil }
    let edges = spot.metres / pixel.metres
    let share = min(1, edges * edges / spread.rawValue)
    let ground = ThermalBand.radiance(celsius: groundC)
    return ThermalBand.celsius(
      radiance: ground + share * emissivity * (ThermalBand.radiance(celsius: spotC) - ground))
  }

  /// The largest pixel in which the spot, spread over four, still shows with `thresholdC` over ground of `groundC`.
  ///
  /// Nil when it shows in none, however small, or when bare ground shows with the threshold already.
  public func largestPixel(groundC: Double, thresholdC: Double) -> Length? {
    let ground = ThermalBand.radiance(celsius: groundC)
    let excess = emissivity * (ThermalBand.radiance(celsius: spotC) - ground)
    let wanted = ThermalBand.radiance(celsius: thresholdC) - ground
    guard wanted > 0, excess >= wanted else { return nil }
    return .metres(spot.metres * (excess / wanted / Spread.four.rawValue).squareRoot())
  }
}
