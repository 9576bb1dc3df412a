# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder from the phone and the carrier: a recording, the phone's list of calls and a bill tell of
the same call. Nobody knows the number yet; it is said whose it is, and the three become one contact.
Taken back and put in place again; brought in once more there is nothing new."""

import datetime
import os
import pathlib
import re
import shutil

from driver import BUTTON, Program, can, shown, text_of, wait_until, walk
from dropping import drop_files
from words import LANGUAGE, either, t

HOME = pathlib.Path (os.environ['HOME'])
AUDIO = pathlib.Path (os.environ['ANNING_FIXTURES']) / 'audio'
NUMBER = '12100009901'
CREDITOR = either ('测试消费金融公司', 'Test Consumer Finance')

# An hour ago, so that it stands where the list begins: it rang, and was answered six seconds later for five seconds.
CHINA = datetime.timezone (datetime.timedelta (hours=8))
RANG = datetime.datetime.now (CHINA).replace (microsecond=0) - datetime.timedelta (hours=1)
ANSWERED = RANG + datetime.timedelta (seconds=6)
LOG = f'''<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>
<calls count="2">
<call number="{NUMBER}" duration="5" date="{int (RANG.timestamp ()) * 1000}" type="1" contact_name="(Unknown)" />
<call number="13900139000" duration="60" date="{int (RANG.timestamp ()) * 1000 - 7200000}" type="2" contact_name="妈妈" />
</calls>
'''
BILL = f'''起始时间,通信地点,通信方式,对方号码,通信时长,通信类型,套餐优惠,实收通信费(元)
{ANSWERED:%Y-%m-%d %H:%M:%S},北京,被叫,{NUMBER},5秒,国内通话,,0.00
'''


def make_folder ():
    folder = HOME / 'phone'
    folder.mkdir ()
    shutil.copy (AUDIO / 'tones.m4a', folder / f'{NUMBER} {ANSWERED:%Y-%m-%d %H-%M-%S}.m4a')
    (folder / 'calls-20261113090000.xml').write_text (LOG, encoding='utf-8')
    (folder / '202611.csv').write_bytes (BILL.encode ('gb18030'))
    return folder


def button (p, text):
    return p.find (text, role=BUTTON)


def in_list (p):
    """Rows of the timeline that name the number."""
    return p.all (re.compile (NUMBER), role='list item')


def say_whose (p):
    """Nobody knows it: its row leads to where that is said, and then it is ticked."""
    p.says (t ('Nothing of the lists comes in yet: tick the numbers that belong to the matter.'))
    p.click (button (p, t ('Whose number is %s?') % NUMBER))
    p.fill (p.find (t ('Creditor'), test=lambda n: can (n, 'EditableText')), CREDITOR)
    p.click (button (p, t ('Done')))


def bring_in (p):
    p.click (button (p, either ('导入 2 条联系和 1 个文件', 'Bring In 2 Contacts and 1 File')))
    p.says (either ('新增 1 条记录', '1 New Incident'))


def main ():
    folder = make_folder ()
    with Program ('--demo', language=LANGUAGE, height=860) as p:
        p.says (t ('What Is Happening Now?'))
        p.settle ()
        p.show_page ('incidents')
        p.settle ()

        # Without files: what can be brought in, and where it is.
        p.key ('ctrl+o')
        p.says (t ('Bring In What You Have'))
        p.key ('Escape')
        wait_until (lambda: len (p.windows ()) == 1, 'the dialog closed')

        drop_files (p, folder)
        say_whose (p)
        bring_in (p)
        p.click (button (p, t ('Take All of It Back')))
        wait_until (lambda: len (p.windows ()) == 1 and not in_list (p), 'the log as it was')
        p.click (p.find (re.compile (re.escape (t ('_Undo')) + '$|' + re.escape (t ('Undo')) + '$'), role='push button'))
        wait_until (lambda: len (in_list (p)) == 1, 'one contact, in place again')

        # The creditor is known now; all of it is, too.
        drop_files (p, folder)
        p.says (either ('已有 2 条', '2 known already'))
        assert not any (shown (n) and '13900139000' in text_of (n) for n in walk (p.window)), 'the mother is not in the log'
        p.key ('Escape')
        wait_until (lambda: len (p.windows ()) == 1, 'the dialog closed')

        # One contact of three sources. The list stands where it stood before it came.
        p.fill (p.find (t ('Search within the incidents'), test=lambda n: can (n, 'EditableText')), NUMBER)
        wait_until (lambda: len (p.all (role='list item', test=lambda n: NUMBER in (n.get_name () or ''))) == 1, 'one row')
        p.settle ()
        p.press (in_list (p)[0])
        p.says (CREDITOR)
        p.says ('202611.csv')
        p.says ('calls-20261113090000.xml')
        assert not p.complaints (), p.complaints ()


main ()
