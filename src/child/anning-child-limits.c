/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-child-limits.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#if defined (__has_feature)
#if __has_feature (address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#if __has_feature (thread_sanitizer)
#define __SANITIZE_THREAD__ 1
#endif
#endif

static void
limit (int    what,
       rlim_t most)
{
  const struct rlimit limits = { most, most };

  if (setrlimit (what, &limits) != 0)
    _exit (ANNING_CHILD_NO_LIMITS);
}

/*
 * anning_child_limit:
 * @memory: bytes of address space
 * @seconds: of the processor
 * @files: that may be open at once
 *
 * Makes the program harmless before it reads a file that a stranger made: no file is written,
 * no rights are gained, no picture of its memory is left.
 */
void
anning_child_limit (unsigned long memory,
                    unsigned int  seconds,
                    unsigned int  files)
{
  /* The sanitizers take address space by the terabyte. */
#if !defined (__SANITIZE_ADDRESS__) && !defined (__SANITIZE_THREAD__)
  limit (RLIMIT_AS, memory);
#else
  (void) memory;
#endif
  /* A library that tries to write a cache is told that it cannot. */
  signal (SIGXFSZ, SIG_IGN);
  limit (RLIMIT_CPU, seconds);
  limit (RLIMIT_FSIZE, 0);
  limit (RLIMIT_NOFILE, files);
  limit (RLIMIT_CORE, 0);
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
}
