# Finds or installs what the build and the local run need: Debian packages, JDK 25, Maven.
# Sourced by ./pawl.

# What each purpose needs, as Debian packages.
BUILD_PACKAGES=(g++ cmake ninja-build pkg-config libdpdk-dev libssl-dev zlib1g-dev libbz2-dev clang-format maven git
  curl jq xz-utils iproute2 util-linux socat ethtool iputils-ping)
BENCH_PACKAGES=(dpdk-dev)
IMAGE_PACKAGES=(squashfs-tools mtools dosfstools syslinux fdisk cpio kmod e2fsprogs zstd qemu-utils qemu-system-x86 ovmf
  genisoimage python3)
TEST_PACKAGES=(chromium shfmt shellcheck tcpdump python3)

# Installs the packages of a purpose that are not there, or names them.
install_missing() {
  local -a wanted=("${BUILD_PACKAGES[@]}") missing=()
  local package
  [ "$1" != test ] || wanted+=("${TEST_PACKAGES[@]}")
  [ "$1" != image ] || wanted+=("${IMAGE_PACKAGES[@]}")
  [ "$1" != bench ] || wanted+=("${BENCH_PACKAGES[@]}")
  command -v dpkg-query >/dev/null || die "this is not a Debian: install what these packages hold: ${wanted[*]}"
  for package in "${wanted[@]}"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  install_packages "${missing[@]}"
}

install_packages() {
  local -a as_root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || die "missing packages; as root: apt-get install --no-install-recommends $*"
    as_root=(sudo)
  fi
  say "installing $*"
  "${as_root[@]}" apt-get -qq update
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" >/dev/null
}

# Prints the home of the first JDK of version 25 or later in JAVA_HOME and /usr/lib/jvm.
find_jdk() {
  local home version
  for home in "${JAVA_HOME-}" /usr/lib/jvm/*; do
    [ -x "$home/bin/javac" ] || continue
    version=$("$home/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
    if [ "${version:-0}" -ge 25 ]; then
      printf '%s\n' "$home"
      return
    fi
  done
  return 1
}

find_or_install_jdk() {
  if ! JAVA_HOME=$(find_jdk); then
    if [ -n "$(apt-cache search --names-only '^openjdk-25-jdk-headless$' 2>/dev/null)" ]; then
      install_packages openjdk-25-jdk-headless
    fi
    JAVA_HOME=$(find_jdk) || die "no JDK 25 found: set JAVA_HOME to one, or put one under /usr/lib/jvm"
  fi
  export JAVA_HOME
}

# Puts the wrapper's Maven distribution where mvnw looks for it, fetched by the system's Maven.
prepare_maven() {
  local url version home scratch hash=0 rest char
  url=$(sed -n 's/^distributionUrl=//p' .mvn/wrapper/maven-wrapper.properties)
  version=$(basename "$url" -bin.zip)
  rest=$url
  while [ -n "$rest" ]; do # Java's String.hashCode, by which mvnw names the folder
    char=${rest%"${rest#?}"}
    hash=$(((hash * 31 + $(printf %d "'$char")) % 4294967296))
    rest=${rest#?}
  done
  home=${MAVEN_USER_HOME:-$HOME/.m2}/wrapper/dists/$version/$(printf %x "$hash")
  [ ! -x "$home/bin/mvn" ] || return 0
  say "fetching Maven ${version#apache-maven-}"
  scratch=$(mktemp -d)
  mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
    -Dartifact="org.apache.maven:apache-maven:${version#apache-maven-}:zip:bin" -DoutputDirectory="$scratch"
  (cd "$scratch" && "$JAVA_HOME/bin/jar" xf "$version-bin.zip" && chmod +x "$version/bin/mvn")
  mkdir -p "$(dirname "$home")"
  rm -rf "$home"
  mv "$scratch/$version" "$home"
  rm -rf "$scratch"
}

prepare() {
  install_missing "$1"
  find_or_install_jdk
  prepare_maven
}

# Builds what `up` runs, unless no source is newer than the last such build.
build_if_changed() {
  local stamp=$PAWL_HOME/target/up.stamp changed
  if [ -e "$stamp" ]; then
    changed=$(find pom.xml click-dataplane vnf-agent vnfm-server api-spec db deploy \
      -name target -prune -o -type f -newer "$stamp" -print -quit)
    [ -n "$changed" ] || return 0
  fi
  say "building (the first time takes some minutes)"
  mkdir -p "$PAWL_HOME/target"
  ./mvnw -q -B -ntp -DskipTests -pl '!integration-tests' package >"$PAWL_HOME/target/up-build.log" 2>&1 || {
    tail -n 40 "$PAWL_HOME/target/up-build.log" >&2
    die "the build failed; its whole output is in target/up-build.log"
  }
  touch "$stamp"
}
