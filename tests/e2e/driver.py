# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the real program and works it from outside: keys through the X server, everything else
through AT-SPI, as a screen reader does. Runs inside tools/lib/session.sh; ANNING_PROGRAM is the
program. Everything waits until it holds, and fails with a sentence when it never does."""

import os
import pathlib
import re
import signal
import subprocess
import time

import gi
gi.require_version ('Atspi', '2.0')
from gi.repository import Atspi, GLib

PAGES = ('guidance', 'planner', 'incidents', 'relatives')
# On a busy machine an answer takes longer than the 0.8 s that AT-SPI waits.
Atspi.set_timeout (10000, 15000)
# A button that may stay pressed: what it is depends on the version of GTK.
BUTTON = ('push button', 'toggle button', 'check box')
SETTINGS = 'glib-2.0/settings/keyfile'


class Failure (Exception):
    """What did not come about; the message is a sentence."""


def wait_until (holds, what, seconds=20.0):
    """Calls holds() until it returns something true, and returns that. ANNING_PATIENCE: how many times
    as long it may take, where the program is made slower."""
    seconds *= float (os.environ.get ('ANNING_PATIENCE', '1'))
    end = time.monotonic () + seconds
    while True:
        try:
            found = holds ()
        except GLib.Error:
            found = None            # the thing that was asked went away; ask again
        if found:
            return found
        if time.monotonic () > end:
            raise Failure (f'{what} did not come about within {seconds:g} s')
        time.sleep (0.05)


def _xdotool (*words):
    return subprocess.run (['xdotool', *[str (word) for word in words]], check=True,
                           capture_output=True, text=True).stdout


def children (node):
    for i in range (node.get_child_count ()):
        child = node.get_child_at_index (i)
        if child is not None:
            yield child


def walk (node):
    """The node and everything below it, in reading order."""
    yield node
    for child in children (node):
        yield from walk (child)


def can (node, interface):
    """Whether the node has an interface of AT-SPI: Action, Component, EditableText, Text, …"""
    return interface in node.get_interfaces ()


def shown (node):
    """On screen: GTK 4.8 knows no other way than being visible and having a size."""
    states = node.get_state_set ()
    if not states.contains (Atspi.StateType.VISIBLE) or not can (node, 'Component'):
        return False
    extents = node.get_extents (Atspi.CoordType.WINDOW)
    return extents.width > 0 and extents.height > 0


def role_of (node):
    """Newer versions of AT-SPI call a push button a button."""
    role = node.get_role_name ()
    return 'push button' if role == 'button' else role


def text_of (node):
    """What a text, label or entry says."""
    said = Atspi.Text.get_text (node, 0, -1) if can (node, 'Text') else ''
    return said or node.get_name () or ''


class Program:
    """One start of the program. Use as a context: it is ended whatever happens."""

    FOCUSED = Atspi.StateType.FOCUSED

    def __init__ (self, *arguments, language='zh', width=1100, height=760, dark=False,
                  settings=None, environment=None, output=None):
        self.arguments = [str (a) for a in arguments]
        self.environment = {**os.environ, **(environment or {})}
        if dark:
            self.environment['ADW_DEBUG_COLOR_SCHEME'] = 'prefer-dark'
        values = {'language': f"'{language}'", 'window-width': width, 'window-height': height,
                  'window-maximized': 'false', **(settings or {})}
        file = pathlib.Path (os.environ['XDG_CONFIG_HOME']) / SETTINGS
        file.parent.mkdir (parents=True, exist_ok=True)
        file.write_text ('[org/anning/Anning]\n' + ''.join (f'{k}={v}\n' for k, v in values.items ()))
        self.output = output         # a file for standard output
        self.process = None

    def _start (self):
        return subprocess.Popen ([os.environ['ANNING_PROGRAM'], *self.arguments],
                                 env=self.environment, stdout=self.output, stderr=self.errors)

    def __enter__ (self):
        self.errors = open (pathlib.Path (os.environ['XDG_STATE_HOME']) / 'stderr', 'w+', encoding='utf-8')
        self.process = self._start ()
        try:
            self.accessible = wait_until (self._find_accessible, 'the program on the accessibility bus')
            self.window = wait_until (lambda: next (iter (self.windows ()), None), 'the first window')
            self.xid = wait_until (lambda: self._x_windows ()[:1], 'the first window on the display')[0]
            self.focus ()
        except BaseException:
            self._end ()
            raise
        return self

    def __exit__ (self, kind, value, trace):
        # ANNING_FAILURE_PICTURE: where to put a picture of the screen as it was at a failure
        if kind is not None and 'ANNING_FAILURE_PICTURE' in os.environ:
            subprocess.run (['import', '-window', 'root', os.environ['ANNING_FAILURE_PICTURE']])
        self._end ()
        return False

    def _end (self):
        if self.process.poll () is None:
            self.process.send_signal (signal.SIGTERM)
            try:
                self.process.wait (15)
            except subprocess.TimeoutExpired:
                self.process.kill ()
                self.process.wait ()

    def _find_accessible (self):
        if self.process.poll () is not None:
            raise Failure (f'the program ended with {self.process.returncode}: {self.complaints ()}')
        for application in children (Atspi.get_desktop (0)):
            if application.get_process_id () == self.process.pid and application.get_child_count () > 0:
                return application
        return None

    def _x_windows (self):
        found = subprocess.run (['xdotool', 'search', '--onlyvisible', '--pid', str (self.process.pid)],
                                capture_output=True, text=True).stdout.split ()
        # Smaller ones are GTK's own, for the clipboard and such.
        return [xid for xid in found if min (self._bounds (xid)[2:]) > 20]

    @staticmethod
    def _bounds (xid):
        words = dict (line.split ('=') for line in _xdotool ('getwindowgeometry', '--shell', xid).split ())
        return tuple (int (words[k]) for k in ('X', 'Y', 'WIDTH', 'HEIGHT'))

    # Asking

    def complaints (self):
        """What the program has written to standard error so far."""
        self.errors.flush ()
        return pathlib.Path (self.errors.name).read_text (encoding='utf-8')

    def windows (self):
        return list (children (self.accessible))

    def topmost (self):
        """The window that was opened last. One that closes may still be it."""
        return self.windows ()[-1]

    def size (self):
        return self._bounds (self.xid)[2:]

    def each (self, name=None, role=None, within=None, test=None):
        """Everything on screen with that name (equal, or matched by a compiled expression) and role
        ('push button', 'label', …, or several of them), in reading order. within: a node, or a function
        that says which, as self.topmost."""
        node = within () if callable (within) else within
        for top in [node] if node is not None else self.windows ():
            for node in walk (top):
                if role is not None and role_of (node) not in ((role,) if isinstance (role, str) else role):
                    continue
                if name is not None:
                    said = node.get_name () or ''
                    if said != name if isinstance (name, str) else not name.search (said):
                        continue
                if shown (node) and (test is None or test (node)):
                    yield node

    def all (self, *wanted, **more):
        return list (self.each (*wanted, **more))

    def find (self, name=None, role=None, within=None, test=None, seconds=20.0):
        """The first of each(), waited for."""
        return wait_until (lambda: next (self.each (name, role, within, test), None),
                           f'something called {getattr (name, "pattern", name)!r} ({role or "of any role"})', seconds)

    def choice (self, title, within=None):
        """The row in which one of several is chosen: its name is its title, and on GTK 4.8 what is chosen after it."""
        return self.find (re.compile ('^' + re.escape (title)), 'combo box', within)

    def says (self, text, seconds=20.0):
        """Waits until something on screen says the text."""
        return wait_until (lambda: next ((n for top in self.windows () for n in walk (top)
                                          if text in text_of (n) and shown (n)), None),
                           f'the text {text!r}', seconds)

    # Doing

    def focus (self, xid=None):
        _xdotool ('windowactivate', '--sync', xid or self.xid)

    def key (self, *keys):
        """For instance 'alt+1', 'ctrl+comma', 'Escape'; goes to the window with the focus."""
        _xdotool ('key', '--delay', 30, *keys)

    def type (self, text):
        """Types with the keyboard into what has the focus."""
        _xdotool ('type', '--delay', 20, '--', text)

    def click (self, node):
        """Does what a click on the node would do."""
        count = node.get_n_actions () if can (node, 'Action') else 0
        for wanted in ('click', 'activate', 'toggle', 'press'):
            for i in range (count):
                if Atspi.Action.get_action_name (node, i) == wanted:
                    Atspi.Action.do_action (node, i)
                    return
        # GTK 4.8 gives rows of a list no action of their own.
        self.press (node)

    def press (self, node):
        """Clicks with the mouse into the middle of the node, which has to be in view."""
        extents = node.get_extents (Atspi.CoordType.WINDOW)
        left, top = self._bounds (self._window_of (node))[:2]
        _xdotool ('mousemove', left + extents.x + extents.width // 2, top + extents.y + extents.height // 2)
        _xdotool ('click', 1)

    def scroll (self, node):
        """Turns the wheel over the lower part of the window until the node is in view."""
        left, top, width, height = self._bounds (self.xid)
        for _ in range (60):
            extents = node.get_extents (Atspi.CoordType.WINDOW)
            if extents.y + extents.height < height - 20:
                return
            _xdotool ('mousemove', left + extents.x + 20, top + height - 30)
            _xdotool ('click', '--repeat', 3, 5)
            time.sleep (0.1)

    def _window_of (self, node):
        """The window on the display that holds the node: of several, the one with the focus."""
        windows = self._x_windows ()
        return _xdotool ('getactivewindow').strip () if len (windows) > 1 else windows[0]

    def fill (self, node, text):
        """Replaces what stands in an entry."""
        target = next ((n for n in walk (node) if can (n, 'EditableText')), None)
        if target is None:
            raise Failure (f'{node.get_name ()!r} takes no text')
        Atspi.EditableText.set_text_contents (target, text)

    def show_page (self, page):
        self.key (f'alt+{PAGES.index (page) + 1}')

    def settle (self, quiet=0.4, seconds=15.0):
        """Waits until the picture has not changed for a while."""
        end, last, since = time.monotonic () + seconds, None, time.monotonic ()
        while time.monotonic () < end:
            now = subprocess.run (['import', '-window', 'root', 'rgb:-'], check=True,
                                  capture_output=True).stdout
            if now != last:
                last, since = now, time.monotonic ()
            elif time.monotonic () - since >= quiet:
                return
            time.sleep (0.1)
        raise Failure (f'the picture did not come to rest within {seconds:g} s')

    def picture (self, path):
        """A PNG of the program's windows as they lie on the screen."""
        boxes = [self._bounds (xid) for xid in self._x_windows ()]
        left, top = max (0, min (b[0] for b in boxes)), max (0, min (b[1] for b in boxes))
        right = max (b[0] + b[2] for b in boxes)
        bottom = max (b[1] + b[3] for b in boxes)
        subprocess.run (['import', '-window', 'root', '-crop',
                         f'{right - left}x{bottom - top}+{left}+{top}', '+repage', str (path)], check=True)

    def quit (self):
        """Ends the program as a person does; its exit status is returned."""
        self.focus ()
        self.key ('ctrl+q')
        try:
            return self.process.wait (20)
        except subprocess.TimeoutExpired:
            raise Failure ('the program did not end after Ctrl+Q') from None
