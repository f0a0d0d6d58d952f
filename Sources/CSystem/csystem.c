#define _GNU_SOURCE
#include "csystem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#include <sys/timex.h>
#include <sys/xattr.h>
#endif

int authpipe_not_dumpable(void) {
#ifdef __linux__
  return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#else
  return 0;
#endif
}

int authpipe_clock_is_kept(void) {
#ifdef __linux__
  struct timex clock = {.modes = 0};
  int state = adjtimex(&clock);
  return state >= 0 && state != TIME_ERROR && !(clock.status & STA_UNSYNC);
#else
  return 0;
#endif
}

int authpipe_unread(int descriptor) {
  struct sockaddr_storage address;
  socklen_t length = sizeof address;
  if (getsockname(descriptor, (struct sockaddr *)&address, &length) != 0) {
    return errno == EBADF ? -1 : 0;
  }
  if (address.ss_family != AF_INET && address.ss_family != AF_INET6) return 0;
  int count = 0;
  return ioctl(descriptor, FIONREAD, &count) == 0 ? count : 0;
}

void authpipe_die_with_parent(void) {
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

int authpipe_rename_noreplace(const char *from, const char *to) {
#ifdef __linux__
  if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) return 0;
  // Some file systems (NFS among them) know no flags: link(2) is as exclusive.
  if (errno != EINVAL && errno != ENOSYS) return -1;
#endif
  if (link(from, to) != 0) return -1;
  return unlink(from);
}

int authpipe_rename_exchange(const char *one, const char *other) {
#ifdef __linux__
  return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
#else
  return renamex_np(one, other, RENAME_SWAP);
#endif
}

int authpipe_open(const char *path, int flags, unsigned int mode) {
  return open(path, flags, (mode_t)mode);
}

int authpipe_has_access_list(int descriptor) {
#ifdef __linux__
  return fgetxattr(descriptor, "system.posix_acl_access", NULL, 0) > 0;
#else
  return 0;
#endif
}
