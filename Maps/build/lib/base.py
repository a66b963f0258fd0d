"""The two layers that come from open data: land (roaring-landmask) and boundary (timezonefinder)."""

from importlib.metadata import version

import shapely
from shapely import wkb
from shapely.geometry import LineString, Point, Polygon, box

from drawn.islands import ISLANDS

from .geo import WINDOW, areal, polygons, to_grid, to_wgs
from .write import ODBL, feature

LAND_SOURCE = "OpenStreetMap land polygons, generalised, from PyPI roaring-landmask"
LAND_DATE = "roaring-landmask 0.11.0"
BOUNDARY_SOURCE = "OpenStreetMap through PyPI timezonefinder-data (polygon Asia/Hong_Kong)"
BOUNDARY_DATE = "timezonefinder-data 3.2026.3.post1"

SIMPLIFY_M = 3.0
SMALLEST_ISLET_M2 = 5_000.0

# Ends of the land and sea line, from the published schedule of 1997 (points 1, 6 and 7).
POINT_1 = Point(114 + 13 / 60 + 34.85 / 3600, 22 + 32 / 60 + 37.21 / 3600)
POINT_6 = Point(113 + 59 / 60 + 42.20 / 3600, 22 + 30 / 60 + 36.23 / 3600)
POINT_7 = Point(113 + 56 / 60 + 52.10 / 3600, 22 + 28 / 60 + 20.49 / 3600)


def _need(package, wanted):
    if version(package) != wanted:
        raise SystemExit(f"{package}: version {version(package)} is installed, {wanted} is needed")


def land_features():
    _need("roaring-landmask", "0.11.0")
    from roaring_landmask import LandmaskProvider, Shapes

    world = wkb.loads(bytes(Shapes.wkb(LandmaskProvider.Osm)))
    near = [world.geoms[i] for i in sorted(shapely.STRtree(world.geoms).query(WINDOW))]
    pieces = [p for n in near for p in polygons(shapely.make_valid(n).intersection(WINDOW))]
    named = {row[0]: row for row in ISLANDS}
    wanted = {row[0]: Point(row[3], row[4]) for row in ISLANDS}
    rows = []
    for piece in pieces:
        metres = to_grid(piece)
        ids = [i for i, place in wanted.items() if piece.contains(place)]
        if len(ids) > 1:
            raise SystemExit(f"land: {ids} lie on one polygon")
        if not ids and metres.area < SMALLEST_ISLET_M2:
            continue
        rows.append((metres.area, ids[0] if ids else None, to_wgs(shapely.simplify(metres, SIMPLIFY_M))))
    missing = sorted(set(wanted) - {r[1] for r in rows})
    if missing:
        raise SystemExit(f"land: no polygon holds the named place of {missing}")
    order = {row[0]: n for n, row in enumerate(ISLANDS)}
    rows.sort(key=lambda r: (order.get(r[1], 10_000), -r[0], r[2].bounds))
    features, number = [], 0
    for area, id, shape in rows:
        if id is None:
            number += 1
            id, name_en, name_zh = f"island-{number:03d}", f"island {number}", f"島 {number}"
        else:
            name_en, name_zh = named[id][1:3]
        features.append(feature(
            shape, id=id, name_en=name_en, name_zh=name_zh, kind="land", source=LAND_SOURCE,
            source_date=LAND_DATE, licence=ODBL, accuracy_m=60, area_m2=round(area)))
    return features


def _between(ring, start, end, via):
    """The part of a ring from the vertex nearest `start` to that nearest `end`, the way that passes `via`."""
    points = list(ring.coords)[:-1]

    def nearest(p):
        return min(range(len(points)), key=lambda i: (points[i][0] - p.x) ** 2 + (points[i][1] - p.y) ** 2)

    a, b = nearest(start), nearest(end)
    forward = [points[(a + k) % len(points)] for k in range((b - a) % len(points) + 1)]
    backward = [points[(a - k) % len(points)] for k in range((a - b) % len(points) + 1)]
    return min((LineString(forward), LineString(backward)), key=lambda line: line.distance(via))


def boundary_shapes():
    """The line, the other side and the Hong Kong port area at Shenzhen Bay, in degrees."""
    _need("timezonefinder", "9.0.0")
    _need("timezonefinder-data", "3.2026.3.post1")
    from timezonefinder import TimezoneFinder

    parts = TimezoneFinder().get_geometry(tz_name="Asia/Hong_Kong", coords_as_pairs=True)
    shapes = sorted((Polygon(p[0], p[1:]) for p in parts), key=lambda s: -s.area)
    territory, port = shapes[0], shapes[1]
    line = _between(territory.exterior, POINT_1, POINT_7, Point(114.1132, 22.5310))
    window = box(WINDOW.bounds[0], 22.40, WINDOW.bounds[2], WINDOW.bounds[3])
    other = [p for p in polygons(window.difference(territory)) if p.distance(line) < 1e-6]
    north = max(other, key=lambda p: p.area)
    # West of Deep Bay the limit turns south into the Pearl River; the zone stops at the latitude of the window.
    return line, areal(north), port


def boundary_features():
    line, north, port = boundary_shapes()
    common = dict(source=BOUNDARY_SOURCE, source_date=BOUNDARY_DATE, licence=ODBL, accuracy_m=10)
    return [
        feature(line, id="hk-shenzhen", name_en="Hong Kong-Shenzhen boundary, Sha Tau Kok to Deep Bay",
                name_zh="香港與深圳分界線（沙頭角至深圳灣）", kind="boundary",
                length_m=round(to_grid(line).length), **common),
        feature(north, id="shenzhen-side", name_en="The other side: everything north of the boundary",
                name_zh="分界線以北（深圳一側）", kind="other-side", **common),
        feature(port, id="shenzhen-bay-port-hong-kong-area",
                name_en="Shenzhen Bay Port, Hong Kong Port Area (inside the other side)",
                name_zh="深圳灣口岸港方口岸區（位於深圳一側）", kind="enclave", **common),
    ]
