"""The illustrative relief: one coarse height grid from spot heights and lines of drawn/relief.csv and the coast.

Heights between them are those of a membrane that is a little stiff: the least of the sum over all cells of
|slope|^2 + (STIFF_M * curvature)^2, with the heights of the table kept and the sea at 0. It is found by Chebyshev's
iteration from coarse cells to fine ones, a fixed number of steps of plain sums and products, so that the same table
and coast give the same bytes on any machine.
"""

import csv
import json

import numpy as np
import shapely
from shapely.geometry import LineString, Point, shape
from shapely.ops import unary_union

from .geo import WINDOW, to_grid
from .write import ODBL, OSM

CELL_M = 100
WEST, SOUTH, COLUMNS, ROWS = 817_000, 803_000, 280, 470
NO_HEIGHT = -999
STIFF_M = 100.0
#: Coarser cells by powers of two come first, each the start for the next.
LEVELS = (16, 8, 4, 2, 1)
STEPS = 600
#: Bounds of the eigenvalues for Chebyshev's iteration; the upper one is exact, the lower one a choice.
LEAST = 0.02
KINDS = {"summit", "pass", "point", "ridge", "valley", "foot"}
SOURCES = {"article", "list", "general"}
HEAD = ["kind", "id", "lon", "lat", "hkpd_m", "source", "verified"]


def rows(path):
    """The table as dictionaries, checked; SystemExit names the line of the first mistake."""
    with open(path, encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames != HEAD:
            raise SystemExit(f"{path.name}: columns are {reader.fieldnames}, expected {HEAD}")
        found = []
        for number, row in enumerate(reader, start=2):
            where = f"{path.name} line {number}"
            if row["kind"] not in KINDS or row["source"] not in SOURCES or row["verified"] not in ("true", "false"):
                raise SystemExit(f"{where}: kind, source or verified is not one of the known words")
            # A place and a height from general knowledge are never verified.
            if (row["verified"] == "true") != (row["source"] == "article"):
                raise SystemExit(f"{where}: only rows with source 'article' are verified")
            place = Point(float(row["lon"]), float(row["lat"]))
            if not WINDOW.covers(place):
                raise SystemExit(f"{where}: outside {WINDOW.bounds}")
            if not 0 <= float(row["hkpd_m"]) <= 1_000:
                raise SystemExit(f"{where}: height {row['hkpd_m']}, allowed 0-1,000 m")
            # Whole metres, so that the last digits of a projection cannot matter.
            grid = to_grid(place)
            found.append({**row, "east": round(grid.x), "north": round(grid.y), "height": float(row["hkpd_m"])})
    return found


def centres():
    """Easting and northing of the cells' centres, rows from the south."""
    return np.meshgrid(WEST + CELL_M * (np.arange(COLUMNS) + 0.5), SOUTH + CELL_M * (np.arange(ROWS) + 0.5))


def masks(land_path):
    """(whether a cell's centre is within the window of the land layer, whether it is land)."""
    features = json.loads(land_path.read_text(encoding="utf-8"))["features"]
    land = unary_union([to_grid(shape(f["geometry"])) for f in features])
    window = to_grid(shapely.segmentize(WINDOW, 0.01))
    east, north = centres()
    shapely.prepare(land)
    shapely.prepare(window)
    return shapely.contains_xy(window, east, north), shapely.contains_xy(land, east, north)


def known(table):
    """Heights that the table gives to cells, NaN elsewhere: the highest of a cell counts."""
    heights = np.full((ROWS, COLUMNS), np.nan)

    def put(east, north, height):
        column, row = int((east - WEST) // CELL_M), int((north - SOUTH) // CELL_M)
        if 0 <= column < COLUMNS and 0 <= row < ROWS:
            heights[row, column] = np.fmax(heights[row, column], height)

    lines = {}
    for row in table:
        if row["kind"] in ("ridge", "valley", "foot"):
            lines.setdefault((row["kind"], row["id"]), []).append(row)
        else:
            put(row["east"], row["north"], row["height"])
    for points in lines.values():
        for a, b in zip(points, points[1:]):
            line = LineString([(a["east"], a["north"]), (b["east"], b["north"])])
            parts = max(1, int(line.length // 25))
            for n in range(parts + 1):
                share = n / parts
                put(a["east"] + (b["east"] - a["east"]) * share, a["north"] + (b["north"] - a["north"]) * share,
                    a["height"] + (b["height"] - a["height"]) * share)
        if len(points) == 1:
            put(points[0]["east"], points[0]["north"], points[0]["height"])
    return heights


def coarser(values, size, count):
    """Sums of `values` and of the cells that `count` counts, over blocks of `size` by `size` cells."""
    rows_, columns = -(-ROWS // size), -(-COLUMNS // size)
    sums, counts = np.zeros((rows_, columns)), np.zeros((rows_, columns))
    for y in range(size):
        for x in range(size):
            part, here = np.where(count, values, 0.0)[y::size, x::size], count[y::size, x::size]
            sums[:part.shape[0], :part.shape[1]] += part
            counts[:part.shape[0], :part.shape[1]] += here
    return sums, counts


def spread(u, inside):
    """For each cell the sum of its neighbours' values less its own; a neighbour outside counts as level."""
    out = np.zeros_like(u)
    for axis in (0, 1):
        a = [slice(None)] * 2
        b = [slice(None)] * 2
        a[axis], b[axis] = slice(1, None), slice(None, -1)
        step = np.where(inside[tuple(a)] & inside[tuple(b)], u[tuple(a)] - u[tuple(b)], 0.0)
        out[tuple(a)] -= step
        out[tuple(b)] += step
    return out


def settled(u, free, inside, land, stiff):
    """The stiff membrane over free cells by Chebyshev's iteration."""
    most = 8.0 + 64.0 * stiff * stiff
    middle, half = (most + LEAST) / 2, (most - LEAST) / 2
    alpha, step = 0.0, np.zeros_like(u)
    for n in range(STEPS):
        bend = spread(u, inside)
        residual = np.where(free, bend - stiff * stiff * spread(np.where(land, bend, 0.0), inside), 0.0)
        beta = 0.0 if n == 0 else (half * alpha / 2) ** 2 * (2.0 if n == 1 else 1.0)
        alpha = 1 / middle if n == 0 else 1 / (middle - beta / alpha)
        step = residual + beta * step
        u = u + alpha * step
    return u


def heights(csv_path, land_path):
    """Whole metres above the Principal Datum, rows from the south; NO_HEIGHT outside the land layer's window."""
    inside, land = masks(land_path)
    fixed = np.where(inside & ~land, 0.0, np.nan)
    given = known(rows(csv_path))
    given[~(inside & land)] = np.nan
    fixed = np.where(np.isnan(given), fixed, given)
    u = None
    for size in LEVELS:
        _, within = coarser(np.zeros_like(fixed), size, inside)
        _, dry = coarser(np.zeros_like(fixed), size, land & inside)
        total, count = coarser(fixed, size, ~np.isnan(given))
        free = (within > 0) & (dry > 0) & (count == 0)
        start = np.where(count > 0, total / np.maximum(count, 1), 0.0)
        if u is not None:
            finer = np.repeat(np.repeat(u, 2, axis=0), 2, axis=1)[:start.shape[0], :start.shape[1]]
            start = np.where(free, finer, start)
        u = settled(start, free, within > 0, dry > 0, STIFF_M / (CELL_M * size))
    whole = np.floor(np.maximum(u, 0.0) + 0.5).astype(int)
    whole[~land] = 0
    whole[~inside] = NO_HEIGHT
    return whole


def text(whole):
    """ESRI ASCII grid, rows from the north."""
    head = [f"ncols {COLUMNS}", f"nrows {ROWS}", f"xllcorner {WEST}", f"yllcorner {SOUTH}", f"cellsize {CELL_M}",
            f"nodata_value {NO_HEIGHT}"]
    return "\n".join(head + [" ".join(map(str, row)) for row in whole[::-1].tolist()]) + "\n"


SIDECAR = {
    "name": "relief: Illustrative relief of the pilot districts",
    "file": "relief.asc", "crs": "EPSG:2326", "datum": "hkpd", "cell_m": CELL_M,
    "licence": ODBL, "attribution": f"{OSM}; Skybeat contributors",
    "official": False, "illustrative": True,
    "note": "Not surveyed, wrong by tens of metres, not for real flight: a hint where hills are. Drawn from spot heights "
            "and lines in build/drawn/relief.csv, each with its source.",
}


def sidecar():
    return json.dumps(SIDECAR, ensure_ascii=False, indent=2) + "\n"
