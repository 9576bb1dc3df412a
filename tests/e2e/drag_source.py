# SPDX-License-Identifier: GPL-3.0-or-later
"""drag_source.py PATH…: a small window from which these files can be dragged, as from a file manager.

The window is titled "drag-source"; a drag may begin anywhere in it."""

import sys

import gi
gi.require_version ('Gdk', '4.0')
gi.require_version ('Gtk', '4.0')
from gi.repository import Gdk, Gio, GObject, Gtk


def show (application):
    files = [Gio.File.new_for_path (path) for path in sys.argv[1:]]
    label = Gtk.Label (label='drag-source')
    source = Gtk.DragSource (actions=Gdk.DragAction.COPY)
    source.connect ('prepare', lambda *_: Gdk.ContentProvider.new_for_value (
        GObject.Value (Gdk.FileList, Gdk.FileList.new_from_list (files))))
    label.add_controller (source)
    Gtk.ApplicationWindow (application=application, title='drag-source', child=label,
                           default_width=120, default_height=120).present ()


application = Gtk.Application (flags=Gio.ApplicationFlags.NON_UNIQUE)
application.connect ('activate', show)
application.run ([])
