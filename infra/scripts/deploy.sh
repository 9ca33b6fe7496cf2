#!/usr/bin/env bash
# Ships a release to a stage, asks the site whether it works, and goes back to the release before if it does not:
#
#   APP=func-… STORAGE=stfair… ORIGIN=https://… GROUP=rg-… SMOKE_TEST_KEY=… infra/scripts/deploy.sh artifacts/release
#
# Releases that passed are kept in the container "releases"; the blob "current" names the one that runs. Ends with 1 if
# the release did not pass, also when going back succeeded.
set -euo pipefail
: "${APP:?}" "${STORAGE:?}" "${ORIGIN:?}" "${GROUP:?}" "${SMOKE_TEST_KEY:?}"
release=$(cd "${1:?Say where the release is.}" && pwd)
scripts=$(cd "$(dirname "$0")" && pwd)
before=$(mktemp -d)
trap 'rm -rf "$before"' EXIT

blob() {
  az storage blob "$@" --account-name "$STORAGE" --container-name releases --auth-mode login
}

fetch_before() {
  # On a line of its own: a question that fails is no answer "there is none".
  local known
  known=$(blob exists --name current --query exists --output tsv)
  if [[ $known != true ]]; then
    echo "There is no release before this one."
    return
  fi
  blob download --name current --file "$before/current" --output none
  for file in fair.zip fair.zip.sha256 version functions; do
    blob download --name "$(cat "$before/current")/$file" --file "$before/$file" --output none
  done
}

ship() {
  (cd "$1" && sha256sum --check --quiet fair.zip.sha256) || return 1
  # Its word counts for nothing: it calls a healthy application failed, and one without functions a success.
  az functionapp deployment source config-zip --resource-group "$GROUP" --name "$APP" --src "$1/fair.zip" --output none ||
    echo "The deployment says that it failed; the smoke test decides."
}

# Whether the host has found every function of the release: some deployments lose them.
registered() {
  local found=none
  for _ in $(seq "${TRIES:-30}"); do
    found=$(az functionapp function list --resource-group "$GROUP" --name "$APP" --query 'length(@)' --output tsv || echo none)
    [[ $found == "$(cat "$1/functions")" ]] && return 0
    sleep "${PAUSE:-10}"
  done
  echo "The host knows $found functions, not $(cat "$1/functions")." >&2
  return 1
}

works() {
  node "$scripts/smoke-test.mjs" --origin "$ORIGIN" --version "$(cat "$1/version")" --functions "$(cat "$1/functions")" --patience "${PATIENCE:-300}" &&
    registered "$1"
}

keep() {
  local name
  name=fair-$(tr '+' '-' < "$release/version")
  for file in fair.zip fair.zip.sha256 version functions; do
    blob upload --name "$name/$file" --file "$release/$file" --overwrite --output none
  done
  echo "$name" > "$before/current"
  blob upload --name current --file "$before/current" --overwrite --output none
}

fetch_before
if ship "$release" && works "$release"; then
  keep
  echo "$(cat "$release/version") runs at $ORIGIN."
elif [[ -f $before/fair.zip ]]; then
  echo "Going back to $(cat "$before/version")." >&2
  ship "$before" && works "$before" || echo "The release before does not work either: see infra/README.md, \"Going back\"." >&2
  exit 1
else
  echo "The release does not work, and there is none to go back to." >&2
  exit 1
fi
