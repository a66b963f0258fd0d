// A user of the library imports Skybeat alone and finds the types that its jobs take and give.
@_exported public import AircraftModel
@_exported public import AirspaceModel
@_exported public import Checking
@_exported public import Coverage
@_exported public import Formats
@_exported public import Geodesy
@_exported public import MissionModel
@_exported public import Orienteering
@_exported public import Reports
@_exported public import Routing
@_exported public import Scheduling
@_exported public import Separations
@_exported public import Sweeps
@_exported public import TerrainModel
@_exported public import Units
