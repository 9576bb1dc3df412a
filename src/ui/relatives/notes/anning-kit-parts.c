/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-kit-parts.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-link-row.h"
#include "anning-note-checks.h"
#include "anning-note-context.h"
#include "anning-note-preview.h"
#include "anning-note-text.h"
#include "anning-toasts.h"
#include "anning-weak.h"

struct _AnningKitParts
{
  AdwBin parent_instance;

  AnningStore *store;
  AnningNoteContext *context; /* whose names and numbers are looked for; NULL while it is read */
  AnningNote *note;         /* NULL: none is chosen */
  GPtrArray *parts;         /* AnningNotePart, of the note; NULL while they are read */
  GCancellable *reading;

  AnningLinkRow *note_row;
  AdwPreferencesGroup *part_group;
  GPtrArray *part_rows;
  GtkWidget *leaving;
  AnningNoteChecks *checks;
  GtkExpander *expander;
  AnningNotePreview *preview;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningKitParts, anning_kit_parts, ADW_TYPE_BIN)

static const char *
note_title (gconstpointer record)
{
  return ((const AnningNote *) record)->title;
}

static void
update (AnningKitParts *self)
{
  g_autoptr (GPtrArray) blocks = anning_kit_parts_dup_blocks (self);

  gtk_widget_set_visible (self->leaving, blocks->len > 0);
  anning_note_preview_set_blocks (self->preview, blocks, self->context != NULL ? self->context->known : NULL);
  anning_note_checks_begin (self->checks);
  for (guint i = 0; i < blocks->len; i++)
    {
      const AnningNoteBlock *block = g_ptr_array_index (blocks, i);

      anning_note_checks_add (self->checks, i, block->text, anning_note_preview_get_places (self->preview, i));
    }
  anning_note_checks_end (self->checks);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
jump_cb (AnningKitParts *self,
         guint           block)
{
  gtk_expander_set_expanded (self->expander, TRUE);
  anning_note_preview_show_block (self->preview, block);
}

static void
context_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (AnningKitParts) self = anning_weak_take (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningNoteContext) context = anning_note_context_read_finish (ANNING_STORE (source), result, &error);

  if (self == NULL || self->store == NULL)
    return;
  if (context == NULL)
    {
      anning_toast_error (GTK_WIDGET (self), error);
      return;
    }
  self->context = g_steal_pointer (&context);
  update (self);
}

static void
read_context (AnningKitParts *self)
{
  g_autofree char *today = anning_instant_day (g_get_real_time () / 1000, ANNING_CHINA_OFFSET);
  GDate day;

  if (anning_day_parse (today, &day))
    anning_note_context_read_async (self->store, &day, NULL, context_read_cb, anning_weak_new (self));
}

static void
toggled_cb (GtkSwitch      *toggle,
            GParamSpec     *pspec,
            AnningKitParts *self)
{
  const guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (toggle), "index"));
  AnningNotePart *part = g_ptr_array_index (self->parts, index);

  part->included = gtk_switch_get_active (toggle);
  update (self);
}

/* The words of a part are its label: what is ticked is what is read. */
static void
add_part_row (AnningKitParts       *self,
              const AnningNotePart *part,
              guint                 index)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), anning_note_part_words (self->note, part));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), part->included != 0);
  g_object_set_data (G_OBJECT (toggle), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (toggled_cb), self, G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  adw_preferences_group_add (self->part_group, row);
  g_ptr_array_add (self->part_rows, row);
}

static void
clear_parts (AnningKitParts *self)
{
  for (guint i = 0; i < self->part_rows->len; i++)
    adw_preferences_group_remove (self->part_group, g_ptr_array_index (self->part_rows, i));
  g_ptr_array_set_size (self->part_rows, 0);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->note, anning_note_free);
  gtk_widget_set_visible (GTK_WIDGET (self->part_group), FALSE);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningKitParts) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parts = anning_records_list_finish (ANNING_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL
      || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  g_clear_object (&self->reading);
  if (parts == NULL)
    {
      anning_toast_error (GTK_WIDGET (self), error);
      return;
    }
  self->parts = g_steal_pointer (&parts);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const AnningNotePart *part = g_ptr_array_index (self->parts, i);

      if (*anning_note_part_words (self->note, part) != '\0')
        add_part_row (self, part, i);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->part_group), self->part_rows->len > 0);
  update (self);
}

