import ArgumentParser

/// Reads the formats of public benchmark instances and runs the product's searches on them; it only reads and prints.
@main
struct InstancesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "instances",
    abstract: "Runs Skybeat's searches on benchmark instances and prints one JSON object.",
    subcommands: [
      SweepCommand.self, OrienteeringCommand.self, FlightCommand.self, FlownCommand.self,
      ViewshedCommand.self, PatrolDayCommand.self, WindowsCommand.self, DepotsCommand.self,
      DepotsWindowsCommand.self,
      TripsCommand.self, ElectricCommand.self,
    ])
}
