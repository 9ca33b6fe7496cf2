#!/usr/bin/env bash
# Shows, or makes, what the files say of a stage:
#
#   infra/scripts/infra.sh what-if production rg-fair-production
#   infra/scripts/infra.sh deploy  production rg-fair-production
#
# "deploy" prints the outputs as name=value, for the steps that follow.
set -euo pipefail
cd "$(dirname "$0")/.."
what=${1:?what-if or deploy} stage=${2:?dev, staging or production} group=${3:?the resource group}
parameters=stages/$stage.bicepparam

# The version that the tests use, and no other. What it says of itself is no output of the stage.
az bicep install --version v0.49.2 >&2

case $what in
  what-if)
    # Asks for no right to change anything: roles are not checked, only what would change.
    az deployment group what-if --resource-group "$group" --parameters "$parameters" --validation-level ProviderNoRbac --no-prompt
    ;;
  deploy)
    az deployment group create --resource-group "$group" --name "fair-$stage" --parameters "$parameters" --no-prompt --output none
    az deployment group show --resource-group "$group" --name "fair-$stage" --query 'properties.outputs' --output json |
      node -e 'for (const [name, { value }] of Object.entries(JSON.parse(require("fs").readFileSync(0)))) console.log(`${name}=${value}`)'
    ;;
  *)
    echo "Say what-if or deploy." >&2
    exit 2
    ;;
esac
