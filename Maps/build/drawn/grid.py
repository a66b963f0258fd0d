"""A street grid for Yau Ma Tei, Jordan and the south of Mong Kok, and the targets of Central and the Peak.

The grid is straight and regular on purpose: it gives plausible places for exercises and names no real building.
"""

# North-south streets: longitude where they meet the southern and the northern edge of the grid.
SOUTH_LAT, NORTH_LAT = 22.3046, 22.3118
STREETS_NS = [
    ("reclamation", 114.16850, 114.16790), ("shanghai", 114.16955, 114.16895), ("temple", 114.17035, 114.16975),
    ("nathan", 114.17165, 114.17095), ("parkes", 114.17245, 114.17180), ("woosung", 114.17320, 114.17255),
]
# East-west streets, south to north.
STREETS_EW = [22.3046, 22.3056, 22.3066, 22.3076, 22.3086, 22.3096, 22.3107, 22.3118]

ROOFS, SCAFFOLDS, BACK_LANES = 34, 18, 28

# Central: (id, English, Chinese, kind, group, extent in metres, priority, lon, lat)
CENTRAL_TARGETS = [
    ("c-01", "Peak installation 1", "山頂設施一", "installation", "peak-west", 40, 1, 114.1440, 22.2755),
    ("c-02", "Peak installation 2", "山頂設施二", "installation", "peak-west", 30, 2, 114.1458, 22.2743),
    ("c-03", "Lookout on Lugard Road", "盧吉道觀景點", "viewpoint", "peak-west", 20, 2, 114.1471, 22.2771),
    ("c-04", "Hatton Road junction", "克頓道交匯處", "viewpoint", "peak-west", 25, 3, 114.1394, 22.2737),
    ("c-05", "Harlech Road hillside", "夏力道山坡", "viewpoint", "peak-west", 50, 2, 114.1418, 22.2721),
    ("c-06", "Victoria Gap forecourt", "爐峰峽廣場", "viewpoint", "peak-centre", 40, 1, 114.1497, 22.2709),
    ("c-07", "Peak installation 3", "山頂設施三", "installation", "peak-centre", 30, 2, 114.1480, 22.2728),
    ("c-08", "House group 1", "屋苑群一", "installation", "peak-centre", 60, 2, 114.1515, 22.2728),
    ("c-09", "House group 2", "屋苑群二", "installation", "peak-centre", 60, 2, 114.1512, 22.2690),
    ("c-10", "House group 3", "屋苑群三", "installation", "peak-east", 60, 2, 114.1542, 22.2715),
    ("c-11", "House group 4", "屋苑群四", "installation", "peak-east", 60, 3, 114.1560, 22.2695),
    ("c-12", "Peak installation 4", "山頂設施四", "installation", "peak-east", 40, 1, 114.1553, 22.2682),
    ("c-13", "Mid-Levels installation", "半山設施", "installation", "mid-levels", 30, 2, 114.1525, 22.2788),
    ("c-14", "Escalator upper end", "自動扶梯上端", "viewpoint", "mid-levels", 20, 3, 114.1506, 22.2794),
    ("c-15", "Sheung Wan roofs", "上環天台", "roof", "sheung-wan", 30, 3, 114.1505, 22.2858),
]
