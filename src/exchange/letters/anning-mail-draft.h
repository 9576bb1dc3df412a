/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A mailto: URI (RFC 6068) that opens a draft to nobody yet: UTF-8 percent-encoded, so
 * that Chinese comes out as it went in, line breaks as %0D%0A.
 *
 * @subject: one line; what breaks it becomes a space
 *
 * Returns: (transfer full): the URI
 */
char *anning_mail_draft_uri (const char *subject,
                             const char *body);

G_END_DECLS
