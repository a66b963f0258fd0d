"""Coordinates drawn by hand for Skybeat: lon, lat in WGS 84 degrees.

First from general knowledge; edges that measured far off a reference were redrawn by hand. No vertex is copied.
"""
