#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "init.h"

enum { PAGE_MB = 2, SPARE_PAGES = 2, LEAST_MB = 16, MOST_MB = 256 };

/* A tenth of the memory is the engine's: packets, rings and tables. */
int reserve_huge_pages(void) {
  char text[4096];
  long total = 0;
  if (read_file("/proc/meminfo", text, sizeof text) > 0)
    total = strtol(text + strcspn(text, "0123456789"), NULL, 10) / 1024;
  long megabytes = total / 10 / PAGE_MB * PAGE_MB;
  if (megabytes < LEAST_MB) megabytes = LEAST_MB;
  if (megabytes > MOST_MB) megabytes = MOST_MB;
  char pages[16];
  snprintf(pages, sizeof pages, "%ld", megabytes / PAGE_MB + SPARE_PAGES);
  write_file("/proc/sys/vm/nr_hugepages", pages);
  long reserved = read_file("/proc/sys/vm/nr_hugepages", text, sizeof text) > 0 ? strtol(text, NULL, 10) : 0;
  if (reserved < megabytes / PAGE_MB + SPARE_PAGES) say("memory: %ld huge pages instead of %s", reserved, pages);
  return (int)megabytes;
}
