#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The program under strace, as the same process that was started: ANNING_TRACED is the program,
# ANNING_TRACE the folder for what is traced. Without the filter in the kernel it would be too slow; a
# thread has it only after a call that is traced, so rseq is, with which each begins.
exec strace -D -f --seccomp-bpf -y -s 4096 -qq -e signal=none \
  -e trace=socket,socketpair,connect,bind,open,openat,openat2,creat,truncate,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,symlink,symlinkat,mknod,mknodat,chmod,fchmodat,rseq \
  -o "$ANNING_TRACE/$$.trace" "$ANNING_TRACED" "$@"
