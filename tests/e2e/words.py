# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's words in the language of the test, from the catalogue that was put in place."""

import gettext
import os
import pathlib

LANGUAGE = os.environ['ANNING_LANGUAGE']
_locales = pathlib.Path (os.environ['ANNING_PROGRAM']).parent.parent / 'share' / 'locale'
_catalogue = (gettext.translation ('anning', _locales, ['zh_CN']) if LANGUAGE == 'zh'
              else gettext.NullTranslations ())


def t (text, context=None):
    """What the program shows for an English msgid, without the mark of a mnemonic."""
    shown = _catalogue.pgettext (context, text) if context else _catalogue.gettext (text)
    if LANGUAGE == 'zh' and shown == text and not text.isascii ():
        raise KeyError (text)
    # "撤销(_U)" is shown as "撤销(U)", "_Undo" as "Undo"
    return shown.replace ('_', '')


def either (zh, en):
    return zh if LANGUAGE == 'zh' else en
