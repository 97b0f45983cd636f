/*
 * click_dataplane.h: the one interface of the packet engine.
 *
 * A process holds one engine. Its life:
 *
 *     click_start -> click_install -> click_run -> click_install (hot swap) ... -> click_halt -> click_stop
 *
 * click_check, click_graph_of, click_classes, click_version, click_abi_version and click_free need no
 * started engine; they never touch DPDK and need no privilege.
 *
 * Texts. Every text goes in as UTF-8 bytes and their number; it need not end in a zero byte, and NULL with
 * length 0 is the empty text. Every text comes out in a struct click_text, is followed by a zero byte that
 * `length` does not count, and is released by the caller with click_free. A function that takes a
 * `result` always fills it when `result` is not NULL, whatever it returns; NULL says "not interested".
 *
 * Answers in JSON. A success has "ok":true. A refusal or failure is
 *     {"ok":false,"errors":[{"file":"firewall.click","line":3,"column":7,"message":"..."}]}
 * where "file", "line" and "column" are missing from an error that has no place in a text, and a success
 * may carry "warnings" of the same form. "file" is the `name` that the caller gave, or what a # line
 * directive in the text says. Fields may be added within one ABI version; readers skip unknown ones.
 *
 * Threads. Every function may be called from any thread at any time. Calls that change the engine
 * (start, install, run, halt, stop) and handler calls are done one after the other under one lock;
 * click_check, click_graph_of, click_read_log and the counters never wait for that lock. No call
 * runs on a worker thread, and no callback into the caller exists. The engine's own threads are named
 * "click-worker-N" and block all signals.
 */
#ifndef CLICK_DATAPLANE_H
#define CLICK_DATAPLANE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CLICK_ABI_VERSION 1

/* Return codes of all functions that return int. */
#define CLICK_OK 0          /* done */
#define CLICK_REFUSED 1     /* the text, argument or value is not acceptable; `result` says where and why */
#define CLICK_WRONG_STATE 2 /* the engine is not in a state for this call (not started, nothing installed, ...) */
#define CLICK_NOT_FOUND 3   /* no such element or handler */
#define CLICK_FAILED 4      /* the machine refused: memory, a device, EAL; `result` says what */

/* A text handed out by the engine; release `data` with click_free. */
struct click_text {
  char* data;
  size_t length;
};

/* The version of this interface that the library was built with; compare with CLICK_ABI_VERSION. */
uint32_t click_abi_version(void);

/* The engine's version such as "0.1.0"; a constant, not to be freed. */
const char* click_version(void);

/* Releases a text handed out by the engine. NULL is allowed. */
void click_free(char* data);

/*
 * Starts the engine: DPDK's environment (EAL), packet memory, data ports and worker threads. Once per process: after
 * click_stop a second start is refused with CLICK_WRONG_STATE, because EAL cannot start twice.
 *
 * eal_arguments: EAL's command line without the program's name, words separated by white space, for example
 *     "--no-huge --no-pci -m 32 --vdev=net_af_packet0,iface=eth1 --vdev=net_af_packet1,iface=eth2".
 *   The order of the devices gives the ports their indices. A word may be put in double quotes. Four words are the
 *   engine's own: --workers=N (1 to 16, default 1); --queues=N, receive and send queues of each port (1 to 16, default
 *   1), over which the device spreads flows; --idle=adaptive (the default: a worker without work sleeps in growing
 *   steps) or --idle=spin; --packets=N, the packets that can exist at once, of 2.5 KB each. Without huge pages
 *   (--no-huge) they have memory of their own beside -m, by default 4096; with huge pages they take up to 60 % of -m.
 * port_names: one name per data port in index order, separated by white space, for example "in out". A configuration
 *   may say FromDPDKDevice(0) or FromDPDKDevice(in). Ports without a name are called "0", "1", ...
 * result: JSON, on success
 * {"ok":true,"ports":[{"index":0,"name":"in","mac":"52:54:00:00:00:01","driver":"net_af_packet"}], "workers":1}.
 */
int click_start(const char* eal_arguments, size_t eal_arguments_length, const char* port_names,
                size_t port_names_length, struct click_text* result);

/*
 * Checks a configuration: syntax, element classes, arguments, ports, push and pull. Nothing is installed, and no
 * device, file or socket is touched. Works without click_start.
 *
 * name: the configuration's name as it shall stand in messages, for example "firewall.click".
 * policy: which element classes may be used; words separated by white space, read from left to right, the last one
 *   that speaks of a class counts. Empty: every class may be used.
 *     -@host            no element that reaches the host; the same as -@file -@exec -@socket
 *     -@file            no element that reads or writes files of the host
 *     -@exec            no element that runs programs of the host
 *     -@socket          no element that uses the host's network stack
 *     -NAME / +NAME     not this class / this class all the same
 *     -*    / +*        no class at all / every class
 *   for example "-@host +FromDump".
 * result: JSON, on success {"ok":true,"warnings":[...],"elements":12,"classes":["Discard",...],"requirements":[]}.
 */
