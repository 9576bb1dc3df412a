# SPDX-License-Identifier: GPL-3.0-or-later
"""The family, as a new user prepares them: a note for the parents goes out as a picture and as a page for
the phone; two calls are written down in that page in a browser, come back by pasting, and stand with the
mother, marked by the rules; her part is printed."""

import os
import pathlib
import re
import subprocess
import sys

from copying import copied
from driver import BUTTON, Program, can, text_of, wait_until, walk
from words import LANGUAGE, either, t

HOME = pathlib.Path (os.environ['HOME'])
sys.path.insert (0, str (pathlib.Path (os.environ['ANNING_FIXTURES']).parent / 'kit'))

from browser import Browser  # noqa: E402: beside the tests of the page

MOTHER = either ('妈妈', 'Mother')
CREDITOR = either ('测试消费金融公司', 'Test Consumer Finance')
DEMAND = either ('你先替他还两千', 'Pay two thousand for him first')
AGAIN = either ('不还就去你家', 'We will come to your home')
REPLY = either ('我不是借款人，请不要再打来', 'I am not the borrower, do not call again')


def row (p, name, **how):
    """A row of a list that says so in any of its labels."""
    return p.find (role='list item', test=lambda n: any (name in (text_of (m) or m.get_name () or '') for m in walk (n)),
                   **how)


def entry (p, name):
    return p.find (name, test=lambda n: can (n, 'EditableText'))


def button (p, label):
    return p.find (re.compile (re.escape (t (label)) + '$'), role=BUTTON)


def choose_file (p, title, path):
    p.find (t (title))
    p.key ('ctrl+a')
    p.type (str (path))
    p.key ('Return')
    wait_until (lambda: path.exists () and path.stat ().st_size > 0, path.name)


def close_sheet (p, title):
    """The windows below have such a button too."""
    def find ():
        return next ((top for top in p.windows () if top.get_name () == title), None)

    p.click (p.all (t ('Close'), role='push button', within=wait_until (find, title))[-1])
    wait_until (lambda: find () is None, 'the end of the sheet')


def add_a_debt (p):
    p.show_page ('planner')
    p.key ('ctrl+n')
    p.fill (entry (p, t ('Creditor (the lender in the contract)')), CREDITOR)
    p.settle ()


def choose (p, name, steps):
    """Another word of a row of words, so many further down."""
    p.click (p.choice (t (name)))
    p.settle ()
    p.key ('Home', *['Down'] * steps, 'Return')
    p.settle ()


def add_mother (p):
    p.show_page ('relatives')
    p.key ('ctrl+n')
    p.fill (entry (p, t ('Name')), MOTHER)
    p.fill (entry (p, t ('Phone')), '13900139000')
    choose (p, 'Who they are', 2)
    row (p, t ('Parent'))


def send (p, item):
    p.click (button (p, 'Send to Family'))
    p.click (p.find (re.compile (re.escape (t (item)) + '$'), role='menu item'))


def fill_gaps (p):
    for text in p.all (test=lambda n: can (n, 'EditableText') and '__' in text_of (n)):
        p.fill (text, re.sub ('_{2,}', '139 0013 9001', text_of (text)))


def write_a_note (p, folder):
    p.click (button (p, 'Write Them a Note'))
    p.click (row (p, either ('给爸妈', 'To my parents')))
    p.says (either ('这件事不怪你们', 'None of this is your fault'))
    fill_gaps (p)
    send (p, '_Long Picture…')
    choose_file (p, 'Save as Picture', folder / 'note.png')
    p.says (t ('To Whom Does It Go?'))
    p.click (button (p, 'Do Not Note'))
    send (p, 'Page for a P_hone…')
    p.click (button (p, 'Save the Page…'))
    choose_file (p, 'Save the Page', folder / 'page.html')
    p.says (t ('The Page Is Saved'))
    p.click (button (p, 'Done'))


def write_down (browser, at, words, reply):
    browser.run (f"document.getElementById ('f-t').value = '{at}'")
    for field, text in (('n', '021-6000 1234'), ('g', CREDITOR), ('s', words), ('k', reply)):
        browser.type ('#f-' + field, text)
    browser.tap ("label:has(input[name=p][value='yes'])")
    if reply:
        browser.tap ("label:has(input[name=a][value='yes'])")
    browser.tap ('#save')


def two_calls (page):
    """As the mother does it on her phone; what the page hands over."""
    browser = Browser ()
    try:
        browser.open (str (page))
        write_down (browser, '2024-11-18T19:42', DEMAND, REPLY)
        write_down (browser, '2024-11-19T20:30', AGAIN, '')
        assert browser.run ("document.querySelectorAll ('#entries li').length") == 2
        text = browser.run ("document.getElementById ('text').value")
        assert not browser.complaints (), browser.complaints ()
        return text
    finally:
        browser.close ()


def paste (p, text):
    with copied (text):
        p.click (button (p, 'Paste What They Sent'))
        # Whose it is, what comes in, and what it does, before anything is written.
        p.says (MOTHER)
        p.says (t ('Written down by a relative'))
        p.says ('2024')
        p.click (p.find (re.compile (r'^(Bring In 2 Contacts|导入 2 条联系)$'), role='push button'))
        p.says (either ('新增 2 条记录', '2 New Incidents'))
        p.click (button (p, 'Show What Came In'))
        p.says (AGAIN)
        p.show_page ('relatives')


def look_at_her (p):
    people = p.find (t ('People and notes'), role='list')
    p.click (row (p, MOTHER, within=people))
    for title in either (['向无关的人要钱', '拒绝以后仍联系'],
                         ['Demanded payment from somebody unconnected', 'Went on after a refusal']):
        p.says (title)


def print_her_part (p, folder):
    path = folder / 'mother.pdf'
    p.click (button (p, 'Print Their Part…'))
    p.click (button (p, 'Save as PDF…'))
    choose_file (p, 'Save as PDF', path)
    wait_until (lambda: b'%%EOF' in path.read_bytes ()[-64:], 'the end of the PDF')
    text = subprocess.run (['pdftotext', '-layout', str (path), '-'], check=True, capture_output=True, text=True).stdout
    bare = re.sub (r'\s', '', text)
    for said in (DEMAND, AGAIN, REPLY, CREDITOR, '02160001234', '19:42', '20:30'):
        assert re.sub (r'\s', '', said) in bare, (said, text)
    assert '13900139001' not in bare, text
    close_sheet (p, t ('Print or Save'))


def main ():
    folder = HOME / 'files'
    folder.mkdir ()
    with Program (language=LANGUAGE) as p:
        p.says (t ('What Is Happening?'))
        add_a_debt (p)
        add_mother (p)
        write_a_note (p, folder)
        text = two_calls (folder / 'page.html')
        paste (p, text)
        look_at_her (p)
        print_her_part (p, folder)
        assert p.quit () == 0
        assert not p.complaints (), p.complaints ()


main ()
