import Planar
package import Units

/// A place from which a target may be looked at.
package struct Look: Hashable, Sendable {
  package var place: MapPoint
  /// Least height of the camera, metres above the Principal Datum; nil: the beat's height above the ground.
  package var leastHKPDM: Double?
  /// Height of the ground at the target that the camera is turned to, metres above the Principal Datum, once the
  /// height of the camera is known; nil: the beat's own camera angle.
  package var aimHKPDM: Double?
  /// The same where that ground may be as high as the camera.
  package var lowAimHKPDM: Double?
  package init(
    place: MapPoint, leastHKPDM: Double? = nil, aimHKPDM: Double? = nil, lowAimHKPDM: Double? = nil
  ) {
    self.place = place
    self.leastHKPDM = leastHKPDM
    self.aimHKPDM = aimHKPDM
    self.lowAimHKPDM = lowAimHKPDM
  }
}

extension WorkItem {
  /// A look at a target that may be taken from any of some places; from the first until another is chosen.
  init(target: String, looks: [Look], holdS: Double, gimbalPitchDeg: Double) {
    self.init(
      path: [looks[0].place], reversible: true, holdS: holdS, gimbalPitchDeg: gimbalPitchDeg,
      lookAsideDeg: nil, target: target)
    self.looks = looks
    look = looks[0]
  }

  /// The same work from another of its places.
  func taking(_ look: Look) -> WorkItem {
    var copy = self
    copy.look = look
    copy.path = [look.place]
    return copy
  }

  /// The same work with those of its places that serve, from the first of them; nil when none does.
  func keeping(_ serves: (Look) -> Bool) -> WorkItem? {
    let kept = looks.filter(serves)
    guard let first = kept.first else { return nil }
    var copy = look.map(kept.contains) == true ? self : taking(first)
    copy.looks = kept
    return copy
  }

  /// The same work with so many of its places at most, far from each other; the one taken stays.
  func thinned(to count: Int) -> WorkItem {
    guard looks.count > count, let first = look else { return self }
    var kept = [first]
    var apart = looks.map { $0.place.distance(to: first.place) }
    while kept.count < count {
      guard let next = apart.indices.max(by: { apart[$0] < apart[$1] }), apart[next] > 0 else { break }
      kept.append(looks[next])
      for index in looks.indices {
        apart[index] = min(apart[index], looks[index].place.distance(to: looks[next].place))
      }
    }
    var copy = self
    copy.looks = kept
    return copy
  }
}
