#!/usr/bin/env bash
# The launcher works from anywhere, through a link, with spaces in paths, and says what it lacks.
set -euo pipefail

root=$(dirname -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")")
scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT

checks=0
expect() {
  local what=$1 wanted=$2 status=0
  shift 2
  "$@" >"$scratch/out" 2>"$scratch/err" || status=$?
  checks=$((checks + 1))
  if ((status != wanted)); then
    cat -- "$scratch/err" >&2
    echo "FAILED launcher: $what ended with $status instead of $wanted"
    exit 1
  fi
}
says() {
  if ! grep -q -- "$1" "$scratch/out" "$scratch/err"; then
    cat -- "$scratch/out" "$scratch/err" >&2
    echo "FAILED launcher: nothing was said of '$1'"
    exit 1
  fi
}

mkdir -- "$scratch/two words"
cd -- "$scratch/two words"
ln -s -- "$root/stillmatch" "a link"

expect "a start through a link" 0 "./a link" --version
says "Stillmatch"
expect "a start without a home" 0 env -u HOME "$root/stillmatch" --help
expect "a start with an empty home" 0 env HOME= "$root/stillmatch" --version
expect "an unknown command" 2 "$root/stillmatch" no-such-command
expect "a start with a folder that is no JDK" 3 env STILLMATCH_JAVA_HOME="$scratch" "$root/stillmatch" --version
says "JDK 25"
echo nothing >"café.json"
expect "a file with an accent in its name, where no locale is set" 1 env LC_ALL=C "$root/stillmatch" verify "café.json"
says "café.json"

if [[ $VERIFY_FULL == 1 ]]; then
  git -c safe.directory='*' clone -q --no-hardlinks "$root" "fresh clone"
  "fresh clone/stillmatch" --version >first.out 2>first.err &
  first=$!
  expect "two first starts at once in a folder with a space" 0 "fresh clone/stillmatch" --version
  wait "$first"
  if (($(cat first.err "$scratch/err" | grep -c "building the program") != 1)); then
    echo "FAILED launcher: two first starts at once did not build once"
    exit 1
  fi
  expect "the next start" 0 "fresh clone/stillmatch" --version
fi

echo "ok launcher: $checks starts"
