"""Draws Maps/picture.png from the layers: python3 Maps/build/picture.py

Colours are from the Okabe-Ito set; areas differ in hatching too, so that nothing hangs on hue alone.
"""

import io
import json
import sys
from pathlib import Path

BUILD = Path(__file__).resolve().parent
sys.path.insert(0, str(BUILD))

import matplotlib  # noqa: E402

matplotlib.use("Agg")
import matplotlib.patheffects as effects  # noqa: E402
import matplotlib.pyplot as plt  # noqa: E402
from matplotlib import font_manager  # noqa: E402
from matplotlib.lines import Line2D  # noqa: E402
from matplotlib.patches import PathPatch, Patch  # noqa: E402
from matplotlib.path import Path as Outline  # noqa: E402
from PIL import Image  # noqa: E402
from shapely.geometry import shape  # noqa: E402

from lib.geo import polygons  # noqa: E402

SEA, LAND, COAST, OTHER = "#dfe9f0", "#f6f4ee", "#8c9aa3", "#b9b9b9"
BLUE, ORANGE, GREEN, RED, PURPLE, SKY, INK = (
    "#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9", "#22282c")
HALO = [effects.withStroke(linewidth=2.6, foreground="white")]


def chinese_font():
    """A font with Traditional Chinese, or None."""
    names = {f.name for f in font_manager.fontManager.ttflist}
    for wanted in ("Noto Sans CJK TC", "Noto Sans CJK HK", "Noto Sans CJK JP", "Noto Serif CJK TC", "Noto Serif CJK JP"):
        if wanted in names:
            return wanted
    return None


class Layers:
    def __init__(self, folder):
        self.all = {p.stem: [(f["properties"], shape(f["geometry"]))
                             for f in json.loads(p.read_text(encoding="utf-8"))["features"]]
                    for p in sorted(folder.glob("*.geojson"))}

    def get(self, layer, *ids):
        return [(p, g) for p, g in self.all[layer] if not ids or p["id"] in ids]

    def one(self, layer, id):
        return self.get(layer, id)[0][1]


def fill(ax, geometry, **style):
    for p in polygons(geometry):
        rings = [list(p.exterior.coords)] + [list(h.coords) for h in p.interiors]
        codes = [c for r in rings for c in [Outline.MOVETO] + [Outline.LINETO] * (len(r) - 2) + [Outline.CLOSEPOLY]]
        ax.add_patch(PathPatch(Outline([q for r in rings for q in r], codes), **style))


def label(ax, x, y, text, size=8.5, colour=INK, **more):
    more = {"ha": "center", "va": "center", **more}
    if ax.get_xlim()[0] < x < ax.get_xlim()[1] and ax.get_ylim()[0] < y < ax.get_ylim()[1]:
        ax.text(x, y, text, fontsize=size, color=colour, path_effects=HALO, zorder=9, linespacing=1.25, **more)


