# SPDX-License-Identifier: GPL-3.0-or-later
"""tour.py OUT LANGUAGE [wide] [narrow] [SCENE…]: takes a picture of each scene in zh, en or pseudo, in one
size or both; run through tools/tour.

A scene that cannot be reached, a window that does not fit and anything that the program writes to
standard error ends up as a failure, and the exit status is 1."""

import contextlib
import gettext
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import time

from gi.repository import Gio

from driver import Atspi, Failure, GLib, PAGES, Program, can, shown, text_of, wait_until, walk
import pseudo

WIDE, NARROW = (1100, 760), (380, 760)
SIZES = {'wide': WIDE, 'narrow': NARROW}
LOCALES = pathlib.Path (os.environ['ANNING_PROGRAM']).parents[1] / 'share' / 'locale'
HOUSEHOLD_FILE = pathlib.Path (__file__).resolve ().parents[2] / 'resources' / 'demo' / 'household.json'
DOCUMENTS = pathlib.Path (__file__).resolve ().parents[2] / 'tests' / 'fixtures' / 'documents'
AUDIO = pathlib.Path (__file__).resolve ().parents[2] / 'tests' / 'fixtures' / 'audio'
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


# Small steps that the scenes below are made of

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
        program.press (found[0])
        park_pointer ()
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
    """Turns the wheel until the middle of the node is no lower than that; without a number, above
    the bar at the bottom of a narrow window."""
    window = program._window_of (node)
    height = program._bounds (window)[3]
    if lowest is None:
        lowest = height - (90 if program.size ()[0] < WIDE[0] else 20)
    last = None
    for _ in range (60):
        extents = node.get_extents (Atspi.CoordType.WINDOW)
        if extents.y + extents.height // 2 < lowest:
            if last is not None:
                program.settle ()       # where it stands once it stands still is where it is clicked
            return
        if extents.y == last:
            break                       # the end of the page
        last = extents.y
        subprocess.run (['xdotool', 'mousemove', '--window', window, str (max (extents.x - 4, 12)), '300',
                         'click', '5'], check=True)
        time.sleep (0.15)
    if extents.y + extents.height > height:
        raise Failure (f'{node.get_name ()!r} cannot be scrolled into view')


# Kinds of scenes

def page (name):
    return Scene (name, lambda p: open_page (p, name))


def row (name, page_name, choose):
    """One thing of a page's list, opened with the mouse."""
    def go (p):
        open_page (p, page_name)
        bring_into_view (p, choose (p, rows (p, page_name)))
        # What has come into view may be shown by another row of the list.
        p.press (choose (p, rows (p, page_name)))
        park_pointer ()
    return Scene (name, go)


def window (name, *keys, start='guidance'):
    """A window of its own, opened by keys and closed with Escape."""
    def go (p):
        open_page (p, start)
        before = len (p.windows ())
        for key in keys:
            p.key (key)
            p.settle ()
        wait_until (lambda: len (p.windows ()) > before, f'a window after {", ".join (keys)}')
    return Scene (name, go, lambda p: close_window (p, name))


def sheet (name, action, *steps, before=None):
    """A sheet of the menu, and what is done in it; all that lies over the window is closed again."""
    def go (p):
        open_page (p, 'planner')
        if before is not None:
            before (p)
        p.activate (action)
        wait_until (lambda: len (p.windows ()) > 1, f'the sheet of {action}')
        p.settle ()
        for step in steps:
            step (p)
            p.settle ()

    def back (p):
        while len (p.windows ()) > 1:
            close_window (p, name)
            p.settle ()
    return Scene (name, go, back)


def in_sheet (label, role='push button'):
    """Pressing what is called so, in the sheet."""
    def step (p):
        p.click (p.find (words (p, label)[0], role=role))
        park_pointer ()
    return step


def row_of_sheet (label):
    def step (p):
        text = words (p, label)[0]
        node = wait_until (lambda: next ((n for n in p.all (role='list item')
                                          if any (text in text_of (m) for m in walk (n))), None), f'the row {text!r}')
        bring_into_view (p, node)
        p.press (node)
        park_pointer ()
    return step


def a_debt_deleted (p):
    chosen = named (**CARD) (p, rows (p, 'planner'))
    bring_into_view (p, chosen)
    p.press (chosen)
    p.click (p.find (words (p, 'Delete this debt')[0], role='push button'))
    p.settle ()
    open_page (p, 'planner')


def menu ():
    def go (p):
        open_page (p, 'guidance')
        p.key ('F10')
    return Scene ('menu', go, lambda p: p.key ('Escape'))


def create (name):
    """What "+" brings on a page."""
    def go (p):
        open_page (p, name)
        p.windows_before = len (p.windows ())
        p.key ('ctrl+n')

    def back (p):
        if len (p.windows ()) > p.windows_before:
            close_window (p, f'the new thing of {name}')
    return Scene (f'{name}-new', go, back)


