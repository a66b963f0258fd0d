import AircraftModel
import TestSupport
import Testing
import Units

/// Mixed pixels against a published-style table and against laws.
@Suite struct RadiometryTests {
  /// Fires (temperature, edge in metres) over ground of 30 °C, black; by pixel the whole degrees that show in one pixel and in
  /// each of four. The first two columns are headed 6 and 12 cm; all their figures go with 6.1 and 12.1 cm.
  static let pixelsM = [0.061, 0.121, 0.25, 0.5, 1]
  static let table: [(spotC: Double, spotM: Double, shows: [(one: Double, four: Double?)])] = [
    (300, 0.1, [(300, 234), (237, 103), (99, 51), (51, 36), (36, 31)]),
    (300, 0.3, [(300, 300), (300, 300), (300, 160), (160, 73), (73, 42)]),
    (600, 0.1, [(600, 460), (465, 194), (186, 83), (83, 45), (45, 34)]),
    (600, 0.3, [(600, 600), (600, 600), (600, 308), (308, 132), (132, 62)]),
    (600, 0.5, [(600, nil), (600, nil), (600, 600), (600, 245), (245, 107)]),
  ]

  @Test func tableOfFiresIsMet() throws {
    for row in RadiometryTests.table {
      let pixel = MixedPixel(spot: .metres(row.spotM), spotC: row.spotC, emissivity: 1)
      for (size, shows) in zip(RadiometryTests.pixelsM, row.shows) {
        let one = try #require(pixel.brightnessC(pixel: .metres(size), groundC: 30, spread: .one))
        #expect(abs(one - shows.one) <= 0.501, "\(row.spotC) °C, \(row.spotM) m, \(size) m: \(one)")
        guard let wanted = shows.four else { continue }
        let four = try #require(pixel.brightnessC(pixel: .metres(size), groundC: 30, spread: .four))
        #expect(abs(four - wanted) <= 0.501, "\(row.spotC) °C, \(row.spotM) m, \(size) m, four: \(four)")
      }
    }
  }

  /// The total of Planck's law is known in closed form: at very long waves it goes with the temperature, and the share of 8 to
  /// 14 µm at 300 K is 0.3759 of σT⁴/π by published tables of the black body function.
  @Test func radianceAtRoomTemperature() {
    let all = 5.670374419e-8 * 300 * 300 * 300 * 300 / Double.pi
    #expect(abs(ThermalBand.radiance(celsius: 26.85) / all - 0.3759) < 0.0003)
    #expect(ThermalBand.radiance(celsius: -273.15) == 0 && ThermalBand.radiance(celsius: -300) == 0)
  }

  @Test func brightnessGoesBack() throws {
    for celsius in stride(from: -90.0, through: 2900, by: 37) {
      let back = try #require(ThermalBand.celsius(radiance: ThermalBand.radiance(celsius: celsius)))
      #expect(abs(back - celsius) < 1e-5)
    }
    #expect(ThermalBand.celsius(radiance: -1) == nil && ThermalBand.celsius(radiance: 1e9) == nil)
    #expect(ThermalBand.celsius(radiance: .nan) == nil)
  }

  @Test func halfTheEmissivityHalvesTheExcess() throws {
    let ground = ThermalBand.radiance(celsius: 25)
    func excess(_ emissivity: Double) throws -> Double {
      let pixel = MixedPixel(spot: .metres(0.3), spotC: 700, emissivity: emissivity)
      let shows = try #require(pixel.brightnessC(pixel: .metres(0.8), groundC: 25, spread: .four))
      return ThermalBand.radiance(celsius: shows) - ground
    }
    #expect(abs(try excess(0.5) / excess(1) - 0.5) < 1e-6)
  }

  struct Setting {
    var spotM, spotC, emissivity, groundC, thresholdC: Double
  }

  private func settings(_ random: inout SplitMix64) -> Setting {
    let groundC = -5 + 70 * random.unit()
    return Setting(
      spotM: 0.05 + random.unit(), spotC: 150 + 900 * random.unit(), emissivity: 0.1 + 0.9 * random.unit(),
      groundC: groundC, thresholdC: groundC + 5 + 60 * random.unit())
  }

  /// At the largest pixel the spot shows with the threshold to a thousandth of a degree, and a hair larger does not.
  @Test func largestPixelIsTheLimit() throws {
    var found = 0
    try forAll(300, make: settings) { setting, seed in
      let pixel = MixedPixel(
        spot: .metres(setting.spotM), spotC: setting.spotC, emissivity: setting.emissivity)
      guard let most = pixel.largestPixel(groundC: setting.groundC, thresholdC: setting.thresholdC) else {
        let near = pixel.brightnessC(pixel: .metres(1e-3), groundC: setting.groundC, spread: .four)
        #expect(try #require(near) < setting.thresholdC, "seed \(seed)")
        return
      }
      found += 1
      let at = try #require(pixel.brightnessC(pixel: most, groundC: setting.groundC, spread: .four))
      let beyond = pixel.brightnessC(pixel: most * 1.001, groundC: setting.groundC, spread: .four)
      #expect(abs(at - setting.thresholdC) < 1e-3, "seed \(seed): \(at)")
      #expect(try #require(beyond) < setting.thresholdC, "seed \(seed)")
    }
    #expect(found > 200)
  }

  /// Larger, hotter and blacker spots never need smaller pixels; in proportion for the size.
  @Test func strongerSpotsShowFurther() throws {
    forAll(200, make: settings) { setting, seed in
      func most(_ change: (inout MixedPixel) -> Void) -> Double {
        var pixel = MixedPixel(
          spot: .metres(setting.spotM), spotC: setting.spotC, emissivity: setting.emissivity)
        change(&pixel)
        return pixel.largestPixel(groundC: setting.groundC, thresholdC: setting.thresholdC)?.metres ?? 0
      }
      let plain = most { _ in }
      #expect(abs(most { $0.spot = $0.spot * 2 } - 2 * plain) <= 1e-9 * plain, "seed \(seed)")
      #expect(most { $0.spotC += 100 } >= plain, "seed \(seed)")
      #expect(most { $0.emissivity = min(1, $0.emissivity * 1.2) } >= plain, "seed \(seed)")
    }
  }

  /// With a contrast to the ground hotter ground never allows larger pixels; with an absolute threshold never smaller ones.
  @Test func hotterGroundHidesByContrastAlone() throws {
    let pixel = MixedPixel(spot: .metres(0.3), spotC: 600, emissivity: 0.5)
    var (contrast, absolute) = (Double.infinity, 0.0)
    for groundC in stride(from: -10.0, through: 75, by: 1) {
      let byContrast = try #require(pixel.largestPixel(groundC: groundC, thresholdC: groundC + 25)).metres
      let byAbsolute = try #require(pixel.largestPixel(groundC: groundC, thresholdC: 80)).metres
      #expect(byContrast <= contrast && byAbsolute >= absolute, "\(groundC) °C")
      (contrast, absolute) = (byContrast, byAbsolute)
    }
    #expect(pixel.largestPixel(groundC: 80, thresholdC: 80) == nil)
  }
}
