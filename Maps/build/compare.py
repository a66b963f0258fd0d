"""Measures how far the drawn layers are from reference maps, when those are at hand.

python3 Maps/build/compare.py [folder with reference maps]; without an argument ../shared/maps beside the
repository is tried. The references are only measured against, nothing of them goes into a layer.
"""

import json
import sys
from pathlib import Path

BUILD = Path(__file__).resolve().parent
sys.path.insert(0, str(BUILD))

import numpy as np  # noqa: E402
import shapely  # noqa: E402
from shapely.geometry import MultiLineString, shape  # noqa: E402
from shapely.ops import unary_union  # noqa: E402

from lib.geo import areal, polygons, to_grid  # noqa: E402

SHELTERS = {
    "aberdeen-south-shelter": "TS1", "aberdeen-west-shelter": "TS2", "causeway-bay-shelter": "TS3",
    "cheung-chau-shelter": "TS4", "hei-ling-chau": "TS5", "kwun-tong": "TS6", "yau-ma-tei-shelter": "TS7",
    "rambler-channel": "TS8", "sam-ka-tsuen": "TS9", "shau-kei-wan": "TS10", "shuen-wan": "TS11",
    "to-kwa-wan": "TS12", "tuen-mun": "TS13", "yim-tin-tsai": "TS14",
}
POINTS = {
    "man-kam-to-control-point": ("control-points", "Man Kam To Control Point"),
    "heung-yuen-wai-control-point": ("control-points", "Heung Yuen Wai Control Point"),
    "border-district-headquarters": ("police-facilities", "Border District"),
    "mong-kok-police-station": ("police-facilities", "Mong Kok District"),
    "yau-ma-tei-police-station": ("police-facilities", "Yau Ma Tei Division"),
    "sham-shui-po-police-station": ("police-facilities", "Sham Shui Po Division"),
    "cheung-chau-police-station": ("police-facilities", "Cheung Chau Division"),
    "central-police-station": ("police-facilities", "Central District"),
    "cheung-chau-fire-station": ("fire-stations", "Cheung Chau Fire Station"),
    "heung-yuen-wai-fire-station": ("fire-stations", "Heung Yuen Wai Fire Station"),
}


def load(path):
    data = json.loads(path.read_text(encoding="utf-8"))
    return [(f["properties"], to_grid(shape(f["geometry"]))) for f in data["features"]]


def samples(line, step_m=25.0):
    return [line.interpolate(d) for d in np.arange(0.0, line.length, step_m)]


def outline(area):
    """Outer rings of all parts above 1 ha: gaps between constituencies and islets are no outline."""
    kept = [p for p in polygons(area) if p.area >= 10_000.0] or polygons(area)
    return MultiLineString([p.exterior.coords for p in kept])


def mean_distance(ours, theirs):
    """Mean distance of the two outlines, sampled every 25 m, both ways."""
    a, b = outline(ours), outline(theirs)
    return (np.mean([p.distance(b) for p in samples(a)]) + np.mean([p.distance(a) for p in samples(b)])) / 2


def row(id, ours, theirs):
    a, b = ours.area / 1e6, theirs.area / 1e6
    hausdorff = shapely.hausdorff_distance(outline(ours), outline(theirs), densify=0.05)
    print(f"| {id} | {a:.3f} | {b:.3f} | {(a - b) / b:+.1%} | {hausdorff:.0f} | {mean_distance(ours, theirs):.0f} |")


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else BUILD.parents[2] / "shared" / "maps"
    if not folder.is_dir():
        print("SKIP: no reference maps beside the repository; nothing was compared")
        return
    ours = {n: {p["id"]: g for p, g in load(BUILD.parent / f"{n}.geojson")} for n in
            ("land", "boundary", "districts", "shelters", "landmarks")}
    print("| area | ours km2 | reference km2 | difference | Hausdorff m | mean m |\n|---|---|---|---|---|---|")
    reference = {p["id"]: g for p, g in load(folder / "patrol-areas-approx.geojson")}
    reference["cheung-chau"] = reference["cheung-chau-island"]
    reference["kowloon-west"] = areal(unary_union(
        [reference[i].buffer(1) for i in ("mong-kok", "yau-tsim", "sham-shui-po")]).buffer(-1))
    for id in ("central", "kowloon-west", "mong-kok", "yau-tsim", "sham-shui-po", "cheung-chau-division", "cheung-chau"):
        row(id, ours["districts"][id], reference[id])
    row("border (against 1 km strip)", ours["districts"]["border"], reference["border-strip-1km"])
    row("border (against 2 km strip)", ours["districts"]["border"], reference["border-strip-2km"])
    islands = {p["name_en"]: g for p, g in load(folder / "coast-cheung-chau-division.geojson")}
    for id, name in (("lamma", "Lamma Island"), ("peng-chau", "Peng Chau")):
        row(id, ours["districts"][id], islands[name])
    for id, name in (("hei-ling-chau", "Hei Ling Chau"), ("shek-kwu-chau", "Shek Kwu Chau")):
        row(f"land {id}", ours["land"][id], islands[name])
    water = {p["code"]: g for p, g in load(folder / "typhoon-shelters.geojson") if p["kind"] == "water_area"}
    places = {p["code"]: g for p, g in load(folder / "typhoon-shelters.geojson") if p["kind"] == "position"}
    for id, code in SHELTERS.items():
        if code in water:
            row(f"shelter {id}", ours["shelters"][id], water[code])
        else:
            d = ours["shelters"][id].distance(places[code])
            print(f"| shelter {id} | {ours['shelters'][id].area / 1e6:.3f} | position only | | {d:.0f} (to the position) | |")
    line = ours["boundary"]["hk-shenzhen"]
    for p, g in load(folder / "boundary-hk-shenzhen.geojson"):
        if p["kind"] == "official_point":
            print(f"boundary: official point {p['point']} is {line.distance(g):.1f} m from our line")
    for id, (name, wanted) in POINTS.items():
        near = [(ours["landmarks"][id].distance(g), p["name_en"]) for p, g in load(folder / f"{name}.geojson")
                if p["name_en"].startswith(wanted)]
        if near:
            print(f"landmark {id}: {min(near)[0]:.0f} m from {min(near)[1]}")
        else:
            print(f"landmark {id}: no reference called {wanted}")


if __name__ == "__main__":
    main()
