extension ReportScript {
  /// View, pins, arrows and names of the map.
  static let map = PageAsset(
    #"""
    const mapBox = find("map-frame"), map = find("map");
    const pins = Array.from(document.querySelectorAll("#pins .pin"));
    const patterns = Array.from(map.querySelectorAll("pattern"));
    const shown = {};
    const [fitX, fitY, fitW, fitH] = frame.fit_dm;
    // Centre and decimetres in a pixel.
    const view = { x: fitX + fitW / 2, y: fitY + fitH / 2, unit: 1 };
    let wide = 1, high = 1, due = false, forPrint = false, fitUnit = 1, resting = 0;

    function measure() {
      wide = Math.max(map.clientWidth, 1);
      high = Math.max(map.clientHeight, 1);
      fitUnit = Math.max(fitW / wide, fitH / high);
    }
    function fitMap() {
      view.x = fitX + fitW / 2;
      view.y = fitY + fitH / 2;
      view.unit = fitUnit;
      drawMap();
    }
    function limitView() {
      view.unit = Math.min(Math.max(view.unit, 0.5), fitUnit * 3);
      const [x, y, w, h] = frame.sheet_dm;
      view.x = Math.min(Math.max(view.x, x), x + w);
      view.y = Math.min(Math.max(view.y, y), y + h);
    }
    function zoomMap(factor, px, py) {
      const before = view.unit;
      const ax = view.x + (px - wide / 2) * before, ay = view.y + (py - high / 2) * before;
      view.unit *= factor;
      limitView();
      view.x = ax - (px - wide / 2) * view.unit;
      view.y = ay - (py - high / 2) * view.unit;
      limitView();
      drawMap();
    }
    function showBox(x, y, w, h) {
      view.x = x + w / 2;
      view.y = y + h / 2;
      view.unit = Math.max(w / wide, h / high, 8) * 1.25;
      limitView();
      drawMap();
    }
    function drawMap() {
      if (due) return;
      due = true;
      requestAnimationFrame(() => { due = false; paintMap(); });
    }
    function paintMap() {
      const u = view.unit;
      map.setAttribute("viewBox",
        [view.x - wide / 2 * u, view.y - high / 2 * u, wide * u, high * u].map((v) => v.toFixed(2)).join(" "));
      for (const p of patterns) p.setAttribute("patternTransform", "scale(" + u.toFixed(3) + ")");
      for (const pin of pins) {
        pin.setAttribute("transform",
          "translate(" + pin.dataset.x + " " + pin.dataset.y + ") scale(" + u.toFixed(3) + ")");
      }
      placeNames();
      drawPicked();
      // A day with many routes gets its arrows when the map has come to rest.
      clearTimeout(resting);
      if (forPrint || data.routes.length <= 30) {
        drawArrows();
      } else {
        find("arrows").replaceChildren();
        resting = setTimeout(drawArrows, 150);
      }
      drawScale();
    }
    const onScreen = (x, y) => [(x - view.x) / view.unit + wide / 2, (y - view.y) / view.unit + high / 2];

    const pen = document.createElement("canvas").getContext("2d");
    const widths = new Map();
    function textWidth(text, font) {
      const key = font + text;
      if (!widths.has(key)) { pen.font = font; widths.set(key, pen.measureText(text).width); }
      return widths.get(key);
    }
    // What names and signs cover on the screen: left, top, right, bottom.
    let taken = [];
    const free = (box) => taken.every((t) =>
      box[2] <= t[0] || t[2] <= box[0] || box[3] <= t[1] || t[3] <= box[1]);
    // Names that would cover a weightier name or sign are left out until the reader comes nearer.
    function placeNames() {
      const style = getComputedStyle(map).fontFamily;
      taken = [];
      const byWeight = pins.map((pin, at) => [pin, at]).sort((a, b) => weight(b[0]) - weight(a[0]) || a[1] - b[1]);
      for (const [pin] of byWeight) {
        const visible = shown[pin.dataset.layer] !== false;
        pin.classList.toggle("off", !visible);
        const half = weight(pin) >= 4 ? 8 : weight(pin) === 2 ? 4.5 : 0;
        if (!visible || !half) continue;
        const [x, y] = onScreen(+pin.dataset.x, +pin.dataset.y);
        taken.push([x - half, y - half, x + half, y + half]);
      }
      for (const [pin] of byWeight) {
        const text = pin.querySelector("text");
        let fits = false;
        if (shown[pin.dataset.layer] !== false && shown.labels !== false) {
          const content = (text.querySelector(chinese() ? ".zh" : ".en") || text).textContent;
          const size = weight(pin) >= 5 ? 13 : weight(pin) >= 3 ? 12 : 11;
          const font = (weight(pin) >= 3 ? "600 " : "") + size + "px " + style;
          const length = textWidth(content, font);
          const [x, y] = onScreen(+pin.dataset.x, +pin.dataset.y);
          const spots = text.getAttribute("text-anchor") === "middle"
            ? [["middle", 0, 4, -length / 2]]
            : [["start", 11, 4, 11], ["end", -11, 4, -11 - length], ["middle", 0, -12, -length / 2],
              ["middle", 0, 20, -length / 2]];
          for (const [anchor, dx, dy, left] of spots) {
            const box = [x + left - 2, y + dy - size, x + left + length + 2, y + dy + 4];
            const inside = box[0] > 2 && box[2] < wide - 2 && box[1] > 2 && box[3] < high - 2;
            if (!inside || !free(box)) continue;
            fits = true;
            taken.push(box);
            text.setAttribute("x", dx);
            text.setAttribute("y", dy);
            if (weight(pin) > 1 && text.getAttribute("text-anchor") !== anchor) {
              text.style.textAnchor = anchor;
            } else {
              text.style.textAnchor = "";
            }
            break;
          }
        }
        text.classList.toggle("off", !fits);
      }
    }
    const weight = (pin) => +pin.classList[1].slice(1);

    function drawScale() {
      const metresPerPixel = view.unit / 10;
      const most = Math.min(140, wide / 3) * metresPerPixel;
      let length = Math.pow(10, Math.floor(Math.log10(most)));
      if (length * 5 <= most) length *= 5; else if (length * 2 <= most) length *= 2;
      find("scale-bar").style.width = (length / metresPerPixel).toFixed(1) + "px";
      find("scale-text").textContent =
        length >= 1000 ? word("kilometres", length / 1000) : word("metres", length);
    }

    function polyline(points) {
      return "M" + points.map((p) => p.x.toFixed(0) + " " + p.y.toFixed(0)).join("L");
    }
    // The picked sortie: its legs over all others, with numbered waypoints where there is room.
    function drawPicked() {
      const layer = find("picked");
      layer.replaceChildren();
      map.classList.toggle("has-picked", picked >= 0);
      if (picked < 0) return;
      const points = waypoints(data.sorties[picked].route);
      layer.append(svg("path", { class: "casing", d: polyline(points) }));
      points.forEach((p, at) => {
        if (at === 0) return;
        layer.append(svg("path", {
          class: "picked-leg " + (p.action === "work" ? "work" : "transit"), d: polyline([points[at - 1], p]) }));
      });
      const u = view.unit;
      points.forEach((p, at) => {
        const [x, y] = onScreen(p.x, p.y);
        if (x < -20 || y < -20 || x > wide + 20 || y > high + 20) return;
        const place = "translate(" + p.x.toFixed(0) + " " + p.y.toFixed(0) + ") scale(" + u.toFixed(3) + ")";
        const mark = svg("g", { transform: place, class: "waypoint " + p.action },
          svg("circle", { r: p.action === "dwell" ? 5 : 2.6 }));
        const box = [x + 4, y - 16, x + 6 + 7 * String(at + 1).length, y - 3];
        if (free(box)) {
          mark.append(svg("text", { x: 5, y: -5 }, String(at + 1)));
          taken.push(box);
        }
        layer.append(mark);
      });
    }
    // Arrows along the routes, so far apart on the screen that they do not crowd; at most 500.
    function drawArrows() {
      const layer = find("arrows");
      layer.replaceChildren();
      if (shown.routes === false && picked < 0) return;
      const chosen = picked >= 0 ? data.sorties[picked].route : -1;
      let left = 500;
      data.routes.forEach((route, at) => {
        if (at !== chosen && (chosen >= 0 || shown.routes === false)) return;
        const points = waypoints(at), step = at === chosen ? 70 : 150;
        let walked = step / 2;
        for (let i = 1; i < points.length && left > 0; i += 1) {
          const [ax, ay] = onScreen(points[i - 1].x, points[i - 1].y);
          const [bx, by] = onScreen(points[i].x, points[i].y);
          const length = Math.hypot(bx - ax, by - ay);
          let along = step - walked;
          walked += length;
          while (along <= length && left > 0) {
            const share = along / length;
            const x = ax + (bx - ax) * share, y = ay + (by - ay) * share;
            if (length > 9 && x > 0 && y > 0 && x < wide && y < high) {
              const sx = points[i - 1].x + (points[i].x - points[i - 1].x) * share;
              const sy = points[i - 1].y + (points[i].y - points[i - 1].y) * share;
              const turn = Math.atan2(by - ay, bx - ax) * 180 / Math.PI;
              layer.append(svg("path", {
                class: "arrow b" + data.beats[route.beat].colour + (at === chosen ? " chosen" : ""),
                d: "M-5-4.5 4.5 0-5 4.5-2.5 0z",
                transform: "translate(" + sx.toFixed(0) + " " + sy.toFixed(0) + ") scale(" +
                  view.unit.toFixed(3) + ") rotate(" + turn.toFixed(0) + ")" }));
              left -= 1;
            }
            along += step;
          }
          walked %= step;
        }
      });
    }
    """#)
}
