/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Drafts of e-mails, opened in the mail program of the desktop: by its portal
 * (org.freedesktop.portal.Email) where it has one, else by whatever opens mailto:.
 * Nothing is sent: that is up to whoever sees the draft.
 */

/* Whether there is a mail program. */
void     anning_mail_find_async     (GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
/* Never fails: what cannot be found out counts as none. */
gboolean anning_mail_find_finish    (GAsyncResult         *result);

/*
 * @subject: shows nothing of the matter: it is seen wherever mails are listed
 */
void     anning_mail_compose_async  (const char           *subject,
                                     const char           *body,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
/*
 * Returns: TRUE when the draft was handed over; else FALSE and @error: G_IO_ERROR_CANCELLED when it was
 *   declined, G_IO_ERROR_NOT_SUPPORTED when there is no mail program
 */
gboolean anning_mail_compose_finish (GAsyncResult         *result,
                                     GError              **error);

G_END_DECLS
