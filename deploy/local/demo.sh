#!/usr/bin/env bash
# Tells the story of one function against a running Pawl, each call shown: from its package to
# filtered packets, a change while it runs, and back to nothing. Called by ./pawl demo.
set -euo pipefail
cd "$PAWL_HOME"

base=https://localhost:$PAWL_PORT
token=$("$PAWL_HOME/pawl" token)
left=demo-left right=demo-right
alice=demo-alice bob=demo-bob
bob_address=10.77.0.2
vnf=''

step() {
  printf '\n\033[1m%s\033[0m\n' "$*"
}

note() {
  printf '   %s\n' "$*"
}

# Shows a call as the curl line a reader could type, makes it, and leaves its answer in $answer and
# its Location in $location.
call() {
  local method=$1 path=$2 headers
  shift 2
  printf '   \033[36m%s %s\033[0m\n' "$method" "$path"
  headers=$(mktemp)
  answer=$(curl -sS --fail-with-body --max-time 60 --cacert "$PAWL_STATE/ca.pem" -D "$headers" \
    -H "Authorization: Bearer $token" -X "$method" "$@" "$base$path") || {
    printf '%s\n' "$answer" >&2
    rm -f "$headers"
    exit 1
  }
  location=$(sed -n 's/^[Ll]ocation: *\(.*\)\r$/\1/p' "$headers")
  etag=$(sed -n 's/^[Ee][Tt][Aa][Gg]: *\(.*\)\r$/\1/p' "$headers")
  rm -f "$headers"
}

json=(-H 'Content-Type: application/json')

# Waits for the operation whose occurrence is at $location, and shows its steps.
await_operation() {
  local occurrence=${location#"$base"} state
  while :; do
    state=$(curl -sS --max-time 10 --cacert "$PAWL_STATE/ca.pem" -H "Authorization: Bearer $token" "$base$occurrence" | jq -r .operationState)
    case $state in
    STARTING | PROCESSING | ROLLING_BACK) sleep 0.1 ;;
    COMPLETED) break ;;
    *)
      curl -sS --cacert "$PAWL_STATE/ca.pem" -H "Authorization: Bearer $token" "$base$occurrence" | jq .error >&2
      exit 1
      ;;
    esac
  done
  note "operation ${occurrence##*/} is $state"
}

host() {
  "$PAWL_HOME/pawl" host "$@"
}

# What the network looks like to alice, in one line each.
try_ping() {
  if host exec $alice ping -q -c 3 -i 0.2 -W 1 $bob_address >/dev/null 2>&1; then
    note "ping alice → bob: answered"
  else
    note "ping alice → bob: no answer"
  fi
}

try_tcp() {
  local answered
  answered=$(host exec $alice timeout 3 socat -T 2 - "TCP:$bob_address:$1,connect-timeout=2" </dev/null 2>/dev/null || true)
  note "TCP alice → bob, port $1: ${answered:-no connection}"
}

counters() {
  call GET "/operator/v1/vnf_instances/$vnf/vnfcs/$vnfc/statistics"
  jq -r '.ports[] | "   \(.name): \(.rxPackets) packets in, \(.txPackets) out"' <<<"$answer"
}

clean_up() {
  host del $alice >/dev/null 2>&1 || true
  host del $bob >/dev/null 2>&1 || true
  for pid in "${listeners[@]}"; do kill "$pid" 2>/dev/null || true; done
}
listeners=()
trap clean_up EXIT

now_ms() {
  printf '%d\n' $((${EPOCHREALTIME/./} / 1000))
}

step "1. Two hosts on two networks, and nothing between them"
host add $alice --network $left --address 10.77.0.1/24
host add $bob --network $right --address $bob_address/24
for port in 8080 23; do
  "$PAWL_HOME/pawl" host exec $bob socat "TCP-LISTEN:$port,fork,reuseaddr" SYSTEM:'echo hello from bob' &
  listeners+=($!)
  disown
done
try_ping

