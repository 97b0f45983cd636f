#!/bin/sh
# Process 1 of a process namespace: keeps a guest, a relay or a network namespace alive.
#
#   keep.sh LOG LIMIT hold
#   keep.sh LOG LIMIT relay FABRIC_PID OUTER_LISTEN OUTER_CONNECT INNER_LISTEN INNER_CONNECT
#   keep.sh LOG LIMIT guest HOSTNAME SERVER_DIR STATE_DIR MOUNT_POINT [NEEDED_DIR...] -- COMMAND...
#
# It prints its process id as the machine sees it, then waits on standard input for the word to go.
# When that input ends first, its starter has died before it could remember this process: it ends too.
set -eu

log=$1 limit=$2 mode=$3
shift 3
read -r pid _ </proc/self/stat
echo "$pid"
read -r _ || exit 1
exec </dev/null >>"$log" 2>&1

# Shows an empty directory in place of $1, but for those of the directories behind it that follow,
# up to the argument `--`.
hide() {
  hidden=$1
  shift
  [ -d "$hidden" ] || return 0
  mkdir "$mount_point/behind"
  mount --rbind "$hidden" "$mount_point/behind"
  mount -t tmpfs -o mode=1777 tmpfs "$hidden"
  for needed in "$@"; do
    case $needed in
    --) break ;;
    "$hidden"/*)
      mkdir -p "$needed"
      mount --rbind "$mount_point/behind/${needed#"$hidden"/}" "$needed"
      ;;
    esac
  done
  umount -l "$mount_point/behind"
  rmdir "$mount_point/behind"
}

# Copies the log away when it has grown beyond its limit. Writers append, so they go on at its new end.
watch_log() {
  while sleep 5; do
    if [ "$(stat -c %s "$log")" -gt "$limit" ]; then
      cp "$log" "$log.1"
      : >"$log"
    fi
  done
}

uptime_seconds() {
  read -r up _ </proc/uptime
  echo "${up%.*}"
}

stop() {
  stopping=true
  [ -z "$child" ] || kill -TERM "$child"
}

# Runs a command again whenever it ends: after 0.5 s, and after twice the last wait, up to 16 s,
# while it lives for less than 10 s.
supervise() {
  child='' stopping=false tenths=5
  trap stop TERM
  while ! $stopping; do
    began=$(uptime_seconds)
    "$@" &
    child=$!
    status=0
    wait "$child" || status=$?
    while kill -0 "$child" 2>/dev/null; do # a signal to this shell ends `wait` before the command does
      status=0
      wait "$child" || status=$?
    done
    child=''
    ! $stopping || break
    [ $(($(uptime_seconds) - began)) -lt 10 ] || tenths=5
    pause=$((tenths / 10)).$((tenths % 10))
    echo "$(date -u +%Y-%m-%dT%H:%M:%SZ) ended with status $status, starts again in $pause s: $1"
    sleep "$pause" &
    wait $! || true
    [ $tenths -ge 160 ] || tenths=$((tenths * 2))
  done
}

case $mode in
hold)
  exec sleep infinity
  ;;
relay)
  exec 9<"/proc/$1/ns/net"
  watch_log &
  supervise nsenter --net=/proc/self/fd/9 -- socat -t 30 "$4" "$5" &
  trap 'exit 0' TERM
  supervise socat -t 30 "$2" "$3"
  ;;
guest)
  hostname=$1 server=$2 state=$3 mount_point=$4
  shift 4
  hostname "$hostname"
  mount -t proc proc /proc
  mount -t sysfs sysfs /sys
  mount -t tmpfs -o mode=755 tmpfs "$mount_point"
  mkdir "$mount_point/config" "$mount_point/state" "$mount_point/console"
  mount -t tmpfs -o mode=755 tmpfs "$mount_point/config"
  cp -R "$server/config/." "$mount_point/config"
  mount -o remount,bind,ro "$mount_point/config"
  mount --bind "$server/state" "$mount_point/state"
  mount --bind "$server/console" "$mount_point/console"
  log=$mount_point/console/${log##*/}
  needed_count=0
  for argument in "$@"; do
    [ "$argument" != -- ] || break
    needed_count=$((needed_count + 1))
  done
  hide /tmp "$@"
  hide "$state" "$@"
  shift $((needed_count + 1))
  export HOME="$mount_point/state" PAWL_CONFIG_DRIVE="$mount_point/config" PAWL_AGENT_STATE="$mount_point/state"
  cd "$HOME"
  watch_log &
  supervise "$@"
  ;;
esac
