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
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __authpipe_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __authpipe_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    __authpipe_follows_dashes; and return 1
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
            __authpipe_parse_subcommand 2 'from=' 'store=' 'scopes=' 'label=+' 'audit-reads' 'no-audit-reads' 'expires=' 'rotate-every=' 'webhook-secret-from=' 'api-url=' 'offline' 'if-missing' 'replace' 'delete-source' 'oauth' 'app=' 'install-link' 'listen=' 'redirect-uri=' 'callback-from=' 'no-browser' 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
        case 'app'
            __authpipe_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'add'
                __authpipe_parse_subcommand 2 'redirect-uri=' 'scopes=' 'client-id=' 'from=' 'login-url=' 'replace' 'delete-source' 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
            case 'list'
                __authpipe_parse_subcommand 0 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
            case 'show'
                __authpipe_parse_subcommand 1 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
            case 'remove'
                __authpipe_parse_subcommand 1 'all' 'yes' 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
            end
        case 'import'
            __authpipe_parse_subcommand -r 1 'name-from=' 'dry-run' 'yes' 'offline' 'jobs=' 'delete-source' 'api-url=' 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
        case 'list'
            __authpipe_parse_subcommand 0 'tenant=' 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
        case 'show'
            __authpipe_parse_subcommand 1 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
        case 'get'
            __authpipe_parse_subcommand 2 'no-newline' 'allow-unhealthy' 'versions=' 'max-age=' 'stale-ok' 'clip' 'format=' 'preset=' 'o/output=' 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
        case 'run'
            __authpipe_parse_subcommand -r 1 'only=+' 'prefix=' 'preset=' 'clean' 'fd=+' 'file=+' 'env-file=+' 'mask' 'allow-unhealthy' 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
        case 'inject'
            __authpipe_parse_subcommand 0 'i/input=' 'o/output=' 'force' 'allow-unhealthy' 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
        case 'api'
            __authpipe_parse_subcommand 2 'X/method=' 'd/data=' 'paginate' 'i/include' 'allow-unhealthy' 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
        case 'check'
            __authpipe_parse_subcommand -r 1 'tenant=' 'scopes' 'previous' 'q/quiet' 'due' 'jobs=' 'timeout=' 'retries=' 'jitter=' 'confirm=' 'fail-on=' 'format=' 'output=' 'notify=' 'ping=' 'from=' 'stdin' 'store=' 'api-url=' 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
        case 'rotate'
            __authpipe_parse_subcommand 1 'from=' 'from-dir=' 'tenant=' 'status' 'promote' 'abort' 'rollback' 'offline' 'retire' 'due' 'dry-run' 'allow-scope-loss' 'webhooks=' 'keep=' 'yes' 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
        case 'set'
            __authpipe_parse_subcommand 2 'from=' 'scopes=' 'label=+' 'audit-reads' 'no-audit-reads' 'expires=' 'rotate-every=' 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
        case 'verify'
            __authpipe_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'webhook'
                __authpipe_parse_subcommand 1 'headers=' 'tolerance=' 'remember' 'header=' 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
            case 'jwt'
                __authpipe_parse_subcommand 1 'app=' 'remember' 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
            end
        case 'disconnect'
            __authpipe_parse_subcommand 1 'tenant=' 'yes' 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
        case 'scopes'
            __authpipe_parse_subcommand 0 'no-input' 'json' 'no-color' 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'declare'
                __authpipe_parse_subcommand -r 2 'none' 'as-given' 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
            end
        case 'token'
            __authpipe_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'print'
                __authpipe_parse_subcommand 1 'kind=' 'channel=+' 'ttl=' 'cors=+' 'scopes=+' 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
            case 'list'
                __authpipe_parse_subcommand 1 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
            case 'revoke'
                __authpipe_parse_subcommand -r 2 'all' 'yes' 'dry-run' 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
            end
        case 'schedule'
            __authpipe_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'show'
                __authpipe_parse_subcommand -r 1 'every=' 'systemd' 'cron' 'vault=' 'no-input' 'json' 'no-color' 'version' 'h/help'
            case 'install'
                __authpipe_parse_subcommand -r 1 'every=' 'systemd' 'cron' 'vault=' 'yes' 'dry-run' 'no-input' 'json' 'no-color' 'version' 'h/help'
            case 'remove'
                __authpipe_parse_subcommand 0 'dry-run' 'no-input' 'json' 'no-color' 'version' 'h/help'
            end
        case 'log'
            __authpipe_parse_subcommand 1 'health' 'since=' 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
        case 'doctor'
            __authpipe_parse_subcommand 0 'offline' 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
        case 'vault'
            __authpipe_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'init'
                __authpipe_parse_subcommand 0 'passphrase' 'from=' 'label=' 'force-new' 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
            case 'status'
                __authpipe_parse_subcommand 0 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
            case 'slot'
                __authpipe_parse_subcommand 0 'version' 'h/help'
                switch $unparsed_tokens[1]
                case 'list'
                    __authpipe_parse_subcommand 0 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
                case 'add'
                    __authpipe_parse_subcommand 1 'to=' 'from=' 'label=' 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
                case 'remove'
                    __authpipe_parse_subcommand 1 'yes' 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
                end
            case 'rekey'
                __authpipe_parse_subcommand 0 'tenant=' 'root' 'all' 'key-for=+' 'drop-slot=+' 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
            case 'backup'
                __authpipe_parse_subcommand 1 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
            case 'restore'
                __authpipe_parse_subcommand 1 'verify-only' 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
            case 'verify'
                __authpipe_parse_subcommand 0 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
            case 'unlock'
                __authpipe_parse_subcommand 0 'for=' 'vault=' 'key-file=' 'key-fd=' 'key-command=' 'no-input' 'json' 'no-color' 'version' 'h/help'
            case 'lock'
                __authpipe_parse_subcommand 0 'vault=' 'no-input' 'json' 'no-color' 'version' 'h/help'
            end
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
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'app' -d 'Keep the OAuth apps that serve many stores: add, list, show, remove.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'import' -d 'Store many credentials at once, the plan first.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'list' -d 'Show what is stored, and how healthy it is.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'show' -d 'Show everything about one connection except its secrets.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'get' -d 'Print a credential.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'run' -d 'Run a program with credentials in its environment.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'inject' -d 'Fill authpipe:// references in a template.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'api' -d 'Call the store\'s API; the token is no argument and is not shown.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'check' -d 'Ask BigCommerce whether credentials still work.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'rotate' -d 'Replace a credential by a new one that BigCommerce has accepted.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'set' -d 'Change what is noted beside a credential.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'verify' -d 'Check a signature of BigCommerce without exposing the secret: webhook, jwt.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'disconnect' -d 'Forget a connection, and shred its keys when it was the tenant\'s last.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'scopes' -d 'Show what scopes there are, with the control panel\'s own labels.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'token' -d 'Short-lived storefront tokens, renewed before they end.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'schedule' -d 'Have checks run by systemd or cron: show, install, remove.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'log' -d 'Show the audit trail: who changed what, and when.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'doctor' -d 'Tell what is wrong here, and the command that mends it.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'vault' -d 'Look after the vault itself: its keys, its file.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'sandbox' -d 'Run a local BigCommerce to practise and test against.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe connect" -eq 1' -fka 'bigcommerce'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe connect" -eq 2' -fka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" from' -l 'from' -d 'The credentials file, or - for standard input. Default: ask.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" store' -l 'store' -d 'The store: its hash, API path, or control panel address.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" scopes' -l 'scopes' -d 'The scopes that the token was given, separated by commas.' -rfka '(__authpipe_custom_completion ---completion connect -- --scopes (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect"' -l 'label' -d 'A label, as name=value; an empty value removes it. Repeatable.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" audit-reads' -l 'audit-reads' -d 'Note in the audit trail whenever a credential of it is handed out.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" no-audit-reads' -l 'no-audit-reads' -d 'Note in the audit trail whenever a credential of it is handed out.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" expires' -l 'expires' -d 'Remind of renewing it by this date, as 2027-01-31; never takes the date away.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" rotate-every' -l 'rotate-every' -d 'Remind of rotating it when it is as old as this, as 90d; never takes that away.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" webhook-secret-from' -l 'webhook-secret-from' -d 'A file with the secret that webhooks are checked with, or -.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" api-url' -l 'api-url' -d 'A sandbox on this machine, as http://127.0.0.1:PORT.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" offline' -l 'offline' -d 'Store it without asking BigCommerce.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" if-missing' -l 'if-missing' -d 'Do nothing when the connection is there already.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" replace' -l 'replace' -d 'Replace the connection when it is there already, history and all.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" delete-source' -l 'delete-source' -d 'Delete the file once everything in it is stored. Default: ask.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" oauth' -l 'oauth' -d 'Have a merchant let an app into the store, and store its token.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" app' -l 'app' -d 'With --oauth: the app, as app add named it.' -rfka '(__authpipe_custom_completion ---completion connect -- --app (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" install-link' -l 'install-link' -d 'With --oauth: give out the app\'s install link, which brings no state back.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" listen' -l 'listen' -d 'With --oauth: listen for the callback on 127.0.0.1:PORT, behind your own tunnel.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" redirect-uri' -l 'redirect-uri' -d 'With --oauth: the redirect URI, where it is another than the app\'s.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" callback-from' -l 'callback-from' -d 'With --oauth: read callback addresses from this file, or - for standard input.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" no-browser' -l 'no-browser' -d 'With --oauth: open no browser.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe connect" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe app" -eq 1' -fa 'add' -d 'Store an app: its client ID, its client secret, its redirect URI and its scopes.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe app" -eq 1' -fa 'list' -d 'Show what apps there are, and how many connections each has.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe app" -eq 1' -fa 'show' -d 'Show everything about one app except its secret.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe app" -eq 1' -fa 'remove' -d 'Forget an app and its client secret.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe app add" -eq 1' -fka 'bigcommerce'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe app add" -eq 2' -fka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app add" redirect-uri' -l 'redirect-uri' -d 'The auth callback URL, exactly as the developer portal has it.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app add" scopes' -l 'scopes' -d 'The scopes that the app asks merchants for, separated by commas.' -rfka '(__authpipe_custom_completion ---completion app add -- --scopes (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app add" client-id' -l 'client-id' -d 'The client ID, which is public. Default: the file\'s, or ask.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app add" from' -l 'from' -d 'A file with the client ID and client secret, or the secret alone; - for standard input.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app add" login-url' -l 'login-url' -d 'A sandbox on this machine, as http://127.0.0.1:PORT.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app add" replace' -l 'replace' -d 'Replace the app of that name; its connections stay.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app add" delete-source' -l 'delete-source' -d 'Delete the file once everything in it is stored. Default: ask.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app add" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app add" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app add" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app add" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app add" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app add" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app add" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app add" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app add" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app list" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app list" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app list" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app list" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app list" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app list" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app list" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app list" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe app show" -eq 1' -fka '(__authpipe_custom_completion ---completion app show -- positional@0 (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app show" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app show" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app show" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app show" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app show" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app show" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app show" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app show" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe app remove" -eq 1' -fka '(__authpipe_custom_completion ---completion app remove -- positional@0 (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app remove" all' -l 'all' -d 'Every app, also where they are damaged.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app remove" yes' -l 'yes' -d 'Do not ask.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app remove" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app remove" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app remove" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app remove" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app remove" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app remove" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app remove" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app remove" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe app remove" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe import" -ge 1' -F
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe import" name-from' -l 'name-from' -d 'Where names come from that JSON does not give: store (its hash) or file. Default: store.' -rfka 'store file'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe import" dry-run' -l 'dry-run' -d 'Show the plan and store nothing.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe import" yes' -l 'yes' -d 'Do not ask whether the plan is meant.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe import" offline' -l 'offline' -d 'Store them without asking BigCommerce.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe import" jobs' -l 'jobs' -d 'How many are asked about at a time: 1 to 128. Default: 32.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe import" delete-source' -l 'delete-source' -d 'Delete each file once everything in it is stored. Default: ask.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe import" api-url' -l 'api-url' -d 'A sandbox on this machine, as http://127.0.0.1:PORT.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe import" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe import" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe import" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe import" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe import" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe import" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe import" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe import" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe import" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe list" tenant' -l 'tenant' -d 'Only the connections of this tenant.' -rfka '(__authpipe_custom_completion ---completion list -- --tenant (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe list" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe list" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe list" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe list" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe list" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe list" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe list" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe list" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe show" -eq 1' -fka '(__authpipe_custom_completion ---completion show -- positional@0 (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe show" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe show" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe show" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe show" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe show" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe show" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe show" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe show" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe get" -eq 1' -fka '(__authpipe_custom_completion ---completion get -- positional@0 (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe get" -eq 2' -fka 'access_token client_id client_secret webhook_secret store_hash api_path'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" no-newline' -l 'no-newline' -d 'Print the value without a final newline.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" allow-unhealthy' -l 'allow-unhealthy' -d 'Print it even when BigCommerce is known to have refused it.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" versions' -l 'versions' -d 'Which versions: current, previous, or both with a comma, a line each. Default: current.' -rfka '(__authpipe_custom_completion ---completion get -- --versions (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" max-age' -l 'max-age' -d 'Ask BigCommerce first, unless it has told of the credential within this time: 15m.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" stale-ok' -l 'stale-ok' -d 'With --max-age: print what is there where BigCommerce cannot tell.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" clip' -l 'clip' -d 'Put it on the clipboard, which is cleared in 45s, in place of printing it.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" format' -l 'format' -d 'sh, fish, dotenv, docker, systemd, github, gitlab, kubernetes, json, header or curl-config.' -rfka 'sh fish dotenv docker systemd github gitlab kubernetes json header curl-config'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" preset' -l 'preset' -d 'The names that catalyst, stencil, ruby, node-sample or laravel looks for.' -rfka 'catalyst stencil ruby node-sample laravel'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" o output' -l 'output' -s 'o' -d 'Write to this new file, which nobody else can read, or to standard output as -.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe get" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe run" -ge 1' -fka '(__authpipe_custom_completion ---completion run -- positional@0 (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe run"' -l 'only' -d 'Only these fields, separated by commas. Repeatable.' -rfka '(__authpipe_custom_completion ---completion run -- --only (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe run" prefix' -l 'prefix' -d 'What is put before each variable\'s name.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe run" preset' -l 'preset' -d 'The names that catalyst, ruby, node-sample or laravel looks for.' -rfka 'catalyst ruby node-sample laravel'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe run" clean' -l 'clean' -d 'Hand on no variables but these and what every program needs.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe run"' -l 'fd' -d 'Hand a field over as an open descriptor, from 3 on. Repeatable.' -rfka 'access_token client_id client_secret webhook_secret store_hash api_path'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe run"' -l 'file' -d 'Hand a field over as a file that is in memory. Repeatable.' -rfka 'access_token client_id client_secret webhook_secret store_hash api_path'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe run"' -l 'env-file' -d 'A file of variables, in which authpipe:// references are filled. Repeatable.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe run" mask' -l 'mask' -d 'Show what secrets are called in place of them in the program\'s output.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe run" allow-unhealthy' -l 'allow-unhealthy' -d 'Run it even when BigCommerce is known to have refused the token.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe run" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe run" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe run" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe run" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe run" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe run" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe run" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe run" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe run" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe inject" i input' -l 'input' -s 'i' -d 'The template. Default: standard input.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe inject" o output' -l 'output' -s 'o' -d 'Write to this new file, which nobody else can read, or to standard output as -.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe inject" force' -l 'force' -d 'Replace the file of --output, if it is there.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe inject" allow-unhealthy' -l 'allow-unhealthy' -d 'Fill it even when BigCommerce is known to have refused a token.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe inject" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe inject" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe inject" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe inject" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe inject" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe inject" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe inject" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe inject" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe inject" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe api" -eq 1' -fka '(__authpipe_custom_completion ---completion api -- positional@0 (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe api" -eq 2' -fka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe api" X method' -s 'X' -l 'method' -d 'GET, HEAD, POST, PUT, PATCH or DELETE. Default: GET, or POST where there is a body.' -rfka 'GET HEAD POST PUT PATCH DELETE'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe api" d data' -s 'd' -l 'data' -d 'The body: @FILE, or - for standard input.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe api" paginate' -l 'paginate' -d 'Ask for the pages that follow as well, one document after the other.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe api" i include' -l 'include' -s 'i' -d 'Write the answer\'s status and headers before its body.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe api" allow-unhealthy' -l 'allow-unhealthy' -d 'Call even when BigCommerce is known to have refused the token.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe api" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe api" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe api" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe api" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe api" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe api" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe api" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe api" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe api" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe check" -ge 1' -fka '(__authpipe_custom_completion ---completion check -- positional@0 (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" tenant' -l 'tenant' -d 'All connections of this tenant.' -rfka '(__authpipe_custom_completion ---completion check -- --tenant (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" scopes' -l 'scopes' -d 'Ask as well which scopes can be seen, with reads alone.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" previous' -l 'previous' -d 'Ask as well whether replaced tokens still work; retire those that do not.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" q quiet' -l 'quiet' -s 'q' -d 'Print nothing when all is well, else one compact block.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" due' -l 'due' -d 'Only what is due: new or failing ones every time, long healthy ones once a day.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" jobs' -l 'jobs' -d 'How many are asked about at a time: 1 to 128. Default: 32.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" timeout' -l 'timeout' -d 'The most time for one connection, over all tries. Default: 35s.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" retries' -l 'retries' -d 'How often a broken exchange is tried again: 0 to 5. Default: 1.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" jitter' -l 'jitter' -d 'Begin at a random moment within this time: 60s.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" confirm' -l 'confirm' -d 'How many times in a row a verdict must come before an alert. Default: 1.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" fail-on' -l 'fail-on' -d 'Fail only on these verdicts, separated by commas.' -rfka '(__authpipe_custom_completion ---completion check -- --fail-on (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" format' -l 'format' -d 'text, json, ndjson, nagios or prometheus. Default: text.' -rfka 'text json ndjson nagios prometheus'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" output' -l 'output' -d 'Write the report to this file, which is replaced as a whole.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" notify' -l 'notify' -d 'A program to run when a verdict changed, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" ping' -l 'ping' -d 'An address to tell when a run begins and how it ended.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" from' -l 'from' -d 'Check the credential in this file, or - for standard input; store nothing.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" stdin' -l 'stdin' -d 'The same as --from -.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" store' -l 'store' -d 'With --from: the store of a bare token.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" api-url' -l 'api-url' -d 'With --from: a sandbox on this machine, as http://127.0.0.1:PORT.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe rotate" -eq 1' -fka '(__authpipe_custom_completion ---completion rotate -- positional@0 (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" from' -l 'from' -d 'The new credentials file or bare token, or - for standard input. Default: ask.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" from-dir' -l 'from-dir' -d 'Rotate every connection that a credentials file in this folder is for.' -rfa '(__authpipe_complete_directories)'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" tenant' -l 'tenant' -d 'With --from-dir or --due: only the connections of this tenant.' -rfka '(__authpipe_custom_completion ---completion rotate -- --tenant (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" status' -l 'status' -d 'Show the versions there are and what is left to be done.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" promote' -l 'promote' -d 'Make the version that waits the current one, once it is tested.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" abort' -l 'abort' -d 'Give up the version that waits.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" rollback' -l 'rollback' -d 'Go back to the version before this one, if it still works.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" offline' -l 'offline' -d 'With --rollback: do not ask BigCommerce whether it does.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" retire' -l 'retire' -d 'Retire the previous versions: their API accounts are deleted.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" due' -l 'due' -d 'List the connections whose own rules ask for a rotation; change nothing.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" dry-run' -l 'dry-run' -d 'Ask, and say what would be done, and change nothing.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" allow-scope-loss' -l 'allow-scope-loss' -d 'Rotate even where the new token may do less than the old one.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" webhooks' -l 'webhooks' -d 'The old API account\'s webhooks: recreate, list or ignore. Default: list.' -rfka 'recreate list ignore'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" keep' -l 'keep' -d 'How long the secrets of retired versions are kept, from now on. Default: 30d.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" yes' -l 'yes' -d 'With --retire: do not ask.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe rotate" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe set" -eq 1' -fka '(__authpipe_custom_completion ---completion set -- positional@0 (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe set" -eq 2' -fka 'webhook_secret'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe set" from' -l 'from' -d 'The file with the field\'s value, or - for standard input. Default: ask.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe set" scopes' -l 'scopes' -d 'The scopes that the token was given, separated by commas.' -rfka '(__authpipe_custom_completion ---completion set -- --scopes (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe set"' -l 'label' -d 'A label, as name=value; an empty value removes it. Repeatable.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe set" audit-reads' -l 'audit-reads' -d 'Note in the audit trail whenever a credential of it is handed out.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe set" no-audit-reads' -l 'no-audit-reads' -d 'Note in the audit trail whenever a credential of it is handed out.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe set" expires' -l 'expires' -d 'Remind of renewing it by this date, as 2027-01-31; never takes the date away.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe set" rotate-every' -l 'rotate-every' -d 'Remind of rotating it when it is as old as this, as 90d; never takes that away.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe set" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe set" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe set" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe set" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe set" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe set" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe set" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe set" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe set" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe verify" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe verify" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe verify" -eq 1' -fa 'webhook' -d 'Check that a webhook\'s delivery is from BigCommerce.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe verify" -eq 1' -fa 'jwt' -d 'Check a callback\'s signed_payload_jwt, and print its claims.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe verify webhook" -eq 1' -fka '(__authpipe_custom_completion ---completion verify webhook -- positional@0 (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe verify webhook" headers' -l 'headers' -d 'The delivery\'s headers, Name: value. Default: the variables HTTP_WEBHOOK_ID and so on.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe verify webhook" tolerance' -l 'tolerance' -d 'How far the signature\'s time may be off. Default: 5m.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe verify webhook" remember' -l 'remember' -d 'Accept a delivery once, and refuse it when it comes again.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe verify webhook" header' -l 'header' -d 'Compare this header with the webhook_secret instead; its value is never an argument.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe verify webhook" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe verify webhook" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe verify webhook" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe verify webhook" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe verify webhook" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe verify webhook" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe verify webhook" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe verify webhook" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe verify webhook" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe verify jwt" -eq 1' -fka '(__authpipe_custom_completion ---completion verify jwt -- positional@0 (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe verify jwt" app' -l 'app' -d 'The app that it should be signed for, of any store.' -rfka '(__authpipe_custom_completion ---completion verify jwt -- --app (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe verify jwt" remember' -l 'remember' -d 'Accept a payload once, and refuse it when it comes again.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe verify jwt" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe verify jwt" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe verify jwt" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe verify jwt" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe verify jwt" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe verify jwt" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe verify jwt" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe verify jwt" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe verify jwt" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe disconnect" -eq 1' -fka '(__authpipe_custom_completion ---completion disconnect -- positional@0 (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe disconnect" tenant' -l 'tenant' -d 'Every connection of this tenant, also where they are damaged.' -rfka '(__authpipe_custom_completion ---completion disconnect -- --tenant (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe disconnect" yes' -l 'yes' -d 'Do not ask.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe disconnect" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe disconnect" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe disconnect" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe disconnect" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe disconnect" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe disconnect" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe disconnect" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe disconnect" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe disconnect" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe scopes" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe scopes" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe scopes" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe scopes" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe scopes" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe scopes" -eq 1' -fa 'declare' -d 'Note which scopes a connection\'s token was given.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe scopes declare" -eq 1' -fka '(__authpipe_custom_completion ---completion scopes declare -- positional@0 (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe scopes declare" -ge 2' -fka '(__authpipe_custom_completion ---completion scopes declare -- positional@1 (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe scopes declare" none' -l 'none' -d 'Declare none.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe scopes declare" as-given' -l 'as-given' -d 'Take a scope also where it looks like a slip for another.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe scopes declare" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe scopes declare" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe scopes declare" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe scopes declare" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe scopes declare" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe scopes declare" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe scopes declare" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe scopes declare" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe scopes declare" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe token" -eq 1' -fa 'print' -d 'Print a token of the GraphQL Storefront API.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe token" -eq 1' -fa 'list' -d 'Show what tokens were minted and are remembered, and when they end.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe token" -eq 1' -fa 'revoke' -d 'End tokens before their time.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe token print" -eq 1' -fka '(__authpipe_custom_completion ---completion token print -- positional@0 (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token print" kind' -l 'kind' -d 'storefront, for browsers; private, for servers; impersonation, for servers that speak for a customer. Default: storefront.' -rfka 'storefront private impersonation'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token print"' -l 'channel' -d 'The channels that it is for, with commas or repeated. Default: 1.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token print" ttl' -l 'ttl' -d 'How long it lives: 10s to 30d. Default: 1h.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token print"' -l 'cors' -d 'The origins whose pages may use a storefront token, two at most: https://shop.example.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token print"' -l 'scopes' -d 'What a private token may do: Unauthenticated, Customer, B2B. Default: Unauthenticated.' -rfka '(__authpipe_custom_completion ---completion token print -- --scopes (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token print" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token print" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token print" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token print" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token print" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token print" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token print" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token print" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token print" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe token list" -eq 1' -fka '(__authpipe_custom_completion ---completion token list -- positional@0 (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token list" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token list" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token list" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token list" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token list" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token list" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token list" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token list" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe token revoke" -eq 1' -fka '(__authpipe_custom_completion ---completion token revoke -- positional@0 (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe token revoke" -ge 2' -fka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token revoke" all' -l 'all' -d 'Every token of the connection.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token revoke" yes' -l 'yes' -d 'Do not ask.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token revoke" dry-run' -l 'dry-run' -d 'Say what would be revoked, and change nothing.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token revoke" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token revoke" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token revoke" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token revoke" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token revoke" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token revoke" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token revoke" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token revoke" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe token revoke" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe schedule" -eq 1' -fa 'show' -d 'Show what would be installed, and what is.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe schedule" -eq 1' -fa 'install' -d 'Have checks run from now on.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe schedule" -eq 1' -fa 'remove' -d 'Have no more checks run: take timer and crontab line away.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule show" every' -l 'every' -d 'How often: 1m to 1d. Default: 15m.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule show" systemd' -l 'systemd' -d 'A timer of systemd. The default where systemd can be asked.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule show" cron' -l 'cron' -d 'A line in the crontab. The default elsewhere.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule show" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule show" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule show" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule show" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule show" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule install" every' -l 'every' -d 'How often: 1m to 1d. Default: 15m.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule install" systemd' -l 'systemd' -d 'A timer of systemd. The default where systemd can be asked.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule install" cron' -l 'cron' -d 'A line in the crontab. The default elsewhere.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule install" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule install" yes' -l 'yes' -d 'Do not ask.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule install" dry-run' -l 'dry-run' -d 'Show what would be written, and change nothing.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule install" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule install" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule install" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule install" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule install" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule remove" dry-run' -l 'dry-run' -d 'Say what would be removed, and change nothing.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule remove" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule remove" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule remove" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule remove" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe schedule remove" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe log" -eq 1' -fka '(__authpipe_custom_completion ---completion log -- positional@0 (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe log" health' -l 'health' -d 'Show the verdicts of checks instead of changes.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe log" since' -l 'since' -d 'Only what is younger than this: 90s, 15m, 36h, 7d.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe log" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe log" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe log" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe log" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe log" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe log" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe log" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe log" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe log" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe doctor" offline' -l 'offline' -d 'Ask nobody else.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe doctor" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe doctor" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe doctor" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe doctor" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe doctor" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe doctor" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe doctor" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe doctor" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe doctor" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe vault" -eq 1' -fa 'init' -d 'Make an empty vault, opened by a key file or a passphrase.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe vault" -eq 1' -fa 'status' -d 'Show what the vault is, how it is opened, and how much is in it.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe vault" -eq 1' -fa 'slot' -d 'The keys and passphrases that open the vault: list, add, remove.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe vault" -eq 1' -fa 'rekey' -d 'Give the vault, or a tenant, new keys and seal everything anew.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe vault" -eq 1' -fa 'backup' -d 'Copy the vault into a new file, verified by opening it.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe vault" -eq 1' -fa 'restore' -d 'Put a backup in the place of the vault.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe vault" -eq 1' -fa 'verify' -d 'Look at everything in the vault: every seal, every head, the audit trail.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe vault" -eq 1' -fa 'unlock' -d 'Keep the vault unlocked for a while, in the kernel\'s keyring.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe vault" -eq 1' -fa 'lock' -d 'Take the vault\'s key out of the kernel\'s keyring.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault init" passphrase' -l 'passphrase' -d 'Open it with a passphrase, asked for twice, in place of a key file.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault init" from' -l 'from' -d 'A file with the passphrase, or - for standard input.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault init" label' -l 'label' -d 'What to call its first key slot.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault init" force-new' -l 'force-new' -d 'Make a new one even where there is one, which is kept beside it.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault init" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault init" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault init" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault init" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault init" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault init" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault init" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault init" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault init" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault status" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault status" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault status" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault status" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault status" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault status" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault status" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault status" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault status" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe vault slot" -eq 1' -fa 'list' -d 'Show what opens the vault.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe vault slot" -eq 1' -fa 'add' -d 'Add a way to open the vault.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe vault slot" -eq 1' -fa 'remove' -d 'Remove a way to open the vault.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot list" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot list" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot list" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot list" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot list" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot list" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot list" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot list" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe vault slot add" -eq 1' -fka 'key passphrase recovery'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot add" to' -l 'to' -d 'The key file to make.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot add" from' -l 'from' -d 'A file with the key or passphrase, or - for standard input.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot add" label' -l 'label' -d 'What to call the slot.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot add" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot add" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot add" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot add" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot add" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot add" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot add" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot add" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot add" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot remove" yes' -l 'yes' -d 'Do not ask.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot remove" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot remove" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot remove" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot remove" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot remove" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot remove" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot remove" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot remove" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault slot remove" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault rekey" tenant' -l 'tenant' -d 'Give this tenant a new key.' -rfka '(__authpipe_custom_completion ---completion vault rekey -- --tenant (count (__authpipe_tokens -pc)) (__authpipe_tokens -tC))'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault rekey" root' -l 'root' -d 'Give the vault a new root key.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault rekey" all' -l 'all' -d 'Give the vault a new root key and every tenant a new key.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault rekey"' -l 'key-for' -d 'The file with the key or passphrase of a slot. Repeatable.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault rekey"' -l 'drop-slot' -d 'A slot that the new root key does without. Repeatable.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault rekey" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault rekey" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault rekey" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault rekey" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault rekey" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault rekey" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault rekey" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault rekey" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault rekey" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe vault backup" -eq 1' -F
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault backup" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault backup" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault backup" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault backup" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault backup" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault backup" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault backup" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault backup" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault backup" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_positional "authpipe vault restore" -eq 1' -F
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault restore" verify-only' -l 'verify-only' -d 'Only open and verify the backup.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault restore" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault restore" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault restore" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault restore" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault restore" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault restore" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault restore" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault restore" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault restore" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault verify" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault verify" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault verify" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault verify" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault verify" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault verify" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault verify" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault verify" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault verify" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault unlock" for' -l 'for' -d 'For how long: 90s, 15m, 36h, 30d.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault unlock" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault unlock" key-file' -l 'key-file' -d 'A file that holds the key.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault unlock" key-fd' -l 'key-fd' -d 'A descriptor to read the key from.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault unlock" key-command' -l 'key-command' -d 'A program that prints the key, with its words; no shell reads them.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault unlock" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault unlock" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault unlock" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault unlock" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault unlock" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault lock" vault' -l 'vault' -d 'The vault file.' -rF
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault lock" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault lock" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault lock" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault lock" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe vault lock" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe sandbox" port' -l 'port' -d 'The port to listen on. Default: any free one.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe sandbox"' -l 'store' -d 'A store\'s hash. Repeatable. Default: abc123.' -rfka ''
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe sandbox" directory' -l 'directory' -d 'Where the credentials files go. Default: a new temporary folder.' -rfa '(__authpipe_complete_directories)'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe sandbox" no-input' -l 'no-input' -d 'Never ask anything; fail at once where input is needed.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe sandbox" json' -l 'json' -d 'Write JSON for programs, errors too.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe sandbox" no-color' -l 'no-color' -d 'Write without colour.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe sandbox" version' -l 'version' -d 'Show the version.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe sandbox" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'authpipe' -n '__authpipe_should_offer_completions_for_flags_or_options "authpipe help" version' -l 'version' -d 'Show the version.'
