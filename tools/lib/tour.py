# SPDX-License-Identifier: GPL-3.0-or-later
"""tour.py OUT LANGUAGE [SIZE…] [LIGHT…] [SCENE…]: takes a picture of each scene in zh, en or pseudo, wide and
narrow unless sizes are named; run through tools/tour. In the light each scene is looked at, in the dark, in high
contrast and with the largest text those where it tells something: named, each is looked at in it.

A scene that cannot be reached, a window that does not fit and anything that the program writes to
standard error ends up as a failure, and the exit status is 1."""

import os
import pathlib
import re
import subprocess
import sys

from driver import Failure, GLib
from touring.files import (break_file, bring_in_documents, BROKEN, DAMAGED, EMPTY, FIRST_START, INTERRUPTED,
                           leave_a_take, ORIGINALS, RECORDER, sound_server)
from touring.pictures import Pictures
from touring.scenes import CONTRAST, DARK, HOUSEHOLD, LARGE
from touring.visit import NARROW, NARROWEST, park_pointer, Visit, WIDE, words

SIZES = {'wide': WIDE, 'narrow': NARROW, 'narrowest': NARROWEST}
# What is looked at unless it is named, and how the program is started for it.
LIGHTS = {'light': (HOUSEHOLD, {}),
          'dark': (DARK, {'dark': True}),
          'contrast': (CONTRAST, {'environment': {'ADW_DEBUG_HIGH_CONTRAST': '1'}}),
          'large': (LARGE, {'settings': {'text-size': '200'}})}


def take (look, wanted, scenes, label, *arguments, **how):
    """One start of the program, a look at each scene; returns sentences about what went wrong."""
    scenes = [s for s in scenes if not wanted or s.name in wanted]
    wrong = []
    if not scenes:
        return wrong
    size = how['width'], how['height']
    try:
        with Visit (*arguments, **how) as p:
            park_pointer ()
            # The file is open, or is said not to be: no key has an effect before.
            p.find (re.compile ('^(Anning(GuidancePage|Welcome)|'
                                + re.escape (words (p, 'Save What Can Be Read…')[0].rstrip ('…')) + '.*)$'))
            p.settle ()
            for scene in scenes:
                before = p.size ()
                try:
                    scene.go (p)
                    p.settle ()
                    wrong += look.see (p, label, scene)
                    if p.size () != before or (scene is scenes[0] and before != size):
                        wrong.append (f'{label}, {scene.name}: the window has grown to {p.size ()}, asked for {size}')
                    if scene.back is not None:
                        scene.back (p)
                except (Failure, OSError, GLib.Error) as failure:
                    wrong.append (f'{label}, {scene.name}: {failure}')
                    if p.process.poll () is not None:
                        break
                    look.failed (p, label, scene)
                    p.key ('Escape')
                    p.focus ()
            wrong += [f'{label}: {line}' for line in p.complaints ().splitlines () if line.strip ()]
    except (Failure, OSError, GLib.Error, subprocess.SubprocessError) as failure:
        wrong.append (f'{label}: {failure}')
    return wrong


def every_name ():
    return [s.name for s in (*HOUSEHOLD, *FIRST_START, *EMPTY, *ORIGINALS, *DAMAGED, *BROKEN, *RECORDER, *INTERRUPTED)]


def tour (look, language, wanted, size_name='wide', lights=()):
    """Looks at each scene (those wanted, or all) in every light, or in all of those that are named."""
    wrong = []
    for light, (scenes, more) in LIGHTS.items ():
        how = {'language': language, 'width': SIZES[size_name][0], 'height': SIZES[size_name][1], **more}
        label = f'{language}-{size_name}-{light}'
        if light in lights or not lights and (light != 'large' or size_name != 'wide'):
            wrong += take (look, wanted, HOUSEHOLD if light in lights else scenes, label, '--demo', **how)
        if light in (lights or ('light',)):
            wrong += other_files (look, wanted, label, how)
    return wrong


def other_files (look, wanted, label, how):
    """Starts the program on every other kind of file, and looks at each scene there."""
    wrong = []
    fresh = pathlib.Path (os.environ['HOME']) / f'{label}.db'
    if not wanted or wanted & {s.name for s in (*FIRST_START, *EMPTY, *INTERRUPTED)}:
        # The first makes the file; the second finds it there.
        wrong += take (look, {'first-start'}, FIRST_START, label, '--file', fresh, **how)
        wrong += take (look, wanted, EMPTY, label, '--file', fresh, **how)
        leave_a_take (fresh)
        wrong += take (look, wanted, INTERRUPTED, label, '--file', fresh, **how)

    if not wanted or wanted & {s.name for s in RECORDER}:
        server = sound_server ()
        if server is None:
            print ('pulseaudio is not installed: no look at a recording', file=sys.stderr)
        else:
            wrong += take (look, wanted, RECORDER, label, '--demo', **how)
            server.terminate ()
            server.wait ()

    papers = fresh.with_stem (fresh.stem + '-papers')
    if not wanted or wanted & {s.name for s in (*ORIGINALS, *DAMAGED, *BROKEN)}:
        damaged = bring_in_documents (papers)
        wrong += take (look, wanted, ORIGINALS, label, '--file', papers, **how)
        wrong += take (look, wanted, DAMAGED, label, '--file', damaged, **how)
        broken = papers.with_stem (papers.stem + '-broken')
        break_file (papers, broken)
        wrong += take (look, wanted, BROKEN, label, '--file', broken, **how)
    return wrong


def main ():
    out, language = pathlib.Path (sys.argv[1]), sys.argv[2]
    wanted = set (sys.argv[3:])
    sizes, lights = wanted & set (SIZES) or {'wide', 'narrow'}, wanted & set (LIGHTS)
    wanted -= {*SIZES, *LIGHTS}
    known = set (every_name ())
    if wanted - known:
        raise SystemExit (f'there is no scene {", ".join (sorted (wanted - known))}: {", ".join (sorted (known))}')
    wrong, mine = [], [f'{language}-{size}-{light}-*.png' for size in sorted (sizes) for light in lights or LIGHTS]
    # Of an earlier tour; whatever else lies in the folder stays.
    for old in [file for pattern in mine for file in out.glob (pattern)]:
        old.unlink ()

    for size_name in SIZES:
        if size_name in sizes:
            wrong += tour (Pictures (out), language, wanted, size_name, lights)

    for sentence in wrong:
        print (sentence, file=sys.stderr)
    return 1 if wrong or not any (list (out.glob (pattern)) for pattern in mine) else 0


if __name__ == '__main__':
    sys.exit (main ())
