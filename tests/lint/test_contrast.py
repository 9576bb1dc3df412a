#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_contrast.py: the colours of resources/style.css can be read on what they stand on, light and dark, by WCAG 2.1:
4.5 to 1 for text (1.4.3), 3 to 1 for what is seen of the focus and of parts (1.4.11). libadwaita's own colours are
taken out of the library that is installed."""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path (__file__).resolve ().parents[2]


def library ():
    found = subprocess.run (['pkg-config', '--variable=libdir', 'libadwaita-1'], check=True, capture_output=True, text=True)
    return pathlib.Path (found.stdout.strip ()) / 'libadwaita-1.so.0'


def defined (css):
    return dict (re.findall (r'@define-color (\w+) ([^;]+);', css))


def colours (scheme):
    """Names to what they are defined as: libadwaita's, then ours for every scheme, then ours for the dark."""
    def extract (name):
        return subprocess.run (['gresource', 'extract', library (), f'/org/gnome/Adwaita/styles/{name}.css'], check=True,
                               capture_output=True, text=True).stdout
    names = {**defined (extract ('base')), **defined (extract (f'defaults-{scheme}'))}
    names.update (defined ((ROOT / 'resources' / 'style.css').read_text (encoding='utf-8')))
    if scheme == 'dark':
        names.update (defined ((ROOT / 'resources' / 'style-dark.css').read_text (encoding='utf-8')))
    return names


def rgba (text, names):
    text = text.strip ()
    if text.startswith ('@'):
        return rgba (names[text[1:]], names)
    if text in ('white', 'black'):
        return (1.0, 1.0, 1.0, 1.0) if text == 'white' else (0.0, 0.0, 0.0, 1.0)
    if text.startswith ('#'):
        return (*(int (text[i:i + 2], 16) / 255 for i in (1, 3, 5)), 1.0)
    faded = re.fullmatch (r'alpha\((.+), *([\d.]+)\)', text)
    if faded:
        colour = rgba (faded[1], names)
        return (*colour[:3], colour[3] * float (faded[2]))
    # "rgba(0, 0, 6, 0.8)", and as newer libraries write it "RGB(0 0 6 / 80%)".
    red, green, blue, *alpha = re.findall (r'[\d.]+%?', re.fullmatch (r'rgba?\((.+)\)', text, re.IGNORECASE)[1])
    return (int (red) / 255, int (green) / 255, int (blue) / 255, fraction (alpha[0]) if alpha else 1.0)


def fraction (text):
    return float (text[:-1]) / 100 if text.endswith ('%') else float (text)


def over (upper, lower):
    alpha = upper[3]
    return (*(u * alpha + v * (1 - alpha) for u, v in zip (upper[:3], lower[:3])), 1.0)


def luminance (colour):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast (one, other):
    light, dark = sorted ((luminance (one), luminance (other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


# What is read or seen, what it lies on from the bottom up, how much contrast it needs.
PAIRS = [
    ('accent_color', ['window_bg_color'], 4.5),
    ('accent_color', ['view_bg_color'], 4.5),
    ('accent_color', ['window_bg_color', 'card_bg_color'], 4.5),
    ('accent_color', ['popover_bg_color'], 4.5),
    ('accent_color', ['dialog_bg_color'], 4.5),
    ('accent_fg_color', ['accent_bg_color'], 4.5),
    # A step's number, and a step's number where there is danger.
    ('accent_color', ['window_bg_color', 'card_bg_color', 'alpha(@accent_bg_color, 0.18)'], 4.5),
    ('error_fg_color', ['error_bg_color'], 4.5),
    ('warning_color', ['window_bg_color', 'card_bg_color'], 4.5),
    ('warning_color', ['window_bg_color', 'card_bg_color', 'alpha(@warning_bg_color, 0.18)'], 4.5),
    ('window_fg_color', ['window_bg_color', 'alpha(@warning_bg_color, 0.25)'], 4.5),
    ('window_fg_color', ['window_bg_color', 'alpha(@accent_bg_color, 0.15)'], 4.5),
    # The ring around what has the focus.
    ('alpha(@accent_color, 0.8)', ['window_bg_color'], 3.0),
    ('alpha(@accent_color, 0.8)', ['window_bg_color', 'card_bg_color'], 3.0),
]


def check ():
    wrong, css = [], (ROOT / 'resources' / 'style.css').read_text (encoding='utf-8')
    for upper, lower, _ in PAIRS:
        for text in (upper, *lower):
            if text.startswith ('alpha') and text not in css:
                wrong.append (f'style.css has no {text} any more: this test is out of date')
    for scheme in ('light', 'dark'):
        names = colours (scheme)

        def colour (text):
            return rgba (text if text.startswith ('alpha') else '@' + text, names)

        for upper, lower, needed in PAIRS:
            ground = colour (lower[0])
            for text in lower[1:]:
                ground = over (colour (text), ground)
            found = contrast (over (colour (upper), ground), ground)
            print (f'{scheme:5} {found:5.2f} {upper} on {" + ".join (lower)}')
            if found < needed:
                wrong.append (f'{scheme}: {upper} on {" + ".join (lower)} has {found:.2f} to 1, and needs {needed}')
    return wrong


def main ():
    # The two ends of WCAG's own scale, and a pair whose ratio is published (#767676 on white is the lightest grey that passes).
    assert abs (contrast ((0, 0, 0), (1, 1, 1)) - 21) < 1e-9
    assert 4.5 <= contrast (rgba ('#767676', {}), (1, 1, 1)) < contrast (rgba ('#757575', {}), (1, 1, 1))
    assert contrast (rgba ('#777777', {}), (1, 1, 1)) < 4.5
    assert rgba ('rgba(0, 51, 255, 0.8)', {}) == rgba ('RGB(0 51 255 / 80%)', {}) == (0, 0.2, 1, 0.8)
    wrong = check ()
    for sentence in wrong:
        print (sentence, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit (main ())
