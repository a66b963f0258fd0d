"""Checks every layer of Maps/ and lists all mistakes: python3 Maps/build/check.py [folder]

Exit status 0 when nothing is wrong, 1 otherwise.
"""

import json
import re
import sys
from datetime import datetime
from itertools import combinations
from pathlib import Path

BUILD = Path(__file__).resolve().parent
sys.path.insert(0, str(BUILD))

import shapely  # noqa: E402
from shapely.geometry import Point, Polygon, shape  # noqa: E402
from shapely.ops import unary_union  # noqa: E402
from shapely.validation import explain_validity  # noqa: E402

import relief  # noqa: E402
from drawn import grid  # noqa: E402
from lib.geo import WINDOW, polygons, to_grid  # noqa: E402

HEAD = ["type", "name", "licence", "attribution", "official", "note", "features"]
LICENCES = {
    "land": "ODbL-1.0", "boundary": "ODbL-1.0", "districts": "ODbL-1.0", "shelters": "ODbL-1.0",
    "fire-watch": "CC-BY-4.0", "restricted": "ODbL-1.0", "landmarks": "CC-BY-4.0", "beat-lines": "ODbL-1.0",
    "targets": "CC-BY-4.0", "villages": "ODbL-1.0",
}
COMMON = {
    "id": str, "name_en": str, "name_zh": str, "kind": str, "source": str, "source_date": str, "licence": str,
    "accuracy_m": (int, float), "official": bool,
}
EXTRA = {
    "restricted": ["restriction", "lower_m", "lower_ref", "upper_m", "upper_ref", "hours", "valid_from", "valid_to",
                   "authority_en", "authority_zh", "rule"],
    "beat-lines": ["district"], "targets": ["district", "group", "extent_m", "priority"], "villages": ["district"],
}
EXPECTED = {
    "land": ["hong-kong-island", "kowloon-new-territories", "lantau", "cheung-chau", "lamma", "peng-chau",
             "hei-ling-chau", "tsing-yi", "chek-lap-kok"],
    "boundary": ["hk-shenzhen", "shenzhen-side"],
    "districts": ["border", "kowloon-west", "mong-kok", "yau-tsim", "sham-shui-po", "cheung-chau-division",
                  "cheung-chau", "lamma", "peng-chau", "central", "peak"],
    "restricted": ["airport-5km", "victoria-harbour", "shek-kong", "cross-boundary-north"],
}
#: Most points of one feature, by layer; land and boundary are as fine as their source.
MOST_POINTS = {"shelters": 31, "fire-watch": 41, "villages": 41, "beat-lines": 100}
MOST_POINTS_DISTRICT = {"border": 140, "kowloon-west": 180, "cheung-chau-division": 210}
#: Areas in square metres: (layer, kind) -> (least, most).
AREAS_M2 = {
    ("fire-watch", "fire-watch"): (1e6, 4e6), ("villages", "village"): (5e4, 3e5),
    ("villages", "hill-slope"): (5e5, 1.2e6),
}
MOST_BYTES, MOST_BYTES_TOTAL = 300_000, 1_000_000
MOST_BYTES_RELIEF = 600_000
DAYS = {"mon", "tue", "wed", "thu", "fri", "sat", "sun", "any"}
REFS = {"agl", "amsl", "hkpd"}
BORDER_ROAD_M, VILLAGE_M, DISTRICT_M, SIDE_M = 120.0, 100.0, 20.0, 50.0

mistakes = []
#: Layers whose properties or geometry cannot be relied on; checks across layers then make no sense.
broken = set()


def wrong(where, text):
    mistakes.append(f"{where}: {text}")


def signed_area(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:])) / 2


def numbers(coordinates):
    if isinstance(coordinates[0], (int, float)):
        yield coordinates
    else:
        for c in coordinates:
            yield from numbers(c)


