/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-process.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <sys/resource.h>
#include <sys/stat.h>

void
anning_process_guard (void)
{
  struct rlimit limits;

  umask (077);

  /*
   * A limit of 0 holds for files only: the kernel hands a dump over to a program such as
   * systemd-coredump all the same, which keeps it. With 1 it does neither, see core(5) and
   * do_coredump() of Linux. PR_SET_DUMPABLE would keep portals from looking at who asks them.
   */
  if (getrlimit (RLIMIT_CORE, &limits) == 0)
    {
      limits.rlim_cur = MIN (1, limits.rlim_max);
      setrlimit (RLIMIT_CORE, &limits);
    }
}

/* Bytes that a thread keeps for its next allocation: glibc begins with so many, and would raise it. */
#define KEPT_FREE (128 * 1024)

void
anning_process_spare_memory (void)
{
#ifdef __GLIBC__
  mallopt (M_TRIM_THRESHOLD, KEPT_FREE);
#endif
}

void
anning_process_give_back_memory (void)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}
