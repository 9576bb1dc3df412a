/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-process.h"

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
