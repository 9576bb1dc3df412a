# SPDX-License-Identifier: GPL-3.0-or-later
"""An agreement of the made-up household: its papers are dropped and taken out again, a payment is
noted with its receipt, and the days leave as a calendar file that names nobody."""

import os
import pathlib
import re
import subprocess
import time

import gi
gi.require_version ('Atspi', '2.0')
from gi.repository import Atspi

from driver import BUTTON, Program, text_of, wait_until, walk
from dropping import drop_files
from words import LANGUAGE, either, t

FOLDER = pathlib.Path (os.environ['HOME'])
LENDER = either ('示例城市银行', 'Sample City Bank')


def row_test (name):
    return lambda n: any (name in (text_of (m), m.get_name ()) for m in walk (n))


def row (p, name):
    return p.find (role='list item', test=row_test (name))


def button (p, label, within=None):
    return p.find (re.compile (re.escape (label) + '$'), role=BUTTON, within=within)


def open_row (p, name):
    """Opens a row of the list on the left or of a place, scrolled into view with the wheel."""
    node = row (p, name)
    for _ in range (40):
        extents = node.get_extents (Atspi.CoordType.WINDOW)
        if 0 < extents.y and extents.y + extents.height < p.size ()[1] - 20:
            break
        subprocess.run (['xdotool', 'mousemove', '--window', p.xid, str (extents.x + 8), '400', 'click', '5'], check=True)
        time.sleep (0.2)
    p.settle ()
    p.click (row (p, name))


def make_picture (path):
    subprocess.run (['convert', '-size', '90x160', 'gradient:teal-white', str (path)], check=True)


def papers (p):
    picture, empty = FOLDER / 'agreement.png', FOLDER / 'nothing.png'
    make_picture (picture)
    empty.touch ()
    open_row (p, t ('Originals'))
    p.says (t ('Contract, screenshots, letters'))
    drop_files (p, picture, empty)
    p.says (t ('This file is empty.'))
    row (p, 'agreement.png')

    before = len (p.windows ())
    p.click (row (p, 'agreement.png'))
    wait_until (lambda: len (p.windows ()) > before, 'the window with the picture')
    p.key ('Escape')
    wait_until (lambda: len (p.windows ()) == before, 'the end of that window')
    p.focus ()

    p.click (button (p, t ('Take this original out'), within=row (p, 'agreement.png')))
    wait_until (lambda: not p.all (role='list item', test=row_test ('agreement.png')), 'the end of the picture')
    p.focus ()
    p.key ('ctrl+z')
    row (p, 'agreement.png')
    open_row (p, LENDER)


def payment (p):
    open_row (p, t ('Payments'))
    p.says (t ('The agreement'))
    p.click (button (p, t ('Note This Payment')))
    p.says (t ('Add the receipt: a screenshot of the transfer, the slip, the answer.'))
    p.says (either ('1/18', '1 of 18'))


def choose_file (p, path):
    p.find (t ('Save the Calendar File'))
    p.key ('ctrl+a')
    p.type (str (path))
    p.key ('Return')
    wait_until (path.exists, path.name)


def calendar (p):
    path = FOLDER / 'days.ics'
    open_row (p, t ('Calendar'))
    p.click (button (p, t ('Calendar File…')))
    p.says (t ('Creditor and sum in the titles'))
    p.click (button (p, t ('Save…')))
    choose_file (p, path)
    text = path.read_text (encoding='utf-8')
    assert text.count ('BEGIN:VEVENT') == text.count ('BEGIN:VALARM') > 10, text[:400]
    assert LENDER not in text and '¥' not in text
    titles = {line[8:] for line in text.splitlines () if line.startswith ('SUMMARY:')}
    assert titles == {t ('Payment reminder'), t ('Reminder')}, titles


def main ():
    with Program ('--demo', language=LANGUAGE, height=880) as p:
        p.says (t ('What Is Happening Now?'))
        p.focus ()
        p.show_page ('planner')
        open_row (p, LENDER)
        papers (p)
        payment (p)
        calendar (p)
        assert p.quit () == 0
        assert not p.complaints (), p.complaints ()


main ()
