/* The first process of the guest. It brings the machine to where the agent can run, keeps the agent running, and ends
 * the machine in order. There is one application and no shell to fall back to, so every fault is said on the console,
 * and whatever may mend itself is tried again. */
#ifndef PAWL_INIT_H
#define PAWL_INIT_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum { PATH_SIZE = 512, MAC_SIZE = 18, MAX_NICS = 17 };

/* console.c */
void say(const char* format, ...) __attribute__((format(printf, 1, 2)));

/* files.c */
ssize_t read_file(const char* path, char* text,
                  size_t size); /* at most size-1 bytes and a 0; -1 and errno on a fault */
bool write_file(const char* path, const char* text);
bool copy_file(const char* from, const char* to, size_t limit); /* readable by root alone; false beyond the limit */
bool exists(const char* path);
bool link_name(const char* path, char* name, size_t size); /* the last part of where a link leads */

/* processes.c */
void prepare_signals(void); /* blocks them; they are read from signal_file() */
int signal_file(void);
pid_t start(char* const arguments[], char* const environment[]);
bool run(char* const arguments[]); /* waits; true when it ended with status 0 */

/* modules.c: drivers from the list that the image's build wrote */
void load_modules_for_devices(const char* directory);
void load_module_named(const char* directory, const char* name);

/* disks.c */
bool find_partition(const char* label, char* device, size_t size); /* by its name in the partition table */
void mount_state(const char* directory);
typedef bool disk_visitor(const char* mounted);
bool visit_foreign_disks(
    disk_visitor* visitor); /* mounts each that is not ours, read only, until the visitor is content */

/* json.c: texts point into the document; NULL stands for "not there", and is taken as such */
const char* json_document(const char* text); /* the value that the text consists of; NULL when it is torn */
const char* json_member(const char* object, const char* name);
const char* json_first(const char* array);
const char* json_next(const char* element);
bool json_text(const char* value, char* text, size_t size);
long json_number(const char* value, long otherwise);

/* nics.c */
struct nic {
  char name[16];
  char mac[MAC_SIZE];
  char pci[16];
};
size_t list_nics(struct nic nics[MAX_NICS]); /* those that the kernel drives, in the order of their places on the bus */
bool give_to_dpdk(const struct nic* nic);

/* identity.c: what the cloud tells the guest about itself */
#define IDENTITY_DIRECTORY "/run/config/openstack/latest"
struct identity {
  char* user_data;
  char* meta_data;
  char* network_data; /* NULL when the cloud gave none */
};
bool read_drive(struct identity* identity);
bool read_metadata_service(struct identity* identity);
bool is_data_mac(const struct identity* identity, const char* mac);
const char* management_link(const struct identity* identity); /* in network_data; NULL when it names none */
void take_hostname(const struct identity* identity);

/* network.c */
void bring_up_loopback(void);
void bring_up(const char* nic,
              const struct identity* identity); /* NULL: all that DHCP and router advertisements give */
void network_child_ended(pid_t pid);            /* starts a DHCP client again */

/* clock.c */
void set_clock(void); /* to the host's time; to be called each minute */

/* memory.c */
int reserve_huge_pages(void); /* answers how many MB the engine shall take of them */

/* agent.c */
void start_agent_when_due(int engine_megabytes);
bool agent_ended(pid_t pid, int status); /* true when that was the agent */
bool agent_doubts_identity(void);        /* it ended because of what the cloud told; true once for each such end */
int milliseconds_to_agent_start(void);   /* -1 when none is to be started */
void end_agent(void);                    /* asks it to end, and waits for that */

/* power.c */
enum { MAX_BUTTONS = 4 };
void watch_power_buttons(void);
size_t power_buttons(struct pollfd events[MAX_BUTTONS]);
bool power_button_pressed(void);
void end_machine(int how, const char* why) __attribute__((noreturn));

long milliseconds(void); /* since the kernel started */

#endif
