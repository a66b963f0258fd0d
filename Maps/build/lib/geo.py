"""Geometry in two frames: WGS 84 degrees (as stored) and HK1980 Grid metres (EPSG:2326, as measured)."""

import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry import MultiPolygon, Polygon, box
from shapely.geometry.polygon import orient

#: The window of the whole map: 113.80-114.45 E, 22.13-22.60 N.
WINDOW = box(113.80, 22.13, 114.45, 22.60)

_TO_GRID = Transformer.from_crs(4326, 2326, always_xy=True)
_TO_WGS = Transformer.from_crs(2326, 4326, always_xy=True)


def _apply(transformer, shape):
    return shapely.transform(shape, lambda a: np.column_stack(transformer.transform(a[:, 0], a[:, 1])))


def to_grid(shape):
    """WGS 84 degrees to HK1980 Grid metres, easting first."""
    return _apply(_TO_GRID, shape)


def to_wgs(shape):
    """HK1980 Grid metres, easting first, to WGS 84 degrees."""
    return _apply(_TO_WGS, shape)


def polygons(shape):
    """All polygons of a shape, lines and points left out."""
    if shape.geom_type == "Polygon":
        return [] if shape.is_empty else [shape]
    if hasattr(shape, "geoms"):
        return [p for part in shape.geoms for p in polygons(part)]
    return []


def areal(shape):
    """A shape's polygons as one Polygon or MultiPolygon, largest first."""
    parts = sorted(polygons(shape), key=lambda p: (-p.area, p.bounds))
    if not parts:
        raise ValueError("no area is left of the shape")
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def without_crumbs(shape_m, smallest_m2):
    """Drops parts and holes smaller than the given area; input and output in grid metres."""
    kept = []
    for part in polygons(shape_m):
        if part.area >= smallest_m2:
            holes = [h for h in part.interiors if Polygon(h).area >= smallest_m2]
            kept.append(Polygon(part.exterior, holes))
    return areal(MultiPolygon(kept))


def simplify_to(shape_m, start_m, most_points):
    """Simplifies (topology kept) with the smallest tolerance of a fixed ladder that meets the point limit."""
    tolerance = start_m
    for _ in range(40):
        out = shapely.simplify(shape_m, tolerance)
        if shapely.get_num_coordinates(out) <= most_points and out.is_valid:
            return out
        tolerance *= 1.15
    raise ValueError(f"cannot come down to {most_points} points")


def rounded(shape, digits=6):
    """Rounds a shape in degrees, repeated points removed, outer rings counter-clockwise (RFC 7946)."""
    out = shapely.set_precision(shape, 10.0**-digits)
    if out.geom_type in ("Polygon", "MultiPolygon", "GeometryCollection"):
        out = areal(out)
        if out.geom_type == "Polygon":
            return orient(out, 1.0)
        return MultiPolygon([orient(p, 1.0) for p in out.geoms])
    # set_precision may reorder the merged line, so lines and points are rounded point by point.
    return shapely.transform(shape, lambda a: np.round(a, digits))


def circle(lon, lat, radius_m, points=48):
    """A circle on the HK1980 Grid as a polygon that goes outside the true circle, never inside it."""
    centre = to_grid(shapely.Point(lon, lat))
    grow = radius_m / np.cos(np.pi / points)
    angles = 2 * np.pi * np.arange(points) / points
    ring = [(centre.x + grow * np.cos(a), centre.y + grow * np.sin(a)) for a in angles]
    return to_wgs(Polygon(ring))
