/// The best directions of the items of a tour whose order is fixed, by dynamic programming along the tour.
enum TourDirections {
  /// The tour, begun at the start, with every item entered at the end that makes the sum of links least.
  ///
  /// Takes four links an item. Of equally long tours, the one with items as given is kept.
  static func best(_ tour: [Int], links: TourLinks) -> [Int] {
    let order = fromStart(tour, links: links)
    let count = order.count
    guard count > 1 else { return order }
    // cost[k][f]: least links up to entering item k at its end f; the start is the same from both ends.
    var cost = [[0.0, Double.infinity]]
    var from = [[0, 0]]
    for k in 1..<count {
      var row = [Double.infinity, Double.infinity]
      var back = [0, 0]
      for flip in 0...1 {
        let item = order[k] >> 1
        if flip == 1, links.locked[item] { continue }
        for before in 0...1 {
          let previous = (order[k - 1] & ~1) | before
          let sum = cost[k - 1][before] + links(previous ^ 1, item * 2 + flip)
          if sum < row[flip] {
            row[flip] = sum
            back[flip] = before
          }
        }
      }
      cost.append(row)
      from.append(back)
    }
    var flip = 0
    var least = Double.infinity
    for last in 0...1 {
      let sum = cost[count - 1][last] + links(((order[count - 1] & ~1) | last) ^ 1, links.start * 2)
      if sum < least {
        least = sum
        flip = last
      }
    }
    var result = order
    for k in stride(from: count - 1, through: 1, by: -1) {
      result[k] = (order[k] & ~1) | flip
      flip = from[k][flip]
    }
    result[0] = links.start * 2
    return result
  }

  /// The same closed tour, turned so that it begins at the start.
  static func fromStart(_ tour: [Int], links: TourLinks) -> [Int] {
    guard let place = tour.firstIndex(where: { $0 >> 1 == links.start }) else { return tour }
    return Array(tour[place...]) + Array(tour[..<place])
  }
}
