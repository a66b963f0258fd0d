"""Reads exported mission files with readers that other people wrote and compares them with the plan.

    python check_exports.py EXPORT_DIR PLAN.json [COVERAGE.json]

pymavlink's MAVWPLoader reads every .waypoints file; MAVSDK imports every .plan file and uploads it, over
127.0.0.1, to a simulated aircraft, whose stored items are compared too; jsonschema judges the documents.
"""

import json
import math
import os
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from vehicle import Vehicle, free_port  # noqa: E402, first: it chooses pymavlink's dialect

import expected  # noqa: E402
import jsonschema  # noqa: E402
from layers import check_layers  # noqa: E402
from pymavlink import mavwp  # noqa: E402
from verdict import Verdict  # noqa: E402

from mavsdk.component_type import ComponentType  # noqa: E402
from mavsdk.mavsdk import Configuration, Mavsdk  # noqa: E402
from mavsdk.plugins.mission_raw.mission_raw import MissionRaw  # noqa: E402

WIRE = 1e7


def stem(sortie):
    """File name of a sortie: its id and its beat, with everything but ASCII letters and digits as hyphens."""
    parts = [re.sub(r"[^A-Za-z0-9]+", "-", sortie[key]).strip("-")[:60].strip("-") for key in ("id", "beat")]
    return "-".join(part for part in parts if part)


def check_waypoints(path, wanted, site, autopilot, verdict):
    """The text file, read by pymavlink."""
    loader = mavwp.MAVWPLoader()
    try:
        loader.load(str(path))
    except Exception as error:  # the reader's own error is the finding
        verdict.check(False, f"{path.name}: pymavlink refuses it: {str(error)[:200]}")
        return
    if not verdict.equal(loader.count(), len(wanted) + 1, f"{path.name}: items with home"):
        return
    home = loader.wp(0)
    verdict.equal((home.command, home.frame, home.current), (16, 0, 1), f"{path.name}: home")
    verdict.near(home.x, site["latitude_deg"], 1e-7, f"{path.name}: home latitude")
    verdict.near(home.y, site["longitude_deg"], 1e-7, f"{path.name}: home longitude")
    verdict.near(home.z, site["pad_egm96_m"], 6e-4, f"{path.name}: home above EGM96")
    for number, item in enumerate(wanted, start=1):
        got, what = loader.wp(number), f"{path.name}: item {number}"
        verdict.equal(
            (got.seq, got.command, got.frame, got.current, got.autocontinue),
            (number, item.command, item.frame, 0, 1), what + " kind",
        )
        parameters = [got.param1, got.param2, got.param3, got.param4]
        for place in range(4):
            if place == 3 and item.lat is not None and autopilot == "px4":
                check_course(parameters[3], item, what, verdict)
            else:
                verdict.near(parameters[place], item.p[place] or 0.0, 6e-3, f"{what} param {place + 1}")
        if item.lat is None:
            verdict.equal((got.x, got.y, got.z), (item.x5, 0, 0), what + " params 5 to 7")
        else:
            verdict.near(got.x, item.lat, 1e-7, what + " latitude")
            verdict.near(got.y, item.lon, 1e-7, what + " longitude")
            verdict.near(got.z, item.alt, 6e-4, what + " above home")


def check_course(got, item, what, verdict):
    """PX4 turns to north on 0, so a waypoint file must give a heading: that of the leg, or the one asked for."""
    wanted = item.p[3] if item.p[3] is not None else item.course
    away = abs((got - wanted + 180) % 360 - 180) if wanted is not None else 0
    verdict.check(0 < got <= 360 and away <= 0.5, f"{what} heading: got {got}, wanted {wanted}")


def check_wire(source, got, wanted, seq, verdict, headings=True):
    """Items as MISSION_ITEM_INT carries them; `seq` is the number of the first."""
    if not verdict.equal(len(got), len(wanted), f"{source}: items"):
        return
    for number, (have, item) in enumerate(zip(got, wanted), start=seq):
        what = f"{source}: item {number}"
        verdict.equal((have.command, have.seq, have.autocontinue), (item.command, number, 1), what + " kind")
        # 5 and 6 are the integer spellings of 0 and 3.
        frame = {5: 0, 6: 3}.get(have.frame, have.frame)
        verdict.equal(frame, item.frame, what + " frame")
        for place, value in enumerate([have.param1, have.param2, have.param3, have.param4]):
            if place == 3 and item.lat is not None and not headings:
                verdict.check(math.isfinite(value), f"{what} param 4: {value}")
            elif item.p[place] is None:
                verdict.check(math.isnan(value), f"{what} param {place + 1}: got {value}, wanted no value")
            else:
                verdict.near(value, item.p[place], 6e-3, f"{what} param {place + 1}")
        if item.lat is None:
            verdict.equal((have.x, have.y, have.z), (item.x5, 0, 0), what + " params 5 to 7")
        else:
            verdict.near(have.x, round(item.lat * WIRE), 1, what + " latitude, 1e-7 degrees")
            verdict.near(have.y, round(item.lon * WIRE), 1, what + " longitude, 1e-7 degrees")
            verdict.near(have.z, item.alt, 6e-4, what + " above home")


