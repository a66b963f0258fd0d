import Units

extension PageWord {
  var text: BilingualText {
    switch self {
    case .reportTitle: BilingualText(en: "day report", zh: "飛行日報告")
    case .printPage: BilingualText(en: "Print", zh: "列印")
    case .unit: BilingualText(en: "Unit", zh: "單位")
    case .day: BilingualText(en: "Day", zh: "日期")
    case .hongKongTime: BilingualText(en: "(Hong Kong time)", zh: "（香港時間）")
    case .sun: BilingualText(en: "Sunrise / sunset", zh: "日出／日落")
    case .sunUnknown: BilingualText(en: "not known", zh: "不詳")
    case .purpose: BilingualText(en: "Purpose", zh: "用途")
    case .forecast: BilingualText(en: "Forecast", zh: "天氣預報")
    case .forecastLine: BilingualText(en: "issued {0}, source: {1}", zh: "發出時間 {0}，來源：{1}")
    case .missionFile: BilingualText(en: "Mission file", zh: "任務檔案")
    case .illustrative: BilingualText(en: "Illustrative zones — not official.", zh: "示意空域，並非官方資料。")
    case .illustrativeMore:
      BilingualText(
        en: "At least one zone on this page does not come from an official source. Check the "
          + "official airspace information before any flight.",
        zh: "本頁至少有一個空域並非來自官方來源。飛行前必須查核官方空域資料。")
    case .heightsAboveGround: BilingualText(en: "Heights above ground:", zh: "離地高度：")
    case .heightsFromGrid: BilingualText(en: "from the terrain grid.", zh: "取自高程網格。")
    case .heightsFromBands:
      BilingualText(
        en: "from declared ground bands (least and greatest ground height of an area); the true "
          + "ground lies somewhere between.",
        zh: "取自申報的地面高度範圍（區內最低至最高地面），實際地面高度在兩者之間。")
    case .contents: BilingualText(en: "Contents", zh: "目錄")
    case .verdictCounts: BilingualText(en: "Violations: {0}, warnings: {1}.", zh: "違規 {0} 項，警告 {1} 項。")
    case .verdictBad:
      BilingualText(
        en: "This plan breaks rules and is not fit to fly as it stands.",
        zh: "此計劃違反規則，不可照此飛行。")
    case .verdictWarn:
      BilingualText(
        en: "No rule is broken; read the warnings before approval.",
        zh: "沒有違反規則；批核前請先閱讀警告。")
    case .verdictGood:
      BilingualText(
        en: "The checks of this version found nothing to object to. They do not replace the checks "
          + "before take-off.",
        zh: "本版本的檢查沒有發現問題，但不能取代起飛前檢查。")
    case .seeFindings: BilingualText(en: "See findings.", zh: "查看檢查結果。")
    case .summary: BilingualText(en: "Summary", zh: "摘要")
    case .sorties: BilingualText(en: "Sorties", zh: "架次")
    case .fromSites: BilingualText(en: "sites in use: {0}", zh: "使用起降點 {0} 個")
    case .flown: BilingualText(en: "Flown", zh: "飛行距離")
    case .kilometres: BilingualText(en: "{0} km", zh: "{0} 公里")
    case .minutes: BilingualText(en: "{0} min", zh: "{0} 分鐘")
    case .flownNote: BilingualText(en: "level length of all sorties", zh: "所有架次的水平飛行距離")
    case .airborne: BilingualText(en: "In the air", zh: "空中時間")
    case .airborneNote: BilingualText(en: "mean {0} min a sortie", zh: "平均每架次 {0} 分鐘")
    case .groundSeen: BilingualText(en: "Ground seen", zh: "已覆蓋地面")
    case .groundSeenNote: BilingualText(en: "{0} of {1} ha", zh: "{1} 公頃中的 {0} 公頃")
    case .beatsShort:
      BilingualText(
        en: "below the requirement in {0} of {1} beats",
        zh: "{1} 條咇中有 {0} 條未達要求")
    case .worstRevisit: BilingualText(en: "Worst revisit gap", zh: "最長重訪間隔")
    case .wanted: BilingualText(en: "wanted ≤ {0} min", zh: "要求 ≤ {0} 分鐘")
    case .noRevisitWanted: BilingualText(en: "no beat asks for repeated visits", zh: "沒有咇要求重訪")
    case .refusals: BilingualText(en: "Not in the plan", zh: "未能編入")
    case .noneRefused: BilingualText(en: "Everything that was asked for is in the plan.", zh: "所有要求均已編入計劃。")
    case .seeReasons: BilingualText(en: "See the reasons", zh: "查看原因")
    case .glossary: BilingualText(en: "Words.", zh: "詞彙。")
    case .glossaryText:
      BilingualText(
        en: "Beat: a patrol flown again and again. Sortie: one flight from a site and back. Dock: "
          + "a box from which an aircraft flies by itself. Revisit gap: the longest time for "
          + "which ground stays unseen. HKPD: Hong Kong Principal Datum, the zero of heights "
          + "on Hong Kong maps (a little over 1 m below mean sea level). Above ground: height "
          + "over the ground straight below.",
        zh: "咇（巡邏路段）：反覆飛行的巡邏任務。架次：由起降點出發並返回的一次飛行。機庫：無人機自動起降及充電的裝置。"
          + "重訪間隔：同一處地面沒有鏡頭覆蓋的最長時間。HKPD（香港主水平基準）：香港地圖的高度起點，比平均海平面低一米多。"
          + "離地高度：與正下方地面的距離。")
    case .madeBy:
      BilingualText(
        en: "Planned with Skybeat. Documents: {0}, {1}; seed {2}.",
        zh: "以飛咇 Skybeat 編製。文件：{0}、{1}；種子數 {2}。")
    case .map: BilingualText(en: "Map", zh: "地圖")
    case .mapNote:
      BilingualText(
        en: "Drawn for looking at, not for measuring or navigation; background outlines are simplified "
          + "by up to {0} m.",
        zh: "地圖只供參閱，不可用作量度或導航；底圖輪廓已簡化，誤差最多 {0} 米。")
    case .noScript:
      BilingualText(
        en: "Scripts are off: the map does not move and sorties cannot be picked. All tables "
          + "are complete.",
        zh: "網頁程式（JavaScript）已停用：地圖不能移動，亦不能選取架次。所有表格仍然完整。")
    case .mapLabel:
      BilingualText(
        en: "Map of the day. Arrow keys move it, plus and minus zoom, 0 shows all",
        zh: "當日地圖。方向鍵移動，加減鍵縮放，0 鍵顯示全部")
    case .zoomIn: BilingualText(en: "Zoom in", zh: "放大")
    case .zoomOut: BilingualText(en: "Zoom out", zh: "縮小")
    case .zoomFit: BilingualText(en: "Show all", zh: "顯示全部")
    case .layers: BilingualText(en: "Layers", zh: "圖層")
    case .layerLand: BilingualText(en: "Land", zh: "陸地")
    case .layerDistricts: BilingualText(en: "Districts", zh: "分區")
    case .layerZones: BilingualText(en: "Zones", zh: "空域")
    case .layerPrivacy: BilingualText(en: "Privacy zones", zh: "私隱區")
    case .layerSeen: BilingualText(en: "Ground seen", zh: "已覆蓋")
    case .layerGaps: BilingualText(en: "Gaps", zh: "缺口")
    case .layerBeats: BilingualText(en: "Beats", zh: "咇")
    case .layerRoutes: BilingualText(en: "Routes", zh: "航線")
    case .layerSites: BilingualText(en: "Sites", zh: "起降點")
    case .layerLandmarks: BilingualText(en: "Landmarks", zh: "地標")
    case .layerLabels: BilingualText(en: "Names", zh: "名稱")
    case .heatMap: BilingualText(en: "Heat map", zh: "熱圖")
    case .heatAt: BilingualText(en: "at", zh: "時間")
    case .moreGaps:
      BilingualText(
        en: "{0} smaller gaps, {1} ha together, are on the map, in coverage.json and in layers/gaps.geojson.",
        zh: "另有 {0} 個較小的缺口，合共 {1} 公頃，見地圖、coverage.json 及 layers/gaps.geojson。")
    case .remedy: BilingualText(en: "Would close it: ", zh: "可行的補救：")
    case .residential: BilingualText(en: "Where people live", zh: "民居")
    case .residentialArea: BilingualText(en: "Residential ground that the mission names", zh: "任務列明的民居範圍")
    case .residentialSeen: BilingualText(en: "In view of a camera at work", zh: "巡邏時進入畫面")
    case .residentialDetect: BilingualText(en: "… so finely that a person can be detected", zh: "……足以察覺有人")
    case .residentialRecognise: BilingualText(en: "… recognised as a person", zh: "……足以辨認為人")
    case .residentialIdentify: BilingualText(en: "… identified", zh: "……足以識別身分")
    case .residentialRecorded: BilingualText(en: "In view of a flight that records", zh: "在錄影航班的畫面內")
    case .residentialPixel: BilingualText(en: "Finest pixel there", zh: "最細像素")
    case .residentialLook:
      BilingualText(en: "Longest time that any place is in view of one sortie", zh: "任何一處在單一架次中最長的可見時間")
    case .residentialDay:
      BilingualText(en: "Longest time that any place is in view in the whole day", zh: "任何一處全日最長的可見時間")
    case .levelTable: BilingualText(en: "What could be told of the task's object", zh: "可分辨任務目標的程度")
    case .level: BilingualText(en: "Level", zh: "程度")
    case .largestPixel: BilingualText(en: "Coarsest pixel, cm", zh: "最粗像素（厘米）")
    case .seenWithoutCover: BilingualText(en: "If nothing hid it", zh: "假設沒有遮擋")
    case .watchedShare: BilingualText(en: "Watched by others", zh: "由他人看守")
    case .withOthers: BilingualText(en: "Seen or watched", zh: "已覆蓋或看守")
    case .gapWithOthers: BilingualText(en: "Worst gap with others, min", zh: "連同他人的最長間隔（分鐘）")
    case .levelDetect: BilingualText(en: "detect", zh: "察覺")
    case .levelRecognise: BilingualText(en: "recognise", zh: "辨認")
    case .levelIdentify: BilingualText(en: "identify", zh: "識別")
    case .levelHotSpot: BilingualText(en: "hot spot", zh: "熱點")
    case .firstSeen: BilingualText(en: "First seen", zh: "首次看到")
    case .lastSeen: BilingualText(en: "Last seen", zh: "最後看到")
    case .looksSpread: BilingualText(en: "Looks, least – middle – most", zh: "觀察次數：最少－中位－最多")
    case .pixelSpread:
      BilingualText(en: "Finest pixel, cm, least – middle – greatest", zh: "最細像素（厘米）：最細－中位－最粗")
    case .sightTable: BilingualText(en: "How it is seen", zh: "觀察情況")
    case .othersTable: BilingualText(en: "With what others watch", zh: "連同他人看守的地面")
    case .legend: BilingualText(en: "Legend", zh: "圖例")
    case .legendGround: BilingualText(en: "Ground", zh: "地形")
    case .legendRelief:
      BilingualText(
        en: "Every 50 m of the illustrative relief, not surveyed", zh: "示意地形，每 50 米一線，未經測量")
    case .legendRoutes: BilingualText(en: "Routes and places", zh: "航線及地點")
    case .legendWork: BilingualText(en: "Leg with the camera at work", zh: "鏡頭運作航段")
    case .legendTransit: BilingualText(en: "Leg on the way", zh: "往返航段")
    case .legendUnflown: BilingualText(en: "Route without a flight in the timetable", zh: "未編入時間表的航線")
    case .legendDock: BilingualText(en: "Dock", zh: "無人機機庫")
    case .legendCrew: BilingualText(en: "Launch point of a crew", zh: "小隊起飛點")
    case .alternate: BilingualText(en: "Alternate landing place", zh: "備降點")
    case .gapOutsideReach: BilingualText(en: "Out of reach", zh: "超出可達範圍")
    case .gapRestrictedZone: BilingualText(en: "Restricted zone", zh: "限制空域")
    case .gapPrivacyZone: BilingualText(en: "Privacy zone", zh: "私隱區")
    case .gapNotScheduled: BilingualText(en: "No flight in the timetable", zh: "未編入時間表")
    case .gapUnknownGround: BilingualText(en: "Ground height unknown", zh: "地面高度不明")
    case .gapHidden: BilingualText(en: "Hidden by ground or a building", zh: "被地形或建築物遮擋")
    case .gapTooOblique: BilingualText(en: "Seen at too flat an angle", zh: "視角過平")
    case .gapHeldByWeather: BilingualText(en: "Held by weather", zh: "因天氣停飛")
    case .gapRefusedByEnergy: BilingualText(en: "Beyond the battery", zh: "電量不足")
    case .gapTooCoarse: BilingualText(en: "Pixels too coarse", zh: "解像度不足")
    case .gapTooBrief: BilingualText(en: "In view too briefly", zh: "停留時間太短")
    case .gapNotOnRoute: BilingualText(en: "Not on any route", zh: "航線不經過")
    case .zoneAvoided: BilingualText(en: "Kept out of", zh: "避開")
    case .zonePermitted: BilingualText(en: "Flown under a permission", zh: "憑許可飛行")
    case .zoneNotActive: BilingualText(en: "Not in force during the flights", zh: "飛行時並未生效")
    case .zoneAbove: BilingualText(en: "Flown over", zh: "在其上方飛過")
    case .zoneBelow: BilingualText(en: "Flown under", zh: "在其下方飛過")
    case .zoneFar: BilingualText(en: "No route near", zh: "附近沒有航線")
    case .timetable: BilingualText(en: "Timetable", zh: "時間表")
    case .timetableNote:
      BilingualText(
        en: "Times are Hong Kong time. Pick a sortie to see it on the map. Battery: share of "
          + "what the pack holds today; at landing with the expected energy and its uncertainty "
          + "taken off.",
        zh: "時間為香港時間。選取架次可在地圖上查看。電量：電池現有容量的百分比；降落值已扣除預計耗電及其誤差。")
    case .chartLabel:
      BilingualText(
        en: "Chart of the timetable. Left and right arrow pick a sortie",
        zh: "時間表圖。左右方向鍵選取架次")
    case .noSorties:
      BilingualText(
        en: "No sortie is planned. The reasons are listed under “Not in the plan”.",
        zh: "沒有編排任何架次。原因見「未能編入」。")
    case .legendPrepare: BilingualText(en: "Getting ready", zh: "準備")
    case .legendFlight: BilingualText(en: "Flight (colour: beat)", zh: "飛行（顏色：咇）")
    case .legendTurn: BilingualText(en: "Recovery and turnaround", zh: "回收及再準備")
    case .legendNight: BilingualText(en: "Night", zh: "夜間")
    case .legendWeatherHold: BilingualText(en: "Refused for weather", zh: "因天氣未能編入")
    case .legendOtherHold: BilingualText(en: "Refused for another reason", zh: "因其他原因未能編入")
    case .legendWarning: BilingualText(en: "Warning of the Observatory", zh: "天文台警告")
    case .legendOffDuty: BilingualText(en: "Site off duty", zh: "起降點非當值時段")
    case .sortieTable: BilingualText(en: "All sorties", zh: "所有架次")
    case .sortie: BilingualText(en: "Sortie", zh: "架次")
    case .beat: BilingualText(en: "Beat", zh: "咇")
    case .site: BilingualText(en: "Site", zh: "起降點")
    case .visit: BilingualText(en: "Visit", zh: "次序")
    case .prepareFrom: BilingualText(en: "Prepare", zh: "準備")
    case .takeoff: BilingualText(en: "Take-off", zh: "起飛")
    case .landing: BilingualText(en: "Landing", zh: "降落")
    case .readyAgain: BilingualText(en: "Ready", zh: "就緒")
    case .lengthKm: BilingualText(en: "km", zh: "公里")
    case .energyWh: BilingualText(en: "Wh", zh: "瓦時")
    case .batteryColumn: BilingualText(en: "Battery (reserve)", zh: "電量（備用）")
    case .windColumn: BilingualText(en: "Wind / gust, m/s", zh: "風／陣風（米/秒）")
    case .coverage: BilingualText(en: "Coverage", zh: "覆蓋")
    case .coverageNote:
      BilingualText(
        en: "Ground cells of {0} m. Seen means: sharp enough and long enough for the beat’s task, "
          + "at least once.",
        zh: "地面以 {0} 米方格計算。「已覆蓋」指最少一次達到任務所需的清晰度及停留時間。")
    case .noBeats: BilingualText(en: "No beat has been measured.", zh: "沒有量度任何咇。")
    case .beatTable: BilingualText(en: "Coverage of each beat", zh: "各咇的覆蓋")
    case .areaHa: BilingualText(en: "ha", zh: "公頃")
    case .seenShare: BilingualText(en: "Seen", zh: "已覆蓋")
    case .requiredShare: BilingualText(en: "Required", zh: "要求")
    case .leastVisits: BilingualText(en: "Least visits", zh: "最少次數")
    case .longestUnseen: BilingualText(en: "Longest unseen, min", zh: "最長無覆蓋（分鐘）")
    case .gaps: BilingualText(en: "Gaps", zh: "缺口")
    case .leastVisitsNote:
      BilingualText(
        en: "Least visits: among the ground that is seen at all / over all the ground. Longest "
          + "unseen: among the ground that is seen at all, within the beat’s windows.",
        zh: "最少次數：已覆蓋地面之中／全部地面之中。最長無覆蓋：已覆蓋地面在時段內沒有鏡頭覆蓋的最長時間。")
    case .windowTable: BilingualText(en: "Visits and revisit gaps in each window", zh: "各時段的巡邏次數及重訪間隔")
    case .window: BilingualText(en: "Window", zh: "時段")
    case .visits: BilingualText(en: "Visits", zh: "次數")
    case .wantedRevisit: BilingualText(en: "Wanted, min", zh: "要求（分鐘）")
    case .worstGap: BilingualText(en: "Worst, min", zh: "最長（分鐘）")
    case .oneVisit: BilingualText(en: "one visit", zh: "一次即可")
    case .gapTable: BilingualText(en: "Gaps, largest first", zh: "缺口，由大至小")
    case .gap: BilingualText(en: "Gap", zh: "缺口")
    case .reason: BilingualText(en: "Reason", zh: "原因")
    case .nearestSite: BilingualText(en: "Nearest site", zh: "最近起降點")
    case .remark: BilingualText(en: "Remark", zh: "備註")
    case .noGaps: BilingualText(en: "No gaps: all the ground of the beats is seen.", zh: "沒有缺口：各咇的地面已全部覆蓋。")
    case .districtTable: BilingualText(en: "Coverage of each district", zh: "各分區的覆蓋")
    case .district: BilingualText(en: "District", zh: "分區")
    case .seenHa: BilingualText(en: "Seen, ha", zh: "已覆蓋（公頃）")
    case .assumptions: BilingualText(en: "What this version ignores or assumes", zh: "本版本忽略或假設的事項")
    case .judgement: BilingualText(en: "Findings and refusals", zh: "檢查結果及未能編入的要求")
    case .findings: BilingualText(en: "Findings", zh: "檢查結果")
    case .noFindings: BilingualText(en: "No findings.", zh: "沒有發現問題。")
    case .severity: BilingualText(en: "Grade", zh: "級別")
    case .violation: BilingualText(en: "Violation", zh: "違規")
    case .warning: BilingualText(en: "Warning", zh: "警告")
    case .noteWord: BilingualText(en: "Note", zh: "提示")
    case .rule: BilingualText(en: "Rule", zh: "規則")
    case .about: BilingualText(en: "About", zh: "對象")
    case .message: BilingualText(en: "What", zh: "內容")
    case .wholePlan: BilingualText(en: "whole plan", zh: "整個計劃")
    case .refusalTable: BilingualText(en: "What was asked for and could not be planned", zh: "未能編入計劃的要求")
    case .during: BilingualText(en: "When", zh: "時段")
    case .wholeDay: BilingualText(en: "whole day", zh: "全日")
    case .refusalReach: BilingualText(en: "out of reach", zh: "超出可達範圍")
    case .refusalZone: BilingualText(en: "restricted zone", zh: "限制空域")
    case .refusalEnergy: BilingualText(en: "battery", zh: "電量")
    case .refusalTerrain: BilingualText(en: "terrain", zh: "地形")
    case .refusalWeather: BilingualText(en: "weather", zh: "天氣")
    case .refusalCeiling: BilingualText(en: "height limit", zh: "高度上限")
    case .refusalNoSlot: BilingualText(en: "no start found", zh: "無起飛時間")
    case .refusalSize: BilingualText(en: "too large", zh: "範圍過大")
    case .refusalCamera: BilingualText(en: "camera", zh: "鏡頭")
    case .airspace: BilingualText(en: "Airspace", zh: "空域")
    case .noZones: BilingualText(en: "No zone is near the routes.", zh: "航線附近沒有空域限制。")
    case .zoneTable: BilingualText(en: "Zones near the routes", zh: "航線附近的空域")
    case .zone: BilingualText(en: "Zone", zh: "空域")
    case .treatment: BilingualText(en: "In this plan", zh: "計劃處理")
    case .heightBand: BilingualText(en: "Heights", zh: "高度")
    case .inForce: BilingualText(en: "In force", zh: "生效時間")
    case .permission: BilingualText(en: "Permission", zh: "許可")
    case .official: BilingualText(en: "Source", zh: "來源")
    case .officialYes: BilingualText(en: "official", zh: "官方")
    case .officialNo: BilingualText(en: "not official", zh: "非官方")
    case .permissionsUsed: BilingualText(en: "Permissions used", zh: "使用的許可")
    case .usedByRoutes: BilingualText(en: "Used by routes:", zh: "使用航線：")
    case .noConditions: BilingualText(en: "The mission file names no conditions.", zh: "任務檔案沒有列出條件。")
    case .ground: BilingualText(en: "ground", zh: "地面")
    case .noLimit: BilingualText(en: "no limit", zh: "無上限")
    case .always: BilingualText(en: "always", zh: "任何時間")
    case .daily: BilingualText(en: "daily", zh: "每日")
    case .validFrom: BilingualText(en: "from {0}", zh: "由 {0} 起")
    case .validTo: BilingualText(en: "until {0}", zh: "至 {0} 止")
    case .aboveGroundShort: BilingualText(en: "{0} m above ground", zh: "離地 {0} 米")
    case .aboveSeaShort: BilingualText(en: "{0} m above sea level (EGM96)", zh: "海拔 {0} 米（EGM96）")
    case .hkpdShort: BilingualText(en: "{0} m HKPD", zh: "主水平基準以上 {0} 米")
    case .privacy: BilingualText(en: "Privacy sheet", zh: "私隱資料表")
    case .recording: BilingualText(en: "Beats that record", zh: "錄影的咇")
    case .noRecording: BilingualText(en: "None. No beat records.", zh: "沒有。所有咇均不錄影。")
    case .recordingReasons: BilingualText(en: "Reasons for recording", zh: "錄影原因")
    case .privacyZones: BilingualText(en: "Places the camera must not look at", zh: "鏡頭不得拍攝的地方")
    case .noPrivacyZones: BilingualText(en: "The mission names none.", zh: "任務沒有列出。")
    case .sources: BilingualText(en: "Numbers and sources", zh: "數據及來源")
    case .factsNote:
      BilingualText(
        en: "Every limit and aircraft number that the plan used. “Unverified” marks an editable "
          + "default that nobody has confirmed.",
        zh: "計劃使用的所有限制及無人機數據。「未核實」指可以修改、但未經確認的預設值。")
    case .factCounts: BilingualText(en: "numbers: {0}, unverified: {1}", zh: "數據 {0} 項，未核實 {1} 項")
    case .factTable: BilingualText(en: "Numbers used", zh: "使用的數據")
    case .key: BilingualText(en: "Name", zh: "名稱")
    case .value: BilingualText(en: "Value", zh: "數值")
    case .verified: BilingualText(en: "Mark", zh: "標記")
    case .verifiedYes: BilingualText(en: "verified", zh: "已核實")
    case .verifiedNo: BilingualText(en: "unverified", zh: "未核實")
    case .source: BilingualText(en: "Source", zh: "出處")
    case .layerTable: BilingualText(en: "Map layers and their terms", zh: "圖層及使用條款")
    case .file: BilingualText(en: "File", zh: "檔案")
    case .use: BilingualText(en: "Used for", zh: "用途")
    case .licence: BilingualText(en: "Licence", zh: "授權")
    case .attribution: BilingualText(en: "Attribution", zh: "鳴謝")
    case .comma: BilingualText(en: ", ", zh: "、")
    }
  }
}
