import Planar
import Units

/// Work items along a line over the ground: cut to the free area, into pieces, and begun and ended so that the
/// middle of the view passes over the whole line.
///
/// A camera that looks ahead by `lead` must fly the ground from `lead` before its beginning to `lead` before its
/// end; flown backwards, the other way round. A piece with room for that at both ends may be flown either way; a
/// piece that the free area cuts is flown towards the cut only; one that is cut at both ends is flown from its
/// middle outwards in two items.
struct PassLayout {
  let lead: Double
  /// Metres along the line within which the view forgives a missing end.
  let slack: Double
  let free: any FreeArea
  let longest: Double
  let shortest: Double
  let gimbalPitchDeg: Double
  var lookAsideDeg: Double?

  init(view: View, options: PatternOptions, free: any FreeArea, longest: Double, sideways: Double? = nil) {
    lead = sideways == nil && !view.looksDown ? view.lead : 0
    slack = lead > 0 ? view.depth / 2 : 0
    self.free = free
    self.longest = longest
    shortest = options.shortestStrip
    gimbalPitchDeg = options.gimbalPitchDeg
    lookAsideDeg = sideways
  }

  /// The items along a line of two or more points.
  func items(along line: [MapPoint]) -> [WorkItem] {
    guard Polyline.length(line) > 0 else { return [] }
    if lead == 0 {
      var items: [WorkItem] = []
      for part in free.inside(line: line) where Polyline.length(part) >= shortest {
        for piece in Polyline.pieces(of: part, maximumLength: max(longest, shortest * 2)) {
          items.append(item(piece, reversible: true))
        }
      }
      return items
    }
    return leadingItems(along: line)
  }

  private func item(_ path: [MapPoint], reversible: Bool) -> WorkItem {
    WorkItem(
      path: path, reversible: reversible, holdS: 0, gimbalPitchDeg: gimbalPitchDeg,
      lookAsideDeg: lookAsideDeg,
      target: nil)
  }

  private func leadingItems(along line: [MapPoint]) -> [WorkItem] {
    let ground = Polyline.length(line)
    let extended = Lines.extended(line, by: lead)
    var items: [WorkItem] = []
    var searched = 0.0
    for part in free.inside(line: extended) {
      guard let first = part.first, let last = part.last else { continue }
      // Positions count along the ground: the extended line begins at -lead.
      let from = Lines.position(of: first, on: extended, from: searched) - lead
      let to = Lines.position(of: last, on: extended, from: from + lead) - lead
      searched = to + lead
      let begin = max(0, min(ground, from))
      let end = max(0, min(ground, to))
      guard end > begin else { continue }
      let count = max(1, Int(((end - begin) / longest - 1e-9).rounded(.up)))
      for index in 0..<count {
        let a = begin + (end - begin) * Double(index) / Double(count)
        let b = begin + (end - begin) * Double(index + 1) / Double(count)
        items += pieces(from: a, to: b, of: ground, room: (from, to), on: extended, canSplit: true)
      }
    }
    return items
  }

  /// The items that see the ground from `a` to `b` with the aircraft between the ends of `room`.
  ///
  /// Where the free area ends before the ground does, the aircraft goes on to the end of the room and looks over.
  private func pieces(
    from a: Double, to b: Double, of ground: Double, room: (Double, Double), on extended: [MapPoint],
    canSplit: Bool
  ) -> [WorkItem] {
    let (low, high) = room
    let ahead = a - lead >= low - slack
    let back = b + lead <= high + slack
    func cut(_ from: Double, _ to: Double) -> [MapPoint] {
      Lines.part(of: extended, from: max(low, from) + lead, to: min(high, to) + lead)
    }
    let path: [MapPoint]
    switch (ahead, back) {
    case (true, true): path = cut(a - lead, b + lead)
    case (true, false): path = cut(a - lead, max(ground - lead, a - lead + shortest))
    case (false, true): path = cut(min(lead, b + lead - shortest), b + lead).reversed()
    case (false, false):
      let middle = (a + b) / 2
      if canSplit, middle - lead >= low - slack, middle + lead <= high + slack {
        return pieces(from: a, to: middle, of: ground, room: room, on: extended, canSplit: false)
          + pieces(from: middle, to: b, of: ground, room: room, on: extended, canSplit: false)
      }
      path = cut(low, high)
    }
    if Polyline.length(path) < shortest { return [] }
    return [item(path, reversible: ahead == back)]
  }
}
