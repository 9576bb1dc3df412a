# SPDX-License-Identifier: GPL-3.0-or-later
"""pseudo.py CATALOGUE.mo FOLDER: a language for looking at the windows, never shipped. Each text of the
catalogue is in brackets, with accents, and 60 % longer than in English: what is cut off shows, and so does a
text that cannot be translated. It is put below FOLDER as if it were English, for ANNING_LOCALEDIR."""

import pathlib
import re
import struct
import sys

ACCENTS = str.maketrans ('aceginorsuyzACDEGINORSUYZ', 'áçéğíñóřšúýžÁÇĐÉĞÍÑÓŘŠÚÝŽ')
# What is not read but obeyed: directives of printf and of dates, markup, entities, fields of a template.
OBEYED = re.compile (r'%(?:\d+\$)?[-+ #0\']*\d*(?:\.\d+)?(?:hh|h|ll|l|z|j|t)?[a-zA-Z%]|<[^<>]*>|&#?\w+;|\{[^{}]*\}')
LONGER = 0.6
FILLER = 'lóñğéř ŧháñ íñ Éñğlíšh, áš móšť láñğúáğéš ářé, šó ťháť á líñé břéákš ářóúñđ '


def spoken (text):
    """The text without what is obeyed."""
    return OBEYED.sub ('', text)


def stretched (text):
    """The text in the language that nobody speaks; what has no letters stays."""
    read = spoken (text)
    if not any (c.isalpha () for c in read):
        return text
    parts, at = [], 0
    for found in OBEYED.finditer (text):
        parts += [text[at:found.start ()].translate (ACCENTS), found.group ()]
        at = found.end ()
    parts.append (text[at:].translate (ACCENTS))
    body = ''.join (parts)
    more = max (1, round (len (read) * LONGER))
    # A word alone grows as a word does, a sentence by words.
    tail = 'é' * more if ' ' not in read.strip () and len (read) < 16 else \
        ' ' + (FILLER * (more // len (FILLER) + 1))[:more - 1].rstrip ()
    ending = re.search (r'[\s…:.]*$', body).group ()
    return '[' + body[:len (body) - len (ending)] + tail + ending.rstrip ('\n') + ']' + '\n' * ending.count ('\n')


def originals (file):
    """The message ids of a catalogue, with context and plural as they stand there."""
    data = file.read_bytes ()
    order = '<' if data[:4] == b'\xde\x12\x04\x95' else '>'
    count, table = struct.unpack (order + '4x4xII', data[:16])
    for i in range (count):
        length, at = struct.unpack_from (order + 'II', data, table + 8 * i)
        yield data[at:at + length].decode ()


def write (messages, file):
    """A catalogue of (original, translation), sorted as gettext wants it."""
    pairs = sorted ((a.encode (), b.encode ()) for a, b in messages)
    at, head = 28 + 16 * len (pairs), [struct.pack ('<7I', 0x950412de, 0, len (pairs), 28, 28 + 8 * len (pairs), 0, 0)]
    for column in (0, 1):
        for pair in pairs:
            head.append (struct.pack ('<II', len (pair[column]), at))
            at += len (pair[column]) + 1
    file.parent.mkdir (parents=True, exist_ok=True)
    file.write_bytes (b''.join (head) + b''.join (p[c] + b'\0' for c in (0, 1) for p in pairs))


def make (catalogue, folder):
    """Writes the language below the folder."""
    messages = []
    for original in originals (catalogue):
        if original == '':
            messages.append (('', 'Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n'))
        else:
            ids = original.split ('\x04')[-1].split ('\0')
            messages.append ((original, '\0'.join (stretched (text) for text in ids)))
    write (messages, folder / 'en' / 'LC_MESSAGES' / 'anning.mo')


if __name__ == '__main__':
    make (pathlib.Path (sys.argv[1]), pathlib.Path (sys.argv[2]))
