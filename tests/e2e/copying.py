# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies a text as another program does: it can be pasted until the context ends.

pasted() is what another program would paste. Started as a program, it is that other one; the text comes through
standard input, with --paste it goes to standard output."""

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


def pasted ():
    return subprocess.run ([sys.executable, str (pathlib.Path (__file__)), '--paste'], check=True, capture_output=True,
                           text=True, encoding='utf-8').stdout


def clipboard ():
    import gi
    gi.require_version ('Gdk', '4.0')
    gi.require_version ('Gtk', '4.0')
    from gi.repository import Gdk, Gtk

    Gtk.init ()
    return Gdk.Display.get_default ().get_clipboard ()


def own ():
    from gi.repository import GLib

    clipboard ().set (sys.stdin.read ())
    GLib.idle_add (lambda: print ('copied', flush=True))
    GLib.MainLoop ().run ()


def paste ():
    from gi.repository import GLib

    def read_cb (source, result):
        try:
            print (source.read_text_finish (result) or '', end='')
        except GLib.Error:
            pass # nobody has copied anything
        loop.quit ()

    loop = GLib.MainLoop ()
    clipboard ().read_text_async (None, read_cb)
    loop.run ()


if __name__ == '__main__':
    paste () if '--paste' in sys.argv else own ()
