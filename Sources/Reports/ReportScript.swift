/// The page's scripts, in the order in which the page has them. `opening` and `closing` hold the others together.
enum ReportScript {
  /// Runs before the page is drawn: the language of the address (`#zh`, `#en`) or else of the reader.
  static let language = PageAsset(
    #"""
    (function () {
      "use strict";
      var hash = location.hash.toLowerCase();
      var mine = hash === "#zh" ? "zh" : hash === "#en" ? "en" : (navigator.language || "en").toLowerCase();
      document.documentElement.lang = mine.slice(0, 2) === "zh" ? "zh-Hant-HK" : "en";
    })();
    """#)

  static let opening = PageAsset(
    #"""
    (function () {
    "use strict";
    const data = JSON.parse(document.getElementById("data").textContent);
    const root = document.documentElement;
    const find = (id) => document.getElementById(id);
    const chinese = () => root.lang.slice(0, 2) === "zh";
    const say = (text) => chinese() ? text.zh : text.en;
    const word = (name, ...values) =>
      data.words[name][chinese() ? 1 : 0].replace(/\{(\d)\}/g, (all, at) => String(values[at]));
    const unrun = (runs) => {
      const all = [];
      for (let i = 0; i < runs.length; i += 2) for (let n = runs[i + 1]; n > 0; n -= 1) all.push(runs[i]);
      return all;
    };
    const sum = (steps) => { let last = 0; return steps.map((step) => last += step); };

    // Builds elements; text goes in as text, never as markup.
    const build = (space) => (name, attributes, ...children) => {
      const made = space ? document.createElementNS(space, name) : document.createElement(name);
      for (const key of Object.keys(attributes || {})) made.setAttribute(key, attributes[key]);
      for (const child of children.flat()) if (child !== null && child !== undefined) made.append(child);
      return made;
    };
    const html = build(null);
    const svg = build("http://www.w3.org/2000/svg");

    const fixed = (value, places) => {
      const text = value.toFixed(places).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ",");
      return text.replace("-", "\u2212");
    };
    const percent = (share) => {
      const units = share > 0.5 ? Math.floor(share * 100 + 1e-7) : Math.round(share * 100);
      return units + "\u00a0%";
    };
    const two = (value) => String(value).padStart(2, "0");
    const clock = (seconds, withSeconds) => {
      const local = seconds + 8 * 3600;
      const inDay = ((local % 86400) + 86400) % 86400;
      let text = two(Math.floor(inDay / 3600)) + ":" + two(Math.floor(inDay / 60) % 60);
      if (withSeconds) text += ":" + two(inDay % 60);
      const days = Math.floor(local / 86400) - Math.floor((data.day_from + 8 * 3600) / 86400);
      return days ? text + " (" + (days > 0 ? "+" : "\u2212") + Math.abs(days) + ")" : text;
    };

    // The decoded routes: a list of waypoints each.
    const frame = data.frame;
    const toSheet = (lon, lat) => [
      (lon - frame.longitude_deg) * frame.east_per_deg_m * 10,
      (frame.latitude_deg - lat) * frame.north_per_deg_m * 10];
    const toDegrees = (x, y) => [
      frame.longitude_deg + x / (frame.east_per_deg_m * 10),
      frame.latitude_deg - y / (frame.north_per_deg_m * 10)];
    const dm = (value) => value === null ? null : value / 10;
    const decoded = new Map();
    const waypoints = (at) => {
      if (!decoded.has(at)) {
        const r = data.routes[at];
        const lat = sum(r.latitude_e7), hkpd = sum(r.hkpd_dm), up = sum(r.above_takeoff_dm);
        const low = unrun(r.above_ground_low_dm), high = unrun(r.above_ground_high_dm);
        const action = unrun(r.action), speed = unrun(r.speed_dmps), hold = unrun(r.hold_s);
        const pitch = unrun(r.pitch_deg), heading = unrun(r.heading_deg);
        decoded.set(at, sum(r.longitude_e7).map((lon, i) => {
          const [x, y] = toSheet(lon / 1e7, lat[i] / 1e7);
          return {
            x, y, lon: lon / 1e7, lat: lat[i] / 1e7, hkpd: hkpd[i] / 10, up: up[i] / 10,
            low: dm(low[i]), high: dm(high[i]),
            action: data.actions[action[i]], speed: speed[i] / 10, hold: hold[i],
            pitch: pitch[i], heading: heading[i], target: r.targets[i] || null,
          };
        }));
      }
      return decoded.get(at);
    };
    let picked = -1;
    """#)

  static let closing = PageAsset(
    #"""
    const button = find("language");
    button.hidden = false;
    button.addEventListener("click", () => {
      root.lang = chinese() ? "en" : "zh-Hant-HK";
      speak();
    });
    const print = find("print");
    print.hidden = false;
    print.addEventListener("click", () => window.print());

    // Everything that the script has written, in the language of now.
    function speak() {
      document.title = say(data.title) + " \u2013 Skybeat";
      nameHeat();
      listSorties();
      showSortie();
      hideTip();
      drawMap();
    }
    window.addEventListener("beforeprint", () => {
      for (const item of document.querySelectorAll("details")) {
        if (!item.open) { item.dataset.closed = ""; item.open = true; }
      }
      printMap(true);
    });
    window.addEventListener("afterprint", () => {
      for (const item of document.querySelectorAll("details[data-closed]")) {
        item.open = false;
        delete item.dataset.closed;
      }
      printMap(false);
    });
    startMap();
    speak();
    })();
    """#)
}
