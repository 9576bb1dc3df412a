# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program asked of the kernel while an end-to-end test worked it: run.sh starts it under
strace when ANNING_TRACE names a folder. Only what concerns the network and files that are written.

  traced.py FOLDER ALLOWED…   fails with the line that names another socket than a local one, or a
                              file that is written outside of the folders and files that are allowed
"""

import pathlib
import re
import sys

STRING = r'"((?:[^"\\]|\\.)*)"(?:\.\.\.)?'
CALL = re.compile (r'^(?:\d+ +)?(\w+)\((.*)$')
RESUMED = re.compile (r'^(\d+) +<\.\.\. (\w+) resumed>(.*)$')
UNFINISHED = re.compile (r'^(\d+) +(\w+)\((.*) <unfinished \.\.\.>$')
WRITING = re.compile (r'\bO_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)\b')
# Both names of a rename or link count; of the others the first is the one.
NAMES = {'rename': 2, 'renameat': 2, 'renameat2': 2, 'link': 2, 'linkat': 2}
# Without a socket of another family nothing can be sent to one. What the kernel of this machine says
# about its devices goes the other way only: libraries for sound and cameras listen to it.
LOCAL = re.compile (r'AF_(?:UNIX|LOCAL)\b|AF_NETLINK\b.*\bNETLINK_KOBJECT_UEVENT\b')
ADDRESS = re.compile (r'AF_(?:UNIX|LOCAL|NETLINK|UNSPEC)\b')


class Leak (Exception):
    """A line of the trace that must not be; the message says why."""


def calls (lines):
    """The calls of all threads, each in one piece: (name, what stands between its brackets and behind)."""
    begun = {}
    for line in lines:
        if found := UNFINISHED.match (line):
            begun[found[1], found[2]] = found[3]
        elif found := RESUMED.match (line):
            yield found[2], begun.pop ((found[1], found[2]), '') + found[3]
        elif found := CALL.match (line):
            yield found[1], found[2]
    for (_, name), rest in begun.items ():
        yield name, rest


def unescaped (text):
    """A name as strace writes it."""
    return text.encode ('latin-1', 'backslashreplace').decode ('unicode_escape').encode ('latin-1').decode ('utf-8', 'replace')


def failed (rest):
    return re.search (r'= -1 [A-Z]+', rest) is not None


def absolute (rest, names):
    """The full names in a call: with -y strace writes what a descriptor stands for."""
    folders = re.findall (r'(?:AT_FDCWD|\d+)<((?:[^<>\\]|\\.)*)>', rest)
    for i, name in enumerate (names):
        if name.startswith ('/'):
            yield name
        else:
            folder = unescaped (folders[min (i, len (folders) - 1)]) if folders else ''
            yield f'{folder}/{name}'


def written (name, rest):
    """The files that a call writes, makes, removes or names anew."""
    strings = [unescaped (text) for text in re.findall (STRING, rest)]
    if name in ('open', 'openat', 'openat2'):
        strings = strings[:1] if WRITING.search (rest) else []
    elif name not in NAMES:
        strings = strings[:1]
    else:
        strings = strings[:NAMES[name]]
    return list (absolute (rest, strings))


def normal (path):
    """Without what does not count; links stay."""
    return str (pathlib.PurePosixPath (re.sub (r'/(?:\./)+|//+', '/', path)))


def check (lines, allowed):
    """@allowed: folders, and files by their full name, which GLib first writes with something behind
    it. Returns: how many calls, and what was written"""
    seen, found = 0, set ()
    folders = tuple (normal (str (folder)) for folder in allowed)
    for name, rest in calls (lines):
        seen += 1
        if name in ('socket', 'socketpair'):
            if not LOCAL.match (rest):
                raise Leak (f'a socket that is not local: {name}({rest}')
        elif name in ('connect', 'bind'):
            if any (not ADDRESS.match (family) for family in re.findall (r'sa_family=(\w+)', rest)):
                raise Leak (f'an address that is not local: {name}({rest}')
        elif not failed (rest):
            for path in written (name, rest):
                path = normal (path)
                found.add (path)
                if not any (path == folder or path.startswith ((folder + '/', folder + '.')) for folder in folders):
                    raise Leak (f'written outside of the allowed places: {path}: {name}({rest}')
    return seen, found


def read (folder):
    files = sorted (pathlib.Path (folder).glob ('*.trace'))
    if not files:
        raise Leak (f'nothing was traced into {folder}')
    for file in files:
        with open (file, encoding='utf-8', errors='backslashreplace') as lines:
            yield from lines


def main ():
    try:
        seen, found = check ((line.rstrip ('\n') for line in read (sys.argv[1])), sys.argv[2:])
    except Leak as leak:
        sys.exit (str (leak))
    print (f'{seen} calls, {len (found)} files written')


if __name__ == '__main__':
    main ()
