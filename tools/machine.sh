# shellcheck shell=bash
# What ./stillmatch and ./verify need of the machine, and how the program is built.
# Sourced by both, with `root` set to the checkout.

state=$root/.stillmatch
build_log=$state/build.log
stamp=$state/built
jar=$root/server/target/stillmatch-server.jar

# The JDK takes the names of files and what stands on the command line for what the locale says, which without one is
# ASCII, and then finds no file whose name has an accent.
[[ $(locale charmap 2>/dev/null) == UTF-8 ]] || export LC_ALL=C.UTF-8

say() { printf 'stillmatch: %s\n' "$*" >&2; }

die() {
  say "$*"
  exit 3
}

# Sets `feature` to the feature version of the JDK in a folder, empty where there is no JDK.
# The release file is read first because starting a JVM to ask costs more than the rest of the start.
read_feature() {
  local home=$1 line
  feature=
  [[ -x $home/bin/java && -x $home/bin/javac ]] || return 0
  if [[ -r $home/release ]]; then
    while IFS= read -r line; do
      if [[ $line =~ ^JAVA_VERSION=\"?([0-9]+) ]]; then
        feature=${BASH_REMATCH[1]}
        return 0
      fi
    done <"$home/release"
  fi
  line=$("$home/bin/java" -version 2>&1) || return 0
  if [[ $line =~ version\ \"([0-9]+) ]]; then
    feature=${BASH_REMATCH[1]}
  fi
}

# Sets `jdk` to the folder of a JDK of feature version 25, or fails.
find_jdk() {
  local candidate on_path
  if [[ -n ${STILLMATCH_JAVA_HOME:-} ]]; then
    jdk=$STILLMATCH_JAVA_HOME
    read_feature "$jdk"
    [[ $feature == 25 ]] ||
      die "STILLMATCH_JAVA_HOME is '$jdk', which is no JDK 25; correct it, or unset it to have one looked for."
    return 0
  fi
  on_path=$(readlink -f -- "$(command -v javac || true)" || true)
  for candidate in "${JAVA_HOME:-}" "${on_path%/bin/javac}" /usr/lib/jvm/* \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* /opt/*; do
    [[ -n $candidate ]] || continue
    read_feature "$candidate"
    if [[ $feature == 25 ]]; then
      jdk=$candidate
      return 0
    fi
  done
  return 1
}

need_jdk() {
  find_jdk && return
  local package=openjdk-25-jdk-headless
  if debian_has "$package"; then
    install_packages "$package" && find_jdk && return
    die "no JDK 25 was found. Install it:  apt-get install $package"
  fi
  die "no JDK 25 was found in JAVA_HOME, on the PATH, in /usr/lib/jvm, ~/.sdkman, ~/.jdks or /opt." \
    "Install Eclipse Temurin 25 (Debian package temurin-25-jdk from the Adoptium repository, or its archive" \
    "unpacked in /opt), or set STILLMATCH_JAVA_HOME to where a JDK 25 is."
}

debian_has() {
  command -v apt-cache >/dev/null && [[ $(apt-cache policy "$1" 2>/dev/null) =~ Candidate:\ [0-9] ]]
}

# Installs Debian packages where that is allowed: as root, unless STILLMATCH_NO_INSTALL is set.
install_packages() {
  [[ $EUID == 0 && -z ${STILLMATCH_NO_INSTALL:-} ]] && command -v apt-get >/dev/null || return 1
  say "installing with apt-get: $*"
  mkdir -p -- "$state"
  {
    apt-get update -q || true
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
  } </dev/null >"$state/apt.log" 2>&1
}

# need COMMAND PACKAGE PURPOSE
need() {
  command -v "$1" >/dev/null && return
  install_packages "$2" && command -v "$1" >/dev/null && return
  die "'$1' is missing: $3. Install it:  apt-get install $2"
}

# True when no source is newer than the last build. Folders count too, so that a removed file is noticed.
up_to_date() {
  [[ -f $stamp && -f $jar ]] || return 1
  local newer
  newer=$(find "$root/pom.xml" "$root/.mvn" "$root"/*/pom.xml "$root"/*/src/main \
    -newer "$stamp" -print -quit 2>/dev/null) || return 1
  [[ -z $newer ]]
}

# Builds the program if it needs it; of several starts at once, one builds and the others wait.
build() {
  up_to_date && return
  mkdir -p -- "$state" 2>/dev/null && [[ -w $state ]] ||
    die "the program has to be built, but $root cannot be written to; build it as the folder's owner: ./stillmatch --version"
  need mvn maven "the program is built with it"
  lock_build
  up_to_date || run_maven_build
  unlock_build
}

# Descriptor 9 holds the lock; nothing that is started meanwhile may inherit it.
lock_build() {
  command -v flock >/dev/null || return 0
  exec 9>"$state/build.lock"
  flock -n 9 || {
    say "waiting for another build in this folder"
    flock 9
  }
}

unlock_build() {
  exec 9>&-
}

run_maven_build() {
  local began=$SECONDS
  say "building the program (the first time Maven fetches what it needs, which takes minutes)"
  rm -f -- "$stamp"
  # Made before the build, so that whatever is edited meanwhile counts as newer.
  touch -- "$stamp.next"
  # mvn gets the JDK that was found here; its own search knows fewer folders.
  (cd -- "$root" && JAVA_HOME=$jdk exec mvn -q -B -Dmaven.test.skip=true -Djacoco.skip=true -Dcyclonedx.skip=true \
    -pl server -am package) </dev/null >"$build_log" 2>&1 9>&- || {
    tail -n 40 -- "$build_log" >&2
    die "the build failed; its last lines are above, the whole log is $build_log"
  }
  mv -f -- "$stamp.next" "$stamp"
  say "built in $((SECONDS - began)) s"
}
