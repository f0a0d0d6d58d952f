#!/bin/bash

__authpipe_cursor_index_in_current_word() {
    local remaining="${COMP_LINE}"

    local word
    for word in "${COMP_WORDS[@]::COMP_CWORD}"; do
        remaining="${remaining##*([[:space:]])"${word}"*([[:space:]])}"
    done

    local -ir index="$((COMP_POINT - ${#COMP_LINE} + ${#remaining}))"
    if [[ "${index}" -le 0 ]]; then
        printf 0
    else
        printf %s "${index}"
    fi
}

# positional arguments:
#
# - 1: the current (sub)command's count of positional arguments
#
# required variables:
#
# - repeating_flags: the repeating flags that the current (sub)command can accept
# - non_repeating_flags: the non-repeating flags that the current (sub)command can accept
# - repeating_options: the repeating options that the current (sub)command can accept
# - non_repeating_options: the non-repeating options that the current (sub)command can accept
# - positional_number: value ignored
# - unparsed_words: unparsed words from the current command line
#
# modified variables:
#
# - non_repeating_flags: remove flags for this (sub)command that are already on the command line
# - non_repeating_options: remove options for this (sub)command that are already on the command line
# - positional_number: set to the current positional number
# - unparsed_words: remove all flags, options, and option values for this (sub)command
__authpipe_offer_flags_options() {
    local -ir positional_count="${1}"
    positional_number=0

    local was_flag_option_terminator_seen=false
    local is_parsing_option_value=false

    local -ar unparsed_word_indices=("${!unparsed_words[@]}")
    local -i word_index
    for word_index in "${unparsed_word_indices[@]}"; do
        if "${is_parsing_option_value}"; then
            # This word is an option value:
            # Reset marker for next word iff not currently the last word
            [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]] && is_parsing_option_value=false
            unset "unparsed_words[${word_index}]"
            # Do not process this word as a flag or an option
            continue
        fi

        local word="${unparsed_words["${word_index}"]}"
        if ! "${was_flag_option_terminator_seen}"; then
            case "${word}" in
            --)
                unset "unparsed_words[${word_index}]"
                # by itself -- is a flag/option terminator, but if it is the last word, it is the start of a completion
                if [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]]; then
                    was_flag_option_terminator_seen=true
                fi
                continue
                ;;
            -*)
                # ${word} is a flag or an option
                # If ${word} is an option, mark that the next word to be parsed is an option value
                local option
                for option in "${repeating_options[@]}" "${non_repeating_options[@]}"; do
                    [[ "${word}" = "${option}" ]] && is_parsing_option_value=true && break
                done

                # Remove ${word} from ${non_repeating_flags} or ${non_repeating_options} so it isn't offered again
                local not_found=true
                local -i index
                for index in "${!non_repeating_flags[@]}"; do
                    if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                        unset "non_repeating_flags[${index}]"
                        non_repeating_flags=("${non_repeating_flags[@]}")
                        not_found=false
                        break
                    fi
                done
                if "${not_found}"; then
                    for index in "${!non_repeating_flags[@]}"; do
                        if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                            unset "non_repeating_flags[${index}]"
                            non_repeating_flags=("${non_repeating_flags[@]}")
                            break
                        fi
                    done
                fi
                unset "unparsed_words[${word_index}]"
                continue
                ;;
            esac
        fi

        # ${word} is neither a flag, nor an option, nor an option value
        if [[ "${positional_number}" -lt "${positional_count}" || "${positional_count}" -lt 0 ]]; then
            # ${word} is a positional
            ((positional_number++))
            unset "unparsed_words[${word_index}]"
        else
            if [[ -z "${word}" ]]; then
                # Could be completing a flag, option, or subcommand
                positional_number=-1
            else
                # ${word} is a subcommand or invalid, so stop processing this (sub)command
                positional_number=-2
            fi
            break
        fi
    done

    unparsed_words=("${unparsed_words[@]}")

    if\
        ! "${was_flag_option_terminator_seen}"\
        && ! "${is_parsing_option_value}"\
        && [[ ("${cur}" = -* && "${positional_number}" -ge 0) || "${positional_number}" -eq -1 ]]
    then
        COMPREPLY+=($(compgen -W "${repeating_flags[*]} ${non_repeating_flags[*]} ${repeating_options[*]} ${non_repeating_options[*]}" -- "${cur}"))
    fi
}

