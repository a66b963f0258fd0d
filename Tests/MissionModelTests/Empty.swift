// tests of MissionModel
