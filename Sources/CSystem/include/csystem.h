#ifndef AUTHPIPE_CSYSTEM_H
#define AUTHPIPE_CSYSTEM_H

#include "authpipe_keyring.h"
#include "authpipe_spawn.h"

/// Marks the process as not dumpable, so that no core file and no ptrace by the same user
/// can read its memory. Returns 0, or -1 with errno set.
int authpipe_not_dumpable(void);

/// Renames `from` to `to` unless `to` exists. Returns 0, or -1 with errno set (EEXIST when
/// somebody was faster).
int authpipe_rename_noreplace(const char *from, const char *to);

/// Exchanges the names of two files. Returns 0, or -1 with errno set.
int authpipe_rename_exchange(const char *one, const char *other);

/// Opens `path` (open(2) is variadic, which Swift cannot call with a mode portably).
int authpipe_open(const char *path, int flags, unsigned int mode);

/// Whether an open file has an access list, in which case what its mode shows as the group's bits
/// is the list's mask.
int authpipe_has_access_list(int descriptor);

/// Goes on in a child process, and returns 0 there. The parent waits: when the child exits or is
/// ended by a signal that was sent to it, the parent ends alike; when the child crashes, the
/// parent gets the crash's signal. `secret_name` is wiped from the parent's environment.
///
/// URLSession on Linux ends the process when a server breaks off inside the head of an answer.
int authpipe_supervise(const char *secret_name);

#endif
