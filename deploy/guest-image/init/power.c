#include <fcntl.h>
#include <linux/input.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <unistd.h>

#include "init.h"

enum { MAX_INPUTS = 16 };

/* Keyboards may have the key too. */
static struct pollfd buttons[MAX_BUTTONS];
static size_t count;

void watch_power_buttons(void) {
  for (int index = 0; index < MAX_INPUTS && count < MAX_BUTTONS; index++) {
    char path[32];
    unsigned char keys[KEY_MAX / 8 + 1] = {0};
    snprintf(path, sizeof path, "/dev/input/event%d", index);
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) continue;
    if (ioctl(file, EVIOCGBIT(EV_KEY, sizeof keys), keys) >= 0 && (keys[KEY_POWER / 8] >> KEY_POWER % 8 & 1)) {
      buttons[count++] = (struct pollfd){.fd = file, .events = POLLIN};
    } else {
      close(file);
    }
  }
  if (count == 0) say("power: the machine has no button; it ends by SIGPWR and Ctrl-Alt-Del alone");
}

size_t power_buttons(struct pollfd events[MAX_BUTTONS]) {
  memcpy(events, buttons, sizeof buttons);
  return count;
}

bool power_button_pressed(void) {
  for (size_t index = 0; index < count; index++) {
    struct input_event event;
    while (read(buttons[index].fd, &event, sizeof event) == sizeof event) {
      if (event.type == EV_KEY && event.code == KEY_POWER && event.value == 1) return true;
    }
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
