import AircraftModel
import Geodesy
import MissionModel
import Units

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Each look at a target is long enough, from where the target's view asks, with the target in the picture.
enum TargetViews: Rule {
  static let names = ["target.dwell", "target.view"]
  /// Rounding of the plan's times, places and heights, and of angles to a tenth of a degree.
  static let toleranceS = 0.05
  static let toleranceM = 0.5
  static let toleranceDeg = 0.5
  /// Share of the picture's half width by which a place may lie outside it: rounded headings.
  static let frameShare = 0.02
  /// Share by which a pixel may be larger than this rule's own arithmetic allows.
  static let pixelSlackShare = 1e-4

  static func judge(_ evidence: Evidence, into report: inout Report) throws(GeodesyError) {
    for item in evidence.routes {
      guard let beat = item.beat, case .targets(let targets, _) = beat.shape, item.track != nil else {
        continue
      }
      let grounds = try evidence.probe.under(targets.map(\.position))
      for (index, waypoint) in item.route.waypoints.enumerated() {
        guard waypoint.action == .dwell,
          let number = targets.firstIndex(where: { $0.id == waypoint.target })
        else { continue }
        let target = targets[number]
        if waypoint.holdS < target.dwell.seconds - toleranceS {
          report.violation(
            names[0], item.route.id,
            en: "hovers for \(Wording.number(waypoint.holdS)) s at target '\(target.id)', "
              + "\(Wording.number(target.dwell.seconds)) s asked",
            zh:
              "在目標「\(target.id)」停留 \(Wording.number(waypoint.holdS)) 秒，要求 \(Wording.number(target.dwell.seconds)) 秒"
          )
        }
        guard let ground = grounds[number] else { continue }
        let looks = evidence.plan.routes.filter { $0.beat == beat.id }.reduce(0) { sum, route in
          sum + route.waypoints.filter { $0.target == target.id }.count
        }
        let look = Look(
          waypoint, target: target, ground: ground,
          camera: item.site?.cameras.first { $0.id == item.route.camera })
        // Several looks share a patch that no single one holds.
        for flaw in look.flaws(coarsestM: evidence.coarsestPixelM(beat), isOnly: looks == 1) {
          report.violation(
            names[1], item.route.id,
            en: "waypoint \(index + 1) looks at target '\(target.id)' \(flaw.en)",
            zh: "第 \(index + 1) 個航點觀察目標「\(target.id)」：\(flaw.zh)")
        }
      }
    }
  }

  /// A look, measured.
  private struct Look {
    let waypoint: Waypoint
    let target: Target
    let ground: KnownGround
    let camera: Camera?
    let standOffM: Double
    /// From the target to the aircraft and from the aircraft to the target, degrees from true north.
    let sideDeg, courseDeg: Double

    init(_ waypoint: Waypoint, target: Target, ground: KnownGround, camera: Camera?) {
      self.waypoint = waypoint
      self.target = target
      self.ground = ground
      self.camera = camera
      let place = GeoPoint(longitude: waypoint.longitudeDeg, latitude: waypoint.latitudeDeg)
      let way = Geodesics.inverse(target.position, place)
      standOffM = way.distance.metres
      sideDeg = way.course.degrees
      courseDeg = Geodesics.inverse(place, target.position).course.degrees
    }

    func flaws(coarsestM coarsest: Double, isOnly: Bool) -> [BilingualText] {
      let view = target.view
      var found: [BilingualText] = []
      func limit(
        _ value: Double, _ least: Double?, _ greatest: Double?, _ slack: Double, _ en: String, _ zh: String,
        _ unit: String
      ) {
        let isLow = least.map { value < $0 - slack } ?? false
        let isHigh = greatest.map { value > $0 + slack } ?? false
        guard isLow || isHigh else { return }
        let band = "\(least.map { Wording.number($0) } ?? "")…\(greatest.map { Wording.number($0) } ?? "")"
        found.append(
          BilingualText(
            en: "\(en) \(Wording.number(value)) \(unit), \(band) \(unit) asked",
            zh: "\(zh) \(Wording.number(value)) \(unit)，要求 \(band) \(unit)"))
      }
      limit(
        waypoint.hkpdM - ground.high, view.leastHeight?.metres, view.greatestHeight?.metres, toleranceM,
        "from a height above it of", "高於目標", "m")
      limit(
        standOffM, view.leastStandOff?.metres, view.greatestStandOff?.metres, toleranceM,
        "from a distance of",
        "水平距離", "m")
      if let pitch = waypoint.gimbalPitchDeg {
        limit(
          pitch, view.steepest?.degrees, view.flattest?.degrees, toleranceDeg, "at a camera angle of", "雲台角度",
          "°")
      }
      if let side = view.side?.degrees, let within = view.sideWithin?.degrees {
        let off = abs((sideDeg - side).remainder(dividingBy: 360))
        if off > within + toleranceDeg {
          found.append(
            BilingualText(
              en:
                "from \(Wording.number(sideDeg))° of it, \(Wording.number(side))° ± \(Wording.number(within))° asked",
              zh:
                "位於其 \(Wording.number(sideDeg))° 方向，要求 \(Wording.number(side))° ± \(Wording.number(within))°")
          )
        }
      }
      guard isOnly, let camera, let pitch = waypoint.gimbalPitchDeg else { return found }
      let ends = [ground.high, ground.low]
      let isPlaced = view.placesAircraft
      // A patch of a target without a view may be shared by several looks, of which some may be refused.
      let places = isPlaced ? 0..<1 : 0..<33
      let inPicture = ends.map { end in
        places.contains { isInPicture(camera, pitch, aboveM: waypoint.hkpdM - end, place: $0) }
      }
      if isPlaced ? inPicture.contains(false) : !inPicture.contains(true) {
        found.append(BilingualText(en: "which lies outside the picture", zh: "目標不在畫面內"))
      }
      if isPlaced {
        let furthest = standOffM + target.extent.metres
        let down = waypoint.hkpdM - ground.low
        let pixel = (furthest * furthest + down * down).squareRoot() * camera.radiansPerPixel
        if pixel > coarsest * (1 + pixelSlackShare) {
          found.append(
            BilingualText(
              en:
                "with pixels of \(Wording.number(pixel * 100)) cm, \(Wording.number(coarsest * 100)) cm asked",
              zh: "像素 \(Wording.number(pixel * 100)) 厘米，要求 \(Wording.number(coarsest * 100)) 厘米"))
        }
      }
      return found
    }

    /// Whether the target's middle (0), or a place halfway to (1 to 16) or on (17 to 32) the edge of its patch, so far below,
    /// is in the picture: its place along the three axes of the camera.
    private func isInPicture(_ camera: Camera, _ pitchDeg: Double, aboveM: Double, place: Int) -> Bool {
      // Straight above its target an aircraft has no heading that matters.
      let turn = ((waypoint.headingDeg ?? courseDeg) - courseDeg) * .pi / 180
      let away = target.extent.metres * (place == 0 ? 0 : place <= 16 ? 0.5 : 1)
      let ahead = standOffM * cos(turn) + away * cos(Double(place) * .pi / 8)
      let aside = standOffM * sin(turn) + away * sin(Double(place) * .pi / 8)
      let down = -pitchDeg * .pi / 180
      let depth = ahead * cos(down) + aboveM * sin(down)
      let up = ahead * sin(down) - aboveM * cos(down)
      let slack = (1 + frameShare) * depth
      return depth > 0 && abs(aside) <= camera.halfWidthTangent * slack
        && abs(up) <= camera.halfHeightTangent * slack
    }
  }
}
