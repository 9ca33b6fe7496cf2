#!/usr/bin/env bash
# Writes anew what Bicep foresees for each stage, with made-up ids: infra/stages/*.snapshot.json. Needs no network.
# BICEP names the program; the tests' build has fetched one into the NuGet folder.
set -euo pipefail
cd "$(dirname "$0")/.."
bicep=${BICEP:-${NUGET_PACKAGES:-$HOME/.nuget/packages}/azure.bicep.commandline.linux-x64/0.49.2/tools/bicep}
unset ENTRA_CLIENT_ID DEPLOYER_PRINCIPAL_ID CUSTOM_DOMAIN
"$bicep" format --pattern '**/*.bicep'
"$bicep" format --pattern '**/*.bicepparam'
for parameters in stages/*.bicepparam; do
  "$bicep" snapshot "$parameters" --mode overwrite --location spaincentral --resource-group rg-fair \
    --tenant-id 00000000-0000-0000-0000-000000000001 --subscription-id 00000000-0000-0000-0000-000000000002
done
