# SPDX-License-Identifier: GPL-3.0-or-later
"""A collector's call of ten minutes: brought in, heard faster, marked five times, typed in part, a part
saved as a clip, a moment cited; and after the next start the citation leads to that moment again."""

import hashlib
import os
import pathlib
import re
import subprocess

import gi
gi.require_version ('Atspi', '2.0')
from gi.repository import Atspi

from driver import BUTTON, Program, can, text_of, wait_until, walk
from dropping import drop_files
from words import LANGUAGE, either, t

HOME = pathlib.Path (os.environ['HOME'])
SENTENCES = ['您好，这里是信贷中心。', '你今天必须还清，一共两万三千元。', '不还我们就通知你的单位和家里人。', '我没有那么多钱，请给我书面的方案。']
LENGTH = 600
SECONDS = [133, 190, 240, 361, 480]
SAID = either ('他说要告诉我单位', 'They said they would tell my employer')


def make_call (folder):
    """Voices that come again and again, ten minutes long, named as a phone names it."""
    parts = []
    for i, sentence in enumerate (SENTENCES):
        part = folder / f'{i}.wav'
        subprocess.run (['espeak-ng', '-v', 'cmn', '-p', str (30 + 40 * (i == 3)), '-w', part, sentence], check=True)
        parts.append (part)
    (folder / 'list').write_text (''.join (f"file '{part}'\n" for part in parts * 60), encoding='utf-8')
    call = folder / '13800138000 2026-03-12 21-14-09.m4a'
    subprocess.run (['ffmpeg', '-v', 'error', '-f', 'concat', '-safe', '0', '-i', folder / 'list', '-t', str (LENGTH),
                     '-ar', '16000', '-c:a', 'aac', '-b:a', '32k', call], check=True)
    return call


def clock (second):
    """A place in the call that began at 21:14:09, as it is shown."""
    total = 14 * 60 + 9 + second
    return f'{second // 60:02}:{second % 60:02} (21:{total // 60:02}:{total % 60:02})'


def entry (p, name, **how):
    return p.find (name, test=lambda n: can (n, 'EditableText'), **how)


def text_in (node):
    """What stands in an entry; its name when it is empty is no text."""
    return Atspi.Text.get_text (node, 0, Atspi.Text.get_character_count (node))


def focused (p):
    """Where one types now, once the focus has moved there."""
    p.settle ()
    return p.find (test=lambda n: can (n, 'EditableText') and n.get_state_set ().contains (Program.FOCUSED))


def button (p, label):
    return p.find (re.compile (re.escape (t (label))), role=BUTTON)


def position (p):
    return p.find (t ('Position'), role='slider')


def go_to (p, second):
    Atspi.Value.set_current_value (position (p), second * 1000)
    p.says (clock (second))


def bring_in (p, call):
    p.show_page ('incidents')
    drop_files (p, call)
    p.click (p.find (re.compile (r'^(Bring In 1 File|导入 1 个文件)$'), role='push button'))
    p.says (either ('新增 1 条记录', '1 New Incident'))
    p.click (button (p, 'Show What Came In'))
    length = Atspi.Value.get_maximum_value (position (p))
    assert abs (length - LENGTH * 1000) <= 100, f'the call is {LENGTH} s long, not {length}'


def hear_it_faster (p):
    """Two steps up are one and a half; it plays on while another page is shown, and the bar leads back."""
    p.key ('bracketright', 'bracketright')
    p.find (re.compile (r'1\.5'))
    p.key ('space')
    wait_until (lambda: Atspi.Value.get_current_value (position (p)) >= 1500, 'the second second')
    p.show_page ('guidance')
    p.click (p.find (re.compile ('^' + re.escape (t ('Go to the recording: %s of %s').split ('%s')[0])), role='push button'))
    wait_until (lambda: p.all (t ('Position'), role='slider'), 'the player again')
    p.click (p.find (re.compile ('^' + re.escape (t ('Pause'))), role='push button'))


