# What the scripts share: where they are, what they say, and how they build.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$root}
# A clone that belongs to somebody else is still the one we were asked to check.
export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0=$root
jobs=${SPACEBETWEEN_JOBS:-$(nproc)}

say() {
    printf '\n== %s  (%dm %02ds)\n' "$*" $((SECONDS / 60)) $((SECONDS % 60))
}

# The files of ours that git knows or would add, by name pattern, as a list that ends each in NUL.
own_files() {
    git ls-files -z --cached --others --exclude-standard -- "$@" |
        xargs -0 -r sh -c 'for f; do [ ! -f "$f" ] || printf "%s\0" "$f"; done' sh
}

# configure PRESET [OPTION...]: an existing build folder is asked again only with options.
configure() {
    local preset=$1
    shift
    if [ ! -f "build/$preset/build.ninja" ] || [ $# -gt 0 ]; then
        cmake --preset "$preset" "$@"
    fi
}

# build PRESET [TARGET...]
build() {
    local preset=$1
    shift
    cmake --build "build/$preset" --parallel "$jobs" ${1:+--target "$@"}
}

# Installs exactly what package-lock.json says, once for each version of it.
web_packages() {
    local stamp=web/node_modules/.installed
    if ! cmp -s web/package-lock.json "$stamp"; then
        npm ci --prefix web --ignore-scripts --no-audit --no-fund
        cp web/package-lock.json "$stamp"
    fi
}
