"""Areas drawn by hand: districts, shelters, fire-watch areas, villages."""

import shapely
from shapely.geometry import MultiPolygon, Polygon, box
from shapely.ops import unary_union

from drawn import areas, districts, kowloon, shelters

from .geo import areal, simplify_to, to_grid, to_wgs, without_crumbs
from .write import CC_BY, ODBL, feature

DRAWN = "Skybeat, drawn by hand"
DRAWN_ON_LAND = "Skybeat, drawn by hand; coast from the land layer (OpenStreetMap)"
DRAWN_DATE = "2026-11"

MAX_POINTS = 100


def _by_id(land):
    return {f["properties"]["id"]: shapely.geometry.shape(f["geometry"]) for f in land}


def _kowloon(dry_m):
    """Three areas that tile: each cut with the same, once simplified land."""
    k = kowloon
    rings = {
        "sham-shui-po": k.SHAM_SHUI_PO_OUTER + k.BOUNDARY_STREET[1:-1],
        "mong-kok": k.BOUNDARY_STREET + k.RAIL_MONG_KOK[1:] + k.CHERRY_DUNDAS[-2::-1],
        "yau-tsim": k.CHERRY_DUNDAS + k.RAIL_YAU_TSIM[1:] + k.HARBOUR_SOUTH,
    }
    window = to_grid(box(114.11, 22.28, 114.20, 22.36))
    coast = shapely.simplify(dry_m.intersection(window), 8.0)
    cut = {}
    for id, ring in rings.items():
        shape = Polygon(ring)
        if not shape.is_valid:
            raise SystemExit(f"drawn/kowloon.py: {id} crosses itself")
        # Breakwaters and pier stubs cut off by a drawn line are no patrol ground of their own.
        cut[id] = without_crumbs(to_grid(shape).intersection(coast), 10_000.0)
    return cut



def district_features(land, boundary):
    islands = _by_id(land)
    north = _by_id(boundary)["shenzhen-side"]
    mainland_m = to_grid(islands["kowloon-new-territories"])
    hong_kong_island_m = to_grid(islands["hong-kong-island"])
    out = []

    def add(id, en, zh, shape_m, accuracy, within=None, source=DRAWN_ON_LAND):
        more = {"within": within} if within else {}
        out.append(feature(
            to_wgs(shape_m), id=id, name_en=en, name_zh=zh, kind="patrol-district" if not within else "patrol-area",
            source=source, source_date=DRAWN_DATE, licence=ODBL, accuracy_m=accuracy, **more))

    standoff = to_grid(north).buffer(districts.BORDER_STANDOFF_M, quad_segs=4)
    ring = districts.BORDER_SOUTH + [(114.2290, 22.5700), (114.0478, 22.5700)]
    border = to_grid(Polygon(ring)).intersection(mainland_m).difference(standoff)
    border = shapely.simplify(without_crumbs(border, 20_000.0), districts.BORDER_SIMPLIFY_M)
    add("border", "Border District (drawn)", "邊界警區（自繪）", border, 400)

    parts = _kowloon(unary_union([to_grid(g) for g in islands.values()]))
    # Outer rings use the very vertices of the parts, so the union closes without slivers.
    add("kowloon-west", "Kowloon West: Mong Kok, Yau Tsim, Sham Shui Po (drawn)", "西九龍：旺角、油尖、深水埗（自繪）",
        areal(unary_union(list(parts.values()))), 300)
    add("mong-kok", "Mong Kok District (drawn)", "旺角警區（自繪）", parts["mong-kok"], 200, "kowloon-west")
    add("yau-tsim", "Yau Tsim District (drawn)", "油尖警區（自繪）", parts["yau-tsim"], 150, "kowloon-west")
    add("sham-shui-po", "Sham Shui Po District (drawn)", "深水埗警區（自繪）", parts["sham-shui-po"], 300, "kowloon-west")

    simple = {}
    for id, points in (("cheung-chau", 60), ("lamma", 100), ("peng-chau", 40)):
        simple[id] = simplify_to(to_grid(islands[id]), 5.0, points)
    derived = "Skybeat, from the land layer (OpenStreetMap), simplified"
    add("cheung-chau-division", "Cheung Chau Division: Cheung Chau, Lamma, Peng Chau", "長洲分區：長洲、南丫島、坪洲",
        areal(MultiPolygon(list(simple.values()))), 100, source=derived)
    for id, en, zh in (("cheung-chau", "Cheung Chau", "長洲"), ("lamma", "Lamma Island", "南丫島"),
                       ("peng-chau", "Peng Chau", "坪洲")):
        add(id, en, zh, simple[id], 100, "cheung-chau-division", source=derived)

    central = to_grid(Polygon(districts.CENTRAL)).intersection(hong_kong_island_m)
    add("central", "Central District (drawn)", "中區警區（自繪）", without_crumbs(central, 10_000.0), 250)
    add("peak", "The Peak patrol area (drawn)", "山頂巡邏範圍（自繪）", to_grid(Polygon(districts.PEAK)), 150, "central",
        source=DRAWN)
    return out


def shelter_features(land):
    dry = unary_union([to_grid(shapely.geometry.shape(f["geometry"])) for f in land])
    out = []
    for id, en, zh, accuracy, ring in shelters.SHELTERS:
        water = to_grid(Polygon(ring)).difference(dry)
        # Only the largest piece of water: scraps behind piers are not part of the shelter.
        parts = sorted(getattr(water, "geoms", [water]), key=lambda p: -p.area)
        shape = simplify_to(Polygon(parts[0].exterior), 3.0, 30)
        out.append(feature(
            to_wgs(shape), id=id, name_en=en, name_zh=zh, kind="typhoon-shelter", source=DRAWN_ON_LAND,
            source_date=DRAWN_DATE, licence=ODBL, accuracy_m=accuracy))
    return out


def _plain(rows, licence, **more):
    return [feature(
        Polygon(ring), id=id, name_en=en, name_zh=zh, kind=kind, source=DRAWN, source_date=DRAWN_DATE,
        licence=licence, accuracy_m=accuracy, **more) for id, en, zh, kind, accuracy, ring in rows]


def fire_watch_features():
    return _plain(areas.FIRE_WATCH, CC_BY)


def village_features():
    # Placed with the boundary layer in view, hence under its licence.
    return _plain(areas.VILLAGES, ODBL, district="border")
