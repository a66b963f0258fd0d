extension ReportScript {
  /// Heat maps: looks, finest pixel, longest time unseen, and the time since the last look at a chosen minute.
  static let heat = PageAsset(
    #"""
    // Dark is bad: rising darkness reads the same in grey, in print and for the colour-blind.
    const shades = ["#fff6d5", "#fbcf7f", "#f1964a", "#cf5a3c", "#86295a", "#1d1147"];
    const heat = { kind: "none", at: data.day_from, beat: -1 };
    // Maps that are drawn: of the chosen beat, and at a minute only of beats that are asked for then.
    const heatShown = (s) => (heat.beat < 0 || s.beat === heat.beat) && (heat.kind !== "since" ||
      s.windows.some(([from, to]) => from <= heat.at && heat.at < to));
    const bytesOf = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    const unpacked = new Map();
    function sightOf(at) {
      if (!unpacked.has(at)) {
        const s = data.sights[at], places = [];
        let place = 0;
        s.runs.forEach((run, i) => {
          if (i % 2) for (let n = 0; n < run; n += 1) places.push(place + n);
          place += run;
        });
        unpacked.set(at, {
          places, looks: bytesOf(s.looks), pixels: bytesOf(s.pixels), unseen: bytesOf(s.unseen),
          flights: s.flights.map((f) => ({ takeoff: data.sorties[f.sortie].takeoff, steps: bytesOf(f.steps) })) });
      }
      return unpacked.get(at);
    }
    const nice = (most) => [0.2, 0.5, 1, 2, 5, 10, 20, 50, 100].find((step) => step * 4 >= most) || 200;
    // The classes of a kind: upper bounds, the last class above them; null is worse than all.
    function heatScale() {
      if (heat.kind === "looks") return { bounds: [0, 1, 2, 4], up: true };
      if (heat.kind === "unseen") return { bounds: [30, 60, 120, 240] };
      if (heat.kind === "since") return { bounds: [15, 30, 60, 120] };
      let most = 0;
      data.sights.forEach((s, at) => {
        for (const p of sightOf(at).pixels) if (p < 255) most = Math.max(most, p * s.pixel_step_cm);
      });
      const step = nice(most);
      return { bounds: [step, 2 * step, 3 * step, 4 * step] };
    }
    // Minutes, centimetres or looks of a square; null: not seen.
    function heatValue(at, square) {
      const s = data.sights[at], u = sightOf(at);
      if (heat.kind === "looks") return u.looks[square];
      if (heat.kind === "pixel") return u.pixels[square] === 255 ? null : u.pixels[square] * s.pixel_step_cm;
      if (heat.kind === "unseen") return u.unseen[square] === 255 ? null : u.unseen[square] * s.unseen_step_min;
      let last = null;
      for (const f of u.flights) {
        const step = f.steps[square];
        if (step === 255) continue;
        const seen = f.takeoff + step * s.step_s;
        if (seen <= heat.at && (last === null || seen > last)) last = seen;
      }
      return last === null ? null : (heat.at - last) / 60;
    }
    function heatClass(scale, value) {
      if (value === null) return 5;
      const at = scale.bounds.findIndex((bound) => value <= bound);
      if (scale.up) return at < 0 ? 0 : [5, 4, 2, 1][at];
      return at < 0 ? 4 : at;
    }
    function drawHeat() {
      const layer = find("layer-heat");
      layer.replaceChildren();
      map.classList.toggle("has-heat", heat.kind !== "none");
      find("heat").classList.toggle("on", heat.kind !== "none");
      find("heat-of").hidden = heat.kind === "none";
      find("heat-time").hidden = heat.kind !== "since";
      find("heat-clock").textContent = clock(heat.at);
      const legend = find("heat-legend");
      legend.replaceChildren();
      if (heat.kind === "none") return;
      const scale = heatScale(), colours = shades.map((c) => [1, 3, 5].map((i) => parseInt(c.slice(i, i + 2), 16)));
      const areas = [0, 0, 0, 0, 0, 0];
      data.sights.forEach((s, at) => {
        if (!heatShown(s)) return;
        const canvas = document.createElement("canvas");
        canvas.width = s.columns;
        canvas.height = s.rows;
        const pen = canvas.getContext("2d"), picture = pen.createImageData(s.columns, s.rows);
        sightOf(at).places.forEach((place, square) => {
          const kind = heatClass(scale, heatValue(at, square)), row = Math.floor(place / s.columns);
          const to = ((s.rows - 1 - row) * s.columns + place % s.columns) * 4;
          picture.data.set(colours[kind], to);
          picture.data[to + 3] = 235;
          areas[kind] += s.square_m * s.square_m / 10000;
        });
        pen.putImageData(picture, 0, 0);
        const [sw, se, nw] = s.corners_dm;
        const turn = [(se[0] - sw[0]) / s.columns, (se[1] - sw[1]) / s.columns,
          (sw[0] - nw[0]) / s.rows, (sw[1] - nw[1]) / s.rows, nw[0], nw[1]];
        layer.append(svg("image", { href: canvas.toDataURL(), width: s.columns, height: s.rows,
          preserveAspectRatio: "none", transform: "matrix(" + turn.map((v) => v.toFixed(5)).join(" ") + ")" }));
      });
      const unit = word(heat.kind === "pixel" ? "unitCm" : heat.kind === "looks" ? "unitLooks" : "unitMin");
      const text = (kind) => {
        const b = scale.bounds;
        if (scale.up) return ["> " + b[3], "3\u2013" + b[3], String(b[2]), "", String(b[1]), word("heatNever")][kind];
        if (kind === 5) return word(heat.kind === "since" ? "heatNotYet" : "heatNever");
        return kind === 4 ? "> " + b[3] : (kind ? "> " + b[kind - 1] + " \u2013 " : "\u2264 ") + b[kind];
      };
      shades.forEach((shade, kind) => {
        if (!text(kind)) return;
        const sign = svg("svg", { width: 22, height: 14, "aria-hidden": "true" },
          svg("rect", { x: 0.5, y: 0.5, width: 21, height: 13, fill: shade, class: "shade" }));
        legend.append(html("li", {}, sign, text(kind) + (kind === 5 ? "" : " " + unit) + " \u00b7 " +
          word("hectares", fixed(areas[kind], 1))));
      });
    }
    // What the heat map says of a place of the sheet.
    function heatAt(x, y) {
      if (heat.kind === "none") return "";
      for (let at = data.sights.length - 1; at >= 0; at -= 1) {
        const s = data.sights[at], [sw, se, nw] = s.corners_dm;
        if (!heatShown(s)) continue;
        const ax = se[0] - sw[0], ay = se[1] - sw[1], bx = nw[0] - sw[0], by = nw[1] - sw[1];
        const whole = ax * by - ay * bx;
        const east = ((x - sw[0]) * by - (y - sw[1]) * bx) / whole;
        const north = ((y - sw[1]) * ax - (x - sw[0]) * ay) / whole;
        if (!(east >= 0 && east < 1 && north >= 0 && north < 1)) continue;
        const place = Math.floor(north * s.rows) * s.columns + Math.floor(east * s.columns);
        const square = sightOf(at).places.indexOf(place);
        if (square < 0) continue;
        const value = heatValue(at, square);
        if (value === null) return word(heat.kind === "since" ? "heatNotYet" : "heatNever");
        const places = heat.kind === "pixel" ? 1 : 0;
        return fixed(value, places) + " " +
          word(heat.kind === "pixel" ? "unitCm" : heat.kind === "looks" ? "unitLooks" : "unitMin");
      }
      return "";
    }
    function nameHeat() {
      const choice = find("heat-kind");
      const kinds = [["none", "heatNone"], ["looks", "heatLooks"], ["pixel", "heatPixel"],
        ["unseen", "heatUnseen"], ["since", "heatSince"]];
      const beats = find("heat-beat");
      beats.replaceChildren(...[-1].concat(data.sights.map((s) => s.beat)).map((beat) => {
        const option = html("option", { value: beat }, beat < 0 ? word("allBeats") : say(data.beats[beat].name));
        option.selected = beat === heat.beat;
        return option;
      }));
      choice.replaceChildren(...kinds.map(([kind, name]) => {
        const option = html("option", { value: kind }, word(name));
        option.selected = kind === heat.kind;
        return option;
      }));
      drawHeat();
    }
    function startHeat() {
      if (!data.sights.length) return;
      find("heat").hidden = false;
      const slider = find("heat-at");
      slider.max = Math.round((data.day_to - data.day_from) / 60);
      slider.value = Math.round((data.day_to - data.day_from) / 120);
      heat.at = data.day_from + 60 * slider.value;
      find("heat-kind").addEventListener("change", (event) => { heat.kind = event.target.value; drawHeat(); });
      find("heat-beat").addEventListener("change", (event) => { heat.beat = +event.target.value; drawHeat(); });
      slider.addEventListener("input", () => {
        heat.at = data.day_from + 60 * slider.value;
        slider.setAttribute("aria-valuetext", clock(heat.at));
        drawHeat();
      });
    }
    """#)
}
