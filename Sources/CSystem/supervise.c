#define _GNU_SOURCE
#include "csystem.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

static volatile pid_t supervised = 0;

static void forward(int signal) {
  if (supervised > 0) kill(supervised, signal);
}

int authpipe_supervise(const char *secret_name) {
  const int forwarded[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
  sigset_t all, before;
  sigfillset(&all);
  // A signal that comes between the fork and the handlers waits until both are ready.
  sigprocmask(SIG_BLOCK, &all, &before);
  pid_t parent = getpid();
  pid_t child = fork();
  if (child <= 0) {
#ifdef __linux__
    if (child == 0) {
      prctl(PR_SET_PDEATHSIG, SIGKILL);
      if (getppid() != parent) _exit(1);
    }
#endif
    sigprocmask(SIG_SETMASK, &before, NULL);
    return 0;
  }
  // The child has its own copy of the secret, and takes it from there; this one is nobody's.
  char *secret = getenv(secret_name);
  if (secret != NULL) explicit_bzero(secret, strlen(secret));
  supervised = child;
  struct sigaction action = {.sa_handler = forward};
  for (size_t i = 0; i < sizeof forwarded / sizeof *forwarded; i++) {
    sigaction(forwarded[i], &action, NULL);
  }
  sigprocmask(SIG_SETMASK, &before, NULL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) _exit(70);
  }
  if (WIFEXITED(status)) _exit(WEXITSTATUS(status));
  int ended = WTERMSIG(status);
  if (ended == SIGILL || ended == SIGTRAP || ended == SIGSEGV || ended == SIGBUS ||
      ended == SIGABRT) {
    return ended;
  }
  // Ended by a signal that somebody sent: this process ends the same way.
  signal(ended, SIG_DFL);
  raise(ended);
  _exit(128 + ended);
}
