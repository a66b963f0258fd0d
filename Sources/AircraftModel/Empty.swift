// AircraftModel
