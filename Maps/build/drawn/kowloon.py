"""Kowloon West: lines along streets and ridges, each written once and shared by its two neighbours.

A line that ends on another starts with the same point. Over water the lines only need to clear the shore:
the areas are cut with the land layer afterwards.
"""

# Sham Shui Po | Mong Kok, west to east: harbour, Sham Mong Road, Boundary Street to the railway.
HARBOUR_NW = (114.1485, 22.3212)
BOUNDARY_STREET = [
    HARBOUR_NW, (114.1535, 22.3214), (114.1560, 22.3222), (114.1588, 22.3238), (114.1625, 22.3248),
    (114.1655, 22.3254), (114.1685, 22.3260), (114.1706, 22.3268), (114.1727, 22.3274),
]

# Mong Kok | Yau Tsim, west to east: north end of the shelter, Cherry Street, Dundas Street, railway.
CHERRY_DUNDAS = [
    (114.1520, 22.3172), (114.1550, 22.3170), (114.1600, 22.3168), (114.1640, 22.3160), (114.1668, 22.3152),
    (114.1705, 22.3152), (114.1728, 22.3156), (114.1742, 22.3162),
]

# East side of Mong Kok, north to south, along the East Rail line.
RAIL_MONG_KOK = [BOUNDARY_STREET[-1], (114.1724, 22.3245), (114.1724, 22.3215), (114.1732, 22.3186), CHERRY_DUNDAS[-1]]

# East side of Yau Tsim, north to south: King's Park, Ho Man Tin side of the railway, Hung Hom, the harbour.
RAIL_YAU_TSIM = [
    CHERRY_DUNDAS[-1], (114.1757, 22.3130), (114.1772, 22.3100), (114.1790, 22.3068), (114.1812, 22.3040),
    (114.1822, 22.3010), (114.1850, 22.2975),
]
HARBOUR_SOUTH = [(114.1850, 22.2900), (114.1520, 22.2900)]

# Sham Shui Po from the railway round by the north and west to the harbour.
SHAM_SHUI_PO_OUTER = [
    BOUNDARY_STREET[-1],
    (114.1738, 22.3302), (114.1745, 22.3340), (114.1738, 22.3368), (114.1715, 22.3395),  # Yau Yat Tsuen
    (114.1700, 22.3428), (114.1698, 22.3462), (114.1672, 22.3478),  # Lung Ping Road, Beacon Hill foot
    (114.1620, 22.3482), (114.1570, 22.3488), (114.1530, 22.3478), (114.1490, 22.3480),  # Eagle's Nest ridge
    (114.1455, 22.3462), (114.1438, 22.3432), (114.1400, 22.3420), (114.1365, 22.3408),  # Butterfly Valley
    (114.1335, 22.3395), (114.1312, 22.3368), (114.1330, 22.3335),  # Lai King foot, Mei Foo
    (114.1368, 22.3300), (114.1375, 22.3268), (114.1345, 22.3248), (114.1312, 22.3222),  # Container Port Road South
    (114.1305, 22.3190), (114.1318, 22.3150), (114.1330, 22.3125), (114.1400, 22.3125), (114.1470, 22.3150),
    HARBOUR_NW,
]
