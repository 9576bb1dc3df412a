# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desktop offers on the session bus, as far as the program asks it: a file manager and a place for
messages. Nothing is shown; what was asked is noted."""

import threading

from gi.repository import Gio, GLib

from driver import wait_until

INTERFACES = """<node>
<interface name="org.freedesktop.FileManager1">
<method name="ShowItems"><arg type="as" direction="in"/><arg type="s" direction="in"/></method>
</interface>
<interface name="org.freedesktop.Notifications">
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
<arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
<arg type="s" direction="out"/><arg type="s" direction="out"/></method>
<signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
</interface>
</node>"""
PLACES = {'org.freedesktop.FileManager1': '/org/freedesktop/FileManager1',
          'org.freedesktop.Notifications': '/org/freedesktop/Notifications'}


class Desktop:
    """Use as a context. calls: of the file manager, method and URIs; messages: by number, all that came with each;
    closed: the numbers of those that were taken back."""

    def __init__ (self):
        self.calls, self.messages, self.closed, self.names = [], {}, [], 0
        self.context = GLib.MainContext.new ()
        self.loop = GLib.MainLoop.new (self.context, False)
        self.thread = threading.Thread (target=self._serve, daemon=True)

    def __enter__ (self):
        self.thread.start ()
        wait_until (lambda: self.names == len (PLACES), 'the names of the desktop')
        return self

    def __exit__ (self, *_):
        self.loop.quit ()
        self.thread.join ()
        return False

    def press (self, number):
        """As somebody presses a message."""
        self.bus.emit_signal (None, PLACES['org.freedesktop.Notifications'], 'org.freedesktop.Notifications',
                              'ActionInvoked', GLib.Variant ('(us)', (number, 'default')))

    def _serve (self):
        self.context.push_thread_default ()
        address = Gio.dbus_address_get_for_bus_sync (Gio.BusType.SESSION)
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync (address, flags)
        for interface in Gio.DBusNodeInfo.new_for_xml (INTERFACES).interfaces:
            self.bus.register_object (PLACES[interface.name], interface, self._called)
            Gio.bus_own_name_on_connection (self.bus, interface.name, Gio.BusNameOwnerFlags.NONE, self._owned, None)
        self.loop.run ()
        self.bus.close_sync ()
        self.context.pop_thread_default ()

    def _owned (self, *_):
        self.names += 1

    def _called (self, bus, sender, place, interface, method, parameters, invocation):
        values, answer = parameters.unpack (), None
        if method == 'Notify':
            number = values[1] or len (self.messages) + 1
            self.messages[number] = values
            answer = GLib.Variant ('(u)', (number,))
        elif method == 'CloseNotification':
            self.closed.append (values[0])
        elif method == 'GetCapabilities':
            answer = GLib.Variant ('(as)', (['actions', 'body', 'persistence'],))
        elif method == 'GetServerInformation':
            answer = GLib.Variant ('(ssss)', ('test', 'test', '1', '1.2'))
        else:
            self.calls.append ((method, values[0]))
        invocation.return_value (answer)
