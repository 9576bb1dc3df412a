# SPDX-License-Identifier: GPL-3.0-or-later
"""test_read_aloud.py [SCENE…]: what a screen reader gets of these scenes of the tour, or of all of them: everything
that can be worked has a name, no name is a type's, and all of it is in the language of the program; faults.py says
what a fault is."""

import pathlib
import sys

sys.path.insert (0, str (pathlib.Path (__file__).resolve ().parents[2] / 'tools' / 'lib'))

import faults
import tour
from driver import Failure
from reading import Reader
from words import LANGUAGE

# Needs a microphone, or waits for a recording to play.
LEFT_OUT = ('recorder-', 'recording-heard', 'recording-zoomed', 'recording-loop', 'recording-cut', 'recording-broken')


class Listener:
    """Looks at a scene by reading its tree; a fault is told once, however many scenes have it."""

    def __init__ (self):
        self.reader, self.process, self.told, self.n_scenes, self.n_nodes = None, None, set (), 0, 0

    def see (self, program, label, scene):
        if self.process is not program.process:
            self.reader, self.process = Reader (program), program.process
        windows = self.reader.read ()
        self.n_scenes += 1
        self.n_nodes += sum (1 for window in windows for _ in window.walk ())
        new = [fault for fault in dict.fromkeys (faults.find (windows, LANGUAGE)) if fault not in self.told]
        self.told.update (new)
        for fault in new:
            print (f'{scene.name}: {fault}', file=sys.stderr, flush=True)
        return new

    def failed (self, program, label, scene):
        pass


def main ():
    wanted = set (sys.argv[1:]) or {name for name in tour.every_name () if not name.startswith (LEFT_OUT)}
    listener = Listener ()
    wrong = tour.tour (listener, LANGUAGE, wanted, 'wide', ('light',))
    for sentence in wrong:
        if sentence not in listener.told:
            print (sentence, file=sys.stderr)
    print (f'{listener.n_scenes} scenes, {listener.n_nodes} nodes')
    # First starts are taken along with whatever follows them.
    if listener.n_scenes < len (wanted):
        raise Failure (f'only {listener.n_scenes} of {len (wanted)} scenes were read')
    if wrong:
        raise Failure (f'{len (wrong)} faults')


if __name__ == '__main__':
    main ()
