#!/usr/bin/env bash
# Traffic hosts: network namespaces with one interface on a network of the local VIM.
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
vim=$(readlink -m "${PAWL_STATE:-$here/../../.pawl}")/vim
PATH=$PATH:/usr/sbin:/sbin
# shellcheck source=deploy/local/fabric.sh
. "$here/fabric.sh"

usage() {
  cat <<'TEXT'
usage: ./pawl host COMMAND

  add NAME --network NET --address CIDR [--gateway IP]   attach a new host to a network
  exec NAME COMMAND...                                   run a program on a host
  del NAME                                               end a host and all that runs on it
  list                                                   name, network and address of each host

A host lives in namespaces of its own; this machine's network is not touched. A network is the one
that a VNF names in extVirtualLinks[].resourceId; it lives while a host or a VNF is on it.
TEXT
}

refuse() {
  printf 'pawl host: %s\n' "$1" >&2
  exit 2
}

check_name() {
  [[ ${1-} =~ ^[a-z0-9][a-z0-9-]{0,31}$ ]] ||
    refuse "'${1-}' is no host name: use up to 32 of a-z, 0-9 and '-'"
}

host_process() {
  check_name "${1-}"
  process_of "$vim/hosts/$1" || say_and_die "there is no host '$1' that runs; see ./pawl host list"
}

link_of() {
  printf 'h%s\n' "$(printf %s "$1" | sha256sum | cut -c -12)"
}

add_host() {
  local name=${1-} network='' address='' gateway=''
  check_name "$name"
  shift
  while [ $# -gt 0 ]; do
    [ $# -ge 2 ] || refuse "option '$1' needs a value"
    case $1 in
    --network) network=$2 ;;
    --address) address=$2 ;;
    --gateway) gateway=$2 ;;
    *) refuse "no option '$1' of add: use --network, --address, --gateway" ;;
    esac
    shift 2
  done
  [[ -n $network && ${#network} -le 255 && $network != *[[:cntrl:]]* ]] || refuse "--network needs a name of up to 255 characters"
  [ "$network" != mgmt ] || refuse "mgmt is the network between the VNFM and its guests: use another"
  [[ $address == */* ]] || refuse "--address needs an address with its prefix length, such as 10.0.0.1/24"
  lock_state
  ! process_of "$vim/hosts/$name" >/dev/null || say_and_die "host '$name' exists: delete it first"
  remove_host "$name" # what an add that was cut short has left
  mkdir -p "$vim/hosts/$name"
  printf '%s\n' "$network" >"$vim/hosts/$name/network"
  printf '%s\n' "$address" >"$vim/hosts/$name/address"
  half_made=$name
  trap 'remove_host "$half_made"' EXIT
  join_network "$network" "host-$name"
  attach "$name" "$network" "$address" "$gateway"
  trap - EXIT
}

# Makes the host's namespaces and lays its cable.
attach() {
  local name=$1 link pid
  local -a within
  link=$(link_of "$name")
  mapfile -t within < <(enter_user_namespace)
  hold_namespaces "$vim/hosts/$name" "${within[@]}" unshare --net --uts
  pid=$(process_of "$vim/hosts/$name")
  in_fabric ip -batch - <<BATCH
link add $link type veth peer name eth0 netns $pid
link set dev $link addrgenmode none
link set dev $link master $(bridge_of "$2")
link set dev $link up
BATCH
  in_fabric ethtool -K "$link" tx off tso off gso off >/dev/null
  in_network_of "$pid" ethtool -K eth0 tx off tso off gso off >/dev/null
  in_network_of "$pid" ip link set dev lo up
  in_network_of "$pid" ip link set dev eth0 addrgenmode none
  in_network_of "$pid" ip addr add "$3" dev eth0
  in_network_of "$pid" ip link set dev eth0 up
  [ -z "$4" ] || in_network_of "$pid" ip route add default via "$4"
}

# Prints, a line each, the arguments that enter the fabric's user namespace when it has its own.
enter_user_namespace() {
  local pid
  pid=$(process_of "$vim/fabric")
  [ "$(readlink "/proc/$pid/ns/user")" = "$(readlink /proc/self/ns/user)" ] ||
    printf '%s\n' nsenter --target "$pid" --user --preserve-credentials --
}

# Ends a host with every program in its network namespace, and takes its cable and files away.
remove_host() {
  local directory=$vim/hosts/$1 pid
  [ -d "$directory" ] || return 0
  if pid=$(process_of "$directory"); then
    end_all_in_network_of "$pid"
  fi
  end_process "$directory"
  remove_link "$(link_of "$1")"
  [ ! -s "$directory/network" ] || leave_network "$(cat "$directory/network")" "host-$1"
  rm -rf "$directory"
  rmdir "$vim/hosts" 2>/dev/null || true
}

list_hosts() {
  local directory running
  for directory in "$vim"/hosts/*/; do
    [ -s "$directory/address" ] || continue
    running=''
    process_of "$directory" >/dev/null || running='(ended)'
    printf '%-16s %-24s %s %s\n' "$(basename "$directory")" "$(cat "$directory/network")" "$(cat "$directory/address")" "$running"
  done
}

command=${1-help}
[ $# -eq 0 ] || shift
case $command in
add)
  add_host "$@"
  ;;
exec)
  pid=$(host_process "${1-}")
  [ $# -ge 2 ] || refuse "exec needs a program to run on '$1'"
  enter=(--net)
  [ "$(readlink "/proc/$pid/ns/user")" = "$(readlink /proc/self/ns/user)" ] || enter+=(--user --preserve-credentials)
  exec nsenter --target "$pid" "${enter[@]}" -- "${@:2}"
  ;;
del)
  check_name "${1-}"
  [ -d "$vim/hosts/$1" ] || say_and_die "there is no host '$1'; see ./pawl host list"
  lock_state
  remove_host "$1"
  ;;
list)
  list_hosts
  ;;
help | -h | --help)
  usage
  ;;
*)
  usage >&2
  exit 2
  ;;
esac
