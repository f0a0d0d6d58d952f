#ifndef AUTHPIPE_CSYSTEM_H
#define AUTHPIPE_CSYSTEM_H

/// Marks the process as not dumpable, so that no core file and no ptrace by the same user
/// can read its memory. Returns 0, or -1 with errno set.
int authpipe_not_dumpable(void);

/// Renames `from` to `to` unless `to` exists. Returns 0, or -1 with errno set (EEXIST when
/// somebody was faster).
int authpipe_rename_noreplace(const char *from, const char *to);

/// Opens `path` (open(2) is variadic, which Swift cannot call with a mode portably).
int authpipe_open(const char *path, int flags, unsigned int mode);

/// Makes terminal `fd` the controlling terminal of a session that has none
/// (ioctl is variadic). Returns 0, or -1 with errno set.
int authpipe_make_controlling_terminal(int fd);

#endif
