#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants what nobody uses in a copy of the tree, one thing of each kind, and requires that each is told. That there
is none in the tree itself: check-unused.py."""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path (__file__).resolve ().parents[2]
FOLDERS = ('src', 'tests', 'resources', 'data', 'po', 'tools')
LEFT_OUT = ('fixtures', '*.opus', '*.m4a', '*.amr', '__pycache__')
# In two parts: this file is in the copy too.
FUNCTION = 'left_over' + '_function'

# File → (what it is put before, what is put there, what has to be told); without a place: a new file.
DEFECTS = (
    ('src/domain/anning-money.h', 'G_END_DECLS', 'gint64 anning_money_left (gint64 fen);\n', 'anning_money_left is called by nobody'),
    ('src/domain/anning-money.c', '', '\n/* anning_money_left () is named here. */\ngint64\nanning_money_left (gint64 fen)\n{\n  return fen;\n}\n', None),
    ('src/domain/anning-date.h', 'G_END_DECLS', 'int anning_day_alone (int day);\n', 'anning_day_alone is called in its own file only'),
    ('src/domain/anning-date.c', '', '\nint\nanning_day_alone (int day)\n{\n  return day > 0 ? anning_day_alone (day - 1) : 0;\n}\n', None),
    ('src/domain/anning-lpr.h', 'G_END_DECLS', 'int anning_lpr_tried (void);\n', 'anning_lpr_tried is called by tests only'),
    ('src/domain/anning-lpr.c', '', '\nint\nanning_lpr_tried (void)\n{\n  return 0;\n}\n', None),
    ('tests/domain/test-lpr.c', '', '\nint tried (void) { return anning_lpr_tried (); }\n', None),
    ('src/domain/anning-sums.c', '', '\n#define LEFT_OVER "LEFT_OVER"\n', 'LEFT_OVER is used by nobody'),
    ('src/domain/anning-left.c', None, 'int left;\n', 'src/domain/anning-left.c is in no meson.build'),
    ('tests/domain/test-left.c', None, 'int left;\n', 'tests/domain/test-left.c is in no meson.build'),
    ('resources/ui/shell/anning-left.ui', None, '<interface/>\n', 'resources/ui/shell/anning-left.ui is not compiled in'),
    ('resources/anning.gresource.xml', '    <file>style.css</file>', '    <file>ui/shell/anning-unloaded.ui</file>\n',
     'resources/ui/shell/anning-unloaded.ui is loaded by nobody'),
    ('resources/anning.gresource.xml', '    <file>style.css</file>',
     '    <file>icons/scalable/actions/anning-left-symbolic.svg</file>\n', 'anning-left-symbolic.svg is shown by nobody'),
    ('resources/anning.gresource.xml', '    <file>style.css</file>', '    <file>papers/left.ini</file>\n',
     'resources/papers/left.ini is read by nobody'),
    ('resources/style.css', '', '\n.left-class {\n  color: red;\n}\n', 'the class left-class is given to nothing'),
    ('resources/style.css', '', '\n@define-color left_color red;\n', 'the colour left_color is used by nothing'),
    ('resources/papers/words.ini', '', '\n[left]\nleftover_zh=留\nleftover_en=Left\n', '[left] leftover is said nowhere'),
    ('resources/kit/words.ini', '', '\n[left]\nleftover_zh=留\nleftover_en=Left\n', 'resources/kit/words.ini: [left] leftover'),
    ('data/org.anning.Anning.gschema.xml', '  </schema>', '<key name="left-key" type="b"><default>true</default></key>\n',
     'left-key is read by nobody'),
    ('src/ui/shell/anning-window.c', '', '\n/* */ static void left (void) { gtk_widget_class_install_action (klass, "win.left-over", NULL, left); }\n',
     'the action win.left-over is activated by nothing'),
    ('src/ui/shell/anning-application-actions.c', '    { .name = "show-page"', '    { .name = "left-action", .activate = NULL },\n',
     'the action left-action is activated by nothing'),
    ('meson.build', 'glib_dep =', "left_dep = dependency('left')\n", 'left_dep is linked with nothing'),
    ('meson.build', 'glib_dep =', '', 'left is not looked for'),
    ('tools/lib/setup.sh', 'gtk4 libadwaita-1 sqlite3', 'left-behind ', 'left-behind is looked for, and meson.build does not want it'),
    ('data/packaging/debian/control', ' appstream,', ' libleft-dev,\n', 'libleft-dev is wanted for the build'),
    ('tools/lib/pseudo.py', '', f'\n\ndef {FUNCTION} ():\n    pass\n', f'{FUNCTION} is used by nobody'),
)


def plant (root, name, before, text):
    path = root / name
    if before is None:
        path.write_text (text, encoding='utf-8')
        return
    old = path.read_text (encoding='utf-8')
    if before not in old:
        sys.exit (f'{name} has no {before!r} any more')
    place = old.index (before) if before else len (old)
    path.write_text (old[:place] + text + old[place:], encoding='utf-8')


def run (*command):
    done = subprocess.run (command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def main ():
    with tempfile.TemporaryDirectory () as place:
        root = pathlib.Path (place)
        for folder in FOLDERS:
            shutil.copytree (ROOT / folder, root / folder, ignore=shutil.ignore_patterns (*LEFT_OUT))
        shutil.copy (ROOT / 'meson.build', root)
        for name, before, text, _told in DEFECTS:
            plant (root, name, before, text)
        plant (root, 'po/zh_CN.po', '', '\nmsgid "A sentence that is said nowhere any more."\nmsgstr "没有人再说的一句话。"\n')
        status, said = run (sys.executable, str (root / 'tools/lint/check-unused.py'))
        unnoticed = [told for *_where, told in DEFECTS if told is not None and told not in said]
        translated = run (str (root / 'tools/lint/check-translation.sh'))
        if translated[0] == 0 or 'said nowhere any more' not in translated[1]:
            unnoticed.append ('a text in zh_CN.po that no code has')
        if status == 0 or unnoticed:
            print (said, 'Not told:', *unnoticed, sep='\n')
            return 1
        wanted = sum (told is not None for *_where, told in DEFECTS)
        if not re.search (rf'\b{wanted} unused', said):
            print (said, f'{wanted} things were planted.', sep='\n')
            return 1
        print (f'ok {wanted + 1} defects')
    return 0


if __name__ == '__main__':
    sys.exit (main ())
