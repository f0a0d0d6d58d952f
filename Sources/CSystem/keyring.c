#define _GNU_SOURCE
#include "csystem.h"

#include <errno.h>

#ifdef __linux__
#include <linux/keyctl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

typedef int32_t serial_t;

// linux/keyctl.h leaves the permissions to libkeyutils.
enum { VIEW = 0x01, READ = 0x02, SEARCH = 0x08, LINK = 0x10, SETATTR = 0x20 };
enum { POSSESSOR = 24, USER = 16 };

// A process whose session keyring does not lead to the user's (cron, a service, `keyctl session`)
// possesses nothing in it, and reads, links and revokes as the user. Group and others have
// nothing; nobody may write, which would put another payload under a timeout that is not its own.
static const uint32_t permissions =
    (uint32_t)(VIEW | READ | SEARCH | LINK | SETATTR) << POSSESSOR |
    (uint32_t)(VIEW | READ | SEARCH | LINK | SETATTR) << USER;

int authpipe_keyring_put(const char *description, const void *payload, size_t length,
                         unsigned int seconds) {
  // A timeout of nothing would mean for ever.
  if (seconds == 0) {
    errno = EINVAL;
    return -1;
  }
  // Made in a keyring that ends with this process, and linked to the user's once its timeout
  // runs: a kill in between leaves nothing behind. Updating a key in place would end its timeout.
  serial_t key = (serial_t)syscall(SYS_add_key, "user", description, payload, length,
                                   KEY_SPEC_PROCESS_KEYRING);
  if (key < 0) return -1;
  int result = 0;
  if (syscall(SYS_keyctl, KEYCTL_SET_TIMEOUT, key, seconds) < 0 ||
      syscall(SYS_keyctl, KEYCTL_SETPERM, key, permissions) < 0 ||
      syscall(SYS_keyctl, KEYCTL_LINK, key, KEY_SPEC_USER_KEYRING) < 0) {
    result = -1;
  }
  int code = errno;
  if (result != 0) syscall(SYS_keyctl, KEYCTL_REVOKE, key);
  syscall(SYS_keyctl, KEYCTL_UNLINK, key, KEY_SPEC_PROCESS_KEYRING);
  errno = code;
  return result;
}

long authpipe_keyring_read(const char *description, void *room, size_t capacity) {
  serial_t key = (serial_t)syscall(SYS_keyctl, KEYCTL_SEARCH, KEY_SPEC_USER_KEYRING, "user",
                                   description, 0);
  if (key < 0) return -1;
  return syscall(SYS_keyctl, KEYCTL_READ, key, room, capacity);
}

// Whether the key is one of ours: the kernel describes it as "user;uid;gid;permissions;words".
static int begins(serial_t key, const char *prefix) {
  char described[512];
  long length = syscall(SYS_keyctl, KEYCTL_DESCRIBE, key, described, sizeof described);
  if (length < 0 || (size_t)length > sizeof described) return 0;
  if (strncmp(described, "user;", 5) != 0) return 0;
  const char *words = strrchr(described, ';');
  return words != NULL && strncmp(words + 1, prefix, strlen(prefix)) == 0;
}

int authpipe_keyring_remove(const char *prefix) {
  serial_t *keys = NULL;
  long capacity = 0, length;
  // The keyring can grow between asking for its size and reading it.
  while ((length = syscall(SYS_keyctl, KEYCTL_READ, KEY_SPEC_USER_KEYRING, keys, capacity)) >
         capacity) {
    capacity = length;
    serial_t *more = realloc(keys, (size_t)capacity);
    if (more == NULL) {
      free(keys);
      errno = ENOMEM;
      return -1;
    }
    keys = more;
  }
  if (length < 0) {
    int code = errno;
    free(keys);
    errno = code;
    return -1;
  }
  int removed = 0;
  for (size_t i = 0; i < (size_t)length / sizeof *keys; i++) {
    if (!begins(keys[i], prefix)) continue;
    // Revoking wipes the payload at once and wherever the key is linked; one that has timed out
    // already refuses, and only its name is left to take away.
    if (syscall(SYS_keyctl, KEYCTL_REVOKE, keys[i]) == 0) removed++;
    syscall(SYS_keyctl, KEYCTL_UNLINK, keys[i], KEY_SPEC_USER_KEYRING);
  }
  free(keys);
  return removed;
}

#else

int authpipe_keyring_put(const char *description, const void *payload, size_t length,
                         unsigned int seconds) {
  errno = ENOSYS;
  return -1;
}

long authpipe_keyring_read(const char *description, void *room, size_t capacity) {
  errno = ENOSYS;
  return -1;
}

int authpipe_keyring_remove(const char *prefix) {
  errno = ENOSYS;
  return -1;
}

#endif
