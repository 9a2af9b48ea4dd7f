#!/usr/bin/env bash
# The main job on a cluster of processes on this machine: one coordinator (which also owns languages and trains) and N generators.
# Generates, filters, writes the corpus, trains, scores. A second start goes on where the first stopped. Ctrl-C stops what this script started.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
caller=$OLDPWD

usage() {
  cat <<'EOF'
usage: ./run-cluster.sh [--nodes N] [--languages en,es] [--samples N] [--endpoint NAME] [--workspace DIR] [--seed N] [--replay-only] [--set KEY=VALUE]... [--verbose]

  --nodes N         generator processes beside the coordinator (default 2)
  --languages A,B   language tags (default: every file in cultural-profiles/)
  --samples N       samples to accept, a language (default 500)
  --endpoint NAME   endpoint of hocon/synthemotion.conf that answers (default embedded: no key, no network); several with commas
  --workspace DIR   where everything is written and resumed from (default ./workspace)
  --seed N          seed of everything that is chosen by chance (default 42)
  --replay-only     make the corpus from the response store alone: no endpoint is asked
  --set KEY=VALUE   any setting of hocon/synthemotion.conf
  --verbose         stack traces and the cluster's log

Ends with exit code 0 (done), 1 (stopped early; the same command goes on), 2 (bad input), 130 (Ctrl-C).
EOF
}

nodes=2
options=()
workspace=()
while [ $# -gt 0 ]; do
  case "$1" in
    -h|--help) usage; exit 0 ;;
    --nodes) [ $# -ge 2 ] || { echo "run-cluster.sh: --nodes needs a number" >&2; exit 2; }; nodes=$2; shift 2 ;;
    --nodes=*) nodes=${1#*=}; shift ;;
    --workspace) [ $# -ge 2 ] || { echo "run-cluster.sh: --workspace needs a folder" >&2; exit 2; }; workspace=("$2"); shift 2 ;;
    --workspace=*) workspace=("${1#*=}"); shift ;;
    --languages|--samples|--endpoint|--seed|--set|--settings)
      [ $# -ge 2 ] || { echo "run-cluster.sh: $1 needs a value" >&2; exit 2; }; options+=("$1" "$2"); shift 2 ;;
    --languages=*|--samples=*|--endpoint=*|--seed=*|--set=*|--settings=*) options+=("$1"); shift ;;
    --verbose|--replay-only) options+=("$1"); shift ;;
    *) echo "run-cluster.sh: unknown option $1" >&2; usage >&2; exit 2 ;;
  esac
done
case "$nodes" in ''|*[!0-9]*|0) echo "run-cluster.sh: --nodes $nodes: a whole number of 1 or more belongs here" >&2; exit 2 ;; esac
case "${workspace[0]-}" in '') workspace=("$PWD/workspace") ;; /*) ;; *) workspace=("$caller/${workspace[0]}") ;; esac

if ! command -v dotnet >/dev/null 2>&1 || ! dotnet --list-sdks 2>/dev/null | grep -q '^1[0-9]\.'; then
  echo "run-cluster.sh: the .NET 10 SDK is not installed. Install it from https://dotnet.microsoft.com/download/dotnet/10.0" >&2
  echo "  (Debian, Ubuntu: package dotnet-sdk-10.0; macOS: brew install --cask dotnet-sdk; Windows: winget install Microsoft.DotNet.SDK.10)" >&2
  exit 2
fi

# SYNTHEMOTION_PROGRAM: a synthemotion.dll that is built already (a published one, the tests' own).
if [ -z "${SYNTHEMOTION_PROGRAM:-}" ]; then
  echo "Building ..."
  if ! log=$(dotnet build src/SynthEmotion.Cli -c Release -v quiet -nologo -clp:ErrorsOnly 2>&1); then
    printf '%s\n' "$log" >&2
    exit 1
  fi
  SYNTHEMOTION_PROGRAM=$PWD/src/SynthEmotion.Cli/bin/Release/net10.0/synthemotion.dll
fi
program=(dotnet "$SYNTHEMOTION_PROGRAM")

# Each process is supervised by a background loop: what dies by a signal or is downed by the cluster is started again, with growing pauses,
# at most this often; what ends by itself stays ended.
max_restarts=5
children=()

supervise() { # name command...
  local name=$1 child='' code attempt=0
  shift
  trap 'if [ -n "$child" ]; then kill -TERM "$child" 2>/dev/null; wait "$child"; fi; exit 130' TERM INT
  while :; do
    "$@" &
    child=$!
    wait "$child"; code=$?
    child=''
    case "$code" in
      0|1|2|130|143) return "$code" ;; # done, failed for good, bad input, stopped
    esac
    attempt=$((attempt + 1))
    if [ "$attempt" -gt "$max_restarts" ]; then
      echo "run-cluster.sh: $name ended with code $code and was restarted $max_restarts times; giving up" >&2
      return 1
    fi
    echo "run-cluster.sh: $name ended with code $code; starting it again ($attempt of $max_restarts)" >&2
    sleep "$attempt" &
    child=$!
    wait "$child"
  done
}

generate() { # number: a supervised generator; one that cannot go on tells the script
  supervise "generator $1" "${program[@]}" node --number "$1" --workspace "${workspace[0]}" ${options[@]+"${options[@]}"} </dev/null >>"${workspace[0]}/logs/generator-$1.log" 2>&1
  code=$?
  case "$code" in
    0|130|143) ;;
    *) kill -USR1 "$script" 2>/dev/null ;;
  esac
  return "$code"
}

stop() {
  trap '' INT TERM USR1
  for child in ${children[@]+"${children[@]}"}; do kill -TERM "$child" 2>/dev/null; done
  for child in ${children[@]+"${children[@]}"}; do wait "$child" 2>/dev/null; done
}

lost=0
lose() {
  lost=$((lost + 1))
  [ "$lost" -lt "$nodes" ] && return
  stop
  echo "run-cluster.sh: no generator could go on; the end of ${workspace[0]}/logs/generator-1.log:" >&2
  tail -n 5 "${workspace[0]}/logs/generator-1.log" >&2
  exit 1
}

script=$$
trap 'stop; exit 130' INT TERM
trap lose USR1

# Checks everything and shows what is going to be asked; nothing is written when something is wrong.
"${program[@]}" plan --nodes "$nodes" --workspace "${workspace[0]}" ${options[@]+"${options[@]}"} || exit $?
mkdir -p "${workspace[0]}/logs" || exit 2

supervise coordinator "${program[@]}" run --nodes "$nodes" --workspace "${workspace[0]}" ${options[@]+"${options[@]}"} &
coordinator=$!
children+=("$coordinator")
for ((k = 1; k <= nodes; k++)); do
  generate "$k" &
  children+=($!)
done
while kill -0 "$coordinator" 2>/dev/null; do wait "$coordinator"; done
wait "$coordinator"; code=$?
stop
exit "$code"
