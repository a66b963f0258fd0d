"""Reads a GeoPackage with Python's sqlite3 alone and holds it to the rules of the standard that Skybeat relies on.

Usage: geopackage.py FILE. Prints the count of rows of every table as JSON, or what is wrong and exits with 1.
"""

import json
import re
import sqlite3
import struct
import sys
import xml.etree.ElementTree as tree

KINDS = {"POINT": 1, "LINESTRING": 2, "POLYGON": 3, "MULTIPOLYGON": 6}


def positions(blob, at):
    """Kind, positions and the place after a little-endian WKB geometry."""
    order, kind = struct.unpack_from("<BI", blob, at)
    assert order == 1, "byte order of WKB"
    at += 5
    if kind == 1:
        return kind, [struct.unpack_from("<dd", blob, at)], at + 16
    (count,) = struct.unpack_from("<I", blob, at)
    at += 4
    found = []
    for _ in range(count):
        if kind == 2:
            found.append(struct.unpack_from("<dd", blob, at))
            at += 16
        elif kind == 3:
            (size,) = struct.unpack_from("<I", blob, at)
            ring = [struct.unpack_from("<dd", blob, at + 4 + 16 * i) for i in range(size)]
            assert size >= 4 and ring[0] == ring[-1], "a ring is closed"
            found += ring
            at += 4 + 16 * size
        else:
            inner, more, at = positions(blob, at)
            assert inner == 3, "a multipolygon holds polygons"
            found += more
    return kind, found, at


def geometry(blob, wanted):
    assert blob[:2] == b"GP" and blob[2] == 0, "head of a geometry"
    flags = blob[3]
    (srs,) = struct.unpack_from("<i", blob, 4)
    assert flags & 1 == 1 and srs == 4326, "byte order or reference system of a geometry"
    envelope, empty = flags >> 1 & 7, flags >> 4 & 1
    assert envelope in (0, 1), "kind of envelope"
    kind, found, end = positions(blob, 8 + (32 if envelope else 0))
    assert end == len(blob), "bytes after a geometry"
    assert kind == KINDS[wanted], f"kind {kind} in a layer of {wanted}"
    assert bool(empty) == (not found), "mark of an empty geometry"
    if envelope:
        x, y = [p[0] for p in found], [p[1] for p in found]
        assert struct.unpack_from("<dddd", blob, 8) == (min(x), max(x), min(y), max(y)), "envelope"
    return found


def check(path):
    base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    one = lambda sql, *values: base.execute(sql, values).fetchone()
    assert one("PRAGMA application_id")[0] == 0x47504B47, "application_id"
    assert one("PRAGMA user_version")[0] == 10300, "user_version"
    assert one("PRAGMA integrity_check")[0] == "ok", "integrity"
    assert not base.execute("PRAGMA foreign_key_check").fetchall(), "foreign keys"
    systems = {row[0] for row in base.execute("SELECT srs_id FROM gpkg_spatial_ref_sys")}
    assert {-1, 0, 4326} <= systems, "reference systems"
    tables = {row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    listed = base.execute("SELECT * FROM gpkg_contents").fetchall()
    own = {t for t in tables if not t.startswith(("gpkg_", "sqlite_"))}
    assert own == {row[0] for row in listed}, "gpkg_contents lists other tables than there are"
    counts = {}
    for name, data, _, _, change, west, south, east, north, srs in listed:
        assert data in ("features", "attributes"), f"data type of {name}"
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", change), f"last_change of {name}"
        columns = base.execute(f"PRAGMA table_info({name})").fetchall()
        assert [c[5] for c in columns].count(1) == 1 and columns[0][2] == "INTEGER", f"key of {name}"
        counts[name] = one(f"SELECT count(*) FROM {name}")[0]
        for _, column, kind, *_ in columns:
            if kind == "DATETIME" and name != "layer_styles":
                for (value,) in base.execute(f"SELECT {column} FROM {name} WHERE {column} IS NOT NULL"):
                    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", value), f"{name}.{column}"
        layer = one("SELECT * FROM gpkg_geometry_columns WHERE table_name = ?", name)
        assert (layer is None) == (data == "attributes"), f"geometry column of {name}"
        if layer is None:
            continue
        _, column, kind, layer_srs, z, m = layer
        assert srs == layer_srs == 4326 and z == m == 0, f"reference system of {name}"
        for (blob,) in base.execute(f"SELECT {column} FROM {name} WHERE {column} IS NOT NULL"):
            for x, y in geometry(blob, kind):
                assert west <= x <= east and south <= y <= north, f"extent of {name}"
    for name, qml in base.execute("SELECT f_table_name, styleQML FROM layer_styles"):
        assert name in own, f"style of {name}"
        style = tree.fromstring(qml[qml.index("<qgis"):])
        rules = {r.get("symbol") for r in style.iter("rule")}
        assert rules == {s.get("name") for s in style.iter("symbol")}, f"symbols of {name}"
    return counts


if __name__ == "__main__":
    try:
        print(json.dumps(check(sys.argv[1]), sort_keys=True))
    except AssertionError as mistake:
        print(f"{sys.argv[1]}: {mistake}", file=sys.stderr)
        sys.exit(1)
