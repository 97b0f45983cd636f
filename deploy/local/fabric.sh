# shellcheck shell=bash disable=SC2154 # $vim is set by who sources this
# The local VIM's namespaces, as shell scripts see them. Sourced by host.sh and clean.sh, which set
# $vim, the VIM's state directory. What lies in it, and the VNFM keeps to the same:
#
#   lock                       flock(1)ed by whoever changes anything
#   fabric/process             "PID START BOOT" of the process that holds the bridges' namespace
#   networks/BRIDGE/USER       one file for each port or host on a network; the last one out takes
#                              the bridge with it, the last bridge takes the fabric
#   hosts/NAME/{process,network,address}
#   servers/ID/{process,relay/process}, gateway/process, ports/ID.json

say_and_die() {
  printf 'pawl %s: %s\n' "$(basename "$0" .sh)" "$*" >&2
  exit 1
}

# Waits for the lock of the state directory; it is held until this script ends.
lock_state() {
  (umask 077 && mkdir -p "$vim")
  exec 9>>"$vim/lock"
  flock --timeout 60 9 || say_and_die "another process has held $vim/lock for 60 s"
}

# When a process started, in clock ticks after the machine did; nothing when it has ended.
started_at() {
  local stat fields
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  read -ra fields <<<"${stat##*) }"
  [[ ${fields[0]} != [ZX] ]] && printf '%s\n' "${fields[19]}"
}

# Prints the id of the process that a record names, if that very process runs.
process_of() {
  local pid start boot
  [ -s "$1/process" ] && read -r pid start boot <"$1/process" &&
    [ "$boot" = "$(cat /proc/sys/kernel/random/boot_id)" ] && [ "$(started_at "$pid")" = "$start" ] &&
    printf '%s\n' "$pid"
}

# Ends the process that a record names, and with it all in its process namespace.
end_process() {
  local pid tries=0
  pid=$(process_of "$1") || return 0
  kill -KILL "$pid"
  while process_of "$1" >/dev/null; do
    tries=$((tries + 1))
    [ $tries -lt 500 ] || say_and_die "process $pid does not end"
    sleep 0.02
  done
}

# Ends every process in the network namespace of a process, which none but its own programs are in.
end_all_in_network_of() {
  local namespace directory own
  namespace=$(readlink "/proc/$1/ns/net") && own=$(readlink /proc/self/ns/net)
  [[ -n $namespace && $namespace != "$own" ]] || say_and_die "process $1 has no network of its own"
  for directory in /proc/[0-9]*; do
    if [ "$(readlink "$directory/ns/net" 2>/dev/null)" = "$namespace" ]; then
      kill -KILL "${directory#/proc/}" 2>/dev/null || true # it may just have ended
    fi
  done
}

bridge_of() {
  printf 'br%s\n' "$(printf %s "$1" | sha256sum | cut -c -12)"
}

mac_of() {
  printf '02%s\n' "$(printf %s "$1" | cut -c 3-12 | sed 's/../:&/g')"
}

# Runs a program in the network namespace of a process.
in_network_of() {
  local pid=$1
  shift
  if [ "$(readlink "/proc/$pid/ns/user")" = "$(readlink /proc/self/ns/user)" ]; then
    nsenter --target "$pid" --net -- "$@"
  else
    nsenter --target "$pid" --net --user --preserve-credentials -- "$@"
  fi
}

# Runs a program in the network namespace of the bridges.
in_fabric() {
  local pid
  pid=$(process_of "$vim/fabric") || say_and_die "the network of $vim does not run"
  in_network_of "$pid" "$@"
}

has_link() {
  in_fabric ip link show dev "$1" >/dev/null 2>&1
}

# Starts a process that does nothing but hold new namespaces, and remembers it in a directory. It
# writes its own record, so that there is never one that nobody knows. $2...: how to get there.
hold_namespaces() {
  local directory=$1 tries=0
  shift
  mkdir -p "$directory"
  rm -f "$directory/process"
  # shellcheck disable=SC2016 # the inner shell expands these
  setsid "$@" --pid --fork --kill-child sh -c '
    read -r pid _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ start _ </proc/self/stat
    read -r boot </proc/sys/kernel/random/boot_id
    echo "$pid $start $boot" >"$1/process.new" && mv "$1/process.new" "$1/process"
    exec sleep infinity' hold "$directory" </dev/null >/dev/null 2>"$directory/log" 9>&- &
  disown # its end is no news
  until process_of "$directory" >/dev/null; do
    tries=$((tries + 1))
    [ $tries -lt 500 ] || say_and_die "cannot make namespaces: $(cat "$directory/log")"
    sleep 0.01
  done
}

# True when this user may make network namespaces without a user namespace of its own.
may_make_namespaces() {
  local effective
  effective=$(sed -n 's/^CapEff:\s*//p' /proc/self/status)
  [ $((0x$effective & 0x201000)) = $((0x201000)) ] # CAP_SYS_ADMIN and CAP_NET_ADMIN
}

# Puts a user on a network; the fabric and the bridge come into being when they are not there.
join_network() {
  local network=$1 user=$2 bridge
  local -a unshare=(unshare --net)
  bridge=$(bridge_of "$network")
  (umask 077 && mkdir -p "$vim/networks/$bridge" && printf '%s\n' "$network" >"$vim/networks/$bridge/$user")
  if ! process_of "$vim/fabric" >/dev/null; then
    may_make_namespaces || unshare=(unshare --user --map-root-user --net)
    hold_namespaces "$vim/fabric" "${unshare[@]}"
    in_fabric ip link set dev lo up
  fi
  # With an address of its own: else it has the lowest of its ports', and changes it when that port goes.
  has_link "$bridge" || in_fabric ip link add name "$bridge" address "$(mac_of "$bridge")" type bridge mcast_snooping 0
  in_fabric ip link set dev "$bridge" addrgenmode none
  in_fabric ip link set dev "$bridge" up
}

# Takes a user from a network; the bridge and the fabric go when they have no other.
leave_network() {
  local bridge
  bridge=$(bridge_of "$1")
  rm -f "$vim/networks/$bridge/$2"
  [ -d "$vim/networks/$bridge" ] && rmdir "$vim/networks/$bridge" 2>/dev/null || return 0
  if process_of "$vim/fabric" >/dev/null && has_link "$bridge"; then
    in_fabric ip link del dev "$bridge"
  fi
  if rmdir "$vim/networks" 2>/dev/null; then
    end_process "$vim/fabric"
    rm -rf "$vim/fabric"
  fi
}

# Removes a link of the fabric with its other end. The kernel may be at it already.
remove_link() {
  process_of "$vim/fabric" >/dev/null && has_link "$1" || return 0
  in_fabric ip link del dev "$1" 2>/dev/null || ! has_link "$1" || say_and_die "cannot remove link $1"
}
