import Testing

@Suite struct ConcurrencyTests {
  @Test func `eight processes write at once, nothing is lost, and no reader fails`() async throws {
    try await TemporaryHome.lend { home in
      try await home.connect("acme")
      let outcome = try await home.bash(
        """
        say() { echo "$@" >>failures; }
        write() {
          for i in 1 2 3 4 5 6 7 8 9 10; do
            authpipe set acme --label "l$1-$i=x" 2>>words || say "set $1 $i: $?"
            authpipe connect bigcommerce "t$1/u$i" --offline --api-url $url --from $file \
              2>>words || say "connect $1 $i: $?"
          done
        }
        read_on() {
          while [ ! -e done ]; do
            [ "$(authpipe get acme 2>>words)" = "$1" ] || say "get: $?"
            authpipe list >/dev/null 2>>words || say "list: $?"
          done
        }
        for _ in 1 2; do read_on '\(home.token())' & done
        writers=
        for p in 1 2 3 4 5 6 7 8; do write $p & writers="$writers $!"; done
        wait $writers; touch done; wait
        cat failures 2>/dev/null
        authpipe show acme | grep -c ^label
        authpipe list | grep -c ^t
        """)
      #expect(outcome.stdout == "80\n80\n")
    }
  }

  @Test func `eight first connects at once make one vault and one key`() async throws {
    try await TemporaryHome.lend { home in
      let outcome = try await home.bash(
        """
        jobs=
        for p in 1 2 3 4 5 6 7 8; do
          authpipe connect bigcommerce t$p --offline --api-url $url --from $file 2>words$p &
          jobs="$jobs $!"
        done
        for job in $jobs; do wait $job || echo "failed: $?"; done
        authpipe list | grep -c ^t
        grep -l 'made a vault' words* | wc -l
        find .local .config -type f ! -name '*.seen' | sort
        """)
      let files = ".config/authpipe/key\n.local/share/authpipe/vault.sqlite\n"
      #expect(outcome.stdout == "8\n1\n\(files)")
    }
  }
}
