# SPDX-License-Identifier: GPL-3.0-or-later
"""Deleting a debt, an incident and a person: gone at once, back by the message's button and by
Ctrl+Z, in the order in which they went, and still right after the next start."""

import os
import pathlib
import re
import shutil
import subprocess

import gi
gi.require_version ('Atspi', '2.0')
from gi.repository import Atspi

from driver import Program, can, text_of, wait_until, walk
from words import LANGUAGE, either, t

HOME = pathlib.Path (os.environ['HOME'])
AUDIO = pathlib.Path (os.environ['ANNING_FIXTURES']) / 'audio'
CREDITOR = either ('测试银行信用卡', 'Test Bank Card')
OTHER = either ('测试网络小贷', 'Test Online Microloan')
PERSON = either ('测试姑姑', 'Test Aunt')
INCIDENT = either ('21:14, 电话', '21:14, Call')


def entry (p, name):
    return p.find (name, test=lambda n: can (n, 'EditableText'))


def creditor_entry (p, text):
    """The entry of the creditor once that text stands in it: forms follow the list a moment later."""
    return p.find (t ('Creditor (the lender in the contract)'),
                   test=lambda n: can (n, 'EditableText') and Atspi.Text.get_text (n, 0, -1) == text)


def row_test (name):
    return lambda n: any (name in (text_of (m) or '') for m in walk (n))


def row (p, name):
    return p.find (role='list item', test=row_test (name))


def gone (p, name):
    wait_until (lambda: not p.all (role='list item', test=row_test (name)), f'the end of {name!r} in the list')


def undo_by_button (p):
    p.click (p.find (re.compile (re.escape (t ('Undo')) + '$'), role='push button'))


def undo_by_key (p):
    p.focus ()
    p.key ('ctrl+z')


def add_debts (p):
    p.click (p.find (role='list item', test=row_test (t ('I Want to Work Out How to Repay'))))
    for name in (CREDITOR, OTHER):
        p.key ('ctrl+n')
        p.fill (creditor_entry (p, ''), name)
        row (p, name)


def add_a_person (p):
    p.show_page ('relatives')
    p.key ('ctrl+n')
    p.fill (entry (p, t ('Name')), PERSON)
    row (p, PERSON)


def add_incidents ():
    recordings = [HOME / '13800138000 2026-03-12 21-14-05.mp3', HOME / '13900139000 2026-03-13 09-00-00.amr']
    for file in recordings:
        shutil.copy (AUDIO / f'tones{file.suffix}', file)
    subprocess.run ([os.environ['ANNING_PROGRAM'], '--import', *recordings], check=True)


def delete_a_debt (p, name):
    p.show_page ('planner')
    p.click (row (p, name))
    # The title beside the list.
    p.find (name, role='heading')
    p.click (p.find (t ('Delete This Debt'), role='push button'))
    gone (p, name)


def delete_the_incident (p):
    p.show_page ('incidents')
    p.click (row (p, INCIDENT))
    p.click (p.find (t ('Delete This Incident'), role='push button'))
    gone (p, INCIDENT)


def delete_the_person (p):
    p.show_page ('relatives')
    p.click (row (p, PERSON))
    p.click (p.find (t ('Delete'), role='push button'))
    gone (p, PERSON)


def main ():
    with Program (language=LANGUAGE) as p:
        add_debts (p)
        add_a_person (p)
        assert p.quit () == 0
    add_incidents ()

    with Program (language=LANGUAGE) as p:
        delete_a_debt (p, CREDITOR)
        undo_by_button (p)
        row (p, CREDITOR)
        delete_the_incident (p)
        undo_by_button (p)
        row (p, INCIDENT)
        delete_the_person (p)
        undo_by_button (p)
        row (p, PERSON)

        # Three in a row come back, the last one first, from whatever page is shown.
        delete_a_debt (p, CREDITOR)
        delete_the_incident (p)
        delete_the_person (p)
        undo_by_key (p)
        row (p, PERSON)
        undo_by_key (p)
        undo_by_key (p)
        p.show_page ('incidents')
        row (p, INCIDENT)
        p.show_page ('planner')
        row (p, CREDITOR)

        delete_a_debt (p, OTHER)
        assert p.quit () == 0
        assert not p.complaints (), p.complaints ()

    with Program (language=LANGUAGE) as p:
        p.show_page ('planner')
        row (p, CREDITOR)
        assert not p.all (role='list item', test=row_test (OTHER)), 'what was deleted stays deleted'
        p.show_page ('incidents')
        row (p, INCIDENT)
        p.show_page ('relatives')
        row (p, PERSON)
        assert p.quit () == 0


main ()
