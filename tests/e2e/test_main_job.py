# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job, as a new user does it: first start, read, search, a debt and a proposal, a recording
dropped in and played, a note saved as PDF, and all of it there again after the next start."""

import os
import pathlib
import re
import shutil
import subprocess

import gi
gi.require_version ('Atspi', '2.0')
from gi.repository import Atspi

from driver import BUTTON, Program, can, text_of, wait_until, walk
from dropping import drop_files
from words import LANGUAGE, either, t

HOME = pathlib.Path (os.environ['HOME'])
FILE = pathlib.Path (os.environ['XDG_DATA_HOME']) / 'anning' / 'anning.db'
FIXTURES = pathlib.Path (os.environ['ANNING_FIXTURES'])
CREDITOR = either ('测试消费金融公司', 'Test Consumer Finance')


def row (p, name, **how):
    """A row of a list that says so in any of its labels."""
    return p.find (role='list item', test=lambda n: any (name in (text_of (m) or m.get_name () or '') for m in walk (n)),
                   **how)


def entry (p, name):
    """The text entry of that name."""
    return p.find (name, test=lambda n: can (n, 'EditableText'))


def button (p, label):
    """The button of that label; GTK 4.8 names one with a mnemonic by both forms."""
    return p.find (re.compile (re.escape (t (label)) + '$'), role=BUTTON)


def first_start (p):
    p.says (t ('What Is Happening?'))
    assert FILE.stat ().st_mode & 0o777 == 0o600, 'the file is for its owner only'
    assert FILE.parent.stat ().st_mode & 0o777 == 0o700, 'the folder is for its owner only'
    p.click (row (p, t ('Someone Is Pressing Me to Pay')))


def read_an_article (p):
    p.click (row (p, either ('今晚先做三件事', 'Three things for tonight')))
    p.says (either ('今晚不用把所有事情想明白', 'You do not have to work everything out tonight'))


def find_collection (p):
    """One, two and more characters in the articles; opening a hit shows its place."""
    search = entry (p, t ('Search the guidance and what you wrote'))
    for words in either (['催', '催收', '催收能做什么'], ['collect', 'collector', 'what collectors may']):
        p.fill (search, words)
        row (p, either ('催收能做什么、不能做什么', 'What collectors may and may not do'))
    p.fill (search, either ('火星', 'zebra'))
    p.says (t ('Nothing Found'))
    p.fill (search, '')


def add_a_debt (p):
    p.show_page ('planner')
    p.key ('ctrl+n')
    p.fill (entry (p, t ('Creditor (the lender in the contract)')), CREDITOR)
    p.fill (entry (p, t ('Principal (yuan)')), '12000')
    p.fill (entry (p, t ('Rate in the contract (percent a year)')), '24')
    p.fill (entry (p, t ('Number of months')), '12')
    p.fill (entry (p, t ('First due day')), '2027-01-15')
    # 12,000 at 2 % a month over 12 months: 12000 × 0.02 / (1 − 1.02^−12) = 1134.72
    p.says ('1,134.72')


def add_a_proposal (p):
    p.click (row (p, CREDITOR))
    # Rows move while what stands below them is still being worked out.
    p.settle ()
    p.click (p.find (role='list item', test=lambda n: any (text_of (m) == t ('Proposals') for m in walk (n))))
    p.click (p.find (t ('Add a proposal'), role='push button'))
    p.fill (entry (p, t ('Number of payments')), '24')
    p.fill (entry (p, t ('First payment day')), '2027-01-15')
    # without interest: 12000 / 24
    p.says ('500.00')


def drop_a_recording (p, folder):
    recording = folder / '13800138000 2026-03-12 21-14-05.m4a'
    shutil.copy (FIXTURES / 'audio' / 'tones.m4a', recording)
    drop_files (p, recording)
    p.click (p.find (re.compile (r'^(Bring In 1 File|导入 1 个文件)$'), role='push button'))
    p.says (either ('新增 1 条记录', '1 New Incident'))
    p.click (button (p, 'Show What Came In'))


def play_to_a_second (p):
    """Played and stopped; moved to the third second of five, and heard from there to its end."""
    play = button (p, 'Play')
    scale = p.find (t ('Position'), role='slider')
    # A look at everything takes longer than a second may last: these two are asked directly.
    def plays ():
        return re.search (re.escape (t ('Pause')) + '$', play.get_name ())
    def place ():
        return Atspi.Value.get_current_value (scale)
    length = Atspi.Value.get_maximum_value (scale)
    assert abs (length - 5000) <= 50, f'the recording is 5 s long, not {length}'

    p.click (play)
    wait_until (lambda: place () >= 1000, 'the first second')
    assert plays (), 'it plays until it is stopped'
    p.click (play)
    wait_until (lambda: not plays (), 'the stop')
    stood = place ()
    assert stood < length, 'it was stopped before its end'
    p.says (clock (stood))
    Atspi.Value.set_current_value (scale, 3000)
    p.says (clock (3000))
    p.click (play)
    wait_until (lambda: place () >= 4000, 'the fourth second')
    wait_until (lambda: not plays (), 'the end')
    p.says (clock (length))


def clock (ms):
    """A place in the call that began at 21:14:05, as it is shown."""
    second = int (ms) // 1000
    return f'00:{second:02} (21:14:{5 + second:02})'


def write_a_note (p, folder):
    p.show_page ('relatives')
    p.click (row (p, t ('Write a Note')))
    p.click (row (p, either ('给爸妈', 'To my parents')))
    p.says (either ('这件事不怪你们', 'None of this is your fault'))
    p.click (button (p, 'Send to Family'))
    p.click (p.find (re.compile (re.escape (t ('_PDF…'))), role='menu item'))
    # The template has places to fill in, which nobody did.
    p.click (button (p, 'Send All the Same'))
    p.find (t ('Save as PDF'))
    p.key ('ctrl+a')
    p.type (str (folder / 'note.pdf'))
    p.key ('Return')
    # What says so is gone again before all that is on screen was read, where the machine is busy.
    note = folder / 'note.pdf'
    wait_until (lambda: note.exists () and note.stat ().st_size > 0, 'the PDF')
    p.click (button (p, 'Do Not Note'))
    text = subprocess.run (['pdftotext', str (note), '-'], check=True,
                           capture_output=True, text=True).stdout
    assert either ('这件事不怪你们', 'None of this is your fault') in text, text


def all_is_there (p):
    assert not p.all (t ('Someone Is Pressing Me to Pay')), 'the first start is over'
    p.show_page ('planner')
    p.click (row (p, CREDITOR))
    p.says ('1,134.72')
    p.says (either ('24 期 × ¥500.00', '24 × ¥500.00'))
    p.show_page ('incidents')
    row (p, '13800138000')
    p.show_page ('relatives')
    p.click (row (p, either ('给爸妈', 'To my parents')))
    p.says (either ('这件事不怪你们', 'None of this is your fault'))


def main ():
    folder = HOME / 'files'
    folder.mkdir ()
    with Program (language=LANGUAGE) as p:
        first_start (p)
        read_an_article (p)
        find_collection (p)
        add_a_debt (p)
        add_a_proposal (p)
        drop_a_recording (p, folder)
        play_to_a_second (p)
        write_a_note (p, folder)
        # What was typed last is saved although nobody waited for it.
        assert p.quit () == 0
        assert not p.complaints (), p.complaints ()
    left = sorted (f.name for f in FILE.parent.iterdir () if f.name.endswith (('-wal', '-shm', '-journal')))
    assert not left, left
    subprocess.run ([os.environ['ANNING_PROGRAM'], '--verify'], check=True)
    with Program (language=LANGUAGE) as p:
        all_is_there (p)
        assert p.quit () == 0


main ()