__authpipe_add_completions() {
    [[ "${1}" = -[df] ]] && compopt -o filenames
    local completion
    while IFS='' read -r completion; do
        COMPREPLY+=("${completion}")
    done < <(IFS=$'\n' compgen "${@}" -- "${cur}")
}

__authpipe_custom_complete() {
    if [[ -n "${cur}" || -z ${COMP_WORDS[${COMP_CWORD}]} || "${COMP_LINE:${COMP_POINT}:1}" != ' ' ]]; then
        local -ar words=("${COMP_WORDS[@]}")
    else
        local -ar words=("${COMP_WORDS[@]::${COMP_CWORD}}" '' "${COMP_WORDS[@]:${COMP_CWORD}}")
    fi

    "${COMP_WORDS[0]}" "${@}" "${words[@]}"
}

_authpipe() {
    local state
    state="$(shopt -p;shopt -po)"
    trap "${state//$'\n'/;}" RETURN
    shopt -s extglob
    set +o history +o posix

    local -xr SAP_SHELL=bash
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(IFS='.';printf %s "${BASH_VERSINFO[*]}")"
    local -r SAP_SHELL_VERSION

    local -r cur="${2}"
    local prev="${3}"
    # --option=value is three words
    [[ "${prev}" = '=' ]] && prev="${COMP_WORDS[COMP_CWORD - 2]}"
    local -r prev

    local -i positional_number
    local -a unparsed_words=("${COMP_WORDS[@]:1:${COMP_CWORD}}")

    local -a repeating_flags=()
    local -a non_repeating_flags=(--version -h --help)
    local -a repeating_options=()
    local -a non_repeating_options=()
    __authpipe_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    connect|app|import|list|show|get|run|inject|api|check|rotate|set|verify|disconnect|scopes|token|schedule|log|doctor|vault|sandbox|help)
        # Offer subcommand argument completions
        "_authpipe_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'connect app import list show get run inject api check rotate set verify disconnect scopes token schedule log doctor vault sandbox help' -- "${cur}"))
        ;;
    esac
}

_authpipe_connect() {
    repeating_flags=()
    non_repeating_flags=(--audit-reads --no-audit-reads --offline --if-missing --replace --delete-source --oauth --install-link --no-browser --no-input --json --no-color --version -h --help)
    repeating_options=(--label)
    non_repeating_options=(--from --store --scopes --expires --rotate-every --webhook-secret-from --api-url --app --listen --redirect-uri --callback-from --vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--from')
        __authpipe_add_completions -f
        return
        ;;
    '--store')
        return
        ;;
    '--scopes')
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion connect -- --scopes "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    '--label')
        return
        ;;
    '--expires')
        return
        ;;
    '--rotate-every')
        return
        ;;
    '--webhook-secret-from')
        __authpipe_add_completions -f
        return
        ;;
    '--api-url')
        return
        ;;
    '--app')
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion connect -- --app "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    '--listen')
        return
        ;;
    '--redirect-uri')
        return
        ;;
    '--callback-from')
        __authpipe_add_completions -f
        return
        ;;
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __authpipe_add_completions -W 'bigcommerce'
        return
        ;;
    2)
        __authpipe_add_completions -W ''
        return
        ;;
    esac
}

_authpipe_app() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __authpipe_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    add|list|show|remove)
        # Offer subcommand argument completions
        "_authpipe_app_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'add list show remove' -- "${cur}"))
        ;;
    esac
}

_authpipe_app_add() {
    repeating_flags=()
    non_repeating_flags=(--replace --delete-source --no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--redirect-uri --scopes --client-id --from --login-url --vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--redirect-uri')
        return
        ;;
    '--scopes')
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion app add -- --scopes "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    '--client-id')
        return
        ;;
    '--from')
        __authpipe_add_completions -f
        return
        ;;
    '--login-url')
        return
        ;;
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __authpipe_add_completions -W 'bigcommerce'
        return
        ;;
    2)
        __authpipe_add_completions -W ''
        return
        ;;
    esac
}

