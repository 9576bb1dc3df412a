# SPDX-License-Identifier: GPL-3.0-or-later
"""A statement of claim has to be answered today: nothing is said until that is switched on; then the desktop
gets one message without a word of the case, which opens the deadlines; switched off, it is taken back."""

import datetime

from desktop import Desktop
from driver import Program, text_of, wait_until, walk
from planning import button, choose, fill, open_row, pane, row
from words import LANGUAGE, either, t

TODAY = datetime.date.today ()
# Fifteen days from the day on which it arrived, which does not count itself.
ARRIVED = TODAY - datetime.timedelta (days=15)
COURT = either ('金丝雀区人民法院', 'Canary District Court')
TITLE = either ('收到起诉状：答辩', 'Statement of claim: answer')
SAID = either ('今天是一件事的最后一天', 'Today Is the Last Day for Something')


def note_deadline (p):
    p.says (t ('What Is Happening?'))
    p.click (row (p, t ('I Want to Work Out How to Repay')))
    p.show_page ('planner')
    open_row (p, t ('Deadlines'))
    p.click (p.find (t ('Add a deadline'), role='push button', within=pane (p)))
    choose (p, t ('What it is about'), 6, TITLE)
    fill (p, t ('Handed in or arrived on'), ARRIVED.isoformat ())
    fill (p, t ('To whom it went, or from whom it came'), COURT)
    wait_until (lambda: any (t ('today') in text_of (n) for n in walk (pane (p))), 'the last day')


def turn_switch (p):
    p.key ('ctrl+comma')
    p.says (t ('Say When Something Is Due'))
    p.settle ()
    p.click (row (p, t ('Say When Something Is Due')))


def has_no_word (message):
    """Of all that came with it: program, icon, title, text, buttons and hints."""
    assert message[3:5] == (SAID, ''), message
    for word in (COURT, TITLE, ARRIVED.isoformat (), TODAY.isoformat ()):
        assert word not in str (message), (word, message)


def main ():
    with Desktop () as desktop:
        with Program (language=LANGUAGE) as p:
            note_deadline (p)
            assert not desktop.messages, 'nothing is said before it is switched on'
            turn_switch (p)
            has_no_word (wait_until (lambda: desktop.messages.get (1), 'the message'))
            p.click (row (p, t ('Say When Something Is Due')))
            wait_until (lambda: desktop.closed == [1], 'the message taken back')
            # With the preferences open: GTK 4.8 spoke of a window that was gone.
            assert p.quit () == 0
            assert not p.complaints (), p.complaints ()

        with Program (language=LANGUAGE, settings={'notices': 'true', 'last-page': "'guidance'"}) as p:
            has_no_word (wait_until (lambda: desktop.messages.get (2), 'the message after a start'))
            desktop.press (2)
            wait_until (lambda: any (COURT in text_of (n) for n in walk (pane (p))), 'the deadlines')
            assert len (desktop.messages) == 2, desktop.messages
            assert p.quit () == 0
            assert not p.complaints (), p.complaints ()

        told = {'notices': 'true', 'notices-deadline-told': f"'{TODAY.isoformat ()}'"}
        with Program (language=LANGUAGE, settings=told) as p:
            p.says (t ('What Is Happening Now?'))
            p.settle ()
            assert len (desktop.messages) == 2, 'once a day'
            assert p.quit () == 0
            assert not p.complaints (), p.complaints ()


main ()
