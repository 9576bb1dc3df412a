# SPDX-License-Identifier: GPL-3.0-or-later
"""A statement of claim arrived: the last day for the answer is counted, stands in the calendar and in
the list on the left, is done and folded away."""

import datetime

from driver import Program, text_of, wait_until, walk
from planning import button, choose, fill, open_row, pane, planner, reach, row
from words import LANGUAGE, either, t

TODAY = datetime.date.today ()
ARRIVED = TODAY - datetime.timedelta (days=5)
# Fifteen days from the day on which it arrived, which does not count itself.
LAST = TODAY + datetime.timedelta (days=10)
COURT = either ('某某区人民法院', 'Somewhere District Court')
TITLE = either ('收到起诉状：答辩', 'Statement of claim: answer')


def day_text (day):
    return either (f'{day.year}年{day.month}月{day.day}日', f'{day.day} {day:%B} {day.year}')


def says (p, text):
    wait_until (lambda: any (text in text_of (n) or text in (n.get_name () or '') for n in walk (pane (p))),
                f'{text!r} in the right pane')


def row_with (p, part, within=None):
    """A row that says the text somewhere in a longer one."""
    return p.find (role='list item', test=lambda n: any (part in text_of (m) for m in walk (n)), within=within)


def main ():
    with Program (language=LANGUAGE) as p:
        p.says (t ('What Is Happening?'))
        p.click (row (p, t ('I Want to Work Out How to Repay')))
        p.show_page ('planner')
        open_row (p, t ('Deadlines'))
        p.click (p.find (t ('Add a deadline'), role='push button', within=pane (p)))
        choose (p, t ('What it is about'), 6, TITLE)
        fill (p, t ('Handed in or arrived on'), ARRIVED.isoformat ())
        fill (p, t ('To whom it went, or from whom it came'), COURT)
        says (p, day_text (LAST))
        says (p, t ('Up to then you have to act'))

        open_row (p, t ('Calendar'))
        says (p, TITLE)
        says (p, t ('Your last day'))
        assert p.quit () == 0
        assert not p.complaints (), p.complaints ()

    with Program (language=LANGUAGE) as p:
        p.show_page ('planner')
        row_with (p, t ('your last day: %1$s, %2$s').replace ('%1$s', day_text (LAST)).partition ('%2$s')[0])
        open_row (p, t ('Deadlines'))
        p.click (reach (p, row_with (p, COURT, within=pane (p))))
        p.click (reach (p, button (p, t ('Done Today'), within=pane (p))))
        says (p, t ('Done (%u)').replace ('%u', '1'))
        row (p, t ('none runs'), within=planner (p))
        assert p.quit () == 0
        assert not p.complaints (), p.complaints ()


main ()
