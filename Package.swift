// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A library target; it may import only the targets that stand above it in the list below.
func library(_ name: String, _ dependencies: Target.Dependency...) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// A test target for one library target.
func tests(_ name: String, _ dependencies: Target.Dependency...) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
  name: "bedside",
  products: [
    .executable(name: "bedside", targets: ["bedside"]),
    .library(
      name: "BedsideKit",
      targets: [
        "Threads", "Diagnostics", "ClinicalQuality", "Dialogs", "Understanding", "DialogLoading",
        "Conversations", "Transcripts", "Verification",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Without its traits it brings no Foundation.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    .systemLibrary(name: "CReadline", providers: [.apt(["libreadline-dev"])]),
    .systemLibrary(name: "CLibYAML", providers: [.apt(["libyaml-dev"])]),
    library("Threads"),
    library("Diagnostics"),
    library("ClinicalQuality", "Diagnostics"),
    library("Dialogs", "Diagnostics", "ClinicalQuality"),
    library("Understanding", "ClinicalQuality", "Dialogs"),
    library("MarkedYAML", "CLibYAML", "Diagnostics"),
    library(
      "DialogLoading", "Threads", "MarkedYAML", "Diagnostics", "ClinicalQuality", "Dialogs", "Understanding"),
    library("Conversations", "Diagnostics", "ClinicalQuality", "Dialogs", "Understanding"),
    library(
      "Transcripts", "Threads", "Diagnostics", "ClinicalQuality", "Dialogs", "Understanding", "DialogLoading",
      "Conversations"),
    library(
      "Verification", "Threads", "Diagnostics", "ClinicalQuality", "Dialogs", "Understanding",
      "DialogLoading", "Conversations", "Transcripts",
      .product(name: "Subprocess", package: "swift-subprocess")),
    library(
      "Pictures", "Diagnostics", "ClinicalQuality", "Dialogs", "DialogLoading", "Conversations",
      "Transcripts",
      .product(name: "Subprocess", package: "swift-subprocess")),
    library("Terminal", "CReadline", "Diagnostics"),
    library(
      "Chat", "Diagnostics", "ClinicalQuality", "Dialogs", "Understanding", "DialogLoading", "Conversations",
      "Transcripts", "Verification", "Terminal"),
    .executableTarget(
      name: "bedside",
      dependencies: [
        "Threads", "Diagnostics", "ClinicalQuality", "Dialogs", "Understanding", "DialogLoading",
        "Conversations", "Transcripts", "Verification", "Pictures", "Terminal", "Chat",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    tests("ThreadsTests", "Threads"),
    tests("DiagnosticsTests", "Diagnostics"),
    tests("ClinicalQualityTests", "ClinicalQuality", "Diagnostics"),
    tests("DialogsTests", "Dialogs", "ClinicalQuality", "Diagnostics"),
    tests("UnderstandingTests", "Understanding", "ClinicalQuality", "Dialogs"),
    tests("MarkedYAMLTests", "MarkedYAML", "Diagnostics"),
    tests(
      "DialogLoadingTests", "DialogLoading", "MarkedYAML", "Diagnostics", "ClinicalQuality", "Dialogs"),
    tests(
      "ConversationsTests", "Conversations", "DialogLoading", "Diagnostics", "ClinicalQuality", "Dialogs",
      "Understanding"),
    tests(
      "TranscriptsTests", "Transcripts", "ClinicalQuality", "Diagnostics", "DialogLoading", "Dialogs",
      "Conversations"),
    tests(
      "VerificationTests", "Verification", "Transcripts", "Conversations", "Understanding", "DialogLoading",
      "ClinicalQuality", "Diagnostics", "Dialogs"),
    tests(
      "PicturesTests", "Pictures", "Diagnostics", "DialogLoading", "Dialogs", "Conversations", "Transcripts"),
    tests("TerminalTests", "Terminal"),
    tests("ChatTests", "Chat", "Terminal", "Dialogs", "DialogLoading", "Conversations", "Verification"),
    tests(
      "bedsideTests", "bedside", "Diagnostics", "ClinicalQuality", "Dialogs", "Understanding",
      "DialogLoading", "Conversations", "Transcripts", "Verification"),
  ]
)
