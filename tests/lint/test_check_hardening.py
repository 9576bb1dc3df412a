#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_check_hardening.py COMPILER…: a program that lacks one protection is told apart from one with all."""
import os
import subprocess
import sys
import tempfile

sys.path.insert (0, os.path.join (os.path.dirname (os.path.abspath (__file__)), '..', '..', 'tools', 'lint'))
sys.dont_write_bytecode = True
import importlib  # noqa: E402

check = importlib.import_module ('check-hardening')

PROGRAM = '''
#include <stdio.h>
#include <string.h>
#ifdef WRITTEN_AND_RUN
__asm__ (".section .both,\\"awx\\",@progbits\\n.quad 0\\n.text");
#endif
#ifdef ADDRESS_IN_CODE
__asm__ (".text\\n.quad main");
#endif
int main (int argc, char **argv)
{
  char name[40];
  strcpy (name, argv[argc - 1]);
  return puts (name) < 0;
}
'''
ALL = ['-O2', '-U_FORTIFY_SOURCE', '-D_FORTIFY_SOURCE=2', '-fstack-protector-strong', '-fcf-protection', '-fPIE', '-pie',
       '-Wl,-z,relro', '-Wl,-z,now', '-Wl,-z,noexecstack']
WITHOUT = {
    'position-independent': ['-fno-PIE', '-no-pie'],
    'relocations read-only': ['-Wl,-z,norelro'],
    'bound at start': ['-Wl,-z,lazy'],
    'stack not run as code': ['-Wl,-z,execstack'],
    'code without relocations': ['-DADDRESS_IN_CODE', '-Wl,-z,notext'],
    'nothing both written and run': ['-DWRITTEN_AND_RUN'],
    'no search path for libraries': ['-Wl,-rpath,/opt/lib'],
    'stack guarded': ['-fno-stack-protector'],
    'calls checked': ['-U_FORTIFY_SOURCE'],
    'jumps land where they may': ['-fcf-protection=none'],
}


def main ():
    compiler = sys.argv[1:]
    bad = 0
    with tempfile.TemporaryDirectory () as place:
        source = os.path.join (place, 'program.c')
        program = os.path.join (place, 'program')
        with open (source, 'w', encoding='utf-8') as file:
            file.write (PROGRAM)

        def lacks (*less):
            subprocess.run ([*compiler, *ALL, *less, '-o', program, source], check=True, capture_output=True)
            return check.lacks (program)

        whole = lacks ()
        if whole:
            print ('said to lack, with everything on:', ', '.join (whole), file=sys.stderr)
            bad += 1
        for name, less in WITHOUT.items ():
            if name == 'jumps land where they may' and os.uname ().machine != 'x86_64':
                continue
            if name not in lacks (*less):
                print ('not noticed:', name, file=sys.stderr)
                bad += 1
    sys.exit (1 if bad else 0)


if __name__ == '__main__':
    main ()