def search (name, **text):
    def go (p):
        open_page (p, 'guidance')
        p.key ('ctrl+f')
        p.settle ()
        entry = p.find (words (p, 'Search everything')[0], test=lambda n: can (n, 'EditableText'))
        p.fill (entry, text[p.language])

    return Scene (name, go, leave_popover)


def guidance_search (name, **text):
    """In the entry above the list of the guidance."""
    def entry (p):
        return p.find (words (p, 'Search the guidance and what you wrote')[0], test=lambda n: can (n, 'EditableText'))

    def go (p):
        open_page (p, 'guidance')
        p.fill (entry (p), text[p.language])

    return Scene (name, go, lambda p: p.fill (entry (p), ''))


def place (name, table, key='', *steps, back=None, number=0):
    """A place of the guidance or of a debt, by what a link to it says; then the steps, one after the other."""
    def go (p):
        p.show (table, key, number)
        for step in steps:
            p.settle ()
            step (p)
    return Scene (name, go, back)


# Steps of a scene

def pushed (*texts):
    """The first button that is called like that, pushed."""
    def step (p):
        names = words (p, *texts)
        p.press (p.find (role='push button', test=lambda n: n.get_name () in names))
        park_pointer ()
    return step


def labelled (context, text):
    """The button that is called like that in its context, clicked."""
    def step (p):
        p.click (p.find (p.catalogue.pgettext (context, text), test=lambda n: n.get_role_name () in ('toggle button', 'push button')))
        park_pointer ()
    return step


def filled (label, **text):
    def step (p):
        p.fill (p.find (words (p, label)[0], test=lambda n: can (n, 'EditableText')), text[p.language])
    return step


def keys (*names):
    return lambda p: p.key (*names)


def turned_to (heading):
    """The part of the planner with that heading, up where it is read first."""
    def step (p):
        bring_into_view (p, p.find (words (p, heading)[0], role='label', within=page_node (p, 'planner')), lowest=200)
        park_pointer ()
    return step


def incident_at (heading):
    """The part of an incident with that heading, up where it is read first."""
    def step (p):
        bring_into_view (p, p.find (words (p, heading)[0], role='label', within=page_node (p, 'incidents')), lowest=300)
        park_pointer ()
    return step


def relative_there (p):
    """The view of a relative is read before it is shown."""
    p.find (words (p, 'When They Are Called')[0], role='label', within=page_node (p, 'relatives'))


def paper_of_relative (p):
    before = len (p.windows ())
    pushed ('Print Their Part…') (p)
    wait_until (lambda: len (p.windows ()) > before, 'the paper of a relative')


def relative_at (heading):
    """The part of a relative with that heading, up where it is read first."""
    def step (p):
        bring_into_view (p, p.find (words (p, heading)[0], role='label', within=page_node (p, 'relatives')), lowest=300)
        park_pointer ()
    return step


def opened (*titles):
    """The first row of the planner that is called like that, opened."""
    def step (p):
        names = words (p, *titles)
        wanted = p.find (role='list item', within=page_node (p, 'planner'),
                         test=lambda n: (n.get_name () or '').split (',')[0] in names)
        bring_into_view (p, wanted)
        p.press (wanted)
        park_pointer ()
    return step


def read_at (**text):
    """A text of the relatives' page, up where it is read first."""
    def step (p):
        bring_into_view (p, p.find (text[p.language], within=page_node (p, 'relatives')), lowest=200)
        park_pointer ()
    return step


def case_opened (**title):
    """The row of those who are called with that title, opened, up where it is read first."""
    def step (p):
        wanted = p.find (title[p.language], role='list item', within=page_node (p, 'relatives'))
        bring_into_view (p, wanted, lowest=200)
        p.press (wanted)
        park_pointer ()
    return step


def clicked (text):
    """The first button that is called like that, which need not be in view."""
    return lambda p: p.click (p.find (words (p, text)[0], role='push button'))


