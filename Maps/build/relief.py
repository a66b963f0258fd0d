"""Writes Maps/relief.asc and relief.json from drawn/relief.csv and land.geojson: python3 Maps/build/relief.py

derive.py does this too; alone it needs only numpy, pyproj and shapely.
"""

import sys
from pathlib import Path

BUILD = Path(__file__).resolve().parent
sys.path.insert(0, str(BUILD))

from lib import relief  # noqa: E402


def files():
    """The two files with their text."""
    whole = relief.heights(BUILD / "drawn" / "relief.csv", BUILD.parent / "land.geojson")
    return {BUILD.parent / "relief.asc": relief.text(whole), BUILD.parent / "relief.json": relief.sidecar()}


def main():
    for path, text in files().items():
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{path.name}: {len(text.encode())} bytes")


if __name__ == "__main__":
    main()