int click_check(const char* name, size_t name_length, const char* text, size_t text_length, const char* policy,
                size_t policy_length, struct click_text* result);

/*
 * Checks a configuration, prepares it beside the running one, and swaps the two between two vectors of packets.
 * Elements of equal name and class hand their state over. Data ports stay open, so no packet is lost to
 * the swap. When anything fails the running configuration stays as it was. Whether packets are processed does not
 * change: the first configuration is not run until click_run.
 *
 * Arguments as for click_check. result: JSON, on success {"ok":true,"generation":2,"elements":12,"warnings":[...]}.
 */
int click_install(const char* name, size_t name_length, const char* text, size_t text_length, const char* policy,
                  size_t policy_length, struct click_text* result);

/* Lets the installed configuration process packets; what waited in the ports' receive rings is dropped and counted.
 * result: JSON. Running already is CLICK_OK. */
int click_run(struct click_text* result);

/* Stops processing between two vectors; elements, their state and the ports stay. result: JSON. Halted already is
 * CLICK_OK. */
int click_halt(struct click_text* result);

/*
 * Halts, waits for the workers, drops the configuration, closes the ports and gives EAL's memory back. The counters
 * stay readable. Stopping an engine that never started, or a second time, is CLICK_OK.
 */
int click_stop(void);

/*
 * Reads a handler, such as "counter.count", or "classes" for a handler of the engine itself.
 * parameter: what Click calls the handler's parameter; usually empty.
 * result: the handler's value as it is (no JSON); the reason in words when the return code is not CLICK_OK.
 */
int click_read_handler(const char* handler, size_t handler_length, const char* parameter, size_t parameter_length,
                       struct click_text* result);

/* Writes a handler, such as "counter.reset". result: empty, or the reason in words when the code is not CLICK_OK. */
int click_write_handler(const char* handler, size_t handler_length, const char* value, size_t value_length,
                        struct click_text* result);

/*
 * The elements of the installed configuration in the order of their declaration. result: JSON
 *   {"ok":true,"generation":2,"elements":[{"name":"c","class":"Counter","configuration":"","file":"firewall.click","line":4,
 *    "handlers":[{"name":"count","read":true,"write":false}]}]}.
 */
int click_elements(struct click_text* result);

/* The element classes that this engine knows. result: JSON
 *   {"ok":true,"classes":[{"name":"Counter","ports":"1/1","processing":"a/a","host":[]}]}; "host" lists "file", "exec",
 * "socket". */
int click_classes(struct click_text* result);

/*
 * The installed configuration as a graph. result: JSON
 *   {"ok":true,"elements":[{"name":"c","class":"Counter","configuration":"","inputs":["push"],"outputs":["push"],"line":4,
 *    "handlers":[{"name":"count","read":true,"write":false}]}],
 *    "connections":[{"from":"s","fromPort":0,"to":"c","toPort":0,"line":4}]}.
 */
int click_graph(struct click_text* result);

/* The graph of a configuration that need not be installed; arguments and errors as for click_check, result as for
 * click_graph. */
int click_graph_of(const char* name, size_t name_length, const char* text, size_t text_length, const char* policy,
                   size_t policy_length, struct click_text* result);

/*
 * Follows packets through the running configuration: the next `packets` (1 to 1000) that come into it and match
 * `pattern`, an expression of IPFilter's language such as "src host 10.0.0.1 and tcp"; empty or "-": any packet. An
 * earlier trace is forgotten. With 0 the trace ends; what it has seen stays readable. A trace ends by itself when its
 * packets are through, and at a hot swap. It costs nothing while none is going on. result: empty, or JSON with the
 * reason.
 */
int click_start_trace(uint32_t packets, const char* pattern, size_t pattern_length, struct click_text* result);

/*
 * What the trace has seen. result: JSON
 *   {"ok":true,"wanted":1,"running":false,"packets":[{"time":1767225600000000000,"bytes":"4500...","cut":false,"steps":[
 *     {"step":0,"after":-1,"element":"in","class":"FromDPDKDevice","port":-1,"nanoseconds":0,"length":98,"changes":[]},
 *     {"step":1,"after":0,"element":"ttl","class":"DecIPTTL","port":0,"nanoseconds":210,"length":98,
 *      "changes":[{"what":"byte 8","from":"40","to":"3f"}]},
 *     {"step":2,"after":1,"element":"d","class":"Discard","port":0,"nanoseconds":300,"length":98,"changes":[],
 *      "end":"dropped","reason":"discarded"}]}]}.
 * "after" is the step that this one follows from (a packet may go several ways), "port" the input where the packet came
 * in. "changes" are what the element did until it passed the packet on: "byte N" (bytes from N on, in hexadecimal),
 * "front" (bytes that were taken off or put in front), "length", or an annotation's name. "end" is "dropped" with the
 * "reason", or "kept": the element has the packet still, or gave it to a device. "cut" says that there were more than
 * 200 steps.
 */
