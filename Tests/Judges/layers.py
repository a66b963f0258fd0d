"""Looks at the map layers and the timetable as any reader of GeoJSON and CSV would."""

import csv
import io
import json
import re


def positions(coordinates):
    """All positions of a geometry's coordinates, however deep."""
    if coordinates and isinstance(coordinates[0], (int, float)):
        yield coordinates
    else:
        for part in coordinates:
            yield from positions(part)


def turn(ring):
    """Twice the signed area, from the first corner; positive counter-clockwise."""
    x0, y0 = ring[0]
    return sum((ax - x0) * (by - y0) - (bx - x0) * (ay - y0) for (ax, ay), (bx, by) in zip(ring, ring[1:]))


def check_geojson(path, verdict):
    text = path.read_text("utf-8")
    document = json.loads(text)
    name = path.name
    verdict.equal(document["type"], "FeatureCollection", f"{name}: type")
    verdict.check("crs" not in document, f"{name}: RFC 7946 has no crs")
    ids = [feature["id"] for feature in document["features"]]
    verdict.equal(len(set(ids)), len(ids), f"{name}: ids")
    for number in re.findall(r"-?\d+\.\d{7,}", text):
        if not re.fullmatch(r"-?\d+\.\d{7}", number):
            verdict.check(False, f"{name}: {number} has more than 7 decimals")
    everywhere = []
    for feature in document["features"]:
        what = f"{name}: {feature['id']}"
        verdict.check(
            all(not isinstance(value, (list, dict)) for value in feature["properties"].values()),
            what + " properties are flat",
        )
        shape = feature["geometry"]
        if shape is None:
            continue
        here = list(positions(shape["coordinates"]))
        verdict.check(all(len(p) == 2 for p in here), what + " positions have two numbers")
        everywhere += here
        if shape["type"] == "MultiPolygon":
            for polygon in shape["coordinates"]:
                for number, ring in enumerate(polygon):
                    verdict.check(len(ring) >= 4 and ring[0] == ring[-1], f"{what} ring {number} is closed")
                    verdict.check((turn(ring) > 0) == (number == 0), f"{what} ring {number} runs the right way")
    if everywhere:
        wanted = [min(p[0] for p in everywhere), min(p[1] for p in everywhere),
                  max(p[0] for p in everywhere), max(p[1] for p in everywhere)]
        verdict.equal(document["bbox"], wanted, f"{name}: bbox")
    return document["features"]


def check_layers(folder, plan, coverage, verdict):
    layers = folder / "layers"
    if layers.is_dir():
        found = {path.stem: check_geojson(path, verdict) for path in sorted(layers.glob("*.geojson"))}
        lines = found.get("routes", [])
        verdict.equal(len(lines), len(plan["routes"]), "routes.geojson: features")
        for line, route in zip(lines, plan["routes"]):
            wanted = [[round(w["longitude_deg"], 7), round(w["latitude_deg"], 7)] for w in route["waypoints"]]
            verdict.equal(line["geometry"]["coordinates"], wanted, f"routes.geojson: {route['id']}")
        points = sum(len(route["waypoints"]) for route in plan["routes"])
        verdict.equal(len(found.get("waypoints", [])), points, "waypoints.geojson: features")
        if coverage is not None:
            gaps = sum(len(beat["gaps"]) for beat in coverage["beats"])
            verdict.equal(len(found.get("gaps", [])), gaps, "gaps.geojson: features")
            verdict.equal(len(found.get("covered", [])), len(coverage["beats"]), "covered.geojson: features")
    table = folder / "timetable.csv"
    if table.is_file():
        raw = table.read_bytes()
        verdict.check(raw.startswith(b"\xef\xbb\xbf"), "timetable.csv: byte order mark")
        rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))
        verdict.equal([row["sortie"] for row in rows], [s["id"] for s in plan["sorties"]], "timetable.csv: rows")
        for row, sortie in zip(rows, plan["sorties"]):
            verdict.equal(row["takeoff"], sortie["takeoff"], f"timetable.csv: {row['sortie']} take-off")
            verdict.check(None not in row and None not in row.values(), f"timetable.csv: {row['sortie']} columns")
            for autopilot in ("ardupilot", "px4"):
                path = folder / "flights" / f"{row['flight_file']}.{autopilot}.plan"
                verdict.check(path.is_file(), f"timetable.csv: {path.name} is there")
