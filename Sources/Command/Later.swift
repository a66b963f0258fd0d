import ArgumentParser
struct ConvertCommand: ParsableCommand {}
struct MapsCommand: ParsableCommand {}
struct AircraftCommand: ParsableCommand {}