int click_read_trace(struct click_text* result);

/* Counts packets, vectors and cycles of each element while `on` is not 0, from zero. Ends at a hot swap. Costs nothing
 * while it is off. result: empty, or JSON with the reason. */
int click_set_profile(int on, struct click_text* result);

/*
 * result: JSON
 *   {"ok":true,"running":true,"elements":[{"name":"c","class":"Counter","packets":640,"vectors":10,"cycles":12800}]};
 * cycles are those of the element itself, without those that it called. Elements without packets are left out.
 */
int click_read_profile(struct click_text* result);

/*
 * Lines that the engine and its elements (Print and the like) wrote, from `cursor` on, at most `max_lines`. Begin with
 * cursor 0 and go on with "next". The engine keeps the last 4096 lines; "lost" counts those that were gone already.
 * result: JSON
 * {"ok":true,"next":17,"lost":0,"lines":[{"sequence":16,"time":"2026-01-31T12:00:00.123Z","level":"info","text":"..."}]};
 * "level" is "debug", "info", "warning" or "error".
 */
int click_read_log(uint64_t cursor, uint32_t max_lines, struct click_text* result);

/* States of struct click_shared_counters. */
#define CLICK_STATE_NEW 0     /* click_start was not called yet, or failed */
#define CLICK_STATE_EMPTY 1   /* started, nothing installed */
#define CLICK_STATE_HALTED 2  /* installed, not processing */
#define CLICK_STATE_RUNNING 3 /* processing packets */
#define CLICK_STATE_STOPPED 4 /* after click_stop */
#define CLICK_STATE_FINISHED \
  5 /* the configuration ended itself (Script stop, InfiniteSource STOP, ...); click_run begins anew */

#define CLICK_MAX_PORTS 16
#define CLICK_MAX_WORKERS 16

/* One data port; 128 bytes. Counted by the engine since click_start, across all configurations. */
struct click_port_counters {
  char name[32];       /* zero-terminated */
  uint64_t rx_packets; /* handed to the configuration */
  uint64_t rx_bytes;
  uint64_t rx_dropped; /* lost by the device before the engine saw them, or thrown away by click_run; updated 10 times a
                          second */
  uint64_t tx_packets; /* taken by the device */
  uint64_t tx_bytes;
  uint64_t tx_dropped; /* not taken by the device */
  uint64_t reserved[6];
};

/* One worker thread; 64 bytes. */
struct click_worker_counters {
  uint64_t polls;           /* rounds of the driver */
  uint64_t busy_polls;      /* rounds that found work */
  uint64_t busy_cycles;     /* time-stamp counter cycles in busy rounds */
  uint64_t sleeps;          /* times that the idle worker slept */
  uint64_t dropped_packets; /* dropped by elements of the configuration, for any reason */
  uint64_t reserved[3];
};

/*
 * Counters in memory shared with the caller; 128 + 16 * 128 + 16 * 64 = 3200 bytes. Each field has one writer at a time
 * and is written by one aligned 64-bit (or 32-bit) store, so a plain aligned load reads it whole; fields read one after
 * the other may be some packets apart. Only the engine writes.
 */
struct click_shared_counters {
  uint32_t abi_version;                              /* offset 0: CLICK_ABI_VERSION */
  uint32_t size;                                     /* 4: sizeof(struct click_shared_counters) */
  uint32_t state;                                    /* 8: CLICK_STATE_... */
  uint32_t port_count;                               /* 12 */
  uint32_t worker_count;                             /* 16 */
  uint32_t reserved0;                                /* 20 */
  uint64_t generation;                               /* 24: configurations installed so far */
  uint64_t swap_sequence;                            /* 32: odd while a swap is going on, even otherwise */
  uint64_t cycles_per_second;                        /* 40: rate of the time-stamp counter */
  uint64_t start_cycles;                             /* 48: time-stamp counter at click_start */
  uint64_t control_dropped_packets;                  /* 56: packets dropped outside of workers (hot swap, handlers) */
  uint64_t reserved[8];                              /* 64 */
  struct click_port_counters ports[CLICK_MAX_PORTS]; /* 128 */
  struct click_worker_counters workers[CLICK_MAX_WORKERS]; /* 128 + 16 * 128 = 2176 */
};

/* The counters; never NULL, the same address for the life of the process, readable before start and after stop. */
const struct click_shared_counters* click_counters(void);

#ifdef __cplusplus
}
#endif

#endif
