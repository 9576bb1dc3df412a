#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-names.py [ROOT]: what a screen reader would have no name for, in resources/ui and src/ui.

A button without words, a field, a list and a row that is filled by hand has a name; a box with a name has a role that
can have one; what is set like a heading says its level, or stands among those below that are none. This reads the sources; what the program says in the end is read by
tests/e2e/test_read_aloud.py."""

import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path (__file__).resolve ().parents[2]

BUTTONS = {'GtkButton', 'GtkToggleButton', 'GtkLinkButton'}
# GTK 4.8 tells the type's name of these, or nothing, whatever stands in them.
NAMED = {'GtkMenuButton', 'AdwSplitButton', 'GtkEntry', 'GtkSearchEntry', 'GtkPasswordEntry', 'GtkTextView', 'GtkSpinButton',
         'GtkScale', 'GtkSwitch', 'GtkProgressBar', 'GtkLevelBar', 'GtkDropDown', 'GtkListBox', 'GtkListView', 'GtkGridView',
         'GtkColumnView'}
HEADING = re.compile (r'(title-[1-4]|heading)$')

# What is made in C, and needs a name.
MADE = re.compile (r'(?:\bGtkWidget \*)?(?P<variable>[\w>.-]+) = (?:[A-Z_0-9]+ \()*'
                   r'(?P<function>gtk_button_new_from_icon_name|adw_preferences_row_new|adw_split_button_new|'
                   r'gtk_(?:menu_button|entry|search_entry|password_entry|text_view|switch|progress_bar|level_bar|list_box|list_box_row|'
                   r'list_view|grid_view|column_view|drop_down|spin_button|scale)_new\w*) \(')
# From GTK 4.10 on it says no name that it is given, unless it is made a group.
BOX_MADE = re.compile (r'(?P<variable>\w+) = gtk_box_new \(')
BOX_CLASS = re.compile (r'G_DEFINE_FINAL_TYPE \(\w+, \w+, (?:GTK_TYPE_BOX|ADW_TYPE_BIN)\)')
STYLED = re.compile (r'"(title-[1-4]|heading)"')

# What is set like a heading and is none: the file, a part of the line, and what it is.
NO_HEADINGS = (
    ('anning-article-blocks.c', 'gtk_widget_add_css_class (label, "heading")', 'the head of a table has a role of its own'),
    ('anning-restore-sheet.c', 'C_("column", ', 'the head of a table'),
    ('anning-compare-grid.c', '(head, "heading")', 'the head of a table'),
    ('anning-glossary-view.c', '(term->term, "heading")', 'of a row, which is called by it'),
    ('anning-hotlines-view.c', '(number, "title-3")', 'a number'),
    ('anning-situations-view.c', 'i == 0 ? "heading"', 'in a button, which is called by it'),
    ('anning-situations-view.c', '(number, "heading")', 'a number, in a button'),
    ('anning-import-questions.c', '(label, "heading")', 'a number'),
    ('anning-overview-view.c', 'self->total', 'a figure'),
    ('anning-debt-detail.c', 'self->owed', 'a figure'),
    ('anning-cost-group.c', 'self->effective', 'a figure'),
    ('anning-budget-left-group.c', 'add_figure', 'a figure'),
    ('anning-progress-group.c', 'self->count', 'a figure'),
    ('anning-shares-view.c', 'self->money', 'a figure'),
    ('anning-proposals-view.c', 'self->about', 'a sentence'),
    ('anning-toasts.c', '(label, "heading")', 'a message, as libadwaita sets it'),
    ('anning-recording-bar.c', 'self->state', 'what goes on'),
    ('anning-recording-view.c', 'self->state', 'what goes on'),
    ('anning-called-steps.c', '(number, "title-1")', 'the number beside a heading, which says it too'),
    ('anning-note-part-row.c', '(label, "heading")', 'in a button, which is called by what it chooses'),
    ('anning-note-share-codes.c', 'self->number', 'a number'),
)


# What is named where it is filled: the file, what is made, and where.
NAMED_LATER = (
    ('anning-article-view.ui', 'previous_button', 'by fill_neighbour(), by the title that it leads to'),
    ('anning-article-view.ui', 'next_button', 'by fill_neighbour(), by the title that it leads to'),
    ('anning-finding-row.c', 'row', 'by name_row(), by what was put into it'),
)


class Function:
    """The function around a place of a .c file: the house puts both of its braces at the margin."""

    def __init__ (self, text, place):
        self.start = text.rfind ('\n{\n', 0, place)
        end = text.find ('\n}\n', place)
        self.text = text[max (self.start, 0):end if end >= 0 else len (text)]


def line_of (text, place):
    return text.count ('\n', 0, place) + 1


def is_named (text, variable):
    """Whether something in the text gives the variable a name."""
    variable = rf'(?:[A-Z_]+ \()?\*?(?<![\w>]){re.escape (variable)}\b'
    first = rf'(?:gtk_widget_get_first_child \()?(?:GTK_WIDGET \()?{variable}'
    return any (re.search (pattern, text) for pattern in (
        rf'update_property \(GTK_ACCESSIBLE \({first}\)+,[^;]*PROPERTY_LABEL',
        rf'update_relation \(GTK_ACCESSIBLE \({variable}\)+,[^;]*LABELLED_BY',
        rf'set_mnemonic_widget \([^;]*, {variable}\)',
        # libadwaita calls it by the title of its row.
        rf'set_activatable_widget \([^;]*, {variable}\)',
        rf'\b(?!gtk_|adw_|g_)(?:\w+_)?name(?:_\w+)? \([^;]*{variable}'))


def makes_heading (text, function, place):
    """Whether the statement with a style in it makes a heading, or its label is one somewhere in the function."""
    statement = text[max (text.rfind (c, 0, place) for c in ';{}') + 1:text.find (';', place)]
    if re.search (r'heading\w* \(', statement):
        return True
    label = re.search (r'add_css_class \((?:GTK_WIDGET \()?([\w>-]+)', statement) or re.search (r'([\w>-]+) = ', statement)
    return label is not None and re.search (rf'heading_set_level \((?:GTK_WIDGET \()?{re.escape (label[1])}\b'
                                            rf'|{re.escape (label[1])} = [^;]*heading_set_level \(', function.text) is not None


def known (name, variable, used):
    found = [entry for entry in NAMED_LATER if entry[:2] == (name, variable)]
    used.update (found)
    return bool (found)


def check_boxes (path, text):
    for made in BOX_MADE.finditer (text):
        if re.search (rf'update_property \(GTK_ACCESSIBLE \({made["variable"]}\),\s*GTK_ACCESSIBLE_PROPERTY_LABEL', text):
            yield f'{path.name}:{line_of (text, made.start ())}: {made["variable"]} has a name, but no role to say it'
    if BOX_CLASS.search (text) and not re.search ('accessible[_-]role', text) \
            and re.search (r'update_property \(GTK_ACCESSIBLE \(self\),\s*GTK_ACCESSIBLE_PROPERTY_LABEL', text):
        yield f'{path.name}: it has a name, but no role to say it'


def check_c (path, text, used):
    yield from check_boxes (path, text)
    for made in MADE.finditer (text):
        variable = made['variable']
        where = text if '->' in variable else Function (text, made.start ()).text
        # What never takes the focus is not spoken of.
        if is_named (where, variable) or re.search (rf'set_focusable \({re.escape (variable)}, FALSE\)', where) \
                or known (path.name, variable, used):
            continue
        yield f'{path.name}:{line_of (text, made.start ())}: {variable} has no name for a screen reader ({made["function"]})'
    for styled in STYLED.finditer (text):
        line = text[text.rfind ('\n', 0, styled.start ()) + 1:text.find ('\n', styled.end ())]
        others = [entry for entry in NO_HEADINGS if entry[0] == path.name and entry[1] in line]
        used.update (others)
        if not others and not makes_heading (text, Function (text, styled.start ()), styled.start ()):
            yield f'{path.name}:{line_of (text, styled.start ())}: {styled[0]} is set like a heading and has no level'


def properties (node):
    return {p.get ('name').replace ('_', '-'): p.text for p in node.findall ('property')}


def said (node, name):
    """What a node of a .ui file tells screen readers, if it does: a property or a relation of that name."""
    block = node.find ('accessibility')
    return None if block is None else next ((p for p in block if p.get ('name') == name), None)


def check_ui (path, text, code, used):
    """code: the .c file of the same name, which may name what the .ui file does not."""
    root = ElementTree.fromstring (text)
    by_mnemonic = {p.text for p in root.iter ('property') if p.get ('name') in ('mnemonic-widget', 'activatable-widget')}
    for node in root.iter ('object'):
        kind, own, id = node.get ('class'), properties (node), node.get ('id')
        what = f'{path.name}: {kind} {id or own.get ("icon-name") or own.get ("label") or ""}'.rstrip ()
        has_words = any (p.get ('name') == 'label' and p.text for p in node.iter ('property'))
        if (kind in NAMED or kind in BUTTONS and not has_words) and said (node, 'label') is None \
                and said (node, 'labelled-by') is None and id not in by_mnemonic \
                and not (id and is_named (code, f'self->{id}')) \
                and not known (path.name, id, used):
            yield f'{what} has no name for a screen reader'
        styles = {c.get ('name') for c in node.iterfind ('style/class')}
        if own.get ('accessible-role') == 'heading':
            if said (node, 'level') is None:
                yield f'{what} is a heading without a level'
        # A figure is large, and the name of a control bold: neither is a heading.
        elif kind == 'GtkLabel' and any (map (HEADING.match, styles)) and 'numeric' not in styles and 'mnemonic-widget' not in own:
            yield f'{what} is set like a heading and is none'


def check (root):
    used = set ()
    sources = {path.name: (path, path.read_text (encoding='utf-8')) for path in sorted ((root / 'src' / 'ui').rglob ('*.c'))}
    for path in sorted ((root / 'resources' / 'ui').rglob ('*.ui')):
        yield from check_ui (path, path.read_text (encoding='utf-8'), sources.get (f'{path.stem}.c', (None, ''))[1], used)
    for path, text in sources.values ():
        yield from check_c (path, text, used)
    for entry in NO_HEADINGS + NAMED_LATER:
        if any (next ((root / folder).rglob (entry[0]), None) for folder in ('src/ui', 'resources/ui')) and entry not in used:
            yield f'{entry[0]}: {entry[1]} is an exception ({entry[2]}) and there is none any more'


def main ():
    wrong = list (check (pathlib.Path (sys.argv[1]) if len (sys.argv) > 1 else ROOT))
    for sentence in wrong:
        print (sentence, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit (main ())
