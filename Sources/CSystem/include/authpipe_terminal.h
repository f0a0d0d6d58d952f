#ifndef AUTHPIPE_TERMINAL_H
#define AUTHPIPE_TERMINAL_H

#include <stddef.h>
#include <sys/types.h>

/// Forks this process, which has one thread. Returns as fork(2) does.
pid_t authpipe_fork(void);

/// Opens a new pseudo-terminal, set as `like` is where that is a terminal. Returns its master side,
/// or -1 with errno set, and its other side in `slave`; both are closed to programs.
int authpipe_open_terminal(int like, int *slave);

/// Makes `terminal` the controlling one of a new session. Returns 0, or -1 with errno set.
int authpipe_take_terminal(int terminal);

/// Gives the terminal `to` the size of `from`. Returns 0, or -1 with errno set.
int authpipe_copy_window(int from, int to);

/// Has `signals` come to a descriptor in place of handlers, and returns that; -1 with errno set.
int authpipe_signal_file(const int *signals, int count);

/// The next signal of a descriptor, 0 where none waits; `by_program` tells whether a process sent
/// it, and not a terminal.
int authpipe_next_signal(int descriptor, int *by_program);

/// Lets every signal through again.
void authpipe_unblock_signals(void);

/// Makes a pipe that is closed to programs. Returns 0, or -1 with errno set.
int authpipe_pipe(int ends[2]);

#endif