step "2. A VNF developer uploads the firewall: descriptor, Click configuration, digests"
csar=deploy/target/vnf-packages/firewall.csar
call GET '/vnfpkgm/v2/vnf_packages'
held=$(jq -r '.[] | select(.vnfProductName == "firewall") | .id + " " + .usageState + " " + .vnfdId' <<<"$answer" | head -n 1)
began=$(now_ms)
if [ -n "$held" ] && [ "$(cut -d' ' -f2 <<<"$held")" = NOT_IN_USE ]; then
  note "it is on-boarded already and not in use: it goes first, so that the clock sees the whole way"
  call PATCH "/vnfpkgm/v2/vnf_packages/${held%% *}" "${json[@]}" -d '{"operationalState":"DISABLED"}'
  call DELETE "/vnfpkgm/v2/vnf_packages/${held%% *}"
  held=''
fi
if [ -z "$held" ]; then
  began=$(now_ms)
  call POST '/vnfpkgm/v2/vnf_packages' "${json[@]}" -d '{}'
  package=$(jq -r .id <<<"$answer")
  call PUT "/vnfpkgm/v2/vnf_packages/$package/package_content" -H 'Content-Type: application/zip' --data-binary "@$csar"
  until [ "$(jq -r .onboardingState <<<"$answer")" = ONBOARDED ]; do
    sleep 0.1
    call GET "/vnfpkgm/v2/vnf_packages/$package"
  done
else
  package=${held%% *}
  call GET "/vnfpkgm/v2/vnf_packages/$package"
fi
vnfd=$(jq -r .vnfdId <<<"$answer")
note "package $package holds VNFD $vnfd"

step "3. An orchestrator creates a VNF and instantiates it between the two networks (SOL003)"
call POST '/vnflcm/v2/vnf_instances' "${json[@]}" -d "{\"vnfdId\":\"$vnfd\",\"vnfInstanceName\":\"demo\"}"
vnf=$(jq -r .id <<<"$answer")
external() {
  printf '{"id":"%s","resourceId":"%s","extCps":[{"cpdId":"%s","cpConfig":{"1":{"cpProtocolData":[{"layerProtocol":"IP_OVER_ETHERNET"}]}}}]}' "$1" "$1" "$2"
}
call POST "/vnflcm/v2/vnf_instances/$vnf/instantiate" "${json[@]}" \
  -d "{\"flavourId\":\"default\",\"extVirtualLinks\":[$(external $left in_cp),$(external $right out_cp)]}"
await_operation
call GET "/vnflcm/v2/vnf_instances/$vnf"
vnfc=$(jq -r '.instantiatedVnfInfo.vnfcResourceInfo[0].id' <<<"$answer")

step "4. Packets: ARP passes, ICMP and TCP port 23 are dropped, the rest passes"
until host exec $alice socat -T 1 - "TCP:$bob_address:8080,connect-timeout=1" </dev/null >/dev/null 2>&1; do :; done
note "first connection through the function $((($(now_ms) - began) / 100))e-1 s after the upload began" | sed -E 's/ ([0-9]+)([0-9])e-1 s/ \1.\2 s/'
try_tcp 8080
try_tcp 23
try_ping
sleep 1.2 # the agent reports once a second
counters

step "5. The operator lets ICMP pass, while it runs"
call GET "/operator/v1/vnf_instances/$vnf/vnfcs/$vnfc/configuration"
changed=$(jq '{content: (.content | gsub("deny icmp,\\s*"; "")), reason: "let ping pass"}' <<<"$answer")
call PUT "/operator/v1/vnf_instances/$vnf/vnfcs/$vnfc/configuration" "${json[@]}" -H "If-Match: $etag" -d "$changed"
[ -n "$etag" ] || call GET "/operator/v1/vnf_instances/$vnf/vnfcs/$vnfc/configuration"
try_ping
note "a configuration with a mistake changes nothing:"
if (call PUT "/operator/v1/vnf_instances/$vnf/vnfcs/$vnfc/configuration" "${json[@]}" \
  -H "If-Match: $etag" -d '{"content":"FromDPDKDevice(0) -> Discrad;","reason":"a mistake"}') 2>"$PAWL_STATE/demo-error"; then
  note "it was taken, which is wrong"
  exit 1
fi
sed 's/^/   /' "$PAWL_STATE/demo-error"
rm -f "$PAWL_STATE/demo-error"
try_ping

step "6. Terminate and delete: nothing stays behind"
call POST "/vnflcm/v2/vnf_instances/$vnf/terminate" "${json[@]}" -d '{"terminationType":"FORCEFUL"}'
await_operation
call DELETE "/vnflcm/v2/vnf_instances/$vnf"
try_ping
