# SPDX-License-Identifier: GPL-3.0-or-later
"""Drops files into the program's window with the mouse, as from a file manager."""

import pathlib
import subprocess
import sys
import time

from driver import wait_until


def _xdotool (*words):
    return subprocess.run (['xdotool', *[str (word) for word in words]], check=True,
                           capture_output=True, text=True).stdout


def _bounds (xid):
    words = dict (line.split ('=') for line in _xdotool ('getwindowgeometry', '--shell', xid).split ())
    return tuple (int (words[k]) for k in ('X', 'Y', 'WIDTH', 'HEIGHT'))


def _find_source ():
    return subprocess.run (['xdotool', 'search', '--onlyvisible', '--name', '^drag-source$'],
                           capture_output=True, text=True).stdout.split ()


def drop_files (program, *paths):
    """Drags the files from a window of another program into the middle of the program's window."""
    source = subprocess.Popen ([sys.executable, str (pathlib.Path (__file__).with_name ('drag_source.py')),
                                *[str (path) for path in paths]])
    try:
        xid = wait_until (_find_source, 'the window to drag from')[-1]
        left, top, width, height = _bounds (program.xid)
        _xdotool ('windowmove', '--sync', xid, left + 10, top + height - 160)
        time.sleep (0.3)
        x, y, w, h = _bounds (xid)
        x, y = x + w // 2, y + h // 2
        to_x, to_y = left + width // 2, top + height // 2
        _xdotool ('mousemove', x, y)
        time.sleep (0.2)
        _xdotool ('mousedown', 1)
        for i in range (1, 21):
            _xdotool ('mousemove', x + (to_x - x) * i // 20, y + (to_y - y) * i // 20)
            time.sleep (0.05)
        time.sleep (0.3)
        _xdotool ('mouseup', 1)
        time.sleep (0.5)
    finally:
        source.terminate ()
        source.wait ()
    program.focus ()
