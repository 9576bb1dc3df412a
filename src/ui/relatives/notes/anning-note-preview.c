/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-note-preview.h"

#include <glib/gi18n.h>

#include "anning-note-text.h"

/* As wide as a small phone's screen, in pixels. */
#define PHONE_WIDTH 300

struct _AnningNotePreview
{
  AdwBin parent_instance;

  GPtrArray *blocks; /* Shown */
  AnningNoteKnown *known;

  GtkStack *stack;
  GtkBox *message;
};

/* One block as it is on the screen. */
typedef struct
{
  GtkLabel *label; /* belongs to the box */
  char *text;
  GArray *places;
} Shown;

G_DEFINE_FINAL_TYPE (AnningNotePreview, anning_note_preview, ADW_TYPE_BIN)

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  g_free (shown->text);
  g_clear_pointer (&shown->places, g_array_unref);
  g_free (shown);
}

static void
mark (PangoAttrList  *attributes,
      PangoAttribute *attribute,
      const AnningNotePlace *place)
{
  attribute->start_index = place->start;
  attribute->end_index = place->end;
  pango_attr_list_insert (attributes, attribute);
}

/* Not by colour alone: what is given away has a line, a gap two of them. */
static void
mark_places (GtkLabel     *label,
             const GArray *places)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; i < places->len; i++)
    {
      const AnningNotePlace *place = &g_array_index (places, AnningNotePlace, i);
      gboolean gap = place->kind == ANNING_NOTE_PLACE_GAP;

      mark (attributes, pango_attr_underline_new (gap ? PANGO_UNDERLINE_DOUBLE : PANGO_UNDERLINE_SINGLE), place);
      mark (attributes, pango_attr_background_new (0xe5e5, 0xa5a5, 0x0a0a), place);
      /* Readable on light and on dark. */
      mark (attributes, pango_attr_background_alpha_new (0x5000), place);
    }
  gtk_label_set_attributes (label, attributes);
}

static GtkLabel *
add_label (AnningNotePreview *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_box_append (self->message, label);
  return GTK_LABEL (label);
}

static void
show_block (AnningNotePreview     *self,
            guint                  i,
            const AnningNoteBlock *block,
            gboolean               again)
{
  Shown *shown;

  if (i == self->blocks->len)
    {
      shown = g_new0 (Shown, 1);
      shown->label = add_label (self);
      g_ptr_array_add (self->blocks, shown);
    }
  shown = g_ptr_array_index (self->blocks, i);
  if (!again && g_strcmp0 (shown->text, block->text) == 0)
    return;
  g_free (shown->text);
  shown->text = g_strdup (block->text);
  g_clear_pointer (&shown->places, g_array_unref);
  shown->places = anning_note_places_find (shown->text, self->known);
  gtk_label_set_text (shown->label, shown->text);
  mark_places (shown->label, shown->places);
}

static void
anning_note_preview_finalize (GObject *object)
{
  AnningNotePreview *self = ANNING_NOTE_PREVIEW (object);

  g_ptr_array_unref (self->blocks);
  anning_note_known_unref (self->known);
  G_OBJECT_CLASS (anning_note_preview_parent_class)->finalize (object);
}

static void
anning_note_preview_class_init (AnningNotePreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_note_preview_finalize;
}

static void
anning_note_preview_init (AnningNotePreview *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *empty = gtk_label_new (_("Nothing is switched on yet."));

  self->blocks = g_ptr_array_new_with_free_func (shown_free);
  self->message = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_set_valign (GTK_WIDGET (self->message), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "anning-message");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->message),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("What will be sent"), -1);

  gtk_label_set_wrap (GTK_LABEL (empty), TRUE);
  gtk_widget_add_css_class (empty, "dim-label");

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, empty, "empty");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->message), "message");

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->stack));
  gtk_widget_set_size_request (scroller, PHONE_WIDTH, 200);
  gtk_widget_add_css_class (scroller, "anning-phone");
  gtk_widget_add_css_class (scroller, "card");
  adw_bin_set_child (ADW_BIN (self), scroller);
}

void
anning_note_preview_set_blocks (AnningNotePreview *self,
                                GPtrArray         *blocks,
                                AnningNoteKnown   *known)
{
  gboolean again;

  g_return_if_fail (ANNING_IS_NOTE_PREVIEW (self) && blocks != NULL);

  again = self->known != known;
  if (again)
    {
      anning_note_known_unref (self->known);
      self->known = known != NULL ? anning_note_known_ref (known) : NULL;
    }
  for (guint i = 0; i < blocks->len; i++)
    show_block (self, i, g_ptr_array_index (blocks, i), again);
  while (self->blocks->len > blocks->len)
    {
      Shown *last = g_ptr_array_index (self->blocks, self->blocks->len - 1);

      gtk_box_remove (self->message, GTK_WIDGET (last->label));
      g_ptr_array_remove_index (self->blocks, self->blocks->len - 1);
    }
  gtk_stack_set_visible_child_name (self->stack, blocks->len > 0 ? "message" : "empty");
}

const GArray *
anning_note_preview_get_places (AnningNotePreview *self,
                                guint              block)
{
  g_return_val_if_fail (ANNING_IS_NOTE_PREVIEW (self) && block < self->blocks->len, NULL);

  return ((const Shown *) g_ptr_array_index (self->blocks, block))->places;
}

void
anning_note_preview_show_block (AnningNotePreview *self,
                                guint              block)
{
  GtkScrolledWindow *scroller;
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  const Shown *shown;

  g_return_if_fail (ANNING_IS_NOTE_PREVIEW (self));

  if (block >= self->blocks->len)
    return;
  shown = g_ptr_array_index (self->blocks, block);
  scroller = GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self)));
  adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  if (gtk_widget_compute_bounds (GTK_WIDGET (shown->label), GTK_WIDGET (self->message), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

char *
anning_note_preview_dup_text (AnningNotePreview *self)
{
  GString *text;

  g_return_val_if_fail (ANNING_IS_NOTE_PREVIEW (self), NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      if (i > 0)
        g_string_append (text, "\n\n");
      g_string_append (text, ((const Shown *) g_ptr_array_index (self->blocks, i))->text);
    }
  return g_string_free (text, FALSE);
}