def check_fence(name, fence, route, site, verdict):
    """A convex ring that holds every waypoint, the pad and the alternate with 140 m to spare, and so every leg."""
    verdict.check(3 <= len(fence) <= 60, f"{name}: {len(fence)} fence corners")
    if not fence:
        return
    verdict.check(
        all(f.command == 5001 and f.frame in (0, 5) and f.param1 == len(fence) for f in fence),
        f"{name}: fence items",
    )
    north = 110_800.0
    east = 111_320.0 * math.cos(math.radians(site["latitude_deg"]))
    ring = [(f.y / WIRE * east, f.x / WIRE * north) for f in fence]
    places = [(w["longitude_deg"] * east, w["latitude_deg"] * north) for w in route["waypoints"]]
    places.append((site["longitude_deg"] * east, site["latitude_deg"] * north))
    if "alternate_latitude_deg" in site:
        places.append((site["alternate_longitude_deg"] * east, site["alternate_latitude_deg"] * north))
    sides = list(zip(ring, ring[1:] + ring[:1]))
    turns = [(b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])
             for (a, b), (_, c) in zip(sides, sides[1:] + sides[:1])]
    verdict.check(all(t > 0 for t in turns) or all(t < 0 for t in turns), f"{name}: fence is not convex")
    turn = math.copysign(1, turns[0])
    for number, (x, y) in enumerate(places, start=1):
        least = min(
            turn * ((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0])) / math.dist(a, b)
            for a, b in sides
        )
        verdict.check(least >= 140, f"{name}: place {number} is {least:.0f} m inside the fence")


def check_rally(name, rally, route, site, verdict):
    wanted = 1 if "alternate_latitude_deg" in site else 0
    if verdict.equal(len(rally), wanted, f"{name}: rally points") and wanted:
        got = rally[0]
        verdict.equal((got.command, got.frame), (5100, 3), f"{name}: rally kind")
        verdict.near(got.x, round(site["alternate_latitude_deg"] * WIRE), 1, f"{name}: rally latitude")
        verdict.near(got.y, round(site["alternate_longitude_deg"] * WIRE), 1, f"{name}: rally longitude")
        verdict.near(got.z, route["return_above_pad_m"], 6e-4, f"{name}: rally above home")


def check_plans(flights, autopilot, verdict):
    """All .plan files for one autopilot, imported and uploaded by MAVSDK."""
    port = free_port()
    sdk = Mavsdk(Configuration.create_with_component_type(ComponentType.GROUND_STATION))
    result = sdk.add_any_connection(f"udpin://127.0.0.1:{port}")
    vehicle = Vehicle(port, expected.AUTOPILOT[autopilot])
    vehicle.start()
    try:
        system = sdk.first_autopilot(20)
        if not verdict.check(system is not None, f"MAVSDK sees no aircraft ({result})"):
            return
        raw = MissionRaw(system)
        for path, wanted, route, site in flights:
            try:
                read = raw.import_qgroundcontrol_mission(str(path))
            except Exception as error:  # the reader's own error is the finding
                verdict.check(False, f"{path.name}: MAVSDK refuses it: {str(error)[:200]}")
                continue
            items = list(read.mission_items)
            seq = 0
            if autopilot == "ardupilot":
                # ArduPilot's item 0 is home; MAVSDK makes it from plannedHomePosition.
                home, items, seq = items[0], items[1:], 1
                verdict.near(home.x, round(site["latitude_deg"] * WIRE), 1, f"{path.name}: home latitude")
                verdict.near(home.y, round(site["longitude_deg"] * WIRE), 1, f"{path.name}: home longitude")
                verdict.near(home.z, site["pad_egm96_m"], 6e-4, f"{path.name}: home above EGM96")
                verdict.check(home.frame in (0, 5), f"{path.name}: home frame {home.frame}")
            check_wire(path.name, items, wanted, seq, verdict)
            text = path.with_suffix(".waypoints")
            rows = raw.import_mission_planner_mission(str(text)).mission_items
            # MAVSDK keeps the file's home line as a waypoint, and puts one more before it for ArduPilot.
            extra = 2 if autopilot == "ardupilot" else 1
            check_wire(f"{text.name}, read by MAVSDK", rows[extra:], wanted, extra, verdict, headings=False)
            check_fence(path.name, read.geofence_items, route, site, verdict)
            check_rally(path.name, read.rally_items, route, site, verdict)
            try:
                raw.upload_mission(read.mission_items)
                raw.upload_geofence(read.geofence_items)
                if read.rally_items:
                    raw.upload_rally_points(read.rally_items)
            except Exception as error:  # the uploader's own error is the finding
                verdict.check(False, f"{path.name}: MAVSDK does not upload it: {str(error)[:120]}")
                continue
            stored = vehicle.stores.get(0, [])
            check_wire(f"{path.name}, uploaded", stored[seq:], wanted, seq, verdict)
            verdict.equal(len(vehicle.stores.get(1, [])), len(read.geofence_items), f"{path.name}: fence stored")
    finally:
        vehicle.stop.set()
        vehicle.join(5)
        sdk.destroy()