def wheel_to_end (p):
    subprocess.run (['xdotool', 'mousemove', '--window', p.xid, str (p.size ()[0] * 2 // 3), '400',
                     'click', '--repeat', '300', '--delay', '4', '5'], check=True)
    park_pointer ()


def first_source (p):
    """The first mark of a text, opened with the keyboard."""
    text = p.find (within=page_node (p, 'guidance'),
                   test=lambda n: can (n, 'Text') and '[1]' in text_of (n)
                   and n.get_state_set ().contains (Atspi.StateType.FOCUSABLE))
    extents = text.get_extents (Atspi.CoordType.WINDOW)
    # Where it begins there is no link.
    subprocess.run (['xdotool', 'mousemove', '--window', p.xid, str (extents.x + 2), str (extents.y + 8), 'click', '1'],
                    check=True)
    park_pointer ()
    # From the text on to its first link.
    p.key ('Tab', 'Return')


def paper (p):
    """In a narrow window the letter stands behind what is to be filled in."""
    if p.size ()[0] < WIDE[0]:
        p.press (p.find (words (p, 'Letter')[0], role='push button'))
        park_pointer ()
        p.settle ()


def new_window (label):
    """The row that opens a window of its own."""
    def step (p):
        before = len (p.windows ())
        p.click (p.find (re.compile ('^' + re.escape (words (p, label)[0])), role='list item'))
        wait_until (lambda: len (p.windows ()) > before, f'the window behind {label}')
        park_pointer ()
    return step


def night ():
    """The first call of the household that came at night."""
    def go (p):
        incidents = json.loads (HOUSEHOLD_FILE.read_text (encoding='utf-8'))['records']['incident']
        times = [incident['started_at'][11:16] for incident in incidents]
        place = next (i for i, time in enumerate (times) if time >= '22:00')
        # They are numbered as they stand there.
        p.show ('incident', number=place + 1)
        p.says (times[place])
    return Scene ('incidents-night', go)


def overview ():
    """The other view of the incidents; the list is what every other picture wants."""
    def turn (p, text):
        p.click (p.find (p.catalogue.pgettext ('view', text), role='push button'))
        park_pointer ()

    def go (p):
        p.show_page ('incidents')
        turn (p, 'Overview')
    return Scene ('incidents-overview', go, lambda p: turn (p, 'List'))


def contact (name, kind):
    """What is asked for when somebody writes down that kind of contact."""
    def go (p):
        open_page (p, 'incidents')
        before = len (p.windows ())
        p.key ('ctrl+n')
        wait_until (lambda: len (p.windows ()) > before, 'the sheet')
        p.click (p.find (p.catalogue.pgettext ('new contact', kind), role='push button'))
        park_pointer ()
    return Scene (name, go, lambda p: close_window (p, 'the sheet'))


def filters ():
    """What the list can be narrowed to."""
    def turn (p):
        p.click (p.find (words (p, 'Filter')[0]))
        park_pointer ()

    def go (p):
        open_page (p, 'incidents')
        turn (p)
    return Scene ('incidents-filters', go, turn)


def versions ():
    """How a contact stood before."""
    def go (p):
        p.show ('incident', number=14)
        before = len (p.windows ())
        p.click (p.find (words (p, 'Earlier Versions…')[0], role='push button'))
        wait_until (lambda: len (p.windows ()) > before, 'the earlier versions')
        park_pointer ()
    return Scene ('incident-versions', go, lambda p: close_window (p, 'the earlier versions'))


def fingerprint ():
    """Today's fingerprint of the log, as it is sent."""
    def go (p):
        p.show_page ('incidents')
        before = len (p.windows ())
        p.click (p.find (words (p, 'More about the incidents')[0]))
        p.click (p.find (re.compile (re.escape (words (p, 'Fingerprint of the Log…')[0]))))
        wait_until (lambda: len (p.windows ()) > before, 'the fingerprint')
        p.click (p.find (words (p, 'Take Today’s Fingerprint')[0], role='push button'))
        p.find (words (p, 'Save as Picture…')[0], role='push button')
        park_pointer ()
    return Scene ('incidents-fingerprint', go, lambda p: close_window (p, 'the fingerprint'))


def sound_server ():
    """A PulseAudio of this session's own, with a microphone that hears a tone; None where it is not installed."""
    if shutil.which ('pulseaudio') is None:
        return None
    socket = pathlib.Path (os.environ['XDG_RUNTIME_DIR']) / 'sound'
    server = subprocess.Popen (['pulseaudio', '-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no',
                                '-L', f'module-native-protocol-unix auth-anonymous=1 socket={socket}',
                                '-L', 'module-null-sink sink_name=air',
                                '-L', 'module-remap-source source_name=ear master=air.monitor'
                                      ' source_properties=device.description=Microphone',
                                '-L', 'module-sine sink=air frequency=300'],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_until (socket.exists, 'the sound server')
    os.environ['PULSE_SERVER'] = f'unix:{socket}'
    return server


def record (name, *steps):
    """The sheet that records; then the steps."""
    def go (p):
        tool (name, 'Record…').go (p)
        for step in steps:
            step (p)
    return Scene (name, go, lambda p: close_window (p, 'the recorder'))


def leave_a_take (file):
    """Puts a recording that was interrupted into a file that is closed."""
    with contextlib.closing (sqlite3.connect (file)) as db, db:
        db.execute ("INSERT INTO recording (id, started_at, utc_offset, channel) VALUES (1, 1773321249000, 480, 'call')")
        db.execute ('INSERT INTO recording_piece VALUES (1, 0, ?)', ((AUDIO / 'tones.opus').read_bytes (),))


def place_of_debt (name, number, key, *steps, back=None):
    """A place of a debt, they are numbered as they stand there; then the steps."""
    return place (name, 'debt', key, *steps, back=back, number=number)


def import_files (name, names, *steps):
    """Files that a second start of the program hands over; then the steps."""
    def go (p):
        folder = pathlib.Path (os.environ['HOME']) / 'files'
        folder.mkdir (exist_ok=True)
        before = len (p.windows ())
        for there, here in FILES:
            shutil.copyfile (AUDIO / there, folder / here)
        for here, text, charset in LISTS:
            (folder / here).write_text (text, encoding=charset)
        subprocess.run ([os.environ['ANNING_PROGRAM'], *p.arguments, *[str (folder / here) for here in names]],
                        check=True, timeout=20)
        wait_until (lambda: len (p.windows ()) > before, 'the window of the import')
        for step in steps:
            p.settle ()
            step (p)
    def back (p):
        # From the columns it goes back to the files first.
        if p.all (words (p, 'Read It This Way')[0], role='push button'):
            p.key ('Escape')
            p.settle ()
        close_window (p, 'the import')
    return Scene (name, go, back)


def bring_in (p):
    """The button that says how many."""
    p.click (p.find (re.compile (r'^(Bring In|导入|\[Bříñğ).*\d'), role='push button', within=p.windows ()[-1]))


def tool (name, label, *steps):
    """A window behind the menu of the incidents; then the steps in it."""
    def go (p):
        p.show_page ('incidents')
        p.settle ()
        before = len (p.windows ())
        p.click (p.find (words (p, 'More about the incidents')[0], role='push button'))
        p.click (p.find (re.compile ('^' + re.escape (words (p, label)[0]))))
        wait_until (lambda: len (p.windows ()) > before, f'the window behind {label}')
        for step in steps:
            step (p)
        park_pointer ()
    return Scene (name, go, lambda p: close_window (p, name))


def seen (p):
    """From what is chosen to what leaves, which is planned aside."""
    p.settle ()
    p.click (p.find (words (p, 'See What Leaves')[0], role='push button'))
    p.find (words (p, 'What Leaves')[0])
    p.settle ()


def written (p):
    """The document, which is written aside."""
    p.find (re.compile (r'^(Made on|制表日期|\[Mádé)'))
    p.settle ()


def original (name, said, file):
    """The original of the incident whose row says that, shown in a window of its own."""
    def go (p):
        open_page (p, 'incidents')
        p.press (next (r for r in rows (p, 'incidents') if words (p, said)[0] in (r.get_name () or '')))
        p.settle ()
        before = len (p.windows ())
        wanted = p.find (file, role='list item')
        bring_into_view (p, wanted)
        p.press (wanted)
        wait_until (lambda: len (p.windows ()) > before, f'the window of {file}')
        park_pointer ()
        # Pages and pictures are drawn aside.
        time.sleep (1)
    return Scene (name, go, lambda p: close_window (p, 'the original'))


def salvage (name, *steps):
    """What a file that cannot be opened offers: what can still be read of it; then the steps."""
    def go (p):
        before = len (p.windows ())
        p.click (p.find (words (p, 'Save What Can Be Read…')[0], role='push button'))
        wait_until (lambda: len (p.windows ()) > before, 'the sheet of the damaged file')
        for step in steps:
            p.settle ()
            step (p)
        park_pointer ()
    return Scene (name, go, lambda p: close_window (p, 'the damaged file'))


def break_file (file, broken):
    """A copy of a closed file whose list of tables is gone."""
    data = bytearray (file.read_bytes ())
    data[100:16384] = bytes (16384 - 100)
    broken.write_bytes (data)


def damaged_list ():
    """What the bar over the incidents leads to."""
    def go (p):
        before = len (p.windows ())
        p.click (p.find (words (p, 'See Which')[0], role='push button'))
        wait_until (lambda: len (p.windows ()) > before, 'the window of the check')
        park_pointer ()
        time.sleep (1)
    return Scene ('originals-damaged-list', go, lambda p: close_window (p, 'the check'))


def bring_in_documents (file):
    """What somebody was sent, brought into a new file. One byte of a copy of that file is another."""
    folder, damaged = file.parent / file.stem, file.with_stem (file.stem + '-damaged')
    folder.mkdir ()
    for there, here in PAPERS:
        shutil.copyfile (DOCUMENTS / there, folder / here)
    subprocess.run ([os.environ['ANNING_PROGRAM'], '--file', str (file), '--import', str (folder)], check=True,
                    capture_output=True, timeout=60)
    shutil.copyfile (file, damaged)
    with sqlite3.connect (damaged) as db:
        db.execute ("UPDATE evidence_chunk SET data = CAST (substr (data, 1, 40) || x'00' || substr (data, 42) AS BLOB)"
                    " WHERE evidence_id = 1")
        db.execute ("INSERT INTO setting VALUES ('originals/checked', '1793711649000 3 0 1')")
    return damaged


def called (*texts):
    """The row with one of these message ids for its title."""
    def choose (program, found):
        names = words (program, *texts)
        chosen = [r for r in found if (r.get_name () or '').split (',')[0] in names]
        if not chosen:
            raise Failure (f'no row is called {" or ".join (names)}')
        return chosen[0]
    return choose


def named (**name):
    """The row that begins with the name, which is different in each language."""
    def choose (program, found):
        chosen = [r for r in found if (r.get_name () or '').startswith (name[program.language])]
        if not chosen:
            raise Failure (f'no row begins with {name[program.language]}')
        return chosen[0]
    return choose


def with_recording (program, found):
    said, timeline = words (program, 'with recording', 'Incidents')
    chosen = [r for r in found if said in (r.get_name () or '') and r.get_parent ().get_name () == timeline]
    if not chosen:
        raise Failure ('no row with a recording is in view')
    return chosen[0]


def number (place):
    return lambda program, found: found[place]


def sending (p):
    """The ways out of a note; where it is narrow they stand below the preview."""
    if p.size ()[0] < WIDE[0]:
        p.press (p.find (words (p, 'Preview')[0], test=lambda n: can (n, 'Action')))
        p.settle ()
    p.click (p.find (words (p, 'Send to Family')[0], test=lambda n: n.get_role_name () in ('toggle button', 'push button')))
    park_pointer ()


def way (label):
    """One of these ways, taken."""
    def step (p):
        p.click (p.find (words (p, label)[0], role='menu item'))
        park_pointer ()
    return step


def in_length (text):
    """The length of the note that is shown."""
    def step (p):
        name = re.compile (f'^({re.escape (words (p, text)[0])} ?)+$')
        p.click (p.find (name, test=lambda n: can (n, 'Action')))
        park_pointer ()
    return step


def leave_unnoted (p):
    """The codes, and then the question to whom they went."""
    p.key ('Escape')
    p.settle ()
    p.key ('Escape')
    p.settle ()
    p.focus ()


def told_at (time):
    """The contact of the timeline that stands at that time of the day."""
    def choose (program, found):
        chosen = [r for r in found if time in (r.get_name () or '')]
        if not chosen:
            raise Failure (f'no row stands at {time}')
        return chosen[0]
    return choose


def recording (name, *steps, back=None):
    """The call of the household that threatens to tell the employer, numbered as it stands there; then the steps."""
    def go (p):
        incidents = json.loads (HOUSEHOLD_FILE.read_text (encoding='utf-8'))['records']['incident']
        p.show ('incident', number=next (i for i, incident in enumerate (incidents, 1)
                                         if 'auto_blacklist' in incident.get ('tags', '')))
        for step in steps:
            p.settle ()
            step (p)
    return Scene (name, go, back)


# To be imported: what is in the folder with the fixtures, and what it is called on the telephone.
FILES = (('tones.m4a', '通话录音@12100003301(12100003301)_20261120201500.m4a'),
         ('tones.amr', '121 0000 4401_20261119093000.amr'),
         ('tones.opus', '12100003302 2026-11-18 21-10-05.opus'),
         ('cut.m4a', '12100003302 2026-11-18 21-40-05.m4a'),
         ('cut-behind-index.m4a', '12100003302 2026-11-18 21-50-05.m4a'),
         ('wechat.slk', 'msg_3512101120.slk'))

# The same of what is no recording.
PAPERS = (('chat.png', 'Screenshot_20261103-211409_WeChat.png'),
          ('letter.eml', 'letter.eml'),
          ('notice.pdf', 'notice.pdf'))

RECORDINGS = [here for _, here in FILES]
# What the phone and the carrier export, and a table that tells nothing of its columns.
LISTS = (('calls-20261121093000.xml', '''<?xml version="1.0" encoding="UTF-8"?>
<calls count="5">
<call number="12100003301" duration="133" date="1794913200000" type="1" contact_name="(Unknown)" />
<call number="12100003301" duration="0" date="1794916800000" type="3" contact_name="(Unknown)" />
<call number="12100004401" duration="0" date="1794999600000" type="3" contact_name="(Unknown)" />
<call number="13900139000" duration="300" date="1794920400000" type="2" contact_name="妈妈" />
<call number="13600136000" duration="45" date="1795003200000" type="1" contact_name="(Unknown)" />
</calls>
''', 'utf-8'), ('202611.csv', '''起始时间,通信地点,通信方式,对方号码,通信时长,通信类型,套餐优惠,实收通信费(元)
2026-11-17 19:00:07,北京,被叫,12100003301,2分13秒,国内通话,,0.00
2026-11-17 21:00:06,北京,主叫,13900139000,5分0秒,国内通话,,0.00
看不清,北京,被叫,12100003302,60秒,国内通话,,0.00
''', 'gb18030'), ('table.csv', '''甲,乙,丙,丁
2026-11-12,21:14,12100003301,133
2026-11-13,09:05,12100003302,60
''', 'utf-8'))

CARD = {'zh': '某某银行信用卡中心', 'en': 'Somewhere Bank Card Centre'}
PRIVATE = {'zh': '老周', 'en': 'Zhou'}

# Of the made-up household.
HOUSEHOLD = [
    *[page (name) for name in PAGES],
    guidance_search ('guidance-search', zh='打给我妈', en='my mother'),
    guidance_search ('guidance-search-nothing', zh='火星', en='zebra'),
    row ('guidance-home', 'guidance', called ('What Is Happening Now?')),
    place ('guidance-situation', 'situation', 'threat-now'),
    place ('guidance-claims', 'claim'),
    place ('guidance-claim', 'claim', 'claim-jail'),
    place ('guidance-hotlines', 'hotline'),
    place ('guidance-letters', 'letter_template'),
    place ('guidance-letter', 'letter_template', 'hardship-instalments'),
    place ('guidance-letter-paper', 'letter_template', 'hardship-instalments', paper),
    place ('guidance-letter-send', 'letter_template', 'hardship-instalments', paper, pushed ('Send or Print'),
           back=leave_popover),
    place ('guidance-letter-edit', 'letter_template', 'hardship-instalments', paper, pushed ('Edit the Text')),
    place ('guidance-letter-contacts', 'letter_template', 'complaint-nfra', new_window ('Contacts from the log'),
           back=lambda p: close_window (p, 'the contacts')),
    place ('guidance-tick-lists', 'tick_list'),
    place ('guidance-tick-list', 'tick_list', 'first-48-hours'),
    place ('guidance-words', 'term'),
    place ('guidance-rates', 'lpr_value'),
    place ('guidance-article', 'article', 'credit-report'),
    place ('guidance-contents', 'article', 'credit-report', pushed ('Contents'), back=leave_popover),
    place ('guidance-text-size', 'article', 'credit-report', pushed ('Text Size'), back=leave_popover),
    place ('guidance-print', 'article', 'credit-report', pushed ('Print or Save'), back=leave_popover),
    place ('guidance-find', 'article', 'credit-report', keys ('ctrl+shift+f'),
           filled ('Find in this text', zh='征信', en='report'), back=leave_popover),
    place ('guidance-source', 'article', 'credit-report', first_source, back=leave_popover),
    place ('guidance-end', 'article', 'credit-report', wheel_to_end),
    place ('guidance-fact', 'fact', 'law.civil.1033'),
    row ('planner-debt', 'planner', named (**CARD)),
    place_of_debt ('planner-cost', 4, 'cost'),
    place_of_debt ('planner-cost-line', 5, 'cost', turned_to ('Line to compare with')),
    place_of_debt ('planner-contract', 2, 'contract'),
    place_of_debt ('planner-proposals', 1, 'proposals'),
    place_of_debt ('planner-proposal', 1, 'proposals', opened ('Instalments')),
    place_of_debt ('planner-rounds', 1, 'rounds'),
    place_of_debt ('planner-payments', 2, 'payments'),
    place_of_debt ('planner-evidence', 2, 'evidence'),
    place_of_debt ('planner-terms', 3, 'terms'),
    place_of_debt ('planner-import', 3, 'terms', opened ('Paste or import a table'),
                   back=lambda p: close_window (p, 'the table')),
    row ('planner-budget', 'planner', called ('Budget')),
    row ('planner-shares', 'planner', called ('Shares')),
    row ('planner-calendar', 'planner', called ('Calendar')),
    row ('planner-deadlines', 'planner', called ('Deadlines')),
    row ('planner-papers', 'planner', called ('Papers')),
    row ('incidents-first', 'incidents', number (0)),
    row ('incidents-recording', 'incidents', with_recording),
    # Stopped on the way: while it plays no picture comes to rest.
    recording ('recording-heard', lambda p: (p.key ('space'), time.sleep (4), p.key ('space'))),
    recording ('recording-zoomed', keys ('plus', 'plus')),
    recording ('recording-loop', keys (*4 * ['Left'], 'Right', 'l', 'Right', 'l'), back=keys ('Escape')),
    recording ('recording-go-to', keys ('ctrl+g'), back=leave_popover),
    recording ('recording-sound', labelled ('recording', 'Sound'), back=leave_popover),
    night (),
    overview (),
    filters (),
    contact ('new-text', 'Text'),
    contact ('new-visit', 'Visit'),
    contact ('new-post', 'Online Post'),
    contact ('new-letter', 'Letter'),
    versions (),
    fingerprint (),
    tool ('recorder-nothing', 'Record…'),
    window ('import-start', 'ctrl+o', start='incidents'),
    tool ('brought-in', 'What Was Brought In'),
    place ('incident-sources', 'incident', '', incident_at ('What Tells of This Contact'), number=14),
    tool ('numbers', 'Numbers'),
    tool ('bundle', 'Make a Bundle…'),
    tool ('bundle-preview', 'Make a Bundle…', seen),
    tool ('bundles', 'List and Check Bundles…'),
    tool ('incidents-print', 'Print or Save as PDF…', written),
    place ('number', 'number', number=1, back=lambda p: close_window (p, 'the number')),
    place ('relatives-called-papers', 'called_steps', '', read_at (zh='大字版', en='Large Print')),
    place ('relatives-called-case', 'called_steps', '', case_opened (zh='对方自称公安、法院', en='They say they are police or a court')),
    place ('relatives-called-allowed', 'called_steps', '', read_at (zh='什么时候可以联系你', en='When They May Contact You')),
    place ('relatives-called-form', 'called_steps', '', clicked ('Write It Down in 30 Seconds'),
           back=lambda p: close_window (p, 'the form')),
    place ('relatives-person', 'relative', '', relative_there, number=1),
    place ('relatives-person-contacts', 'relative', '', relative_at ('Who Contacted Them'), number=1),
    place ('relatives-person-refusal', 'relative', '', relative_at ('Not to Be Contacted'), number=1),
    place ('relatives-person-given', 'relative', '', relative_at ('Given to Them'), number=1),
    place ('relatives-person-print', 'relative', '', relative_there, wheel_to_end, paper_of_relative, number=1,
           back=lambda p: close_window (p, 'the paper of a relative')),
    row ('relatives-note', 'relatives', number (-2)),
    place ('relatives-note-brief', 'note', '', in_length ('In few words'), number=1, back=in_length ('In full')),
    place ('relatives-note-send', 'note', '', sending, number=1, back=leave_popover),
    place ('relatives-note-codes', 'note', '', sending, way ('_QR Code…'), number=1, back=leave_unnoted),
    place ('relatives-note-sent', 'note', '', sending, way ('_Copy as Text'), number=1, back=leave_popover),
    search ('search', zh='催收', en='collector'),
    search ('search-nothing', zh='火星', en='zebra'),
    menu (),
    sheet ('recently-deleted-empty', 'recently-deleted'),
    sheet ('backups-empty', 'backups'),
    sheet ('backups', 'backups', in_sheet ('Copy Now')),
    sheet ('backups-sealed', 'backups', row_of_sheet ('Sealed Backup…')),
    sheet ('backups-comparison', 'backups', row_of_sheet ('Copy of a day')),
    window ('preferences', 'ctrl+comma'),
    window ('shortcuts', 'ctrl+question'),
    # The last but one of the menu.
    window ('about', 'F10', 'Up', 'Up', 'Return'),
    *[create (name) for name in PAGES[1:]],
    sheet ('backups-checked', 'backups', row_of_sheet ('Check Everything…'),
           lambda p: p.find (words (p, 'Save the Report…')[0])),
    sheet ('recently-deleted', 'recently-deleted', before=a_debt_deleted),
    sheet ('recently-deleted-ask', 'recently-deleted', in_sheet ('Delete for Good…')),
]


def these (*names):
    return [s for s in HOUSEHOLD if s.name in names]


# Once more in the dark.
DARK = these (*PAGES, 'guidance-home', 'guidance-search', 'guidance-situation', 'guidance-hotlines', 'guidance-letter-paper',
              'guidance-tick-list', 'guidance-article', 'guidance-find', 'guidance-source', 'incidents-recording', 'recording-heard', 'recording-loop', 'recording-sound', 'incidents-overview', 'import-start', 'brought-in', 'bundle', 'bundle-preview',
              'planner-debt', 'planner-budget', 'planner-shares', 'planner-calendar', 'relatives-called-case', 'relatives-called-form', 'preferences',
              'backups', 'backups-comparison', 'recently-deleted')
# In high contrast.
CONTRAST = these (*PAGES, 'guidance-situation', 'guidance-article', 'planner-debt', 'planner-cost', 'planner-shares',
                  'planner-calendar', 'incidents-recording', 'incidents-overview', 'new-text', 'relatives-note', 'preferences')
# With the largest text, in the narrow window.
LARGE = these ('recording-heard', 'recording-sound', 'guidance', 'guidance-home', 'guidance-situation', 'guidance-hotlines', 'guidance-letters',
               'guidance-letter', 'guidance-letter-paper', 'guidance-tick-list', 'guidance-rates', 'guidance-article',
               'guidance-end', 'planner-cost-line', 'planner-rounds', 'planner-shares', 'planner-papers', 'relatives',
               'relatives-called-form', 'backups', 'backups-comparison', 'backups-sealed')
# Of a file that has just been made.
FIRST_START = [Scene ('first-start', lambda p: None)]
# Of a file that exists and holds nothing.
EMPTY = [*[Scene (f'{name}-empty', page (name).go) for name in PAGES],
         row ('planner-shares-empty', 'planner', called ('Shares')),
         row ('planner-papers-empty', 'planner', called ('Papers')),
         import_files ('import-preview', RECORDINGS),
         import_files ('import-numbers', ['calls-20261121093000.xml', '202611.csv']),
         import_files ('import-columns', ['table.csv']),
         import_files ('import-result', RECORDINGS, bring_in),
         row ('recording-cut', 'incidents', told_at ('21:40')),
         row ('recording-broken', 'incidents', told_at ('21:50')),
         tool ('brought-in-empty', 'What Was Brought In')]

# Of a file with what somebody was sent.
ORIGINALS = [original ('original-picture', 'Messenger', PAPERS[0][1]),
             original ('original-mail', 'service@example.cn', PAPERS[1][1]),
             original ('original-pdf', 'Letter', PAPERS[2][1])]
# Of the same one, damaged.
DAMAGED = [Scene ('originals-damaged', lambda p: open_page (p, 'incidents')), damaged_list ()]

# Of a file that cannot be opened.
BROKEN = [Scene ('file-damaged', lambda p: p.find (words (p, 'Save What Can Be Read…')[0], role='push button')),
          salvage ('salvage'),
          salvage ('salvage-report', pushed ('Take Out What Can Be Read'),
                   lambda p: p.find (words (p, 'Go On with the New File')[0], role='push button'))]


# With a microphone.
RECORDER = [record ('recorder-ready', lambda p: p.find (words (p, 'Good')[0])),
            record ('recorder-recording', pushed ('Start Recording'),
                    lambda p: p.find (words (p, 'Mark This Moment (M)')[0]), lambda p: time.sleep (3), keys ('m'))]
# Of a file with a recording that was interrupted.
INTERRUPTED = [Scene ('recorder-interrupted', lambda p: open_page (p, 'incidents'))]


def note_unmarked (program, scene, found):
    """Adds to found what is on screen in a language that is no language and does not come from it: what has
    not been made translatable, beside what the made-up household and the texts say."""
    for top in program.windows ():
        for node in walk (top):
            said = text_of (node).strip () if shown (node) else ''
            if '[' not in said and any (c.isalpha () for c in said) and said not in found:
                found[said] = scene


class Pictures:
    """Looks at a scene by taking a picture of it."""

    def __init__ (self, out):
        self.out, self.unmarked = out, {}

    def see (self, program, label, scene):
        """What is wrong with it, in sentences."""
        program.picture (self.out / f'{label}-{scene.name}.png')
        if program.stretched:
            unmarked = {}
            note_unmarked (program, scene.name, unmarked)
            with (self.out / 'pseudo-unmarked.txt').open ('a', encoding='utf-8') as file:
                file.writelines (f'{label}-{where}: {said}\n' for said, where in unmarked.items () if said not in self.unmarked)
            self.unmarked.update (unmarked)
        return []

    def failed (self, program, label, scene):
        program.picture (self.out / f'{label}-{scene.name}-FAILED.png')


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


def tour (look, language, wanted, size_name='wide', schemes=('light', 'dark', 'contrast', 'large')):
    """Starts the program on every kind of file, and looks at each scene (those wanted, or all) there."""
    wrong = []
    width, height = SIZES[size_name]
    how = {'language': language, 'width': width, 'height': height}
    for scheme, scenes in (('light', HOUSEHOLD), ('dark', DARK)):
        if scheme in schemes:
            wrong += take (look, wanted, scenes, f'{language}-{size_name}-{scheme}', '--demo',
                           dark=scheme == 'dark', **how)
    if 'contrast' in schemes:
        wrong += take (look, wanted, CONTRAST, f'{language}-{size_name}-contrast', '--demo',
                       environment={'ADW_DEBUG_HIGH_CONTRAST': '1'}, **how)
    if size_name == 'narrow' and 'large' in schemes:
        wrong += take (look, wanted, LARGE, f'{language}-narrow-light-large', '--demo',
                       settings={'text-size': '200'}, **how)
    fresh = pathlib.Path (os.environ['HOME']) / f'{language}-{size_name}.db'
    label = f'{language}-{size_name}-light'
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

    papers = pathlib.Path (os.environ['HOME']) / f'{language}-{size_name}-papers.db'
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
    sizes, wanted = wanted & set (SIZES) or set (SIZES), wanted - set (SIZES)
    known = set (every_name ())
    if wanted - known:
        raise SystemExit (f'there is no scene {", ".join (sorted (wanted - known))}: {", ".join (sorted (known))}')
    wrong, mine = [], [f'{language}-{size}-*-*.png' for size in sorted (sizes)]
    # Of an earlier tour; whatever else lies in the folder stays.
    for old in [file for pattern in mine for file in out.glob (pattern)]:
        old.unlink ()

    for size_name in SIZES:
        if size_name in sizes:
            wrong += tour (Pictures (out), language, wanted, size_name)

    for sentence in wrong:
        print (sentence, file=sys.stderr)
    return 1 if wrong or not any (list (out.glob (pattern)) for pattern in mine) else 0


if __name__ == '__main__':
    sys.exit (main ())
