#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-hardening.py PROGRAM…: what makes a mistake with memory harder to use is in each of them."""
import re
import subprocess
import sys


CALLS = 'calls checked'


def readelf (program, option):
    return subprocess.run (['readelf', '--wide', option, program], check=True, capture_output=True, text=True,
                           env={'LC_ALL': 'C', 'PATH': '/usr/bin:/bin'}).stdout


def begins_with_landing (program):
    """Whether main begins with endbr64. The note of the whole program also depends on the C library's own files."""
    main = re.search (r'([0-9a-f]{16}) +\d+ FUNC .* main$', readelf (program, '--symbols'), re.M)
    if not main:
        return False
    at = int (main[1], 16)
    for offset, address, size in re.findall (r'^  LOAD +0x([0-9a-f]+) 0x([0-9a-f]+) 0x[0-9a-f]+ 0x([0-9a-f]+)',
                                             readelf (program, '--segments'), re.M):
        if 0 <= at - int (address, 16) < int (size, 16):
            with open (program, 'rb') as file:
                file.seek (at - int (address, 16) + int (offset, 16))
                return file.read (4) == b'\xf3\x0f\x1e\xfa'
    return False


def lacks (program):
    """What PROGRAM was built without, in words."""
    header = readelf (program, '--file-header')
    dynamic = readelf (program, '--dynamic')
    segments = re.findall (r'^  ([A-Z_]+) +(?:0x[0-9a-f]+ +){5}([RWE ]{3}) 0', readelf (program, '--segments'), re.M)
    needed = set (re.findall (r'\bUND (\w+)', readelf (program, '--dyn-syms')))
    flags = dict (segments)
    checks = {
        'position-independent': 'PIE' in ' '.join (re.findall (r'\(FLAGS_1\)(.*)', dynamic)).split (),
        'relocations read-only': 'GNU_RELRO' in flags,
        'bound at start': 'BIND_NOW' in dynamic or 'NOW' in ' '.join (re.findall (r'\(FLAGS_1\)(.*)', dynamic)).split (),
        'code without relocations': '(TEXTREL)' not in dynamic,
        'stack not run as code': 'E' not in flags.get ('GNU_STACK', 'E'),
        'nothing both written and run': not any ('W' in f and 'E' in f for _, f in segments),
        'no search path for libraries': not re.search (r'\((RPATH|RUNPATH)\)', dynamic),
        'stack guarded': '__stack_chk_fail' in needed,
        CALLS: any (re.fullmatch (r'__\w+_chk', name) for name in needed),
    }
    if 'X86-64' in header:
        checks['jumps land where they may'] = begins_with_landing (program)
    return [name for name, there in checks.items () if not there]


def main ():
    lacking = {program: lacks (program) for program in sys.argv[1:]}
    # A program need not have a call of the kind that is checked; not one in any of them is no chance.
    if not all (CALLS in names for names in lacking.values ()):
        for names in lacking.values ():
            names[:] = [name for name in names if name != CALLS]
    for program, names in lacking.items ():
        for name in names:
            print (f'{program}: not so: {name}', file=sys.stderr)
    sys.exit (1 if not lacking or any (lacking.values ()) else 0)


if __name__ == '__main__':
    main ()
