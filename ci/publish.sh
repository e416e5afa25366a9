#!/bin/sh
# What CI does with the texts, step by step; on a laptop each step does the same. Explained in docs/guide/ci.en.md.
#
#   setup            install Paraph into .venv: from this checkout, or from wheels/paraph-*.whl beside the texts;
#                    where `paraph` is a command already (a container image), nothing
#   check            every fault of the texts; fails if there are errors
#   build            the originals, into dist/
#   package          the draft packages for the house, proved, into packages/internal/
#   pages [--strict] what paraph.toml lets onto the project's Pages, into packages/public/; --strict: exit code 3 if nothing
#   release          the packages of a committed state, into packages/release/
#   attach           the ZIPs of packages/release/ to the release of the tag that CI runs for
#   changes [BASE]   what the texts say otherwise than BASE, into packages/changes/
#   post             packages/changes/changes.md beneath the merge request that CI runs for
#
# Only `setup` (through pip), `attach` and `post` (the forge's own API, ci/forge.py) need a network.
set -eu
cd "$(dirname "$0")/.."

PACKAGES=packages
NOTHING=3
export LC_ALL=C.UTF-8 NO_COLOR=1 PARAPH_UI="${PARAPH_UI:-en}"

# A container may run as somebody else than the owner of the checkout, and git would say nothing of its revision.
if [ -n "${CI:-}" ]; then
  export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0="$PWD"
fi

fail() {
  echo "ci/publish.sh: $*" >&2
  exit 2
}

# ---- Paraph

tool() {
  if [ -n "${PARAPH:-}" ]; then
    "$PARAPH" "$@"
  elif [ -x .venv/bin/paraph ]; then
    .venv/bin/paraph "$@"
  else
    paraph "$@"
  fi
}

python() {
  if [ -x .venv/bin/python ]; then .venv/bin/python "$@"; else python3 "$@"; fi
}

wheel() {
  for each in wheels/paraph-*.whl; do
    if [ -f "$each" ]; then echo "$each"; fi
  done | tail -n 1
}

# The machine's own pip: a bare Debian cannot put one into a new environment.
put() {
  python3 -m pip --python .venv/bin/python --disable-pip-version-check -q install "$@"
}

setup() {
  if [ -d src/paraph ]; then
    from=.
  else
    from=$(wheel)
  fi
  if [ -z "$from" ]; then
    [ -n "${PARAPH:-}" ] || command -v paraph >/dev/null || fail "no Paraph: put its wheel into wheels/ (see the guide)"
    tool --version
    return
  fi
  lock=requirements/runtime.lock
  if [ -n "${PARAPH_SIGN_KEY:-}${PARAPH_PDF_KEY:-}" ]; then lock=requirements/sign.lock; fi
  [ -f "$lock" ] || fail "$lock is missing: copy it beside the texts (see the guide)"
  [ -x .venv/bin/python ] || python3 -m venv --without-pip .venv
  # Wheels with known digests only: nothing that was downloaded runs while it is installed.
  put --only-binary :all: --require-hashes -r "$lock"
  put --no-deps --no-index --no-build-isolation "$from"
  tool --version
}

# ---- packages

publish() {
  folder=$1
  shift
  tool publish --out "$folder" "$@"
  # Where nothing may be published nothing is there.
  if [ -f "$folder/manifest.json" ]; then prove "$folder"; fi
}

prove() {
  (cd "$1" && sha256sum --check --quiet SHA256SUMS)
  tool verify "$1"
}

pages() {
  rm -rf "$PACKAGES/public"
  publish "$PACKAGES/public" --pages
  ready=false
  if [ -f "$PACKAGES/public/manifest.json" ]; then
    grep -q '"audience": "public"' "$PACKAGES/public/manifest.json" || fail "what was to be public is not"
    ready=true
  fi
  if [ -n "${GITHUB_OUTPUT:-}" ]; then echo "ready=$ready" >>"$GITHUB_OUTPUT"; fi
  if [ "$ready" = false ] && [ "${1:-}" = --strict ]; then exit "$NOTHING"; fi
}

# ---- what a merge request changes

target() {
  if [ -n "${1:-}" ]; then
    echo "$1"
  elif [ -n "${GITHUB_BASE_REF:-}" ]; then
    echo "origin/$GITHUB_BASE_REF"
  else
    echo "${CI_MERGE_REQUEST_TARGET_BRANCH_SHA:-${CI_MERGE_REQUEST_DIFF_BASE_SHA:-}}"
  fi
}

changes() {
  against=$(target "${1:-}")
  [ -n "$against" ] || fail "name the branch or commit to compare with: ci/publish.sh changes main"
  git rev-parse --quiet --verify --end-of-options "$against^{commit}" >/dev/null || fail "git knows no $against"
  base=$(git merge-base "$against" HEAD) || fail "$against and this text have no common history: fetch all of it"
  rm -rf "$PACKAGES/changes"
  mkdir -p "$PACKAGES/changes"
  list=$PACKAGES/changes/changes.md
  {
    echo "<!-- paraph: changes -->"
    echo "### Paraph: $(git rev-parse --short=8 "$base") → $(git rev-parse --short=8 HEAD)"
  } >"$list"
  for folder in agreements/*/; do
    name=$(basename "$folder")
    if git cat-file -e "$base:agreements/$name/agreement.yaml" 2>/dev/null; then
      changed "$name" "$base"
    elif [ -f "$folder/agreement.yaml" ]; then
      printf '\n**+ %s**\n' "$name" >>"$list"
    fi
  done
  git ls-tree -d --name-only "$base:agreements" | while read -r name; do
    if [ ! -f "agreements/$name/agreement.yaml" ]; then printf '\n**− %s**\n' "$name" >>"$list"; fi
  done
  [ "$(wc -l <"$list")" -gt 2 ] || printf '\nThe texts are the same.\n' >>"$list"
  cat "$list"
  if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat "$list" >>"$GITHUB_STEP_SUMMARY"; fi
}

# One agreement. Its list is indented: so a forge shows it letter for letter, whatever the words are.
changed() {
  code=0
  text=$(tool diff "$1" "$2" work --format text --format html --out "$PACKAGES/changes" 2>&1) || code=$?
  # 1: the text of one side has faults and cannot be compared. That is said, and is the business of `check`.
  [ "$code" -le 1 ] || fail "$text"
  if [ "$code" = 0 ] && [ ! -d "$PACKAGES/changes/$1" ]; then return; fi
  {
    echo
    printf '%s\n' "$text" | sed 's/^/    /'
  } >>"$list"
}

case "${1:-}" in
  setup) setup ;;
  check) tool check ;;
  build) tool build ;;
  package) publish "$PACKAGES/internal" ;;
  pages) pages "${2:-}" ;;
  release) publish "$PACKAGES/release" --release --audience "${PARAPH_RELEASE_AUDIENCE:-internal}" ;;
  attach) python ci/forge.py attach "$PACKAGES/release" ;;
  changes) changes "${2:-}" ;;
  post) python ci/forge.py post "$PACKAGES/changes/changes.md" ;;
  *) fail "name one step: setup, check, build, package, pages, release, attach, changes, post" ;;
esac
