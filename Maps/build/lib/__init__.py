"""Shared parts of the map build: geometry, writing and the layer builders."""
