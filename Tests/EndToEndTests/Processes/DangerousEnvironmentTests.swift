import Foundation
import Testing

@Suite struct DangerousEnvironmentTests {
  @Test func `names that print tokens or load code have no effect`() async throws {
    try await TemporaryHome.lend { home in
      // Whoever opened the pipe would wait for ever; `timeout` ends with 124 then.
      let outcome = try await home.bash(
        """
        mkfifo trap
        export URLSessionDebugLibcurl=1 URLSessionDebug=1 SSLKEYLOGFILE=$HOME/tls-keys
        export OPENSSL_CONF=$HOME/trap OPENSSL_MODULES=$HOME OPENSSL_ENGINES=$HOME
        timeout 20 authpipe connect bigcommerce acme --api-url $url --from $file || exit
        timeout 20 authpipe check || exit
        timeout 20 authpipe list || exit
        timeout 20 authpipe get acme >got || exit
        test ! -e tls-keys
        """)
      #expect(outcome.exit == 0)
      #expect(Secrets(of: [home.account()]).found(in: outcome.stdout + outcome.stderr) == [])
      #expect(outcome.stderr.split(separator: "\n").allSatisfy { $0.hasPrefix("authpipe: ") })
      #expect(try await home.bash("cat got").stdout == home.token() + "\n")
    }
  }
}
