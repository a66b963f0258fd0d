public struct Ground: Sendable { public init() {} }
