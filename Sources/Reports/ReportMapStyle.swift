extension ReportStyle {
  /// Map, timetable chart and height profile.
  static let map = PageAsset(
    """
    .map-columns { display: grid; grid-template-columns: minmax(0, 1fr) 390px; gap: 1.1rem; align-items: start; grid-template-rows: auto 1fr; }
    .picker { grid-row: 1 / span 2; grid-column: 2; min-width: 0; }
    .legend { min-width: 0; }
    .map-column { min-width: 0; }
    .layers { border: 0; padding: 0; margin: 0 0 .5rem; display: flex; flex-wrap: wrap; gap: .1rem .9rem; font-size: .88rem; }
    .layers-title { color: var(--soft); align-self: center; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .layers label { display: inline-flex; align-items: center; gap: .3rem; min-height: 1.7rem; }
    .remedy { display: block; color: var(--soft); }
    .heat { display: flex; flex-wrap: wrap; gap: .3rem 1rem; align-items: center; font-size: .88rem; margin: 0 0 .5rem; }
    .heat[hidden], .heat label[hidden] { display: none; }
    .heat label { display: inline-flex; align-items: center; gap: .4rem; }
    .heat select { font: inherit; min-height: 1.9rem; max-width: min(22rem, 78vw); }
    .heat input[type="range"] { width: min(22rem, 46vw); }
    .heat output { font-variant-numeric: tabular-nums; min-width: 3.2em; }
    .heat-legend { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem .9rem; }
    .heat-legend li { display: flex; align-items: center; gap: .35rem; font-variant-numeric: tabular-nums; }
    .shade { stroke: var(--ink); stroke-width: 1; }
    #layer-heat image { image-rendering: pixelated; }
    .has-heat .seen { display: none; }
    .has-heat .gap { fill: none; }
    .has-heat .route, .has-heat #arrows { opacity: .4; }
    .map-frame { position: relative; border: 1px solid var(--grey); border-radius: 8px; overflow: hidden; background: var(--dark-band); }
    .map { display: block; width: 100%; height: min(72vh, 720px); touch-action: none; cursor: grab; user-select: none; -webkit-user-select: none; }
    .map:active { cursor: grabbing; }
    .map:focus-visible { outline-offset: -3px; }
    .map path, .map rect { vector-effect: non-scaling-stroke; }
    .pins path, #arrows path, #picked .waypoint circle { vector-effect: none; }
    .sea { fill: var(--sea); stroke: var(--grey); stroke-width: 1; }
    .land { fill: var(--land); stroke: var(--coast); stroke-width: .8; fill-rule: evenodd; }
    .contour { fill: none; stroke: var(--soft); stroke-width: .8; opacity: .6; }
    .district { fill: none; stroke: var(--grey); stroke-width: 1; stroke-dasharray: 6 3 1 3; }
    .boundary { fill: none; stroke: var(--grey); stroke-width: 2; stroke-dasharray: 10 4 2 4; }
    .seen { fill: var(--green); fill-opacity: .3; stroke: var(--green); stroke-width: .8; fill-rule: evenodd; }
    .gap { stroke: var(--ink); stroke-width: 1; fill-rule: evenodd; }
    .zone, .private { fill-rule: evenodd; stroke-width: 1.6; }
    .zone[data-treatment="avoided"] { stroke: var(--red); }
    .zone[data-treatment="permitted"] { stroke: var(--blue); stroke-dasharray: 8 3; }
    .zone[data-treatment="not-active"], .zone[data-treatment="far"] { stroke: var(--grey); stroke-dasharray: 2 3; }
    .zone[data-treatment="above"], .zone[data-treatment="below"] { stroke: var(--orange); stroke-dasharray: 8 3 2 3; }
    .private { stroke: var(--pink); }
    .beat { fill: none; stroke: var(--c); stroke-width: 1.4; stroke-dasharray: 3 3; }
    .told { stroke: var(--ink); stroke-width: 3; stroke-dasharray: none; }
    .k-red, .k-pink, .k-orange, .k-sky, .k-blue, .k-ink, .k-grey { fill: none; stroke-width: 1.1; }
    pattern path { vector-effect: none !important; }
    .k-red { stroke: var(--red); } .k-pink { stroke: var(--pink); } .k-orange { stroke: var(--orange); }
    .k-sky { stroke: var(--sky); } .k-blue { stroke: var(--blue); } .k-ink { stroke: var(--ink); } .k-grey { stroke: var(--grey); }
    .ground.k-red { fill: var(--red); } .ground.k-pink { fill: var(--pink); } .ground.k-orange { fill: var(--orange); }
    .ground.k-sky { fill: var(--sky); } .ground.k-blue { fill: var(--blue); } .ground.k-ink { fill: var(--ink); } .ground.k-grey { fill: var(--grey); }
    pattern .ground { stroke: none; fill-opacity: .2; }
    .dots { stroke-width: 2.2; stroke-linecap: round; }
    .dots.big { stroke-width: 3.4; }
    .store { position: absolute; }
    .route { fill: none; }
    .route .work { stroke: var(--c); stroke-width: 2.4; stroke-linejoin: round; }
    .route .transit { stroke: var(--c); stroke-width: 1.5; stroke-dasharray: 5 4; }
    .route .hit { stroke: transparent; stroke-width: 12; pointer-events: stroke; cursor: pointer; }
    .route.unflown .work, .route.unflown .transit { stroke-dasharray: 1.5 4; opacity: .8; }
    .route.told { stroke: none; }
    .route.told .work { stroke-width: 4.5; }
    .has-picked .route .work, .has-picked .route .transit { opacity: .35; }
    .has-picked .seen { fill-opacity: .16; }
    .casing { fill: none; stroke: var(--halo); stroke-width: 8; stroke-linejoin: round; opacity: .9; pointer-events: none; }
    .picked-leg { fill: none; stroke: var(--ink); pointer-events: none; }
    .picked-leg.work { stroke-width: 3.4; }
    .picked-leg.transit { stroke-width: 2; stroke-dasharray: 6 4; }
    .waypoint { pointer-events: none; }
    .waypoint circle { fill: var(--halo); stroke: var(--ink); stroke-width: 1.3; }
    .waypoint.dwell circle { stroke-width: 2.2; }
    .waypoint text, .pin text {
      font-size: 11px; fill: var(--ink); paint-order: stroke; stroke: var(--halo); stroke-width: 3px; stroke-linejoin: round;
    }
    .arrow { fill: var(--c); stroke: var(--halo); stroke-width: .8; pointer-events: none; }
    .arrow.chosen { fill: var(--ink); }
    .pin text { pointer-events: none; }
    .pin.w3 text, .pin.w4 text { font-size: 12px; font-weight: 600; }
    .pin.w5 text { font-size: 13px; font-weight: 600; }
    .pin.w0 text { fill: var(--soft); letter-spacing: .02em; }
    .pin.w1 text { fill: var(--bad); }
    .pin[data-tip="site"], .pin[data-tip="alternate"] { cursor: pointer; }
    .site { fill: var(--ink); stroke: var(--halo); stroke-width: 1.5; }
    .site-h { fill: none; stroke: var(--halo); stroke-width: 1.6; }
    .alternate { fill: var(--halo); stroke: var(--ink); stroke-width: 1.8; }
    .landmark { fill: var(--soft); stroke: var(--halo); stroke-width: 1; }
    .landmark, .target { pointer-events: none; }
    .target { fill: var(--halo); stroke: var(--c); stroke-width: 2; }
    .map-buttons { position: absolute; top: .6rem; left: .6rem; display: grid; gap: .3rem; }
    .map-buttons button { width: 2.4rem; height: 2.4rem; padding: 0; font-size: 1.15rem; line-height: 1; }
    .north { position: absolute; top: .6rem; right: .7rem; pointer-events: none; }
    .north path { fill: var(--ink); } .north text { font-size: 13px; font-weight: 700; fill: var(--ink); }
    .scale { position: absolute; left: .7rem; bottom: .6rem; pointer-events: none; font-size: .8rem; }
    .scale span { text-shadow: 0 0 3px var(--halo), 0 0 3px var(--halo), 0 0 3px var(--halo); }
    .scale i { display: block; height: 6px; border: 2px solid var(--ink); border-top: 0; }
    .read-out {
      position: absolute; right: .4rem; bottom: .4rem; font-size: .78rem; padding: .1rem .45rem; border-radius: 4px;
      background: var(--raised); font-variant-numeric: tabular-nums; pointer-events: none;
    }
    .read-out:empty { display: none; }
    .tip {
      position: absolute; right: .6rem; top: 3.2rem; width: min(19rem, calc(100% - 4.6rem)); max-height: calc(100% - 6rem);
      overflow: auto; background: var(--raised); border: 1px solid var(--grey); border-radius: 8px; padding: .55rem .7rem;
      font-size: .86rem; box-shadow: 0 2px 10px rgb(0 0 0 / .25); overflow-wrap: anywhere;
    }
    .tip p { margin: .35rem 0 0; }
    .tip .close { float: right; border: 0; padding: 0 .35rem; font-size: 1.1rem; line-height: 1.2; background: none; }
    .tip dl > div { display: grid; grid-template-columns: 6.2rem 1fr; gap: .4rem; margin-top: .2rem; }
    .legend { font-size: .86rem; }
    .legend ul, .chart-legend { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; }
    .legend h4 { font-size: .8rem; color: var(--soft); font-weight: 600; margin: .45rem 0 .1rem; }
    .legend li, .chart-legend li { display: flex; align-items: center; gap: .4rem; }
    .legend li svg, .chart-legend li svg { flex-shrink: 0; }
    .legend-work { stroke: var(--ink); stroke-width: 2.4; fill: none; }
    .legend-transit { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 5 4; fill: none; }
    .legend-unflown { stroke: var(--ink); stroke-width: 2; stroke-dasharray: 1.5 4; fill: none; }
    .legend-site { fill: var(--ink); stroke: var(--halo); stroke-width: 1.6; fill-rule: evenodd; }
    .picker h3 { margin: 0 0 .4rem; }
    .sortie-list { max-height: 13.5rem; overflow-y: auto; border: 1px solid var(--line); border-radius: 8px; }
    .sortie-list .empty { border: 0; margin: 0; }
    .sortie-button {
      display: flex; gap: .5rem; align-items: baseline; width: 100%; text-align: left; border: 0; border-radius: 0;
      border-bottom: 1px solid var(--line); padding: .42rem .6rem; font-size: .9rem; font-variant-numeric: tabular-nums; outline-offset: -3px;
    }
    .sortie-button:focus-visible { outline-offset: -3px; }
    .sortie-button .swatch { flex-shrink: 0; margin-right: 0; }
    .sortie-button .when { white-space: nowrap; }
    .sortie-button .what { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; }
    .sortie-button[aria-pressed="true"] { background: var(--ink); color: var(--paper); }
    .sortie-button:hover { background: var(--back); }
    .sortie-button[aria-pressed="true"]:hover { background: var(--ink); color: var(--paper); }
    .detail { margin-top: .8rem; }
    .detail-head { display: flex; justify-content: space-between; gap: .5rem; align-items: start; }
    .detail-head h3 { margin: .15rem 0 0; }
    .steps { display: flex; gap: .25rem; flex-shrink: 0; }
    .step { width: 2rem; height: 2rem; padding: 0; line-height: 1; font-size: 1.1rem; }
    .marks { margin: 0 0 .3rem; color: var(--soft); font-size: .86rem; }
    .detail-list { font-size: .88rem; }
    .detail-list > div { display: grid; grid-template-columns: 6.3rem minmax(0, 1fr); gap: .6rem; padding: .26rem 0; border-bottom: 1px solid var(--line); }
    .detail-list dd { overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
    .part { display: block; }
    .small { font-size: .85em; color: var(--soft); }
    .battery { display: block; width: 100%; height: 10px; margin-top: .25rem; }
    .profile-figure { margin: .8rem 0 .4rem; }
    .profile-figure figcaption { font-size: .82rem; color: var(--soft); }
    .profile { width: 100%; height: auto; display: block; }
    .profile text { font-size: 10.5px; fill: var(--soft); }
    .profile .grid { stroke: var(--line); fill: none; }
    .profile .ground { fill: var(--orange); fill-opacity: .45; stroke: var(--warn); stroke-width: 1; }
    .profile .under { fill: var(--orange); fill-opacity: .18; stroke: none; }
    .ground-line { stroke: var(--warn); stroke-width: 2; }
    .profile .ceiling { fill: none; stroke: var(--red); stroke-width: 1.2; stroke-dasharray: 7 3; }
    .profile .link { stroke: none; }
    .profile .link.free { fill: var(--green); }
    .profile .link.hidden { fill: var(--ink); }
    .profile .link.unknown { fill: var(--line); }
    .profile .least { stroke: var(--ink); stroke-width: 1.2; fill: none; }
    .key.ceiling::before { border-bottom: 2px dashed var(--red); margin-bottom: .3em; }
    .key.link-free::before { background: var(--green); }
    .key.link-hidden::before { background: var(--ink); }
    .key.link-unknown::before { background: var(--line); border: 1px solid var(--grey); }
    .profile .track { fill: none; stroke: var(--blue); stroke-width: 1.4; stroke-dasharray: 4 3; stroke-linejoin: round; }
    .profile .track.work { stroke-width: 2.6; stroke-dasharray: none; }
    .key::before { content: ""; display: inline-block; width: 1.1em; height: .55em; margin: 0 .3em 0 .4em; }
    .key.track::before { border-bottom: 2px solid var(--blue); margin-bottom: .3em; }
    .key.ground::before { background: var(--orange); opacity: .6; border: 1px solid var(--warn); }
    .chart-scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; }
    .chart { display: block; max-width: none; }
    .chart:focus-visible { outline-offset: -3px; }
    .chart text { font-size: 11px; fill: var(--soft); font-variant-numeric: tabular-nums; }
    .day-light { fill: var(--paper); }
    .night { fill: var(--night); fill-opacity: .55; }
    .chart .grid { stroke: var(--line); stroke-width: 1; }
    .chart .grid.midnight { stroke: var(--ink); stroke-width: 1.4; }
    .chart .hour.date { font-weight: 600; }
    .chart .row-name { font-size: 12px; font-weight: 600; fill: var(--ink); paint-order: stroke; stroke: var(--paper); stroke-width: 3px; }
    .row-line { stroke: var(--grey); stroke-width: 1; }
    .warning { fill: var(--warn-back); stroke: var(--warn); stroke-width: 1; }
    .chart .warning-code { font-size: 10px; font-weight: 600; fill: var(--warn); }
    .hold { fill: var(--red); fill-opacity: .12; }
    .hold.other { fill: var(--grey); fill-opacity: .22; }
    .off-duty { fill: var(--ink); fill-opacity: .1; stroke: var(--grey); stroke-dasharray: 2 2; }
    .bar { cursor: pointer; }
    .bar-hit { fill: transparent; }
    .flight { fill: var(--c, var(--blue)); stroke: var(--ink); stroke-width: .8; }
    .prepare { fill: var(--halo); stroke: var(--ink); stroke-width: .8; }
    .turn { fill: var(--grey); stroke: var(--ink); stroke-width: .8; }
    .chart .bar-name { text-anchor: middle; fill: var(--ink); paint-order: stroke; stroke: var(--paper); stroke-width: 3px; }
    .bar.chosen .bar-hit { fill: var(--yellow); fill-opacity: .35; stroke: var(--ink); stroke-width: 2; }
    .bar:hover .bar-hit { stroke: var(--ink); }
    .chart-legend { font-size: .84rem; margin-top: .5rem; }
    @media (max-width: 1000px) {
      .map-columns { grid-template-columns: minmax(0, 1fr); }
      .picker { grid-row: auto; grid-column: auto; }
    }
    @media (max-width: 640px) {
      .map { height: 58vh; height: 58svh; }
      .tip { left: .5rem; right: .5rem; top: auto; bottom: 2.4rem; width: auto; max-height: 55%; }
      .layers { gap: .1rem .7rem; }
    }
    """)
}
