#!/bin/sh
# Kills Starling at random moments, 300 times unless told otherwise, and looks each time at what it lost.
#
#   kill9.sh [KILLS [SEED]]
#
# A failure names its seed; the moments still depend on the machine.
set -eu
cd "$(dirname "$0")/../.."
exec mvn -B -q -Pquick test -Dtest=KillTest -Dstarling.kills="${1:-300}" ${2:+-Dstarling.seed="$2"}
