# SPDX-License-Identifier: GPL-3.0-or-later
"""A household in which every text, name and number is a canary, worked on all pages with all of GLib's
messages on: no canary on standard output or error, in the title of a window, on the session bus
(names, MPRIS, notifications, menus), in settings, lists of recent files, thumbnails or the cache."""

import os
import pathlib
import re
import subprocess
import sys

from driver import Failure, Program, text_of, wait_until, walk
from words import LANGUAGE, t

CANARY = re.compile (rb'canary|1397753\d')
HOME = pathlib.Path (os.environ['HOME'])
CASE = pathlib.Path (os.environ['XDG_DATA_HOME']) / 'anning'
FILE = CASE / 'anning.db'
SAVED = HOME / 'saved'
PLACES = ('HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'XDG_STATE_HOME', 'XDG_RUNTIME_DIR')


class Watch:
    """Everything that is said on the session bus, and every title that a window ever has."""

    def __init__ (self, place):
        self.log = open (place / 'bus', 'wb+')
        self.monitor = subprocess.Popen (['dbus-monitor', '--session'], stdout=self.log)
        self.titles = {}

    def look (self, after):
        """Notes the titles of all windows, shown or not."""
        found = subprocess.run (['xdotool', 'search', '--name', '.'], capture_output=True, text=True).stdout.split ()
        for xid in found:
            for question in ('getwindowname', 'getwindowclassname'):
                title = subprocess.run (['xdotool', question, xid], capture_output=True).stdout.strip ()
                self.titles.setdefault (title, after)

    def wait_for (self, title):
        """A window of that title. To look through all that stands in the windows would take longer."""
        wait_until (lambda: (self.look (title), title.encode () in self.titles)[1], f'a window called {title!r}')

    def said (self):
        self.monitor.terminate ()
        self.monitor.wait ()
        self.log.seek (0)
        return self.log.read ()


def canary_in (data):
    """What stands around the first canary, or None."""
    found = CANARY.search (data)
    return data[max (0, found.start () - 120):found.end () + 40].decode ('utf-8', 'replace') if found else None


def says_canary (node):
    return any (CANARY.search ((text_of (m) or '').encode ()) for m in walk (node))


def rows (p):
    return p.all (role='list item', test=says_canary)


def open_pages (p, watch):
    for page in ('guidance', 'planner', 'incidents', 'relatives'):
        p.show_page (page)
        p.settle ()
        watch.look (page)
        if page == 'guidance':
            continue
        first = wait_until (lambda: rows (p), f'something of the household on the page {page}')[0]
        p.click (first)
        p.settle ()
        watch.look (f'{page}, opened')


def search (p, watch):
    p.key ('ctrl+f')
    p.type ('canary')
    wait_until (lambda: rows (p), 'hits')
    watch.look ('search')
    p.key ('Escape')
    p.settle ()


def bus_call (name, path, method, *arguments):
    return subprocess.run (['gdbus', 'call', '--session', '--dest', name, '--object-path', path, '--method', method,
                            *arguments], check=True, capture_output=True).stdout


def play (p, watch):
    """Found by its words, and heard: what the desktop's player is told is on the bus."""
    p.show_page ('incidents')
    p.settle ()
    for row in rows (p):
        p.click (row)
        p.settle ()
        button = next (iter (p.all (re.compile (re.escape (t ('Play')) + '$'), role='push button')), None)
        if button is not None:
            break
    else:
        raise Failure ('no contact has a recording')
    p.click (button)
    wait_until (lambda: p.all (re.compile (re.escape (t ('Pause')) + '$'), role='push button'), 'that it plays')
    names = bus_call ('org.freedesktop.DBus', '/', 'org.freedesktop.DBus.ListNames')
    player = re.search (rb'org\.mpris\.MediaPlayer2\.anning\.instance\d+', names)
    assert player, names
    told = bus_call (player[0].decode (), '/org/mpris/MediaPlayer2', 'org.freedesktop.DBus.Properties.GetAll',
                     'org.mpris.MediaPlayer2.Player')
    assert b'Metadata' in told, told
    for data in (names, told):
        assert not canary_in (data), canary_in (data)
    watch.look ('playing')


def save_original (p, watch):
    """The window of an original, and a copy of it in a place that was chosen."""
    name = re.compile (r'^canary\d+ .*\.\w{3,4}$')
    row = p.find (role='list item', test=lambda n: any (name.match (text_of (m) or '') for m in walk (n)))
    p.scroll (row)
    p.settle ()
    p.press (row)
    watch.wait_for (t ('Original'))
    p.settle ()
    p.click (p.find (t ('Save a copy…'), role='push button', within=p.topmost))
    watch.wait_for (t ('Save the Original'))
    p.settle ()
    p.key ('ctrl+a')
    p.type (str (SAVED / 'copy.bin'))
    p.key ('Return')
    wait_until (lambda: (SAVED / 'copy.bin').exists (), 'the copy')
    # GTK writes its list of recent files a quarter of a second later.
    p.settle (quiet=1)
    p.key ('Escape')


def main ():
    marks = int (subprocess.run ([sys.argv[1], str (FILE), LANGUAGE], check=True, capture_output=True, text=True).stdout)
    assert marks > 100, f'only {marks} canaries'
    assert canary_in (FILE.read_bytes ()), 'the file has the canaries'
    SAVED.mkdir ()
    place = pathlib.Path (os.environ['XDG_STATE_HOME'])
    watch = Watch (HOME)
    with open (place / 'stdout', 'wb+') as output:
        with Program (language=LANGUAGE, environment={'G_MESSAGES_DEBUG': 'all'}, output=output) as p:
            p.settle ()
            open_pages (p, watch)
            search (p, watch)
            play (p, watch)
            save_original (p, watch)
            assert p.quit () == 0
            errors = p.complaints ().encode ()
        output.seek (0)
        said = output.read ()
    bus = watch.said ()
    assert b'GLib-GIO' in said or b'DEBUG' in said, 'the messages are on'
    assert len (bus) > 1000 and b'org.mpris.MediaPlayer2' in bus, 'the bus was listened to'
    assert any (title == t ('Anning').encode () for title in watch.titles), watch.titles
    for what, data in (('standard output', said), ('standard error', errors), ('the bus', bus)):
        assert not canary_in (data), f'{what}: {canary_in (data)}'
    for title, after in watch.titles.items ():
        assert not canary_in (title), f'the title of a window after “{after}”: {title.decode ()}'

    (HOME / 'bus').unlink ()
    for name in PLACES:
        for file in pathlib.Path (os.environ[name]).rglob ('*'):
            if file.is_file () and CASE not in file.parents and SAVED not in file.parents:
                assert not canary_in (file.name.encode ()), f'{file} has a name of the household'
                assert not canary_in (file.read_bytes ()), f'{file}: {canary_in (file.read_bytes ())}'
    left = [f for f in pathlib.Path (os.environ['XDG_RUNTIME_DIR']).iterdir () if f.name.startswith ('anning')]
    assert not left, left


main ()
