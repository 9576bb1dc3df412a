# SPDX-License-Identifier: GPL-3.0-or-later
"""The one who was called: the steps, a sentence copied, written down in half a minute with the keyboard, there in
the log, and taken back."""

from driver import Program, can, text_of, wait_until, walk
from words import LANGUAGE, either, t

NUMBER = '12100007701'
SENTENCE = either ('请直接联系他本人，不要再打给我。', 'Please contact the borrower directly and do not call me again.')


def rows (p):
    return p.all (role='list item', test=lambda n: any (NUMBER in text_of (m) for m in walk (n)))


with Program ('--demo', language=LANGUAGE) as p:
    # The example is there.
    p.says (t ('What Is Happening Now?'))
    p.settle ()
    p.show_page ('relatives')
    p.find (t ('Write It Down in 30 Seconds'), role='push button')
    p.click (p.find (t ('Copy: %s') % SENTENCE, role='push button'))

    # Who answered is left open; the number, who they were, and in one line what was copied.
    p.click (p.find (t ('Write It Down in 30 Seconds'), role='push button'))
    p.find (t ('From which number'), test=lambda n: can (n, 'EditableText'))
    p.settle ()
    p.type (NUMBER)
    p.key ('Tab')
    p.type ('Test Company')
    p.key ('Tab')
    p.key ('ctrl+v')
    p.click (p.find (t ('I was to pay')))
    p.key ('ctrl+Return')
    wait_until (lambda: len (p.windows ()) == 1, 'the end of the form')
    p.focus ()

    p.show_page ('incidents')
    wait_until (lambda: any (SENTENCE in text_of (m) for n in rows (p) for m in walk (n)), 'the contact in the log')
    p.key ('ctrl+z')
    wait_until (lambda: not rows (p), 'the log without it')

    assert p.complaints () == '', p.complaints ()
    assert p.quit () == 0
