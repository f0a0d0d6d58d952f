#ifndef AUTHPIPE_SPAWN_H
#define AUTHPIPE_SPAWN_H

#include <sys/types.h>

/// Starts the program `words[0]`, looked for in PATH, with nothing on standard input, a pipe as
/// standard output, this process's standard error, no other descriptor, and the environment
/// without the names in `without`. Both lists end in NULL. `output` is the pipe's other end, which
/// never blocks. Returns 0 or an errno.
int authpipe_spawn(char *const *words, const char *const *without, int *output, pid_t *process);

/// Starts the program `words[0]` as `authpipe_spawn` does, but in a process group of its own, with
/// the open files `input`, `output` and `errors` (-1: nothing, nowhere) as its standard streams, and with the
/// variables of `with` (NAME=VALUE) in place of any of the same names. All lists end in NULL.
/// Returns 0 or an errno.
int authpipe_spawn_apart(char *const *words, const char *const *without, char *const *with,
                         int input, int output, int errors, pid_t *process);

/// Makes an empty file that is in memory and has no name. Returns its descriptor, or -1 with errno
/// set.
int authpipe_memory_file(void);

/// The environment that a worker gets: this one as it is now, without the key. NULL where there is
/// no memory.
char **authpipe_worker_environment(void);

/// Starts `program` with the one argument `word`, `variables` of `authpipe_worker_environment`,
/// which it takes over, nothing on its standard streams, one end of a socket as descriptor 3, no
/// other descriptor, in the root folder, and deaf to the signals that a terminal or a service manager
/// sends to every process of a job. `channel` is the socket's other end. Returns 0 or an errno.
int authpipe_spawn_worker(const char *program, const char *word, char **variables, int *channel,
                          pid_t *process);

#endif
