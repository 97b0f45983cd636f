#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "init.h"

static pid_t dhcp_client = -1;
static char dhcp_nic[16];

static bool ip(const char* a, const char* b, const char* c, const char* d, const char* e, const char* f,
               const char* g) {
  char* arguments[] = {"/bin/busybox", "ip",     (char*)a, (char*)b, (char*)c,
                       (char*)d,       (char*)e, (char*)f, (char*)g, NULL};
  return run(arguments);
}

void bring_up_loopback(void) { ip("link", "set", "lo", "up", NULL, NULL, NULL); }

/* A client that runs is told to end; when it has, one starts for the NIC that is asked for by then. */
static void start_dhcp(void) {
  if (dhcp_client > 0) {
    kill(dhcp_client, SIGTERM);
    return;
  }
  char* arguments[] = {"/bin/busybox", "udhcpc", "-f", "-S", "-i", dhcp_nic, "-s", "/usr/lib/pawl/dhcp",
                       "-t",           "5",      "-T", "1",  "-A", "2",      NULL};
  char* const environment[] = {"PATH=/bin", NULL};
  dhcp_client = start(arguments, environment);
}

void network_child_ended(pid_t pid) {
  if (pid != dhcp_client || dhcp_client < 0) return;
  dhcp_client = -1;
  if (dhcp_nic[0] != 0) start_dhcp();
}

/* The length of a prefix from a mask; -1 when it is none. */
static int prefix_length(const char* mask, bool six) {
  unsigned char bytes[16];
  if (inet_pton(six ? AF_INET6 : AF_INET, mask, bytes) != 1) return -1;
  int length = 0, size = six ? 128 : 32;
  while (length < size && (bytes[length / 8] >> (7 - length % 8) & 1)) length++;
  for (int rest = length; rest < size; rest++) {
    if (bytes[rest / 8] >> (7 - rest % 8) & 1) return -1;
  }
  return length;
}

/* An address of network_data.json with its prefix, whether it is written behind it or as a mask. */
static bool with_prefix(const char* object, const char* name, bool six, char* text, size_t size) {
  char address[64], mask[64];
  if (!json_text(json_member(object, name), address, sizeof address)) return false;
  if (strchr(address, '/') != NULL) {
    snprintf(text, size, "%s", address);
    return true;
  }
  int length = six ? 128 : 32;
  if (json_text(json_member(object, "netmask"), mask, sizeof mask)) length = prefix_length(mask, six);
  snprintf(text, size, "%s/%d", address, length);
  return length >= 0;
}

static void add_route(const char* nic, const char* destination, const char* gateway) {
  if (!ip("route", "replace", destination, "via", gateway, "dev", nic)) {
    say("network: no route to %s by %s on %s", destination, gateway, nic);
  }
}

static void set_static(const char* nic, const char* network, bool six) {
  char address[80], gateway[64];
  if (!with_prefix(network, "ip_address", six, address, sizeof address) ||
      !ip("addr", "replace", address, "dev", nic, NULL, NULL)) {
    say("network: the address of a network of %s in network_data.json is missing or wrong", nic);
    return;
  }
  say("network: %s has %s", nic, address);
  if (json_text(json_member(network, "gateway"), gateway, sizeof gateway))
    add_route(nic, six ? "::/0" : "0.0.0.0/0", gateway);
  for (const char* route = json_first(json_member(network, "routes")); route != NULL; route = json_next(route)) {
    char destination[80];
    if (with_prefix(route, "network", six, destination, sizeof destination) &&
        json_text(json_member(route, "gateway"), gateway, sizeof gateway)) {
      add_route(nic, destination, gateway);
    }
  }
}

static void write_name_servers(const struct identity* identity) {
  char text[512] = "", address[64];
  size_t length = 0;
  const char* services = json_member(json_document(identity->network_data), "services");
  for (const char* service = json_first(services); service != NULL; service = json_next(service)) {
    char type[16];
    if (json_text(json_member(service, "type"), type, sizeof type) && strcmp(type, "dns") == 0 &&
        length < sizeof text - 80 && json_text(json_member(service, "address"), address, sizeof address)) {
      length += (size_t)snprintf(text + length, sizeof text - length, "nameserver %s\n", address);
    }
  }
  if (length > 0) write_file("/run/resolv.conf", text);
}

/* Networks of OpenStack's network_data.json; SLAAC is the kernel's own doing. */
static void set_networks(const char* nic, const struct identity* identity, const char* link) {
  char id[64] = "";
  json_text(json_member(link, "id"), id, sizeof id);
  bool dhcp = false, any = false;
  const char* networks = json_member(json_document(identity->network_data), "networks");
  for (const char* network = json_first(networks); network != NULL; network = json_next(network)) {
    char of[64], type[32];
    if (!json_text(json_member(network, "link"), of, sizeof of) || strcmp(of, id) != 0) continue;
    if (!json_text(json_member(network, "type"), type, sizeof type)) continue;
    any = true;
    if (strcmp(type, "ipv4") == 0) {
      set_static(nic, network, false);
    } else if (strcmp(type, "ipv6") == 0) {
      set_static(nic, network, true);
    } else if (strcmp(type, "ipv4_dhcp") == 0) {
      dhcp = true;
    } else if (strstr(type, "slaac") == NULL && strstr(type, "stateless") == NULL) {
      say("network: %s of %s is not supported; use ipv4, ipv4_dhcp, ipv6 or ipv6_slaac", type, nic);
    }
  }
  snprintf(dhcp_nic, sizeof dhcp_nic, "%s", dhcp || !any ? nic : "");
  if (dhcp_nic[0] != 0 || dhcp_client > 0) start_dhcp();
}

void bring_up(const char* nic, const struct identity* identity) {
  char mtu[16];
  const char* link = identity == NULL ? NULL : management_link(identity);
  snprintf(mtu, sizeof mtu, "%ld", json_number(json_member(link, "mtu"), 1500));
  if (!ip("link", "set", nic, "mtu", mtu, "up", NULL)) say("network: %s does not come up", nic);
  if (link == NULL) {
    snprintf(dhcp_nic, sizeof dhcp_nic, "%s", nic);
    start_dhcp();
    return;
  }
  write_name_servers(identity);
  set_networks(nic, identity, link);
}
