/* The time of day comes from the host: precisely where the hypervisor has a clock for it (KVM's PTP device), to the
 * second from the battery-backed clock elsewhere. Small differences are smoothed out, so that time never goes back. */
#include <errno.h>
#include <fcntl.h>
#include <linux/rtc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "init.h"

enum { STEP_NS = 500000000, TICK_S = 2 };

/* The clock of a device, as clock_gettime(2) wants it. */
static clockid_t clock_of(int file) { return (clockid_t)((~(unsigned)file << 3) | 3); }

static bool from_hypervisor(struct timespec* host) {
  int file = open("/dev/ptp0", O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  bool read = clock_gettime(clock_of(file), host) == 0;
  close(file);
  return read;
}

static bool from_battery_clock(struct timespec* host) {
  struct rtc_time rtc;
  int file = open("/dev/rtc0", O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  bool read = ioctl(file, RTC_RD_TIME, &rtc) == 0;
  close(file);
  struct tm tm = {.tm_sec = rtc.tm_sec,
                  .tm_min = rtc.tm_min,
                  .tm_hour = rtc.tm_hour,
                  .tm_mday = rtc.tm_mday,
                  .tm_mon = rtc.tm_mon,
                  .tm_year = rtc.tm_year};
  *host = (struct timespec){.tv_sec = timegm(&tm)};
  return read;
}

void set_clock(void) {
  struct timespec host, guest;
  bool precise = from_hypervisor(&host);
  if (!precise && !from_battery_clock(&host)) return; /* the kernel's own start value has to do */
  clock_gettime(CLOCK_REALTIME, &guest);
  long long difference = (host.tv_sec - guest.tv_sec) * 1000000000LL + host.tv_nsec - guest.tv_nsec;
  if (!precise && llabs(difference) < TICK_S * 1000000000LL) return; /* as good as this clock can tell */
  if (llabs(difference) < STEP_NS) {
    struct timeval change = {.tv_sec = 0, .tv_usec = (suseconds_t)(difference / 1000)};
    adjtime(&change, NULL);
  } else if (clock_settime(CLOCK_REALTIME, &host) == 0) {
    say("clock: set to the host's, %lld ms away", difference / 1000000);
  } else {
    say("clock: %s", strerror(errno));
  }
}
