// tests of AircraftModel
