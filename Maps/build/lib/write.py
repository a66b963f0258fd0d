"""Writes layers as GeoJSON (RFC 7946) with the same bytes for the same input."""

import json

from .geo import rounded

ODBL = "ODbL-1.0"
CC_BY = "CC-BY-4.0"
OSM = "© OpenStreetMap contributors"
NOT_FOR_FLIGHT = "Not official and not for real flight: illustrative. Load the current official map before flying."


def _coordinates(geometry):
    def numbers(sequence):
        return [[round(x, 6), round(y, 6)] for x, y in sequence]

    def polygon(p):
        return [numbers(p.exterior.coords)] + [numbers(h.coords) for h in p.interiors]

    kind = geometry.geom_type
    if kind == "Point":
        return numbers(geometry.coords)[0]
    if kind == "LineString":
        return numbers(geometry.coords)
    if kind == "Polygon":
        return polygon(geometry)
    if kind == "MultiPolygon":
        return [polygon(p) for p in geometry.geoms]
    raise ValueError(f"unexpected geometry {kind}")


def feature(geometry, *, id, name_en, name_zh, kind, source, source_date, licence, accuracy_m, **more):
    """One feature with the properties that every layer carries, in a fixed order."""
    properties = {
        "id": id, "name_en": name_en, "name_zh": name_zh, "kind": kind, "source": source,
        "source_date": source_date, "licence": licence, "accuracy_m": accuracy_m, "official": False,
    }
    properties.update(more)
    shape = rounded(geometry)
    if not shape.is_valid:
        raise ValueError(f"{id}: invalid geometry after rounding")
    return {
        "type": "Feature", "properties": properties,
        "geometry": {"type": shape.geom_type, "coordinates": _coordinates(shape)},
    }


def write_layer(path, *, name, licence, attribution, note, features):
    """Writes one FeatureCollection, one feature a line."""
    head = {
        "type": "FeatureCollection", "name": name, "licence": licence, "attribution": attribution,
        "official": False, "note": f"{NOT_FOR_FLIGHT} {note}",
    }
    text = json.dumps(head, ensure_ascii=False, indent=1)[:-2]
    lines = [json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features]
    text += ',\n "features": [\n' + ",\n".join(lines) + "\n]}\n"
    path.write_text(text, encoding="utf-8", newline="\n")
