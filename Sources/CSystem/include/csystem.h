#ifndef AUTHPIPE_CSYSTEM_H
#define AUTHPIPE_CSYSTEM_H

#include "authpipe_become.h"
#include "authpipe_commit.h"
#include "authpipe_keyring.h"
#include "authpipe_spawn.h"
#include "authpipe_terminal.h"

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

/// Whether something keeps this machine's clock right (NTP, or a host), as far as the kernel knows;
/// 0 as well where that is not said.
int authpipe_clock_is_kept(void);

/// How many bytes a network connection has brought that nobody has read; 0 where `descriptor` is
/// something else, -1 with errno set (EBADF) where it is nothing.
int authpipe_unread(int descriptor);

/// Has this process killed when the thread that started it ends.
void authpipe_die_with_parent(void);

#endif
