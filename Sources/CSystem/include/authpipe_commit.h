#ifndef AUTHPIPE_COMMIT_H
#define AUTHPIPE_COMMIT_H

/// The commit that this program was built from, with `-dirty` behind it where the files were not
/// those of the commit; empty where the build did not say.
const char *authpipe_commit(void);

#endif
