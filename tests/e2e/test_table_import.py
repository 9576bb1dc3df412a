# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan of repayment that came as a file: opened, looked at, taken over, taken back. A file that
is no table is refused with a sentence, and the next one can be opened at once."""

import os
import pathlib
import subprocess
import time

from driver import Atspi, Failure, Program, shown, wait_until
from words import LANGUAGE, either, t

HOME = pathlib.Path (os.environ['HOME'])

# As a bank's website saves it: GB18030, a title above, a sum below, days in three ways.
PLAN = '''某某银行还款计划表,,,,
期数,还款日期,应还总额,应还本金,应还利息
1,2026-06-20,"10,300.00","10,000.00",300.00
2,2026/7/20,"10,200.00","10,000.00",200.00
3,2026年8月20日,"10,100.00","10,000.00",100.00
合计,,"30,600.00","30,000.00",600.00
'''


def reach (p, node):
    """Turns the wheel until the node is in view, the pointer being over the right pane."""
    def in_view ():
        extents = node.get_extents (Atspi.CoordType.WINDOW)
        if 60 < extents.y and extents.y + extents.height < p.size ()[1] - 20:
            return True
        subprocess.run (['xdotool', 'mousemove', '760', '420', 'click', '5'], check=True)
        time.sleep (0.1)
        return False

    wait_until (in_view, f'{node.get_name ()!r} in view')
    p.settle ()


def open_file (p, path):
    """A dialog that is slow to come may miss the first letters: then they are typed once more."""
    for keys in ([], ['ctrl+l', 'ctrl+a'], ['ctrl+l', 'ctrl+a']):
        p.settle ()
        for key in keys:
            p.key (key)
        p.type (str (path))
        p.settle ()
        p.key ('Return')
        try:
            return wait_until (lambda: len (p.windows ()) <= 2, 'the dialog for files gone', 8)
        except Failure:
            continue
    raise Failure ('the dialog for files does not take the path')


def main ():
    plan = HOME / 'plan.csv'
    letter = HOME / 'letter.txt'
    plan.write_bytes (PLAN.encode ('gb18030'))
    letter.write_text ('Dear Sir or Madam')

    with Program ('--demo', language=LANGUAGE, height=860) as p:
        p.says (t ('What Is Happening Now?'))
        p.settle ()
        p.show_page ('planner')
        p.click (p.find (either ('示例城市银行', 'Sample City Bank'), role='list item'))
        terms = p.find (t ('Terms of the Debt'), role='list item')
        reach (p, terms)
        p.click (terms)

        method = p.find (t ('How it is repaid'))
        reach (p, method)
        p.click (method)
        p.key ('End', 'Return')
        row = p.find (t ('Paste or import a table'))
        reach (p, row)
        p.click (row)

        p.click (p.find (t ('Open a File…'), role='push button'))
        wait_until (lambda: len (p.windows ()) > 2, 'the dialog for files')
        open_file (p, letter)
        p.says (t ('This is not a table that can be read. Save it as XLSX or CSV, or copy its rows and paste them.'))

        p.click (p.find (t ('Open a File…'), role='push button'))
        wait_until (lambda: len (p.windows ()) > 2, 'the dialog for files')
        open_file (p, plan)
        p.says ('¥30,600.00')
        p.says (t ('As much as the principal of the debt.'))
        take = p.find (either ('采用这 3 期', 'Take over 3 instalments'), role='push button')
        p.click (take)

        p.says (either ('已采用 3 期', '3 instalments taken over'))
        p.says ('2026-08-20')
        p.focus ()
        p.key ('ctrl+z')
        wait_until (lambda: not any (shown (n) for n in p.all ('2026-08-20')), 'the rows taken back')
        assert not p.complaints (), p.complaints ()


main ()