_authpipe_app_list() {
    repeating_flags=()
    non_repeating_flags=(--no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac
}

_authpipe_app_show() {
    repeating_flags=()
    non_repeating_flags=(--no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion app show -- positional@0 "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_authpipe_app_remove() {
    repeating_flags=()
    non_repeating_flags=(--all --yes --no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion app remove -- positional@0 "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_authpipe_import() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --yes --offline --delete-source --no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--name-from --jobs --api-url --vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--name-from')
        __authpipe_add_completions -W 'store'$'\n''file'
        return
        ;;
    '--jobs')
        return
        ;;
    '--api-url')
        return
        ;;
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __authpipe_add_completions -f
        return
        ;;
    esac
}

_authpipe_list() {
    repeating_flags=()
    non_repeating_flags=(--no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--tenant --vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--tenant')
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion list -- --tenant "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac
}

_authpipe_show() {
    repeating_flags=()
    non_repeating_flags=(--no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion show -- positional@0 "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_authpipe_get() {
    repeating_flags=()
    non_repeating_flags=(--no-newline --allow-unhealthy --stale-ok --clip --no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--versions --max-age --format --preset --output -o --vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--versions')
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion get -- --versions "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    '--max-age')
        return
        ;;
    '--format')
        __authpipe_add_completions -W 'sh'$'\n''fish'$'\n''dotenv'$'\n''docker'$'\n''systemd'$'\n''github'$'\n''gitlab'$'\n''kubernetes'$'\n''json'$'\n''header'$'\n''curl-config'
        return
        ;;
    '--preset')
        __authpipe_add_completions -W 'catalyst'$'\n''stencil'$'\n''ruby'$'\n''node-sample'$'\n''laravel'
        return
        ;;
    '--output'|'-o')
        __authpipe_add_completions -f
        return
        ;;
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion get -- positional@0 "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    2)
        __authpipe_add_completions -W 'access_token'$'\n''client_id'$'\n''client_secret'$'\n''webhook_secret'$'\n''store_hash'$'\n''api_path'
        return
        ;;
    esac
}

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

    repeating_flags=()
    non_repeating_flags=(--clean --mask --allow-unhealthy --no-input --json --no-color --version -h --help)
    repeating_options=(--only --fd --file --env-file)
    non_repeating_options=(--prefix --preset --vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--only')
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion run -- --only "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    '--prefix')
        return
        ;;
    '--preset')
        __authpipe_add_completions -W 'catalyst'$'\n''ruby'$'\n''node-sample'$'\n''laravel'
        return
        ;;
    '--fd')
        __authpipe_add_completions -W 'access_token'$'\n''client_id'$'\n''client_secret'$'\n''webhook_secret'$'\n''store_hash'$'\n''api_path'
        return
        ;;
    '--file')
        __authpipe_add_completions -W 'access_token'$'\n''client_id'$'\n''client_secret'$'\n''webhook_secret'$'\n''store_hash'$'\n''api_path'
        return
        ;;
    '--env-file')
        __authpipe_add_completions -f
        return
        ;;
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion run -- positional@0 "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_authpipe_inject() {
    repeating_flags=()
    non_repeating_flags=(--force --allow-unhealthy --no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--input -i --output -o --vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--input'|'-i')
        __authpipe_add_completions -f
        return
        ;;
    '--output'|'-o')
        __authpipe_add_completions -f
        return
        ;;
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac
}

_authpipe_api() {
    repeating_flags=()
    non_repeating_flags=(--paginate --include -i --allow-unhealthy --no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(-X --method -d --data --vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '-X'|'--method')
        __authpipe_add_completions -W 'GET'$'\n''HEAD'$'\n''POST'$'\n''PUT'$'\n''PATCH'$'\n''DELETE'
        return
        ;;
    '-d'|'--data')
        return
        ;;
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion api -- positional@0 "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    2)
        __authpipe_add_completions -W ''
        return
        ;;
    esac
}

