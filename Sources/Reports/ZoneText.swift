import AirspaceModel
import Units

/// A zone's limits and times in words.
enum ZoneText {
  static func heights(_ zone: Zone) -> BilingualText {
    let low = zone.lower.map(limit) ?? PageWord.ground.text
    let high = zone.upper.map(limit) ?? PageWord.noLimit.text
    return BilingualText(en: low.en + " – " + high.en, zh: low.zh + " – " + high.zh)
  }

  static func hours(_ zone: Zone) -> BilingualText {
    var text: BilingualText
    switch zone.hours {
    case .always: text = PageWord.always.text
    case .daily(let rules):
      let parts = rules.map { rule in
        let clock = NumberText.clock(secondsOfDay: rule.from) + "–" + NumberText.clock(secondsOfDay: rule.to)
        let days = weekdays(rule.weekdays)
        return BilingualText(en: days.en + " " + clock, zh: days.zh + " " + clock)
      }
      text = BilingualText(
        en: parts.map(\.en).joined(separator: ", "), zh: parts.map(\.zh).joined(separator: "、"))
    }
    if let from = zone.validFrom {
      let words = PageWord.validFrom.filled([
        BilingualText(en: NumberText.stamp(from), zh: NumberText.stamp(from))
      ])
      text = BilingualText(en: text.en + ", " + words.en, zh: text.zh + "，" + words.zh)
    }
    if let to = zone.validTo {
      let words = PageWord.validTo.filled([BilingualText(en: NumberText.stamp(to), zh: NumberText.stamp(to))])
      text = BilingualText(en: text.en + ", " + words.en, zh: text.zh + "，" + words.zh)
    }
    return text
  }

  private static func limit(_ limit: VerticalLimit) -> BilingualText {
    let reference: PageWord =
      switch limit.reference {
      case .agl: .aboveGroundShort
      case .amsl: .aboveSeaShort
      case .hkpd: .hkpdShort
      }
    let metres = NumberText.fixed(limit.metres, limit.metres == limit.metres.rounded() ? 0 : 1)
    return reference.filled([BilingualText(en: metres, zh: metres)])
  }

  private static func weekdays(_ days: Set<Int>) -> BilingualText {
    if days.count >= 7 { return PageWord.daily.text }
    let en = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let zh = ["一", "二", "三", "四", "五", "六", "日"]
    let known = days.sorted().filter { en.indices.contains($0) }
    return BilingualText(
      en: known.map { en[$0] }.joined(separator: " "), zh: "星期" + known.map { zh[$0] }.joined(separator: "、"))
  }
}
