import Figures
import Foundation
import Testing

/// Networks that are not what they should be, with BigCommerce's own name and port in a network
/// namespace of the test's own.
@Suite struct BadNetworkTests {
  /// One network, and what a check in it comes to.
  struct Network: Sendable, CustomTestStringConvertible {
    let name: String
    let setUp: String
    let verdict: String
    let exit: Int32
    /// Whether a server is to see the token: only the one that proves to be BigCommerce.
    var seesToken = false

    var testDescription: String { name }
  }

  private static let networks = [
    Network(
      name: "BigCommerce as it should be", setUp: "serve good.pem", verdict: "healthy", exit: 0,
      seesToken: true),
    Network(
      name: "a certificate of another name", setUp: "serve other.pem", verdict: "unreachable",
      exit: 3),
    Network(
      name: "a certificate that has expired", setUp: "serve old.pem", verdict: "unreachable",
      exit: 3),
    Network(
      name: "a certificate of its own making", setUp: "serve self.pem", verdict: "unreachable",
      exit: 3),
    Network(
      name: "a certificate for something else than servers", setUp: "serve client.pem",
      verdict: "unreachable", exit: 3),
    Network(
      name: "a server without TLS", setUp: "python3 -m http.server 443 >seen 2>&1 & started",
      verdict: "unreachable", exit: 3),
    Network(
      name: "a TLS of the last century", setUp: "serve good.pem -tls1 -cipher ALL:@SECLEVEL=0",
      verdict: "unreachable", exit: 3),
    Network(name: "nobody listening", setUp: "", verdict: "unreachable", exit: 3),
    Network(
      name: "a name that does not resolve", setUp: "echo >hosts; echo >resolv.conf",
      verdict: "unreachable", exit: 3),
    Network(
      name: "a resolver that never answers",
      setUp: """
        echo >hosts; echo 'nameserver 127.0.0.1' >resolv.conf
        python3 -c 'import socket, time; s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        s.bind(("127.0.0.1", 53)); time.sleep(99)' &
        """, verdict: "unreachable", exit: 3),
    Network(
      name: "a machine without any network", setUp: "ip link set lo down", verdict: "unreachable",
      exit: 3),
  ]

  private static let certificates = """
    key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1"; }
    key ca.key
    openssl req -x509 -new -key ca.key -out ca.pem -days 2 -subj /CN=CA
    sign() { # NAME HOST DAYS USE
      key "$1.key"
      openssl req -new -key "$1.key" -out request -subj /CN=x
      printf 'subjectAltName=DNS:%s\\nextendedKeyUsage=%s\\n' "$2" "$4" >extensions
      openssl x509 -req -in request -CA ca.pem -CAkey ca.key -days "$3" -extfile extensions -out "$1.pem"
    }
    sign good api.bigcommerce.com 2 serverAuth
    sign other api.bigcommerce.example 2 serverAuth
    sign old api.bigcommerce.com -1 serverAuth
    sign client api.bigcommerce.com 2 clientAuth
    key self.key
    openssl req -x509 -new -key self.key -out self.pem -days 2 -subj /CN=api.bigcommerce.com \\
      -addext subjectAltName=DNS:api.bigcommerce.com
    """

  @Test(
    .enabled("no network namespace can be made") { try await Machine.canHaveNetwork() },
    arguments: networks)
  func `only what proves to be BigCommerce sees a token`(network: Network) async throws {
    try await TemporaryHome.lend { home in
      try await home.authpipe(
        "connect", "bigcommerce", "acme", "--offline", "--store", "abc123", "--from", "-",
        input: home.token())
      let outcome = try await home.bash(
        """
        { \(Self.certificates)
          echo '127.0.0.1 api.bigcommerce.com' >hosts; : >resolv.conf; : >seen
          mkdir -p stores/abc123/v2; printf '{"id":"abc123"}' >stores/abc123/v2/store
        } 2>openssl.log
        unshare -mn --pid --fork --mount-proc --kill-child bash -c '
          ip link set lo up
          mount --bind ca.pem /etc/ssl/certs/ca-certificates.crt
          mount --bind hosts /etc/hosts && mount --bind resolv.conf /etc/resolv.conf
          started() {
            until (: </dev/tcp/127.0.0.1/443) 2>/dev/null; do sleep 0.05; done
          }
          serve() {
            openssl s_server -accept 443 -key "${1%.pem}.key" -cert "$1" -WWW "${@:2}" \\
              >seen 2>&1 </dev/null &
            started
          }
          eval "$setup"
          authpipe check --json
        '
        """, environment: ["setup": network.setUp])
      #expect(outcome.exit == network.exit, "\(outcome.stderr)")
      #expect(outcome.stdout.contains(#""verdict":"\#(network.verdict)""#), "\(outcome.stdout)")
      let seen = try String(contentsOfFile: "\(home.path)/seen", encoding: .utf8)
      #expect(seen.contains("stores/abc123") == network.seesToken, "\(seen)")
      Figures.add("networks that are not what they should be")
    }
  }
}
