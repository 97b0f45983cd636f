/* The guest learns who it is in OpenStack's way: openstack/latest/{user_data,meta_data.json,network_data.json} on a
 * config drive, or from the metadata service. The files are copied to memory, so that the drive may go. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "init.h"

enum { MAX_FILE = 65535 };

/* Says a fault once, and again only after another one. */
static void complain(const char* fault) {
  static char last[256];
  if (strncmp(last, fault, sizeof last - 1) != 0) say("identity: %s", fault);
  snprintf(last, sizeof last, "%s", fault);
}

static void make_directory(void) {
  mkdir("/run/config", 0755);
  mkdir("/run/config/openstack", 0755);
  mkdir(IDENTITY_DIRECTORY, 0755);
}

static char* load(const char* name) {
  char path[PATH_SIZE];
  snprintf(path, sizeof path, IDENTITY_DIRECTORY "/%s", name);
  char* text = malloc(MAX_FILE + 1);
  if (text == NULL || read_file(path, text, MAX_FILE + 1) < 0) {
    free(text);
    return NULL;
  }
  return realloc(text, strlen(text) + 1);
}

/* The server that the machine is, as the cloud wrote it into its firmware; an all-zero one says nothing. */
static bool is_of_this_server(const char* meta_data) {
  char uuid[64], own[64];
  if (!json_text(json_member(meta_data, "uuid"), uuid, sizeof uuid)) return true;
  if (read_file("/sys/class/dmi/id/product_uuid", own, sizeof own) < 36) return true;
  own[36] = 0;
  return strspn(own, "0-") == 36 || strcasecmp(uuid, own) == 0;
}

/* Takes what was copied, when it is whole and for this server. */
static bool take(struct identity* identity, const char* source) {
  char fault[256];
  struct identity found = {load("user_data"), load("meta_data.json"), load("network_data.json")};
  if (found.user_data == NULL) {
    snprintf(fault, sizeof fault, "%s has no user_data, which says whom to report to; waiting for one", source);
  } else if (json_document(found.user_data) == NULL) {
    snprintf(fault, sizeof fault, "user_data of %s is torn or not JSON; waiting for another", source);
  } else if (json_document(found.meta_data) == NULL) {
    snprintf(fault, sizeof fault, "meta_data.json of %s is missing or torn; waiting for another", source);
  } else if (found.network_data != NULL && json_document(found.network_data) == NULL) {
    snprintf(fault, sizeof fault, "network_data.json of %s is torn; waiting for another", source);
  } else if (!is_of_this_server(json_document(found.meta_data))) {
    snprintf(fault, sizeof fault, "%s is of another server: its uuid is not this machine's; waiting for another",
             source);
  } else {
    *identity = found;
    return true;
  }
  complain(fault);
  free(found.user_data);
  free(found.meta_data);
  free(found.network_data);
  return false;
}

static struct identity* taken;

static bool take_from_drive(const char* mounted) {
  static const char* const names[] = {"user_data", "meta_data.json", "network_data.json"};
  char from[PATH_SIZE], to[PATH_SIZE];
  snprintf(from, sizeof from, "%s/openstack/latest", mounted);
  if (!exists(from)) return false; /* some other disk */
  for (size_t index = 0; index < 3; index++) {
    snprintf(from, sizeof from, "%s/openstack/latest/%s", mounted, names[index]);
    snprintf(to, sizeof to, IDENTITY_DIRECTORY "/%s", names[index]);
    unlink(to);
    if (exists(from) && !copy_file(from, to, MAX_FILE)) {
      char fault[256];
      snprintf(fault, sizeof fault, "%s of the config drive cannot be read: %s", names[index], strerror(errno));
      complain(fault);
      return false;
    }
  }
  return take(taken, "the config drive");
}

bool read_drive(struct identity* identity) {
  make_directory();
  taken = identity;
  return visit_foreign_disks(take_from_drive);
}

static bool fetch(const char* name) {
  char url[128], path[PATH_SIZE];
  snprintf(url, sizeof url, "http://169.254.169.254/openstack/latest/%s", name);
  snprintf(path, sizeof path, IDENTITY_DIRECTORY "/%s", name);
  /* wget has an option for this, but ends by SIGSEGV with it. */
  char* arguments[] = {"/bin/busybox", "timeout", "5", "/bin/busybox", "wget", "-q", "-O", path, url, NULL};
  unlink(path);
  if (run(arguments)) return true;
  unlink(path); /* what an error left */
  return false;
}

bool read_metadata_service(struct identity* identity) {
  make_directory();
  if (!fetch("meta_data.json")) {
    complain("no config drive with openstack/latest, and no metadata service at 169.254.169.254; waiting for either");
    return false;
  }
  fetch("user_data");
  fetch("network_data.json");
  if (!take(identity, "the metadata service")) return false;
  say("identity: metadata service");
  return true;
}

bool is_data_mac(const struct identity* identity, const char* mac) {
  const char* ports = json_member(json_document(identity->user_data), "dataPorts");
  for (const char* port = json_first(ports); port != NULL; port = json_next(port)) {
    char text[MAC_SIZE];
    if (json_text(json_member(port, "mac"), text, sizeof text) && strcasecmp(text, mac) == 0) return true;
  }
  return false;
}

/* Whether the link has the address on which the agent is to listen. */
static bool has_management_address(const struct identity* identity, const char* link) {
  const char* management = json_member(json_document(identity->user_data), "management");
  char wanted[64], id[64];
  if (!json_text(json_member(management, "address"), wanted, sizeof wanted)) return false;
  if (!json_text(json_member(link, "id"), id, sizeof id)) return false;
  wanted[strcspn(wanted, "/")] = 0;
  const char* networks = json_member(json_document(identity->network_data), "networks");
  for (const char* network = json_first(networks); network != NULL; network = json_next(network)) {
    char of[64], address[64];
    if (json_text(json_member(network, "link"), of, sizeof of) && strcmp(of, id) == 0 &&
        json_text(json_member(network, "ip_address"), address, sizeof address)) {
      address[strcspn(address, "/")] = 0;
      if (strcasecmp(address, wanted) == 0) return true;
    }
  }
  return false;
}

const char* management_link(const struct identity* identity) {
  const char* links = json_member(json_document(identity->network_data), "links");
  const char* first = NULL;
  for (const char* link = json_first(links); link != NULL; link = json_next(link)) {
    char mac[MAC_SIZE];
    if (!json_text(json_member(link, "ethernet_mac_address"), mac, sizeof mac) || is_data_mac(identity, mac)) continue;
    if (has_management_address(identity, link)) return link;
    if (first == NULL) first = link;
  }
  return first;
}

void take_hostname(const struct identity* identity) {
  char name[65];
  if (json_text(json_member(json_document(identity->meta_data), "hostname"), name, sizeof name) &&
      sethostname(name, strlen(name)) != 0) {
    say("identity: host name %s: %s", name, strerror(errno));
  }
}
