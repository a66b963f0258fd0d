extension ReportScript {
  /// The list of sorties and everything about the picked one.
  static let sortie = PageAsset(
    #"""
    function listSorties() {
      const list = find("sortie-list");
      if (!data.sorties.length) {
        list.replaceChildren(html("p", { class: "empty" }, word("noSorties")));
        return;
      }
      list.replaceChildren(...data.sorties.map((s, at) => html("button", {
        type: "button", class: "sortie-button", "data-sortie": at, "aria-pressed": String(at === picked) },
        html("b", {}, s.id), " ",
        html("span", { class: "when" }, clock(s.takeoff) + "\u2013" + clock(s.landing)), " ",
        html("i", { class: "swatch b" + data.beats[s.beat].colour, "aria-hidden": "true" }),
        html("span", { class: "what" }, say(data.beats[s.beat].name)))));
    }
    function pick(at, fromFar) {
      picked = at;
      for (const item of document.querySelectorAll("[data-sortie]")) {
        const mine = +item.dataset.sortie === at;
        item.classList.toggle("chosen", mine);
        if (item.matches("button")) item.setAttribute("aria-pressed", String(mine));
      }
      const entry = find("sortie-list").querySelector("[data-sortie='" + at + "']");
      if (entry) {
        const list = find("sortie-list");
        const top = entry.offsetTop - list.offsetTop;
        if (top < list.scrollTop || top + entry.offsetHeight > list.scrollTop + list.clientHeight) {
          list.scrollTop = top - 8;
        }
      }
      if (at >= 0) {
        const points = waypoints(data.sorties[at].route);
        // The map follows when the route is not all in view, or too small in it.
        const [west, east] = range(points.map((p) => p.x)), [north, south] = range(points.map((p) => p.y));
        const [ax, ay] = onScreen(west, north), [bx, by] = onScreen(east, south);
        const inView = ax >= 0 && ay >= 0 && bx <= wide && by <= high;
        if (!inView || (bx - ax < wide * 0.35 && by - ay < high * 0.35)) {
          showBox(west, north, east - west, south - north);
        }
      }
      showSortie();
      drawMap();
      if (fromFar) bring("map-section");
    }

    const range = (values) => [Math.min(...values), Math.max(...values)];
    const compass = (degrees) => word("compass").split(" ")[Math.round(degrees / 22.5) % 16];

    function showSortie() {
      const box = find("detail");
      if (picked < 0) {
        box.replaceChildren(data.sorties.length ? html("p", { class: "empty" }, word("pickHint")) : "");
        return;
      }
      const s = data.sorties[picked], r = data.routes[s.route], site = data.sites[s.site];
      const points = waypoints(s.route);
      const rows = [];
      const row = (name, ...parts) => rows.push(html("div", {}, html("dt", {}, word(name)),
        html("dd", {}, parts.flat().map((p) => typeof p === "string" ? html("span", { class: "part" }, p) : p))));

      row("times", clock(s.takeoff, true) + " \u2013 " + clock(s.landing, true),
        word("minutes", fixed((s.landing - s.takeoff) / 60, 1)));
      row("siteBusy", clock(s.prepare_from, true) + " \u2013 " + clock(s.ready_again, true));
      row("site", say(site.name) + " \u00b7 " + site.airframe);
      row("route", r.id);
      row("length", word("kilometres", fixed(r.length_m / 1000, 2)));
      const short = s.battery_at_landing_share < s.battery_reserve_share;
      row("battery",
        word("batteryText", percent(s.battery_at_takeoff_share), percent(s.battery_at_landing_share),
          percent(s.battery_reserve_share)),
        batteryBar(s), short ? html("strong", { class: "below" }, "! " + word("belowReserve")) : null);
      row("energy", word("energyText", fixed(s.energy_wh, 1), fixed(r.calm_energy_wh, 1), fixed(s.energy_band_wh, 0)));
      row("wind", word("windText", s.wind_from_deg, compass(s.wind_from_deg), fixed(s.wind_mps, 1),
        fixed(s.gust_mps, 1)));
      const [lowest, highest] = range(points.map((p) => p.hkpd));
      const [least, most] = range(points.map((p) => p.up));
      const parts = [word("heightHkpd", fixed(lowest, 1), fixed(highest, 1)),
        word("heightTakeoff", fixed(least, 1), fixed(most, 1))];
      const known = points.filter((p) => p.low !== null && p.high !== null);
      if (known.length) {
        parts.push(word("heightGround", fixed(Math.min(...known.map((p) => p.low)), 1),
          fixed(Math.max(...known.map((p) => p.high)), 1)));
        if (known.length < points.length) {
          parts.push(word("groundPartly", points.length - known.length, points.length));
        }
      } else {
        parts.push(word("groundUnknown"));
      }
      row("heights", parts);
      row("returnHeight", word("returnText", fixed(r.return_above_pad_m, 1)));
      if (s.returns) {
        const turning = [];
        if (s.point_of_no_return_s !== undefined) {
          turning.push(html("strong", { class: "below" },
            "! " + word("turnUntil", clock(s.takeoff + s.point_of_no_return_s, true))));
        } else if (s.least_return_share !== undefined) {
          turning.push(word("turnAnywhere", percent(s.least_return_share)));
        }
        if (s.bent_returns) {
          turning.push(word("turnBent", s.bent_returns, s.returns, s.bent_by.join(", ")));
        }
        row("turningBack", turning);
      }
      row("camera", say(r.camera), word(r.recording ? "recordingOn" : "recordingOff"));
      const papers = data.permissions.filter((p) => r.permissions.includes(p.number));
      if (r.permissions.length) {
        row("permission", r.permissions.join(", "),
          papers.map((p) => html("span", { class: "part small" }, say(p.holder) + ": " +
            p.conditions.map(say).join(" \u00b7 "))));
      } else {
        row("permission", word("noPermission"));
      }

      const step = (name, to) => {
        const button = html("button", { type: "button", class: "step", "aria-label": word(name),
          title: word(name) }, name === "previous" ? "\u2039" : "\u203a");
        button.disabled = to < 0 || to >= data.sorties.length;
        button.addEventListener("click", () => {
          pick(to, false);
          const again = box.querySelector(".step[aria-label='" + word(name) + "']");
          if (again) again.focus();
        });
        return button;
      };
      const clear = html("button", { type: "button", class: "step", "aria-label": word("clear"),
        title: word("clear") }, "\u00d7");
      clear.addEventListener("click", () => pick(-1, false));
      const heading = html("div", { class: "detail-head" },
        html("h3", {}, s.id + " \u00b7 " + say(data.beats[s.beat].name)),
        html("span", { class: "steps" }, step("previous", picked - 1), step("next", picked + 1), clear));
      const marks = [word("visit", s.visit)];
      if (r.parts > 1) marks.push(word("part", r.part, r.parts));
      box.replaceChildren(heading, html("p", { class: "marks" }, marks.join(" \u00b7 ")),
        html("dl", { class: "detail-list" }, rows), profile(points, site.pad_hkpd_m, data.profiles[s.route]), waypointTable(points, s));
    }
    function batteryBar(s) {
      const x = (share) => (Math.min(Math.max(share, 0), 1) * 100).toFixed(1);
      const landing = s.battery_at_landing_share;
      return svg("svg", { class: "battery", viewBox: "0 0 100 10", preserveAspectRatio: "none",
        "aria-hidden": "true" },
        svg("rect", { class: "meter-back", width: 100, height: 10 }),
        svg("rect", { class: "spent", width: x(s.battery_at_takeoff_share), height: 10 }),
        svg("rect", { class: landing < s.battery_reserve_share ? "left short" : "left", width: x(landing), height: 10 }),
        svg("path", { class: "meter-wish", d: "M" + x(s.battery_reserve_share) + " 0v10" }));
    }
    function waypointTable(points, s) {
      const times = sum(s.waypoint_times_s);
      const box = html("details", { class: "waypoints" }, html("summary", {}, word("waypoints", points.length)));
      const fill = () => {
        if (box.childElementCount > 1) return;
        const heads = ["number", "action", "time", "position", "hkpd", "aboveTakeoff", "aboveGround", "speed",
          "hold", "pitch", "heading", "target"];
        const or = (value, places) => value === null ? "\u2014" : fixed(value, places);
        const rows = points.map((p, at) => html("tr", {}, [
          String(at + 1), word(p.action), clock(s.takeoff + times[at], true),
          p.lat.toFixed(7) + ", " + p.lon.toFixed(7), fixed(p.hkpd, 1), fixed(p.up, 1),
          p.low === null || p.high === null ? "\u2014" : fixed(p.low, 1) + " \u2013 " + fixed(p.high, 1),
          fixed(p.speed, 1), p.hold ? String(p.hold) : "\u2014",
          p.pitch === null ? "\u2014" : or(p.pitch, 0) + "\u00b0",
          p.heading === null ? "\u2014" : or(p.heading, 0) + "\u00b0", p.target || "\u2014",
        ].map((text, column) => html("td", { class: column === 1 || column === 11 ? "" : "n" }, text))));
        box.append(html("div", { class: "table-scroll", tabindex: 0, role: "region",
          "aria-label": word("waypoints", points.length) }, html("table", {},
          html("thead", {}, html("tr", {}, heads.map((name) => html("th", { scope: "col" }, word(name))))),
          html("tbody", {}, rows))));
      };
      box.addEventListener("toggle", () => { if (box.open) fill(); });
      return box;
    }
    """#)

  /// Height against distance flown, with the ground where it is known.
  static let profile = PageAsset(
    #"""
    function profile(points, pad, even) {
      const W = 380, H = 170, left = 40, right = 8, top = 8, bottom = 30;
      const xs = [0];
      for (let i = 1; i < points.length; i += 1) {
        xs.push(xs[i - 1] + Math.hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y) / 10);
      }
      // Ground at even steps where the page has it, else at the waypoints.
      const low0 = even ? unrun(even.surface_low_dm) : [], high0 = even ? unrun(even.surface_high_dm) : [];
      const ground = even ? low0.map((v, i) => v === null ? null : [v / 10, high0[i] / 10])
        : points.map((p) => p.low === null || p.high === null ? null : [p.hkpd - p.high, p.hkpd - p.low]);
      const gx = even ? low0.map((v, i) => i * even.step_m) : xs;
      const ceiling = even ? unrun(even.ceiling_dm).map((v) => v === null ? null : v / 10) : [];
      const all = points.map((p) => p.hkpd).concat([pad], ground.filter(Boolean).flat());
      // Ceilings far above the flight would flatten it: drawn as far as the picture reaches.
      const lowest = ceiling.filter((v) => v !== null).reduce((a, b) => Math.min(a, b), Infinity);
      if (lowest < Infinity) all.push(Math.min(lowest, Math.max(...all) + 60));
      let [low, high] = range(all);
      const nice = (span, most) => {
        const rough = span / most, power = Math.pow(10, Math.floor(Math.log10(rough)));
        return [1, 2, 5, 10].map((m) => m * power).find((m) => m >= rough);
      };
      const stepY = nice(Math.max(high - low, 10), 4);
      low = Math.floor(low / stepY) * stepY;
      high = Math.ceil(high / stepY) * stepY;
      if (high === low) high += stepY;
      const end = Math.max(xs[xs.length - 1], 1);
      const stepX = nice(end / 1000, 5);
      const px = (m) => left + m / end * (W - left - right);
      const py = (h) => H - bottom - (h - low) / (high - low) * (H - top - bottom);
      const at = (m, h) => px(m).toFixed(1) + " " + py(h).toFixed(1);
      const picture = svg("svg", { class: "profile", viewBox: "0 0 " + W + " " + H, role: "img",
        "aria-label": word("profile") });
      for (let h = low; h <= high + 1e-6; h += stepY) {
        picture.append(svg("path", { class: "grid", d: "M" + at(0, h) + "H" + (W - right) }),
          svg("text", { x: left - 5, y: (py(h) + 4).toFixed(1), "text-anchor": "end" }, fixed(h, stepY < 1 ? 1 : 0)));
      }
      for (let x = 0; x <= end / 1000 + 1e-9; x += stepX) {
        picture.append(svg("text", { x: px(x * 1000).toFixed(1), y: H - bottom + 14, "text-anchor": "middle" },
          fixed(x, stepX < 0.1 ? 2 : stepX < 1 ? 1 : 0)));
      }
      // The ground band in runs of waypoints at which it is known; nothing is drawn between runs.
      let run = [];
      const close = () => {
        if (run.length > 1) {
          picture.append(svg("path", { class: "under", d: "M" + run.map((i) => at(gx[i], ground[i][0])).join("L") +
            "L" + at(gx[run[run.length - 1]], low) + "L" + at(gx[run[0]], low) + "z" }));
          picture.append(svg("path", { class: "ground", d: "M" + run.map((i) => at(gx[i], ground[i][1])).join("L") +
            "L" + run.slice().reverse().map((i) => at(gx[i], ground[i][0])).join("L") + "z" }));
        } else if (run.length === 1) {
          const i = run[0];
          picture.append(svg("path", { class: "ground-line", d: "M" + at(gx[i], ground[i][0]) + "L" + at(gx[i], ground[i][1]) }));
        }
        run = [];
      };
      ground.forEach((g, i) => { if (g) run.push(i); else close(); });
      close();
      const keys = [["track", "profileAircraft"], ["ground", "profileGround"]];
      if (even) {
        let line = "";
        ceiling.forEach((h, i) => {
          const shown = (v) => v !== undefined && v !== null && v <= high;
          if (shown(h)) line += (shown(ceiling[i - 1]) ? "L" : "M") + at(gx[i], h);
        });
        if (line) {
          picture.append(svg("path", { class: "ceiling", d: line }));
          keys.push(["ceiling", "profileCeiling"]);
        }
        // A strip under the ground: whether the dock sees the aircraft.
        const names = ["unknown", "free", "hidden"], used = new Set();
        let from = 0;
        for (let i = 0; i < even.link.length; i += 2) {
          const to = from + even.link[i + 1], x0 = px(Math.min(from * even.step_m, end));
          const x1 = px(Math.min(to * even.step_m, end)), name = names[even.link[i]];
          used.add(name);
          picture.append(svg("rect", { class: "link " + name, x: x0.toFixed(1), y: H - bottom - 4,
            width: Math.max(x1 - x0, 0.5).toFixed(1), height: 4 }));
          from = to;
        }
        for (const name of names) {
          const words = { unknown: "linkUnknown", free: "linkFree", hidden: "linkHidden" };
          if (used.has(name)) keys.push(["link-" + name, words[name]]);
        }
        if (even.least_clearance_m !== undefined) {
          const x = px(even.least_clearance_at_m);
          picture.append(svg("path", { class: "least", d: "M" + x.toFixed(1) + " " + top + "v6m-3-3l3 3 3-3" }));
        }
      }
      const track = [at(0, pad)].concat(points.map((p, i) => at(xs[i], p.hkpd)), [at(end, pad)]);
      picture.append(svg("path", { class: "track", d: "M" + track.join("L") }));
      points.forEach((p, i) => {
        if (i > 0 && p.action === "work") {
          picture.append(svg("path", { class: "track work", d: "M" + at(xs[i - 1], points[i - 1].hkpd) + "L" + at(xs[i], p.hkpd) }));
        }
      });
      picture.append(svg("text", { x: (W + left) / 2, y: H - 3, "text-anchor": "middle" }, word("profileAlong")));
      return html("figure", { class: "profile-figure" },
        html("figcaption", {}, word("profile"), " \u00b7 ", word("profileHeight"), " ",
          keys.map(([sign, name]) => html("span", { class: "key " + sign }, word(name)))),
        picture, even && even.least_clearance_m !== undefined ? html("p", { class: "small" },
          word("leastClearance", fixed(even.least_clearance_m, 0), fixed(even.least_clearance_at_m / 1000, 1))) : null);
    }
    """#)
}
