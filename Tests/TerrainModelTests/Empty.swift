// tests of TerrainModel
