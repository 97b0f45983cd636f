# DPDK as an interface target `dpdk`.
#
# Linked statically and piece by piece: the engine then needs no DPDK package where it runs, starts without loading dozens of drivers,
# and one file holds exactly what was tested. libdpdk.pc appends -march=corei7 to the flags; the baseline is ours to
# choose, so it is taken out.
find_package(PkgConfig REQUIRED)
pkg_check_modules(LIBDPDK REQUIRED libdpdk>=22.11)
pkg_check_modules(LIBDPDK_NUMA REQUIRED numa)

set(dpdk_flags ${LIBDPDK_CFLAGS_OTHER})
list(FILTER dpdk_flags EXCLUDE REGEX "^-march=")
# Every DPDK header that needs rte_config.h includes it; a forced include would forbid precompiled headers.
list(REMOVE_ITEM dpdk_flags -include rte_config.h)

# Libraries, then buses, memory pools and drivers. Those marked optional came or went between releases.
set(dpdk_libraries eal kvargs telemetry ring rcu mempool mbuf net meter pci ethdev hash lpm rib fib acl gso ip_frag timer stack security
    cryptodev)
set(dpdk_optional log argparse)
set(dpdk_drivers bus_vdev bus_pci mempool_ring net_af_packet net_tap net_ring net_null net_virtio)

set(dpdk_archives)
foreach(name IN LISTS dpdk_libraries dpdk_optional dpdk_drivers)
  find_library(DPDK_${name} NAMES librte_${name}.a HINTS ${LIBDPDK_LIBRARY_DIRS} ${LIBDPDK_LIBDIR})
  if(DPDK_${name})
    list(APPEND dpdk_archives ${DPDK_${name}})
  elseif(NOT name IN_LIST dpdk_optional)
    message(FATAL_ERROR "librte_${name}.a is missing; install libdpdk-dev")
  endif()
endforeach()

add_library(dpdk INTERFACE)
target_include_directories(dpdk SYSTEM INTERFACE ${LIBDPDK_INCLUDE_DIRS})
target_compile_options(dpdk INTERFACE ${dpdk_flags})
# Drivers register themselves in constructors that nobody refers to, hence the whole archives.
target_link_libraries(dpdk INTERFACE -Wl,--whole-archive ${dpdk_archives} -Wl,--no-whole-archive ${LIBDPDK_NUMA_LIBRARIES}
                      bsd m dl pthread)
