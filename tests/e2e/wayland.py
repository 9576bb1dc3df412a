# SPDX-License-Identifier: GPL-3.0-or-later
"""The program under Wayland, where nobody is told where a window is: keys come from the compositor (mutter, in a session
with ANNING_COMPOSITOR=mutter), everything else through AT-SPI."""

import pathlib
import time

import gi
gi.require_version ('Atspi', '2.0')
gi.require_version ('Gdk', '4.0')
from gi.repository import Atspi, Gdk, Gio, GLib

import driver
from driver import Failure, wait_until

REMOTE, DISPLAYS = 'org.gnome.Mutter.RemoteDesktop', 'org.gnome.Mutter.DisplayConfig'
NAMES = {'ctrl': 'Control_L', 'alt': 'Alt_L', 'shift': 'Shift_L'}
PAUSE = 0.02


def _place (name):
    return '/' + name.replace ('.', '/')


class Keyboard:
    """Presses keys, as long as it is kept."""

    def __init__ (self):
        self.bus = Gio.bus_get_sync (Gio.BusType.SESSION)
        self.session = wait_until (lambda: self._call (_place (REMOTE), REMOTE, 'CreateSession'), 'a session of mutter')[0]
        self._call (self.session, f'{REMOTE}.Session', 'Start')
        # The first key only makes the keyboard.
        self.press ('shift')

    def _call (self, place, interface, method, parameters=None):
        return self.bus.call_sync (REMOTE, place, interface, method, parameters, None, 0, 10000).unpack ()

    def _turn (self, name, down):
        value = Gdk.keyval_from_name (NAMES.get (name, name))
        if value == Gdk.KEY_VoidSymbol:
            value = Gdk.unicode_to_keyval (ord (name))
        self._call (self.session, f'{REMOTE}.Session', 'NotifyKeyboardKeysym', GLib.Variant ('(ub)', (value, down)))
        time.sleep (PAUSE)

    def press (self, keys):
        """For instance 'alt+1'."""
        names = keys.split ('+')
        for name in names:
            self._turn (name, True)
        for name in reversed (names):
            self._turn (name, False)


def set_scale (wanted):
    """Of the one screen, as near to it as it can do; what it is now."""
    bus = Gio.bus_get_sync (Gio.BusType.SESSION)

    def call (method, parameters=None):
        return bus.call_sync (DISPLAYS, _place (DISPLAYS), DISPLAYS, method, parameters, None, 0, 10000).unpack ()

    serial, monitors, _, _ = wait_until (lambda: call ('GetCurrentState'), 'the screen')
    (connector, *_), modes, _ = monitors[0]
    scale = min (modes[0][5], key=lambda each: abs (each - wanted))
    screen = (0, 0, scale, 0, True, [(connector, modes[0][0], {})])
    call ('ApplyMonitorsConfig', GLib.Variant ('(uua(iiduba(ssa{sv}))a{sv})', (serial, 1, [screen], {})))
    return scale


class Program (driver.Program):
    """One start of the program; what has the focus gets the keys."""

    def __enter__ (self):
        self.keyboard = Keyboard ()
        return super ().__enter__ ()

    def _x_windows (self):
        """Those that are worked in; there is nothing to know them by."""
        return [window for window in self.windows () if window.get_state_set ().contains (Atspi.StateType.ACTIVE)]

    def focus (self, xid=None):
        wait_until (self._x_windows, 'a window that is worked in')

    def key (self, *keys):
        for each in keys:
            self.keyboard.press (each)

    def type (self, text):
        for letter in text:
            self.keyboard.press (letter)

    def _spent (self):
        """The time that the program has taken of a processor; None while one of its threads waits for its turn or for
        the disk, as it takes none then either."""
        spent = 0
        for stat in pathlib.Path (f'/proc/{self.process.pid}/task').glob ('*/stat'):
            try:
                fields = stat.read_text ().rpartition (')')[2].split ()
            except OSError:
                continue                # it has ended
            if fields[0] in 'RD':
                return None
            spent += int (fields[11]) + int (fields[12])
        return spent

    def settle (self, quiet=0.4, seconds=15.0):
        """Waits until the program has nothing to do for a while: it does nothing where nothing changes."""
        end, last, since = time.monotonic () + seconds, None, time.monotonic ()
        while time.monotonic () < end:
            now = self._spent ()
            if now is None or now != last:
                last, since = now, time.monotonic ()
            elif time.monotonic () - since >= quiet:
                return
            time.sleep (0.1)
        raise Failure (f'the program did not come to rest within {seconds:g} s')
