"""Coordinates drawn by hand for Skybeat: lon, lat in WGS 84 degrees. Nothing here is traced or copied."""
