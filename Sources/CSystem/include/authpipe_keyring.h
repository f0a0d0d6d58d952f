#ifndef AUTHPIPE_KEYRING_H
#define AUTHPIPE_KEYRING_H

#include <stddef.h>

/// Puts `payload` under `description` into the user's keyring of the kernel, for `seconds` and no
/// longer; what stood there under that description is replaced. Returns 0, or -1 with errno set.
int authpipe_keyring_put(const char *description, const void *payload, size_t length,
                         unsigned int seconds);

/// Reads what stands under `description` into `room`. Returns its length, which may be more than
/// `capacity`, or -1 with errno set.
long authpipe_keyring_read(const char *description, void *room, size_t capacity);

/// Destroys what stands under any description that begins with `prefix`. Returns how many keys
/// that still worked were destroyed, or -1 with errno set.
int authpipe_keyring_remove(const char *prefix);

#endif
