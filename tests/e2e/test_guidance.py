# SPDX-License-Identifier: GPL-3.0-or-later
"""A bad night: someone opens the program, says what is happening, asks in plain words, calls a number,
ticks what is done, writes a letter, and finds all of it again after the next start."""

import os
import pathlib
import re
import subprocess

import gi
gi.require_version ('Atspi', '2.0')
from gi.repository import Atspi

from copying import pasted
from driver import BUTTON, Program, can, text_of, wait_until, walk
from words import LANGUAGE, either, t

TEXTS = pathlib.Path (__file__).resolve ().parents[2] / 'resources'
NAME = either ('张三', 'Zhang San')


def document (folder, key):
    """Title and labels of the steps of a text, as they stand in the source."""
    text = (TEXTS / folder / LANGUAGE / f'{key}.md').read_text (encoding='utf-8')
    return re.search ('^# (.+)$', text, re.M)[1], re.findall (r'^> \[(.+)\]\(do:', text, re.M)


def row (p, name, **how):
    """A row of a list that says so in any of its labels."""
    return p.find (role='list item', test=lambda n: any (name in (text_of (m) or m.get_name () or '') for m in walk (n)),
                   **how)


def entry (p, name):
    return p.find (name, test=lambda n: can (n, 'EditableText'))


def button (p, label, **how):
    return p.find (re.compile (re.escape (label) + '$'), role=BUTTON, **how)


def is_open (p, folder, key):
    """The text itself; its title stands in the list as well."""
    p.find (document (folder, key)[0], role='heading')


def close_window (p):
    before = len (p.windows ())
    p.key ('Escape')
    wait_until (lambda: len (p.windows ()) < before, 'the end of the form')
    p.focus ()


def someone_is_pressing (p):
    """The door of the first start leads to the question, and danger stands first."""
    p.says (t ('What Is Happening?'))
    p.click (row (p, t ('Someone Is Pressing Me to Pay')))
    p.says (t ('What Is Happening Now?'))
    button (p, document ('situations', 'called-at-night')[0])
    urgent = [n.get_name () for n in p.all (role='push button')
              if n.get_name () in (document ('situations', 'threat-now')[0], document ('situations', 'called-at-night')[0])]
    assert urgent == [document ('situations', 'threat-now')[0], document ('situations', 'called-at-night')[0]], urgent


def called_at_night (p):
    """A situation, its first step: the form is open with what is known."""
    title, steps = document ('situations', 'called-at-night')
    p.click (button (p, title))
    assert len (steps) == 3, steps
    for step in steps:
        button (p, step)
    before = len (p.windows ())
    p.click (button (p, steps[0]))
    wait_until (lambda: len (p.windows ()) > before, 'the form for a contact')
    p.says (t ('Call'))
    close_window (p)
    p.show_page ('guidance')
    # Its last step leads on to an article, and the way back to where one came from.
    p.click (button (p, steps[2]))
    is_open (p, 'guidance', 'tonight-first-steps')
    # The title has the focus now, and would have a use of its own for these keys.
    p.key ('ctrl+shift+f')
    entry (p, t ('Find in this text'))
    p.key ('Escape')
    p.key ('alt+Left')
    button (p, steps[0])


def ask (p):
    """In plain words: the answer is the first that is found, and opens where it says so."""
    search = entry (p, t ('Search the guidance and what you wrote'))
    p.fill (search, either ('要坐牢吗', 'will I go to prison'))
    title, steps = document ('claims', 'claim-jail')
    p.click (row (p, title))
    button (p, steps[0])
    # One and two characters, numbers with blanks, and what is nowhere.
    for words, found in (either ('牢', 'prison'), title), ('123 78', '12378'):
        p.fill (search, words)
        row (p, found)
    p.fill (search, either ('蓝鲸与火山', 'zzzzqqqq'))
    p.says (t ('Nothing Found'))
    p.fill (search, '')


def by_keyboard (p):
    """Nothing but keys: asked, chosen, opened."""
    p.key ('ctrl+f')
    p.type ('1237 8')
    row (p, '12378')
    p.key ('Down', 'Return')
    p.find (t ('Hotlines'), role='heading')


def copy_a_number (p):
    p.click (row (p, t ('Hotlines')))
    p.click (p.find (re.compile ('12356.*'), role='push button'))
    # What says so is gone after a few seconds.
    wait_until (lambda: pasted () == '12356', 'the number among what is copied')


def tick (p, text):
    """The box of that line of a list."""
    return p.find (test=lambda n: n.get_role_name () in ('check box', 'toggle button') and text in (n.get_name () or ''))


def tick_off (p):
    p.click (row (p, t ('Tick Lists')))
    p.click (row (p, either ('刚开始的这几天', 'The First Days')))
    line = either ('告诉一位信得过的家人', 'Tell one person in your family')
    box = tick (p, line)
    p.click (box)
    wait_until (lambda: box.get_state_set ().contains (Atspi.StateType.CHECKED), 'the tick')
    p.fill (entry (p, t ('Add a line of your own')), either ('给姐姐回电话', 'Call my sister back'))
    p.click (button (p, t ('Add This Line')))
    own = either ('给姐姐回电话', 'Call my sister back')
    tick (p, own)
    # Deleted by mistake: the keys bring it back, wherever the focus went.
    p.click (button (p, t ('Delete “%s”') % own))
    wait_until (lambda: not p.all (re.compile (own), role='check box'), 'the end of the line')
    p.key ('ctrl+z')
    tick (p, own)


def write_a_letter (p):
    p.click (row (p, t ('Letters')))
    p.click (row (p, either ('要合同和欠款明细', 'Contract and statement')))
    p.fill (entry (p, t ('Your name')), NAME)
    p.says (NAME)


def read_some (p):
    """Down into an article, with the keys, from its title."""
    p.click (row (p, t ('What Is Happening Now?')))
    # With the mouse, so that the focus is in the text and not in the list.
    p.press (button (p, document ('situations', 'cannot-go-on')[0]))
    p.click (button (p, document ('situations', 'cannot-go-on')[1][2]))
    is_open (p, 'guidance', 'mind-and-daily-life')
    p.key ('Next', 'Next')
    p.settle ()


def all_is_there (p):
    p.click (row (p, t ('Tick Lists')))
    row (p, '1/11')
    p.click (row (p, either ('刚开始的这几天', 'The First Days')))
    assert tick (p, either ('告诉一位信得过的家人', 'Tell one person in your family')).get_state_set ().contains (
        Atspi.StateType.CHECKED), 'the tick is there'
    p.click (row (p, t ('Letters')))
    p.click (row (p, t ('Draft')))
    p.says (NAME)
    # Reading goes on where it stopped.
    p.click (row (p, document ('guidance', 'mind-and-daily-life')[0]))
    button (p, t ('Read from the Beginning'))
    # What was written is found with the rest.
    p.fill (entry (p, t ('Search the guidance and what you wrote')), NAME)
    row (p, either ('要合同', 'Contract and statement'))


def main ():
    with Program (language=LANGUAGE) as p:
        someone_is_pressing (p)
        called_at_night (p)
        ask (p)
        by_keyboard (p)
        copy_a_number (p)
        tick_off (p)
        write_a_letter (p)
        read_some (p)
        assert p.quit () == 0
        assert not p.complaints (), p.complaints ()
    subprocess.run ([os.environ['ANNING_PROGRAM'], '--verify'], check=True)
    with Program (language=LANGUAGE) as p:
        all_is_there (p)
        assert p.quit () == 0
        assert not p.complaints (), p.complaints ()


main ()