_authpipe_check() {
    repeating_flags=()
    non_repeating_flags=(--scopes --previous --quiet -q --due --stdin --no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--tenant --jobs --timeout --retries --jitter --confirm --fail-on --format --output --notify --ping --from --store --api-url --vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--tenant')
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion check -- --tenant "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    '--jobs')
        return
        ;;
    '--timeout')
        return
        ;;
    '--retries')
        return
        ;;
    '--jitter')
        return
        ;;
    '--confirm')
        return
        ;;
    '--fail-on')
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion check -- --fail-on "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    '--format')
        __authpipe_add_completions -W 'text'$'\n''json'$'\n''ndjson'$'\n''nagios'$'\n''prometheus'
        return
        ;;
    '--output')
        __authpipe_add_completions -f
        return
        ;;
    '--notify')
        return
        ;;
    '--ping')
        return
        ;;
    '--from')
        __authpipe_add_completions -f
        return
        ;;
    '--store')
        return
        ;;
    '--api-url')
        return
        ;;
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion check -- positional@0 "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_authpipe_rotate() {
    repeating_flags=()
    non_repeating_flags=(--status --promote --abort --rollback --offline --retire --due --dry-run --allow-scope-loss --yes --no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--from --from-dir --tenant --webhooks --keep --vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--from')
        __authpipe_add_completions -f
        return
        ;;
    '--from-dir')
        __authpipe_add_completions -d
        return
        ;;
    '--tenant')
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion rotate -- --tenant "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    '--webhooks')
        __authpipe_add_completions -W 'recreate'$'\n''list'$'\n''ignore'
        return
        ;;
    '--keep')
        return
        ;;
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion rotate -- positional@0 "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_authpipe_set() {
    repeating_flags=()
    non_repeating_flags=(--audit-reads --no-audit-reads --no-input --json --no-color --version -h --help)
    repeating_options=(--label)
    non_repeating_options=(--from --scopes --expires --rotate-every --vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--from')
        __authpipe_add_completions -f
        return
        ;;
    '--scopes')
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion set -- --scopes "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    '--label')
        return
        ;;
    '--expires')
        return
        ;;
    '--rotate-every')
        return
        ;;
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion set -- positional@0 "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    2)
        __authpipe_add_completions -W 'webhook_secret'
        return
        ;;
    esac
}

_authpipe_verify() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __authpipe_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    webhook|jwt)
        # Offer subcommand argument completions
        "_authpipe_verify_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'webhook jwt' -- "${cur}"))
        ;;
    esac
}

_authpipe_verify_webhook() {
    repeating_flags=()
    non_repeating_flags=(--remember --no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--headers --tolerance --header --vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--headers')
        __authpipe_add_completions -f
        return
        ;;
    '--tolerance')
        return
        ;;
    '--header')
        return
        ;;
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion verify webhook -- positional@0 "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_authpipe_verify_jwt() {
    repeating_flags=()
    non_repeating_flags=(--remember --no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--app --vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--app')
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion verify jwt -- --app "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion verify jwt -- positional@0 "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_authpipe_disconnect() {
    repeating_flags=()
    non_repeating_flags=(--yes --no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--tenant --vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--tenant')
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion disconnect -- --tenant "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion disconnect -- positional@0 "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_authpipe_scopes() {
    repeating_flags=()
    non_repeating_flags=(--no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=()
    __authpipe_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    declare)
        # Offer subcommand argument completions
        "_authpipe_scopes_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'declare' -- "${cur}"))
        ;;
    esac
}

_authpipe_scopes_declare() {
    repeating_flags=()
    non_repeating_flags=(--none --as-given --no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion scopes declare -- positional@0 "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    *)
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion scopes declare -- positional@1 "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_authpipe_token() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __authpipe_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    print|list|revoke)
        # Offer subcommand argument completions
        "_authpipe_token_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'print list revoke' -- "${cur}"))
        ;;
    esac
}

_authpipe_token_print() {
    repeating_flags=()
    non_repeating_flags=(--no-input --json --no-color --version -h --help)
    repeating_options=(--channel --cors --scopes)
    non_repeating_options=(--kind --ttl --vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--kind')
        __authpipe_add_completions -W 'storefront'$'\n''private'$'\n''impersonation'
        return
        ;;
    '--channel')
        return
        ;;
    '--ttl')
        return
        ;;
    '--cors')
        return
        ;;
    '--scopes')
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion token print -- --scopes "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion token print -- positional@0 "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_authpipe_token_list() {
    repeating_flags=()
    non_repeating_flags=(--no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion token list -- positional@0 "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_authpipe_token_revoke() {
    repeating_flags=()
    non_repeating_flags=(--all --yes --dry-run --no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion token revoke -- positional@0 "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    *)
        __authpipe_add_completions -W ''
        return
        ;;
    esac
}

_authpipe_schedule() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __authpipe_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    show|install|remove)
        # Offer subcommand argument completions
        "_authpipe_schedule_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'show install remove' -- "${cur}"))
        ;;
    esac
}

_authpipe_schedule_show() {
    repeating_flags=()
    non_repeating_flags=(--systemd --cron --no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--every --vault)
    __authpipe_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--every')
        return
        ;;
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    esac
}

_authpipe_schedule_install() {
    repeating_flags=()
    non_repeating_flags=(--systemd --cron --yes --dry-run --no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--every --vault)
    __authpipe_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--every')
        return
        ;;
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    esac
}

_authpipe_schedule_remove() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=()
    __authpipe_offer_flags_options 0
}

_authpipe_log() {
    repeating_flags=()
    non_repeating_flags=(--health --no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--since --vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--since')
        return
        ;;
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion log -- positional@0 "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_authpipe_doctor() {
    repeating_flags=()
    non_repeating_flags=(--offline --no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac
}

_authpipe_vault() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __authpipe_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    init|status|slot|rekey|backup|restore|verify|unlock|lock)
        # Offer subcommand argument completions
        "_authpipe_vault_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'init status slot rekey backup restore verify unlock lock' -- "${cur}"))
        ;;
    esac
}

_authpipe_vault_init() {
    repeating_flags=()
    non_repeating_flags=(--passphrase --force-new --no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--from --label --vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--from')
        __authpipe_add_completions -f
        return
        ;;
    '--label')
        return
        ;;
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac
}

_authpipe_vault_status() {
    repeating_flags=()
    non_repeating_flags=(--no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac
}

_authpipe_vault_slot() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __authpipe_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    list|add|remove)
        # Offer subcommand argument completions
        "_authpipe_vault_slot_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'list add remove' -- "${cur}"))
        ;;
    esac
}

