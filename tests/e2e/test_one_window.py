# SPDX-License-Identifier: GPL-3.0-or-later
"""One window for one file: files that come with the very first start, a second start, a second
process, hide now and coming back, and being ended in the middle of typing."""

import os
import pathlib
import re
import shutil
import signal
import subprocess

from driver import Program, can, wait_until
from words import LANGUAGE, either, t

HOME = pathlib.Path (os.environ['HOME'])
FILE = pathlib.Path (os.environ['XDG_DATA_HOME']) / 'anning' / 'anning.db'
AUDIO = pathlib.Path (os.environ['ANNING_FIXTURES']) / 'audio'
CREDITOR = either ('测试小额贷款公司', 'Test Microloans')
IMPORT_ONE = re.compile (r'^(Bring In 1 File|导入 1 个文件)$')


def start_again (*arguments):
    """A second start; it has to end by itself, since the first one does the work."""
    return subprocess.run ([os.environ['ANNING_PROGRAM'], *[str (a) for a in arguments]], timeout=20,
                           capture_output=True, text=True)


def recording (name):
    file = HOME / name
    shutil.copy (AUDIO / 'tones.m4a', file)
    return file


def preview_then_doors (p):
    """A file on the command line of the very first start: its preview, and the doors behind it."""
    p.says (t ('What Is Happening?'))
    p.find (IMPORT_ONE, role='push button')
    p.says ('13800138000')
    p.key ('Escape')
    wait_until (lambda: not p.all (IMPORT_ONE), 'the end of the preview')
    p.says (t ('What Is Happening?'))
    p.click (p.find (role='list item'))


def a_second_start (p):
    again = start_again ()
    assert again.returncode == 0 and not again.stderr, again
    # The same file by another name.
    (HOME / 'link.db').symlink_to (FILE)
    again = start_again ('--file', HOME / 'link.db')
    assert again.returncode == 0 and not again.stderr, again
    assert len (p.windows ()) == 1, 'a second start makes no second window'


def a_file_for_the_first_one (p):
    again = start_again (recording ('13900139000 2026-03-13 09-00-00.m4a'))
    assert again.returncode == 0, again
    p.says ('13900139000')
    p.click (p.find (IMPORT_ONE, role='push button'))
    p.says (either ('新增 1 条记录', '1 New Incident'))
    p.key ('Escape')


def hide_and_come_back (p):
    """Also while a dialog has the keys; it is there again afterwards."""
    p.focus ()
    for before, keys in ((1, ()), (2, ('ctrl+comma',))):
        if keys:
            p.key (*keys)
        # What was closed last may still be on the screen.
        wait_until (lambda: len (p._x_windows ()) == before, 'the window and what is open over it')
        p.key ('ctrl+shift+h')
        wait_until (lambda: not p._x_windows (), 'the end of every window on the screen')
        assert p.process.poll () is None, 'hiding ends nothing'
        start_again ()
        wait_until (lambda: len (p._x_windows ()) == before, 'every window, back on the screen')
    p.key ('Escape')
    p.xid = wait_until (lambda: len (p._x_windows ()) == 1 and p._x_windows (), 'the end of the preferences')[0]
    p.focus ()


def another_process (p):
    """The same file from a second process: refused with a sentence, and nothing is damaged."""
    other = start_again ('--import', AUDIO / 'tones.mp3')
    assert other.returncode == 1, other
    assert t ('Another Anning has this file open. Close it there first, then try again.') in other.stderr, other


def ended_while_typing (p):
    p.show_page ('planner')
    p.key ('ctrl+n')
    p.fill (p.find (t ('Creditor (the lender in the contract)'), test=lambda n: can (n, 'EditableText')), CREDITOR)
    p.process.send_signal (signal.SIGTERM)
    assert p.process.wait (20) == 0
    assert not p.complaints (), p.complaints ()


def main ():
    with Program (recording ('13800138000 2026-03-12 21-14-05.m4a'), language=LANGUAGE) as p:
        preview_then_doors (p)
        a_second_start (p)
        a_file_for_the_first_one (p)
        hide_and_come_back (p)
        another_process (p)
        ended_while_typing (p)
    with Program (language=LANGUAGE) as p:
        p.show_page ('planner')
        p.says (CREDITOR)
        p.show_page ('incidents')
        p.says ('13900139000')
        assert p.quit () == 0


main ()
