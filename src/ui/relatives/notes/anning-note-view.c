/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-note-view.h"

#include <glib/gi18n.h>

#include "anning-form.h"
#include "anning-note-check.h"
#include "anning-note-part-row.h"
#include "anning-note-preview.h"
#include "anning-note-share-menu.h"
#include "anning-note-text.h"
#include "anning-toasts.h"

/* The key of a part that is no template's. */
#define OWN_PART "own"

struct _AnningNoteView
{
  AdwBin parent_instance;

  AnningStore *store;
  AnningForm *form;
  char **names;
  guint fold_source;

  AdwLeaflet *leaflet;
  GtkWidget *switcher;
  GtkToggleButton *edit_toggle;
  AdwEntryRow *title_row;
  AdwEntryRow *greeting_row;
  AdwEntryRow *closing_row;
  GtkBox *parts;
  AnningNotePreview *preview;
  GtkLabel *check_label;
  GtkLabel *gap_label;
  GtkMenuButton *share_button;
  GtkButton *delete_button;
};

enum
{
  DELETED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningNoteView, anning_note_view, ADW_TYPE_BIN)

/* The parts as they stand on the screen; they belong to their rows. */
static GPtrArray *
collect_parts (AnningNoteView *self)
{
  GPtrArray *parts = g_ptr_array_new ();

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->parts)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    g_ptr_array_add (parts, (gpointer) anning_note_part_row_get_part (ANNING_NOTE_PART_ROW (row)));
  return parts;
}

static void
show_check (AnningNoteView *self,
            const char     *text)
{
  AnningNoteCheck check;
  g_autoptr (GString) line = NULL;
  g_autofree char *gaps = NULL;

  anning_note_check (text, (const char *const *) self->names, &check);

  line = g_string_new (NULL);
  /* Translators: how many places of the note hold a name, a phone number, a sum of money */
  g_string_printf (line, _("Will be sent: names in %1$u, phone numbers in %2$u, sums in %3$u places"),
                   check.names, check.phones, check.sums);
  if (check.cards > 0)
    {
      g_string_append_c (line, '\n');
      g_string_append_printf (line, ngettext ("and %u number as long as an identity or bank card",
                                              "and %u numbers as long as an identity or bank card", check.cards),
                              check.cards);
    }
  gtk_label_set_label (self->check_label, line->str);

  gaps = g_strdup_printf (ngettext ("%u gap “____” is still to be filled in.",
                                    "%u gaps “____” are still to be filled in.", check.gaps), check.gaps);
  gtk_label_set_label (self->gap_label, gaps);
  gtk_widget_set_visible (GTK_WIDGET (self->gap_label), check.gaps > 0);
}

static void
update (AnningNoteView *self)
{
  g_autofree char *text = NULL;
  gboolean has_text;

  if (self->form == NULL)
    return;
  text = anning_note_view_get_text (self);
  has_text = *text != '\0';
  anning_note_preview_set_text (self->preview, text);
  show_check (self, text);
  anning_note_share_set_enabled (GTK_WIDGET (self), has_text);
}

static void
number_parts (AnningNoteView *self)
{
  guint n_parts = 0;
  guint position = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->parts)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n_parts++;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->parts)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    anning_note_part_row_set_position (ANNING_NOTE_PART_ROW (row), position++, n_parts);
}

static void
move_cb (AnningNoteView    *self,
         int                step,
         AnningNotePartRow *row)
{
  GtkWidget *widget = GTK_WIDGET (row);
  GtkWidget *other = step < 0 ? gtk_widget_get_prev_sibling (widget) : gtk_widget_get_next_sibling (widget);

  if (other == NULL)
    return;
  if (step < 0)
    gtk_box_reorder_child_after (self->parts, other, widget);
  else
    gtk_box_reorder_child_after (self->parts, widget, other);
  number_parts (self);
  update (self);
}

static AnningNotePartRow *
add_part (AnningNoteView           *self,
          const AnningNotePart     *part,
          const AnningNoteTemplate *template)
{
  const AnningNoteTemplatePart *template_part = NULL;
  GtkWidget *row;

  if (template != NULL)
    template_part = anning_note_template_part (template, part->part);
  row = anning_note_part_row_new (self->store, part,
                                  template_part != NULL ? template_part->title : _("In my own words"));
  g_signal_connect_object (row, "edited", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "move", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->parts, row);
  return ANNING_NOTE_PART_ROW (row);
}

static void
add_part_cb (AnningNoteView *self)
{
  const AnningNote *note = anning_form_get_record (self->form);
  g_autoptr (AnningNotePart) part = anning_note_part_new ();
  AnningNotePartRow *row;

  part->note_id = note->record.id;
  part->part = g_strdup (OWN_PART);
  part->included = 1;
  part->position = -1;
  row = add_part (self, part, NULL);
  number_parts (self);
  gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

static void
toggled_cb (AnningNoteView *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet,
                                      gtk_toggle_button_get_active (self->edit_toggle) ? "edit" : "preview");
}

static gboolean
show_switcher_cb (gpointer user_data)
{
  AnningNoteView *self = user_data;

  self->fold_source = 0;
  gtk_widget_set_visible (self->switcher, adw_leaflet_get_folded (self->leaflet));
  return G_SOURCE_REMOVE;
}

