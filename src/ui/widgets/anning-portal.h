/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <gio/gunixfdlist.h>

G_BEGIN_DECLS

#define ANNING_PORTAL_NAME "org.freedesktop.portal.Desktop"
#define ANNING_PORTAL_PATH "/org/freedesktop/portal/desktop"

/* A portal that does not answer is as good as none: ms */
#define ANNING_PORTAL_PATIENCE 3000

/*
 * Asks a portal of the desktop for something, and waits for what comes of it.
 *
 * @interface: such as "org.freedesktop.portal.Email"
 * @arguments: (transfer floating): a tuple of all arguments but the last, which are the options
 * @options: (nullable) (transfer floating): a{sv}; the handle's token is added
 * @fds: (nullable): what arguments of the type h point into
 */
void     anning_portal_ask_async  (GDBusConnection      *bus,
                                   const char           *interface,
                                   const char           *method,
                                   GVariant             *arguments,
                                   GVariant             *options,
                                   GUnixFDList          *fds,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
/*
 * Hands on what came of it to @task, a boolean one: that it was done, or G_IO_ERROR_CANCELLED when somebody declined.
 *
 * Returns: FALSE: neither; there is no such portal or it could not do it, and @task still waits for another way
 */
gboolean anning_portal_ask_settle (GAsyncResult         *result,
                                   GTask                *task);

G_END_DECLS
