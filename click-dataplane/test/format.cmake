# The format check: clang-format 14 decides; other versions format differently, so the check is skipped without it.
execute_process(COMMAND ${CLANG_FORMAT} --version OUTPUT_VARIABLE version)
if(NOT version MATCHES "version 14\\.")
  message("skipped: ${version} is not version 14")
  return()
endif()
file(GLOB_RECURSE files ${ROOT}/src/*.cc ${ROOT}/src/*.hh ${ROOT}/include/*.h ${ROOT}/test/*.cc ${ROOT}/test/*.hh ${ROOT}/bench/*.cc ${ROOT}/fuzz/*.cc
     ${ROOT}/fuzz/*.hh ${ROOT}/tools/*.cc)
execute_process(COMMAND ${CLANG_FORMAT} --dry-run -Werror ${files} RESULT_VARIABLE result)
if(result)
  message(FATAL_ERROR "format them with: clang-format -i FILE")
endif()
