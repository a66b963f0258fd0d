/// The page's style. Data colours are those of Okabe and Ito (2008), which people with colour-blindness can tell
/// apart; wherever a colour has a meaning, a pattern, a dash or a sign says the same.
enum ReportStyle {
  static let page = PageAsset(
    """
    :root {
      --ink: #17202a; --soft: #4a5763; --line: #cbd3da; --paper: #ffffff; --back: #f3f5f7; --raised: #ffffff;
      --link: #00558a; --good: #00664b; --good-back: #e2f4ee; --warn: #7a4a00; --warn-back: #fff2d6;
      --bad: #9c2f00; --bad-back: #fde6dc; --focus: #0072b2;
      --red: #d55e00; --orange: #e69f00; --sky: #56b4e9; --green: #009e73; --blue: #0072b2; --pink: #cc79a7;
      --yellow: #f0e442; --black: #000000; --grey: #66717c;
      --sea: #e3edf3; --land: #f6f3ea; --coast: #8d9aa5; --halo: #ffffff; --night: #c9d2e3; --dark-band: #dfe5ec;
    }
    * { box-sizing: border-box; }
    html { scroll-padding-top: 3.2rem; -webkit-text-size-adjust: 100%; }
    body {
      margin: 0; color: var(--ink); background: var(--back); line-height: 1.5; font-size: 15px;
      font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial,
        "PingFang HK", "Microsoft JhengHei", "Noto Sans HK", "Noto Sans CJK HK", "Noto Sans TC", sans-serif;
    }
    html:not([lang|="zh"]) .zh, html[lang|="zh"] .en { display: none; }
    .en, .zh, .name { unicode-bidi: isolate; }
    [hidden], .off { display: none !important; }
    h1, h2, h3, h4 { line-height: 1.25; margin: 0; overflow-wrap: anywhere; }
    h1 { font-size: 1.75rem; }
    h2 { font-size: 1.3rem; padding-bottom: .35rem; border-bottom: 2px solid var(--ink); margin-bottom: .8rem; }
    h3 { font-size: 1.02rem; margin-top: 1.2rem; }
    p { margin: .5rem 0; }
    a { color: var(--link); }
    code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .88em;
      overflow-wrap: anywhere; }
    :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
    button {
      font: inherit; color: var(--ink); background: var(--raised); border: 1px solid var(--grey); border-radius: 6px;
      padding: .3rem .7rem; cursor: pointer;
    }
    button:hover:not(:disabled) { border-color: var(--focus); color: var(--link); }
    button:disabled { opacity: .45; cursor: default; }
    .note { color: var(--soft); font-size: .9rem; max-width: 75ch; }
    .task { color: var(--soft); font-size: .85rem; font-weight: 400; }
    .empty { color: var(--soft); border: 1px dashed var(--line); border-radius: 6px; padding: .7rem .9rem; }
    header.top, main, footer { max-width: 1400px; margin: 0 auto; padding: 0 1.25rem; }
    header.top { padding-top: .8rem; }
    .top-line { display: flex; justify-content: space-between; align-items: center; gap: 1rem; margin-bottom: .5rem; }
    .product { display: flex; align-items: center; flex-wrap: wrap; gap: .15rem .5rem; margin: 0; color: var(--soft); font-weight: 600; }
    .mark { fill: none; stroke: var(--blue); stroke-width: 1.8; }
    .tools { display: flex; gap: .5rem; flex-shrink: 0; }
    dl { margin: 0; }
    dd { margin: 0; }
    .facts-line { display: flex; flex-wrap: wrap; gap: .35rem 2rem; margin: .6rem 0 .9rem; }
    .facts-line dt, .detail-list dt, .tip dt { color: var(--soft); font-size: .8rem; }
    .facts-line dd { overflow-wrap: anywhere; }
    .banner { border: 1px solid; border-left-width: 8px; border-radius: 6px; padding: .6rem .9rem; margin: .6rem 0; }
    .banner.good { color: var(--good); background: var(--good-back); }
    .banner.warn { color: var(--warn); background: var(--warn-back); }
    .banner.bad { color: var(--bad); background: var(--bad-back); }
    .banner a { color: inherit; }
    .sign { display: inline-block; min-width: 1.25em; text-align: center; font-weight: 700; }
    .heights { color: var(--soft); font-size: .92rem; }
    nav.contents {
      position: sticky; top: 0; z-index: 5; background: var(--back); border-bottom: 1px solid var(--line);
      display: flex; gap: .2rem 1.2rem; overflow-x: auto; white-space: nowrap;
      padding: .55rem max(1.25rem, calc((100vw - 1400px) / 2 + 1.25rem));
    }
    section {
      background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 1.1rem 1.25rem 1.25rem;
      margin: 1.1rem 0;
    }
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(165px, 1fr)); gap: .8rem; }
    .tile { border: 1px solid var(--line); border-radius: 8px; padding: .7rem .85rem; background: var(--back); }
    .tile.warn { border-color: var(--warn); background: var(--warn-back); }
    .tile h3 { margin: 0; font-size: .85rem; font-weight: 600; color: var(--soft); }
    .tile.warn h3, .tile.warn .tile-note { color: var(--ink); }
    .tile .value { font-size: 1.75rem; font-weight: 700; line-height: 1.2; margin: .2rem 0 .1rem; font-variant-numeric: tabular-nums; }
    .tile .value .sign { color: var(--warn); margin-right: .1em; min-width: .6em; }
    .tile-note { margin: 0; font-size: .83rem; color: var(--soft); overflow-wrap: anywhere; }
    .table-scroll { overflow-x: auto; margin: .9rem 0; position: relative; }
    table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
    caption { text-align: left; font-weight: 600; padding: .2rem 0 .4rem; font-size: 1rem; }
    th, td { text-align: left; padding: .38rem .6rem; border-bottom: 1px solid var(--line); vertical-align: baseline; }
    thead th { border-bottom: 2px solid var(--grey); font-size: .82rem; color: var(--soft); vertical-align: bottom; }
    tbody th { font-weight: 600; }
    .n { text-align: right; white-space: nowrap; }
    .strong { font-weight: 700; }
    td { min-width: 4.2em; }
    tbody th { min-width: 8em; }
    td.wide { min-width: 17em; }
    td code, tbody th code { overflow-wrap: normal; white-space: nowrap; }
    tbody tr:hover { background: var(--back); }
    .below, .grade-violation, .mark-no { color: var(--bad); font-weight: 600; }
    .grade-warning { color: var(--warn); font-weight: 600; }
    .severity, .mark-yes, .mark-no { white-space: nowrap; }
    .mark-yes { color: var(--good); }
    .with-sign svg { vertical-align: -2px; margin-right: .4rem; }
    .pick { padding: .05rem .5rem; font-weight: 600; font-size: .9rem; white-space: nowrap; }
    .pick.chosen { background: var(--ink); color: var(--paper); }
    .meter { display: block; width: 100%; min-width: 80px; height: 6px; margin-top: 3px; }
    .meter-back { fill: var(--dark-band); }
    .meter-share, .left { fill: var(--green); }
    .spent { fill: var(--sky); }
    .left.short { fill: var(--red); }
    .meter-wish { stroke: var(--ink); stroke-width: 2; vector-effect: non-scaling-stroke; fill: none; }
    .bullets { padding-left: 1.2rem; margin: .5rem 0; max-width: 90ch; }
    .card { border: 1px solid var(--line); border-radius: 8px; padding: .7rem .9rem; margin: .7rem 0; }
    .sheet { display: grid; grid-template-columns: minmax(9rem, max-content) 1fr; gap: .5rem 1.2rem; }
    .sheet dt { color: var(--soft); }
    .sheet .bullets { margin: 0; }
    details.facts { border: 1px solid var(--line); border-radius: 8px; margin: .5rem 0; padding: 0 .9rem; }
    details.facts caption { display: none; }
    summary { cursor: pointer; padding: .5rem 0; }
    footer { color: var(--soft); font-size: .85rem; padding-bottom: 2rem; }
    .swatch { display: inline-block; width: .75em; height: .75em; border-radius: 2px; background: var(--c); margin-right: .45em; }
    .b0 { --c: var(--blue); } .b1 { --c: var(--red); } .b2 { --c: var(--green); } .b3 { --c: var(--pink); }
    .b4 { --c: var(--orange); } .b5 { --c: var(--black); }
    """)

