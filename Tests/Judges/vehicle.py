"""An aircraft that exists only on the loopback interface: it takes missions and remembers them."""

import os
import socket
import threading
import time

# Set before pymavlink is first imported: its waypoint reader fails on the older dialect.
os.environ["MAVLINK20"] = "1"

from pymavlink import mavutil  # noqa: E402
from pymavlink.dialects.v20 import ardupilotmega as mavlink  # noqa: E402


def free_port():
    """A UDP port on 127.0.0.1 that nobody listens on."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Vehicle(threading.Thread):
    """Answers the upload handshake of MAVLink's mission protocol as the protocol's own page describes it."""

    def __init__(self, port, autopilot):
        super().__init__(daemon=True)
        self.autopilot = autopilot
        self.link = mavutil.mavlink_connection(f"udpout:127.0.0.1:{port}", source_system=1, source_component=1)
        self.stores = {}
        self.stop = threading.Event()

    def run(self):
        beat, waiting = 0.0, {}
        while not self.stop.is_set():
            if time.monotonic() - beat > 0.5:
                self.link.mav.heartbeat_send(
                    mavlink.MAV_TYPE_QUADROTOR, self.autopilot, 0, 0, mavlink.MAV_STATE_STANDBY
                )
                beat = time.monotonic()
            message = self.link.recv_match(blocking=True, timeout=0.05)
            if message is None:
                continue
            who = (message.get_srcSystem(), message.get_srcComponent())
            kind = message.get_type()
            if kind == "MISSION_COUNT":
                waiting[message.mission_type] = (message.count, [])
                if message.count == 0:
                    self.stores[message.mission_type] = []
                    self.link.mav.mission_ack_send(*who, 0, message.mission_type)
                else:
                    self.link.mav.mission_request_int_send(*who, 0, message.mission_type)
            elif kind == "MISSION_ITEM_INT" and message.mission_type in waiting:
                count, got = waiting[message.mission_type]
                if message.seq != len(got):
                    continue  # sent twice: it was answered the first time
                got.append(message)
                if len(got) < count:
                    self.link.mav.mission_request_int_send(*who, len(got), message.mission_type)
                else:
                    self.stores[message.mission_type] = got
                    del waiting[message.mission_type]
                    self.link.mav.mission_ack_send(*who, 0, message.mission_type)
        self.link.close()
