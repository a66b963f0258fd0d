import AircraftModel
import Geodesy
import MissionModel
import TestSupport
import Testing
import Units

/// Tasks that ask for a hot spot: how they are read, and what their hours do.
@Suite struct HotSpotTests {
  /// The sound mission with the beat `edge` (18:00 to 20:00, thermal) after a hot spot.
  private func mission(_ task: String, limits: String = "fire-default", _ edits: [(String, String)] = [])
    throws
    -> Mission
  {
    var text = try HotSpotTests.text(task, limits: limits)
    for (old, new) in edits {
      try #require(text.contains(old))
      text = text.replacing(old, with: new)
    }
    return try MissionReader.read(path: Cases.soundPath, files: Overlay([Cases.soundPath: text]))
  }

  private static func text(_ task: String, limits: String) throws -> String {
    var text = try Cases.sound().replacing("police-default", with: limits)
    let start = try #require(text.firstRange(of: "- id: edge")).lowerBound
    let old = try #require(text[start...].firstRange(of: /task: \{.*\}/))
    text.replaceSubrange(old, with: "task: {\(task)}")
    return text
  }

  private static let usual = "level: hot-spot, spot_size_m: 0.3, spot_temperature_c: 600, dwell_s: 3"

  private func issues(_ task: String, limits: String = "fire-default") throws -> [String] {
    try Cases.issues(HotSpotTests.text(task, limits: limits)).map { "\($0.line) \($0.reason)" }
  }

  @Test func valuesArrive() throws {
    let task = try #require(try mission(HotSpotTests.usual).beat("edge")).task
    let spot = try #require(task.hotSpot)
    #expect(task.level == .hotSpot && task.dwell == .seconds(3))
    #expect(task.leastIncidence == ViewTask.usualLeastIncidence)
    #expect(spot.size == .metres(0.3) && spot.temperatureC == 600 && spot.emissivity == 0.5)
    #expect(spot.rule.dayC == 80 && spot.rule.nightC == 60 && spot.rule.contrastK == 25)
    #expect(spot.ground == .air(spot.rule.heating) && spot.rule.heating.count == 5)
    #expect(task.words.en == "hot spot 0.3 m, 600 °C" && task.words.zh == "熱點 0.3 米、600 °C")
    let person = try #require(try mission(HotSpotTests.usual).beat("block")).task
    #expect(person.words.en == "recognise person, 0.5 m" && person.words.zh == "辨認人，0.5 米")
    // After sunset at 17:39: ground between 21 °C (air) and 29 °C, and 60 °C must show.
    #expect(spot.hours.map(\.coldestC) == [21] && spot.hours.map(\.hottestC) == [29])
    #expect(spot.hours.map(\.isDay) == [false])
    let worst = try #require(spot.worst)
    #expect(worst.thresholdC == 60 && worst.groundC == 21)
    #expect(worst.largestPixel == task.largestGroundPixel && worst.largestPixel > .metres(0.5))
  }

  @Test func ownEmissivityAndGroundCount() throws {
    let own = try mission(
      HotSpotTests.usual + ", spot_emissivity_share: 1, background: {coldest_c: 10, hottest_c: 70}")
    let spot = try #require(own.beat("edge")?.task.hotSpot)
    #expect(spot.emissivity == 1 && spot.ground == .between(coldestC: 10, hottestC: 70))
    let worst = try #require(spot.worst)
    let pixel = MixedPixel(spot: .metres(0.3), spotC: 600, emissivity: 1)
    let cold = try #require(pixel.largestPixel(groundC: 10, thresholdC: 60)).metres
    let hot = try #require(pixel.largestPixel(groundC: 70, thresholdC: 95)).metres
    #expect(abs(worst.largestPixel.metres - min(cold, hot)) < 1e-12)
    let table = try mission(
      HotSpotTests.usual
        + ", background: {sun_heating: [{from: \"18:00\", to: \"19:00\", above_air_k: 40}]}")
    let hours = try #require(table.beat("edge")?.task.hotSpot).hours
    #expect(hours.map(\.hottestC) == [61, 21] && hours.map(\.during.seconds) == [3600, 3600])
  }

  /// Windows are cut where the air, the sun's heat, or day and night change.
  @Test func hoursAreCutAtEveryChange() throws {
    let edited = try mission(
      HotSpotTests.usual, [("{from: \"18:00\", to: \"20:00\"}", "{from: \"13:00\", to: \"18:30\"}")])
    let hours = try #require(edited.beat("edge")?.task.hotSpot).hours
    // 14:00 warmer air, 16:00 and 18:00 less sun, sunset at about 17:39.
    #expect(hours.count == 5)
    #expect(hours.map(\.coldestC) == [20, 21, 21, 21, 21])
    #expect(hours.map(\.hottestC) == [55, 56, 41, 41, 29])
    #expect(hours.map(\.isDay) == [true, true, true, false, false])
    #expect(hours[3].during.from.hongKongClock == "17:38" || hours[3].during.from.hongKongClock == "17:39")
    #expect(zip(hours, hours.dropFirst()).allSatisfy { $0.during.to == $1.during.from })
  }