_authpipe_vault_slot_list() {
    repeating_flags=()
    non_repeating_flags=(--no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac
}

_authpipe_vault_slot_add() {
    repeating_flags=()
    non_repeating_flags=(--no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--to --from --label --vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--to')
        __authpipe_add_completions -f
        return
        ;;
    '--from')
        __authpipe_add_completions -f
        return
        ;;
    '--label')
        return
        ;;
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __authpipe_add_completions -W 'key'$'\n''passphrase'$'\n''recovery'
        return
        ;;
    esac
}

_authpipe_vault_slot_remove() {
    repeating_flags=()
    non_repeating_flags=(--yes --no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac
}

_authpipe_vault_rekey() {
    repeating_flags=()
    non_repeating_flags=(--root --all --no-input --json --no-color --version -h --help)
    repeating_options=(--key-for --drop-slot)
    non_repeating_options=(--tenant --vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--tenant')
        __authpipe_add_completions -W "$(__authpipe_custom_complete ---completion vault rekey -- --tenant "${COMP_CWORD}" "$(__authpipe_cursor_index_in_current_word)")"
        return
        ;;
    '--key-for')
        return
        ;;
    '--drop-slot')
        return
        ;;
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac
}

_authpipe_vault_backup() {
    repeating_flags=()
    non_repeating_flags=(--no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __authpipe_add_completions -f
        return
        ;;
    esac
}

_authpipe_vault_restore() {
    repeating_flags=()
    non_repeating_flags=(--verify-only --no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __authpipe_add_completions -f
        return
        ;;
    esac
}

_authpipe_vault_verify() {
    repeating_flags=()
    non_repeating_flags=(--no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac
}

_authpipe_vault_unlock() {
    repeating_flags=()
    non_repeating_flags=(--no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--for --vault --key-file --key-fd --key-command)
    __authpipe_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--for')
        return
        ;;
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    '--key-file')
        __authpipe_add_completions -f
        return
        ;;
    '--key-fd')
        return
        ;;
    '--key-command')
        return
        ;;
    esac
}

_authpipe_vault_lock() {
    repeating_flags=()
    non_repeating_flags=(--no-input --json --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--vault)
    __authpipe_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--vault')
        __authpipe_add_completions -f
        return
        ;;
    esac
}

_authpipe_sandbox() {
    repeating_flags=()
    non_repeating_flags=(--no-input --json --no-color --version -h --help)
    repeating_options=(--store)
    non_repeating_options=(--port --directory)
    __authpipe_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--port')
        return
        ;;
    '--store')
        return
        ;;
    '--directory')
        __authpipe_add_completions -d
        return
        ;;
    esac
}

_authpipe_help() {
    repeating_flags=()
    non_repeating_flags=(--version)
    repeating_options=()
    non_repeating_options=()
    __authpipe_offer_flags_options -1
}

complete -F _authpipe authpipe
