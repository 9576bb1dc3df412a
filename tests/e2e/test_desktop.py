# SPDX-License-Identifier: GPL-3.0-or-later
"""From the desktop: found by what people type, started by the bus, its menu's actions, case files that
are opened by a double click, and files that only look like one and stay as they were."""

import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess

from gi.repository import Gio, GLib

from driver import Program, wait_until
from words import LANGUAGE, either, t

HOME = pathlib.Path (os.environ['HOME'])
USUAL = pathlib.Path (os.environ['XDG_DATA_HOME']) / 'anning'
AUDIO = pathlib.Path (os.environ['ANNING_FIXTURES']) / 'audio'
PROGRAM = os.environ['ANNING_PROGRAM']
NAME, PLACE = 'org.anning.Anning', '/org/anning/Anning'
NUMBER, OLDER = '13800138000', '13700137000'


def ask_bus (method, signature, *values, name=NAME, place=PLACE):
    """A call as the desktop makes it; the program may first have to be started."""
    interface, _, method = method.rpartition ('.')
    return Gio.bus_get_sync (Gio.BusType.SESSION).call_sync (
        name, place, interface, method, GLib.Variant (signature, values), None, Gio.DBusCallFlags.NONE, 200000).unpack ()


class Process:
    """One that somebody else has started, as far as the driver asks."""

    returncode = None

    def __init__ (self, pid):
        self.pid = pid

    def poll (self):
        try:
            state = pathlib.Path (f'/proc/{self.pid}/stat').read_text ().rpartition (')')[2].split ()[0]
        except OSError:
            return 0
        return 0 if state == 'Z' else None

    def send_signal (self, number):
        os.kill (self.pid, number)

    def kill (self):
        self.send_signal (signal.SIGKILL)

    def wait (self, seconds=20):
        wait_until (lambda: self.poll () is not None, 'the end of the process', seconds)
        return 0


class Started (Program):
    """What begins when start() is called, and is not our child. look() says which process it is."""

    def __init__ (self, start, look):
        super ().__init__ (language=LANGUAGE)
        self.start, self.look = start, look

    def _start (self):
        self.start ()
        return Process (wait_until (self.look, 'the process'))


def owner ():
    """Of the program's name on the bus; the name is there before the window."""
    try:
        return ask_bus ('org.freedesktop.DBus.GetConnectionUnixProcessID', '(s)', NAME,
                        name='org.freedesktop.DBus', place='/org/freedesktop/DBus')[0]
    except GLib.Error:
        return None


def process_for (file):
    """The start of the program that shows the file."""
    for place in pathlib.Path ('/proc').glob ('[0-9]*'):
        try:
            if (place / 'cmdline').read_bytes ().rstrip (b'\0').split (b'\0')[1:] == [bytes (file)]:
                return int (place.name)
        except OSError:
            pass
    return None


def found_by_typing ():
    """What the desktop's search, its list of programs and its file manager read."""
    script = '''
import sys
from gi.repository import Gio
for words in sys.argv[2:]:
    found = [name for group in Gio.DesktopAppInfo.search (words) for name in group]
    assert 'org.anning.Anning.desktop' in found, (words, found)
entry = Gio.DesktopAppInfo.new ('org.anning.Anning.desktop')
print (entry.get_name (), *[entry.get_action_name (a) for a in entry.list_actions ()], sep='|')
kind, uncertain = Gio.content_type_guess (None, open (sys.argv[1], 'rb').read (4096))
assert kind == 'application/vnd.anning.case', kind
assert Gio.content_type_guess ('x.anning', None)[0] == kind
assert Gio.app_info_get_default_for_type (kind, False).get_id () == 'org.anning.Anning.desktop'
'''
    words = subprocess.run (['/usr/bin/python3', '-c', script, str (HOME / 'case.anning'), '催收', '欠款', 'debt'], check=True,
                            env={**os.environ, 'LANGUAGE': either ('zh_CN', 'en'),
                                 'PATH': f'{pathlib.Path (PROGRAM).parent}:{os.environ["PATH"]}'},
                            stdout=subprocess.PIPE, text=True).stdout
    assert words == either ('安宁|记录一次来电|打开家人页\n', 'Anning|Record a Call|Open the Relatives Page\n'), words


def activate (action):
    ask_bus ('org.freedesktop.Application.ActivateAction', '(sava{sv})', action, [], {})


def run (*arguments):
    return subprocess.run ([PROGRAM, *[str (a) for a in arguments]], timeout=30, capture_output=True, text=True)


