# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the focus is, as a screen reader hears of it: GTK tells of every move, so that nothing is searched for."""

import gi
gi.require_version ('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib

from driver import Failure, wait_until
from reading import ACCESSIBLE, COMPONENT, WINDOW_COORDINATES, Reader

FOCUSED = 1 << int (Atspi.StateType.FOCUSED)


class Stop:
    """A node that had the focus."""

    def __init__ (self, path, name, role, extents):
        self.path, self.name, self.role, self.extents = path, name, role, extents

    def __str__ (self):
        return f'{self.role} {self.name!r} at {self.extents}'


class Walker (Reader):
    """Follows the focus of one program."""

    def __init__ (self, program):
        super ().__init__ (program)
        self.program, self.path = program, None
        self.bus.signal_subscribe (self.name, 'org.a11y.atspi.Event.Object', 'StateChanged', None, 'focused',
                                   Gio.DBusSignalFlags.NONE, self._moved)
        self.read ()

    def _moved (self, bus, sender, path, interface, signal, parameters):
        if parameters[1]:
            self.path = path

    def _hear (self):
        while GLib.MainContext.default ().iteration (False):
            pass

    def read (self):
        """The tree; where the focus is now is known from it."""
        windows = super ().read ()
        self._hear ()
        for window in windows:
            for node in window.walk ():
                if node.has (Atspi.StateType.FOCUSED):
                    self.path = node.path
        return windows

    def look (self, *paths):
        """What these nodes are, and where they stand now."""
        names = self.ask (paths, 'org.freedesktop.DBus.Properties', 'Get', GLib.Variant ('(ss)', (ACCESSIBLE, 'Name')))
        roles = self.ask (paths, ACCESSIBLE, 'GetRoleName')
        places = self.ask (paths, COMPONENT, 'GetExtents', GLib.Variant ('(u)', (WINDOW_COORDINATES,)))
        return [Stop (*each) for each in zip (paths, names, roles, places)]

    def has_focus (self, path):
        state = self.ask ([path], ACCESSIBLE, 'GetState')[0]
        return bool (state and state[0] & FOCUSED)

    def here (self):
        """What has the focus."""
        def focused ():
            self._hear ()
            return self.path is not None and self.has_focus (self.path)
        wait_until (focused, 'the focus on anything')
        return self.look (self.path)[0]

    def wait_for (self, name):
        """Until the focus is on what is called so, or begins so: keys that are pressed before go elsewhere."""
        return wait_until (lambda: next ((stop for stop in [self.here ()] if stop.name.startswith (name)), None),
                           f'the focus on {name!r}')

    def press (self, key):
        """Presses a key that moves the focus; what has it then, None where nothing is heard of it: where it stays."""
        self._hear ()
        before = self.path
        self.program.key (key)

        def moved ():
            self._hear ()
            return self.path != before
        try:
            wait_until (moved, 'a move of the focus', 1)
        except Failure:
            return None
        return self.here ()

    def go_to (self, name, key='Tab', most=60):
        """Presses the key until something that is called so has the focus: equal, matched by an expression, or
        right for a function of the stop."""
        fits = name if callable (name) else lambda stop: name == stop.name if isinstance (name, str) else name.search (stop.name)
        seen = []
        self._hear ()
        # Where a window opens nothing may have the focus yet.
        stop = self.here () if self.path is not None and self.has_focus (self.path) else self.press (key)
        for _ in range (most):
            if stop is not None and fits (stop):
                return stop
            seen.append (stop and stop.name)
            stop = self.press (key)
        raise Failure (f'{key} never comes to {getattr (name, "pattern", name)!r}, only to {seen}')
