"""Writes all layers of Maps/ again: python3 Maps/build/derive.py

Land and boundary come from the packages pinned in requirements.txt; all else from the tables in drawn/.
The same packages and tables give the same bytes.
"""

import sys
from pathlib import Path

BUILD = Path(__file__).resolve().parent
sys.path.insert(0, str(BUILD))

import relief  # noqa: E402
from lib import areas, base, places, zones  # noqa: E402
from lib.write import CC_BY, ODBL, OSM, write_layer  # noqa: E402

OURS = "Skybeat contributors"
BOTH = f"{OSM}; {OURS}"


def layers():
    """(file, title, licence, attribution, note, features), in the order in which they are made."""
    land = base.land_features()
    boundary = base.boundary_features()
    yield ("land", "Land and islands", ODBL, OSM,
           "Generalised coast; narrow piers and breakwaters are missing. The mainland includes the Shenzhen side.", land)
    yield ("boundary", "Hong Kong-Shenzhen boundary", ODBL, OSM,
           "The zone north of the line is cut at 22.60 N and, in the west, at 22.40 N.", boundary)
    yield ("districts", "Patrol districts, drawn", ODBL, BOTH,
           "Drawn along streets and ridges; police boundaries are not published.",
           areas.district_features(land, boundary))
    yield ("shelters", "Typhoon shelters, drawn", ODBL, BOTH, "Water areas, not the legal limits.",
           areas.shelter_features(land))
    yield ("fire-watch", "Hill-fire watch areas, drawn", CC_BY, OURS,
           "Proposed areas, not official high-risk spots or park boundaries.", areas.fire_watch_features())
    yield ("restricted", "Restricted zones from published rules", ODBL, BOTH,
           "Made from rules in words, with illustrative radii; NOT the current restricted flying zones.",
           zones.zone_features(land, boundary))
    yield ("landmarks", "Landmarks", CC_BY, OURS, "For orientation only.", places.landmark_features())
    yield ("beat-lines", "Patrol lines, drawn", ODBL, BOTH, "Not surveyed; do not navigate by them.",
           places.line_features())
    yield ("targets", "Inspection targets", CC_BY, OURS,
           "Illustrative positions on a drawn street grid: no real building, person or case.",
           places.target_features())
    yield ("villages", "Border villages and hill slopes, drawn", ODBL, BOTH,
           "Placed by general knowledge; not village limits.", areas.village_features())


def main():
    total = 0
    for name, title, licence, attribution, note, features in layers():
        path = BUILD.parent / f"{name}.geojson"
        write_layer(path, name=f"{name}: {title}", licence=licence, attribution=attribution, note=note, features=features)
        total += path.stat().st_size
        print(f"{path.name}: {len(features)} features, {path.stat().st_size} bytes")
    print(f"total {total} bytes")
    relief.main()


if __name__ == "__main__":
    main()
