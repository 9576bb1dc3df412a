# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader would stumble over in a tree that reading.py has read: sentences, one a fault."""

import re

TYPE_NAME = re.compile (r'^(Gtk|Gdk|Adw|Anning)[A-Z]\w*$')
INTERACTIVE = {'push button', 'toggle button', 'check box', 'radio button', 'entry', 'password text', 'text', 'combo box',
               'spin button', 'slider', 'switch', 'list item', 'link', 'page tab', 'menu item', 'check menu item',
               'radio menu item'}
# In these something else takes the focus, or GTK says nothing of them.
PASSED_OVER = {'scroll pane', 'filler', 'panel', 'form', 'frame', 'image', 'scroll bar'}
WINDOWS = {'frame', 'window', 'dialog', 'alert'}
# What is Latin in Chinese as well.
PROPER = {'Aa', 'IRR', 'XIRR', 'kB', 'dB', 'Anning', 'App', 'AMR', 'AES', 'CSV', 'GB', 'GIF', 'GNU', 'GPL', 'HTML', 'IPC', 'JPEG', 'JSON', 'LPR', 'MB', 'KB',
          'MP3', 'PDF', 'PNG', 'QR', 'SHA', 'SIM', 'SMS', 'TXT', 'UTC', 'WAV', 'WPS', 'XLS', 'XLSX', 'XML', 'ZIP',
          'Linux', 'macOS', 'Windows', 'iPhone', 'OPPO', 'realme', 'vivo', 'iQOO', 'PhoneRecord',
          'Alt', 'Ctrl', 'Shift', 'Esc', 'Enter', 'Tab', 'Home', 'End', 'Page', 'Up', 'Down', 'Delete', 'Backspace', 'Return'}
LATIN = re.compile (r'[A-Za-z]{2,}')
# Names of files, folders, applications and rules, addresses, commands and fingerprints are nobody's language.
NAMES = re.compile (r'“SMS [^”]*”|(?:Music/|Recordings/|(?<=\s))(?:Recordings/)?Call Recordings\b|(?<=\n)record$|(?:^|, )Call(?=\n)|'
                    r'sha256sum -c|shasum -a|certutil -hashfile|SHA256SUMS|anning --\w+|R-[A-Z]+-\d+|=[0-9a-f]{6}\b|\bAN1\b|'
                    r'\S*(?:[./@_]|%20)\S*|\b[0-9a-fA-F]{8,}\b|\([A-Z]\)', re.MULTILINE)
CHINESE = re.compile (r'[\u4e00-\u9fff]')
# Phones name their files in the language of the phone.
FILES = re.compile (r'\S+\.(?:amr|m4a|mp3|wav|eml|pdf|jpg|png)\b')


def inside_a_combo (node):
    """The list of one in which a choice is shown takes no focus: the row around it does."""
    return any (n.role == 'combo box' or n.name.startswith ('Gtk') and 'DropDown' in n.name for n in node.above ())


def in_a_document (node):
    """What is going to be printed or handed over is in a language of its own."""
    return any (n.name == 'The document' for n in node.above ())


def without_a_name (node):
    if node.role in PASSED_OVER or inside_a_combo (node):
        return False
    # An icon that names a button beside its own name is said before it.
    if any (TYPE_NAME.match (word) for word in node.name.split ()):
        return node.focusable or node.role in INTERACTIVE
    # A list says its rows; what is on no screen yet is named when it is shown.
    return not node.name.strip () and node.role in INTERACTIVE and node.focusable and node.shown


def untranslated (text):
    """The first Latin word in a Chinese text that is no proper name."""
    if not text or TYPE_NAME.match (text):
        return None
    return next ((word for word in LATIN.findall (NAMES.sub ('', text)) if word not in PROPER), None)


def find (windows, language):
    """All faults of all windows; each node is named with where it stands."""
    faults = []
    for window in windows:
        # Where something in it had the focus before it was shown, GTK 4.8 does not tell that it is one: it opens in silence.
        if window.role not in WINDOWS:
            faults.append (f'a window is a {window.role}: {window.place ()}')
    for node in (n for window in windows for n in window.walk ()):
        if node.focusable and TYPE_NAME.match (node.name) and node.role not in PASSED_OVER and node.extents \
           and not node.shown:
            continue                    # a list that has never been on the screen
        if node.role == 'panel' and TYPE_NAME.match (node.name):
            faults.append (f'where the focus comes to a type is said: {node.place ()}')
        if without_a_name (node):
            faults.append (f'a screen reader has no name for: {node.place ()}')
        # What is on no screen yet says its level when it is shown.
        if node.role == 'heading' and node.shown and not any (c.isdigit () for c in node.description):
            faults.append (f'a heading does not say its level: {node.place ()}')
        own = (node.name, node.description)
        if language == 'zh':
            word = next ((word for word in map (untranslated, own) if word), None)
            if word:
                faults.append (f'{word!r} is not Chinese: {node.place ()}')
        elif not in_a_document (node) and any (CHINESE.search (FILES.sub ('', text)) for text in own):
            faults.append (f'Chinese in an English window: {node.place ()}')
    return faults
