#!/usr/bin/env bash
# Asks whether the package sources tell of known vulnerabilities: of a source that does not, NuGet says nothing, and every
# audit passes. The pipelines run it; infra/README.md says what to do where it fails.
set -euo pipefail
cd "$(dirname "$0")/../.."
project=artifacts/advisories
mkdir -p "$project"
# An old version with an advisory of high severity, GHSA-5crp-9r3c-p9vr, known since 2022. Nothing of it is built.
cat > "$project/advisories.csproj" <<'END'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageReference Include="Newtonsoft.Json" Version="12.0.3" /></ItemGroup>
</Project>
END
# Without the repository's rules, by which it would fail and be no answer.
said=$(dotnet restore "$project" --force -p:ImportDirectoryBuildProps=false -p:ImportDirectoryPackagesProps=false 2>&1) || { echo "$said" >&2; exit 1; }
if [[ $said != *NU1903* ]]; then
  echo "The package sources tell of no vulnerabilities: Newtonsoft.Json 12.0.3 passed." >&2
  exit 1
fi
echo "The package sources tell of known vulnerabilities."
