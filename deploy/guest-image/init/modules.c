/* The list has a line for each kind of device and each driver that is asked for by name:
 *
 *     PATTERN FILE...      files in the order in which they load; the pattern is what devices show as modalias
 *     NAME FILE...
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "init.h"

enum { LIST_SIZE = 65536 };

static void load(const char* directory, const char* file_name) {
  char path[PATH_SIZE];
  snprintf(path, sizeof path, "%s/%s", directory, file_name);
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0 ||
      (syscall(SYS_finit_module, file, "", 0) != 0 && errno != EEXIST && errno != ENODEV && errno != EOPNOTSUPP)) {
    say("driver %s: %s", path, strerror(errno));
  }
  if (file >= 0) close(file);
}

/* Loads what the lines say whose first word fits; a line that was used is emptied, so that none is used twice. */
static bool load_fitting(const char* directory, char* list, const char* word, bool by_pattern) {
  bool loaded = false;
  for (char* line = list; *line != 0;) {
    char* end = strchr(line, '\n');
    char* next = end == NULL ? line + strlen(line) : end + 1;
    size_t first = strcspn(line, " \n");
    char key[256];
    snprintf(key, sizeof key, "%.*s", (int)first, line);
    if (*key != 0 && (by_pattern ? fnmatch(key, word, 0) == 0 : strcmp(key, word) == 0)) {
      char files[1024], *rest = files, *file;
      snprintf(files, sizeof files, "%.*s", (int)strcspn(line + first, "\n"), line + first);
      while ((file = strsep(&rest, " ")) != NULL) {
        if (*file != 0) load(directory, file);
      }
      memset(line, '\n', first);
      loaded = true;
    }
    line = next;
  }
  return loaded;
}

static char* read_list(const char* directory) {
  char path[PATH_SIZE];
  snprintf(path, sizeof path, "%s/list", directory);
  char* list = malloc(LIST_SIZE);
  if (list == NULL || read_file(path, list, LIST_SIZE) < 0) {
    say("drivers: cannot read %s: %s", path, strerror(errno));
    free(list);
    return NULL;
  }
  return list;
}

static bool load_for_bus(const char* directory, char* list, const char* bus) {
  char path[PATH_SIZE], modalias[256];
  snprintf(path, sizeof path, "/sys/bus/%s/devices", bus);
  DIR* devices = opendir(path);
  if (devices == NULL) return false;
  bool loaded = false;
  for (struct dirent* device; (device = readdir(devices)) != NULL;) {
    snprintf(path, sizeof path, "/sys/bus/%s/devices/%s/modalias", bus, device->d_name);
    ssize_t length = read_file(path, modalias, sizeof modalias);
    if (length <= 0) continue;
    modalias[strcspn(modalias, "\n")] = 0;
    loaded |= load_fitting(directory, list, modalias, true);
  }
  closedir(devices);
  return loaded;
}

/* Drivers of one bus make devices of another appear, hence the rounds. */
void load_modules_for_devices(const char* directory) {
  static const char* const buses[] = {"pci", "virtio", "scsi", "acpi"};
  char* list = read_list(directory);
  if (list == NULL) return;
  for (bool again = true; again;) {
    again = false;
    for (size_t bus = 0; bus < sizeof buses / sizeof *buses; bus++) again |= load_for_bus(directory, list, buses[bus]);
  }
  free(list);
}

void load_module_named(const char* directory, const char* name) {
  char* list = read_list(directory);
  if (list != NULL) load_fitting(directory, list, name, false);
  free(list);
}
