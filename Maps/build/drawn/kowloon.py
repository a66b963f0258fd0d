"""Kowloon West: lines along streets and ridges, each written once and shared by its two neighbours.

A line that ends on another starts with the same point. Over water the lines only need to clear the shore:
the areas are cut with the land layer afterwards.
"""

# Sham Shui Po | Mong Kok, west to east: harbour, Sham Mong Road, Boundary Street to the railway.
HARBOUR_NW = (114.1485, 22.3228)
BOUNDARY_STREET = [
    HARBOUR_NW, (114.1530, 22.3249), (114.1555, 22.3246), (114.1578, 22.3224), (114.1592, 22.3238),
    (114.1604, 22.3255), (114.1640, 22.3261), (114.1685, 22.3266), (114.1708, 22.3269), (114.1736, 22.3276),
]

# Mong Kok | Yau Tsim, west to east: north end of the shelter, Ferry Street, Dundas Street, Soares Avenue, railway.
CHERRY_DUNDAS = [
    (114.1520, 22.3172), (114.1550, 22.3168), (114.1600, 22.3145), (114.1650, 22.3143), (114.1690, 22.3150),
    (114.1706, 22.3166), (114.1728, 22.3171), (114.1746, 22.3174),
]

# East side of Mong Kok, north to south, along the East Rail line.
RAIL_MONG_KOK = [BOUNDARY_STREET[-1], (114.1736, 22.3245), (114.1737, 22.3215), (114.1742, 22.3190), CHERRY_DUNDAS[-1]]

# East side of Yau Tsim, north to south: King's Park, Ho Man Tin side of the railway, Hung Hom, the harbour.
RAIL_YAU_TSIM = [
    CHERRY_DUNDAS[-1], (114.1766, 22.3145), (114.1788, 22.3106), (114.1812, 22.3068), (114.1838, 22.3038),
    (114.1862, 22.3010), (114.1870, 22.2970),
]
HARBOUR_SOUTH = [(114.1870, 22.2900), (114.1520, 22.2900)]

# Sham Shui Po from the railway round by the north and west to the harbour.
SHAM_SHUI_PO_OUTER = [
    BOUNDARY_STREET[-1],
    (114.1748, 22.3310), (114.1762, 22.3358), (114.1752, 22.3395), (114.1738, 22.3432),  # railway, Kowloon Tong
    (114.1722, 22.3460), (114.1690, 22.3463), (114.1650, 22.3462), (114.1620, 22.3480),  # Lung Ping Road
    (114.1575, 22.3468), (114.1520, 22.3448), (114.1478, 22.3415),  # foot of Eagle's Nest and Piper's Hill
    (114.1430, 22.3398), (114.1382, 22.3410), (114.1350, 22.3405), (114.1332, 22.3380),  # Ching Cheung Road, Lai King
    (114.1366, 22.3348), (114.1402, 22.3322), (114.1414, 22.3292),  # Mei Foo, the yards
    (114.1385, 22.3276), (114.1342, 22.3256), (114.1312, 22.3226), (114.1320, 22.3195),  # Stonecutters Island
    (114.1320, 22.3150), (114.1330, 22.3125), (114.1400, 22.3125), (114.1470, 22.3150),
    HARBOUR_NW,
]
