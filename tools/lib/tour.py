# SPDX-License-Identifier: GPL-3.0-or-later
"""tour.py OUT [SCENE…]: takes a picture of each scene; run through tools/tour.

A scene that cannot be reached, a window that does not fit and anything that the program writes to
standard error ends up as a failure, and the exit status is 1."""

import os
import pathlib
import sys
import time
import traceback

from driver import Failure, PAGES, Program, wait_until

WIDE, NARROW = (1100, 760), (380, 760)


class Scene:
    """What to do before the picture, and how to come back from there."""

    def __init__ (self, name, go, back=None):
        self.name, self.go, self.back = name, go, back


def page (name):
    def go (p):
        p.show_page (name)
    return Scene (name, go)


def window (name, *keys, start='guidance'):
    """A window of its own, opened by keys and closed with Escape."""
    def go (p):
        p.show_page (start)
        p.settle ()
        before = len (p.windows ())
        p.key (*keys)
        wait_until (lambda: len (p.windows ()) > before, f'a window after {" ".join (keys)}')

    def back (p):
        before = len (p.windows ())
        p.key ('Escape')
        wait_until (lambda: len (p.windows ()) < before, f'the end of the window {name}')
        p.focus ()
    return Scene (name, go, back)


def create (name):
    """What "+" brings on a page; Escape and undo leave the household as it was."""
    def go (p):
        p.show_page (name)
        p.settle ()
        p.key ('ctrl+n')

    def back (p):
        p.key ('Escape')
        p.focus ()
    return Scene (f'{name}-new', go, back)


def search (name, text):
    def go (p):
        p.show_page ('guidance')
        p.settle ()
        p.key ('ctrl+f')
        p.find (role='entry', test=lambda n: n.get_state_set ().contains (p.FOCUSED), seconds=5)
        p.fill (p.find (role='entry', test=lambda n: n.get_state_set ().contains (p.FOCUSED)), text)

    def back (p):
        p.key ('Escape')
        p.show_page ('guidance')
    return Scene (name, go, back)


def first_row (name):
    """The first thing of a page's list, opened."""
    def go (p):
        p.show_page (name)
        p.settle ()
        rows = p.all (role='list item') or p.all (role='table row')
        if not rows:
            raise Failure (f'the list of {name} has no row')
        p.click (rows[0])

    def back (p):
        p.key ('Escape')
    return Scene (f'{name}-first', go, back)


# Of the made-up household.
HOUSEHOLD = [
    *[page (name) for name in PAGES],
    *[first_row (name) for name in PAGES],
    search ('search', '催收'),
    search ('search-nothing', '没有这样的一句话'),
    window ('preferences', 'ctrl+comma'),
    window ('shortcuts', 'ctrl+question'),
    create ('relatives'),
    create ('incidents'),
    create ('planner'),
]
# Of a file that has just been made.
FIRST_START = [Scene ('first-start', lambda p: None)]
# Of a file that exists and holds nothing.
EMPTY = [Scene (f'{name}-empty', page (name).go) for name in PAGES]


def take (out, wanted, scenes, label, *arguments, **how):
    """One start of the program, a picture of each scene; returns sentences about what went wrong."""
    scenes = [s for s in scenes if not wanted or s.name in wanted]
    wrong = []
    if not scenes:
        return wrong
    size = how['width'], how['height']
    try:
        with Program (*arguments, **how) as p:
            p.settle ()
            if p.size () != size:
                wrong.append (f'{label}: the window is {p.size ()}, not {size}')
            for scene in scenes:
                try:
                    scene.go (p)
                    p.settle ()
                    p.picture (out / f'{label}-{scene.name}.png')
                    if scene.back is not None:
                        scene.back (p)
                except (Failure, OSError) as failure:
                    wrong.append (f'{label}, {scene.name}: {failure}')
                    p.picture (out / f'{label}-{scene.name}-FAILED.png')
                    p.key ('Escape')
                    p.focus ()
            if p.size () != size:
                wrong.append (f'{label}: after the scenes the window is {p.size ()}, not {size}')
            wrong += [f'{label}: {line}' for line in p.complaints ().splitlines () if line.strip ()]
    except Exception as failure:        # pylint: disable=broad-except
        wrong.append (f'{label}: {failure}')
        if not isinstance (failure, Failure):
            traceback.print_exc ()
    return wrong


def main ():
    out = pathlib.Path (sys.argv[1])
    wanted = set (sys.argv[2:])
    wrong, begin = [], time.monotonic ()
    # Of an earlier tour; whatever else lies in the folder stays.
    for old in out.glob ('[ze][hn]-[wn]*-*-*.png'):
        old.unlink ()

    for language in ('zh', 'en'):
        for size_name, (width, height) in (('wide', WIDE), ('narrow', NARROW)):
            how = {'language': language, 'width': width, 'height': height}
            for scheme in ('light', 'dark'):
                wrong += take (out, wanted, HOUSEHOLD, f'{language}-{size_name}-{scheme}', '--demo',
                               dark=scheme == 'dark', **how)
            fresh = pathlib.Path (os.environ['HOME']) / f'{language}-{size_name}.db'
            label = f'{language}-{size_name}-light'
            wrong += take (out, wanted, FIRST_START, label, '--file', fresh, **how)
            wrong += take (out, wanted, EMPTY, label, '--file', fresh, **how)

    pictures = sorted (p.name for p in out.glob ('[ze][hn]-[wn]*-*-*.png'))
    print (f'{len (pictures)} pictures in {out} ({time.monotonic () - begin:.0f} s)')
    for sentence in wrong:
        print (sentence, file=sys.stderr)
    return 1 if wrong or not pictures else 0


if __name__ == '__main__':
    sys.exit (main ())
