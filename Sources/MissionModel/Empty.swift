// MissionModel
