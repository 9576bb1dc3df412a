/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-fingerprint-paper.h"

#include <glib/gi18n.h>

#include "anning-qr.h"

/* Points. */
#define SIDE 200

static void
draw_qr (cairo_t       *cr,
         PangoContext  *context,
         double         width,
         double         height,
         gconstpointer  data)
{
  anning_qr_draw (data, cr, MIN (width, height));
}

static void
add_block (GPtrArray       *blocks,
           AnningPageStyle  style,
           const char      *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  anning_page_blocks_add (blocks, style, markup, NULL);
}

/**
 * anning_fingerprint_paper_new:
 * @line: as anning_fingerprint_line_format() writes it
 *
 * A sheet of paper that says by itself what it is, what it proves and how it is checked.
 *
 * Returns: (transfer full) (element-type AnningPageBlock)
 */
GPtrArray *
anning_fingerprint_paper_new (const char *line)
{
  GPtrArray *blocks = anning_page_blocks_new ();
  g_autoptr (AnningQr) qr = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *markup = NULL;

  g_return_val_if_fail (line != NULL, blocks);

  qr = anning_qr_new (line, NULL);
  escaped = g_markup_escape_text (line, -1);
  markup = g_strdup_printf ("<tt>%s</tt>", escaped);
  add_block (blocks, ANNING_PAGE_TITLE, _("Fingerprint of a Log"));
  anning_page_blocks_add (blocks, ANNING_PAGE_BODY, markup, NULL);
  if (qr != NULL)
    anning_page_blocks_add_drawing (blocks, _("The same line as a QR code"), SIDE, draw_qr, g_steal_pointer (&qr),
                                    (GDestroyNotify) anning_qr_free);
  add_block (blocks, ANNING_PAGE_BODY,
             _("Whoever keeps this line can show later that the log stood as it did then: no entry up to the number "
               "behind # can be changed, dropped or slipped in without the line failing to fit."));
  add_block (blocks, ANNING_PAGE_BODY,
             _("It proves that this state existed no later than the day on which somebody else received it. It does not "
               "prove that what was written down is true."));
  add_block (blocks, ANNING_PAGE_SMALL,
             _("To check: anning --verify-fingerprint \"THE LINE\", or the file JOURNAL.txt of a bundle, where the row "
               "with that number ends with the 64 digits."));
  return blocks;
}
