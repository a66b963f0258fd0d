import Units

/// Checks of places in degrees, shared by all transformations.
enum GeoChecks {
  /// Throws unless all are finite, with latitude -90...90 and longitude -180...180.
  static func places(_ places: [GeoPoint]) throws(GeodesyError) {
    let fine = places.withUnsafeBufferPointer { buffer in
      // NaN fails every comparison.
      buffer.allSatisfy { abs($0.latitude) <= 90 && abs($0.longitude) <= 180 }
    }
    if fine { return }
    let notFinite = indicesNotFinite(places)
    if !notFinite.isEmpty {
      throw GeodesyError.atPoints(.notFinite, notFinite) {
        "\(text(places[$0])) is not a place (NaN or infinite)"
      }
    }
    let bad = places.indices.filter { !(abs(places[$0].latitude) <= 90 && abs(places[$0].longitude) <= 180) }
    throw GeodesyError.atPoints(looksSwapped(places[bad[0]]) ? .swappedAxes : .outOfArea, bad) { index in
      "\(text(places[index])) is not on Earth: latitude is -90...90, longitude -180...180"
        + (looksSwapped(places[index]) ? "; latitude and longitude look swapped" : "")
    }
  }

  /// Whether the numbers would lie in Hong Kong the other way round.
  static func looksSwapped(_ place: GeoPoint) -> Bool {
    (113...115).contains(place.latitude) && (22...23).contains(place.longitude)
  }

  static func text(_ place: GeoPoint) -> String {
    "latitude \(place.latitude), longitude \(place.longitude)"
  }
}
