// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let flyingFox = Target.Dependency.product(name: "FlyingFox", package: "FlyingFox")
let flyingSocks = Target.Dependency.product(name: "FlyingSocks", package: "FlyingFox")

let package = Package(
  name: "authpipe",
  products: [
    .executable(name: "authpipe", targets: ["authpipe"]),
    .executable(name: "authpipe-online", targets: ["authpipe-online"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
  ],
  targets: [
    .target(name: "COpenSSL", linkerSettings: [.linkedLibrary("crypto")]),
    .target(name: "CSQLite", linkerSettings: [.linkedLibrary("sqlite3"), .linkedLibrary("m")]),
    .target(name: "CSystem"),

    .target(
      name: "AuthpipeKit", dependencies: ["COpenSSL", "CSystem", httpTypes], swiftSettings: strict),
    .target(
      name: "AuthpipeVault", dependencies: ["AuthpipeKit", "CSQLite", "CSystem"],
      swiftSettings: strict),
    .target(
      name: "BigCommerce", dependencies: ["AuthpipeKit", httpTypes], swiftSettings: strict),
    .target(
      name: "AuthpipeCLI",
      dependencies: [
        "AuthpipeKit", "AuthpipeVault", "BigCommerce", "CSystem", argumentParser, httpTypes,
      ],
      swiftSettings: strict),
    .target(
      name: "URLSessionTransport", dependencies: ["AuthpipeKit", httpTypes], swiftSettings: strict),
    .target(
      name: "WorkerTransport", dependencies: ["AuthpipeKit", "CSystem", httpTypes],
      swiftSettings: strict),
    .target(
      name: "BigCommerceSandbox",
      dependencies: ["AuthpipeKit", "BigCommerce", flyingFox, flyingSocks],
      swiftSettings: strict),

    .target(
      name: "LoopbackListener",
      dependencies: ["AuthpipeCLI", "AuthpipeKit", flyingFox, flyingSocks], swiftSettings: strict),

    .executableTarget(
      name: "authpipe", dependencies: ["AuthpipeCLI", "WorkerTransport"], swiftSettings: strict),
    .executableTarget(
      name: "authpipe-online",
      dependencies: [
        "AuthpipeCLI", "AuthpipeKit", "BigCommerceSandbox", "LoopbackListener",
        "URLSessionTransport",
        "WorkerTransport",
      ],
      swiftSettings: strict),

    .target(name: "Figures", path: "Tests/Figures", swiftSettings: strict),
    .target(name: "PublishedVectors", path: "Tests/PublishedVectors", swiftSettings: strict),
    .target(name: "HostileFiles", path: "Tests/HostileFiles", swiftSettings: strict),
    .target(
      name: "HostileServers", dependencies: ["AuthpipeKit"], path: "Tests/HostileServers",
      swiftSettings: strict),
    .testTarget(
      name: "AuthpipeKitTests", dependencies: ["AuthpipeKit", "Figures", "PublishedVectors"],
      swiftSettings: strict),
    .testTarget(
      name: "AuthpipeVaultTests",
      dependencies: [
        "AuthpipeVault", "AuthpipeKit", "CSQLite", "Figures", "HostileFiles", "PublishedVectors",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BigCommerceTests", dependencies: ["BigCommerce", "AuthpipeKit", httpTypes],
      swiftSettings: strict),
    .testTarget(
      name: "URLSessionTransportTests",
      dependencies: [
        "URLSessionTransport", "WorkerTransport", "authpipe-online", "BigCommerceSandbox",
        "BigCommerce", "AuthpipeKit", "Figures", "HostileServers", flyingFox, httpTypes,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BigCommerceSandboxTests",
      dependencies: [
        "BigCommerceSandbox", "URLSessionTransport", "BigCommerce", "AuthpipeKit", httpTypes,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "AuthpipeCLITests",
      dependencies: [
        "AuthpipeCLI", "AuthpipeVault", "AuthpipeKit", "BigCommerce", "CSystem", argumentParser,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "authpipe", "authpipe-online", "AuthpipeCLI", "BigCommerceSandbox", "BigCommerce",
        "AuthpipeKit", "CSystem", "Figures", "HostileServers",
      ],
      exclude: ["Transcripts"],
      swiftSettings: strict),
  ]
)

// Fuzzing brings a `main` of libFuzzer's, which an ordinary build does not have.
if Context.environment["AUTHPIPE_FUZZING"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzzing",
      dependencies: ["AuthpipeKit", "AuthpipeVault", "BigCommerce", "PublishedVectors", httpTypes],
      path: "Tests/Fuzzing", swiftSettings: strict))
}
