#define _GNU_SOURCE
#include "csystem.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/close_range.h>
#include <sys/mman.h>
#include <unistd.h>

// Keeps every descriptor from `first` on from a program that is started.
static void close_on_exec(int first) {
  if (close_range((unsigned)first, ~0U, CLOSE_RANGE_CLOEXEC) == 0) return;
  // A kernel before 5.11, or one that forbids the call.
  long limit = sysconf(_SC_OPEN_MAX);
  for (int file = first; file < limit; file++) {
    int flags = fcntl(file, F_GETFD);
    if (flags >= 0) fcntl(file, F_SETFD, flags | FD_CLOEXEC);
  }
}

int authpipe_become(char *const *words, char *const *variables, const int *files, int count) {
  close_on_exec(STDERR_FILENO + 1);
  // Out of the way first: one of them may lie where another belongs.
  int moved[64];
  if (count > 64) return EMFILE;
  for (int i = 0; i < count; i++) {
    moved[i] = fcntl(files[i], F_DUPFD_CLOEXEC, STDERR_FILENO + 1 + count);
    if (moved[i] < 0) return errno;
  }
  for (int i = 0; i < count; i++) {
    if (dup2(moved[i], STDERR_FILENO + 1 + i) < 0) return errno;
  }
  execvpe(words[0], words, variables);
  return errno;
}

int authpipe_sealed_file(const void *bytes, size_t length) {
  int file = memfd_create("authpipe", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (file < 0) return -1;
  const char *rest = bytes;
  while (length > 0) {
    ssize_t written = write(file, rest, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) goto failed;
    rest += written;
    length -= (size_t)written;
  }
  if (lseek(file, 0, SEEK_SET) == 0 &&
      fcntl(file, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) == 0) {
    return file;
  }
failed:;
  int code = errno;
  close(file);
  errno = code;
  return -1;
}
