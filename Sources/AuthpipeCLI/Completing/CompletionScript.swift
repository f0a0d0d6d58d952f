/// A shell's completions as the parser writes them, with what it does not know of.
///
/// After the dashes of `run` stands another program's command line. For bash: a folder that is
/// called like a connection makes that no file's name, and an option and its value with an equals
/// sign between them are three words.
enum CompletionScript {
  /// `text` with its lines mended; any other text as it is.
  static func mended(_ text: String) -> String {
    let additions: [String: String] =
      if text.hasPrefix("#!/bin/bash") {
        bash
      } else if text.hasPrefix("#compdef") {
        zsh
      } else if text.hasPrefix("function __authpipe_") {
        fish
      } else {
        [:]
      }
    let lines: [String] = text.split(separator: "\n" as Character, omittingEmptySubsequences: false)
      .map { additions[String($0)] ?? String($0) }
    return lines.joined(separator: "\n")
  }

  private static let bash = [
    "complete -o filenames -F _authpipe authpipe": "complete -F _authpipe authpipe",
    "__authpipe_add_completions() {": """
    __authpipe_add_completions() {
        [[ "${1}" = -[df] ]] && compopt -o filenames
    """,
    #"    local -r prev="${3}""#: #"""
        local prev="${3}"
        # --option=value is three words
        [[ "${prev}" = '=' ]] && prev="${COMP_WORDS[COMP_CWORD - 2]}"
        local -r prev
    """#,
    "_authpipe_run() {": #"""
    _authpipe_run() {
        local -i dashes
        for ((dashes = 2; dashes < COMP_CWORD; dashes++)); do
            [[ "${COMP_WORDS[dashes]}" = -- ]] || continue
            # What follows is another program's command line
            if declare -F _comp_command_offset >/dev/null; then
                _comp_command_offset "$((dashes + 1))"
            elif declare -F _command_offset >/dev/null; then
                _command_offset "$((dashes + 1))"
            elif ((COMP_CWORD == dashes + 1)) && [[ "${cur}" != */* ]]; then
                __authpipe_add_completions -c
            else
                __authpipe_add_completions -f
            fi
            return
        done

    """#,
  ]

  private static let zsh = [
    "_authpipe_run() {": """
    _authpipe_run() {
        local -i dashes="${words[(i)--]}"
        if ((dashes < CURRENT)); then
            # What follows is another program's command line
            shift "${dashes}" words
            ((CURRENT -= dashes))
            _normal
            return
        fi

    """
  ]

  private static let fish = [
    "function __authpipe_should_offer_completions_for_flags_or_options -a expected_commands": #"""
    # What follows is another program's command line
    function __authpipe_follows_dashes
        string match -rq -- '(?s)^\s*\S+\s+run\s(.*\s)?--\s' (commandline -pc | string collect)
    end

    function __authpipe_complete_program
        set -l line (commandline -pc | string collect)
        set -l rest (string replace -r -- '(?s)^.*?\s--\s+' '' $line | string collect)
        complete --do-complete="$rest"
    end

    complete -c 'authpipe' -n '__authpipe_follows_dashes' -xa '(__authpipe_complete_program)'

    function __authpipe_should_offer_completions_for_flags_or_options -a expected_commands
        __authpipe_follows_dashes; and return 1
    """#,
    "function __authpipe_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index":
      """
    function __authpipe_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
        __authpipe_follows_dashes; and return 1
    """,
  ]
}
