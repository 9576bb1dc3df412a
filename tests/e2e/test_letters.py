# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter from the made-up household: its debt chosen, what is missing typed, saved as PDF, found
in the list, deleted and taken back."""

import os
import pathlib
import re
import subprocess

from desktop import Desktop
from driver import BUTTON, Program, can, text_of, wait_until, walk
from words import LANGUAGE, either, t

FOLDER = pathlib.Path (os.environ['HOME'])
LETTER = either ('要合同和欠款明细', 'Contract and statement')
LENDER = either ('示例消费金融公司', 'Sample Consumer Finance')
NAME = '王小明'


def row (p, name):
    """A row of a list that says so in any of its labels."""
    return p.find (role='list item', test=lambda n: any (name in (text_of (m) or m.get_name () or '') for m in walk (n)))


def button (p, label):
    """The button of that label; GTK 4.8 names one with a mnemonic by both forms."""
    return p.find (re.compile (re.escape (label) + '$'), role=BUTTON)


def fill (p, name, value):
    p.fill (p.find (name, test=lambda n: can (n, 'EditableText')), value)


def paper (p):
    return text_of (p.find (t ('The letter'), role='text'))


def ask_for_pdf (p):
    p.click (button (p, t ('Send or Print')))
    p.click (p.find (re.compile (re.escape (t ('_Save as PDF…'))), role='menu item'))


def choose_file (p, path):
    p.find (t ('Save as PDF'))
    p.key ('ctrl+a')
    p.type (str (path))
    p.key ('Return')
    p.says (t ('PDF saved'))
    # The message of the file before may still stand there.
    wait_until (path.exists, f'{path.name}')
    return subprocess.run (['pdftotext', str (path), '-'], check=True, capture_output=True, text=True).stdout


def write (p):
    p.click (row (p, t ('Letters')))
    p.click (row (p, LETTER))
    assert '〔' in paper (p), 'what is missing is named in the letter'
    fill (p, t ('Your name'), NAME)
    fill (p, t ('To whom the letter goes'), LENDER)
    fill (p, t ('Lender in the contract'), LENDER)
    p.settle ()
    assert NAME in paper (p)


def leave_with_a_gap (p):
    """The telephone number is still missing: it is named, and becomes a line to write on."""
    ask_for_pdf (p)
    p.says (t ('Something Is Still Missing'))
    p.click (button (p, t ('Leave Gaps')))
    text = choose_file (p, FOLDER / 'gap.pdf')
    assert '＿＿' in text and '〔' not in text, text
    assert NAME in text, text


def show_in_folder (p, desktop):
    """The file manager is told which file, and nothing more."""
    p.click (button (p, t ('Show in Folder')))
    wait_until (lambda: desktop.calls, 'a call of the file manager')
    assert desktop.calls == [('ShowItems', [(FOLDER / 'letter.pdf').as_uri ()])], desktop.calls


def leave_complete (p):
    fill (p, t ('Your telephone number'), '12500001688')
    p.settle ()
    ask_for_pdf (p)
    text = choose_file (p, FOLDER / 'letter.pdf')
    assert '＿' not in text and '12500001688' in text, text


def delete_and_undo (p):
    p.click (row (p, t ('Letters')))
    p.says (t ('Your letters'))
    p.click (button (p, t ('Delete the letter “%s”') % LETTER))
    p.says (t ('Letter deleted'))
    p.click (button (p, t ('Undo')))
    p.says (t ('Your letters'))


def main ():
    with Desktop () as desktop, Program ('--demo', language=LANGUAGE) as p:
        write (p)
        leave_with_a_gap (p)
        leave_complete (p)
        show_in_folder (p, desktop)
        delete_and_undo (p)
        assert p.quit () == 0
        assert not p.complaints (), p.complaints ()


main ()
