// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A library target of this package; the list of what it may import is the architecture.
func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one room.
func tests(_ name: String, _ dependencies: [Target.Dependency], data: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], exclude: data, swiftSettings: strict)
}

let package = Package(
  name: "skybeat",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Skybeat", targets: ["Skybeat"]),
    .executable(name: "skybeat", targets: ["Command"]),
    .executable(name: "skybeat-instances", targets: ["Instances"]),
    .executable(name: "skybeat-trial", targets: ["Trial"]),
    .executable(name: "skybeat-unions", targets: ["Unions"]),
    .executable(name: "skybeat-sight-time", targets: ["SightTime"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"]), .brew(["proj"])]),
    .systemLibrary(
      name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"]), .brew(["geos"])]),
    .systemLibrary(
      name: "CZLIB", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CCURL", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
    .systemLibrary(
      name: "CCRYPTO", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    room("Units", []),
    room("Planar", ["Units"]),
    room("Geodesy", ["Units", "Planar", "CPROJ", "CGEOS"]),
    room("TerrainModel", ["Units", "Planar", "Geodesy", "CZLIB"]),
    room("Viewshed", ["TerrainModel"]),
    room("AirspaceModel", ["Units", "Planar", "Geodesy"]),
    room("AircraftModel", ["Units"]),
    room(
      "MissionModel",
      [
        "Units", "Planar", "Geodesy", "TerrainModel", "AirspaceModel", "AircraftModel",
        .product(name: "Yams", package: "Yams"),
      ]),
    room(
      "Coverage",
      ["Units", "Planar", "Geodesy", "TerrainModel", "AirspaceModel", "AircraftModel", "MissionModel"]),
    room("Sweeps", ["Units", "Planar", "Geodesy"]),
    room("Offsets", ["Units", "Planar", "Geodesy"]),
    room("Orienteering", ["Units"]),
    room("PatrolDays", ["Units"]),
    room("RoundTrips", ["Units"]),
    room(
      "Routing",
      [
        "Units", "Planar", "Geodesy", "TerrainModel", "AirspaceModel", "AircraftModel", "MissionModel",
        "Coverage", "Sweeps", "Offsets", "Orienteering",
      ]),
    room("Scheduling", ["Units", "Planar", "Geodesy", "AirspaceModel", "AircraftModel", "MissionModel"]),
    room("Checking", ["Units", "Geodesy", "TerrainModel", "AirspaceModel", "AircraftModel", "MissionModel"]),
    room("Formats", ["Units", "AirspaceModel", "AircraftModel", "MissionModel", "Coverage"]),
    room("Reports", ["Units", "AirspaceModel", "AircraftModel", "MissionModel", "Coverage"]),
    room(
      "Skybeat",
      [
        "Units", "Planar", "Geodesy", "TerrainModel", "AirspaceModel", "AircraftModel", "MissionModel",
        "Coverage", "Sweeps", "Offsets", "Orienteering", "Routing", "Scheduling", "Checking", "Formats",
        "Reports",
      ]),
    // For the program alone: the library reaches for no network.
    room("Fetching", ["CCURL", "CCRYPTO"]),
    // Part of this package and not of Benchmarks, so that it builds with the few rooms that it needs.
    .executableTarget(
      name: "Instances",
      dependencies: [
        "Units", "Planar", "TerrainModel", "Viewshed", "AircraftModel", "Sweeps", "Orienteering",
        "PatrolDays", "RoundTrips",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/Sources/Instances", swiftSettings: strict),
    .executableTarget(
      name: "Trial",
      dependencies: [
        "Skybeat", "Planar", "Units", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/Sources/Trial", swiftSettings: strict),
    .executableTarget(
      name: "SightTime",
      dependencies: ["Skybeat", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Benchmarks/Sources/SightTime", swiftSettings: strict),
    .executableTarget(
      name: "Unions",
      dependencies: [
        "Units", "Planar", "Geodesy", "AircraftModel", "Coverage",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/Sources/Unions", swiftSettings: strict),
    .executableTarget(
      name: "Command",
      dependencies: [
        "Skybeat", "Fetching", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    // Draws the pictures of the documents.
    .executableTarget(
      name: "Pictures",
      dependencies: [
        "Units", "Planar", "Geodesy", "TerrainModel", "Viewshed", "AirspaceModel", "AircraftModel",
        "MissionModel", "Coverage", "Sweeps", "Offsets", "Orienteering", "Routing", "Reports", "Skybeat",
      ],
      swiftSettings: strict),
    .target(name: "TestSupport", dependencies: ["Units"], path: "Tests/TestSupport", swiftSettings: strict),
    tests("UnitsTests", ["Units"]),
    tests("PlanarTests", ["Planar", "Units"]),
    tests("GeodesyTests", ["Geodesy", "Planar", "Units"]),
    tests("TerrainModelTests", ["TerrainModel", "Geodesy", "Planar", "Units"]),
    tests("ViewshedTests", ["Viewshed", "TerrainModel", "Units"]),
    tests(
      "AircraftModelTests", ["AircraftModel", "MissionModel", "Geodesy", "Instances", "Units"],
      data: ["flights"]),
    tests(
      "MissionModelTests",
      ["MissionModel", "AircraftModel", "AirspaceModel", "TerrainModel", "Geodesy", "Planar", "Units"]),
    tests("SweepsTests", ["Sweeps", "Planar", "Geodesy", "Units"]),
    tests("OffsetsTests", ["Offsets", "Planar", "Geodesy", "Units"]),
    tests("OrienteeringTests", ["Orienteering", "Units"]),
    tests("PatrolDaysTests", ["PatrolDays", "Units"]),
    tests("RoundTripsTests", ["RoundTrips", "Units"]),
    tests(
      "InstancesTests",
      [
        "Instances", "Orienteering", "PatrolDays", "RoundTrips", "Units",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    tests("RoutingTests", ["Skybeat"]),
    tests("CoverageTests", ["Skybeat"]),
    tests("SchedulingTests", ["Skybeat"]),
    tests("CheckingTests", ["Skybeat"]),
    tests("FormatsTests", ["Skybeat"]),
    tests("ReportsTests", ["Skybeat"]),
    tests("PicturesTests", ["Pictures"]),
    tests("FetchingTests", ["Fetching"]),
    tests("CommandTests", [.product(name: "Yams", package: "Yams")], data: ["cases", "missions"]),
    tests("TrialTests", ["Trial", "Skybeat"]),
    tests("UnionsTests", ["Unions", "Geodesy", "Units"]),
    tests("ArchitectureTests", []),
    tests("SkybeatTests", ["Skybeat"]),
  ],
  swiftLanguageModes: [.v6]
)
