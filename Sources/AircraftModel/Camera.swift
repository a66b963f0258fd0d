public import Units

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A camera as its data file describes it.
public struct Camera: Hashable, Sendable {
  public enum Spectrum: String, Hashable, Sendable, Codable { case visible, thermal }

  public var id: String
  public var name: BilingualText
  public var spectrum: Spectrum
  /// Diagonal field of view of the whole sensor.
  public var diagonalFieldOfView: Angle
  /// The sensor's pixels, wide and high: they fix the shape of the view.
  public var sensorPixelsWide, sensorPixelsHigh: Int
  /// The video stream's pixels; surveillance sees the stream, not the photo.
  public var streamPixelsWide, streamPixelsHigh: Int
  /// Whether it sees by night without light.
  public var seesAtNight: Bool
  /// How far above the horizon it can be turned, 0 or more.
  public var greatestPitch: Angle
  public var facts: [Fact]

  public init(
    id: String, name: BilingualText, spectrum: Spectrum, diagonalFieldOfView: Angle, sensorPixelsWide: Int,
    sensorPixelsHigh: Int, streamPixelsWide: Int, streamPixelsHigh: Int, seesAtNight: Bool,
    greatestPitch: Angle = .degrees(0),
    facts: [Fact]
  ) {
    self.id = id
    self.name = name
    self.spectrum = spectrum
    self.diagonalFieldOfView = diagonalFieldOfView
    self.sensorPixelsWide = sensorPixelsWide
    self.sensorPixelsHigh = sensorPixelsHigh
    self.streamPixelsWide = streamPixelsWide
    self.streamPixelsHigh = streamPixelsHigh
    self.seesAtNight = seesAtNight
    self.greatestPitch = greatestPitch
    self.facts = facts
  }

  /// The least whole degrees above the horizon at which no ground lower than the camera is in view, with one degree to
  /// spare; nil: it cannot be turned up so far.
  public var pitchAboveGround: Angle? { pitchToLookUp > greatestPitch ? nil : pitchToLookUp }

  /// The same angle, whether the camera can be turned so far or not.
  public var pitchToLookUp: Angle { .degrees((atan(halfHeightTangent) * 180 / .pi).rounded(.up) + 1) }

  /// Tangent of half the horizontal field of view; the stream keeps the sensor's full width.
  public var halfWidthTangent: Double {
    let wide = Double(sensorPixelsWide)
    let high = Double(sensorPixelsHigh)
    let diagonal = (wide * wide + high * high).squareRoot()
    return tan(diagonalFieldOfView.radians / 2) * wide / diagonal
  }

  /// Tangent of half the vertical field of view of the stream: a crop of the sensor in the stream's shape.
  public var halfHeightTangent: Double {
    let sensor = halfWidthTangent * Double(sensorPixelsHigh) / Double(sensorPixelsWide)
    let stream = halfWidthTangent * Double(streamPixelsHigh) / Double(streamPixelsWide)
    return min(sensor, stream)
  }

  /// Angle across one stream pixel at the centre of the view, in radians.
  public var radiansPerPixel: Double { 2 * halfWidthTangent / Double(streamPixelsWide) }
}
