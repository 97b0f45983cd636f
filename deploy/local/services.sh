# Starts and stops what `./pawl up` runs: PostgreSQL, the VNFM, and the guests of its local VIM.
# Sourced by ./pawl. Every process is known by its pid file; nothing else is ever ended.

# True while the process of a pid file runs under the command name it was started with.
alive() {
  local pid
  [ -s "$1" ] || return 1
  pid=$(cat "$1")
  [ -r "/proc/$pid/cmdline" ] && tr '\0' ' ' <"/proc/$pid/cmdline" | grep -q -- "$2"
}

# A secret of 24 characters that survives in a file only this user reads.
secret() {
  local file=$PAWL_STATE/secrets/$1
  if [ ! -s "$file" ]; then
    (umask 077 && head -c 18 /dev/urandom | base64 | tr '+/' '-_' >"$file.new" && mv "$file.new" "$file")
  fi
  cat "$file"
}

# A root user may not run PostgreSQL; in a user namespace of its own it is nobody in particular.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then
    unshare --user -- "$@"
  else
    "$@"
  fi
}

# Where PostgreSQL's binaries are; unpacked once from Maven Central's archive.
postgres_home() {
  local version platform scratch home
  version=$(sed -n 's:.*<embedded-postgres-binaries.version>\(.*\)</.*:\1:p' pom.xml)
  case $(uname -m) in
  x86_64) platform=amd64 ;;
  aarch64) platform=arm64v8 ;;
  *) die "no PostgreSQL binaries for $(uname -m)" ;;
  esac
  home=$PAWL_STATE/postgresql/$version
  if [ ! -x "$home/bin/postgres" ]; then
    say "unpacking PostgreSQL $version" >&2
    scratch=$(mktemp -d)
    ./mvnw -q -B org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy -DoutputDirectory="$scratch" \
      -Dartifact="io.zonky.test.postgres:embedded-postgres-binaries-linux-$platform:$version" >&2
    (cd "$scratch" && "$JAVA_HOME/bin/jar" xf ./*.jar)
    rm -rf "$home.new"
    mkdir -p "$home.new"
    tar -C "$home.new" -xJf "$scratch"/postgres-linux-*.txz
    mv "$home.new" "$home"
    rm -rf "$scratch"
  fi
  printf '%s\n' "$home"
}

start_postgres() {
  local home data=$PAWL_STATE/postgresql/data log=$PAWL_STATE/log/postgresql.log
  home=$(postgres_home)
  if [ ! -e "$data/PG_VERSION" ]; then
    say "creating the database"
    rm -rf "$data"
    secret postgres >/dev/null
    as_postgres "$home/bin/initdb" -D "$data" -U pawl --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 \
      --pwfile="$PAWL_STATE/secrets/postgres" >"$log" 2>&1 || {
      tail -n 20 "$log" >&2
      die "initdb failed"
    }
  fi
  as_postgres "$home/bin/pg_ctl" -D "$data" status >/dev/null 2>&1 && return
  PAWL_DB_PORT=${PAWL_DB_PORT:-$(free_port 54320)}
  printf '%s\n' "$PAWL_DB_PORT" >"$PAWL_STATE/postgresql/port"
  as_postgres setsid "$home/bin/pg_ctl" -D "$data" -l "$log" -w -t 60 -s \
    -o "-c listen_addresses=127.0.0.1 -c port=$PAWL_DB_PORT -c unix_socket_directories=''" start || {
    tail -n 20 "$log" >&2
    die "PostgreSQL did not start; its log is $log"
  }
}

stop_postgres() {
  local data=$PAWL_STATE/postgresql/data home
  [ -s "$data/postmaster.pid" ] || return 0
  for home in "$PAWL_STATE"/postgresql/*/; do
    [ -x "$home/bin/pg_ctl" ] || continue
    as_postgres "$home/bin/pg_ctl" -D "$data" -m fast -w -s stop || true
    return 0
  done
}

# Prints the first port from $1 on that nobody listens on.
free_port() {
  local port=$1
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  printf '%s\n' "$port"
}

# Writes the VNFM's settings for this machine, readable by this user only.
write_settings() {
  local file=$PAWL_STATE/config/application.yaml
  (
    umask 077
    cat >"$file" <<YAML
server.port: $PAWL_PORT
spring.datasource:
  url: jdbc:postgresql://127.0.0.1:$(cat "$PAWL_STATE/postgresql/port")/postgres
  username: pawl
  password: $(secret postgres)
pawl:
  state-dir: $PAWL_STATE
  agent-gateway.port: ${PAWL_AGENT_PORT:-8444}
  security:
    issuer: https://localhost:$PAWL_PORT
    master-key-file: $PAWL_STATE/secrets/master.key
    first-user-password: $(secret admin)
    first-client-secret: $(secret orchestrator)
  click.program: $PAWL_HOME/click-dataplane/target/native/click
  vim.local:
    state-dir: $PAWL_STATE/vim
    java-home: $JAVA_HOME
    agent-jar: $(echo "$PAWL_HOME"/vnf-agent/target/vnf-agent-*.jar)
    agent-options: $PAWL_HOME/vnf-agent/src/main/launch/agent.options
    library-directory: $PAWL_HOME/click-dataplane/target/native
YAML
  )
}

