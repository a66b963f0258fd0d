import Reports

/// All pictures of the documents. A picture is one file here with one function that draws it, and one line in the list.
enum Gallery {
  struct Scene: Sendable {
    /// Of the file in `docs/pictures`, without `.svg`.
    var name: String
    var draw: @Sendable () throws -> SketchSheet
  }

  static let scenes: [Scene] = [
    Scene(name: "sketch-signs", draw: SignsScene.sheet),
    Scene(name: "orienteering", draw: OrienteeringScene.sheet),
    Scene(name: "routing", draw: RoutingScene.sheet),
    Scene(name: "corridor", draw: CorridorScene.sheet),
    Scene(name: "ring", draw: RingScene.sheet),
    Scene(name: "sweep", draw: SweepScene.sheet),
    Scene(name: "crosshatch", draw: CrosshatchScene.sheet),
    Scene(name: "flight", draw: FlightScene.sheet),
    Scene(name: "targets", draw: TargetScene.sheet),
    Scene(name: "transit", draw: TransitScene.sheet),
    Scene(name: "cover", draw: CoverScene.sheet),
    Scene(name: "viewshed", draw: ViewshedScene.sheet),
  ]
}
