/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-child-limits.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#if defined (__x86_64__)
#define MACHINE AUDIT_ARCH_X86_64
#elif defined (__aarch64__) && defined (__AARCH64EL__)
#define MACHINE AUDIT_ARCH_AARCH64
#elif defined (__loongarch64) && defined (AUDIT_ARCH_LOONGARCH64)
#define MACHINE AUDIT_ARCH_LOONGARCH64
#endif

#define LOAD(what) BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, what))
#define REFUSE(code) BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (code))
#define ALLOW BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
/* The call whose number was loaded is refused. */
#define WITHOUT(number) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 1), REFUSE (EACCES)

/*
 * anning_child_seal:
 *
 * From here on the program reaches nothing but what it holds: no network, no other program, and no file is
 * opened for writing, renamed or deleted. After anning_child_limit(), while there is one thread. A kernel that knows
 * nothing of this leaves it at the limits.
 */
void
anning_child_seal (void)
{
#if defined (MACHINE)
  struct sock_filter rules[] = {
    LOAD (arch),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0),
    REFUSE (EACCES),
    LOAD (nr),
#if defined (__x86_64__)
    /* The same calls once more, for programs with short pointers. */
    BPF_JUMP (BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
    REFUSE (EACCES),
#endif
    WITHOUT (SYS_socket),
    WITHOUT (SYS_connect),
    WITHOUT (SYS_bind),
    WITHOUT (SYS_listen),
    WITHOUT (SYS_execve),
    WITHOUT (SYS_execveat),
    WITHOUT (SYS_kill),
    WITHOUT (SYS_ptrace),
    WITHOUT (SYS_process_vm_readv),
    WITHOUT (SYS_process_vm_writev),
    WITHOUT (SYS_unlinkat),
    WITHOUT (SYS_renameat2),
    WITHOUT (SYS_linkat),
    WITHOUT (SYS_symlinkat),
    WITHOUT (SYS_mkdirat),
    WITHOUT (SYS_truncate),
    WITHOUT (SYS_fchmodat),
    WITHOUT (SYS_fchownat),
#if defined (SYS_io_uring_setup)
    WITHOUT (SYS_io_uring_setup),
#endif
#if defined (SYS_openat2)
    WITHOUT (SYS_openat2),
#endif
#if defined (SYS_renameat)
    WITHOUT (SYS_renameat),
#endif
#if defined (SYS_open)
    WITHOUT (SYS_open),
    WITHOUT (SYS_creat),
    WITHOUT (SYS_unlink),
    WITHOUT (SYS_rmdir),
    WITHOUT (SYS_rename),
    WITHOUT (SYS_link),
    WITHOUT (SYS_symlink),
    WITHOUT (SYS_mkdir),
    WITHOUT (SYS_chmod),
    WITHOUT (SYS_chown),
#endif
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_openat, 0, 3),
    LOAD (args[2]),
    BPF_JUMP (BPF_JMP | BPF_JSET | BPF_K, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC, 0, 1),
    REFUSE (EACCES),
    ALLOW,
  };
  const struct sock_fprog program = { sizeof rules / sizeof rules[0], rules };

  prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
#endif
}
