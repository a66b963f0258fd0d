"""Points and lines: landmarks, patrol lines, targets."""

from shapely.geometry import LineString, Point

from drawn import grid, landmarks, lines

from .areas import DRAWN, DRAWN_DATE
from .write import CC_BY, ODBL, feature


def landmark_features():
    return [feature(
        Point(lon, lat), id=id, name_en=en, name_zh=zh, kind=kind, source="Skybeat, placed by hand from general knowledge",
        source_date=DRAWN_DATE, licence=CC_BY, accuracy_m=accuracy)
        for id, en, zh, kind, accuracy, lon, lat in landmarks.LANDMARKS]


def line_features():
    return [feature(
        LineString(points), id=id, name_en=en, name_zh=zh, kind=kind, source=DRAWN, source_date=DRAWN_DATE,
        licence=ODBL, accuracy_m=accuracy, district=district)
        for id, en, zh, kind, district, accuracy, points in lines.LINES]


def _street_lon(street, lat):
    _, south, north = street
    t = (lat - grid.SOUTH_LAT) / (grid.NORTH_LAT - grid.SOUTH_LAT)
    return south + t * (north - south)


def _blocks():
    """Street blocks from south to north, west to east: (west street, east street, south, north)."""
    for south, north in zip(grid.STREETS_EW, grid.STREETS_EW[1:]):
        for west, east in zip(grid.STREETS_NS, grid.STREETS_NS[1:]):
            yield west, east, south, north


def _inside(block, across, up):
    """A place in a block: `across` from the west street (0) to the east street (1), `up` from south to north."""
    west, east, south, north = block
    lat = south + up * (north - south)
    return _street_lon(west, lat) + across * (_street_lon(east, lat) - _street_lon(west, lat)), lat


def _fraction(n, step):
    """A spread-out sequence in 0..<1 (additive recurrence), so that places are irregular but fixed."""
    return (n * step) % 1.0


def target_features():
    blocks = list(_blocks())
    most = len(blocks)
    if max(grid.ROOFS, grid.SCAFFOLDS, grid.BACK_LANES) > most:
        raise SystemExit(f"drawn/grid.py: {most} blocks cannot hold one target of a kind each")
    golden, other = 0.6180339887, 0.7548776662
    out = []

    def add(id, en, zh, kind, district, group, extent, priority, lon, lat, accuracy):
        out.append(feature(
            Point(lon, lat), id=id, name_en=en, name_zh=zh, kind=kind,
            source="Skybeat, illustrative position on a drawn street grid, not a real case",
            source_date=DRAWN_DATE, licence=CC_BY, accuracy_m=accuracy, district=district, group=group,
            extent_m=extent, priority=priority))

    def group(block):
        return "jordan" if block[2] < 22.3070 else "yau-ma-tei-south" if block[2] < 22.3096 else "yau-ma-tei-north"

    series = [
        ("roof", "Roof", "天台", grid.ROOFS, 12, lambda n: (0.15 + 0.7 * _fraction(n, golden), 0.15 + 0.7 * _fraction(n, other))),
        ("scaffold", "Scaffold", "棚架", grid.SCAFFOLDS, 15, lambda n: (0.06, 0.2 + 0.6 * _fraction(n, golden))),
        ("back-lane", "Back lane", "後巷", grid.BACK_LANES, 25, lambda n: (0.5, 0.35 + 0.3 * _fraction(n, other))),
    ]
    for kind, en, zh, count, extent, place in series:
        for n in range(count):
            block = blocks[n * most // count]
            lon, lat = _inside(block, *place(n + 1))
            add(f"{kind}-{n + 1:02d}", f"{en} {n + 1}", f"{zh} {n + 1}", kind, "kowloon-west", group(block), extent,
                1 + (n * 7 + len(kind)) % 3, lon, lat, 100)
    for id, en, zh, kind, where, extent, priority, lon, lat in grid.CENTRAL_TARGETS:
        add(id, en, zh, kind, "central", where, extent, priority, lon, lat, 150)
    return out
