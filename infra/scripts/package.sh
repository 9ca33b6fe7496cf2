#!/usr/bin/env bash
# Publishes the application for Azure, once, as what every stage then gets:
#
#   infra/scripts/package.sh artifacts/release
#
# Leaves there fair.zip, its SHA-256, its bill of materials, its version, and how many functions it has. Takes no package
# that is not in a lock file, on a laptop neither.
set -euo pipefail
cd "$(dirname "$0")/../.."
release=${1:?Say where to put the release.}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
published=$work/published
rm -rf "$release"
mkdir -p "$release"
release=$(cd "$release" && pwd)

version=$(dotnet msbuild functions/Fair/Fair.csproj -getProperty:Version)+$(git rev-parse --short=12 HEAD)
dotnet publish functions/Fair -c Release --nologo --output "$published" \
  -p:RestoreLockedMode=true -p:InformationalVersion="$version" -p:IncludeSourceRevisionInInformationalVersion=false
dotnet msbuild infra/scripts/pack.proj -nologo -p:From="$published" -p:To="$release/fair.zip"

(cd "$release" && sha256sum fair.zip > fair.zip.sha256)
echo "$version" > "$release/version"
node -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).length' "$published/functions.metadata" > "$release/functions"

# What went in, as restored for this very publish: the application, what it is made of, and what the host loads for it.
mkdir "$work/components"
cp --parents -t "$work/components" functions/{Fair,Typesetting}/{obj/project.assets.json,package.json,package-lock.json} \
  functions/Platform/obj/project.assets.json functions/Fair/obj/Release/net10.0/linux-x64/WorkerExtensions/obj/project.assets.json
dotnet tool restore
dotnet tool run sbom-tool -- generate -b "$published" -bc "$work/components" -m "$release" -V Error \
  -pn Fair -pv "$version" -ps "$(dotnet msbuild functions/Fair/Fair.csproj -getProperty:AssemblyName)" -nsb https://fair.example > /dev/null
mv "$release/_manifest/spdx_2.2/manifest.spdx.json" "$release/sbom.spdx.json"
rm -rf "$release/_manifest"
ls -l "$release"