def check_rings(where, geometry):
    kind, coordinates = geometry["type"], geometry["coordinates"]
    for polygon in {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(kind, []):
        for n, ring in enumerate(polygon):
            if len(ring) < 4 or ring[0] != ring[-1]:
                wrong(where, f"ring {n} is not closed or has fewer than 4 points")
            elif (signed_area(ring) > 0) != (n == 0):
                wrong(where, f"ring {n} turns the wrong way (outer rings counter-clockwise, holes clockwise)")


def check_layer(name, path):
    """Header, properties and geometry of one layer; gives its features by id."""
    text = path.read_text(encoding="utf-8")
    size = len(text.encode())
    if size > MOST_BYTES:
        wrong(path.name, f"{size} bytes, limit {MOST_BYTES}")
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        wrong(path.name, f"not JSON: line {error.lineno} column {error.colno}: {error.msg}")
        broken.add(name)
        return {}, size
    if list(data) != HEAD:
        wrong(path.name, f"members are {list(data)}, expected {HEAD}")
    if data.get("official") is not False:
        wrong(path.name, "official must be false")
    if "not for real flight" not in data.get("note", ""):
        wrong(path.name, "the note does not say that it is not for real flight")
    if data.get("licence") != LICENCES[name]:
        wrong(path.name, f"licence {data.get('licence')!r}, expected {LICENCES[name]!r}")
    if LICENCES[name] == "ODbL-1.0" and "© OpenStreetMap contributors" not in data.get("attribution", ""):
        wrong(path.name, "attribution lacks © OpenStreetMap contributors")
    found = {}
    for f in data.get("features", []):
        p = f["properties"]
        where = f"{path.name} {p.get('id')}"
        if not isinstance(p.get("id"), str):
            wrong(where, "property id is missing or no text")
            broken.add(name)
            continue
        for key, kind in COMMON.items():
            if not isinstance(p.get(key), kind) or p[key] == "":
                wrong(where, f"property {key} is missing, empty or of the wrong type: {p.get(key)!r}")
                broken.add(name)
        for key in EXTRA.get(name, []):
            if key not in p:
                wrong(where, f"property {key} is missing")
                broken.add(name)
        if p.get("official") is not False:
            wrong(where, "official must be false")
        if p.get("licence") != data["licence"]:
            wrong(where, f"licence {p.get('licence')!r} differs from the layer's")
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", p.get("id", "")):
            wrong(where, "id is not kebab-case")
        if p["id"] in found:
            wrong(where, "id is used twice")
        if not re.search("[\u4e00-\u9fff]", str(p.get("name_zh"))):
            wrong(where, f"name_zh has no Chinese character: {p.get('name_zh')!r}")
        accuracy = p.get("accuracy_m")
        if isinstance(accuracy, (int, float)) and not 0 < accuracy <= 1_000:
            wrong(where, f"accuracy_m {accuracy}, allowed 0-1,000 m")
        check_rings(where, f["geometry"])
        points = list(numbers(f["geometry"]["coordinates"]))
        if any(len(q) != 2 or round(q[0], 7) != q[0] or round(q[1], 7) != q[1] for q in points):
            wrong(where, "coordinates must be lon, lat with at most 7 decimals")
        g = shape(f["geometry"])
        if not g.is_valid:
            wrong(where, f"not valid: {explain_validity(g)}")
            broken.add(name)
        if not WINDOW.buffer(1e-6).covers(g):
            wrong(where, f"outside the window {WINDOW.bounds}: {g.bounds}")
        most = MOST_POINTS_DISTRICT.get(p["id"], 120) if name == "districts" else MOST_POINTS.get(name)
        if most and len(points) > most:
            wrong(where, f"{len(points)} points, limit {most}")
        least_most = AREAS_M2.get((name, p.get("kind")))
        if least_most:
            area = to_grid(g).area
            if not least_most[0] <= area <= least_most[1]:
                wrong(where, f"area {area:.0f} m2, allowed {least_most[0]:.0f}-{least_most[1]:.0f} m2")
        found[p["id"]] = (g, p)
    for id in EXPECTED.get(name, []):
        if id not in found:
            wrong(path.name, f"feature {id} is missing")
            broken.add(name)
    return found, size


def check_zones(zones, boundary):
    for id, (g, p) in zones.items():
        where = f"restricted.geojson {id}"
        if p["restriction"] not in ("prohibited", "authorisation"):
            wrong(where, f"restriction {p['restriction']!r}")
        for end in ("lower", "upper"):
            if p[f"{end}_ref"] not in REFS:
                wrong(where, f"{end}_ref {p[f'{end}_ref']!r}")
            if not (p[f"{end}_m"] is None or isinstance(p[f"{end}_m"], (int, float))):
                wrong(where, f"{end}_m {p[f'{end}_m']!r}")
        if p["lower_m"] is not None and p["upper_m"] is not None and p["lower_ref"] == p["upper_ref"] \
                and p["lower_m"] >= p["upper_m"]:
            wrong(where, f"lower_m {p['lower_m']} is not below upper_m {p['upper_m']}")
        if p["hours"] != "always":
            for h in p["hours"]:
                if not set(h["days"]) <= DAYS or not h["days"]:
                    wrong(where, f"hours: days {h['days']}")
                for key in ("from", "to"):
                    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d|24:00", h[key]):
                        wrong(where, f"hours: {key} {h[key]!r}")
        times = []
        for key in ("valid_from", "valid_to"):
            if p[key] is not None:
                if not p[key].endswith("+08:00"):
                    wrong(where, f"{key} is not in Hong Kong time: {p[key]}")
                times.append(datetime.fromisoformat(p[key]))
        if len(times) == 2 and times[0] >= times[1]:
            wrong(where, "valid_from is not before valid_to")
    if not any(p["hours"] != "always" for _, p in zones.values()):
        wrong("restricted.geojson", "no zone with limited hours")
    if not any(p["lower_m"] is not None for _, p in zones.values()):
        wrong("restricted.geojson", "no zone that starts above the ground")
    if not any(p["upper_m"] is not None for _, p in zones.values()):
        wrong("restricted.geojson", "no zone with an upper limit")
    if not zones["cross-boundary-north"][0].normalize().equals_exact(boundary["shenzhen-side"][0].normalize(), 0):
        wrong("restricted.geojson cross-boundary-north", "differs from shenzhen-side of boundary.geojson")


def check_districts(found, land):
    m = {id: to_grid(g) for id, (g, _) in found.items()}
    parts = ["mong-kok", "yau-tsim", "sham-shui-po"]
    for a, b in combinations(parts, 2):
        overlap = m[a].intersection(m[b]).area
        if overlap > 5.0:
            wrong("districts.geojson", f"{a} and {b} overlap by {overlap:.1f} m2, limit 5 m2")
    gap = unary_union([m[p] for p in parts]).symmetric_difference(m["kowloon-west"]).area
    if gap > 5.0:
        wrong("districts.geojson kowloon-west", f"differs from its three parts by {gap:.1f} m2, limit 5 m2")
    if any(p.interiors for p in polygons(found["kowloon-west"][0])):
        wrong("districts.geojson kowloon-west", "has a hole between its parts")
    for a, b in combinations(["border", "kowloon-west", "cheung-chau-division", "central"], 2):
        if m[a].intersection(m[b]).area > 1.0:
            wrong("districts.geojson", f"{a} and {b} overlap")
    islands = ["cheung-chau", "lamma", "peng-chau"]
    difference = unary_union([m[i] for i in islands]).symmetric_difference(m["cheung-chau-division"]).area
    if difference > 5.0:
        wrong("districts.geojson cheung-chau-division", f"differs from its islands by {difference:.1f} m2")
    outside = m["peak"].difference(m["central"]).area / m["peak"].area
    if outside > 0.05:
        wrong("districts.geojson peak", f"{outside:.1%} lies outside central, limit 5 %")
    if not 1.2e6 <= m["peak"].area <= 1.8e6:
        wrong("districts.geojson peak", f"area {m['peak'].area / 1e4:.0f} ha, wanted about 150 ha")
    for id, g in m.items():
        wet = g.difference(land.buffer(25)).area / g.area
        if wet > 0.01:
            wrong(f"districts.geojson {id}", f"{wet:.1%} lies over water, limit 1 %")


def check_places(layers, land, north_m):
    dry = land.buffer(30)
    for id, (g, p) in layers["landmarks"].items():
        place = to_grid(g)
        if p["kind"] != "pier" and not land.contains(place):
            wrong(f"landmarks.geojson {id}", f"{land.distance(place):.0f} m off the land")
        elif p["kind"] == "pier" and land.distance(place) > 150:
            wrong(f"landmarks.geojson {id}", f"pier {land.distance(place):.0f} m off the land, limit 150 m")
    for id, (g, p) in layers["targets"].items():
        where = f"targets.geojson {id}"
        if not land.contains(to_grid(g)):
            wrong(where, "not on land")
        district = to_grid(layers["districts"][p["district"]][0])
        if not district.contains(to_grid(g)):
            wrong(where, f"outside its district {p['district']}")
        if p["priority"] not in (1, 2, 3) or not 0 < p["extent_m"] <= 100:
            wrong(where, f"priority {p['priority']} or extent_m {p['extent_m']} is out of range (1-3; 0-100 m)")
    kinds = [p["kind"] for _, p in layers["targets"].values() if p["district"] == "kowloon-west"]
    for kind, count in (("roof", grid.ROOFS), ("scaffold", grid.SCAFFOLDS), ("back-lane", grid.BACK_LANES)):
        if kinds.count(kind) != count:
            wrong("targets.geojson", f"{kinds.count(kind)} {kind} in Kowloon West, expected {count}")
    kowloon = unary_union([to_grid(g) for g, p in layers["targets"].values() if p["district"] == "kowloon-west"])
    spread = kowloon.convex_hull.area
    if not 1e5 <= spread <= 3.5e5:
        wrong("targets.geojson", f"Kowloon West targets spread over {spread / 1e6:.2f} km2, allowed 0.10-0.35 km2")
    shelters = {id: to_grid(g) for id, (g, _) in layers["shelters"].items()}
    lanes_in = {"shelter-lanes-yau-ma-tei": "yau-ma-tei-shelter", "shelter-lanes-cheung-chau": "cheung-chau-shelter"}
    for id, (g, p) in layers["beat-lines"].items():
        line, where = to_grid(g), f"beat-lines.geojson {id}"
        if not g.is_simple and id != "central-lugard-harlech":
            wrong(where, "crosses itself")
        if p["kind"] == "boat-lane":
            if not shelters[lanes_in[id]].covers(line):
                wrong(where, f"leaves {lanes_in[id]}")
        elif not dry.covers(line):
            wrong(where, f"{line.difference(dry).length:.0f} m run over water")
        least = BORDER_ROAD_M if p["district"] == "border" else SIDE_M
        if line.distance(north_m) < least:
            wrong(where, f"{line.distance(north_m):.0f} m from the other side, least {least:.0f} m")
    road = to_grid(layers["beat-lines"]["border-road"][0]).length
    if not 6_000 <= road <= 8_500:
        wrong("beat-lines.geojson border-road", f"{road:.0f} m long, wanted 6,000-8,500 m")


def check_sides(layers, north_m):
    for name, limit in (("villages", VILLAGE_M), ("districts", DISTRICT_M), ("fire-watch", VILLAGE_M),
                        ("landmarks", 20.0), ("targets", SIDE_M), ("shelters", SIDE_M)):
        for id, (g, _) in layers[name].items():
            d = to_grid(g).distance(north_m)
            if d < limit:
                wrong(f"{name}.geojson {id}", f"{d:.1f} m from the other side, least {limit:.0f} m")
    line = to_grid(layers["boundary"]["hk-shenzhen"][0])
    if not 35_000 <= line.length <= 43_000:
        wrong("boundary.geojson hk-shenzhen", f"{line.length:.0f} m long, expected 35,000-43,000 m")
    if line.difference(north_m.boundary.buffer(0.5)).length > 1.0:
        wrong("boundary.geojson", "hk-shenzhen is not the edge of shenzhen-side")
    for id, (g, _) in layers["villages"].items():
        if not to_grid(layers["districts"]["border"][0]).buffer(1_200).covers(to_grid(g)):
            wrong(f"villages.geojson {id}", "more than 1.2 km outside the border district")


def check_shelters(shelters, land):
    for id, (g, _) in shelters.items():
        m = to_grid(g)
        over = m.intersection(land.buffer(-10)).area / m.area
        if over > 0.05:
            wrong(f"shelters.geojson {id}", f"{over:.1%} lies on land, limit 5 %")
    for (a, (ga, _)), (b, (gb, _)) in combinations(shelters.items(), 2):
        if to_grid(ga).intersection(to_grid(gb)).area > 2_000:
            wrong("shelters.geojson", f"{a} and {b} overlap")


def check_watch(watch, landmarks):
    a, b = to_grid(watch["kam-shan"][0]), to_grid(watch["eagles-nest"][0])
    if a.intersection(b).length < 200 or a.intersection(b).area > 5:
        wrong("fire-watch.geojson", "kam-shan and eagles-nest do not share an edge")
    dock = to_grid(landmarks["kam-shan-park-office"][0])
    for id, area in (("kam-shan", a), ("eagles-nest", b)):
        far = max(dock.distance(Point(q)) for q in area.exterior.coords)
        if far > 3_000:
            wrong(f"fire-watch.geojson {id}", f"reaches {far:.0f} m from kam-shan-park-office, limit 3,000 m")


def check_relief(folder):
    """The files are what the table and the coast give; `official` and `illustrative` stand in the sidecar."""
    for path, text in relief.files().items():
        path = folder / path.name
        if not path.is_file():
            wrong(path.name, "file is missing")
        elif path.read_bytes() != text.encode():
            wrong(path.name, "differs from what build/relief.py makes of drawn/relief.csv and land.geojson")
        elif len(text) > MOST_BYTES_RELIEF:
            wrong(path.name, f"{len(text)} bytes, limit {MOST_BYTES_RELIEF}")


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else BUILD.parent
    layers, total = {}, 0
    for name in LICENCES:
        path = folder / f"{name}.geojson"
        if not path.is_file():
            wrong(path.name, "file is missing")
            continue
        layers[name], size = check_layer(name, path)
        total += size
    if total > MOST_BYTES_TOTAL:
        wrong("all layers", f"{total} bytes, limit {MOST_BYTES_TOTAL}")
    if broken or len(layers) < len(LICENCES):
        print("checks across layers were not run, since a layer is missing or broken")
    else:
        land = unary_union([to_grid(g) for g, _ in layers["land"].values()])
        north_m = to_grid(layers["boundary"]["shenzhen-side"][0])
        check_zones(layers["restricted"], layers["boundary"])
        check_districts(layers["districts"], land)
        check_places(layers, land, north_m)
        check_sides(layers, north_m)
        check_shelters(layers["shelters"], land)
        check_watch(layers["fire-watch"], layers["landmarks"])
        check_relief(folder)
    for m in mistakes:
        print(m)
    count = sum(len(f) for f in layers.values())
    print(f"{len(layers)} layers, {count} features, {total} bytes, {len(mistakes)} mistakes")
    sys.exit(1 if mistakes else 0)


if __name__ == "__main__":
    main()
