#define _GNU_SOURCE
#include "csystem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

extern char **environ;

// Whether `variable`, as NAME=VALUE, is one of `names`.
static bool is_named(const char *variable, const char *const *names) {
  for (; *names != NULL; names++) {
    size_t length = strlen(*names);
    if (strncmp(variable, *names, length) == 0 && variable[length] == '=') return true;
  }
  return false;
}

// Whether `added`, each NAME=VALUE, gives `variable` another value.
static bool is_replaced(const char *variable, char *const *added) {
  const char *end = strchr(variable, '=');
  if (end == NULL) return false;
  size_t length = (size_t)(end - variable) + 1;
  for (; *added != NULL; added++) {
    if (strncmp(*added, variable, length) == 0) return true;
  }
  return false;
}

// The environment without `names` and what `added` names, and with `added`; to be freed, its
// strings not.
static char **environment(const char *const *names, char *const *added) {
  size_t count = 0, extra = 0;
  while (environ[count] != NULL) count++;
  while (added[extra] != NULL) extra++;
  char **kept = calloc(count + extra + 1, sizeof *kept);
  if (kept == NULL) return NULL;
  size_t next = 0;
  for (size_t i = 0; i < count; i++) {
    if (!is_named(environ[i], names) && !is_replaced(environ[i], added)) kept[next++] = environ[i];
  }
  for (size_t i = 0; i < extra; i++) kept[next++] = added[i];
  return kept;
}

// What this process ignores, and what a thread of it has blocked, a program does not expect.
static int set_attributes(posix_spawnattr_t *attributes, bool apart) {
  sigset_t none, defaults;
  sigemptyset(&none);
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  sigaddset(&defaults, SIGXFSZ);
  int code = posix_spawnattr_setsigmask(attributes, &none);
  if (code == 0) code = posix_spawnattr_setsigdefault(attributes, &defaults);
  int flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
  if (apart) {
    flags |= POSIX_SPAWN_SETPGROUP;
    if (code == 0) code = posix_spawnattr_setpgroup(attributes, 0);
  }
  if (code == 0) code = posix_spawnattr_setflags(attributes, (short)flags);
  return code;
}

// Gives a program `file` as one of its standard streams, or nothing where it is -1.
static int set_stream(posix_spawn_file_actions_t *actions, int stream, int file, int mode) {
  return file >= 0 ? posix_spawn_file_actions_adddup2(actions, file, stream)
                   : posix_spawn_file_actions_addopen(actions, stream, "/dev/null", mode, 0);
}

static int set_descriptors(posix_spawn_file_actions_t *actions, int input, int output, int errors) {
  int code = set_stream(actions, STDIN_FILENO, input, O_RDONLY);
  if (code == 0) code = set_stream(actions, STDOUT_FILENO, output, O_WRONLY);
  if (code == 0) code = set_stream(actions, STDERR_FILENO, errors, O_WRONLY);
  if (code == 0) code = posix_spawn_file_actions_addclosefrom_np(actions, STDERR_FILENO + 1);
  return code;
}

static int start(char *const *words, char *const *variables, int input, int output, int errors,
                 bool apart, pid_t *process) {
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_t actions;
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_init(&actions);
  int code = set_attributes(&attributes, apart);
  if (code == 0) code = set_descriptors(&actions, input, output, errors);
  if (code == 0) code = posix_spawnp(process, words[0], &actions, &attributes, words, variables);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return code;
}

int authpipe_spawn(char *const *words, const char *const *without, int *output, pid_t *process) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return errno;
  // Only this end: the program expects an output that waits for its reader.
  int code = fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0 ? 0 : errno;
  char *const none[] = {NULL};
  char **variables = environment(without, none);
  if (code == 0) {
    code = variables == NULL ? ENOMEM
                             : start(words, variables, -1, ends[1], STDERR_FILENO, false, process);
  }
  free(variables);
  close(ends[1]);
  if (code != 0) close(ends[0]);
  *output = ends[0];
  return code;
}

int authpipe_spawn_apart(char *const *words, const char *const *without, char *const *with,
                         int input, int output, int errors, pid_t *process) {
  char **variables = environment(without, with);
  if (variables == NULL) return ENOMEM;
  int code = start(words, variables, input, output, errors, true, process);
  free(variables);
  return code;
}

int authpipe_memory_file(void) { return memfd_create("authpipe", MFD_CLOEXEC); }

static int start_worker(const char *program, const char *word, char **variables, int channel,
                        pid_t *process) {
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_t actions;
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_init(&actions);
  int code = set_attributes(&attributes, false);
  sigset_t deaf;
  sigemptyset(&deaf);
  sigaddset(&deaf, SIGINT);
  sigaddset(&deaf, SIGTERM);
  sigaddset(&deaf, SIGHUP);
  if (code == 0) code = posix_spawnattr_setsigmask(&attributes, &deaf);
  for (int stream = STDIN_FILENO; code == 0 && stream <= STDERR_FILENO; stream++) {
    // Standard error too: what a library prints when it crashes is anybody's guess.
    code = posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0);
  }
  // Foundation, which cannot make a folder for cookies where XDG_DATA_HOME is none, reads what lies
  // in the current one in its place: anybody's.
  if (code == 0) code = posix_spawn_file_actions_addchdir_np(&actions, "/");
  if (code == 0) code = posix_spawn_file_actions_adddup2(&actions, channel, STDERR_FILENO + 1);
  if (code == 0) code = posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 2);
  char *const words[] = {"authpipe-online", (char *)word, NULL};
  if (code == 0) code = posix_spawn(process, program, &actions, &attributes, words, variables);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return code;
}

char **authpipe_worker_environment(void) {
  const char *const without[] = {"AUTHPIPE_KEY", NULL};
  // URLSession would leave empty folders, for caches and cookies, in the user's.
  char *const with[] = {"XDG_CACHE_HOME=/dev/null", "XDG_DATA_HOME=/dev/null", NULL};
  return environment(without, with);
}

int authpipe_spawn_worker(const char *program, const char *word, char **variables, int *channel,
                          pid_t *process) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    int code = errno;
    free(variables);
    return code;
  }
  int code = variables == NULL ? ENOMEM : start_worker(program, word, variables, ends[1], process);
  free(variables);
  close(ends[1]);
  if (code != 0) close(ends[0]);
  *channel = ends[0];
  return code;
}