def is_on (p, page):
    titles = {'guidance': either ('指南', 'Guidance'), 'planner': either ('协商', 'Planner'),
              'incidents': either ('记录', 'Incidents'), 'relatives': either ('家人', 'Relatives')}
    settings = pathlib.Path (os.environ['XDG_CONFIG_HOME']) / 'glib-2.0/settings/keyfile'
    wait_until (lambda: f"last-page='{page}'" in settings.read_text (), f'the page {titles[page]}')


def has_the_form (p):
    p.says (t ('In one line: what happened'))
    p.focus (p._window_of (p.window))
    p.key ('Escape')
    wait_until (lambda: len (p._x_windows ()) == 1, 'the end of the form')


def by_the_bus ():
    """The program does not run: the bus starts it, and the action finds it filled."""
    assert owner () is None
    with Started (lambda: activate ('show-relatives'), owner) as p:
        is_on (p, 'relatives')
        p.says (t ('If They Call You'))
        again = run ('--page', 'planner')
        assert again.returncode == 0 and not again.stderr, again
        is_on (p, 'planner')
        activate ('record-contact')
        is_on (p, 'incidents')
        has_the_form (p)
        again = run ('--record-contact')
        assert again.returncode == 0 and not again.stderr, again
        has_the_form (p)
        assert len (p.windows ()) == 1
        a_case_from_the_file_manager (p)
        assert p.process.poll () is None


def a_case_from_the_file_manager (p):
    """It has a window and a process of its own; a recording beside it goes to the window that is there."""
    recording = HOME / f'{NUMBER} 2026-03-12 21-14-05.m4a'
    shutil.copy (AUDIO / 'tones.m4a', recording)

    def hand_over ():
        ask_bus ('org.freedesktop.Application.Open', '(asa{sv})',
                 [(HOME / 'case.anning').as_uri (), recording.as_uri ()], {})

    with Started (hand_over, lambda: process_for (HOME / 'case.anning')) as other:
        other.show_page ('incidents')
        other.says (OLDER)
        assert len (other.windows ()) == 1
    p.says (NUMBER)


def from_the_line ():
    """The same with a start for it; nothing happens to the usual file."""
    with Program (HOME / 'case.anning', language=LANGUAGE) as p:
        p.show_page ('incidents')
        p.says (OLDER)
        assert p.quit () == 0
        assert not p.complaints (), p.complaints ()
    with Program ('--record-contact', '--file', HOME / 'case.anning', language=LANGUAGE) as p:
        has_the_form (p)
        assert p.quit () == 0


def not_a_case ():
    """A sentence, and not one byte or name more than before."""
    folder = HOME / 'others'
    folder.mkdir ()
    (folder / 'note.anning').write_text ('a note of mine')
    (folder / 'empty.anning').write_bytes (b'')
    with sqlite3.connect (folder / 'foreign.anning') as foreign:
        foreign.execute ('CREATE TABLE thing (name)')
    before = {file.name: file.read_bytes () for file in folder.iterdir ()}
    for name, sentence in (
            ('note', 'This file was not made by Anning. It was left as it is. Choose another file.'),
            ('empty', 'This file was not made by Anning. It was left as it is. Choose another file.'),
            ('foreign', 'This file belongs to another program. It was left as it is. Choose another file.'),
            ('missing', 'This file is no longer there.')):
        with Program (folder / f'{name}.anning', language=LANGUAGE) as p:
            p.says (t ('The File Was Not Opened'))
            p.says (t (sentence))
            assert p.quit () == 0
            assert not p.complaints (), p.complaints ()
        assert {file.name: file.read_bytes () for file in folder.iterdir ()} == before, name


def wrong_use ():
    wrong = run ('--page', 'nowhere')
    assert wrong.returncode == 2 and 'guidance, planner, incidents, relatives' in wrong.stderr, wrong
    assert run ('--page', 'planner', '--verify').returncode == 2
    assert run ('--record-contact', HOME / 'case.anning').returncode == 2


def make_case ():
    """A file with one contact in it, where a person would put it."""
    recording = HOME / f'{OLDER} 2026-03-11 09-00-00.m4a'
    shutil.copy (AUDIO / 'tones.m4a', recording)
    subprocess.run ([PROGRAM, '--file', HOME / 'case.anning', '--import', recording], check=True)


def main ():
    make_case ()
    found_by_typing ()
    wrong_use ()
    from_the_line ()
    not_a_case ()
    assert not USUAL.exists () or not list (USUAL.glob ('anning.db')), 'none of this is about the usual file'
    by_the_bus ()


main ()
