# Shared by the commands in bin/. Sourced, not run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
PROJECT=$PWD
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/mailflatrate
MAILAUTH_VERSION=7.1.0
AXE_VERSION=4.10.3

say() { printf '%s\n' "$*" >&2; }

is_jdk_25() { [ -x "$1/bin/javac" ] && "$1/bin/javac" -version 2>&1 | grep -q '^javac 25\b'; }

# JAVA_HOME, then the java on the PATH, then the usual places.
find_jdk() {
    local home on_path=""
    on_path=$(command -v javac 2>/dev/null) && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
    for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -n "$home" ] && is_jdk_25 "$home"; then
            JAVA_HOME=$home
            export JAVA_HOME
            return
        fi
    done
    say "mailflatrate needs a JDK 25; please install one (for example Temurin 25) or point JAVA_HOME at it."
    exit 1
}

# Maven by the wrapper; where the wrapper can't get it, the one that is installed.
maven() {
    if [ -z "${MAVEN:-}" ]; then
        if ./mvnw -q -v >/dev/null 2>&1; then
            MAVEN=./mvnw
        elif command -v mvn >/dev/null; then
            MAVEN=mvn
        else
            say "Maven could not be downloaded and is not installed; please connect to the network once or install Maven 3.8 or newer."
            exit 1
        fi
    fi
    # some of Maven's own libraries still use what newer JDKs warn about
    MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED" "$MAVEN" -B "$@"
}

jar() { ls target/mailflatrate-*.jar 2>/dev/null | grep -v original | head -n 1; }

# Builds the jar when there is none or something in the sources is newer.
build() {
    local built
    built=$(jar || true)
    if [ -z "$built" ] || [ -n "$(find pom.xml src/main -newer "$built" -print -quit)" ]; then
        say "Building (some seconds, the first time some minutes for the libraries) ..."
        maven -q -Pquick -Dmaven.test.skip=true -Dlicense.skip=true package >&2
    fi
}

java_command() {
    # a machine without a locale would print question marks for umlauts
    exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
        -Dcom.amazon.corretto.crypto.provider.registerEdKeyFactory=true ${MAILFLATRATE_JAVA_OPTIONS:-} -jar "$(jar)" "$@"
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        sudo -n "$@"
    else
        return 1
    fi
}

LEFT_OUT=()

leave_out() { LEFT_OUT+=("$1: $2"); }

# Debian packages by name, installed where that is allowed.
want_packages() {
    local missing=() package
    command -v dpkg-query >/dev/null || return 1
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} = 0 ] && return 0
    say "Installing ${missing[*]} ..."
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "${missing[@]}" >/dev/null 2>&1 && return 0
    as_root apt-get -qq update >/dev/null 2>&1 \
        && as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "${missing[@]}" >/dev/null 2>&1
}

# Programs of Debian packages, unpacked into a folder and not installed: two mail servers can't be installed at once.
unpack_mail_servers() {
    local into=$1 work deb
    command -v dpkg-deb >/dev/null && command -v apt-get >/dev/null && unshare -m true 2>/dev/null || return 1
    work=$(mktemp -d)
    (
        cd "$work"
        apt-get -qq download postfix exim4-daemon-light libidn12 >/dev/null 2>&1 \
            || { as_root apt-get -qq update && apt-get -qq download postfix exim4-daemon-light libidn12; } >/dev/null 2>&1
    ) || { rm -rf "$work"; return 1; }
    rm -rf "$into"
    mkdir -p "$into"
    for deb in "$work"/*.deb; do dpkg-deb -x "$deb" "$into"; done
    rm -rf "$work"
    LD_LIBRARY_PATH=$(echo "$into"/usr/lib/*-linux-gnu*):$into/usr/lib/postfix ldd "$into/usr/sbin/exim4" "$into/usr/lib/postfix/sbin/master" | grep -q 'not found' || return 0
    rm -rf "$into"
    return 1
}

# What the tests need beside the JDK: a browser and the foreign judges of our mails and pages.
set_up_tools() {
    local tools=$CACHE/tools
    # Chromium without its windows is the same engine in half the time
    if ! command -v chromium-headless-shell >/dev/null && apt-cache show chromium-headless-shell >/dev/null 2>&1; then
        want_packages chromium-headless-shell fonts-dejavu-core || true
    fi
    if ! command -v chromium-headless-shell >/dev/null && ! command -v chromium >/dev/null && ! command -v google-chrome >/dev/null; then
        want_packages chromium-headless-shell fonts-dejavu-core || want_packages chromium fonts-dejavu-core \
            || leave_out "browser tests" "Chromium is not installed and may not be installed here (package chromium)"
    fi
    if ! command -v curl >/dev/null || ! command -v jq >/dev/null; then
        want_packages curl jq || leave_out "the lines of the manual" "curl or jq is not installed and may not be installed here"
    fi
    if ! python3 -c 'import dkim' 2>/dev/null && ! /usr/bin/python3 -c 'import dkim' 2>/dev/null; then
        want_packages python3 python3-dkim || leave_out "DKIM check by dkimpy" "package python3-dkim is not installed and may not be installed here"
    fi
    if ! "$tools/node_modules/.bin/mailauth" --version >/dev/null 2>&1 || [ ! -f "$tools/node_modules/axe-core/axe.min.js" ]; then
        command -v npm >/dev/null || want_packages nodejs npm || true
        mkdir -p "$tools"
        # mailauth's own undici needs Node 22; this one runs on Node 18 and newer
        echo '{"private": true, "overrides": {"undici": "6.21.3"}}' > "$tools/package.json"
        npm install --silent --no-audit --no-fund --prefix "$tools" "mailauth@$MAILAUTH_VERSION" "axe-core@$AXE_VERSION" >/dev/null 2>&1 \
            || leave_out "DKIM check by mailauth, accessibility check by axe-core" "npm is missing or the npm registry could not be reached"
    fi
    if [ ! -x "$tools/mta/usr/sbin/exim4" ]; then
        unpack_mail_servers "$tools/mta" || leave_out "delivery reports of real Postfix and Exim" "packages postfix and exim4-daemon-light could not be unpacked here (it takes Debian, root and name spaces)"
    fi
    if [ ! -x /usr/lib/postgresql/15/bin/postgres ]; then
        # only the programs: no server of its own shall run
        as_root sh -c 'mkdir -p /etc/postgresql-common && [ -e /etc/postgresql-common/createcluster.conf ] \
            || echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf' || true
        want_packages postgresql-15 || leave_out "statements on PostgreSQL 15" "package postgresql-15 is not installed and may not be installed here"
    fi
    export MAILFLATRATE_TOOLS=$tools
}

say_what_was_left_out() {
    local line
    [ ${#LEFT_OUT[@]} = 0 ] && return 0
    say ""
    say "Left out:"
    for line in "${LEFT_OUT[@]}"; do say "- $line"; done
}
