import BigCommerceSandbox
import Foundation
import Testing

@Suite(
  .enabled("tmux, vim or less is not installed") {
    try await Machine.succeeds("command -v tmux && command -v vim && command -v less")
  })
struct MaskedScreenTests {
  /// Begins a session of tmux in which a shell waits, and has words for what somebody does there.
  private static let session = #"""
    t() { tmux -S "$PWD/tmux" -f /dev/null "$@"; }
    screen() { t capture-pane -p "$@"; }
    # Types words, or presses keys.
    type() { t send-keys -l "$1"; }
    press() { t send-keys "$@"; }
    # Waits until the screen shows something.
    see() {
      for _ in $(seq 400); do screen | grep -qF -- "$1" && return; sleep 0.05; done
      echo "not seen: $1"; screen; exit 1
    }
    # Waits until the shell asks for a command.
    ready() {
      for _ in $(seq 400); do
        [ "$(screen | sed -n '/./h; ${x;p}')" = 'ready$' ] && return; sleep 0.05
      done
      echo "not ready"; screen; exit 1
    }
    trap 't kill-server' EXIT
    echo "PS1='ready$ '" >rc; t new-session -d -x 80 -y 24 'bash --rcfile rc -i'; ready
    mask='authpipe run acme --mask --'
    """#

  private func session(_ script: String, in home: TemporaryHome) async throws {
    try await home.connect("acme")
    let outcome = try await home.bash(
      "\(Self.session)\n\(script)\nscreen", environment: ["TERM": "xterm"])
    #expect(outcome.exit == 0, "\(outcome.stdout)\(outcome.stderr)")
    #expect(!outcome.stdout.contains(home.token()))
  }

  @Test func `vim is edited in, and shows no secret`() async throws {
    try await TemporaryHome.lend { home in
      try await session(
        #"""
        type "$mask vim -u NONE -i NONE -n notes"; press Enter; see '"notes" [New'
        type ':r !echo token is $BIGCOMMERCE_ACCESS_TOKEN.'; press Enter
        see 'token is «acme:access_token».'
        type 'Osecond line'; press Escape; see 'second line'
        type ':wq'; press Enter; ready
        type 'stty -a | grep -o " echo " && grep -c . notes && echo done'; press Enter; see done
        screen | grep -qx 2 || exit 1
        """#, in: home)
    }
  }

  @Test func `less pages and colours stay, without the secret`() async throws {
    try await TemporaryHome.lend { home in
      try await session(
        #"""
        cat >text.sh <<'END'
        printf '\033[31mred %s\033[0m\n' "$BIGCOMMERCE_ACCESS_TOKEN"; seq 200
        END
        type "$mask sh -c 'sh text.sh | less -R'"; press Enter
        see 'red «acme:access_token»'
        screen -e | grep -q "$(printf '\033\\[31m')red" || exit 2
        press G; see 200; press g; see red; type q; ready
        type "$mask sh text.sh | tail -n 1 | tr 0 x"; press Enter; see 2xx
        """#, in: home)
    }
  }

  @Test func `the window's size is the command's, and changes with it`() async throws {
    try await TemporaryHome.lend { home in
      try await session(
        #"""
        type "$mask sh -c 'stty size; trap \"stty size; exit\" WINCH; while :; do sleep 0.05; done'"
        press Enter; see '24 80'
        t resize-window -x 100 -y 30; see '30 100'
        """#, in: home)
    }
  }

  @Test func `Ctrl-Z stops the command and its shell has the terminal, until it goes on`()
    async throws
  {
    try await TemporaryHome.lend { home in
      try await session(
        #"""
        type "$mask sh -c 'echo start | tr a-z A-Z; read line; echo got \$line'"; press Enter; see START
        press C-z; see Stopped
        type 'echo between | tr a-z A-Z'; press Enter; see BETWEEN
        type fg; press Enter; sleep 0.5; type hello; press Enter; see 'got hello'
        type 'jobs; echo end | tr a-z A-Z'; press Enter; see END
        """#, in: home)
    }
  }
}
