#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "init.h"

/* The place on the PCI bus, from a path such as /sys/devices/pci0000:00/0000:00:03.0/virtio0. */
static bool pci_place(const char* path, char place[16]) {
  bool found = false;
  for (const char* part = strchr(path, '/'); part != NULL; part = strchr(part + 1, '/')) {
    unsigned domain, bus, device, function;
    int length = 0;
    if (sscanf(part, "/%4x:%2x:%2x.%1u%n", &domain, &bus, &device, &function, &length) == 4 &&
        (part[length] == '/' || part[length] == 0)) {
      snprintf(place, 16, "%.*s", length - 1, part + 1);
      found = true; /* and go on: bridges come first */
    }
  }
  return found;
}

static bool read_nic(const char* name, struct nic* nic) {
  char path[PATH_SIZE];
  snprintf(path, sizeof path, "/sys/class/net/%s/device", name);
  char* real = realpath(path, NULL);
  if (real == NULL) return false; /* the loopback and the like */
  bool found = pci_place(real, nic->pci);
  free(real);
  snprintf(path, sizeof path, "/sys/class/net/%s/address", name);
  if (!found || strlen(name) >= sizeof nic->name || read_file(path, nic->mac, MAC_SIZE) != MAC_SIZE - 1) return false;
  strcpy(nic->name, name);
  return true;
}

static int by_place(const void* one, const void* other) {
  return strcmp(((const struct nic*)one)->pci, ((const struct nic*)other)->pci);
}

size_t list_nics(struct nic nics[MAX_NICS]) {
  size_t count = 0;
  DIR* directory = opendir("/sys/class/net");
  for (struct dirent* entry; directory != NULL && count < MAX_NICS && (entry = readdir(directory)) != NULL;) {
    if (read_nic(entry->d_name, &nics[count])) count++;
  }
  if (directory != NULL) closedir(directory);
  qsort(nics, count, sizeof *nics, by_place);
  return count;
}

static bool write_attribute(const struct nic* nic, const char* attribute, const char* value) {
  char path[PATH_SIZE];
  snprintf(path, sizeof path, "/sys/bus/pci/devices/%s/%s", nic->pci, attribute);
  return write_file(path, value);
}

bool give_to_dpdk(const struct nic* nic) {
  char path[PATH_SIZE], driver[64] = "";
  snprintf(path, sizeof path, "/sys/bus/pci/devices/%s/iommu_group", nic->pci);
  const char* wanted =
      exists(path) ? "vfio-pci" : "uio_pci_generic"; /* VFIO wants an IOMMU: Debian's knows no other way */
  load_module_named("/lib/modules", wanted);
  bool given = write_attribute(nic, "driver_override", wanted) && write_attribute(nic, "driver/unbind", nic->pci) &&
               write_file("/sys/bus/pci/drivers_probe", nic->pci);
  int fault = errno;
  snprintf(path, sizeof path, "/sys/bus/pci/devices/%s/driver", nic->pci);
  if (given && link_name(path, driver, sizeof driver) && strcmp(driver, wanted) == 0) {
    say("network: %s at %s goes to the engine (%s)", nic->mac, nic->pci, wanted);
    return true;
  }
  say("network: %s at %s cannot be given to the engine by %s: %s", nic->mac, nic->pci, wanted, strerror(fault));
  return false;
}