  /// More heating widens what the ground may be, so it never allows larger pixels, whatever the thresholds.
  @Test func moreHeatNeverHelps() throws {
    try forAll(100) { (random: inout SplitMix64) -> (HotSpotRule, Double, Double, Bool) in
      let rule = HotSpotRule(
        emissivity: 0.3 + 0.7 * random.unit(), dayC: 60 + 40 * random.unit(), nightC: 40 + 30 * random.unit(),
        contrastK: 10 + 30 * random.unit(), heating: [])
      return (rule, -5 + 40 * random.unit(), 40 * random.unit(), random.unit() < 0.5)
    } property: { setting, seed in
      let (rule, airC, sunK, isDay) = setting
      func most(_ heat: Double, sizeM: Double = 0.3, spotC: Double = 600) -> Double {
        let during = MomentRange(from: Moment(secondsSince1970: 0), to: Moment(secondsSince1970: 60))
        let spot = HotSpot(
          size: .metres(sizeM), temperatureC: spotC, emissivity: rule.emissivity, ground: .air([]),
          rule: rule,
          hours: [HotSpotHour(during: during, coldestC: airC, hottestC: airC + heat, isDay: isDay)])
        return spot.worst?.largestPixel.metres ?? 0
      }
      #expect(most(sunK) <= most(sunK / 2) && most(sunK / 2) <= most(0), "seed \(seed)")
      #expect(most(sunK, sizeM: 0.4) >= most(sunK) && most(sunK, spotC: 800) >= most(sunK), "seed \(seed)")
      // The ends are the worst of all ground between them.
      for share in [0.1, 0.3, 0.5, 0.7, 0.9] {
        let groundC = airC + share * sunK
        let between = MixedPixel(spot: .metres(0.3), spotC: 600, emissivity: rule.emissivity).largestPixel(
          groundC: groundC, thresholdC: rule.thresholdC(groundC: groundC, isDay: isDay))
        let allowed = try #require(between).metres
        #expect(allowed >= most(sunK) - 1e-12, "seed \(seed)")
      }
    }
  }

  @Test func mistakesAreTold() throws {
    let none = try issues(HotSpotTests.usual, limits: "police-default")
    #expect(
      none.count == 1 && none[0].contains("section 'hot_spot' of the limits, and 'police-default' has none"))
    for (more, expected) in [
      (", background: {coldest_c: 5}", "key 'hottest_c' is missing"),
      (", background: {}", "key 'coldest_c' is missing"),
      (", background: {sun_heating: []}", "0 entries"),
      (
        ", background: {coldest_c: 5, sun_heating: [{from: \"09:00\", to: \"10:00\", above_air_k: 5}]}",
        "goes only without 'sun_heating'"
      ),
      (
        ", background: {sun_heating: [{from: \"09:00\", to: \"11:00\", above_air_k: 5},"
          + " {from: \"10:00\", to: \"12:00\", above_air_k: 6}]}", "overlaps an earlier entry"
      ),
      (
        ", background: {sun_heating: [{from: \"23:00\", to: \"01:00\", above_air_k: 5}]}",
        "the end is not after the start"
      ),
      (", spot_emissivity_share: 2", "2 (share) is outside 0.05 to 1"),
      (", object_size_m: 1", "goes only with other levels than 'hot-spot'"),
    ] {
      let found = try issues(HotSpotTests.usual + more)
      #expect(found.contains { $0.contains(expected) }, "\(more): \(found)")
      #expect(found.allSatisfy { $0.hasPrefix("122 ") }, "\(more): \(found)")
    }
    let missing = try issues("level: hot-spot, dwell_s: 3")
    #expect(missing.count == 2 && missing.allSatisfy { $0.contains("is missing") })
    let person = try issues(
      "level: detect, object: {en: a, zh: b}, object_size_m: 1, dwell_s: 1, background: {}")
    #expect(person.count == 1 && person[0].contains("goes only with level 'hot-spot'"))
  }

  @Test func factsOfTheRuleAreKept() throws {
    let facts = try mission(HotSpotTests.usual).rules.facts
    #expect(facts.first { $0.key == "emissivity_share" }?.value == "0.5")
    let heat = facts.filter { $0.key.hasPrefix("above_air_k ") }
    #expect(heat.map(\.key).contains("above_air_k 12:00-16:00") && heat.allSatisfy { !$0.verified })
  }

  /// A section of the limits with a mistake is told once, not again at every beat.
  @Test func mistakesOfTheLimitsAreToldThere() throws {
    let path = Folders.package + "/Missions/catalog/limits/fire-default.yaml"
    let limits = String(decoding: try DiskFiles().bytes(path), as: UTF8.self)
      .replacing("contrast_k: {value: 25", with: "contrast_k: {value: 0")
    let text = try HotSpotTests.text(HotSpotTests.usual, limits: "fire-default")
    let key = Cases.folder + "../catalog/limits/fire-default.yaml"
    let found = try Cases.issues(
      path: Cases.soundPath, files: Overlay([Cases.soundPath: text, key: limits, path: limits]))
    #expect(found.count == 1 && found[0].reason.contains("0 K is outside 1 to 200 K"), "\(found)")
  }
}
