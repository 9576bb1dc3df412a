# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job without a mouse: a contact is written down, a debt entered, a note for the parents made and saved as PDF,
and the page changed, all by keys. The tree is only read, to know what has the focus and what came of it."""

import os
import pathlib
import re
import subprocess

import faults
from driver import Program, text_of, wait_until, walk
from walking import Walker
from words import LANGUAGE, either, t

HOME = pathlib.Path (os.environ['HOME'])
# The driver types what the X server has keys for.
NUMBER, LENDER = '12100003301', 'Test Consumer Finance'


def row (p, name):
    return p.find (role='list item', test=lambda n: any (name in (text_of (m) or '') for m in walk (n)))


def starts (text):
    return re.compile ('^' + re.escape (text))


def first_start (p, keys):
    """The second door: what it costs, and how to repay."""
    p.says (t ('What Is Happening?'))
    keys.go_to (starts (t ('I Want to Work Out How to Repay')))
    p.key ('Return')
    p.find (t ('Add the First Debt'), role='push button')


def look_at_the_shortcuts (p):
    """They are made when they are asked for: a second time as the first one."""
    for key in ('F1', 'ctrl+question'):
        p.key (key)
        p.find (t ('Hide the window now', 'shortcuts'))
        p.key ('Escape')
        wait_until (lambda: len (p.windows ()) == 1, 'the end of the shortcuts')


def enter_a_debt (p, keys):
    """The fields in their order: who, what kind, which product; how much, how it is repaid, at what rate; by a sum or a
    number of months, from which day."""
    p.key ('ctrl+n')
    keys.wait_for (t ('Creditor (the lender in the contract)'))
    p.settle ()
    p.type (LENDER)
    p.key ('Tab', 'Tab', 'Tab')
    p.type ('12000')
    p.key ('Tab', 'Tab')
    p.type ('24')
    # The row with the number of months, then the number.
    p.key ('Tab', 'Tab', 'Tab', 'ctrl+a')
    p.type ('12')
    p.key ('Tab')
    p.type ('2027-01-15')
    # 12,000 at 2 % a month over 12 months: 12000 × 0.02 / (1 − 1.02^−12) = 1134.72
    p.says ('1,134.72')


def write_a_contact_down (p, keys):
    p.key ('alt+3')
    p.find ('AnningIncidentsPage')
    p.settle ()
    p.key ('ctrl+n')
    keys.wait_for (t ('Number'))
    p.settle ()
    # What is no window to a screen reader opens in silence.
    roles = [window.get_role_name () for window in p.windows ()]
    assert len (roles) == 2 and faults.WINDOWS.issuperset (roles), roles
    p.type (NUMBER)
    p.key ('Tab')
    p.type (LENDER)
    p.key ('ctrl+Return')
    row (p, NUMBER)
    p.settle ()
    keys.read ()
    keys.go_to (lambda stop: stop.role == 'list item' and NUMBER in stop.name)
    # From the list into what it is beside it, however many rows come between.
    inside = keys.press ('Return')
    assert inside is not None and inside.role != 'list item', inside


def write_a_note (p, keys, file):
    p.key ('alt+4')
    p.find ('AnningRelativesPage')
    p.settle ()
    keys.read ()
    # Back into the list, and down in it.
    keys.go_to (lambda stop: stop.role == 'list item', key='shift+Tab')
    keys.go_to (starts (t ('Write a Note')), key='Down')
    p.key ('Return')
    p.find (role='list item', test=lambda n: either ('给爸妈', 'To my parents') in (n.get_name () or ''))
    p.settle ()
    keys.read ()
    keys.go_to (starts (either ('给爸妈', 'To my parents')))
    p.key ('Return')
    p.says (either ('这件事不怪你们', 'None of this is your fault'))
    p.settle ()
    keys.read ()
    keys.go_to (re.compile (re.escape (t ('Send to Family')) + '$'), key='shift+Tab')
    p.key ('Return')
    # A compositor closes a menu that comes after the next key.
    p.find (re.compile (re.escape (t ('_PDF…'))))
    keys.go_to (re.compile (re.escape (t ('_PDF…'))), key='Down')
    p.key ('Return')
    # The template has places to fill in, which nobody did.
    p.find (re.compile (re.escape (t ('Send All the Same')) + '$'))
    p.settle ()
    keys.read ()
    keys.go_to (re.compile (re.escape (t ('Send All the Same')) + '$'))
    p.key ('Return')
    p.find (t ('Save as PDF'))
    p.settle ()
    p.key ('ctrl+a')
    p.type (str (file))
    p.key ('Return')
    wait_until (lambda: file.exists () and file.stat ().st_size > 0, 'the PDF')
    text = subprocess.run (['pdftotext', str (file), '-'], check=True, capture_output=True, text=True).stdout
    assert either ('这件事不怪你们', 'None of this is your fault') in text, text
    p.find (re.compile (re.escape (t ('Do Not Note')) + '$'))
    p.settle ()
    keys.read ()
    keys.go_to (re.compile (re.escape (t ('Do Not Note')) + '$'))
    p.key ('Return')


def main (start=Program):
    with start (language=LANGUAGE) as p:
        p.says (t ('What Is Happening?'))
        p.settle ()
        keys = Walker (p)
        first_start (p, keys)
        look_at_the_shortcuts (p)
        enter_a_debt (p, keys)
        write_a_contact_down (p, keys)
        write_a_note (p, keys, HOME / 'note.pdf')
        assert p.quit () == 0
        assert not p.complaints (), p.complaints ()


if __name__ == '__main__':
    main ()
