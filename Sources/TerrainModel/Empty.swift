// TerrainModel
