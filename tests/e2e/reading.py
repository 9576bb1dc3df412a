# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole tree of the program as a screen reader gets it, read at once.

driver.py asks node by node, which is right for finding one of them; a window has up to three thousand. Here
GTK's cache answers for all of them, and what is asked besides is asked of all nodes together."""

import os

import gi
gi.require_version ('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib

from driver import Failure, PAGES

ACCESSIBLE, TEXT, COMPONENT = 'org.a11y.atspi.Accessible', 'org.a11y.atspi.Text', 'org.a11y.atspi.Component'
ROOT = '/org/a11y/atspi/accessible/root'
WINDOW_COORDINATES = 1


class Node:
    """One node as it was when the tree was read."""

    def __init__ (self, item, parent):
        (_, self.path), _, _, _, _, interfaces, self.name, role, self.description, states = item
        self.parent, self.children, self.text, self.extents = parent, [], '', None
        self.interfaces = {name.rsplit ('.', 1)[1] for name in interfaces}
        role = Atspi.role_get_name (Atspi.Role (role))
        # Newer versions of AT-SPI call a push button a button.
        self.role = 'push button' if role == 'button' else role
        self._states = states[0] | states[1] << 32

    def has (self, state):
        return bool (self._states >> int (state) & 1)

    @property
    def focusable (self):
        return self.has (Atspi.StateType.FOCUSABLE)

    @property
    def shown (self):
        return self.extents is not None and self.extents[2] > 0 and self.extents[3] > 0

    def walk (self):
        """The node and everything below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk ()

    def above (self):
        """Everything that it stands in, from the inside out."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def said (self):
        """All words of it and of what is below it."""
        return ' '.join (dict.fromkeys (words for n in self.walk () for words in (n.name, n.text) if words))

    def place (self):
        """Where it stands, as a person would look for it."""
        names = [n.name for n in self.above () if n.name]
        return ' < '.join ([f'{self.role} {self.name or self.text or "without a name"!r}', *names[:5]])


class Reader:
    """Asks one program."""

    def __init__ (self, program):
        session = Gio.bus_get_sync (Gio.BusType.SESSION)
        address = os.environ.get ('AT_SPI_BUS_ADDRESS') or session.call_sync (
            'org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None, 0, 5000).unpack ()[0]
        self.tabs, self.pages = [], {}
        self.bus = Gio.DBusConnection.new_for_address_sync (
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        self.name = next (name for name in self._ask_bus ('ListNames')
                          if name.startswith (':') and self._ask_bus ('GetConnectionUnixProcessID', name) == program.process.pid)

    def _ask_bus (self, method, *parameters):
        return self.bus.call_sync ('org.freedesktop.DBus', '/', 'org.freedesktop.DBus', method,
                                   GLib.Variant (f'({"s" * len (parameters)})', parameters), None, 0, 5000).unpack ()[0]

    def ask (self, paths, interface, method, parameters=None, seconds=60):
        """The answers to one question to many nodes, in their order; None where a node is gone."""
        answers, left, loop = [None] * len (paths), len (paths), GLib.MainLoop ()

        def answered (bus, result, i):
            nonlocal left
            try:
                answers[i] = bus.call_finish (result).unpack ()[0]
            except GLib.Error:
                pass
            left -= 1
            if left == 0:
                loop.quit ()

        for i, path in enumerate (paths):
            self.bus.call (self.name, path, interface, method, parameters, None, 0, seconds * 1000, None, answered, i)
        if paths:
            loop.run ()
        return answers

    def read (self):
        """The windows, each with its tree, without the pages that are behind the one in front."""
        behind = self._pages_behind ()
        below, level = {}, [ROOT]
        while level:
            for path, found in zip (level, self.ask (level, ACCESSIBLE, 'GetChildren')):
                below[path] = [p for _, p in found or [] if p not in below and not p.endswith ('/null')]
            level = [p for path in level for p in below[path] if p not in behind]

        # The cache knows what somebody has asked for, and tells all of it at once.
        items = self.ask (['/org/a11y/atspi/cache'], 'org.a11y.atspi.Cache', 'GetItems')[0]
        if items is None:
            raise Failure ('the tree could not be read')
        items = {item[0][1]: item for item in items}

        def build (path, parent):
            node = Node (items[path], parent)
            node.children = [build (p, node) for p in below.get (path, []) if p in items]
            return node

        windows = [build (path, None) for path in below[ROOT] if path in items]
        nodes = [node for window in windows for node in window.walk ()]
        names = [f'Anning{name.capitalize ()}Page' for name in PAGES]
        if not self.tabs:
            self.tabs = [n.path for n in nodes if n.role == 'page tab' and n.parent.name == 'AdwViewSwitcher'][:len (names)]
        self.pages.update ((n.name, n.path) for n in nodes if n.name in names)

        texts = [n for n in nodes if n.role in ('text', 'entry') and 'Text' in n.interfaces]
        for node, text in zip (texts, self.ask ([n.path for n in texts], TEXT, 'GetText', GLib.Variant ('(ii)', (0, -1)))):
            node.text = text or ''
        drawn = [n for n in nodes if n.focusable and 'Component' in n.interfaces]
        for node, extents in zip (drawn, self.ask ([n.path for n in drawn], COMPONENT, 'GetExtents',
                                                   GLib.Variant ('(u)', (WINDOW_COORDINATES,)))):
            node.extents = extents
        return windows

    def _pages_behind (self):
        """GTK 4.8 does not tell that a page is behind another; the tabs above them do."""
        selected = 1 << int (Atspi.StateType.SELECTED)
        states = self.ask (self.tabs, ACCESSIBLE, 'GetState')
        in_front = [f'Anning{name.capitalize ()}Page' for name, state in zip (PAGES, states) if state and state[0] & selected]
        return {path for name, path in self.pages.items () if in_front and name not in in_front}
