#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "init.h"

enum { CLOCK_EVERY_MS = 60000, IDENTITY_EVERY_MS = 3000, ROOT_WITHIN_MS = 15000 };

static void mount_at(const char* what, const char* directory, const char* type, unsigned long flags,
                     const char* options) {
  mkdir(directory, 0755);
  if (mount(what, directory, type, flags, options) != 0 && errno != EBUSY)
    say("mount %s: %s", directory, strerror(errno));
}

/* ---- In the initial RAM file system: find the root, and go there. ---- */

static void use_console(void) {
  int console = open("/dev/console", O_RDWR);
  if (console < 0) return;
  for (int file = 0; file <= 2; file++) dup2(console, file);
  if (console > 2) close(console);
}

/* Its memory is given back only when its files are gone. */
static void remove_modules(void) {
  DIR* directory = opendir("/lib/modules");
  char path[PATH_SIZE];
  for (struct dirent* entry; directory != NULL && (entry = readdir(directory)) != NULL;) {
    snprintf(path, sizeof path, "/lib/modules/%s", entry->d_name);
    unlink(path);
  }
  if (directory != NULL) closedir(directory);
  unlink("/init");
}

static void go_to_root(void) {
  char device[PATH_SIZE];
  mount_at("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL);
  mount_at("sys", "/sys", "sysfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL);
  mount_at("dev", "/dev", "devtmpfs", MS_NOSUID, "mode=755");
  use_console();
  say("started");
  load_module_named("/lib/modules", "squashfs");
  bool found = false;
  for (long begin = milliseconds(); !found && milliseconds() - begin < ROOT_WITHIN_MS;) {
    struct timespec pause = {.tv_nsec = 20000000};
    load_modules_for_devices("/lib/modules");
    found = find_partition("pawl-root", device, sizeof device);
    if (!found) nanosleep(&pause, NULL); /* disks take a moment to appear */
  }
  mkdir("/root", 0755);
  if (!found || mount(device, "/root", "squashfs", MS_RDONLY | MS_NODEV, NULL) != 0) {
    say("root: %s; the machine starts again in 5 s", found ? strerror(errno) : "no disk has a partition pawl-root");
    sleep(5);
    reboot(RB_AUTOBOOT);
  }
  static const char* const moved[][2] = {{"/proc", "/root/proc"}, {"/sys", "/root/sys"}, {"/dev", "/root/dev"}};
  for (size_t index = 0; index < 3; index++) mount(moved[index][0], moved[index][1], NULL, MS_MOVE, NULL);
  remove_modules();
  if (chdir("/root") != 0 || mount(".", "/", NULL, MS_MOVE, NULL) != 0 || chroot(".") != 0 || chdir("/") != 0) {
    say("root: %s", strerror(errno));
  }
  char* const arguments[] = {"/sbin/init", NULL};
  char* const environment[] = {NULL};
  execve(arguments[0], arguments, environment);
  say("/sbin/init: %s", strerror(errno));
  sleep(5);
  reboot(RB_AUTOBOOT);
}

/* ---- In the root: prepare the machine, learn who it is, and keep the agent running. ---- */

static void prepare(void) {
  const unsigned long flags = MS_NOSUID | MS_NODEV | MS_NOEXEC;
  mount_at("run", "/run", "tmpfs", flags, "size=4m,mode=755");
  mount_at("tmp", "/tmp", "tmpfs", flags, "size=4m,mode=1777");
  mount_at("shm", "/dev/shm", "tmpfs", flags, "size=4m,mode=1777");
  mount_at("huge", "/dev/hugepages", "hugetlbfs", flags, "mode=700");
  mkdir("/run/pawl", 0755);
  load_modules_for_devices("/lib/modules");
  load_module_named("/lib/modules", "ptp_kvm");
  load_module_named("/lib/modules", "evdev");
  set_clock();
  watch_power_buttons();
  mount_state("/var/lib/pawl");
  bring_up_loopback();
}

/* The NIC of the management: what network_data.json says, else the first that is no data port. */
static const struct nic* management_nic(const struct identity* identity, const struct nic* nics, size_t count) {
  char mac[MAC_SIZE];
  bool named = json_text(json_member(management_link(identity), "ethernet_mac_address"), mac, sizeof mac);
  const struct nic* first = NULL;
  for (size_t index = 0; index < count; index++) {
    if (named && strcasecmp(nics[index].mac, mac) == 0) return &nics[index];
    if (first == NULL && !is_data_mac(identity, nics[index].mac)) first = &nics[index];
  }
  if (named) say("network: no NIC has the management's address %s of network_data.json", mac);
  return first;
}

/* Data NICs go to the engine; the agent finds in a file which is where on the bus. */
static void settle(const struct identity* identity) {
  struct nic nics[MAX_NICS];
  size_t count = list_nics(nics);
  char devices[MAX_NICS * (MAC_SIZE + 16)] = "";
  size_t length = 0;
  for (size_t index = 0; index < count; index++) {
    if (is_data_mac(identity, nics[index].mac) && give_to_dpdk(&nics[index])) {
      length +=
          (size_t)snprintf(devices + length, sizeof devices - length, "%s %s\n", nics[index].mac, nics[index].pci);
    }
  }
  /* A second time round the data NICs are not the kernel's any more, and the file is right as it is. */
  if ((length > 0 || !exists("/run/pawl/devices")) && !write_file("/run/pawl/devices", devices)) {
    say("network: /run/pawl/devices: %s", strerror(errno));
  }
  const struct nic* management = management_nic(identity, nics, count);
  if (management == NULL) {
    say("network: no NIC is left for the management");
  } else {
    bring_up(management->name, identity);
  }
  take_hostname(identity);
}

/* True when the cloud has said who this guest is. Without a drive, the metadata service is asked over the first NIC. */
static bool learn_identity(void) {
  static bool asked_for_address;
  struct identity identity = {NULL, NULL, NULL};
  if (!read_drive(&identity)) {
    struct nic nics[MAX_NICS];
    if (!asked_for_address && list_nics(nics) > 0) {
      asked_for_address = true;
      say("identity: no config drive yet; asking for an address on %s", nics[0].name);
      bring_up(nics[0].name, NULL);
    }
    if (!read_metadata_service(&identity)) return false;
  }
  settle(&identity);
  return true;
}

static void reap(void) {
  int status;
  for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;) {
    if (!agent_ended(pid, status)) network_child_ended(pid);
  }
}

static void handle_signals(void) {
  struct signalfd_siginfo signal;
  while (read(signal_file(), &signal, sizeof signal) == sizeof signal) {
    switch (signal.ssi_signo) {
      case SIGCHLD:
        reap();
        break;
      case SIGPWR:
        end_machine(RB_POWER_OFF, "the power fails");
        break;
      case SIGTERM:
        end_machine(RB_POWER_OFF, "told to end");
        break;
      case SIGINT:
        end_machine(RB_AUTOBOOT, "Ctrl-Alt-Del");
        break;
    }
  }
}

static int soonest(int one, int other) { return one < 0 ? other : other < 0 || one < other ? one : other; }

int main(int count, char** arguments) {
  if (getpid() != 1) return 1;
  (void)count;
  if (strcmp(arguments[0], "/init") == 0) go_to_root();
  prepare_signals();
  reboot(RB_DISABLE_CAD);
  prepare();
  int engine_megabytes = reserve_huge_pages();
  say("machine is prepared");
  bool known = false;
  long next_clock = milliseconds() + CLOCK_EVERY_MS, next_try = 0;
  for (;;) {
    long now = milliseconds();
    if (agent_doubts_identity()) known = false;
    if (!known && now >= next_try) {
      known = learn_identity();
      next_try = milliseconds() + IDENTITY_EVERY_MS;
      if (known) say("identity is known, the agent starts");
    }
    if (known) start_agent_when_due(engine_megabytes);
    if (now >= next_clock) {
      set_clock();
      next_clock = now + CLOCK_EVERY_MS;
    }
    int wait = (int)(next_clock - now);
    wait = soonest(wait < 0 ? 0 : wait, known ? milliseconds_to_agent_start() : IDENTITY_EVERY_MS);
    struct pollfd events[1 + MAX_BUTTONS] = {{.fd = signal_file(), .events = POLLIN}};
    poll(events, 1 + power_buttons(events + 1), wait);
    handle_signals();
    if (power_button_pressed()) end_machine(RB_POWER_OFF, "the power button was pressed");
  }
}
