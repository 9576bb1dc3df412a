# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies a text as another program does: it can be pasted until the context ends.

Started as a program, it is that other one; the text comes through standard input."""

import contextlib
import pathlib
import subprocess
import sys


@contextlib.contextmanager
def copied (text):
    owner = subprocess.Popen ([sys.executable, str (pathlib.Path (__file__))], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, text=True, encoding='utf-8')
    try:
        owner.stdin.write (text)
        owner.stdin.close ()
        assert owner.stdout.readline () == 'copied\n', 'the text was not copied'
        yield
    finally:
        owner.terminate ()
        owner.wait ()
        owner.stdout.close ()


def own ():
    import gi
    gi.require_version ('Gdk', '4.0')
    gi.require_version ('Gtk', '4.0')
    from gi.repository import Gdk, GLib, Gtk

    text = sys.stdin.read ()
    Gtk.init ()
    Gdk.Display.get_default ().get_clipboard ().set (text)
    GLib.idle_add (lambda: print ('copied', flush=True))
    GLib.MainLoop ().run ()


if __name__ == '__main__':
    own ()
