/* Uses the engine as a host program does, through the C header alone, on a device that gives back what it is sent. */

#include <click_dataplane.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int failures;

#define EXPECT(condition)                                                    \
    do {                                                                     \
        if (!(condition)) {                                                  \
            printf("%s:%d: expected %s\n", __FILE__, __LINE__, #condition);  \
            ++failures;                                                      \
        }                                                                    \
    } while (0)

static struct click_text last;

static int keep(int code, struct click_text result) {
    click_free(last.data);
    last = result;
    return code;
}

static int check(const char *text, const char *policy) {
    struct click_text result;
    int code = click_check("t.click", 7, text, strlen(text), policy, strlen(policy), &result);
    return keep(code, result);
}

static int install(const char *text) {
    struct click_text result;
    int code = click_install("t.click", 7, text, strlen(text), NULL, 0, &result);
    return keep(code, result);
}

static int start(const char *arguments, const char *names) {
    struct click_text result;
    int code = click_start(arguments, strlen(arguments), names, strlen(names), &result);
    return keep(code, result);
}

static int read_handler(const char *handler) {
    struct click_text result;
    int code = click_read_handler(handler, strlen(handler), NULL, 0, &result);
    return keep(code, result);
}

static int write_handler(const char *handler, const char *value) {
    struct click_text result;
    int code = click_write_handler(handler, strlen(handler), value, strlen(value), &result);
    return keep(code, result);
}

static int call(int (*function)(struct click_text *)) {
    struct click_text result;
    int code = function(&result);
    return keep(code, result);
}

static int says(const char *part) {
    if (last.data != NULL && strstr(last.data, part) != NULL) return 1;
    printf("got: %s\n", last.data == NULL ? "(nothing)" : last.data);
    return 0;
}

static long value_of(const char *handler) { return read_handler(handler) == CLICK_OK ? atol(last.data) : -1; }

static void pause_ms(long ms) {
    struct timespec time = {ms / 1000, ms % 1000 * 1000000};
    nanosleep(&time, NULL);
}

/* Waits until a handler has a value, five seconds at most. */
static int becomes(const char *handler, long value) {
    for (int i = 0; i < 500; ++i) {
        if (value_of(handler) == value) return 1;
        pause_ms(10);
    }
    printf("%s is %ld\n", handler, value_of(handler));
    return 0;
}

static void before_start(void) {
    EXPECT(click_abi_version() == CLICK_ABI_VERSION);
    EXPECT(click_counters()->abi_version == CLICK_ABI_VERSION);
    EXPECT(click_counters()->size == sizeof(struct click_shared_counters));
    EXPECT(click_counters()->state == CLICK_STATE_NEW);
    EXPECT(check("Idle -> Discard", "") == CLICK_OK && says("\"ok\":true"));
    EXPECT(check("Idle ->\n Strip -> Discard", "") == CLICK_REFUSED);
    EXPECT(says("{\"file\":\"t.click\",\"line\":2,") && says("argument LENGTH is missing"));
    EXPECT(check("Idle -> Discard", "-Discard") == CLICK_REFUSED && says("not allowed"));
    EXPECT(check("Idle -> Discard", "nonsense") == CLICK_REFUSED && says("policy"));
    EXPECT(check("\xff", "") == CLICK_REFUSED && says("\xef\xbf\xbd"));
    EXPECT(install("Idle -> Discard") == CLICK_WRONG_STATE && says("not started"));
    EXPECT(read_handler("version") == CLICK_WRONG_STATE);
    EXPECT(call(click_run) == CLICK_WRONG_STATE);
    EXPECT(call(click_classes) == CLICK_OK && says("\"name\":\"Strip\""));
}

static void life(void) {
    EXPECT(start("--no-huge --no-pci --in-memory -m 32 --idle=often", "loop") == CLICK_REFUSED && says("--idle"));
    EXPECT(start("--no-huge --no-pci --in-memory -m 32 --vdev=net_ring0", "loop") == CLICK_OK && says("\"name\":\"loop\""));
    EXPECT(start("--no-huge", "") == CLICK_WRONG_STATE);
    EXPECT(click_counters()->state == CLICK_STATE_EMPTY && click_counters()->port_count == 1);
    EXPECT(strcmp(click_counters()->ports[0].name, "loop") == 0);
    EXPECT(install("FromDPDKDevice(9) -> Discard") == CLICK_REFUSED && says("there are: 0 (loop)"));
    EXPECT(click_counters()->generation == 0);
    EXPECT(install("FromDPDKDevice(loop) -> Discard; FromDPDKDevice(0) -> Discard") == CLICK_REFUSED && says("receives from"));
}

/* Packets go round and round through the device while configurations are swapped; none may be lost or made. */
static void swaps_lose_nothing(void) {
    enum { kPackets = 500, kSwaps = 200 };
    const struct click_shared_counters *counters = click_counters();
    const char *round = "FromDPDKDevice(0) -> c :: Counter -> ToDPDKDevice(0); Idle -> d :: Discard;";
    const char *other = "FromDPDKDevice(0) -> Strip(0) -> c :: Counter -> Counter -> t :: ToDPDKDevice(loop);";
    EXPECT(install("s :: InfiniteSource(LIMIT 500, BURST 50) -> t :: ToDPDKDevice(0); FromDPDKDevice(0) -> c :: Counter -> t;") == CLICK_OK);
    EXPECT(counters->state == CLICK_STATE_HALTED);
    EXPECT(call(click_run) == CLICK_OK && counters->state == CLICK_STATE_RUNNING);
    EXPECT(becomes("s.count", kPackets));
    long seen = value_of("c.count");
    for (int i = 0; i < kSwaps; ++i) {
        EXPECT(install(i % 2 ? round : other) == CLICK_OK);
        long now = value_of("c.count");
        EXPECT(now >= seen); /* the counter of equal name and class keeps its count */
        seen = now;
    }
    EXPECT(counters->generation == kSwaps + 1 && counters->swap_sequence % 2 == 0);
    EXPECT(install("FromDPDKDevice(0) -> d :: Discard") == CLICK_OK);
    EXPECT(becomes("d.count", kPackets));
    pause_ms(50);
    EXPECT(value_of("d.count") == kPackets);
    EXPECT(counters->ports[0].tx_packets == counters->ports[0].rx_packets);
    EXPECT(counters->ports[0].tx_dropped == 0 && counters->ports[0].rx_dropped == 0);
    EXPECT(counters->workers[0].dropped_packets == kPackets);
}

static void a_refused_swap_changes_nothing(void) {
    EXPECT(install("FromDPDKDevice(0) -> c :: Counter -> Discard; s :: InfiniteSource(LIMIT 7) -> ToDPDKDevice(0)") == CLICK_OK);
    EXPECT(becomes("c.count", 7));
    EXPECT(install("FromDPDKDevice(0) -> c :: Counter ->") == CLICK_REFUSED);
    EXPECT(install("FromDPDKDevice(0) -> c :: Counter -> ToDPDKDevice(3)") == CLICK_REFUSED);
    EXPECT(write_handler("s.reset", "") == CLICK_OK);
    EXPECT(becomes("c.count", 14));
}

static void handlers_and_log(void) {
    EXPECT(read_handler("nobody.count") == CLICK_NOT_FOUND && says("nobody.count"));
    EXPECT(write_handler("c.count", "5") == CLICK_REFUSED && says("cannot be written"));
    EXPECT(write_handler("s.limit", "many") == CLICK_REFUSED && says("expected an integer"));
    EXPECT(call(click_elements) == CLICK_OK && says("\"name\":\"c\",\"class\":\"Counter\""));
    EXPECT(call(click_graph) == CLICK_OK && says("\"from\":\"c\",\"fromPort\":0"));
    EXPECT(install("s :: InfiniteSource(\\<4142>, LIMIT 3, STOP true) -> Print(line) -> Discard") == CLICK_OK);
    for (int i = 0; i < 500 && click_counters()->state != CLICK_STATE_FINISHED; ++i) pause_ms(10);
    EXPECT(click_counters()->state == CLICK_STATE_FINISHED);
    struct click_text page;
    EXPECT(keep(click_read_log(0, 2, &page), page) == CLICK_OK && says("\"text\":\"line:    2 | 4142\""));
    EXPECT(says("\"next\":2"));
    EXPECT(keep(click_read_log(2, 100, &page), page) == CLICK_OK && says("\"next\":3"));
}

static void traces_and_profiles(void) {
    struct click_text result;
    EXPECT(install("s :: InfiniteSource(LIMIT 6, ACTIVE false) -> a :: Strip(2) -> q :: Counter -> e :: Discard") == CLICK_OK);
    EXPECT(call(click_run) == CLICK_OK);
    EXPECT(keep(click_start_trace(2, "nonsense", 8, &result), result) == CLICK_REFUSED && says("nonsense"));
    EXPECT(keep(click_start_trace(2, NULL, 0, &result), result) == CLICK_OK);
    EXPECT(keep(click_set_profile(1, &result), result) == CLICK_OK);
    EXPECT(write_handler("s.active", "true") == CLICK_OK);
    EXPECT(becomes("e.count", 6));
    EXPECT(call(click_read_trace) == CLICK_OK && says("\"wanted\":2,\"running\":false"));
    EXPECT(says("{\"step\":1,\"after\":0,\"element\":\"a\",\"class\":\"Strip\",\"port\":0,"));
    EXPECT(says("\"changes\":[{\"what\":\"front\",") && says("\"end\":\"dropped\",\"reason\":\"discarded\""));
    EXPECT(call(click_read_profile) == CLICK_OK && says("{\"name\":\"q\",\"class\":\"Counter\",\"packets\":6,"));
    EXPECT(keep(click_set_profile(0, &result), result) == CLICK_OK);
    EXPECT(write_handler("s.reset", "") == CLICK_OK && becomes("e.count", 12));
    EXPECT(call(click_read_profile) == CLICK_OK && says("\"running\":false") && says("\"packets\":6,"));
    EXPECT(call(click_halt) == CLICK_OK);
    EXPECT(call(click_graph) == CLICK_OK && says("{\"name\":\"count\",\"read\":true,\"write\":false}"));
}

static void halted_nothing_moves(void) {
    EXPECT(install("FromDPDKDevice(0) -> d :: Discard; s :: InfiniteSource(LIMIT 5) -> ToDPDKDevice(0)") == CLICK_OK);
    EXPECT(click_counters()->state == CLICK_STATE_HALTED);
    pause_ms(50);
    EXPECT(value_of("s.count") == 0);
    EXPECT(call(click_run) == CLICK_OK);
    EXPECT(becomes("d.count", 5));
    EXPECT(call(click_halt) == CLICK_OK && call(click_halt) == CLICK_OK);
    EXPECT(write_handler("s.reset", "") == CLICK_OK);
    pause_ms(50);
    EXPECT(value_of("s.count") == 0);
}

int main(void) {
    before_start();
    life();
    swaps_lose_nothing();
    a_refused_swap_changes_nothing();
    handlers_and_log();
    traces_and_profiles();
    halted_nothing_moves();
    EXPECT(click_stop() == CLICK_OK && click_stop() == CLICK_OK);
    EXPECT(click_counters()->state == CLICK_STATE_STOPPED);
    EXPECT(start("--no-huge", "") == CLICK_WRONG_STATE && says("cannot start twice"));
    EXPECT(call(click_run) == CLICK_WRONG_STATE);
    click_free(last.data);
    if (failures == 0) printf("all as expected\n");
    return failures == 0 ? 0 : 1;
}
