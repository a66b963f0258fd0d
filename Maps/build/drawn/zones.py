"""Restricted zones made from published rules, not from anybody's drawn zones. Radii are illustrative.

CIRCLES: (id, English, Chinese, restriction, radius in metres, lon, lat, accuracy in metres, upper limit, rule key)
An upper limit is (metres, reference) or None for unlimited; the lower limit is the ground.
"""

CAD = ("Director-General of Civil Aviation", "民航處處長")
SECURITY = ("Secretary for Security", "保安局局長")
POLICE = ("Commissioner of Police", "警務處處長")

RULES = {
    "airport": "No flight within 5 km of Hong Kong International Airport (safety guidance of the Civil Aviation Department before 2022; Cap. 448G s.19 zones now)",
    "approach": "Shape of an approach surface: 280 m inner edge 60 m beyond the runway end, 15 % divergence each side, 2 % to 3,000 m, then 2.5 % to 150 m (ICAO Annex 14, code 4 precision approach; from general knowledge, to be confirmed)",
    "harbour": "Victoria Harbour and its coast are to be avoided (guidance of the Civil Aviation Department before 2022; Cap. 448G s.19 zones now)",
    "shek-kong": "Shek Kong is to be avoided (guidance of the Civil Aviation Department before 2022); the hours are made up as an example",
    "heliport": "Clearance round heliports, an expected kind of Cap. 448G s.19 zone; the radius is illustrative",
    "protected": "Government, military and prison sites, an expected kind of Cap. 448G s.19 zone; the radius is illustrative",
    "boundary": "Any flight across the boundary is a cross-boundary flight and needs prior permission whatever the mass (2025 legislation on small unmanned aircraft); treated here as prohibited",
    "incident": "Temporary zone of 500 m radius, 27 to 30 November 2025, 08:00 to 08:00, as reported in the press; past, kept as an example of a zone with an end",
    "fireworks": "Example of a short zone for a harbour event, made up in the manner of the New Year countdown",
}

#: Runway direction (true, degrees), airport reference point and half the runway length for the approach shapes.
AIRPORT = dict(lon=113.9148, lat=22.3089, radius_m=5_000, bearing_deg=71.0, half_runway_m=1_900)
# (part, start and end in metres from the runway end, lowest height of the surface in that part)
APPROACH_PARTS = [("inner", 3_060.0, 6_660.0, 60), ("outer", 6_660.0, 9_300.0, 150)]

CIRCLES = [
    ("heliport-gfs-chek-lap-kok", "Government Flying Service, Chek Lap Kok", "政府飛行服務隊總部（赤鱲角）", "prohibited", 500,
     113.9070, 22.2960, 300, None, "heliport", CAD),
    ("heliport-sheung-wan", "Sky Shuttle Heliport, Sheung Wan", "上環直升機場", "prohibited", 400,
     114.1524, 22.2893, 80, (300, "amsl"), "heliport", CAD),
    ("heliport-wan-chai", "Wan Chai Heliport", "灣仔直升機場", "authorisation", 300,
     114.1760, 22.2850, 150, (300, "amsl"), "heliport", CAD),
    ("helipad-cheung-chau", "Cheung Chau helipad", "長洲直升機坪", "authorisation", 100,
     114.0345, 22.2083, 150, (150, "amsl"), "heliport", CAD),
    ("helipad-lamma-yung-shue-wan", "Lamma helipad, Yung Shue Wan", "南丫島直升機坪（榕樹灣）", "authorisation", 100,
     114.1100, 22.2285, 250, (150, "amsl"), "heliport", CAD),
    ("government-house", "Government House", "香港禮賓府", "prohibited", 150,
     114.1570, 22.2785, 60, None, "protected", SECURITY),
    ("pla-central-barracks", "Central Barracks", "中環軍營", "prohibited", 200,
     114.1650, 22.2817, 60, None, "protected", SECURITY),
    ("pla-stonecutters", "Stonecutters Island barracks", "昂船洲軍營", "prohibited", 700,
     114.1385, 22.3215, 200, None, "protected", SECURITY),
    ("prison-stanley", "Stanley Prison", "赤柱監獄", "prohibited", 250,
     114.2150, 22.2135, 200, None, "protected", SECURITY),
    ("prison-lai-chi-kok", "Lai Chi Kok Reception Centre", "荔枝角收押所", "prohibited", 200,
     114.1435, 22.3385, 200, None, "protected", SECURITY),
    ("prison-hei-ling-chau", "Hei Ling Chau correctional institutions", "喜靈洲懲教所", "prohibited", 400,
     114.0370, 22.2570, 250, None, "protected", SECURITY),
]

SHEK_KONG = (114.0803, 22.4366, 2_500)
INCIDENT = (114.1735, 22.4462, 500)

# Victoria Harbour between Green Island and Lei Yue Mun, drawn over both shores and cut to water plus a coast strip.
HARBOUR = [
    (114.1130, 22.2850), (114.1250, 22.2760), (114.1700, 22.2700), (114.2000, 22.2780), (114.2330, 22.2790),
    (114.2360, 22.2845), (114.2385, 22.2880), (114.2330, 22.2990), (114.2200, 22.3080), (114.2150, 22.3035),
    (114.2080, 22.3080), (114.1950, 22.3080), (114.1700, 22.3060), (114.1620, 22.3020), (114.1550, 22.3010),
    (114.1540, 22.3160), (114.1450, 22.3130), (114.1330, 22.3120),
]
HARBOUR_COAST_STRIP_M = 60.0
