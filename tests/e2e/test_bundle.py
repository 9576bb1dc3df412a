# SPDX-License-Identifier: GPL-3.0-or-later
"""A bundle of what one creditor of the made-up household did: chosen, looked at, saved, unpacked and
checked with plain tools and in the program; a byte that is changed is found; the log is saved as PDF."""

import hashlib
import os
import pathlib
import re
import subprocess

from driver import BUTTON, Program, text_of, wait_until, walk
from words import LANGUAGE, either, t

FOLDER = pathlib.Path (os.environ['HOME'])
LENDER = either ('示例消费金融公司', 'Sample Consumer Finance')
TOOLS = 'More about the incidents'


def button (p, label):
    return p.find (re.compile (re.escape (label) + '$'), role=BUTTON)


def tool (p, label):
    p.click (p.find (t (TOOLS)))
    p.click (p.find (re.compile (re.escape (t (label))), role='menu item'))


def close_sheet (p, title):
    """The windows below have such a button too."""
    def find ():
        return next ((top for top in p.windows () if top.get_name () == title), None)

    p.click (p.all (t ('Close'), role='push button', within=wait_until (find, title))[-1])
    wait_until (lambda: find () is None, 'the end of the sheet')


def choose_file (p, title, path):
    p.find (title)
    p.key ('ctrl+a')
    p.type (str (path))
    p.key ('Return')


def says (node, text):
    return any (text in (text_of (n) or n.get_name () or '') for n in walk (node))


def choose_creditor (p):
    """The place of the lender in the list is that of its first contact."""
    combo = p.choice (t ('Creditor'))
    p.click (combo)
    p.settle ()
    p.key ('Home', 'Down', 'Return')
    p.settle ()
    wait_until (lambda: says (combo, LENDER), LENDER)


def save (p, path):
    p.click (button (p, t ('See What Leaves')))
    p.click (button (p, t ('Save…')))
    choose_file (p, t ('Save the Bundle'), path)
    p.says (t ('The Bundle Is Saved'))
    assert path.exists ()


def check_with_plain_tools (path):
    folder = FOLDER / 'unpacked'
    subprocess.run (['unzip', '-q', str (path), '-d', str (folder)], check=True)
    listed = folder / 'SHA256SUMS'
    if not listed.exists ():
        listed = next (folder.glob ('*/SHA256SUMS'))
    subprocess.run (['sha256sum', '--strict', '--quiet', '-c', 'SHA256SUMS'], check=True, cwd=listed.parent)
    names = [str (f.relative_to (listed.parent)) for f in listed.parent.rglob ('*') if f.is_file ()]
    assert any (n.endswith ('.pdf') for n in names), names
    assert any (n.endswith ('.csv') for n in names), names
    return listed


def other_creditors (listed):
    """Nothing of another creditor is in the table."""
    table = next (listed.parent.glob ('contacts*.csv')).read_text (encoding='utf-8-sig')
    assert LENDER in table
    assert either ('某某小额贷款公司', 'Somewhere Microloan') not in table


def check_in_program (p, path, sentence):
    p.click (button (p, t ('Choose a ZIP…')))
    choose_file (p, t ('Check a Bundle'), path)
    p.says (sentence)


def damage (path):
    """One byte in the middle of the largest member, which is stored as it is or not: either way it is noticed."""
    damaged = FOLDER / 'damaged.zip'
    content = bytearray (path.read_bytes ())
    content[len (content) // 2] ^= 1
    damaged.write_bytes (content)
    return damaged


def print_to_pdf (p):
    path = FOLDER / 'log.pdf'
    tool (p, 'Print or Save as PDF…')
    p.click (button (p, t ('Save as PDF…')))
    choose_file (p, t ('Save as PDF'), path)
    p.says (t ('PDF saved'))
    wait_until (path.exists, 'the PDF')
    text = subprocess.run (['pdftotext', '-layout', str (path), '-'], check=True, capture_output=True, text=True).stdout
    assert LENDER[:6] in text, text[:2000]
    close_sheet (p, t ('Print or Save'))


def walk_through (p):
    bundle = FOLDER / 'out.zip'
    tool (p, 'Make a Bundle…')
    choose_creditor (p)
    save (p, bundle)
    listed = check_with_plain_tools (bundle)
    other_creditors (listed)
    p.says (hashlib.sha256 (listed.read_bytes ()).hexdigest ())
    close_sheet (p, t ('Make a Bundle'))

    tool (p, 'List and Check Bundles…')
    p.says (t ('Bundles That Were Made'))
    p.says ('out.zip')
    n = sum (1 for _ in listed.read_text ().splitlines ())
    sound = t ('All %u files in it are as the list of sums says.') if LANGUAGE == 'en' else '个文件都与校验清单一致'
    check_in_program (p, bundle, sound.replace ('%u', str (n)))
    damaged = damage (bundle)
    p.click (button (p, t ('Choose a ZIP…')))
    choose_file (p, t ('Check a Bundle'), damaged)
    p.find (test=lambda node: any (word in (text_of (node) or '') for word in (
        t ('This file is damaged or was cut off. Ask for it once more.'), either ('不要依靠这份证据包', 'do not rely on this bundle'))))
    close_sheet (p, t ('Bundles'))

    print_to_pdf (p)


def main ():
    with Program ('--demo', language=LANGUAGE, height=880) as p:
        p.says (t ('What Is Happening Now?'))
        p.focus ()
        p.show_page ('incidents')
        walk_through (p)
        assert p.quit () == 0
        assert not p.complaints (), p.complaints ()


main ()
