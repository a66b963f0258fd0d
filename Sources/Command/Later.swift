import ArgumentParser
struct MapsCommand: ParsableCommand {}
struct AircraftCommand: ParsableCommand {}
