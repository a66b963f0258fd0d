"""What a flight's mission items must be, worked out from plan.json and docs/formats.md alone.

Nothing here is taken from the Swift code: a mistake there must show as a difference.
"""

import math
from dataclasses import dataclass
from typing import List, Optional

AUTOPILOT = {"ardupilot": 3, "px4": 12}
# Commands that each autopilot's mission upload takes, of those that a patrol needs.
ACCEPTED = {
    "ardupilot": {16, 20, 21, 22, 115, 178, 1000, 2500, 2501},
    "px4": {16, 20, 21, 22, 178, 1000, 1001, 2500, 2501},
}


@dataclass
class Item:
    command: int
    frame: int
    p: List[Optional[float]]  # parameters 1 to 4, None: no value
    lat: Optional[float] = None
    lon: Optional[float] = None
    alt: Optional[float] = None
    x5: float = 0.0  # parameter 5 of an item without a place
    course: Optional[float] = None  # course of the leg that ends here


def bearing(lat0, lon0, lat1, lon1):
    """Initial great circle course in degrees on a sphere; None when the places are one."""
    if lat0 == lat1 and lon0 == lon1:
        return None
    a, b, d = math.radians(lat0), math.radians(lat1), math.radians(lon1 - lon0)
    y = math.sin(d) * math.cos(b)
    x = math.cos(a) * math.sin(b) - math.sin(a) * math.cos(b) * math.cos(d)
    return math.degrees(math.atan2(y, x)) % 360


def heading(value):
    """0 would mean 'no heading' to some readers: north is 360."""
    turned = round(value % 360, 2)
    return 360.0 if turned == 0 else turned


def legs(waypoints):
    """Course of the leg that ends at each waypoint; the take-off has the first that leads away."""
    courses, last = [], None
    for before, here in zip([None] + waypoints, waypoints):
        course = None
        if before is not None:
            course = bearing(
                before["latitude_deg"], before["longitude_deg"], here["latitude_deg"], here["longitude_deg"]
            )
        last = course if course is not None else last
        courses.append(last)
    first = next((c for c in courses if c is not None), None)
    return [first if c is None else c for c in courses]


def items(route, autopilot):
    """The flight's items without home."""
    result, speed, pitch, owned, filming = [], None, None, False, False
    courses = legs(route["waypoints"])

    def do(command, *p, x5=0.0):
        p = list(p) + [0.0] * (4 - len(p))
        result.append(Item(command, 2, p, x5=x5))

    for number, point in enumerate(route["waypoints"]):
        at_work = point["action"] in ("work", "dwell")
        before = len(result)
        if number > 0:
            if filming and not at_work:
                do(2501)
                filming = False
            if round(point["speed_mps"], 2) != speed:
                speed = round(point["speed_mps"], 2)
                do(178, 1, speed, -1)
            wanted = point.get("gimbal_pitch_deg")
            if wanted is not None and round(wanted, 2) != pitch:
                pitch = round(wanted, 2)
                if autopilot == "px4" and not owned:
                    do(1001, -2, -2, -1, -1)
                    owned = True
                do(1000, pitch, x5=12)
            if route["recording"] and at_work and not filming:
                do(2500)
                filming = True
            if autopilot == "ardupilot" and point.get("heading_deg") is not None:
                if len(result) == before:
                    do(178, 1, speed, -1)
                do(115, heading(point["heading_deg"]))
        height = point["above_takeoff_m"]
        if autopilot == "ardupilot" and abs(height) < 0.01:
            height = 0.05
        yaw = 0.0
        if autopilot == "px4":
            yaw = None
            if number > 0 and point.get("heading_deg") is not None:
                yaw = heading(point["heading_deg"])
        hold = 0.0
        if number > 0:
            hold = math.ceil(point["hold_s"]) if autopilot == "ardupilot" else point["hold_s"]
        result.append(
            Item(
                22 if number == 0 else 16, 3, [hold, 0.0, 0.0, yaw], point["latitude_deg"],
                point["longitude_deg"], height, course=courses[number],
            )
        )
    if filming:
        do(2501)
    do(20)
    return result
