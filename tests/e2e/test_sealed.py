# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything goes into one sealed file; a contact is deleted; another passphrase opens nothing and changes
nothing; the right one shows what is inside and brings the contact back. A file that was cut off is refused."""

import os
import pathlib
import shutil
import subprocess

from copying_sheet import INCIDENT, close_sheet, delete_the_incident, open_from_menu, row
from driver import BUTTON, Program, can, wait_until
from words import LANGUAGE, t

HOME = pathlib.Path (os.environ['HOME'])
FOLDER = pathlib.Path (os.environ['XDG_DATA_HOME']) / 'anning'
AUDIO = pathlib.Path (os.environ['ANNING_FIXTURES']) / 'audio'
SEALED = HOME / 'everything.sealed'
CUT = HOME / 'cut.sealed'
PASSPHRASE = 'correct horse battery staple'


def button (p, name):
    return p.find (t (name), role=BUTTON, within=p.topmost)


def passphrase_entry (p, name):
    return p.find (t (name), test=lambda n: can (n, 'EditableText'), within=p.topmost)


def choose_file (p, title, path):
    p.find (t (title))
    p.settle ()
    p.key ('ctrl+a')
    p.type (str (path))
    p.key ('Return')


def seal (p):
    open_from_menu (p, '_Backups…')
    p.press (row (p, t ('Sealed Backup…')))
    p.says (t ('The Passphrase Once More'))
    p.fill (passphrase_entry (p, 'Passphrase'), PASSPHRASE)
    p.fill (passphrase_entry (p, 'The Passphrase Once More'), PASSPHRASE + 'x')
    p.says (t ('The two are not the same.'))
    p.fill (passphrase_entry (p, 'The Passphrase Once More'), PASSPHRASE)
    p.click (button (p, 'Choose Where to Save…'))
    choose_file (p, 'Sealed Backup', SEALED)
    p.says (t ('The Sealed Backup Is Written'))
    assert SEALED.stat ().st_mode & 0o777 == 0o600
    assert b'SQLite format' not in SEALED.read_bytes ()
    p.click (button (p, 'Close'))
    wait_until (lambda: len (p.windows ()) == 2, 'the end of the sheet for sealing')
    close_sheet (p)


def open_sealed (p, path):
    open_from_menu (p, '_Backups…')
    p.press (row (p, t ('Restore from a File…')))
    choose_file (p, 'Restore from a File', path)
    p.says (t ('A Sealed Backup'))


def try_passphrase (p, passphrase):
    p.fill (passphrase_entry (p, 'Passphrase'), passphrase)
    p.click (button (p, 'Look Inside'))


def main ():
    recording = HOME / '13800138000 2026-03-12 21-14-05.mp3'
    shutil.copy (AUDIO / 'tones.mp3', recording)
    subprocess.run ([os.environ['ANNING_PROGRAM'], '--import', recording], check=True)

    with Program (language=LANGUAGE) as p:
        p.show_page ('incidents')
        row (p, INCIDENT)
        seal (p)
        delete_the_incident (p)
        before = set (FOLDER.iterdir ())

        open_sealed (p, SEALED)
        try_passphrase (p, 'correct horse battery stable')
        p.says (t ('Not the Passphrase'))
        p.says (t ('This is not the passphrase that the backup was sealed with. Nothing was changed. Mind capital letters, '
                   'blanks and full-width characters, then try again.'))
        assert set (FOLDER.iterdir ()) == before
        p.click (button (p, 'Try Another Passphrase'))
        try_passphrase (p, PASSPHRASE)
        p.says (t ('In the copy', 'column'))
        p.click (button (p, 'Restore This Copy'))
        row (p, INCIDENT)
        aside = [f.name for f in set (FOLDER.iterdir ()) - before]
        assert len (aside) == 1 and aside[0].startswith ('anning.db.'), aside

        CUT.write_bytes (SEALED.read_bytes ()[:-100])
        open_sealed (p, CUT)
        try_passphrase (p, PASSPHRASE)
        p.says (t ('This Copy Cannot Be Used'))
        p.click (button (p, 'Close'))
        wait_until (lambda: len (p.windows ()) == 2, 'the end of the sheet for restoring')
        close_sheet (p)
        row (p, INCIDENT)
        assert p.quit () == 0
        assert not p.complaints (), p.complaints ()
    subprocess.run ([os.environ['ANNING_PROGRAM'], '--verify'], check=True)


main ()