static void
chosen_cb (AnningKitParts *self)
{
  const AnningNote *note = anning_link_row_get_record (self->note_row);

  /* Before the list of notes is there, the row knows the id and no more. */
  if (note == NULL && anning_link_row_get_value (self->note_row) != ANNING_UNKNOWN)
    return;
  if (note != NULL && self->note != NULL && note->record.id == self->note->record.id)
    return;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  clear_parts (self);
  if (note != NULL)
    {
      self->note = anning_note_copy (note);
      self->reading = g_cancellable_new ();
      anning_records_list_async (self->store, &anning_note_part_type, "note_id", note->record.id, self->reading, read_cb,
                                 g_object_ref (self));
    }
  update (self);
}

static GtkWidget *
new_leaving (AnningKitParts *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->checks = g_object_new (ANNING_TYPE_NOTE_CHECKS, NULL);
  g_signal_connect_object (self->checks, "jump", G_CALLBACK (jump_cb), self, G_CONNECT_SWAPPED);
  self->preview = g_object_new (ANNING_TYPE_NOTE_PREVIEW, "halign", GTK_ALIGN_CENTER, "height-request", 420,
                                "margin-top", 12, NULL);
  self->expander = GTK_EXPANDER (gtk_expander_new (_("What leaves of the note")));
  gtk_expander_set_child (self->expander, GTK_WIDGET (self->preview));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->checks));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->expander));
  return box;
}

static void
anning_kit_parts_dispose (GObject *object)
{
  AnningKitParts *self = ANNING_KIT_PARTS (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_kit_parts_parent_class)->dispose (object);
}

static void
anning_kit_parts_finalize (GObject *object)
{
  AnningKitParts *self = ANNING_KIT_PARTS (object);

  g_ptr_array_unref (self->part_rows);
  g_clear_pointer (&self->context, anning_note_context_free);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->note, anning_note_free);
  G_OBJECT_CLASS (anning_kit_parts_parent_class)->finalize (object);
}

static void
anning_kit_parts_class_init (AnningKitPartsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_kit_parts_dispose;
  object_class->finalize = anning_kit_parts_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_kit_parts_init (AnningKitParts *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *group = adw_preferences_group_new ();

  self->part_rows = g_ptr_array_new ();
  self->note_row = g_object_new (ANNING_TYPE_LINK_ROW, "title", _("Words from home"), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->note_row));
  gtk_box_append (GTK_BOX (box), group);

  self->part_group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->part_group), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->part_group));
  self->leaving = new_leaving (self);
  gtk_box_append (GTK_BOX (box), self->leaving);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
anning_kit_parts_new (AnningStore *store,
                      gint64       note_id)
{
  AnningKitParts *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_KIT_PARTS, NULL);
  self->store = g_object_ref (store);
  anning_link_row_set_type (self->note_row, store, &anning_note_type, note_title, C_("note", "None"));
  g_object_set (self->note_row, "value", note_id, NULL);
  g_signal_connect_object (self->note_row, "notify::value", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->note_row, "notify::model", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  read_context (self);
  chosen_cb (self);
  return GTK_WIDGET (self);
}

gboolean
anning_kit_parts_get_ready (AnningKitParts *self)
{
  g_return_val_if_fail (ANNING_IS_KIT_PARTS (self), FALSE);

  if (self->note == NULL)
    return anning_link_row_get_value (self->note_row) == ANNING_UNKNOWN;
  return self->parts != NULL;
}

gint64
anning_kit_parts_get_note (AnningKitParts *self)
{
  g_return_val_if_fail (ANNING_IS_KIT_PARTS (self), ANNING_UNKNOWN);

  return self->note != NULL ? self->note->record.id : ANNING_UNKNOWN;
}

const char *
anning_kit_parts_get_language (AnningKitParts *self)
{
  g_return_val_if_fail (ANNING_IS_KIT_PARTS (self), NULL);

  return self->note != NULL ? self->note->language : NULL;
}

GPtrArray *
anning_kit_parts_dup_blocks (AnningKitParts *self)
{
  g_autoptr (AnningNote) none = NULL;

  g_return_val_if_fail (ANNING_IS_KIT_PARTS (self), NULL);

  if (self->note != NULL && self->parts != NULL)
    return anning_note_blocks (self->note, self->parts);
  none = anning_note_new ();
  return anning_note_blocks (none, NULL);
}

const AnningNoteCheck *
anning_kit_parts_get_counts (AnningKitParts *self)
{
  g_return_val_if_fail (ANNING_IS_KIT_PARTS (self), NULL);

  return anning_note_checks_get_counts (self->checks);
}

const char *
anning_kit_parts_get_summary (AnningKitParts *self)
{
  g_return_val_if_fail (ANNING_IS_KIT_PARTS (self), NULL);

  return anning_note_checks_get_summary (self->checks);
}
