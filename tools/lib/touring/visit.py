# SPDX-License-Identifier: GPL-3.0-or-later
"""A start of the program that is looked at, and the small steps that all scenes are made of."""

import contextlib
import gettext
import os
import pathlib
import subprocess
import time

from gi.repository import Gio

from driver import Atspi, Failure, GLib, Program, wait_until
import pseudo

# The narrowest has 360 pixels within its frame, which is 5 wide where nothing composes windows.
WIDE, NARROW, NARROWEST = (1100, 760), (380, 760), (370, 760)
LOCALES = pathlib.Path (os.environ['ANNING_PROGRAM']).parents[1] / 'share' / 'locale'
BACK = ('_Back', 'Back')
BACK_TO = ('Back to the list', 'Back')


class Scene:
    """What to do before the picture, and how to come back from there."""

    def __init__ (self, name, go, back=None):
        self.name, self.go, self.back = name, go, back


class Visit (Program):
    """A start of the program that is looked at."""

    def __init__ (self, *arguments, **how):
        self.stretched, self.page_nodes = how['language'] == 'pseudo', {}
        self.language = 'en' if self.stretched else how['language']
        self.locales = pathlib.Path (os.environ['HOME']) / 'pseudo' if self.stretched else LOCALES
        if self.stretched:
            pseudo.make (LOCALES / 'zh_CN' / 'LC_MESSAGES' / 'anning.mo', self.locales)
            how['environment'] = {**how.get ('environment', {}), 'ANNING_LOCALEDIR': str (self.locales)}
        super ().__init__ (*arguments, **{**how, 'language': self.language})
        self.catalogue = gettext.translation ('anning', self.locales, ['zh_CN' if self.language == 'zh' else 'en'],
                                              fallback=True)

    def settle (self):
        # On a busy machine nothing has moved yet when the picture is first found at rest.
        self.wait_idle ()
        super ().settle (quiet=0.25)

    def wait_idle (self, seconds=20.0):
        """Waits until no thread of the program has anything to do."""
        end, idle = time.monotonic () + seconds, 0
        while idle < 4 and time.monotonic () < end:
            time.sleep (0.03)
            idle = 0 if self.busy () else idle + 1

    def busy (self):
        for task in pathlib.Path (f'/proc/{self.process.pid}/task').glob ('*/stat'):
            with contextlib.suppress (OSError):
                if task.read_text (errors='replace').rpartition (') ')[2][0] in 'RD':
                    return True
        return False

    def show (self, table, key='', number=0):
        """What a link does: shows a record by its number, or a text of the program by its key."""
        self.activate ('show-record', GLib.Variant ('(sxs)', (table, number, key)))

    def activate (self, action, *parameters):
        """What an entry of the menu does."""
        bus = Gio.bus_get_sync (Gio.BusType.SESSION)

        def ask (method, *parameters):
            return bus.call_sync ('org.freedesktop.DBus', '/', 'org.freedesktop.DBus', method,
                                  GLib.Variant (f'({"s" * len (parameters)})', parameters), None, 0, 5000).unpack ()[0]

        # A made-up household has no name of its own on the bus.
        name = next (name for name in ask ('ListNames')
                     if name.startswith (':') and ask ('GetConnectionUnixProcessID', name) == self.process.pid)
        bus.call_sync (name, '/org/anning/Anning', 'org.gtk.Actions', 'Activate',
                       GLib.Variant ('(sava{sv})', (action, list (parameters), {})), None, 0, 5000)


def is_text (node):
    return node.get_role_name () in ('label', 'heading')


def words (program, *texts):
    """What the program shows for these message ids."""
    return [program.catalogue.gettext (text).replace ('_', '') for text in texts]


def park_pointer ():
    """Away from everything that would light up under it."""
    subprocess.run (['xdotool', 'mousemove', '1279', '899'], check=True)


def page_node (program, name):
    """GTK 4.8 does not tell a page that is behind another: things are looked for in one page."""
    if name not in program.page_nodes:
        program.page_nodes[name] = program.find (f'Anning{name.capitalize ()}Page')
    return program.page_nodes[name]


def rows (program, name):
    return wait_until (lambda: program.all (role='list item', within=page_node (program, name)),
                       f'a row in the list of {name}')


def open_page (program, name):
    """The page, with its list in front when it is folded."""
    program.show_page (name)
    program.settle ()
    if program.size ()[0] >= WIDE[0]:
        return
    # Some say the place too, after the label; from a place of a debt it is two steps. Behind the list the
    # button still has a size.
    back, back_to = words (program, *BACK), tuple (words (program, *BACK_TO))
    debts = words (program, 'Debts')[0]
    for _ in range (2):
        found = program.all (role='push button', within=page_node (program, name),
                             test=lambda n: n.get_name () in back or n.get_name ().startswith (back_to))
        if not found:
            break
        last = name != 'planner' or found[0].get_name ().endswith (debts)
        # Not by the mouse: where it would be, a row of the list may be.
        program.click (found[0])
        program.settle ()
        if last:
            break


def close_window (program, what):
    before = len (program.windows ())
    program.key ('Escape')
    wait_until (lambda: len (program.windows ()) < before, f'the end of {what}')
    program.focus ()


def leave_popover (p):
    p.key ('Escape')
    p.settle ()


def bring_into_view (program, node, lowest=None):
    """Turns the wheel until the node is in view and its middle no lower than that; without a number, above
    the bar at the bottom of a narrow window."""
    window = program._window_of (node)
    height = program._bounds (window)[3]
    highest = 60 if lowest is not None else 180
    if lowest is None:
        lowest = height - (90 if program.size ()[0] < WIDE[0] else 20)

    def turn (extents, button):
        subprocess.run (['xdotool', 'mousemove', '--window', window, str (max (extents.x - 4, 12)), str (height * 6 // 10),
                         'click', str (button)], check=True)
        time.sleep (0.15)

    def turned (last, button):
        """Where it stands after a turn. The first one may go into nothing, and a busy machine is slow to follow."""
        for _ in range (2):
            turn (last, button)
            extents = node.get_extents (Atspi.CoordType.WINDOW)
            if extents.y != last.y:
                break
            program.settle ()
            extents = node.get_extents (Atspi.CoordType.WINDOW)
        return extents

    moved = False
    extents = node.get_extents (Atspi.CoordType.WINDOW)
    for button, is_there in ((4, lambda e: e.y >= highest), (5, lambda e: e.y + e.height // 2 < lowest)):
        for _ in range (120):
            # Above what is seen, or under the bars over the list; then below.
            if is_there (extents):
                break
            last, extents = extents, turned (extents, button)
            moved = True
            if extents.y == last.y:
                break                   # the end of the page
    if moved:
        program.settle ()               # where it stands once it stands still is where it is clicked
        extents = node.get_extents (Atspi.CoordType.WINDOW)
    if extents.y + extents.height // 2 >= lowest and extents.y + extents.height > height:
        raise Failure (f'{node.get_name ()!r} cannot be scrolled into view')
