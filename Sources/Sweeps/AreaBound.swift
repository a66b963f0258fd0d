/// The least length that any path needs to see an area with a round view.
public enum AreaBound {
  /// Metres: (A − πw²/4) / w, never below 0.
  ///
  /// A disc of diameter `width` carried along a path of length L sees at most L·w + πw²/4 square metres, whatever the
  /// path; an area of A square metres therefore needs at least this length. It heeds neither the shape of the area
  /// nor where the aircraft may fly, so that the true least length is larger.
  public static func metres(areaM2: Double, widthM: Double) -> Double {
    max(0, (areaM2 - Double.pi * widthM * widthM / 4) / widthM)
  }
}
