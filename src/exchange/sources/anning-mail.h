/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "anning-record.h"

G_BEGIN_DECLS

/* Of a larger message only so much is read: what is cut off are attachments. */
#define ANNING_MAIL_MAX (64 * 1024 * 1024)
/* So much of its text, in bytes. */
#define ANNING_MAIL_TEXT_MAX (1024 * 1024)

/* An e-mail as it stands in a file (RFC 5322). All texts are valid UTF-8, and all may hold anything. */
typedef struct
{
  char *from;            /* "某某消费金融 <service@example.cn>"; NULL if none */
  char *from_name;       /* NULL if none */
  char *from_address;    /* NULL if none */
  char *to;              /* NULL if none */
  char *copies;          /* NULL if none */
  gboolean received;     /* a server passed it on to whoever saved it: it is no copy of what they wrote */
  char *subject;         /* NULL if none */
  gint64 sent_at;        /* ms, ANNING_UNKNOWN if the Date field is missing or wrong */
  gint64 utc_offset;     /* minutes, of whoever sent it */
  char *text;            /* the first part that is text; "" if none */
  gboolean text_is_html; /* it was made of HTML */
  gboolean text_is_cut;
  GPtrArray *attachments; /* char *: their names */
} AnningMail;

AnningMail *anning_mail_read (GInputStream  *stream,
                              GCancellable  *cancellable,
                              GError       **error);
void        anning_mail_free (AnningMail    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningMail, anning_mail_free)

G_END_DECLS
