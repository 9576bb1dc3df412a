# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenes that need a file or a microphone of their own, and what is in those files."""

import contextlib
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import time

from driver import Failure, PAGES, wait_until
from touring.incidents import tool
from touring.steps import called, keys, page, pushed, row
from touring.visit import bring_into_view, close_window, open_page, page_node, park_pointer, rows, Scene, words

DOCUMENTS = pathlib.Path (__file__).resolve ().parents[3] / 'tests' / 'fixtures' / 'documents'
AUDIO = pathlib.Path (__file__).resolve ().parents[3] / 'tests' / 'fixtures' / 'audio'
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


def told_at (time):
    """The contact of the timeline that stands at that time of the day."""
    def choose (program, found):
        chosen = [r for r in found if time in (r.get_name () or '')]
        if not chosen:
            raise Failure (f'no row stands at {time}')
        return chosen[0]
    return choose


def brought_in (name, time):
    """The recording of that time, opened; all of them are brought in first where no scene has done so yet."""
    opened = row (name, 'incidents', told_at (time))

    def go (p):
        open_page (p, 'incidents')
        p.settle ()
        if not any (time in (r.get_name () or '') for r in p.all (role='list item', within=page_node (p, 'incidents'))):
            bringing = import_files (name, RECORDINGS, bring_in)
            bringing.go (p)
            p.settle ()
            bringing.back (p)
        opened.go (p)
    return Scene (name, go)


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


def damaged_list ():
    """What the bar over the incidents leads to."""
    def go (p):
        open_page (p, 'incidents')
        before = len (p.windows ())
        p.click (p.find (words (p, 'See Which')[0], role='push button'))
        wait_until (lambda: len (p.windows ()) > before, 'the window of the check')
        park_pointer ()
        time.sleep (1)
    return Scene ('originals-damaged-list', go, lambda p: close_window (p, 'the check'))


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


def record (name, *steps):
    """The sheet that records; then the steps."""
    def go (p):
        tool (name, 'Record…').go (p)
        for step in steps:
            step (p)
    return Scene (name, go, lambda p: close_window (p, 'the recorder'))


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
         brought_in ('recording-cut', '21:40'),
         brought_in ('recording-broken', '21:50'),
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


def break_file (file, broken):
    """A copy of a closed file whose list of tables is gone."""
    data = bytearray (file.read_bytes ())
    data[100:16384] = bytes (16384 - 100)
    broken.write_bytes (data)


def leave_a_take (file):
    """Puts a recording that was interrupted into a file that is closed."""
    with contextlib.closing (sqlite3.connect (file)) as db, db:
        db.execute ("INSERT INTO recording (id, started_at, utc_offset, channel) VALUES (1, 1773321249000, 480, 'call')")
        db.execute ('INSERT INTO recording_piece VALUES (1, 0, ?)', ((AUDIO / 'tones.opus').read_bytes (),))


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
