import BigCommerceSandbox
import Foundation
import Testing

/// The README's recipes, run as their runners run them.
@Suite struct ContinuousIntegrationTests {
  /// A checkout with the vault in it, and a program in it that keeps the token that it was given.
  private static let checkout = """
    set -e; export CI=true
    mkdir -p checkout/ci/authpipe job bin; install -m 644 "$vault" checkout/ci/authpipe/vault.sqlite
    key_file=$PWD/job-key; tail -n 1 "$key" >job-key; chmod 400 job-key
    export HOME=$PWD/job PATH=$PWD/bin:$PATH; cd checkout
    printf '#!/bin/sh\\nprintf %%s "$BIGCOMMERCE_ACCESS_TOKEN" >synced\\n' >sync-products.sh
    chmod +x sync-products.sh
    """

  @Test func `a job on GitHub`() async throws {
    let recipe = try ReadmeRecipe("yaml", holding: "secrets.AUTHPIPE_KEY")
    let step = try recipe.part(after: "run: |\n", before: "- run: ./sync-products.sh")
    try await expectSynced(
      """
      export GITHUB_ENV=$PWD/variables; : >variables
      printf %s "$step" >step; AUTHPIPE_KEY=$(cat "$key_file") bash -e step >log
      python3 -c '
      import os, subprocess
      lines = iter(open("variables").read().splitlines())
      for line in filter(None, lines):
          name, end = line.split("<<", 1)
          value = []
          for line in lines:
              if line == end: break
              value.append(line)
          os.environ[name] = "\\n".join(value)
      subprocess.check_call("./sync-products.sh")'
      """, variables: ["step": step])
  }

  @Test func `a job on GitLab`() async throws {
    let recipe = try ReadmeRecipe("yaml", holding: "CI_VAULT_KEY")
    // Each item of the list is a piece of one script.
    let script = try recipe.part(after: "script:\n").split(separator: "\n").map { line in
      line.hasPrefix("- |") ? "" : line.hasPrefix("- ") ? String(line.dropFirst(2)) : String(line)
    }.joined(separator: "\n")
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash(
        """
        \(Self.checkout)
        printf '%s\\n' "$script" >script; CI_VAULT_KEY=$key_file bash -eo pipefail script
        cat products.json
        """, environment: ["script": script])
      #expect(outcome.exit == 0 && outcome.stderr.isEmpty, "\(outcome.stderr)")
      #expect(outcome.stdout.hasPrefix("{\"data\":["))
    }
  }

  @Test func `a job on Jenkins`() async throws {
    let recipe = try ReadmeRecipe("groovy", holding: "withCredentials")
    let script = try recipe.part(after: "sh '''\n", before: "'''")
    try await expectSynced(
      """
      printf '%s\\n' "$script" >script
      WORKSPACE_TMP=$HOME CI_VAULT_KEY=$key_file sh -xe script
      """, variables: ["script": script])
  }

  @Test func `a Docker build has the token in its environment, and not in its words`()
    async throws
  {
    let recipe = try ReadmeRecipe("sh", holding: "docker build")
    try await expectSynced(
      """
      printf '#!/bin/sh\\necho "$*" >words; exec ./sync-products.sh\\n' >../bin/docker
      chmod +x ../bin/docker; printf %s "$recipe" >script
      AUTHPIPE_VAULT=$vault AUTHPIPE_KEY_FILE=$key_file bash -e script
      grep -q 'build --secret id=token,env=BIGCOMMERCE_ACCESS_TOKEN' words
      """, variables: ["recipe": recipe.text])
  }

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: "/usr/lib/python3/dist-packages/yaml"),
      "python3-yaml is not installed"))
  func `a secret in Kubernetes is what a parser of YAML reads`() async throws {
    let recipe = try ReadmeRecipe("sh", holding: "kubectl")
    try await expectSynced(
      """
      printf '#!/bin/sh\\necho "$*" >words; cat >manifest\\n' >../bin/kubectl
      chmod +x ../bin/kubectl; printf %s "$recipe" >script
      AUTHPIPE_VAULT=$vault AUTHPIPE_KEY_FILE=$key_file bash -e script
      [ "$(cat words)" = 'apply -f -' ]
      /usr/bin/python3 -c '
      import base64, yaml
      manifest = yaml.safe_load(open("manifest"))
      assert manifest["kind"] == "Secret" and manifest["metadata"] == {"name": "acme"}
      token = base64.b64decode(manifest["data"]["BIGCOMMERCE_ACCESS_TOKEN"], validate=True)
      open("synced", "wb").write(token)'
      """, variables: ["recipe": recipe.text])
  }

  @Test(
    .enabled("needs root, and systemd in namespaces of its own") {
      try await Machine.canBecomeNobody() ? ServiceManager.canRun() : false
    })
  func `a service of systemd`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      var service = try ReadmeRecipe("ini", holding: "LoadCredential=").text
      for (place, other) in [
        ("[Service]", ServiceManager.once), ("User=shop", "User=nobody"),
        ("/etc/authpipe-key", home.keyFile), ("/usr/local/bin/authpipe", BuiltPrograms.authpipe),
        ("/srv/vault.sqlite", home.vault),
        ("/usr/local/bin/sync-products", "/usr/bin/printenv BIGCOMMERCE_ACCESS_TOKEN"),
      ] {
        #expect(service.contains(place))
        service = service.replacingOccurrences(of: place, with: other)
      }
      let outcome = try await ServiceManager.run(
        service,
        after: "chmod 755 . .local .local/share .local/share/authpipe; chmod 644 '\(home.vault)'",
        in: home.path)
      #expect(outcome.stdout == home.token() + "\n", "\(outcome.stderr)")
    }
  }

  private func expectSynced(_ script: String, variables: [String: String]) async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash("\(Self.checkout)\n\(script)", environment: variables)
      #expect(outcome.exit == 0, "\(outcome.stderr)")
      #expect(try await home.bash("cat checkout/synced").stdout == home.token())
      #expect(!(outcome.stdout + outcome.stderr).contains(home.token()))
      #expect(try await home.bash("cat checkout/words 2>&1").stdout.contains(home.token()) == false)
    }
  }
}
