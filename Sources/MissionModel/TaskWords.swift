public import Units

extension ViewTask {
  /// What the task is, such as `recognise a person, 0.5 m` or `hot spot 0.3 m, 600 °C`.
  public var words: BilingualText {
    if let spot = hotSpot {
      let (size, hot) = (spot.size.metres.plain, spot.temperatureC.plain)
      return BilingualText(en: "hot spot \(size) m, \(hot) °C", zh: "熱點 \(size) 米、\(hot) °C")
    }
    let verb =
      switch level {
      case .detect: BilingualText(en: "detect", zh: "偵測")
      case .recognise: BilingualText(en: "recognise", zh: "辨認")
      case .identify: BilingualText(en: "identify", zh: "識別")
      case .hotSpot: BilingualText(en: "hot spot", zh: "熱點")
      }
    let size = objectSize.metres.plain
    return BilingualText(en: "\(verb.en) \(object.en), \(size) m", zh: "\(verb.zh)\(object.zh)，\(size) 米")
  }
}
