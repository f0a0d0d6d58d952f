#define _GNU_SOURCE
#include "csystem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

pid_t authpipe_fork(void) { return fork(); }

int authpipe_open_terminal(int like, int *slave) {
  // What is typed must not wait for a command that waits for its own output to be read.
  int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  if (master < 0) return -1;
  char name[64];
  if (grantpt(master) != 0 || unlockpt(master) != 0) goto failed;
  int code = ptsname_r(master, name, sizeof name);
  if (code != 0) {
    errno = code;
    goto failed;
  }
  *slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (*slave < 0) goto failed;
  struct termios settings;
  if (tcgetattr(like, &settings) == 0) tcsetattr(*slave, TCSANOW, &settings);
  authpipe_copy_window(like, master);
  return master;
failed:
  code = errno;
  close(master);
  errno = code;
  return -1;
}

int authpipe_take_terminal(int terminal) {
  if (setsid() < 0) return -1;
  return ioctl(terminal, TIOCSCTTY, 0);
}

int authpipe_copy_window(int from, int to) {
  struct winsize size;
  if (ioctl(from, TIOCGWINSZ, &size) != 0) return -1;
  return ioctl(to, TIOCSWINSZ, &size);
}

int authpipe_signal_file(const int *signals, int count) {
  sigset_t set;
  sigemptyset(&set);
  for (int i = 0; i < count; i++) sigaddset(&set, signals[i]);
  if (sigprocmask(SIG_BLOCK, &set, NULL) != 0) return -1;
  return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

int authpipe_next_signal(int descriptor, int *by_program) {
  struct signalfd_siginfo info;
  if (read(descriptor, &info, sizeof info) != sizeof info) return 0;
  *by_program = info.ssi_code <= 0;
  return (int)info.ssi_signo;
}

void authpipe_unblock_signals(void) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

int authpipe_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }
