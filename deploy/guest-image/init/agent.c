/* Keeps the agent running. What its exit status means stands in vnf-agent/README.md. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "init.h"

enum {
  EXIT_MISCONFIGURED = 2,
  EXIT_STATE = 3,
  SOON_MS = 100,
  LATER_MS = 3000,
  SLOWLY_MS = 10000,
  LASTING_MS = 10000,
  LONGEST_WAIT_MS = 16000,
  TIME_TO_END_MS = 10000
};

static pid_t agent = -1;
static bool doubtful;
static long started_at, next_start;
static long wait_ms = SOON_MS;

void start_agent_when_due(int engine_megabytes) {
  if (agent > 0 || milliseconds() < next_start) return;
  static char eal[128];
  snprintf(eal, sizeof eal, "PAWL_AGENT_EAL=--in-memory --no-telemetry -l 0 -m %d", engine_megabytes);
  char* const arguments[] = {"/opt/jre/bin/java", "@/opt/pawl/agent.options", "-jar", "/opt/pawl/agent.jar", NULL};
  char* const environment[] = {"PATH=/bin",
                               "HOME=/var/lib/pawl",
                               "PAWL_CONFIG_DRIVE=/run/config",
                               "PAWL_AGENT_STATE=/var/lib/pawl/agent",
                               "PAWL_CLICK_LIBRARY=/usr/lib/libclick_dataplane.so",
                               "PAWL_AGENT_DEVICES=/run/pawl/devices",
                               eal,
                               NULL};
  started_at = milliseconds();
  agent = start(arguments, environment);
  if (agent < 0) next_start = started_at + LATER_MS;
}

bool agent_ended(pid_t pid, int status) {
  if (pid != agent || agent < 0) return false;
  agent = -1;
  long now = milliseconds();
  int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  doubtful = code == EXIT_MISCONFIGURED;
  if (now - started_at >= LASTING_MS) wait_ms = SOON_MS;
  long wait = code == EXIT_MISCONFIGURED ? SLOWLY_MS : code == EXIT_STATE ? LATER_MS : wait_ms;
  wait_ms = wait_ms * 2 > LONGEST_WAIT_MS ? LONGEST_WAIT_MS : wait_ms * 2;
  next_start = now + wait;
  if (WIFSIGNALED(status)) {
    say("agent: ended by signal %d, starts again in %ld ms", WTERMSIG(status), wait);
  } else {
    say("agent: ended with status %d, starts again in %ld ms", code, wait);
  }
  return true;
}

bool agent_doubts_identity(void) {
  bool doubts = doubtful;
  doubtful = false;
  return doubts;
}

int milliseconds_to_agent_start(void) {
  if (agent > 0) return -1;
  long left = next_start - milliseconds();
  return left > 0 ? (int)left : 0;
}

void end_agent(void) {
  if (agent < 0) return;
  kill(agent, SIGTERM);
  for (long begin = milliseconds(); milliseconds() - begin < TIME_TO_END_MS;) {
    struct timespec pause = {.tv_nsec = 20000000};
    if (waitpid(agent, NULL, WNOHANG) == agent) {
      agent = -1;
      return;
    }
    nanosleep(&pause, NULL);
  }
  say("agent: does not end, and is killed");
  kill(agent, SIGKILL);
  waitpid(agent, NULL, 0);
  agent = -1;
}
