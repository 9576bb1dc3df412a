/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-letter-paper.h"

#include <glib/gi18n.h>

#include "anning-growing-text.h"
#include "anning-letter-text.h"

#define MARGIN 24
#define INDENT 18

struct _AnningLetterPaper
{
  GtkBox parent_instance;

  AnningLetterBook *book;
  char *language;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  guint showing : 1;
};

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningLetterPaper, anning_letter_paper, GTK_TYPE_BOX)

static const char *
tag_name (AnningLetterLineKind kind)
{
  switch (kind)
    {
    case ANNING_LETTER_LINE_TITLE:
      return "title";
    case ANNING_LETTER_LINE_BLANK:
      return "blank";
    case ANNING_LETTER_LINE_ITEM:
      return "item";
    case ANNING_LETTER_LINE_RIGHT:
      return "right";
    case ANNING_LETTER_LINE_BODY:
    default:
      return NULL;
    }
}

static void
tag_lines (AnningLetterPaper *self,
           const char        *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean first = TRUE;

  for (int i = 0; lines[i] != NULL; i++)
    {
      const AnningLetterLineKind kind = anning_letter_line_kind (lines[i], first, NULL);
      const char *name = tag_name (kind);
      GtkTextIter start, end;

      if (kind != ANNING_LETTER_LINE_BLANK)
        first = FALSE;
      if (name == NULL)
        continue;
      gtk_text_buffer_get_iter_at_line (self->buffer, &start, i);
      end = start;
      /* With its line break: an empty line has nothing else to be small. */
      gtk_text_iter_forward_line (&end);
      gtk_text_buffer_apply_tag_by_name (self->buffer, name, &start, &end);
    }
}

static void
tag_gaps (AnningLetterPaper *self,
          const char        *text)
{
  g_autoptr (GArray) gaps = anning_letter_text_gaps (self->book, self->language, text);

  for (guint i = 0; i < gaps->len; i++)
    {
      const AnningLetterGap *gap = &g_array_index (gaps, AnningLetterGap, i);
      GtkTextIter start, end;

      gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) g_utf8_pointer_to_offset (text, text + gap->start));
      gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) g_utf8_pointer_to_offset (text, text + gap->end));
      gtk_text_buffer_apply_tag_by_name (self->buffer, "gap", &start, &end);
    }
}

static void
tag (AnningLetterPaper *self)
{
  g_autofree char *text = anning_letter_paper_get_text (self);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_all_tags (self->buffer, &start, &end);
  tag_lines (self, text);
  tag_gaps (self, text);
}

static void
changed_cb (AnningLetterPaper *self)
{
  if (self->showing)
    return;
  tag (self);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
add_tags (GtkTextBuffer *buffer)
{
  PangoTabArray *tabs = pango_tab_array_new_with_positions (1, TRUE, PANGO_TAB_LEFT, 1);

  gtk_text_buffer_create_tag (buffer, "title", "weight", PANGO_WEIGHT_BOLD, "scale", 1.35,
                              "justification", GTK_JUSTIFY_CENTER, "pixels-below-lines", 6, NULL);
  /* The tabs that set it right in other programs take no room here. */
  gtk_text_buffer_create_tag (buffer, "right", "justification", GTK_JUSTIFY_RIGHT, "tabs", tabs, NULL);
  gtk_text_buffer_create_tag (buffer, "item", "left-margin", MARGIN + INDENT, "indent", -INDENT, NULL);
  gtk_text_buffer_create_tag (buffer, "blank", "scale", 0.6, NULL);
  /* An amber that stands out on light and on dark. */
  gtk_text_buffer_create_tag (buffer, "gap", "background-rgba", &(GdkRGBA) { 0.9f, 0.65f, 0.1f, 0.3f }, NULL);
  pango_tab_array_free (tabs);
}

static void
anning_letter_paper_dispose (GObject *object)
{
  AnningLetterPaper *self = ANNING_LETTER_PAPER (object);

  g_clear_object (&self->book);
  G_OBJECT_CLASS (anning_letter_paper_parent_class)->dispose (object);
}

static void
anning_letter_paper_finalize (GObject *object)
{
  g_free (ANNING_LETTER_PAPER (object)->language);
  G_OBJECT_CLASS (anning_letter_paper_parent_class)->finalize (object);
}

static void
anning_letter_paper_class_init (AnningLetterPaperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_letter_paper_dispose;
  object_class->finalize = anning_letter_paper_finalize;

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_letter_paper_init (AnningLetterPaper *self)
{
  self->view = g_object_new (ANNING_TYPE_GROWING_TEXT, NULL);
  self->buffer = gtk_text_view_get_buffer (self->view);
  add_tags (self->buffer);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_left_margin (self->view, MARGIN);
  gtk_text_view_set_right_margin (self->view, MARGIN);
  gtk_text_view_set_top_margin (self->view, MARGIN);
  gtk_text_view_set_bottom_margin (self->view, MARGIN);
  gtk_text_view_set_pixels_inside_wrap (self->view, 3);
  gtk_text_view_set_pixels_below_lines (self->view, 3);
  gtk_text_view_set_editable (self->view, FALSE);
  gtk_text_view_set_cursor_visible (self->view, FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->view), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "inline");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The letter"), -1);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->view));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
}

GtkWidget *
anning_letter_paper_new (AnningLetterBook *book)
{
  AnningLetterPaper *self;

  g_return_val_if_fail (ANNING_IS_LETTER_BOOK (book), NULL);

  self = g_object_new (ANNING_TYPE_LETTER_PAPER, NULL);
  self->book = g_object_ref (book);
  return GTK_WIDGET (self);
}

void
anning_letter_paper_set_text (AnningLetterPaper *self,
                              const char        *text,
                              const char        *language)
{
  g_autofree char *shown = NULL;
  GtkTextIter start;

  g_return_if_fail (ANNING_IS_LETTER_PAPER (self) && text != NULL);

  shown = anning_letter_paper_get_text (self);
  if (g_str_equal (shown, text) && g_strcmp0 (self->language, language) == 0)
    return;
  g_free (self->language);
  self->language = g_strdup (language);
  self->showing = TRUE;
  gtk_text_buffer_set_text (self->buffer, text, -1);
  /* The text leaves the cursor behind itself; whoever begins to edit would be thrown to the end. */
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  gtk_text_buffer_place_cursor (self->buffer, &start);
  self->showing = FALSE;
  tag (self);
}

char *
anning_letter_paper_get_text (AnningLetterPaper *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (ANNING_IS_LETTER_PAPER (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

void
anning_letter_paper_set_editable (AnningLetterPaper *self,
                                  gboolean           editable)
{
  GtkWidget *scroller;
  GtkAdjustment *adjustment;
  double value;

  g_return_if_fail (ANNING_IS_LETTER_PAPER (self));

  gtk_text_view_set_editable (self->view, editable);
  gtk_text_view_set_cursor_visible (self->view, editable);
  scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  if (!editable || scroller == NULL)
    return;

  /* What takes the focus is scrolled to its end; what was just being read has to stay. */
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  value = gtk_adjustment_get_value (adjustment);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_adjustment_set_value (adjustment, value);
}
