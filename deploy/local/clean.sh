#!/usr/bin/env bash
# Ends every server, host and network of one state directory of the local VIM, and nothing else:
# a process is ended only when its id and its start are those that were written down.
#
#   clean.sh [--keep] STATE_DIR     --keep leaves the records and disks of servers, and their ports:
#                                   the VNFM starts those that ran when it starts
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
PATH=$PATH:/usr/sbin:/sbin
# shellcheck source=deploy/local/fabric.sh
. "$here/fabric.sh"

keep=false
if [ "${1-}" = --keep ]; then
  keep=true
  shift
fi
[[ $# = 1 && -n $1 ]] || {
  echo 'usage: clean.sh [--keep] STATE_DIR' >&2
  exit 2
}
vim=$(readlink -m "$1")
[ -d "$vim" ] || exit 0
lock_state

if $keep; then
  for directory in "$vim"/servers/*/; do
    ! process_of "$directory" >/dev/null || : >"$directory/powered-off"
  done
fi
for directory in "$vim"/servers/*/relay "$vim"/servers/*/ "$vim/gateway"; do
  end_process "$directory"
done
for directory in "$vim"/hosts/*/; do
  if pid=$(process_of "$directory"); then
    end_all_in_network_of "$pid"
  fi
  end_process "$directory"
done
end_process "$vim/fabric"

rm -rf "$vim/hosts" "$vim/gateway" "$vim/fabric" "$vim"/servers/*/relay "$vim"/networks/*/host-*
$keep || rm -rf "$vim/servers" "$vim/ports" "$vim/networks" "$vim/keep.sh" "$vim/lock"