def check_plan_text(path, plan, autopilot, verdict):
    """What the importers do not show: the keys that QGroundControl and Mission Planner insist on."""
    text = path.read_bytes()
    verdict.check(text.endswith(b"}\n"), f"{path.name}: ends with one newline")

    def refuse(word):
        raise ValueError(f"{word} is not JSON")

    document = json.loads(text.decode("utf-8"), parse_constant=refuse)
    mission = document["mission"]
    verdict.equal(
        (document["fileType"], document["version"], mission["version"], document["geoFence"]["version"],
         document["rallyPoints"]["version"], mission["firmwareType"]),
        ("Plan", 1, 2, 2, 2, expected.AUTOPILOT[autopilot]), f"{path.name}: versions",
    )
    for key in ("cruiseSpeed", "hoverSpeed"):
        verdict.check(type(mission[key]) is int, f"{path.name}: {key} is a whole number")
    for number, item in enumerate(mission["items"], start=1):
        what = f"{path.name}: item {number}"
        verdict.equal((item["type"], item["doJumpId"]), ("SimpleItem", number), what)
        verdict.check(item["command"] in expected.ACCEPTED[autopilot], f"{what}: command {item['command']}")
        keys = {"AltitudeMode", "Altitude", "AMSLAltAboveTerrain"} & item.keys()
        if item["command"] in (16, 21, 22):
            verdict.equal((len(keys), item["frame"], item.get("AltitudeMode")), (3, 3, 1), what + " height")
            verdict.equal(item.get("Altitude"), item["params"][6], what + " Altitude")
        else:
            verdict.equal((len(keys), item["frame"]), (0, 2), what + " without a place")
            verdict.check(None not in item["params"], what + " has null")
    about = document["x-skybeat"]
    verdict.equal(about["mission"], plan["mission"]["id"], f"{path.name}: mission id")


def check_document(path, schema, verdict):
    document = json.loads(path.read_text("utf-8"))
    rules = json.loads((HERE / "../../docs/schemas" / schema).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(rules)
    errors = list(jsonschema.Draft202012Validator(rules).iter_errors(document))
    for error in errors[:20]:
        verdict.check(False, f"{path.name}: {error.json_path}: {error.message[:200]}")
    verdict.check(not errors, f"{path.name}: {len(errors)} breaches of {schema}")
    return document


def main(arguments):
    if len(arguments) not in (2, 3):
        print(__doc__)
        return 2
    # MAVSDK's library logs to standard output; keep that for the verdict.
    out = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    verdict = Verdict(out)
    folder = Path(arguments[0])
    plan = check_document(Path(arguments[1]), "plan.schema.json", verdict)
    coverage = check_document(Path(arguments[2]), "coverage.schema.json", verdict) if len(arguments) == 3 else None
    sites = {site["id"]: site for site in plan["sites"]}
    routes = {route["id"]: route for route in plan["routes"]}
    names = set()
    for autopilot in expected.AUTOPILOT:
        flights = []
        for sortie in plan["sorties"]:
            route = routes[sortie["route"]]
            site = sites[route["site"]]
            wanted = expected.items(route, autopilot)
            name = f"{stem(sortie)}.{autopilot}"
            paths = [folder / "flights" / f"{name}.{ending}" for ending in ("plan", "waypoints")]
            names |= {path.name for path in paths}
            missing = [path.name for path in paths if not path.is_file()]
            if not verdict.check(not missing, f"missing: {missing}"):
                continue
            check_plan_text(paths[0], plan, autopilot, verdict)
            check_waypoints(paths[1], wanted, site, autopilot, verdict)
            flights.append((paths[0], wanted, route, site))
        check_plans(flights, autopilot, verdict)
    found = {path.name for path in (folder / "flights").iterdir()} if (folder / "flights").is_dir() else set()
    verdict.equal(sorted(found), sorted(names), "files of flights")
    check_layers(folder, plan, coverage, verdict)
    return verdict.finish()


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.exit(code)
