/**
 * The script for bash. That of @bomb.sh/tab 0.0.22 evaluates the line as it is typed, so that Tab behind `> out.csv` would empty the file; it
 * needs the package bash-completion; and it never falls back on names of files.
 */
export const BASH_SCRIPT = `# bash completion for latent
_latent() {
    local word glued='' value typed broken
    local -a words=()
    COMPREPLY=()
    # bash breaks words at = and :, latent does not
    for word in "\${COMP_WORDS[@]:1:COMP_CWORD}"; do
        if [[ ( -n $glued || $word == '=' || $word == ':' ) && \${#words[@]} -gt 0 ]]; then
            words[\${#words[@]}-1]+=$word
        else
            words+=("$word")
        fi
        glued=''
        [[ $word == '=' || $word == ':' ]] && glued=1
    done
    typed=\${words[\${#words[@]}-1]}
    [[ $typed == -*=* ]] && typed=\${typed#*=}
    typed=\${typed#[\\"\\']}
    broken=\${typed%"\${typed##*[:=]}"} # what bash does not replace
    while IFS=$'\\t' read -r value _; do
        case $value in
            :0) ;; # names of files
            :*)
                compopt +o default +o bashdefault 2>/dev/null
                (( \${value#:} & 2 )) && compopt -o nospace 2>/dev/null
                (( \${value#:} & 32 )) && compopt -o nosort 2>/dev/null
                ;;
            *) COMPREPLY+=("\${value#"$broken"}") ;;
        esac
    done < <("$1" complete -- "\${words[@]}" 2>/dev/null)
}
complete -o bashdefault -o default -F _latent latent
`;
