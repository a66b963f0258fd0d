import Units

/// The words that the page's script puts in, sent with the page's data. `{0}`, `{1}`, … stand for values.
enum ScriptWord: String, CaseIterable {
  case beat, part, visit, site, route, times, siteBusy, minutes, length, kilometres, metres, battery
  case batteryText, belowReserve, energy, energyText, wind, windText, heights, heightHkpd
  case heightTakeoff, heightGround, groundUnknown, groundPartly, returnHeight, returnText, camera
  case recordingOn, recordingOff, permission, noPermission, profile, profileAlong, profileHeight
  case profileAircraft, profileGround, waypoints, number, action, takeoff, transit, avert, work, dwell
  case land, time, position, hkpd, aboveTakeoff, aboveGround, speed, hold, pitch, heading, target
  case pickHint, noSorties, clear, previous, next, gap, area, hectares, nearest, zone, treatment
  case inForce, notOfficial, privacyZone, dock, crew, alternate, pad, aircraft, notFlown
  case sortiesOfRoute, closeTip, compass, turningBack, turnAnywhere, turnUntil, turnBent
  case allBeats, heatNone, heatLooks, heatPixel, heatUnseen, heatSince, heatNever, heatNotYet, unitCm
  case unitLooks, unitMin, profileCeiling, linkFree, linkHidden, linkUnknown, leastClearance

