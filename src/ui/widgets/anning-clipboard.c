/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-clipboard.h"

#include <string.h>

/* What Klipper of KDE, CopyQ, GPaste and others understand as "not this". Where none does it changes nothing. */
#define SECRET_TYPE "x-kde-passwordManagerHint"
#define SECRET "secret"

static void
changed_cb (GdkClipboard *clipboard)
{
  GdkContentProvider *content = gdk_clipboard_is_local (clipboard) ? gdk_clipboard_get_content (clipboard) : NULL;
  g_autoptr (GdkContentFormats) formats = NULL;
  g_autoptr (GdkContentProvider) both = NULL;
  g_autoptr (GBytes) secret = NULL;
  GdkContentProvider *parts[2];

  if (content == NULL)
    return;
  formats = gdk_content_provider_ref_formats (content);
  if (gdk_content_formats_contain_mime_type (formats, SECRET_TYPE))
    return;

  secret = g_bytes_new_static (SECRET, strlen (SECRET));
  parts[0] = g_object_ref (content);
  parts[1] = gdk_content_provider_new_for_bytes (SECRET_TYPE, secret);
  both = gdk_content_provider_new_union (parts, G_N_ELEMENTS (parts));
  gdk_clipboard_set_content (clipboard, both);
}

void
anning_clipboard_guard (GdkClipboard *clipboard)
{
  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  if (g_signal_handler_find (clipboard, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, changed_cb, NULL) == 0)
    g_signal_connect (clipboard, "changed", G_CALLBACK (changed_cb), NULL);
}
