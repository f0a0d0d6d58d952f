import Foundation
import Testing

/// Several connections of one store, whose quota is one.
@Suite struct SharedStoreTests {
  /// Answers after a moment, notes how many it is asked at a time, and refuses one store for asking
  /// too much.
  private static let server = """
    import http.server, json, socketserver, threading, time
    lock, now, most, count = threading.Lock(), {}, {}, {}
    class Store(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            store = self.path.split("/")[2]
            with lock:
                now[store] = now.get(store, 0) + 1
                count[store] = count.get(store, 0) + 1
                most[store] = max(most.get(store, 0), now[store])
                open("most", "w").write("".join(
                    f"{s} {count[s]} {most[s]}\\n" for s in sorted(most)))
            time.sleep(0.3)
            with lock: now[store] -= 1
            body = json.dumps({"id": store}).encode()
            self.send_response(429 if store == "busy" else 200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body))); self.end_headers()
            self.wfile.write(body)
        def log_message(self, *_): pass
    class Server(socketserver.ThreadingMixIn, http.server.HTTPServer): daemon_threads = True
    server = Server(("127.0.0.1", 0), Store)
    open("port", "w").write(str(server.server_port))
    server.serve_forever()
    """

  @Test func `one that is refused for asking too much speaks for the others of its store`()
    async throws
  {
    try await TemporaryHome.lend { home in
      let outcome = try await home.bash(
        """
        cat >store.py <<<"$server"
        /usr/bin/python3 store.py & trap "kill $!" EXIT
        for _ in $(seq 400); do [ -s port ] && break; sleep 0.05; done
        for name in busy/{1..9} calm/{1..9} alone; do
          echo abcdefghijklmnopqrstuvwxyz012345 | authpipe connect bigcommerce $name --offline \\
            --from - --store ${name%/*} --api-url http://127.0.0.1:$(cat port) 2>/dev/null
        done
        authpipe check --json >report; echo "exit $?"; cat most
        """, environment: ["server": Self.server])
      // How often each store was asked, and how often at a time; which depends on who is faster.
      let lines = outcome.stdout.split(separator: "\n").map { $0.split(separator: " ") }
      #expect(lines.map(\.first) == ["exit", "alone", "busy", "calm"], "\(outcome)")
      #expect(lines.first?.last == "3")
      let figures = lines.dropFirst().map { $0.dropFirst().compactMap { Int($0) } }
      let busy = try #require(figures[1].first)
      #expect((1...4).contains(busy))
      #expect(figures[2].first == 9)
      #expect(figures.allSatisfy { $0.count == 2 && $0[1] <= 4 })
      let report = try Data(contentsOf: URL(filePath: "\(home.path)/report"))
      let whole = try #require(JSONSerialization.jsonObject(with: report) as? [String: Any])
      let results = try #require(whole["results"] as? [[String: Any]])
      #expect(results.count == 19)
      for result in results {
        let name = try #require(result["connection"] as? String)
        let verdict = name.hasPrefix("busy/") ? "throttled" : "healthy"
        #expect(result["verdict"] as? String == verdict, "\(name)")
        #expect(result["status"] as? Int == (verdict == "healthy" ? 200 : 429), "\(name)")
      }
      // Those that nobody asked about have no evidence.
      #expect(results.count { $0["evidence"] is NSNull } == 9 - busy)
    }
  }
}