/* The leaflet folds while sizes are given out: too late for a neighbour to appear. */
static void
folded_cb (AnningNoteView *self)
{
  if (self->fold_source == 0)
    self->fold_source = g_idle_add (show_switcher_cb, self);
}

static AnningNoteOut *
provide (GtkWidget *view)
{
  AnningNoteView *self = ANNING_NOTE_VIEW (view);
  g_autoptr (GPtrArray) parts = collect_parts (self);
  g_autofree char *text = anning_note_view_get_text (self);
  AnningNoteCheck check;

  anning_note_view_flush (self);
  anning_note_check (text, (const char *const *) self->names, &check);
  return anning_note_out_new (self->store, anning_form_get_record (self->form), parts, &check,
                              gtk_label_get_label (self->check_label));
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AnningNoteView) self = user_data;
  g_autoptr (GError) error = NULL;
  const AnningNote *note;

  if (!anning_records_remove_finish (ANNING_STORE (source), result, &error))
    {
      if (self->form == NULL)
        return;
      anning_toast_error (GTK_WIDGET (self), error);
      gtk_widget_set_sensitive (GTK_WIDGET (self->delete_button), TRUE);
      return;
    }
  if (self->form == NULL)
    return;

  note = anning_form_get_record (self->form);
  anning_toast_deleted (GTK_WIDGET (self), _("Note deleted"), ANNING_STORE (source),
                        &anning_note_type, note->record.id);
  g_signal_emit (self, signals[DELETED], 0);
}

static void
delete_cb (AnningNoteView *self)
{
  const AnningNote *note = anning_form_get_record (self->form);

  anning_note_view_flush (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->delete_button), FALSE);
  /* The parts stay with their note, and come back with it. */
  anning_records_remove_async (self->store, &anning_note_type, note->record.id, removed_cb, g_object_ref (self));
}

static void
anning_note_view_dispose (GObject *object)
{
  AnningNoteView *self = ANNING_NOTE_VIEW (object);

  g_clear_handle_id (&self->fold_source, g_source_remove);
  g_clear_object (&self->form);
  g_clear_object (&self->store);
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_NOTE_VIEW);
  G_OBJECT_CLASS (anning_note_view_parent_class)->dispose (object);
}

static void
anning_note_view_finalize (GObject *object)
{
  AnningNoteView *self = ANNING_NOTE_VIEW (object);

  g_strfreev (self->names);
  G_OBJECT_CLASS (anning_note_view_parent_class)->finalize (object);
}

static void
anning_note_view_class_init (AnningNoteViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = anning_note_view_dispose;
  object_class->finalize = anning_note_view_finalize;

  signals[DELETED] = g_signal_new ("deleted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ANNING_TYPE_NOTE_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/relatives/anning-note-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, leaflet);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, switcher);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, edit_toggle);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, title_row);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, greeting_row);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, closing_row);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, parts);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, preview);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, check_label);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, gap_label);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, share_button);
  gtk_widget_class_bind_template_child (widget_class, AnningNoteView, delete_button);
  gtk_widget_class_bind_template_callback (widget_class, add_part_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
}

static void
anning_note_view_init (AnningNoteView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  anning_note_share_attach (GTK_WIDGET (self), self->share_button, provide);
}

GtkWidget *
anning_note_view_new (AnningStore              *store,
                      const AnningNote         *note,
                      GPtrArray                *parts,
                      const AnningNoteTemplate *template)
{
  AnningNoteView *self;

  g_return_val_if_fail (ANNING_IS_STORE (store) && note != NULL && parts != NULL, NULL);

  self = g_object_new (ANNING_TYPE_NOTE_VIEW, NULL);
  self->store = g_object_ref (store);
  self->form = anning_form_new (store, &anning_note_type, note);
  anning_form_bind (self->form, "title", GTK_WIDGET (self->title_row));
  anning_form_bind (self->form, "greeting", GTK_WIDGET (self->greeting_row));
  anning_form_bind (self->form, "closing", GTK_WIDGET (self->closing_row));
  g_signal_connect_object (self->form, "edited", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < parts->len; i++)
    add_part (self, g_ptr_array_index (parts, i), template);
  number_parts (self);
  update (self);
  return GTK_WIDGET (self);
}

const AnningNote *
anning_note_view_get_note (AnningNoteView *self)
{
  g_return_val_if_fail (ANNING_IS_NOTE_VIEW (self), NULL);
  return anning_form_get_record (self->form);
}

void
anning_note_view_set_names (AnningNoteView     *self,
                            const char *const  *names)
{
  g_return_if_fail (ANNING_IS_NOTE_VIEW (self));

  g_strfreev (self->names);
  self->names = g_strdupv ((char **) names);
  update (self);
}

char *
anning_note_view_get_text (AnningNoteView *self)
{
  g_autoptr (GPtrArray) parts = NULL;

  g_return_val_if_fail (ANNING_IS_NOTE_VIEW (self), NULL);

  parts = collect_parts (self);
  return anning_note_compose (anning_form_get_record (self->form), parts);
}

void
anning_note_view_flush (AnningNoteView *self)
{
  g_return_if_fail (ANNING_IS_NOTE_VIEW (self));

  anning_form_flush (self->form);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->parts)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    anning_note_part_row_flush (ANNING_NOTE_PART_ROW (row));
}
