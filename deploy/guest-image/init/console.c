#include <stdarg.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "init.h"

long milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_BOOTTIME, &now);
  return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* One line in one write, so that lines of other processes do not come between. */
void say(const char* format, ...) {
  char line[512];
  long now = milliseconds();
  int length = snprintf(line, sizeof line, "INIT %ld.%02ld ", now / 1000, now / 10 % 100);
  va_list values;
  va_start(values, format);
  int more = vsnprintf(line + length, sizeof line - (size_t)length - 1, format, values);
  va_end(values);
  if (more > 0) length += more;
  if (length > (int)sizeof line - 2) length = (int)sizeof line - 2;
  line[length++] = '\n';
  if (write(STDOUT_FILENO, line, (size_t)length) < 0) return; /* there is no other place to say it */
}
