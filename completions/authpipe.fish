function __authpipe_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __authpipe_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __authpipe_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __authpipe_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __authpipe_parse_tokens -S
    set -l unparsed_tokens (__authpipe_tokens -pc)
    switch $unparsed_tokens[1]
    case 'authpipe'
        __authpipe_parse_subcommand 0 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'connect'
            __authpipe_parse_subcommand 2 'from=' 'store=' 'scopes=' 'label=+' 'webhook-secret-from=' 'api-url=' 'offline' 'if-missing' 'replace' 'vault=' 'key-file=' 'key-fd=' 'no-input' 'json' 'no-color' 'version' 'h/help'
        case 'list'
            __authpipe_parse_subcommand 0 'tenant=' 'vault=' 'key-file=' 'key-fd=' 'no-input' 'json' 'no-color' 'version' 'h/help'
        case 'show'
            __authpipe_parse_subcommand 1 'vault=' 'key-file=' 'key-fd=' 'no-input' 'json' 'no-color' 'version' 'h/help'
        case 'get'
            __authpipe_parse_subcommand 2 'no-newline' 'allow-unhealthy' 'vault=' 'key-file=' 'key-fd=' 'no-input' 'json' 'no-color' 'version' 'h/help'
        case 'check'
            __authpipe_parse_subcommand -r 1 'tenant=' 'vault=' 'key-file=' 'key-fd=' 'no-input' 'json' 'no-color' 'version' 'h/help'
        case 'rotate'
            __authpipe_parse_subcommand 1 'from=' 'vault=' 'key-file=' 'key-fd=' 'no-input' 'json' 'no-color' 'version' 'h/help'
        case 'set'
            __authpipe_parse_subcommand 2 'from=' 'scopes=' 'label=+' 'vault=' 'key-file=' 'key-fd=' 'no-input' 'json' 'no-color' 'version' 'h/help'
        case 'disconnect'
            __authpipe_parse_subcommand 1 'yes' 'vault=' 'key-file=' 'key-fd=' 'no-input' 'json' 'no-color' 'version' 'h/help'
        case 'sandbox'
            __authpipe_parse_subcommand 0 'port=' 'store=+' 'directory=' 'no-input' 'json' 'no-color' 'version' 'h/help'
        case 'help'
            __authpipe_parse_subcommand -r 1 'version'
        end
    end
end

function __authpipe_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __authpipe_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __authpipe_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __authpipe_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__authpipe_tokens -p)
    if test -z "$(__authpipe_tokens -t)"
        set -l index (count (__authpipe_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'authpipe' -f
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'connect' -d 'Store a credential once BigCommerce has accepted it.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'list' -d 'Show what is stored, and how healthy it is.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'show' -d 'Show everything about one connection except its secrets.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'get' -d 'Print a credential.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'check' -d 'Ask BigCommerce whether credentials still work.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'rotate' -d 'Replace a credential by a new one that BigCommerce has accepted.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'set' -d 'Change what is noted beside a credential.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'disconnect' -d 'Forget a connection, and shred its keys when it was the tenant\'s last.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'sandbox' -d 'Run a local BigCommerce to practise and test against.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe connect" -eq 1' -fka 'bigcommerce'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe connect" -eq 2' -fka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" from' -l 'from' -d 'The credentials file, or - for standard input. Default: ask.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" store' -l 'store' -d 'The store: its hash, API path, or control panel address.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" scopes' -l 'scopes' -d 'The scopes that the token was given, separated by commas.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect"' -l 'label' -d 'A label, as name=value; an empty value removes it. Repeatable.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" webhook-secret-from' -l 'webhook-secret-from' -d 'A file with the secret that webhooks are checked with, or -.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" api-url' -l 'api-url' -d 'A sandbox on this machine, as http://127.0.0.1:PORT.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" offline' -l 'offline' -d 'Store it without asking BigCommerce.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" if-missing' -l 'if-missing' -d 'Do nothing when the connection is there already.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" replace' -l 'replace' -d 'Replace the connection when it is there already, history and all.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe list" tenant' -l 'tenant' -d 'Only the connections of this tenant.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe list" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe list" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe list" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe list" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe list" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe list" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe list" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe show" -eq 1' -fka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe show" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe show" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe show" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe show" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe show" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe show" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe show" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe get" -eq 1' -fka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe get" -eq 2' -fka 'access_token client_id client_secret webhook_secret store_hash api_path'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" no-newline' -l 'no-newline' -d 'Print the value without a final newline.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" allow-unhealthy' -l 'allow-unhealthy' -d 'Print it even when BigCommerce is known to have refused it.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe check" -ge 1' -fka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" tenant' -l 'tenant' -d 'All connections of this tenant.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe rotate" -eq 1' -fka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" from' -l 'from' -d 'The new credentials file or bare token, or - for standard input. Default: ask.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe set" -eq 1' -fka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe set" -eq 2' -fka 'webhook_secret'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe set" from' -l 'from' -d 'The file with the field\'s value, or - for standard input. Default: ask.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe set" scopes' -l 'scopes' -d 'The scopes that the token was given, separated by commas.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe set"' -l 'label' -d 'A label, as name=value; an empty value removes it. Repeatable.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe set" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe set" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe set" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe set" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe set" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe set" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe set" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe set" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe disconnect" -eq 1' -fka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe disconnect" yes' -l 'yes' -d 'Do not ask.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe disconnect" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe disconnect" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe disconnect" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe disconnect" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe disconnect" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe disconnect" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe disconnect" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe disconnect" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe sandbox" port' -l 'port' -d 'The port to listen on. Default: any free one.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe sandbox"' -l 'store' -d 'A store\'s hash. Repeatable. Default: abc123.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe sandbox" directory' -l 'directory' -d 'Where the credentials files go. Default: a new temporary folder.' -rfa '(__authpipe_complete_directories)'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe sandbox" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe sandbox" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe sandbox" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe sandbox" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe sandbox" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe help" version' -l 'version' -d 'Show the version.'