class Picture:
    def __init__(self, layers, chinese):
        self.layers, self.chinese = layers, chinese

    def name(self, zh, en, joint="\n"):
        return f"{zh}{joint}{en}" if self.chinese else en

    def base(self, ax, bounds, title, ticks, scale_m):
        ax.set_xlim(bounds[0], bounds[2])
        ax.set_ylim(bounds[1], bounds[3])
        ax.set_aspect(1 / 0.9255)  # one degree of longitude over one of latitude at 22.3 N
        ax.set_facecolor(SEA)
        for _, g in self.layers.get("land"):
            fill(ax, g, fc=LAND, ec=COAST, lw=0.5, zorder=1)
        fill(ax, self.layers.one("boundary", "shenzhen-side"), fc=OTHER, ec="none", alpha=0.6, zorder=2)
        x, y = self.layers.one("boundary", "hk-shenzhen").xy
        ax.plot(x, y, color=INK, lw=1.4, zorder=7)
        ax.set_title(title, fontsize=11, loc="left", fontweight="bold", color=INK, pad=5)
        ax.xaxis.set_major_locator(plt.MultipleLocator(ticks))
        ax.yaxis.set_major_locator(plt.MultipleLocator(ticks))
        ax.xaxis.set_major_formatter("{x:.2f}" if ticks >= 0.01 else "{x:.3f}")
        ax.yaxis.set_major_formatter("{x:.2f}" if ticks >= 0.01 else "{x:.3f}")
        ax.tick_params(labelsize=7, colors="#55606a", length=2.5)
        for spine in ax.spines.values():
            spine.set_color("#9aa5ad")
        self.scale(ax, bounds, scale_m)

    def scale(self, ax, bounds, length_m):
        x0 = bounds[0] + 0.03 * (bounds[2] - bounds[0])
        y0 = bounds[1] + 0.045 * (bounds[3] - bounds[1])
        degrees = length_m / 103_060.0  # metres in a degree of longitude at 22.3 N
        ax.plot([x0, x0 + degrees], [y0, y0], color=INK, lw=2.4, solid_capstyle="butt", zorder=9, path_effects=HALO)
        text = f"{length_m // 1000} km" if length_m >= 1000 else f"{length_m} m"
        ax.text(x0 + degrees / 2, y0 + 0.012 * (bounds[3] - bounds[1]), text, fontsize=7.5, ha="center", va="bottom",
                path_effects=HALO, zorder=9)

    def zones(self, ax, skip=()):
        for p, g in self.layers.get("restricted"):
            if p["id"] == "cross-boundary-north" or p["valid_to"] or p["id"] in skip:
                continue
            hard = p["restriction"] == "prohibited"
            fill(ax, g, fc="none", ec=RED, lw=1.1 if hard else 0.9, ls="-" if hard else (0, (4, 2)), zorder=5)
            if hard:
                fill(ax, g, fc=RED, ec="none", alpha=0.16, zorder=2.5)

    def district(self, ax, id, colour, hatch=None, alpha=0.28):
        g = self.layers.one("districts", id)
        fill(ax, g, fc=colour, ec="none", alpha=alpha, zorder=3)
        fill(ax, g, fc="none", ec=colour, lw=1.5, hatch=hatch, zorder=4)

    def area(self, ax, layer, ids, colour, hatch):
        for _, g in self.layers.get(layer, *ids):
            fill(ax, g, fc=colour, ec="none", alpha=0.22, zorder=3.5)
            fill(ax, g, fc="none", ec=colour, lw=1.1, hatch=hatch, zorder=4.5)

    def lines(self, ax, *ids):
        for _, g in self.layers.get("beat-lines", *ids):
            x, y = g.xy
            ax.plot(x, y, color="white", lw=3.2, zorder=6, solid_capstyle="round")
            ax.plot(x, y, color=PURPLE, lw=1.8, zorder=6.1, solid_capstyle="round")

    def targets(self, ax, district, grow=1.0):
        for kind, mark, size in (("roof", "s", 9), ("scaffold", "^", 13), ("back-lane", "_", 26),
                                 ("installation", "s", 13), ("viewpoint", "^", 15)):
            places = [g for p, g in self.layers.get("targets") if p["district"] == district and p["kind"] == kind]
            ax.scatter([g.x for g in places], [g.y for g in places], marker=mark, s=size * grow, c=INK, lw=1.0 * grow**0.5,
                       zorder=6.5)

    def marks(self, ax, rows):
        """Landmarks with labels: (id, text, dx, dy, horizontal alignment)."""
        for id, text, dx, dy, side in rows:
            g = self.layers.one("landmarks", id)
            ax.plot(g.x, g.y, "o", ms=3.6, mfc="white", mec=INK, mew=1.0, zorder=8)
            label(ax, g.x + dx, g.y + dy, text, 7, ha=side)

    def overview(self, ax):
        self.base(ax, (113.82, 22.15, 114.42, 22.58), self.name("總圖", "Overview", "  "), 0.1, 10_000)
        self.zones(ax)
        for id, colour in (("border", BLUE), ("kowloon-west", GREEN), ("central", BLUE), ("cheung-chau-division", ORANGE)):
            self.district(ax, id, colour, alpha=0.45)
        self.area(ax, "fire-watch", (), ORANGE, "....")
        for p, g in self.layers.get("shelters"):
            fill(ax, g, fc=SKY, ec=BLUE, lw=0.7, zorder=5)
        for x, y, zh, en in (
                (114.105, 22.490, "邊界", "Border"), (114.213, 22.322, "西九龍", "Kowloon West"),
                (114.195, 22.266, "中區", "Central"), (114.172, 22.212, "南丫島", "Lamma"),
                (114.030, 22.187, "長洲", "Cheung Chau"), (114.030, 22.294, "坪洲", "Peng Chau"),
                (113.945, 22.255, "大嶼山", "Lantau"), (113.905, 22.325, "機場五公里", "Airport 5 km"),
                (114.080, 22.436, "石崗", "Shek Kong")):
            label(ax, x, y, self.name(zh, en), 8)
        label(ax, 114.00, 22.545, self.name("深圳一側：不得進入", "Shenzhen side: never"), 9, "#444444")
        for x, y, zh, en in ((114.080, 22.398, "大欖東北", "Tai Lam NE"), (114.060, 22.472, "八鄉", "Pat Heung"),
                             (114.137, 22.474, "大刀屻", "Tai To Yan"), (114.150, 22.386, "金山", "Kam Shan"),
                             (114.225, 22.353, "獅子山", "Lion Rock"), (114.235, 22.532, "紅花嶺", "Robin's Nest")):
            label(ax, x, y, self.name(zh, en), 6.8, "#5c4300")
        for x, y, zh, en in ((113.972, 22.392, "屯門", "Tuen Mun"), (114.052, 22.240, "喜靈洲", "Hei Ling Chau"),
                             (114.185, 22.236, "香港仔", "Aberdeen"), (114.250, 22.309, "觀塘", "Kwun Tong"),
                             (114.266, 22.286, "筲箕灣", "Shau Kei Wan"), (114.235, 22.440, "船灣、鹽田仔", "Shuen Wan, Yim Tin Tsai")):
            label(ax, x, y, self.name(zh, en, " "), 6.3, "#004a75")

    def border(self, ax):
        self.base(ax, (114.045, 22.486, 114.235, 22.568), self.name("邊界警區", "Border District", "  "), 0.02, 2_000)
        self.district(ax, "border", BLUE, alpha=0.15)
        self.area(ax, "villages", (), GREEN, None)
        self.area(ax, "villages", ("robins-nest-west-slope", "heung-yuen-wai-hillside"), ORANGE, "////")
        self.area(ax, "fire-watch", ("robins-nest-foot",), ORANGE, "....")
        self.lines(ax, "border-road", "border-foothill-track")
        self.marks(ax, [
            ("lo-wu-station", self.name("羅湖站", "Lo Wu", " "), 0, -0.003, "center"),
            ("lok-ma-chau-station", self.name("落馬洲站", "Lok Ma Chau", " "), 0.0016, -0.0028, "left"),
            ("sheung-shui-station", self.name("上水站", "Sheung Shui", " "), 0, -0.003, "center"),
            ("border-district-headquarters", self.name("警區總部", "District HQ", " "), 0.0016, -0.0018, "left"),
            ("man-kam-to-control-point", self.name("文錦渡", "Man Kam To", " "), -0.0012, 0.0006, "right"),
        ])
        for x, y, zh, en in ((114.1316, 22.5302, "新屋嶺", "San Uk Ling"), (114.1430, 22.5327, "木湖", "Muk Wu"),
                             (114.1550, 22.5382, "打鼓嶺", "Ta Kwu Ling"), (114.1445, 22.5560, "松園下", "Tsung Yuen Ha"),
                             (114.1635, 22.5650, "香園圍", "Heung Yuen Wai"), (114.1830, 22.5605, "蓮麻坑", "Lin Ma Hang"),
                             (114.1665, 22.5408, "山坡", "Hillside"), (114.1800, 22.5372, "紅花嶺西坡", "Robin's Nest west"),
                             (114.2015, 22.5365, "紅花嶺山腳", "Robin's Nest foot"),
                             (114.2240, 22.5580, "沙頭角", "Sha Tau Kok")):
            label(ax, x, y, self.name(zh, en), 7.4)
        label(ax, 114.085, 22.555, self.name("深圳一側：不得進入", "Shenzhen side: never"), 9, "#444444")

    def kowloon(self, ax):
        self.base(ax, (114.126, 22.288, 114.190, 22.352), self.name("西九龍", "Kowloon West", "  "), 0.02, 1_000)
        for id, colour, hatch in (("sham-shui-po", GREEN, None), ("mong-kok", ORANGE, None), ("yau-tsim", BLUE, None)):
            self.district(ax, id, colour, hatch, 0.2)
        self.zones(ax)
        self.area(ax, "shelters", ("yau-ma-tei-shelter",), SKY, None)
        self.lines(ax, "kowloon-streets-nathan", "kowloon-streets-shanghai", "shelter-lanes-yau-ma-tei")
        self.targets(ax, "kowloon-west")
        label(ax, 114.1555, 22.3405, self.name("深水埗", "Sham Shui Po"), 9.5, "#00573f")
        label(ax, 114.1610, 22.3215, self.name("旺角", "Mong Kok"), 9.5, "#6b4900")
        label(ax, 114.1795, 22.3025, self.name("油尖", "Yau Tsim"), 9.5, "#004a75")
        label(ax, 114.1475, 22.3105, self.name("新油麻地\n避風塘", "New Yau Ma Tei\nshelter"), 7, "#004a75")
        label(ax, 114.1400, 22.2945, self.name("維多利亞港", "Victoria Harbour", " "), 7.5, "#8a3b00")
        label(ax, 114.1385, 22.3215, self.name("昂船洲", "Stonecutters"), 7, "#8a3b00")
        label(ax, 114.1430, 22.3362, self.name("荔枝角", "Lai Chi Kok", " "), 6.6, "#8a3b00", va="top")

    def street_grid(self, ax):
        self.base(ax, (114.1655, 22.3038, 114.1748, 22.3126), self.name("油麻地及佐敦：目標", "Yau Ma Tei and Jordan: targets", "  "),
                  0.002, 200)
        self.district(ax, "yau-tsim", BLUE, alpha=0.1)
        self.lines(ax, "kowloon-streets-nathan", "kowloon-streets-shanghai")
        self.targets(ax, "kowloon-west", 3.0)
        self.marks(ax, [("jordan-station", self.name("佐敦站", "Jordan"), 0.0003, 0.0, "left")])

    def central(self, ax):
        self.base(ax, (114.131, 22.250, 114.175, 22.294), self.name("中區及山頂", "Central and the Peak", "  "), 0.01, 1_000)
        self.district(ax, "central", BLUE, alpha=0.15)
        self.district(ax, "peak", GREEN, "///", 0.1)
        self.zones(ax)
        self.lines(ax, "central-lugard-harlech", "central-midlevels-escalator")
        self.targets(ax, "central")
        for x, y, zh, en in ((114.1540, 22.2648, "山頂巡邏範圍", "The Peak patrol area"),
                             (114.1640, 22.2740, "半山", "Mid-Levels"),
                             (114.1700, 22.2875, "維多利亞港", "Victoria Harbour")):
            label(ax, x, y, self.name(zh, en), 8)
        for x, y, zh, en in ((114.1520, 22.2924, "上環直升機場", "Sheung Wan heliport"),
                             (114.1582, 22.2767, "禮賓府", "Government House"),
                             (114.1655, 22.2842, "中環軍營", "Central Barracks")):
            label(ax, x, y, self.name(zh, en, " "), 6.8, "#8a3b00")
        self.marks(ax, [
            ("sheung-wan-station", self.name("上環站", "Sheung Wan", " "), -0.0007, -0.0008, "right"),
            ("peak-tower", self.name("凌霄閣", "Peak Tower", " "), 0.0008, 0.0003, "left"),
            ("mount-kellett", self.name("奇力山", "Mount Kellett", " "), 0, -0.0011, "center"),
        ])

    def cheung_chau(self, ax):
        self.base(ax, (114.011, 22.193, 114.047, 22.229), self.name("長洲", "Cheung Chau", "  "), 0.01, 500)
        self.district(ax, "cheung-chau", ORANGE, alpha=0.18)
        self.area(ax, "shelters", ("cheung-chau-shelter",), SKY, None)
        self.zones(ax)
        self.lines(ax, "cheung-chau-lanes", "cheung-chau-trail-south", "shelter-lanes-cheung-chau")
        self.marks(ax, [
            ("cheung-chau-ferry-pier", "", 0, 0, "left"),
            ("cheung-chau-police-station", self.name("警署", "Police", " "), 0.0, 0.0013, "center"),
        ])
        label(ax, 114.0158, 22.2078, self.name("避風塘", "Typhoon shelter"), 8, "#004a75")
        label(ax, 114.0320, 22.2180, self.name("北部", "North"), 8)
        label(ax, 114.0385, 22.2100, self.name("直升機坪", "Helipad"), 7, "#8a3b00")
        label(ax, 114.0320, 22.1990, self.name("山頂道", "Peak Road trail"), 7.5, "#8a3a66")

    def legend(self, ax):
        ax.axis("off")
        n = self.name
        rows = [
            Patch(fc=BLUE, ec=BLUE, alpha=0.4, label=n("巡邏區（自繪）", "Patrol district, drawn", "  ")),
            Patch(fc=RED, ec=RED, alpha=0.35, label=n("禁飛（示意）", "Prohibited zone, illustrative", "  ")),
            Line2D([], [], color=RED, ls=(0, (4, 2)), lw=1.2, label=n("須經批准（示意）", "Authorisation zone, illustrative", "  ")),
            Patch(fc=OTHER, ec="none", label=n("分界線以北", "Other side of the boundary", "  ")),
            Line2D([], [], color=INK, lw=1.6, label=n("香港深圳分界線", "Hong Kong-Shenzhen boundary", "  ")),
            Patch(fc=SKY, ec=BLUE, label=n("避風塘", "Typhoon shelter", "  ")),
            Patch(fc="#f5dca5", ec=ORANGE, hatch="....", label=n("山火監察區", "Hill-fire watch area", "  ")),
            Patch(fc="#cfeee4", ec=GREEN, label=n("鄉村", "Village", "  ")),
            Patch(fc="#f5dca5", ec=ORANGE, hatch="////", label=n("山坡", "Hill slope", "  ")),
            Line2D([], [], color=PURPLE, lw=2, label=n("巡邏線", "Patrol line", "  ")),
            Line2D([], [], color=INK, marker="s", ms=4, ls="", label=n("天台或設施", "Roof or installation", "  ")),
            Line2D([], [], color=INK, marker="^", ms=5, ls="", label=n("棚架或觀景點", "Scaffold or viewpoint", "  ")),
            Line2D([], [], color=INK, marker="_", ms=7, ls="", label=n("後巷", "Back lane", "  ")),
            Line2D([], [], mfc="white", mec=INK, marker="o", ms=5, ls="", label=n("地標", "Landmark", "  ")),
        ]
        ax.legend(handles=rows, loc="upper left", fontsize=8.5, frameon=False, borderaxespad=0, labelspacing=0.62,
                  bbox_to_anchor=(0, 1))


