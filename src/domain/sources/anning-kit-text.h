/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The text in which the page of a relative's phone hands over what was written down
 * in it. One line, AN1:<handle>:<payload>:<mac>, anywhere among other words; or the
 * same line in pieces, AN1/<i>/<n>/<handle>:<chunk>, as codes hold them. What chat
 * programs do to it (breaks, blanks, signs of no width) is passed over.
 */
#define ANNING_KIT_PAYLOAD_MAX (256 * 1024)    /* bytes */
#define ANNING_KIT_TEXT_MAX (4 * 1024 * 1024)  /* bytes of all that was handed over */
#define ANNING_KIT_CODES_MAX 64                /* lines in one text */
#define ANNING_KIT_PIECES_MAX 999

#define ANNING_KIT_ERROR (anning_kit_error_quark ())
GQuark anning_kit_error_quark (void);

/* Why it is refused. */
typedef enum
{
  ANNING_KIT_ERROR_NONE,        /* there is none in it */
  ANNING_KIT_ERROR_CUT_OFF,
  ANNING_KIT_ERROR_PIECES,      /* the message: those that are missing and how many there are, "2 3/4" */
  ANNING_KIT_ERROR_NEWER,       /* of a later version of the program */
  ANNING_KIT_ERROR_UNKNOWN_KIT, /* of a page that was not made from this file */
  ANNING_KIT_ERROR_NOBODY,      /* whom the page was made for is not in this file any more */
  ANNING_KIT_ERROR_CHANGED,     /* on the way */
  ANNING_KIT_ERROR_NOT_JSON,    /* signed, and yet not what the page writes; as the next */
  ANNING_KIT_ERROR_WRONG,
  ANNING_KIT_ERROR_TOO_LARGE,
  ANNING_KIT_ERROR_TIME,        /* before 2000, or yet to come */
} AnningKitError;

/* One line, not verified. */
typedef struct
{
  char *handle;
  char *payload; /* base64url */
  char *mac;
} AnningKitCode;

/* Whether @text (NUL-terminated) holds the beginning of such a line or piece, of any version. */
gboolean    anning_kit_text_is       (const char           *text);
/*
 * @text: UTF-8 or nearly so
 *
 * Returns: (transfer full) (element-type AnningKitCode): each line once, at least one;
 *   NULL and ANNING_KIT_ERROR
 */
GPtrArray  *anning_kit_text_read     (const char           *text,
                                      GError              **error);

/*
 * By which the text names the page that it comes from: the first eight characters of
 * RFC 4648 base32 of the key's SHA-256, in lower case.
 *
 * Returns: (transfer full) (nullable): NULL when @key is not 32 hexadecimal digits
 */
char       *anning_kit_handle_of_key (const char           *key);
/*
 * Verifies @self (HMAC-SHA256, RFC 2104, of all before the last colon) and takes it
 * out of base64url (RFC 4648, 5).
 *
 * Returns: (transfer full): or NULL and ANNING_KIT_ERROR
 */
GBytes     *anning_kit_code_open     (const AnningKitCode  *self,
                                      const char           *key,
                                      GError              **error);

G_END_DECLS