def mark_it (p):
    """A mark begins three seconds before the key."""
    for second in SECONDS:
        go_to (p, second + 3)
        p.key ('m')
        p.says (clock (second))
    marks = [n for n in p.all (re.compile (re.escape (t ('Copy a citation of %s').split ('%s')[0])), role='push button')]
    assert len (marks) == len (SECONDS), len (marks)


def write_what_was_said (p):
    row = p.find (role='list item', test=lambda n: any (clock (SECONDS[0]) in text_of (m) for m in walk (n)))
    p.click (row)
    p.fill (entry (p, t ('What is said here')), SAID)


def type_a_part (p):
    go_to (p, 130)
    transcript = p.find (t ('Transcript'), test=lambda n: can (n, 'EditableText'))
    p.click (p.find (t ('Insert Time'), role='push button'))
    wait_until (lambda: '[02:10' in text_of (transcript), 'the time in the transcript')
    Atspi.EditableText.insert_text (transcript, len (text_of (transcript)), 'you have to pay today', 21)
    wait_until (lambda: 'pay today' in text_of (transcript), 'the words in the transcript')


def save_a_clip (p, folder, call):
    p.click (button (p, 'Save a Clip…'))
    p.fill (entry (p, t ('From')), '02:13')
    p.fill (entry (p, t ('To')), '02:23')
    p.click (button (p, 'Save…'))
    p.find (t ('Save the Clip'))
    p.key ('ctrl+a')
    p.type (str (folder / 'clip.wav'))
    p.key ('Return')
    wait_until (lambda: (folder / 'clip.wav').exists (), 'the clip')
    p.says (t ('The clip and its sheet are saved'))
    p.click (p.find (t ('Close'), role='push button', within=p.topmost))
    wait_until (lambda: len (p.windows ()) == 1, 'the sheet closed')
    told = subprocess.run (['ffprobe', '-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0',
                            folder / 'clip.wav'], check=True, capture_output=True, text=True).stdout
    assert abs (float (told) - 10) <= 0.01, told
    sheet = next (f for f in folder.iterdir () if f.stem.startswith ('clip') and f.suffix != '.wav')
    said = sheet.read_text (encoding='utf-8')
    assert hashlib.sha256 (call.read_bytes ()).hexdigest () in said, said
    assert hashlib.sha256 ((folder / 'clip.wav').read_bytes ()).hexdigest () in said, said


def cite_it (p):
    """Copied, and pasted into the search to be read."""
    p.click (p.find (t ('Copy a citation of %s') % clock (SECONDS[0]), role='push button'))
    p.key ('ctrl+f')
    search = focused (p)
    p.key ('ctrl+v')
    wait_until (lambda: SAID in text_in (search), 'the citation in the search')
    citation = text_in (search)
    assert clock (SECONDS[0]) in citation, citation
    p.fill (search, '')
    p.key ('Escape')
    return citation


def follow (p, citation):
    p.key ('ctrl+f')
    p.fill (focused (p), citation)
    p.click (p.find (role='list item', test=lambda n: any ('02:13' in text_of (m) for m in walk (n))))
    wait_until (lambda: any (abs (Atspi.Value.get_current_value (n) - SECONDS[0] * 1000) <= 50
                             for n in p.all (t ('Position'), role='slider')), 'the moment that was cited')


def main ():
    folder = HOME / 'files'
    folder.mkdir ()
    call = make_call (folder)
    with Program (language=LANGUAGE) as p:
        p.click (p.find (role='list item', test=lambda n: any (t ('Someone Is Pressing Me to Pay') in text_of (m) for m in walk (n))))
        bring_in (p, call)
        hear_it_faster (p)
        mark_it (p)
        write_what_was_said (p)
        type_a_part (p)
        save_a_clip (p, folder, call)
        citation = cite_it (p)
        assert p.quit () == 0
        assert not p.complaints (), p.complaints ()
    with Program (language=LANGUAGE) as p:
        p.show_page ('incidents')
        follow (p, citation)
        p.says ('you have to pay today')
        p.says (SAID)
        assert p.quit () == 0
        assert not p.complaints (), p.complaints ()


main ()