  static let narrowAndPrint = PageAsset(
    """
    @media (max-width: 640px) {
      header.top, main, footer { padding-left: .8rem; padding-right: .8rem; }
      nav.contents { padding-left: .8rem; padding-right: .8rem; }
      section { padding: .9rem .8rem; border-radius: 8px; }
      h1 { font-size: 1.35rem; }
      .tiles { grid-template-columns: 1fr 1fr; gap: .5rem; }
      .tile .value { font-size: 1.35rem; }
      .facts-line { flex-direction: column; gap: .2rem; }
      .facts-line > div { display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: .5rem; align-items: baseline; }
      .sheet { grid-template-columns: 1fr; gap: .1rem; }
      .sheet dd { margin-bottom: .6rem; }
      .sorties table { min-width: 62em; }
      .sorties td:nth-child(2), .sorties td:nth-child(3) { min-width: 10em; }
      tbody th code, .table-scroll .pick { white-space: normal; overflow-wrap: anywhere; }
      th, td { padding: .35rem .45rem; }
    }
    @media screen and (prefers-color-scheme: dark) {
      :root {
        --ink: #e8edf2; --soft: #aab6c1; --line: #39434d; --paper: #1b2229; --back: #12171c; --raised: #252e37;
        --link: #7cc4f2; --good: #6fdcb8; --good-back: #10322a; --warn: #ffc966; --warn-back: #3a2a08;
        --bad: #ff9d70; --bad-back: #43200f; --focus: #56b4e9; --black: #ffffff; --grey: #93a0ac; --blue: #3d9bdb;
        --sea: #17242d; --land: #2b3138; --coast: #68757f; --halo: #1b2229; --night: #0c1017; --dark-band: #39434d;
      }
    }
    @media (prefers-reduced-motion: reduce) { * { scroll-behavior: auto !important; transition: none !important; } }
    @page { size: A4; margin: 12mm; }
    @media print {
      body { background: #fff; font-size: 9.5pt; }
      header.top, main, footer { max-width: none; padding: 0; }
      nav.contents, .tools, .layers, .picker, .map-buttons, .tip, .read-out, noscript { display: none !important; }
      section { border: 0; padding: 0; margin: 6mm 0 0; }
      .map-columns { display: block !important; }
      .map { height: auto !important; aspect-ratio: 3 / 2; }
      .map-frame, .chart-scroll, .tiles, .tile, .card, tr, li { break-inside: avoid; }
      .chart-scroll, .table-scroll { overflow: visible; }
      .chart { width: 100%; height: auto; }
      .chart text, .chart .bar-name, .chart .warning-code { font-size: 15px; }
      .chart .row-name { font-size: 16px; }
      #map-section { break-before: page; }
      h2, h3, caption, section > .note { break-after: avoid; }
      thead { display: table-header-group; }
      table { font-size: 8pt; }
      th, td { padding: 1mm 1.2mm; }
      td, tbody th, td.wide, .sorties table { min-width: 0; }
      td code, tbody th code { white-space: normal; overflow-wrap: anywhere; }
      .n, .severity, .mark-yes, .mark-no { white-space: normal; }
      .tiles { grid-template-columns: repeat(3, 1fr); gap: 2mm; }
      .heat:not(.on) { display: none; }
      .pick { border: 0; padding: 0; font-size: 8pt; text-align: left; white-space: normal; overflow-wrap: anywhere; background: none !important; color: inherit !important; }
      details.facts { border: 0; padding: 0; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }
    """)
}
