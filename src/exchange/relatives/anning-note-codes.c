/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-note-codes.h"

#include <string.h>

#include "anning-qr.h"

/* "12/34" and a line break. */
#define NUMBER_BYTES 8
/* Pixels of one module's side in a picture: a phone reads it from another phone's screen. */
#define PIXELS 8
/* Of a code on paper, in points: two stand on a sheet of A4, a module is a millimetre wide. */
#define PAPER_SIDE 290.0

/* Where a text may be parted, from the best place to the worst. */
typedef enum
{
  PART_AT_PARAGRAPH,
  PART_AT_SENTENCE,
  PART_AT_CHARACTER,
  N_PLACES
} Place;

static gboolean
may_part (const PangoLogAttr *attribute,
          const char         *p,
          Place               place)
{
  switch (place)
    {
    case PART_AT_PARAGRAPH:
      return p[-1] == '\n';
    case PART_AT_SENTENCE:
      return p[-1] == '\n' || attribute->is_sentence_start;
    case PART_AT_CHARACTER:
    case N_PLACES:
    default:
      return attribute->is_cursor_position;
    }
}

/*
 * How many characters from @start on go into a code; @attributes: of the character at @start and what follows.
 * A better place is taken when it leaves the code at least half full.
 */
static guint
find_end (const char         *start,
          const PangoLogAttr *attributes,
          gsize               room)
{
  guint found[N_PLACES] = { 0 };
  const char *p = start;

  if (strlen (start) <= room)
    return (guint) g_utf8_strlen (start, -1);
  for (guint n = 0; *p != '\0' && (gsize) (g_utf8_next_char (p) - start) <= room; n++, p = g_utf8_next_char (p))
    {
      const gsize bytes = (gsize) (g_utf8_next_char (p) - start);

      for (Place place = 0; place < N_PLACES; place++)
        {
          if (may_part (&attributes[n + 1], g_utf8_next_char (p), place) && (place == PART_AT_CHARACTER || bytes * 2 >= room))
            found[place] = n + 1;
        }
    }
  for (Place place = 0; place < N_PLACES; place++)
    {
      if (found[place] > 0)
        return found[place];
    }
  /* A heap of marks over one letter that fills a code: parted between its characters. */
  return (guint) g_utf8_pointer_to_offset (start, p);
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      if (!g_unichar_isspace (g_utf8_get_char (text)))
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
part (const char *text,
      const char *language)
{
  const gsize room = ANNING_NOTE_CODE_BYTES - NUMBER_BYTES;
  const int n_characters = (int) g_utf8_strlen (text, -1);
  g_autofree PangoLogAttr *attributes = g_new0 (PangoLogAttr, n_characters + 1);
  GPtrArray *pieces = g_ptr_array_new_with_free_func (g_free);
  const char *start = text;
  gsize at = 0;

  pango_get_log_attrs (text, (int) strlen (text), -1,
                       pango_language_from_string (g_strcmp0 (language, "en") == 0 ? "en" : "zh-cn"), attributes,
                       n_characters + 1);
  while (*start != '\0')
    {
      const guint n = find_end (start, attributes + at, room);
      const char *end = g_utf8_offset_to_pointer (start, n);
      g_autofree char *piece = g_strstrip (g_strndup (start, (gsize) (end - start)));

      if (!is_blank (piece))
        g_ptr_array_add (pieces, g_steal_pointer (&piece));
      start = end;
      at += n;
    }
  return pieces;
}

GPtrArray *
anning_note_codes_split (const char *text,
                         const char *language)
{
  g_autofree char *valid = NULL;
  GPtrArray *codes;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_strstrip (g_utf8_make_valid (text, -1));
  if (strlen (valid) <= ANNING_NOTE_CODE_BYTES)
    {
      codes = g_ptr_array_new_with_free_func (g_free);
      if (!is_blank (valid))
        g_ptr_array_add (codes, g_steal_pointer (&valid));
      return codes;
    }
  codes = part (valid, language);
  for (guint i = 0; codes->len > 1 && i < codes->len; i++)
    {
      char *piece = g_ptr_array_index (codes, i);

      codes->pdata[i] = g_strdup_printf ("%u/%u\n%s", i + 1, codes->len, piece);
      g_free (piece);
    }
  return codes;
}

static void
draw_cb (cairo_t       *cr,
         PangoContext  *context,
         double         width,
         double         height,
         gconstpointer  data)
{
  g_autoptr (AnningQr) qr = anning_qr_new (data, NULL);

  if (qr == NULL)
    return;
  cairo_translate (cr, (width - height) / 2, 0);
  anning_qr_draw (qr, cr, height);
}

GPtrArray *
anning_note_codes_blocks (GPtrArray *codes)
{
  GPtrArray *blocks;

  g_return_val_if_fail (codes != NULL, NULL);

  blocks = anning_page_blocks_new ();
  for (guint i = 0; i < codes->len; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u / %u", i + 1, codes->len);

      if (codes->len > 1)
        anning_page_blocks_add (blocks, ANNING_PAGE_TITLE, number, NULL);
      anning_page_blocks_add_drawing (blocks, "", PAPER_SIDE, draw_cb, g_strdup (g_ptr_array_index (codes, i)), g_free);
    }
  return blocks;
}

GPtrArray *
anning_note_codes_render (GPtrArray  *codes,
                          GError    **error)
{
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  g_return_val_if_fail (codes != NULL, NULL);

  for (guint i = 0; i < codes->len; i++)
    {
      g_autoptr (AnningQr) qr = anning_qr_new (g_ptr_array_index (codes, i), error);
      GBytes *png = qr != NULL ? anning_qr_render_png (qr, PIXELS, error) : NULL;

      if (png == NULL)
        return NULL;
      g_ptr_array_add (pictures, png);
    }
  return g_steal_pointer (&pictures);
}

static void
render_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *pictures = anning_note_codes_render (task_data, &error);

  if (pictures == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, pictures, (GDestroyNotify) g_ptr_array_unref);
}

void
anning_note_codes_render_async (GPtrArray           *codes,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (codes != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, anning_note_codes_render_async);
  g_task_set_task_data (task, g_ptr_array_ref (codes), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, render_thread);
}

GPtrArray *
anning_note_codes_render_finish (GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
