import MissionModel

extension ViewTask.Level {
  var word: PageWord {
    switch self {
    case .detect: .levelDetect
    case .recognise: .levelRecognise
    case .identify: .levelIdentify
    case .hotSpot: .levelHotSpot
    }
  }
}
