#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-unused.py [SOURCE-ROOT]: what nobody uses. Functions and macros, files that are in no build, resources,
icons, style classes, words of the papers, settings, actions, libraries, packages, and Python functions.

Prints one sentence for each and exits 1, or how much was looked at. Texts that no code has any more:
check-translation.sh. Documents and facts: check-content.py."""

import collections
import configparser
import pathlib
import re
import sys
import xml.etree.ElementTree as tree

# A literal may look like the beginning of a comment: whichever comes first.
TOKEN = re.compile (r'"(?:[^"\\\n]|\\.)*"' r"|'(?:[^'\\\n]|\\.)'" r'|/\*.*?\*/', re.S)
LITERAL = re.compile (r'"((?:[^"\\\n]|\\.)*)"')
# Names that begin a line, as GTK's style has a definition.
DEFINED = re.compile (r'^(_?anning_\w+) *\(', re.M)
DECLARED = re.compile (r'^(?!#|static|typedef)[\w \*]*?\b(_?anning_\w+) *\([^;{]*\)[^;{]*;', re.M)
MACRO = re.compile (r'^# *define +(\w+)', re.M)
# The build of Debian's package, not ours.
OF_DEBIAN = {'debhelper-compat', 'meson', 'python3'}
# Below the pages, what only tests call; a page may be looked at by its test.
FOR_TESTS = {
    # What a test reads.
    'anning_called_dup_facts', 'anning_conduct_find_in', 'anning_facts_get_count', 'anning_journal_lines_get_rows',
    'anning_letter_fields_get', 'anning_number_places_mask', 'anning_player_get_gain', 'anning_player_get_length',
    'anning_rule_from_id', 'anning_source_row_copy', 'anning_table_get_title',
    # The program asks for the same on another thread, or in parts.
    'anning_evidence_set_place_finish', 'anning_import_preview_new', 'anning_import_redo', 'anning_import_undo',
    'anning_import_undo_all', 'anning_source_read_file',
    # In the place of a microphone and of a clock.
    'anning_microphone_new_described', 'anning_sound_set_patience',
    # Held against published figures, like those beside them that the program uses.
    'anning_tvm_cumprinc', 'anning_tvm_effect', 'anning_tvm_nominal', 'anning_tvm_ppmt', 'anning_yield_periodic',
}
# Classes that libadwaita gives.
OF_LIBRARIES = {'expander-row-arrow', 'narrow', 'text-button'}
# Words of a text file whose names are put together: "check_%u", "case_" and a word.
INIS = ('papers/bundle.ini', 'papers/contacts.ini', 'papers/recordings.ini', 'papers/words.ini', 'letters/words.ini',
        'kit/words.ini')


def without_comments (text):
    return TOKEN.sub (lambda found: found.group () if found.group ()[0] == '"' else ' ', text)


class Tree:
    """Every file that can use something, read once."""

    def __init__ (self, root):
        self.root = root
        self.code = {path: without_comments (self.read (path)) for folder in ('src', 'tests')
                     for path in sorted ((root / folder).rglob ('*.[ch]'))}
        self.words = {path: collections.Counter (re.findall (r'\w+', LITERAL.sub (' ', text))) for path, text in self.code.items ()}
        self.in_files = collections.defaultdict (set)
        for path, words in self.words.items ():
            for word in words:
                self.in_files[word].add (path)
        self.ui = '\n'.join (self.read (path) for path in sorted ((root / 'resources').rglob ('*.ui')))
        self.literals = {text for path, code in self.code.items () if root / 'src' in path.parents for text in LITERAL.findall (code)}
        self.every_literal = '\n'.join (text for path, code in self.code.items () if root / 'src' in path.parents for text in LITERAL.findall (code))
        # "check_%u", "case_%s", and what a word is put behind.
        self.put_together = {text for text in self.literals if re.search (r'_%|_$', text)}
        self.in_literals = set (re.findall (r'[\w-]+', '\n'.join (self.literals)))
        self.builds = {path: self.read (path) for path in sorted (root.rglob ('meson.build')) if '_build' not in str (path.relative_to (root))}

    def read (self, path):
        return path.read_text (encoding='utf-8', errors='replace')

    def name (self, path):
        return path.relative_to (self.root).as_posix ()

    def resource (self, name):
        return self.read (self.root / 'resources' / name)


def functions (there):
    """What a header declares and no other file calls."""
    definers, listed = collections.defaultdict (set), set (FOR_TESTS)
    for path, text in there.code.items ():
        for name in DEFINED.findall (text):
            definers[name].add (path)
    for header, text in there.code.items ():
        if header.suffix != '.h' or there.root / 'src' not in header.parents:
            continue
        for name in DECLARED.findall (text):
            yield None
            if name.endswith ('_get_type') or there.words[header][name] > 1 or name in there.ui:
                continue
            users = there.in_files[name] - definers[name] - {header}
            calls = sum (there.words[path][name] for path in definers[name]) - len (definers[name])
            if users:
                if calls < 1 and not any (there.root / 'src' in path.parents for path in users) \
                   and there.root / 'src/ui' not in header.parents:
                    if name not in FOR_TESTS:
                        yield f'{there.name (header)}: {name} is called by tests only'
                    listed.discard (name)
                continue
            yield f'{there.name (header)}: {name} ' + ('is called in its own file only: static' if calls > 0 else 'is called by nobody')
    for name in sorted (listed):
        yield f'tools/lint/check-unused.py: {name} is not for tests alone, or is gone'


def macros (there):
    for path, text in there.code.items ():
        for name in MACRO.findall (text):
            yield None
            uses = there.in_files[name] - {path} if path.suffix == '.h' else set ()
            # Of an object: whoever needs it has it there.
            if name.startswith (('ANNING_TYPE_', 'ANNING_IS_')):
                continue
            if there.words[path][name] < 2 and not uses and not re.search (rf'##\s*{name}|{name}\s*##', text) and not name.startswith ('G_LOG'):
                yield f'{there.name (path)}: {name} is used by nobody'


def sources (there):
    """C files that no meson.build compiles."""
    names = '\n'.join (there.builds.values ())
    for path in there.code:
        yield None
        if path.suffix != '.c' or f'{path.name}\'' in names:
            continue
        # 'test-conduct-' + name, of a list of names.
        build = there.builds.get (path.parent / 'meson.build', '')
        parts = path.stem.split ('-')
        if not any (f"'{'-'.join (parts[:i])}-' + name" in build and f"'{'-'.join (parts[i:])}'" in build for i in range (1, len (parts))):
            yield f'{there.name (path)} is in no meson.build'


def resources (there):
    """Files that are not compiled in, and those that nothing asks for."""
    xml = tree.fromstring (there.resource ('anning.gresource.xml'))
    listed = [node.text for node in xml.iter ('file')]
    for path in sorted ((there.root / 'resources').rglob ('*')):
        name = path.relative_to (there.root / 'resources').as_posix ()
        if path.is_file () and path.suffix in ('.ui', '.css', '.svg', '.ini', '.js', '.html'):
            yield None
            if name not in listed:
                yield f'resources/{name} is not compiled in'
    for name in listed:
        folder, stem = name.rpartition ('/')[0], pathlib.PurePosixPath (name).stem
        if name.startswith ('ui/'):
            yield None
            if not any (text.endswith ('/' + name) for text in there.literals):
                yield f'resources/{name} is loaded by nobody'
        elif name.endswith ('-symbolic.svg'):
            yield None
            if stem not in there.literals and not re.search (rf'\b{stem}\b', there.ui):
                yield f'resources/{name} is shown by nobody'
        elif name.endswith ('.ini'):
            yield None
            # "kit/%s", "reference/%s.ini"
            if not any (text.endswith (name) or text in (f'{folder}/%s', f'{folder}/%s.ini') for text in there.literals):
                yield f'resources/{name} is read by nobody'


def styles (there):
    text = ''.join (without_comments (there.resource (name)) for name in ('style.css', 'style-dark.css', 'style-hc.css', 'style-large.css'))
    selectors = re.sub (r'\{[^}]*\}', '{}', text)
    for name in sorted (set (re.findall (r'\.([a-z][a-z0-9-]+)', selectors))):
        yield None
        if name not in there.in_literals | OF_LIBRARIES and not re.search (rf'(?<![\w-]){name}(?![\w-])', there.ui):
            yield f'resources/style.css: the class {name} is given to nothing'
    for name in sorted (set (re.findall (r'@define-color (\w+)', text))):
        yield None
        # Those of libadwaita are set for its own style.
        if f'@{name}' not in text and not re.fullmatch (r'(accent|warning|destructive|error|success|window|view|card)_(bg_|fg_)?color', name):
            yield f'resources/style.css: the colour {name} is used by nothing'


def inis (there):
    page = ''.join (there.resource (f'kit/{name}') for name in ('kit.html', 'kit.js', 'format.js'))
    for name in INIS:
        ini = configparser.RawConfigParser (delimiters=('=',), comment_prefixes=('#',), strict=False, interpolation=None)
        ini.optionxform = str
        ini.read_string (there.resource (name))
        for group in ini.sections ():
            for key in sorted ({re.sub ('_(zh|en)$', '', key) for key in ini[group]}):
                yield None
                tails = '|'.join (re.escape (key[i:]) for i, sign in enumerate (key) if sign == '_' or i == 0)
                if key in there.in_literals or (name.startswith ('kit/') and re.search (rf"\b{key}\b|'({tails})'", page)):
                    continue
                # A number or a word of a list is put behind, or before.
                parts = key.split ('_')
                heads = ['_'.join (parts[:i]) + '_' for i in range (1, len (parts))]
                if any (head in text for head in heads for text in there.put_together):
                    continue
                yield f'resources/{name}: [{group}] {key} is said nowhere'


def settings (there):
    schema = tree.parse (there.root / 'data/org.anning.Anning.gschema.xml')
    for key in schema.iter ('key'):
        yield None
        if key.get ('name') not in there.literals:
            yield f'data/org.anning.Anning.gschema.xml: {key.get ("name")} is read by nobody'


def actions (there):
    """What can be activated and never is."""
    asked = '\n'.join ([*there.literals, there.ui, there.read (there.root / 'data/org.anning.Anning.desktop.in')])
    for path, text in there.code.items ():
        if there.root / 'src' not in path.parents:
            continue
        for name in re.findall (r'install_action \(\w+, "([\w.-]+)"', text):
            yield None
            if len (re.findall (rf'(?<![\w.-]){re.escape (name)}(?![\w.-])', there.every_literal + there.ui)) < 2:
                yield f'{there.name (path)}: the action {name} is activated by nothing'
        for name in re.findall (r'\{ \.name = "([\w-]+)", \.activate', text):
            yield None
            if not re.search (rf'(?:app|win|\w+)\.{re.escape (name)}(?![\w-])|^Actions=.*{re.escape (name)};', asked, re.M) \
               and len (re.findall (rf'(?<![\w-]){re.escape (name)}(?![\w-])', there.every_literal)) < 2:
                yield f'{there.name (path)}: the action {name} is activated by nothing'


def libraries (there):
    """Dependencies that nothing is linked with, and packages that are installed for none."""
    top = there.builds[there.root / 'meson.build']
    others = '\n'.join (text for path, text in there.builds.items () if path.parent != there.root)
    for name in re.findall (r'^(\w+_dep) = (?:dependency|cc\.find_library)', top, re.M):
        yield None
        if not re.search (rf'\b{name}\b', others):
            yield f'meson.build: {name} is linked with nothing'
    setup = there.read (there.root / 'tools/lib/setup.sh')
    modules = set (re.search (r'^modules=\(([^)]*)\)', setup, re.M).group (1).split ())
    for module in re.findall (r"^\w+_dep = dependency\('([\w.+-]+)'", top, re.M):
        yield None
        # What these two bring along.
        if module not in modules | {'gobject-2.0', 'gio-2.0'}:
            yield f'tools/lib/setup.sh: {module} is not looked for'
        modules.discard (module)
    for module in sorted (modules):
        yield f'tools/lib/setup.sh: {module} is looked for, and meson.build does not want it'
    ours = set (' '.join (re.findall (r'^packages_\w+=\(([^)]*)\)', setup, re.M)).split ())
    for package in re.findall (r'^ ([a-z0-9.+-]+)', there.read (there.root / 'data/packaging/debian/control').split ('\n\n')[0], re.M):
        yield None
        if package not in ours | OF_DEBIAN:
            yield f'data/packaging/debian/control: {package} is wanted for the build, and tools/lib/setup.sh installs no such thing'


def python (there):
    files = {path: there.read (path) for folder in ('tools', 'tests') for path in sorted ((there.root / folder).rglob ('*.py'))}
    words = collections.Counter (word for text in files.values () for word in re.findall (r'\w+', text))
    for path, text in files.items ():
        for name in re.findall (r'^ *(?:def|class) (\w+)', text, re.M):
            yield None
            if words[name] < 2 and not name.startswith (('__', 'visit_', 'do_')):
                yield f'{there.name (path)}: {name} is used by nobody'


CHECKS = (functions, macros, sources, resources, styles, inis, settings, actions, libraries, python)


def main ():
    root = pathlib.Path (sys.argv[1]).resolve () if len (sys.argv) > 1 else pathlib.Path (__file__).resolve ().parents[2]
    there = Tree (root)
    looked_at, wrong = 0, []
    for check in CHECKS:
        for sentence in check (there):
            if sentence is None:
                looked_at += 1
            else:
                wrong.append (sentence)
    for sentence in wrong:
        print (sentence)
    print (f'{looked_at} things, {len (wrong)} unused')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit (main ())
