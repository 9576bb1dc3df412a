# SPDX-License-Identifier: GPL-3.0-or-later
"""Today's fingerprint is taken, written down as sent, checked as somebody types it, and checked once more
without a window; a line with a mistake is told as such. A search finds who has it."""

import json
import os
import pathlib
import re
import subprocess

from driver import Program, can, shown, text_of, wait_until, walk
from planning import button, reach, says_test
from words import LANGUAGE, either, t

AUDIO = pathlib.Path (os.environ['ANNING_FIXTURES']) / 'audio'
LINE = re.compile (r'Anning \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\+08:00 #\d+ [0-9a-f]{64} =[0-9a-f]{6}$')
RECEIVER = either ('王小律', 'Quillby')


def anning (*arguments):
    return subprocess.run ([os.environ['ANNING_PROGRAM'], *arguments], capture_output=True, text=True, timeout=60)


def entry (p, name):
    return p.find (name, test=lambda n: can (n, 'EditableText'))


def open_sheet (p):
    p.show_page ('incidents')
    p.click (p.find (t ('More about the incidents')))
    p.click (p.find (re.compile (re.escape (t ('Fingerprint of the Log…')))))


def line_on_screen (p):
    return wait_until (lambda: [text_of (n) for top in p.windows () for n in walk (top)
                                if shown (n) and LINE.match (text_of (n))], 'the line')[0]


def check (p, line, verdict):
    p.fill (entry (p, t ('The line')), line)
    p.click (button (p, t ('Check', 'fingerprint')))
    p.says (verdict)


def main ():
    assert anning ('--import', str (AUDIO / 'tones.mp3')).returncode == 0
    with Program (language=LANGUAGE) as p:
        open_sheet (p)
        p.click (button (p, t ('Take Today’s Fingerprint')))
        line = line_on_screen (p)

        p.click (reach (p, p.find (role='list item', test=says_test (t ('nobody else has it yet')))))
        p.fill (entry (p, t ('Sent to')), RECEIVER)
        p.says (t ('sent to %s').replace ('%s', RECEIVER))

        check (p, '  ' + line.upper (), t ('It holds: the log still contains this state'))
        check (p, line[:-1] + ('1' if line[-1] == '0' else '0'), t ('This cannot be checked'))
        p.key ('Escape')
        assert p.quit () == 0
        assert not p.complaints (), p.complaints ()

    checked = anning ('--json', '--verify-fingerprint', line)
    assert checked.returncode == 0, checked.stderr
    assert json.loads (checked.stdout)['fingerprint_state'] == 'holds'
    verified = json.loads (anning ('--json', '--verify').stdout)
    assert verified['sound'] and verified['fingerprints_checked'] == 1

    with Program (language=LANGUAGE) as p:
        p.key ('ctrl+f')
        p.fill (wait_until (lambda: p.all (test=lambda n: can (n, 'EditableText')), 'the search')[0], RECEIVER)
        p.click (p.find (role='list item', test=lambda n: any (RECEIVER in text_of (m) for m in walk (n))))
        p.says (t ('sent to %s').replace ('%s', RECEIVER))
        line_on_screen (p)
        p.key ('Escape')
        assert p.quit () == 0
        assert not p.complaints (), p.complaints ()


main ()
