"""Judges volumes.json with readers that other people wrote.

    python check_volumes.py VOLUMES.json

jsonschema judges the document, shapely each outline; prints one line and ends with 1 when anything is wrong.
"""

import datetime
import json
import sys
from pathlib import Path

import jsonschema
import shapely

HERE = Path(__file__).resolve().parent


def moment(time):
    return datetime.datetime.fromisoformat(time["value"].replace("Z", "+00:00"))


def main(path):
    document = json.loads(Path(path).read_text("utf-8"))
    rules = json.loads((HERE / "../../docs/schemas/volumes.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(rules)
    wrong = [error.message[:200] for error in jsonschema.Draft202012Validator(rules).iter_errors(document)]
    volumes = 0
    for intent in document.get("operational_intents", []):
        vertices = 0
        for number, part in enumerate(intent["details"]["volumes"]):
            volumes += 1
            name = f"{intent['sortie']}, volume {number}"
            places = [(place["lng"], place["lat"]) for place in part["volume"]["outline_polygon"]["vertices"]]
            vertices += len(places)
            ring = shapely.LinearRing(places)
            if not (shapely.Polygon(places).is_valid and ring.is_simple and ring.is_ccw):
                wrong.append(f"{name}: the outline crosses itself or runs clockwise")
            if part["volume"]["altitude_lower"]["value"] >= part["volume"]["altitude_upper"]["value"]:
                wrong.append(f"{name}: heights")
            if moment(part["time_start"]) >= moment(part["time_end"]):
                wrong.append(f"{name}: times")
        if vertices > 10000:
            wrong.append(f"{intent['sortie']}: {vertices} vertices")
    for line in wrong[:20]:
        print(line)
    print(f"{volumes} volumes, {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
