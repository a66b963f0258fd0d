extension ReportScript {
  /// Mouse, touch, wheel, keys and switches of the map, and the box that tells about a place.
  static let mapInput = PageAsset(
    #"""
    const tip = find("tip");
    let tipFor = "", tipStays = false;
    function hideTip() {
      tip.hidden = true;
      tipFor = "";
      tipStays = false;
      for (const item of map.querySelectorAll(".told")) item.classList.remove("told");
    }
    function line(name, value) {
      return html("div", {}, html("dt", {}, word(name)), html("dd", {}, value));
    }
    const tellers = {
      gap: (g) => [word("gap") + ": " + say(g.reason), [
        line("number", g.id), line("beat", say(g.beat)), line("area", word("hectares", fixed(g.area_m2 / 10000, 2))),
        line("nearest", say(g.nearest_site))], say(g.message)],
      zone: (z) => [say(z.name), [
        line("zone", z.id), line("treatment", say(z.treatment)), line("heights", say(z.heights)),
        line("inForce", say(z.in_force))], z.official ? "" : word("notOfficial")],
      privacy: (name) => [say(name), [], word("privacyZone")],
      site: (s) => [say(s.name), [
        line("site", s.id + " \u00b7 " + word(s.kind)), line("aircraft", s.airframe),
        line("pad", fixed(s.pad_hkpd_m, 1) + " m HKPD, " + fixed(s.pad_egm96_m, 1) + " m EGM96, " +
          fixed(s.pad_ellipsoid_m, 1) + " m WGS 84"),
        line("position", s.latitude_deg.toFixed(6) + ", " + s.longitude_deg.toFixed(6))], ""],
      alternate: (s) => [s.alternate ? say(s.alternate) : "", [
        line("alternate", say(s.name)),
        line("position", s.alternate_latitude_deg.toFixed(6) + ", " + s.alternate_longitude_deg.toFixed(6))], ""],
      route: (r) => [say(data.beats[r.beat].name), [
        line("route", r.id), line("length", word("kilometres", fixed(r.length_m / 1000, 2))),
        line("sortiesOfRoute", flightsOf(r).map((at) => data.sorties[at].id).join(", ") || word("notFlown"))], ""],
    };
    const flightsOf = (route) => {
      const at = data.routes.indexOf(route);
      return data.sorties.map((s, i) => s.route === at ? i : -1).filter((i) => i >= 0);
    };
    const things = {
      gap: data.gaps, zone: data.zones, privacy: data.privacy_zones, site: data.sites, alternate: data.sites,
      route: data.routes,
    };
    function tell(item, stay) {
      const key = item.dataset.tip + " " + item.dataset.at;
      tipStays = stay;
      if (tipFor === key && !stay) return;
      hideTip();
      tipFor = key;
      tipStays = stay;
      const [title, lines, text] = tellers[item.dataset.tip](things[item.dataset.tip][+item.dataset.at]);
      const close = html("button", { type: "button", class: "close", "aria-label": word("closeTip") }, "\u00d7");
      close.addEventListener("click", hideTip);
      tip.replaceChildren(html("strong", {}, title), close, html("dl", {}, lines));
      if (text) tip.append(html("p", {}, text));
      tip.hidden = false;
      item.classList.add("told");
    }
    const told = (x, y) => {
      const under = document.elementFromPoint(x, y);
      const item = under && under.closest("#map [data-tip]");
      return item && item.dataset.tip ? item : null;
    };

    function readOut(px, py) {
      const x = view.x + (px - wide / 2) * view.unit, y = view.y + (py - high / 2) * view.unit;
      const [lon, lat] = toDegrees(x, y), here = heatAt(x, y);
      find("read-out").textContent = (here ? here + " \u00b7 " : "") + lat.toFixed(6) + ", " + lon.toFixed(6) +
        " WGS 84";
    }
    function startMap() {
      for (const id of ["map-buttons", "picker", "scale"]) find(id).hidden = false;
      const switches = find("layers");
      switches.hidden = false;
      // Lines that a finger can hit.
      for (const route of map.querySelectorAll(".route")) {
        const lines = Array.from(route.querySelectorAll("path"), (path) => path.getAttribute("d"));
        route.prepend(svg("path", { class: "hit", d: lines.join("") }));
      }
      measure();
      startHeat();
      fitMap();
      readOut(wide / 2, high / 2);

      switches.addEventListener("change", (event) => {
        const name = event.target.dataset.layer;
        shown[name] = event.target.checked;
        const layer = find("layer-" + name);
        if (layer) layer.classList.toggle("off", !event.target.checked);
        drawMap();
      });
      find("zoom-in").addEventListener("click", () => zoomMap(1 / 1.6, wide / 2, high / 2));
      find("zoom-out").addEventListener("click", () => zoomMap(1.6, wide / 2, high / 2));
      find("zoom-fit").addEventListener("click", fitMap);
      new ResizeObserver(() => {
        if (forPrint) return;
        const all = Math.abs(view.unit / fitUnit - 1) < 0.01;
        measure();
        if (all) fitMap(); else drawMap();
      }).observe(map);

      const local = (event) => {
        const box = map.getBoundingClientRect();
        return [event.clientX - box.left, event.clientY - box.top];
      };
      map.addEventListener("wheel", (event) => {
        event.preventDefault();
        const pixels = event.deltaY * (event.deltaMode === 1 ? 18 : event.deltaMode === 2 ? 300 : 1);
        zoomMap(Math.exp(Math.min(Math.max(pixels, -300), 300) * 0.002), ...local(event));
      }, { passive: false });

      // One pointer moves, two zoom. What moved less than 6 pixels was a tap.
      const fingers = new Map();
      let moved = 0;
      map.addEventListener("pointerdown", (event) => {
        if (event.button > 0) return;
        map.setPointerCapture(event.pointerId);
        fingers.set(event.pointerId, local(event));
        if (fingers.size === 1) moved = 0; else moved = 99;
      });
      map.addEventListener("pointermove", (event) => {
        const at = local(event);
        readOut(at[0], at[1]);
        const before = fingers.get(event.pointerId);
        if (!before) {
          if (event.pointerType !== "mouse" || tipStays) return;
          const item = told(event.clientX, event.clientY);
          if (item) tell(item, false); else hideTip();
          return;
        }
        fingers.set(event.pointerId, at);
        moved += Math.hypot(at[0] - before[0], at[1] - before[1]);
        if (fingers.size === 1) {
          if (moved < 6) return;
          view.x -= (at[0] - before[0]) * view.unit;
          view.y -= (at[1] - before[1]) * view.unit;
          limitView();
          drawMap();
        } else if (fingers.size === 2) {
          const other = Array.from(fingers.entries()).find(([id]) => id !== event.pointerId)[1];
          const was = Math.max(Math.hypot(before[0] - other[0], before[1] - other[1]), 1);
          const is = Math.max(Math.hypot(at[0] - other[0], at[1] - other[1]), 1);
          zoomMap(was / is, other[0], other[1]);
        }
      });
      const lift = (event) => {
        const held = fingers.delete(event.pointerId);
        if (!held || event.type === "pointercancel" || fingers.size > 0 || moved >= 6) return;
        const item = told(event.clientX, event.clientY);
        if (!item) { hideTip(); return; }
        if (item.dataset.tip === "route") {
          const flights = flightsOf(data.routes[+item.dataset.at]);
          const next = flights.find((at) => at > picked);
          if (flights.length) pick(flights.includes(picked) && next !== undefined ? next : flights[0], false);
        }
        tell(item, true);
      };
      map.addEventListener("pointerup", lift);
      map.addEventListener("pointercancel", lift);
      map.addEventListener("pointerleave", () => { if (!tipStays && !fingers.size) hideTip(); });

      map.addEventListener("keydown", (event) => {
        const far = 60 * view.unit;
        const moves = {
          ArrowLeft: [-far, 0], ArrowRight: [far, 0], ArrowUp: [0, -far], ArrowDown: [0, far] };
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (moves[event.key]) {
          view.x += moves[event.key][0];
          view.y += moves[event.key][1];
          limitView();
          drawMap();
        } else if (event.key === "+" || event.key === "=") {
          zoomMap(1 / 1.4, wide / 2, high / 2);
        } else if (event.key === "-") {
          zoomMap(1.4, wide / 2, high / 2);
        } else if (event.key === "0") {
          fitMap();
        } else if (event.key === "Escape") {
          hideTip();
        } else {
          return;
        }
        event.preventDefault();
        readOut(wide / 2, high / 2);
      });

      document.addEventListener("click", (event) => {
        const flight = event.target.closest("[data-sortie]");
        if (flight) pick(+flight.dataset.sortie, flight.classList.contains("pick"));
        const gap = event.target.closest("[data-gap]");
        if (gap) showGap(+gap.dataset.gap);
      });
      find("chart").addEventListener("keydown", (event) => {
        const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
        if (!step || !data.sorties.length) return;
        event.preventDefault();
        pick(Math.min(Math.max(picked + step, 0), data.sorties.length - 1), false);
      });
      const scroller = find("chart-scroll");
      const names = find("chart").querySelectorAll(".row-name");
      scroller.addEventListener("scroll", () => {
        for (const name of names) name.setAttribute("x", (scroller.scrollLeft + 6).toFixed(0));
      }, { passive: true });
    }
    function bring(id) {
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      find(id).scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
    }
    function showGap(at) {
      const box = data.gaps[at].box_dm;
      if (box.length) showBox(...box);
      const item = map.querySelector("[data-tip='gap'][data-at='" + at + "']");
      if (item) tell(item, true);
      bring("map-section");
    }
    // Paper shows the whole day, whatever the screen showed.
    function printMap(on) {
      forPrint = on;
      if (on) {
        hideTip();
        view.keep = [view.x, view.y, view.unit];
        // A4 less its margins is about 700 CSS pixels wide; the style sheet makes the map 2 : 3.
        wide = 700;
        high = 467;
        fitUnit = Math.max(fitW / wide, fitH / high);
        view.x = fitX + fitW / 2;
        view.y = fitY + fitH / 2;
        view.unit = fitUnit;
      } else {
        measure();
        [view.x, view.y, view.unit] = view.keep;
      }
      paintMap();
    }
    """#)
}
