"""The other patrol districts, drawn along streets and ridges."""

# Central, clockwise from the harbour at Eastern Street.
CENTRAL = [
    (114.1452, 22.2930), (114.1455, 22.2878), (114.1458, 22.2850),  # Eastern Street, Bonham Road
    (114.1440, 22.2828), (114.1415, 22.2815), (114.1392, 22.2800),  # Park Road, Conduit Road west, Hatton Road
    (114.1375, 22.2765), (114.1345, 22.2742), (114.1338, 22.2718),  # Lung Fu Shan, High West
    (114.1372, 22.2688), (114.1415, 22.2650), (114.1452, 22.2615), (114.1480, 22.2585),  # above Pok Fu Lam
    (114.1520, 22.2555), (114.1565, 22.2542), (114.1612, 22.2545), (114.1650, 22.2565),  # Mount Kellett, reservoirs
    (114.1668, 22.2605), (114.1662, 22.2640), (114.1648, 22.2668),  # Coombe Road, Magazine Gap
    (114.1655, 22.2700), (114.1668, 22.2735), (114.1672, 22.2765),  # Bowen Road, Monmouth Path
    (114.1682, 22.2792), (114.1690, 22.2822), (114.1700, 22.2860), (114.1700, 22.2930),  # Arsenal Street, harbour
]

# Patrol area round the Peak: Lugard and Harlech Roads, Mount Austin, Barker Road, Plantation Road, Mount Gough.
PEAK = [
    (114.1372, 22.2716), (114.1385, 22.2752), (114.1415, 22.2785), (114.1455, 22.2792), (114.1490, 22.2775),
    (114.1520, 22.2758), (114.1552, 22.2738), (114.1582, 22.2718), (114.1590, 22.2692), (114.1572, 22.2672),
    (114.1540, 22.2660), (114.1500, 22.2668), (114.1462, 22.2688), (114.1420, 22.2696), (114.1388, 22.2702),
]

# Southern edge of the border area, west to east, 1.2-1.5 km from the line: San Tin, Ki Lun Shan, Ho Sheung Heung,
# Sha Ling, Hung Lung Hang, Ping Che, the foot of Wong Mau Hang Shan, Robin's Nest, Shek Chung Au, Starling Inlet.
BORDER_SOUTH = [
    (114.0478, 22.5030), (114.0482, 22.4935), (114.0545, 22.4918), (114.0620, 22.4935), (114.0690, 22.4985),
    (114.0755, 22.5040), (114.0835, 22.5085), (114.0885, 22.5150), (114.0915, 22.5235), (114.0985, 22.5222),
    (114.1050, 22.5192), (114.1125, 22.5172), (114.1200, 22.5205), (114.1265, 22.5260), (114.1330, 22.5290),
    (114.1400, 22.5302), (114.1475, 22.5288), (114.1560, 22.5315), (114.1625, 22.5362), (114.1645, 22.5440),
    (114.1700, 22.5468), (114.1765, 22.5432), (114.1850, 22.5415), (114.1930, 22.5432), (114.2010, 22.5438),
    (114.2080, 22.5425), (114.2130, 22.5398), (114.2205, 22.5375), (114.2290, 22.5415),
]
# Where the northern side of the border area runs: metres south of our boundary line, before simplification.
BORDER_STANDOFF_M = 40.0
BORDER_SIMPLIFY_M = 18.0
