"""Restricted zones from published rules."""

import math

import shapely
from shapely.geometry import Point, Polygon
from shapely.ops import unary_union

from drawn import zones as z

from .areas import DRAWN_DATE, DRAWN_ON_LAND
from .base import BOUNDARY_DATE, BOUNDARY_SOURCE
from .geo import circle, simplify_to, to_grid, to_wgs, without_crumbs
from .write import ODBL, feature

FROM_RULE = "Skybeat, shape made from a published rule"


def _zone(shape, id, en, zh, restriction, authority, rule, *, source=FROM_RULE, date=DRAWN_DATE, accuracy=200,
          lower=None, upper=None, hours="always", valid=(None, None)):
    lower_m, lower_ref = lower or (None, "agl")
    upper_m, upper_ref = upper or (None, "amsl")
    return feature(
        shape, id=id, name_en=en, name_zh=zh, kind="restricted-zone", source=source, source_date=date, licence=ODBL,
        accuracy_m=accuracy, restriction=restriction, lower_m=lower_m, lower_ref=lower_ref, upper_m=upper_m,
        upper_ref=upper_ref, hours=hours, valid_from=valid[0], valid_to=valid[1], authority_en=authority[0],
        authority_zh=authority[1], rule=z.RULES[rule])


def _approach(side, part):
    """One trapezium of an approach surface; `side` is +1 for the eastern, -1 for the western end."""
    _, start, end, _ = part
    a = z.AIRPORT
    centre = to_grid(Point(a["lon"], a["lat"]))
    heading = math.radians(a["bearing_deg"])
    along = (side * math.sin(heading), side * math.cos(heading))
    across = (along[1], -along[0])

    def at(distance_from_end, offset):
        d = a["half_runway_m"] + distance_from_end
        return (centre.x + along[0] * d + across[0] * offset, centre.y + along[1] * d + across[1] * offset)

    # Three runways lie within 1.8 km either side of the middle one: one shape covers all three.
    def half_width(d):
        return 1_800 + 140 + 0.15 * (d - 60)

    return to_wgs(Polygon([at(start, -half_width(start)), at(start, half_width(start)),
                           at(end, half_width(end)), at(end, -half_width(end))]))


def zone_features(land, boundary):
    out = []
    a = z.AIRPORT
    out.append(_zone(circle(a["lon"], a["lat"], a["radius_m"]), "airport-5km", "Hong Kong International Airport, 5 km",
                     "香港國際機場五公里範圍", "prohibited", z.CAD, "airport"))
    for side, name, en, zh in ((1, "east", "east", "東"), (-1, "west", "west", "西")):
        for part in z.APPROACH_PARTS:
            out.append(_zone(
                _approach(side, part), f"airport-approach-{name}-{part[0]}",
                f"Airport approach {en}, {part[0]} part: from {part[3]} m up",
                f"機場{zh}面進場區（{'內' if part[0] == 'inner' else '外'}段，{part[3]}米以上）", "authorisation",
                z.CAD, "approach", lower=(part[3], "amsl"), accuracy=300))

    dry = unary_union([to_grid(shapely.geometry.shape(f["geometry"])) for f in land])
    drawn = to_grid(Polygon(z.HARBOUR))
    water = drawn.difference(dry)
    harbour = without_crumbs(drawn.intersection(water.buffer(z.HARBOUR_COAST_STRIP_M, quad_segs=2)), 10_000.0)
    harbour = to_wgs(simplify_to(Polygon(harbour.exterior), 15.0, 120))
    out.append(_zone(harbour, "victoria-harbour", "Victoria Harbour and its coast (central part)",
                     "維多利亞港及沿岸（中段）", "authorisation", z.CAD, "harbour", source=DRAWN_ON_LAND, accuracy=150))
    out.append(_zone(harbour, "victoria-harbour-countdown", "Victoria Harbour during a countdown event (example)",
                     "維港倒數活動臨時禁飛（示例）", "prohibited", z.POLICE, "fireworks", source=DRAWN_ON_LAND, accuracy=150,
                     valid=("2026-12-31T18:00:00+08:00", "2027-01-01T02:00:00+08:00")))
    lon, lat, radius = z.SHEK_KONG
    out.append(_zone(circle(lon, lat, radius), "shek-kong", "Shek Kong airfield", "石崗機場", "authorisation", z.CAD,
                     "shek-kong", upper=(600, "amsl"), hours=[
                         {"days": ["mon", "tue", "wed", "thu", "fri"], "from": "07:00", "to": "19:00"},
                         {"days": ["sat", "sun"], "from": "09:00", "to": "17:00"}]))
    for id, en, zh, restriction, radius, lon, lat, accuracy, upper, rule, authority in z.CIRCLES:
        out.append(_zone(circle(lon, lat, radius), id, en, zh, restriction, authority, rule, upper=upper,
                         accuracy=accuracy))
    lon, lat, radius = z.INCIDENT
    out.append(_zone(circle(lon, lat, radius), "incident-tai-po-2025", "Temporary zone at a major incident, Tai Po (past)",
                     "大埔重大事故臨時禁飛區（已過期）", "prohibited", z.SECURITY, "incident", accuracy=250,
                     valid=("2025-11-27T08:00:00+08:00", "2025-11-30T08:00:00+08:00")))
    north = next(f for f in boundary if f["properties"]["id"] == "shenzhen-side")
    out.append(_zone(shapely.geometry.shape(north["geometry"]), "cross-boundary-north",
                     "The other side of the boundary: never", "分界線以北：不得進入", "prohibited", z.SECURITY, "boundary",
                     source=BOUNDARY_SOURCE, date=BOUNDARY_DATE, accuracy=10))
    return out
