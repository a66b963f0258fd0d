// AirspaceModel
