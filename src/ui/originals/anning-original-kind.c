/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-original-kind.h"

#include <glib/gi18n.h>

static const struct
{
  const char *name;
  const char *icon;
  const char *show;
} kinds[] = {
  [ANNING_ORIGINAL_OTHER] = { N_("File"), "text-x-generic-symbolic", N_("About this file") },
  [ANNING_ORIGINAL_PICTURE] = { N_("Picture"), "image-x-generic-symbolic", N_("Show this picture") },
  [ANNING_ORIGINAL_RECORDING] = { N_("Recording"), "audio-x-generic-symbolic", N_("Show this recording") },
  [ANNING_ORIGINAL_VIDEO] = { N_("Video"), "video-x-generic-symbolic", N_("Show this video") },
  [ANNING_ORIGINAL_PDF] = { N_("PDF"), "x-office-document-symbolic", N_("Show this PDF") },
  [ANNING_ORIGINAL_MAIL] = { N_("E-mail"), "mail-unread-symbolic", N_("Show this e-mail") },
  [ANNING_ORIGINAL_TEXT] = { N_("Text"), "text-x-generic-symbolic", N_("Show this text") },
};

AnningOriginalKind
anning_original_kind (const AnningEvidence *evidence)
{
  const char *type;

  g_return_val_if_fail (evidence != NULL, ANNING_ORIGINAL_OTHER);

  type = evidence->media_type;
  if (g_str_has_prefix (type, "image/"))
    return ANNING_ORIGINAL_PICTURE;
  if (g_str_has_prefix (type, "video/"))
    return ANNING_ORIGINAL_VIDEO;
  /* What was brought in as a recording is one, even if nothing in it can be heard. */
  if (g_str_has_prefix (type, "audio/") || evidence->problem != NULL || evidence->length_ms != ANNING_UNKNOWN)
    return ANNING_ORIGINAL_RECORDING;
  if (g_str_equal (type, "application/pdf"))
    return ANNING_ORIGINAL_PDF;
  if (g_str_equal (type, "message/rfc822"))
    return ANNING_ORIGINAL_MAIL;
  if (g_str_has_prefix (type, "text/") || g_str_equal (type, "application/xml") || g_str_equal (type, "application/json"))
    return ANNING_ORIGINAL_TEXT;
  return ANNING_ORIGINAL_OTHER;
}

const char *
anning_original_kind_name (AnningOriginalKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), "");
  return _(kinds[kind].name);
}

const char *
anning_original_kind_icon (AnningOriginalKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), NULL);
  return kinds[kind].icon;
}

const char *
anning_original_kind_show (AnningOriginalKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), "");
  return _(kinds[kind].show);
}
