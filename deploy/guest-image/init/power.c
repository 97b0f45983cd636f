#include <fcntl.h>
#include <linux/input.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <unistd.h>

#include "init.h"

static int button = -1;

void watch_power_button(void) {
  for (int index = 0; index < 16 && button < 0; index++) {
    char path[32];
    unsigned char keys[KEY_MAX / 8 + 1] = {0};
    snprintf(path, sizeof path, "/dev/input/event%d", index);
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) continue;
    if (ioctl(file, EVIOCGBIT(EV_KEY, sizeof keys), keys) >= 0 && (keys[KEY_POWER / 8] >> KEY_POWER % 8 & 1)) {
      button = file;
    } else {
      close(file);
    }
  }
}

int power_button_file(void) { return button; }

bool power_button_pressed(void) {
  struct input_event event;
  while (read(button, &event, sizeof event) == sizeof event) {
    if (event.type == EV_KEY && event.code == KEY_POWER && event.value == 1) return true;
  }
  return false;
}

void end_machine(int how, const char* why) {
  say("machine: %s, %s", why, how == RB_AUTOBOOT ? "starts again" : "powers off");
  end_agent();
  sync();
  if (umount("/var/lib/pawl") != 0) mount(NULL, "/var/lib/pawl", NULL, MS_REMOUNT | MS_RDONLY, NULL);
  say("machine: down");
  reboot(how);
  for (;;) pause();
}