def main():
    layers = Layers(BUILD.parent)
    font = chinese_font()
    if font:
        matplotlib.rcParams["font.family"] = [font, "DejaVu Sans"]
    else:
        print("no font with Chinese characters was found: English labels only")
    matplotlib.rcParams["hatch.linewidth"] = 0.5
    picture = Picture(layers, font is not None)
    fig = plt.figure(figsize=(15, 20.5), dpi=100, facecolor="white")
    picture.overview(fig.add_axes((0.045, 0.585, 0.64, 0.335)))
    picture.legend(fig.add_axes((0.715, 0.745, 0.27, 0.175)))
    picture.street_grid(fig.add_axes((0.715, 0.585, 0.26, 0.165)))
    picture.border(fig.add_axes((0.045, 0.285, 0.93, 0.265)))
    picture.kowloon(fig.add_axes((0.045, 0.035, 0.285, 0.215)))
    picture.central(fig.add_axes((0.37, 0.035, 0.285, 0.215)))
    picture.cheung_chau(fig.add_axes((0.69, 0.035, 0.285, 0.215)))
    title = "飛咇地圖圖層  Skybeat map layers" if font else "Skybeat map layers"
    fig.text(0.045, 0.968, title, fontsize=17, fontweight="bold", color=INK)
    warning = "非官方，僅供示意，不可用於真實飛行。Not official, illustrative, not for real flight." if font else \
        "Not official, illustrative, not for real flight."
    fig.text(0.045, 0.952, warning, fontsize=10, color="#8a3b00")
    fig.text(0.04, 0.008, "© OpenStreetMap contributors (ODbL 1.0) for land and boundary; drawn layers by Skybeat contributors. "
             "WGS 84.", fontsize=8, color="#55606a")
    out = BUILD.parent / "picture.png"
    raw = io.BytesIO()
    fig.savefig(raw, metadata={"Software": None})
    colours = Image.open(raw).convert("RGB").quantize(256, kmeans=4, dither=Image.Dither.NONE)
    colours.save(out, optimize=True)
    size = out.stat().st_size
    print(f"{out.name}: {size} bytes")
    if size > 600_000:
        sys.exit(f"{out.name}: {size} bytes, limit 600,000")


if __name__ == "__main__":
    main()
