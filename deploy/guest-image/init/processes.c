#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "init.h"

static sigset_t handled;
static int file = -1;

void prepare_signals(void) {
  sigemptyset(&handled);
  sigaddset(&handled, SIGCHLD);
  sigaddset(&handled, SIGPWR);
  sigaddset(&handled, SIGTERM);
  sigaddset(&handled, SIGINT); /* the kernel's word for Ctrl-Alt-Del, once it was told to say it */
  sigprocmask(SIG_BLOCK, &handled, NULL);
  file = signalfd(-1, &handled, SFD_CLOEXEC | SFD_NONBLOCK);
}

int signal_file(void) { return file; }

pid_t start(char* const arguments[], char* const environment[]) {
  pid_t pid = fork();
  if (pid != 0) {
    if (pid < 0) say("cannot start %s: %s", arguments[0], strerror(errno));
    return pid;
  }
  sigprocmask(SIG_UNBLOCK, &handled, NULL);
  setsid();
  execve(arguments[0], arguments, environment);
  say("cannot start %s: %s", arguments[0], strerror(errno));
  _exit(127);
}

bool run(char* const arguments[]) {
  char* const environment[] = {"PATH=/bin", NULL};
  pid_t pid = start(arguments, environment);
  int status = -1;
  while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return pid > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}
