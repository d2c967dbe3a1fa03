// swift-tools-version: 6.2
import PackageDescription

// Measured side by side with the floors that the budgets are stated against; never part of `swift test`.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "bedside", path: "..")],
  targets: [
    // The floor of loading: libyaml's own event parser in a C loop.
    .target(
      name: "CEventParse", cSettings: [.unsafeFlags(["-O2"])], linkerSettings: [.linkedLibrary("yaml")]),
    // The floor of starting: a program that prints one line.
    .executableTarget(name: "oneline", swiftSettings: strict),
    .executableTarget(
      name: "bench",
      dependencies: ["CEventParse", .product(name: "BedsideKit", package: "bedside")],
      swiftSettings: strict),
  ]
)
