"""The other patrol districts, drawn along streets and ridges."""

# Central, counter-clockwise from the harbour at Eastern Street.
CENTRAL = [
    (114.1470, 22.2930), (114.1457, 22.2882), (114.1446, 22.2848), (114.1466, 22.2838),  # Eastern Street, Hospital Road
    (114.1464, 22.2812), (114.1450, 22.2784), (114.1422, 22.2770), (114.1388, 22.2748),  # Conduit Road, the ridge
    (114.1360, 22.2736), (114.1350, 22.2722), (114.1380, 22.2690), (114.1406, 22.2650),  # High West, above Pok Fu Lam
    (114.1428, 22.2608), (114.1455, 22.2562), (114.1488, 22.2528), (114.1520, 22.2535),  # Mount Kellett, south-west
    (114.1538, 22.2562), (114.1570, 22.2578), (114.1612, 22.2588), (114.1650, 22.2612), (114.1668, 22.2642),  # Guildford, Coombe Roads
    (114.1660, 22.2672), (114.1656, 22.2705), (114.1660, 22.2735), (114.1672, 22.2765),  # Magazine Gap, Monmouth Path
    (114.1674, 22.2788), (114.1674, 22.2815), (114.1684, 22.2855), (114.1690, 22.2930),  # Fenwick Pier Street, harbour
]

# Patrol area round the Peak: Lugard and Harlech Roads, Mount Austin, Barker Road, Plantation Road, Mount Gough.
PEAK = [
    (114.1376, 22.2716), (114.1388, 22.2748), (114.1420, 22.2774), (114.1455, 22.2782), (114.1488, 22.2768),
    (114.1515, 22.2750), (114.1540, 22.2730), (114.1568, 22.2712), (114.1574, 22.2690), (114.1560, 22.2674),
    (114.1535, 22.2668), (114.1498, 22.2676), (114.1462, 22.2692), (114.1425, 22.2700), (114.1395, 22.2704),
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
BORDER_STANDOFF_M = 60.0
BORDER_SIMPLIFY_M = 35.0
