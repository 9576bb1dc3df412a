/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kit-fixture.h"

#include <string.h>

#include "anning-kit-text.h"

/* RFC 4648, 5, without padding */
static char *
url64 (const guchar *data,
       gsize         size)
{
  char *text = g_base64_encode (data, size);

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';
  return text;
}

char *
kit_fixture_line (const char *key,
                  const char *payload)
{
  g_autofree char *handle = anning_kit_handle_of_key (key);
  /* The reader wants something to be there. */
  g_autofree char *told = url64 ((const guchar *) payload, MAX (strlen (payload), 1));
  g_autofree char *signed_text = g_strdup_printf ("AN1:%s:%s", handle, told);
  g_autofree char *mac = NULL;
  guint8 bytes[16], digest[32];
  gsize length = sizeof digest;
  GHmac *hmac;

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) (g_ascii_xdigit_value (key[2 * i]) * 16 + g_ascii_xdigit_value (key[2 * i + 1]));
  hmac = g_hmac_new (G_CHECKSUM_SHA256, bytes, sizeof bytes);
  g_hmac_update (hmac, (const guchar *) signed_text, -1);
  g_hmac_get_digest (hmac, digest, &length);
  g_hmac_unref (hmac);
  mac = url64 (digest, length);
  mac[16] = '\0';
  return g_strdup_printf ("%s:%s\n", signed_text, mac);
}
