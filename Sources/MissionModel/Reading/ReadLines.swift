import Units

private enum Look: String, CaseIterable { case inward, outward }

/// Reads corridors and rings.
extension Reading {
  func corridor(_ cursor: Cursor, use: String) -> BeatShape? {
    guard let fields = cursor.fields(CorridorKey.self) else { return nil }
    let lines = lines(fields.need(.lines), use: use)
    let left = fields.number(.left, in: 0...1000, "m")
    let right = fields.number(.right, in: 0...1000, "m")
    if left + right <= 0, fields[.left] != nil, fields[.right] != nil {
      cursor.report("left_m and right_m are both 0 m; there is nothing to see")
    }
    let flown = flown(fields)
    places += lines.flatMap { $0 }
    guard !lines.isEmpty else { return nil }
    return .corridor(lines: lines, left: .metres(left), right: .metres(right), flown: flown)
  }

  /// The lines that a sweep keeps to one side of.
  func kept(_ cursor: Cursor, use: String) -> KeptLines? {
    guard let fields = cursor.fields(KeptKey.self) else { return nil }
    let lines = lines(fields.need(.lines), use: use)
    let side = fields.need(.side)?.choice(KeptLines.Side.self)
    let keepOff = fields.numberIfGiven(.keepOff, in: 1...1000, "m") ?? CorridorFlight.keepAnyway
    let mayCross = fields[.returnMayCross]?.flag() ?? false
    places += lines.flatMap { $0 }
    guard !lines.isEmpty, let side else { return nil }
    return KeptLines(
      lines: lines, keep: KeptLines.Keep(side: side, keepOff: .metres(keepOff), returnMayCross: mayCross))
  }

  private func flown(_ fields: Fields<CorridorKey>) -> CorridorFlight {
    var flown = CorridorFlight(bothWays: fields[.bothWays]?.flag() ?? false)
    if let passes = fields[.passes] { flown.passes = passes.whole(in: 1...20, "passes") }
    let standOff = fields.numberIfGiven(.standOff, in: 5...1000, "m")
    let keepOff = fields.numberIfGiven(.keepOff, in: 1...1000, "m")
    if let standOff, let keepOff, keepOff > standOff {
      fields[.keepOff]?.report("\(keepOff.plain) m is above stand_off_m, \(standOff.plain) m")
    }
    guard let side = fields[.side] else {
      for key in [CorridorKey.standOff, .keepOff, .returnMayCross] {
        fields[key]?.report("goes only with 'side'")
      }
      return flown
    }
    guard let side = side.choice(KeptLines.Side.self) else { return flown }
    let least = keepOff ?? standOff.map { $0 * CorridorFlight.keepShare } ?? CorridorFlight.keepAnyway
    flown.keep = KeptLines.Keep(
      side: side, keepOff: .metres(least), returnMayCross: fields[.returnMayCross]?.flag() ?? false)
    flown.standOff = standOff.map { .metres($0) }
    return flown
  }

  func ring(_ cursor: Cursor, use: String) -> BeatShape? {
    guard let fields = cursor.fields(RingKey.self) else { return nil }
    let areas = area(fields.need(.around), use: use, label: "around")
    let standOff = fields.number(.standOff, in: -1000...1000, "m")
    let whole = fields[.whole]?.flag() ?? false
    let depth = whole ? 0 : fields.number(.depth, in: 1...1000, "m")
    let look = fields.need(.look)?.choice(Look.self)
    if whole {
      if standOff > 0 {
        fields[.standOff]?.report(
          "\(standOff.plain) m lies outside the edge; with 'whole' 0 m or less is needed")
      }
      fields[.depth]?.report("goes not with 'whole': all of the area is seen")
      if look == .outward { fields[.look]?.report("'outward' goes not with 'whole': the area lies inward") }
    }
    remember(areas)
    guard !areas.isEmpty, let look else { return nil }
    return .ring(
      around: areas, standOff: .metres(standOff), depth: .metres(depth), lookInward: look == .inward,
      whole: whole)
  }

  /// The camera's angle; a corridor with a stand-off that gives none has it from height and stand-off.
  func pitch(_ fields: Fields<BeatKey>, _ shape: inout BeatShape?, height: Length) -> Angle {
    if case .corridor(let lines, let left, let right, var flown) = shape, let standOff = flown.standOff,
      let keep = flown.keep, fields[.pitch] == nil
    {
      flown.aimed = true
      shape = .corridor(lines: lines, left: left, right: right, flown: flown)
      let (near, far) = keep.side == .left ? (left, right) : (right, left)
      return CorridorFlight.aim(
        nearest: standOff - near, furthest: standOff + far, aboveHigh: height, aboveLow: height)
    }
    let pitch = fields.number(.pitch, in: -90...0, "degrees")
    if case .ring(_, _, _, _, true) = shape, pitch > -90 {
      fields[.pitch]?.report(
        "\(pitch.plain) degrees goes not with a ring over the 'whole' area, which needs -90")
    }
    return .degrees(pitch)
  }
}