  var text: BilingualText {
    switch self {
    case .allBeats: BilingualText(en: "all; ground of several counts in each", zh: "全部（重疊地面各自計算）")
    case .heatNone: BilingualText(en: "none", zh: "不顯示")
    case .heatLooks: BilingualText(en: "number of looks", zh: "觀察次數")
    case .heatPixel: BilingualText(en: "finest pixel", zh: "最細像素")
    case .heatUnseen: BilingualText(en: "longest time unseen in a window", zh: "時段內最長未被看到的時間")
    case .heatSince: BilingualText(en: "time since the last look, at a chosen minute", zh: "某一分鐘時距上次觀察的時間")
    case .heatNever: BilingualText(en: "not seen", zh: "未被看到")
    case .heatNotYet: BilingualText(en: "not seen yet", zh: "尚未被看到")
    case .unitCm: BilingualText(en: "cm", zh: "厘米")
    case .unitLooks: BilingualText(en: "looks", zh: "次")
    case .unitMin: BilingualText(en: "min", zh: "分鐘")
    case .profileCeiling: BilingualText(en: "ceiling", zh: "高度上限")
    case .linkFree: BilingualText(en: "dock in line of sight", zh: "與起降點可直視")
    case .linkHidden: BilingualText(en: "hidden from the dock", zh: "被地形或建築物遮擋")
    case .linkUnknown: BilingualText(en: "line of sight not known", zh: "直視情況不詳")
    case .leastClearance:
      BilingualText(
        en: "least {0} m above ground or roof, at {1} km; line of sight only, no radio range",
        zh: "離地面或屋頂最少 {0} 米，於 {1} 公里處；只計直視，不計無線電距離")
    case .beat: BilingualText(en: "Beat", zh: "咇")
    case .part: BilingualText(en: "part {0} of {1}", zh: "第 {0}／{1} 部分")
    case .visit: BilingualText(en: "visit {0}", zh: "第 {0} 次")
    case .site: BilingualText(en: "Site", zh: "起降點")
    case .route: BilingualText(en: "Route", zh: "航線")
    case .times: BilingualText(en: "Take-off – landing", zh: "起飛－降落")
    case .siteBusy: BilingualText(en: "Site busy", zh: "佔用起降點")
    case .minutes: BilingualText(en: "{0} min", zh: "{0} 分鐘")
    case .length: BilingualText(en: "Length, level", zh: "水平距離")
    case .kilometres: BilingualText(en: "{0} km", zh: "{0} 公里")
    case .metres: BilingualText(en: "{0} m", zh: "{0} 米")
    case .battery: BilingualText(en: "Battery", zh: "電量")
    case .batteryText:
      BilingualText(
        en: "{0} at take-off → {1} at landing (uncertainty taken off); at least {2} must be left",
        zh: "起飛 {0} → 降落 {1}（已扣誤差）；備用電量最少 {2}")
    case .belowReserve: BilingualText(en: "Below the reserve", zh: "低於備用電量")
    case .energy: BilingualText(en: "Energy", zh: "能量")
    case .energyText:
      BilingualText(
        en: "expected {0} ± {2} Wh in this wind, {1} Wh in still air",
        zh: "在此風況下預計 {0} ± {2} 瓦時，無風時 {1} 瓦時")
    case .wind: BilingualText(en: "Wind", zh: "風")
    case .windText:
      BilingualText(
        en: "from {0}° ({1}), {2} m/s, gusts {3} m/s",
        zh: "{1}風（{0}°），{2} 米/秒，陣風 {3} 米/秒")
    case .heights: BilingualText(en: "Heights", zh: "高度")
    case .heightHkpd: BilingualText(en: "{0} – {1} m HKPD", zh: "主水平基準以上 {0}–{1} 米")
    case .heightTakeoff: BilingualText(en: "{0} – {1} m above take-off", zh: "高於起飛點 {0}–{1} 米")
    case .heightGround: BilingualText(en: "{0} – {1} m above ground", zh: "離地 {0}–{1} 米")
    case .groundUnknown: BilingualText(en: "above ground: not known", zh: "離地高度：不詳")
    case .groundPartly:
      BilingualText(
        en: "ground not known at {0} of {1} waypoints",
        zh: "{1} 個航點中有 {0} 個地面高度不詳")
    case .returnHeight: BilingualText(en: "Return height", zh: "返航高度")
    case .turningBack: BilingualText(en: "Turning back", zh: "中途折返")
    case .turnAnywhere:
      BilingualText(en: "possible at every moment; at least {0} left at the dock", zh: "任何時刻均可；返抵時電量最少 {0}")
    case .turnUntil:
      BilingualText(
        en: "point of no return {0}; after it only the alternate keeps the reserve", zh: "不可返航點 {0}；其後只可飛往備降點"
      )
    case .turnBent:
      BilingualText(
        en: "straight way home shut at {0} of {1} moments ({2}): another way is stored",
        zh: "{1} 個時刻之中有 {0} 個直線返航受阻（{2}）：已另存路線")
    case .returnText: BilingualText(en: "{0} m above the pad", zh: "高於起降坪 {0} 米")
    case .camera: BilingualText(en: "Camera", zh: "鏡頭")
    case .recordingOn: BilingualText(en: "records", zh: "錄影")
    case .recordingOff: BilingualText(en: "does not record", zh: "不錄影")
    case .permission: BilingualText(en: "Permission", zh: "許可")
    case .noPermission: BilingualText(en: "none needed by the plan", zh: "本計劃無須許可")
    case .profile: BilingualText(en: "Height profile", zh: "高度剖面")
    case .profileAlong: BilingualText(en: "Distance flown, km", zh: "飛行距離（公里）")
    case .profileHeight: BilingualText(en: "m HKPD", zh: "HKPD（米）")
    case .profileAircraft: BilingualText(en: "aircraft", zh: "無人機")
    case .profileGround: BilingualText(en: "ground, least to greatest known", zh: "地面，已知最低至最高")
    case .waypoints: BilingualText(en: "Waypoints ({0})", zh: "航點（{0}）")
    case .number: BilingualText(en: "No.", zh: "編號")
    case .action: BilingualText(en: "Action", zh: "動作")
    case .takeoff: BilingualText(en: "take-off", zh: "起飛")
    case .transit: BilingualText(en: "transit", zh: "往返")
    case .avert: BilingualText(en: "camera turned away", zh: "鏡頭避開")
    case .work: BilingualText(en: "work", zh: "巡邏")
    case .dwell: BilingualText(en: "dwell", zh: "停留")
    case .land: BilingualText(en: "land", zh: "降落")
    case .time: BilingualText(en: "Time", zh: "時間")
    case .position: BilingualText(en: "Latitude, longitude (WGS 84)", zh: "緯度、經度（WGS 84）")
    case .hkpd: BilingualText(en: "m HKPD", zh: "HKPD（米）")
    case .aboveTakeoff: BilingualText(en: "above take-off, m", zh: "高於起飛點（米）")
    case .aboveGround: BilingualText(en: "above ground, m", zh: "離地（米）")
    case .speed: BilingualText(en: "m/s", zh: "米/秒")
    case .hold: BilingualText(en: "hold, s", zh: "停留（秒）")
    case .pitch: BilingualText(en: "camera angle", zh: "雲台角度")
    case .heading: BilingualText(en: "heading", zh: "航向")
    case .target: BilingualText(en: "target", zh: "目標")
    case .pickHint:
      BilingualText(
        en: "Pick a sortie in the list, in the timetable or on the map.",
        zh: "在清單、時間表或地圖上選取架次。")
    case .noSorties: BilingualText(en: "No sortie is planned.", zh: "沒有編排任何架次。")
    case .clear: BilingualText(en: "Clear", zh: "取消選取")
    case .previous: BilingualText(en: "Previous", zh: "上一個")
    case .next: BilingualText(en: "Next", zh: "下一個")
    case .gap: BilingualText(en: "Gap", zh: "缺口")
    case .area: BilingualText(en: "Area", zh: "面積")
    case .hectares: BilingualText(en: "{0} ha", zh: "{0} 公頃")
    case .nearest: BilingualText(en: "Nearest site", zh: "最近起降點")
    case .zone: BilingualText(en: "Zone", zh: "空域")
    case .treatment: BilingualText(en: "In this plan", zh: "計劃處理")
    case .inForce: BilingualText(en: "In force", zh: "生效時間")
    case .notOfficial: BilingualText(en: "Not from an official source", zh: "並非官方資料")
    case .privacyZone: BilingualText(en: "Privacy zone", zh: "私隱區")
    case .dock: BilingualText(en: "Dock", zh: "無人機機庫")
    case .crew: BilingualText(en: "Launch point of a crew", zh: "小隊起飛點")
    case .alternate: BilingualText(en: "Alternate of", zh: "所屬起降點")
    case .pad: BilingualText(en: "Pad", zh: "起降坪")
    case .aircraft: BilingualText(en: "Aircraft", zh: "無人機")
    case .notFlown: BilingualText(en: "No flight in the timetable", zh: "未編入時間表")
    case .sortiesOfRoute: BilingualText(en: "Sorties", zh: "架次")
    case .closeTip: BilingualText(en: "Close", zh: "關閉")
    case .compass:
      BilingualText(
        en: "N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW",
        zh: "北 東北偏北 東北 東北偏東 東 東南偏東 東南 東南偏南 南 西南偏南 西南 西南偏西 西 西北偏西 "
          + "西北 西北偏北")
    }
  }
}