start_vnfm() {
  local log=$PAWL_STATE/log/vnfm.log began=$SECONDS
  if ! alive "$PAWL_STATE/vnfm.pid" vnfm-server; then
    write_settings
    say "starting the VNFM"
    setsid "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx"${PAWL_HEAP:-512m}" --enable-native-access=ALL-UNNAMED \
      -jar "$(echo vnfm-server/target/vnfm-server-*.jar)" \
      --spring.config.additional-location="file:$PAWL_STATE/config/" >>"$log" 2>&1 </dev/null &
    printf '%s\n' $! >"$PAWL_STATE/vnfm.pid"
  fi
  until api -o /dev/null "https://localhost:$PAWL_PORT/actuator/health" 2>/dev/null; do
    alive "$PAWL_STATE/vnfm.pid" vnfm-server || {
      tail -n 30 "$log" >&2
      die "the VNFM ended; its log is $log"
    }
    [ $((SECONDS - began)) -lt 120 ] || die "the VNFM does not answer on port $PAWL_PORT; its log is $log"
    sleep 0.3
  done
}

# curl that trusts this VNFM alone, and fails on an error status with the problem shown.
api() {
  curl -sS --fail-with-body --max-time 60 --cacert "$PAWL_STATE/ca.pem" "$@"
}

print_token() {
  local secret=$PAWL_STATE/secrets/orchestrator
  [ -r "$secret" ] || die "nothing has been started here yet: ./pawl up"
  # The secret goes through standard input, where no other user of the machine can read it.
  printf 'user = "orchestrator:%s"\n' "$(cat "$secret")" | api -K - -d grant_type=client_credentials \
    "https://localhost:$PAWL_PORT/oauth2/token" | jq -r .access_token
}

# Uploads the example packages that are not on-boarded yet.
onboard_examples() {
  local token csar descriptor id known problem base=https://localhost:$PAWL_PORT/vnfpkgm/v2/vnf_packages
  token=$(print_token)
  known=$(api -H "Authorization: Bearer $token" "$base" | jq -r '.[] | select(.onboardingState == "ONBOARDED") | .vnfProductName')
  for csar in deploy/target/vnf-packages/*.csar; do
    descriptor=$(basename "$csar" .csar)
    ! grep -qxF "$descriptor" <<<"$known" || continue
    say "on-boarding $descriptor"
    id=$(api -H "Authorization: Bearer $token" -H 'Content-Type: application/json' -d '{}' "$base" | jq -r .id)
    problem=$(api -X PUT -H "Authorization: Bearer $token" -H 'Content-Type: application/zip' --data-binary "@$csar" \
      "$base/$id/package_content") || {
      api -X DELETE -H "Authorization: Bearer $token" "$base/$id" || true
      die "package $descriptor is refused: $(jq -r .detail <<<"$problem")"
    }
  done
}

start_all() {
  mkdir -p "$PAWL_STATE"/{log,config,secrets,vim}
  chmod 700 "$PAWL_STATE" "$PAWL_STATE/secrets"
  start_postgres
  start_vnfm
  onboard_examples
  cat <<TEXT

  Pawl is up.
    dashboard   https://localhost:$PAWL_PORT/   user admin, password $(secret admin)
    its CA      $PAWL_STATE/ca.pem
    try         curl --cacert $PAWL_STATE/ca.pem -H "Authorization: Bearer \$(./pawl token)" https://localhost:$PAWL_PORT/vnfpkgm/v2/vnf_packages
    story       ./pawl demo
  Ctrl-C, or ./pawl down, stops everything; the data stays.

TEXT
}

wait_until_stopped() {
  printf '%s\n' $$ >"$PAWL_STATE/up.pid"
  while alive "$PAWL_STATE/vnfm.pid" vnfm-server; do
    sleep 1 &
    wait $! || true
  done
  say "the VNFM has ended; its log is $PAWL_STATE/log/vnfm.log"
}

stop_all() {
  local pid
  trap - EXIT INT TERM
  [ -d "$PAWL_STATE" ] || return 0
  if alive "$PAWL_STATE/vnfm.pid" vnfm-server; then
    say "stopping the VNFM"
    pid=$(cat "$PAWL_STATE/vnfm.pid")
    kill "$pid"
    for _ in $(seq 150); do
      alive "$PAWL_STATE/vnfm.pid" vnfm-server || break
      sleep 0.1
    done
    ! alive "$PAWL_STATE/vnfm.pid" vnfm-server || kill -KILL "$pid"
  fi
  rm -f "$PAWL_STATE/vnfm.pid" "$PAWL_STATE/up.pid"
  if [ "${1-}" = --purge ]; then
    deploy/local/clean.sh "$PAWL_STATE/vim"
    stop_postgres
    find "$PAWL_STATE" -mindepth 1 -maxdepth 1 ! -name postgresql -exec rm -rf {} +
    rm -rf "$PAWL_STATE/postgresql/data"
  else
    deploy/local/clean.sh --keep "$PAWL_STATE/vim"
    stop_postgres
  fi
  say "stopped"
}
