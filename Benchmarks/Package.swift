// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "skybeat-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "skybeat", path: "..")],
  targets: [
    .systemLibrary(
      name: "CSystemPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"]), .brew(["proj"])]),
    .target(name: "CReference", dependencies: ["CSystemPROJ"]),
    .executableTarget(
      name: "proj-speed",
      dependencies: ["CReference", .product(name: "Skybeat", package: "skybeat")], path: "Sources/ProjSpeed"),
    .executableTarget(
      name: "grid-speed", dependencies: [.product(name: "Skybeat", package: "skybeat")],
      path: "Sources/GridSpeed"),
  ],
  swiftLanguageModes: [.v6]
)
