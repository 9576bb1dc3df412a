/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-note-checks.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-button-line.h"

/* So many are listed; all of them are counted and marked. */
#define ITEMS_MAX 24

typedef struct
{
  AnningNotePlaceKind kind;
  guint block;
  guint start;
  guint end;
  char *words;
} Item;

struct _AnningNoteChecks
{
  AdwBin parent_instance;

  AnningNoteCheck counts;
  GArray *items;   /* Item, those that are listed */
  GArray *coming;  /* Item */

  GtkLabel *summary;
  GtkLabel *gaps;
  GtkWidget *scroller;
};

enum
{
  JUMP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningNoteChecks, anning_note_checks, ADW_TYPE_BIN)

static void
item_clear (gpointer data)
{
  Item *item = data;

  g_free (item->words);
}

static GArray *
items_new (void)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));

  g_array_set_clear_func (items, item_clear);
  return items;
}

static const char *
kind_words (AnningNotePlaceKind kind)
{
  switch (kind)
    {
    case ANNING_NOTE_PLACE_NAME:
      return C_("given away", "Name");
    case ANNING_NOTE_PLACE_PHONE:
      return C_("given away", "Phone");
    case ANNING_NOTE_PLACE_SUM:
      return C_("given away", "Sum");
    case ANNING_NOTE_PLACE_CARD:
      return C_("given away", "Card or identity number");
    case ANNING_NOTE_PLACE_GAP:
    default:
      return C_("given away", "Gap");
    }
}

static void
clicked_cb (GtkButton        *button,
            AnningNoteChecks *self)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "item"));
  const Item *item;

  if (i >= self->items->len)
    return;
  item = &g_array_index (self->items, Item, i);
  g_signal_emit (self, signals[JUMP], 0, item->block, item->start, item->end);
}

static GtkWidget *
make_button (AnningNoteChecks *self,
             guint             i)
{
  const Item *item = &g_array_index (self->items, Item, i);
  /* Translators: what kind of thing is given away, and the words themselves: “Name: Li Na” */
  g_autofree char *label = g_strdup_printf (_("%1$s: %2$s"), kind_words (item->kind), item->words);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 28);
  gtk_widget_set_tooltip_text (button, _("Go to this place"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caption");
  if (item->kind == ANNING_NOTE_PLACE_GAP || item->kind == ANNING_NOTE_PLACE_CARD)
    gtk_widget_add_css_class (button, "warning");
  g_object_set_data (G_OBJECT (button), "item", GUINT_TO_POINTER (i));
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);
  return button;
}

static gboolean
same_words (const GArray *a,
            const GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const Item *first = &g_array_index (a, Item, i);
      const Item *second = &g_array_index (b, Item, i);

      if (first->kind != second->kind || g_strcmp0 (first->words, second->words) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
show_items (AnningNoteChecks *self)
{
  GtkWidget *line = anning_button_line_new ();

  for (guint i = 0; i < self->items->len; i++)
    anning_button_line_append (ANNING_BUTTON_LINE (line), make_button (self, i));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), line);
  gtk_widget_set_visible (self->scroller, self->items->len > 0);
}

static void
show_counts (AnningNoteChecks *self)
{
  const AnningNoteCheck *counts = &self->counts;
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *gaps = NULL;

  /* Translators: how many places of the note hold a name, a phone number, a sum of money */
  g_string_printf (line, _("Will be sent: names in %1$u, phone numbers in %2$u, sums in %3$u places"),
                   counts->names, counts->phones, counts->sums);
  if (counts->cards > 0)
    {
      g_string_append_c (line, '\n');
      g_string_append_printf (line, ngettext ("and %u number as long as an identity or bank card",
                                              "and %u numbers as long as an identity or bank card", counts->cards),
                              counts->cards);
    }
  gtk_label_set_label (self->summary, line->str);

  gaps = g_strdup_printf (ngettext ("%u gap “____” is still to be filled in.",
                                    "%u gaps “____” are still to be filled in.", counts->gaps), counts->gaps);
  gtk_label_set_label (self->gaps, gaps);
  gtk_widget_set_visible (GTK_WIDGET (self->gaps), counts->gaps > 0);
}

static GtkLabel *
add_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
anning_note_checks_finalize (GObject *object)
{
  AnningNoteChecks *self = ANNING_NOTE_CHECKS (object);

  g_array_unref (self->items);
  g_clear_pointer (&self->coming, g_array_unref);
  G_OBJECT_CLASS (anning_note_checks_parent_class)->finalize (object);
}

static void
anning_note_checks_class_init (AnningNoteChecksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_note_checks_finalize;

  signals[JUMP] = g_signal_new ("jump", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
}

static void
anning_note_checks_init (AnningNoteChecks *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->items = items_new ();
  self->summary = add_label (box);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "numeric");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), 96);
  gtk_widget_set_visible (self->scroller, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("What the note gives away"), -1);
  gtk_box_append (GTK_BOX (box), self->scroller);
  self->gaps = add_label (box);
  gtk_widget_add_css_class (GTK_WIDGET (self->gaps), "warning");
  adw_bin_set_child (ADW_BIN (self), box);
}

void
anning_note_checks_begin (AnningNoteChecks *self)
{
  g_return_if_fail (ANNING_IS_NOTE_CHECKS (self));

  memset (&self->counts, 0, sizeof self->counts);
  g_clear_pointer (&self->coming, g_array_unref);
  self->coming = items_new ();
}

void
anning_note_checks_add (AnningNoteChecks *self,
                        guint             block,
                        const char       *text,
                        const GArray     *places)
{
  g_return_if_fail (ANNING_IS_NOTE_CHECKS (self) && self->coming != NULL);
  g_return_if_fail (text != NULL && places != NULL);

  anning_note_check_add (&self->counts, places);
  for (guint i = 0; i < places->len && self->coming->len < ITEMS_MAX; i++)
    {
      const AnningNotePlace *place = &g_array_index (places, AnningNotePlace, i);
      Item item = { place->kind, block, (guint) place->start, (guint) place->end,
                    g_strndup (text + place->start, place->end - place->start) };

      g_array_append_val (self->coming, item);
    }
}

void
anning_note_checks_end (AnningNoteChecks *self)
{
  gboolean same;

  g_return_if_fail (ANNING_IS_NOTE_CHECKS (self) && self->coming != NULL);

  /* The buttons stay while only their places moved: who typed a letter had no new one made. */
  same = same_words (self->items, self->coming);
  g_array_unref (self->items);
  self->items = g_steal_pointer (&self->coming);
  if (!same)
    show_items (self);
  show_counts (self);
}

const AnningNoteCheck *
anning_note_checks_get_counts (AnningNoteChecks *self)
{
  g_return_val_if_fail (ANNING_IS_NOTE_CHECKS (self), NULL);
  return &self->counts;
}

const char *
anning_note_checks_get_summary (AnningNoteChecks *self)
{
  g_return_val_if_fail (ANNING_IS_NOTE_CHECKS (self), "");
  return gtk_label_get_label (self->summary);
}
