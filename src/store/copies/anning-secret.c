/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-secret-private.h"

#include <sodium.h>
#include <string.h>

struct _AnningSecret
{
  gatomicrefcount refs;
  guint8 *bytes; /* of sodium_malloc(): locked, and a page that may not be touched before and behind it */
  gsize length;
};

/* Where the system has no source of random bytes nothing can be sealed, and nothing safe be said. */
void
anning_secret_set_up (void)
{
  static gsize ready = 0;

  if (!g_once_init_enter (&ready))
    return;
  if (sodium_init () < 0)
    g_error ("libsodium cannot be used on this system");
  g_once_init_leave (&ready, 1);
}

AnningSecret *
anning_secret_new (const char *text,
                   gssize      length)
{
  AnningSecret *self;
  gsize n;

  g_return_val_if_fail (text != NULL, NULL);

  n = length < 0 ? strlen (text) : (gsize) length;
  if (n == 0 || n > ANNING_SECRET_LONGEST)
    return NULL;
  anning_secret_set_up ();
  self = g_new0 (AnningSecret, 1);
  g_atomic_ref_count_init (&self->refs);
  self->bytes = anning_secret_alloc (n);
  self->length = n;
  memcpy (self->bytes, text, n);
  sodium_mprotect_readonly (self->bytes);
  return self;
}

AnningSecret *
anning_secret_ref (AnningSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
anning_secret_unref (AnningSecret *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  sodium_free (self->bytes);
  g_free (self);
}

gboolean
anning_secret_equal (const AnningSecret *self,
                     const AnningSecret *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  return self->length == other->length && sodium_memcmp (self->bytes, other->bytes, self->length) == 0;
}

void
anning_secret_wipe (gpointer bytes,
                    gsize    length)
{
  sodium_memzero (bytes, length);
}

const char *
anning_secret_get (const AnningSecret *self,
                   gsize              *length)
{
  *length = self->length;
  return (const char *) self->bytes;
}

gpointer
anning_secret_alloc (gsize length)
{
  gpointer place = sodium_malloc (length);

  if (place == NULL)
    g_error ("No memory for %" G_GSIZE_FORMAT " bytes", length);
  return place;
}
