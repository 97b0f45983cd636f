# Libraries of the host as an interface target `host_libraries`: packing of dumps (zlib, bzip2) and ciphers (OpenSSL's
# libcrypto). Linked statically like DPDK, so that the engine needs no package where it runs; only bzip2's archive cannot
# go into a shared library, and every Debian has the shared one.
foreach(name z crypto bz2)
  if(name STREQUAL "bz2")
    find_library(HOST_${name} NAMES libbz2.so)
  else()
    find_library(HOST_${name} NAMES lib${name}.a)
  endif()
  if(NOT HOST_${name})
    message(FATAL_ERROR "lib${name} is missing; install zlib1g-dev, libbz2-dev and libssl-dev")
  endif()
endforeach()

add_library(host_libraries INTERFACE)
target_link_libraries(host_libraries INTERFACE ${HOST_z} ${HOST_bz2} ${HOST_crypto} dl pthread)
