#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""list-objects.py SOURCES OUT DEPFILE: a C file with the get_type of every type that is defined below SOURCES."""
import os
import re
import sys

# Programs of their own, which the tests of this one are not linked with.
PROGRAMS = {'pdf', 'picture', 'sound', 'xls'}
DEFINED = re.compile (r'^G_DEFINE_(?:FINAL_)?TYPE(?:_WITH_CODE|_WITH_PRIVATE)? \((\w+),\s*(\w+),', re.M)


def main ():
    sources, out, depfile = sys.argv[1:]
    seen, types = [], {}
    for folder, folders, names in os.walk (sources):
        folders[:] = sorted (set (folders) - PROGRAMS)
        # A new file changes its folder.
        seen.append (folder)
        for name in names:
            if name.endswith ('.c'):
                seen.append (os.path.join (folder, name))
                with open (seen[-1], encoding='utf-8') as file:
                    types.update (DEFINED.findall (file.read ()))
    with open (out, 'w', encoding='utf-8') as file:
        print ('#include "objects.h"\n', file=file)
        for function in types.values ():
            print (f'GType {function}_get_type (void);', file=file)
        print ('\nconst ObjectType object_types[] = {', file=file)
        for name in sorted (types):
            print (f'  {{ "{name}", {types[name]}_get_type }},', file=file)
        print ('  { NULL, NULL },\n};', file=file)
    with open (depfile, 'w', encoding='utf-8') as file:
        file.write (f'{out}: ' + ' '.join (path.replace (' ', '\\ ') for path in seen) + '\n')


if __name__ == '__main__':
    main ()
