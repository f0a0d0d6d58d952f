/// Readers that the tests cannot have, with the rules of their sources, and one that listens.
enum ReaderPorts {
  /// `actions/runner` (FileCommandManager.cs), `docker/cli` (opts/file.go, pkg/kvfile), and GitLab
  /// (parse_dotenv_artifact_service.rb), in Python.
  static let text = #"""
    import re, sys

    def github(text):
        lines, found = text.split("\n"), {}
        while lines:
            line = lines.pop(0)
            if not line: continue
            name, end = line.split("<<", 1)
            value = []
            while lines[0] != end: value.append(lines.pop(0))
            lines.pop(0)
            found[name] = "\n".join(value)
        return found

    def docker(text):
        older, newer = {}, {}
        for line in text.split("\n"):
            line = line.removesuffix("\r").lstrip()
            if not line or line.startswith("#"): continue
            name, value = line.split("=", 1)
            older[name] = newer[name] = value
            for quote in "'\"":
                if len(value) > 1 and value[0] == quote == value[-1]: newer[name] = value[1:-1]
        assert older == newer
        return older

    def gitlab(text):
        found = {}
        for line in re.findall("[^\n]*\n", text):
            name, value = re.findall(r"^(.*?)=(.*)$", line, re.M)[-1]
            # Variables are looked for in what was read.
            assert not re.search("[$%]", value)
            found[name.strip()] = value.strip()
        return found

    with open("handed", encoding="utf-8", newline="") as file:
        found = globals()[sys.argv[1]](file.read())
    for i in range(int(sys.argv[2])): sys.stdout.buffer.write(found["V%d" % i].encode() + b"\0")
    """#

  /// Prints the tokens that a request brings, which the words after it make.
  static let server = #"""
    import http.server, subprocess, sys, threading

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            for token in self.headers.get_all("X-Auth-Token"):
                sys.stdout.buffer.write(token.encode("latin-1") + b"\0")
            self.send_response(204)
            self.end_headers()
        def log_message(self, *words): pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.handle_request).start()
    subprocess.run(sys.argv[1:] + ["http://127.0.0.1:%d/" % server.server_port])
    """#
}
