#include "authpipe_commit.h"

#ifdef __ELF__
// Scripts/build-release writes into this section of the finished program, so that a new commit
// compiles nothing anew; volatile, since what stands here is not what is read in the end.
__attribute__((section(".authpipe_commit")))
#endif
static const volatile char commit[64] = "";

const char *authpipe_commit(void) { return (const char *)commit; }
