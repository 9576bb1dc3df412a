# SPDX-License-Identifier: GPL-3.0-or-later
"""A copy is made, a contact deleted, the copy compared and restored: the contact is back, the file as
it was lies beside it under another name, and what was deleted for good is in neither."""

import os
import pathlib
import shutil
import subprocess

from copying_sheet import INCIDENT, close_sheet, delete_the_incident, open_from_menu, row
from driver import Program, wait_until
from words import LANGUAGE, t

HOME = pathlib.Path (os.environ['HOME'])
FOLDER = pathlib.Path (os.environ['XDG_DATA_HOME']) / 'anning'
AUDIO = pathlib.Path (os.environ['ANNING_FIXTURES']) / 'audio'


def main ():
    recording = HOME / '13800138000 2026-03-12 21-14-05.mp3'
    shutil.copy (AUDIO / 'tones.mp3', recording)
    subprocess.run ([os.environ['ANNING_PROGRAM'], '--import', recording], check=True)

    with Program (language=LANGUAGE) as p:
        p.show_page ('incidents')
        row (p, INCIDENT)
        open_from_menu (p, '_Backups…')
        p.click (p.find (t ('Copy Now'), role='push button'))
        row (p, t ('Backed Up'))
        close_sheet (p)
        assert len (list ((FOLDER / 'backups').glob ('*.db'))) > 0
        assert len ([f for f in (FOLDER / 'backups' / 'evidence').rglob ('*') if f.is_file ()]) == 1

        delete_the_incident (p)
        before = set (FOLDER.iterdir ())
        open_from_menu (p, '_Backups…')
        p.press (row (p, t ('Copy of a day')))
        p.says (t ('In the copy', 'column'))
        p.click (p.find (t ('Restore This Copy'), role='push button'))
        row (p, INCIDENT)
        aside = [f for f in set (FOLDER.iterdir ()) - before if f.name.startswith ('anning.db.')]
        assert len (aside) == 1, aside
        p.says (aside[0].name)

        # In the file that lies aside it is still deleted; here it is dropped for good.
        delete_the_incident (p)
        open_from_menu (p, '_Recently Deleted…')
        p.click (p.find (t ('Delete for Good…'), role='push button'))
        wait_until (lambda: len (p.windows ()) == 3, 'the question')
        p.settle ()
        p.focus (p._x_windows ()[-1])
        p.key ('Tab', 'Return')
        wait_until (lambda: len (p.windows ()) == 2, 'the end of the question')
        p.says (t ('Nothing Was Deleted'))
        close_sheet (p)
        assert p.quit () == 0
        assert not p.complaints (), p.complaints ()
    subprocess.run ([os.environ['ANNING_PROGRAM'], '--verify'], check=True)


main ()
