#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>

#include "init.h"

/* What the kernel says about a disk or partition: lines NAME=VALUE. */
static bool has_line(const char* device, const char* line) {
  char path[PATH_SIZE], text[512];
  snprintf(path, sizeof path, "/sys/class/block/%s/uevent", device);
  if (read_file(path, text, sizeof text) < 0) return false;
  const char* at = strstr(text, line);
  return at != NULL && (at == text || at[-1] == '\n') && at[strlen(line)] == '\n';
}

static int is_name(const struct dirent* entry) { return entry->d_name[0] != '.'; }

bool find_partition(const char* label, char* device, size_t size) {
  char line[64];
  snprintf(line, sizeof line, "PARTNAME=%s", label);
  DIR* devices = opendir("/sys/class/block");
  bool found = false;
  for (struct dirent* entry; devices != NULL && !found && (entry = readdir(devices)) != NULL;) {
    found = is_name(entry) && has_line(entry->d_name, line);
    if (found) snprintf(device, size, "/dev/%s", entry->d_name);
  }
  if (devices != NULL) closedir(devices);
  return found;
}

void mount_state(const char* directory) {
  const unsigned long flags = MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_NOATIME;
  char device[PATH_SIZE];
  if (!find_partition("pawl-state", device, sizeof device)) {
    say("state: no partition pawl-state, so it is kept in memory and ends with this boot");
  } else if (mount(device, directory, "ext4", flags, "errors=remount-ro") != 0) {
    say("state: %s cannot be mounted (%s), so it is kept in memory and ends with this boot", device, strerror(errno));
  } else {
    return;
  }
  if (mount("state", directory, "tmpfs", flags, "size=8m,mode=700") != 0)
    say("state: %s: %s", directory, strerror(errno));
}

/* Whether it is the disk that the guest started from, or a part of it. */
static bool is_ours(const char* device) {
  char root[PATH_SIZE / 2], path[PATH_SIZE];
  if (!find_partition("pawl-root", root, sizeof root)) return true;
  snprintf(path, sizeof path, "/sys/class/block/%s", root + strlen("/dev/"));
  char* disk = realpath(path, NULL);
  snprintf(path, sizeof path, "/sys/class/block/%s", device);
  char* other = realpath(path, NULL);
  bool ours = true;
  if (disk != NULL && other != NULL) {
    *strrchr(disk, '/') = 0; /* from the partition to its disk */
    size_t length = strlen(disk);
    ours = strncmp(other, disk, length) == 0 && (other[length] == 0 || other[length] == '/');
  }
  free(disk);
  free(other);
  return ours;
}

bool visit_foreign_disks(disk_visitor* visitor) {
  static const char* const directory = "/run/drive";
  static const char* const types[] = {"iso9660", "vfat"};
  struct dirent** entries;
  int count = scandir("/sys/class/block", &entries, is_name, alphasort);
  bool content = false;
  mkdir(directory, 0700);
  for (int index = 0; index < count; index++) {
    char device[PATH_SIZE];
    snprintf(device, sizeof device, "/dev/%s", entries[index]->d_name);
    for (size_t type = 0; !content && type < 2 && !is_ours(entries[index]->d_name); type++) {
      load_module_named("/lib/modules", types[type]);
      if (mount(device, directory, types[type], MS_RDONLY | MS_SILENT | MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL) != 0)
        continue;
      content = visitor(directory);
      if (content) say("identity: config drive %s (%s)", device, types[type]);
      umount2(directory, MNT_DETACH);
      break;
    }
    free(entries[index]);
  }
  if (count >= 0) free(entries);
  return content;
}
