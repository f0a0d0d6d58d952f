#ifndef AUTHPIPE_BECOME_H
#define AUTHPIPE_BECOME_H

#include <stddef.h>

/// Replaces this process by the program `words[0]`, looked for in PATH as a shell would, with
/// `variables` (NAME=VALUE) as its environment and no descriptors but the standard streams and
/// those in `files`, which become 3, 4 and so on. Both lists end in NULL. Returns an errno, with
/// every descriptor from 3 on closed to whatever program is started.
int authpipe_become(char *const *words, char *const *variables, const int *files, int count);

/// Makes a file in memory that has no name, holds `bytes`, and cannot be changed by anybody.
/// Returns its descriptor, or -1 with errno set.
int authpipe_sealed_file(const void *bytes, size_t length);

#endif
