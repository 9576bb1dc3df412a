/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-their-terms-row.h"

#include <glib/gi18n.h>

#include "anning-form.h"
#include "anning-planner-words.h"
#include "anning-proposal-editor.h"
#include "anning-proposal-words.h"
#include "anning-round-table.h"
#include "anning-rows.h"
#include "anning-toasts.h"

struct _AnningTheirTermsRow
{
  AdwExpanderRow parent_instance;

  AnningStore *store;
  AnningProposal *stored; /* as the file holds it; NULL: nothing is written down */
  AnningForm *form;       /* while it is or was open */
  GtkWidget *foot;
  gint64 debt_id;
  gint64 round_id;
  gint64 owed;
};

G_DEFINE_FINAL_TYPE (AnningTheirTermsRow, anning_their_terms_row, ADW_TYPE_EXPANDER_ROW)

static void
show_subtitle (AnningTheirTermsRow *self)
{
  const AnningProposal *proposal = self->form != NULL ? anning_form_get_record (self->form) : self->stored;
  g_autofree char *line = NULL;

  /* A form that was opened and left as it was says nothing yet. */
  if (proposal == NULL || (proposal->record.id == 0 && self->stored == NULL && proposal->months == 0
                           && proposal->instalment == ANNING_UNKNOWN))
    {
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), _("They have not named terms"));
      return;
    }
  line = anning_proposal_line (proposal);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), line);
}

static void
edited_cb (AnningTheirTermsRow *self)
{
  AnningProposalEditor *editor = anning_proposal_editor_find (ADW_EXPANDER_ROW (self));

  if (editor != NULL)
    anning_proposal_editor_show (editor);
  show_subtitle (self);
}

static void
drop_form (AnningTheirTermsRow *self)
{
  if (self->form == NULL)
    return;
  anning_proposal_editor_detach (ADW_EXPANDER_ROW (self));
  adw_expander_row_remove (ADW_EXPANDER_ROW (self), self->foot);
  self->foot = NULL;
  g_clear_object (&self->form);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AnningTheirTermsRow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!anning_records_remove_finish (ANNING_STORE (source), result, &error)
      && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    anning_toast_error (GTK_WIDGET (self), error);
}

static void
delete_clicked_cb (AnningTheirTermsRow *self)
{
  gint64 id = ANNING_RECORD (anning_form_get_record (self->form))->id;

  anning_form_discard (self->form);
  drop_form (self);
  g_clear_pointer (&self->stored, anning_proposal_free);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
  show_subtitle (self);
  if (id == 0)
    return;
  anning_records_remove_async (self->store, &anning_proposal_type, id, removed_cb, g_object_ref (self));
  anning_toast_deleted (GTK_WIDGET (self), _("Their terms deleted"), self->store, &anning_proposal_type, id);
}

static void
add_foot (AnningTheirTermsRow *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Delete Their Terms"));

  self->foot = adw_preferences_row_new ();
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 6);
  gtk_widget_set_margin_bottom (button, 6);
  gtk_widget_set_margin_start (button, 6);
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->foot), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->foot), FALSE);
  anning_row_name (GTK_LIST_BOX_ROW (self->foot), _("Delete Their Terms"));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->foot);
}

/* Stored with the first thing that is typed. */
static AnningProposal *
make_proposal (AnningTheirTermsRow *self)
{
  AnningProposal *proposal = anning_proposal_new ();
  GDate today;
  GDate first;

  anning_planner_today (&today);
  anning_day_add_months (&today, 1, &first);
  proposal->debt_id = self->debt_id;
  proposal->author = g_strdup ("theirs");
  proposal->role = g_strdup ("offer");
  proposal->round_id = self->round_id != 0 ? self->round_id : ANNING_UNKNOWN;
  proposal->kind = g_strdup ("instalments");
  proposal->base_amount = self->owed != ANNING_UNKNOWN ? self->owed : 0;
  proposal->first_due_day = anning_day_format (&first);
  proposal->status = g_strdup ("sent");
  return proposal;
}

static void
expanded_cb (AnningTheirTermsRow *self)
{
  g_autoptr (AnningProposal) proposal = NULL;

  if (self->form != NULL && !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    anning_form_flush (self->form);
  if (self->form != NULL || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  proposal = self->stored != NULL ? anning_proposal_copy (self->stored) : make_proposal (self);
  self->form = anning_form_new (self->store, &anning_proposal_type, proposal);
  anning_proposal_editor_attach (ADW_EXPANDER_ROW (self), self->form, TRUE);
  add_foot (self);
  g_signal_connect_object (self->form, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  edited_cb (self);
}

static void
anning_their_terms_row_dispose (GObject *object)
{
  AnningTheirTermsRow *self = ANNING_THEIR_TERMS_ROW (object);

  g_clear_object (&self->form);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (anning_their_terms_row_parent_class)->dispose (object);
}

static void
anning_their_terms_row_finalize (GObject *object)
{
  g_clear_pointer (&ANNING_THEIR_TERMS_ROW (object)->stored, anning_proposal_free);

  G_OBJECT_CLASS (anning_their_terms_row_parent_class)->finalize (object);
}

static void
anning_their_terms_row_class_init (AnningTheirTermsRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_their_terms_row_dispose;
  object_class->finalize = anning_their_terms_row_finalize;
}

static void
anning_their_terms_row_init (AnningTheirTermsRow *self)
{
  self->owed = ANNING_UNKNOWN;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Their terms"));
  anning_expander_row_name (ADW_EXPANDER_ROW (self));
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

GtkWidget *
anning_their_terms_row_new (AnningStore *store)
{
  AnningTheirTermsRow *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_THEIR_TERMS_ROW, NULL);
  self->store = g_object_ref (store);
  show_subtitle (self);
  return GTK_WIDGET (self);
}

void
anning_their_terms_row_show (AnningTheirTermsRow  *self,
                             const AnningDebtCase *debt_case,
                             gint64                round_id,
                             gint64                owed)
{
  const AnningProposal *proposal;
  gboolean known;

  g_return_if_fail (ANNING_IS_THEIR_TERMS_ROW (self) && debt_case != NULL);

  self->debt_id = debt_case->debt->record.id;
  self->owed = owed;
  if (round_id != 0)
    self->round_id = round_id;
  proposal = anning_round_find_theirs (debt_case, self->round_id);
  known = self->stored != NULL;
  g_clear_pointer (&self->stored, anning_proposal_free);
  if (proposal != NULL)
    self->stored = anning_proposal_copy (proposal);

  if (self->form != NULL && proposal != NULL)
    anning_form_refresh (self->form, proposal);
  else if (self->form != NULL && known)
    {
      /* Deleted elsewhere; what was written down just now is not in the book yet. */
      anning_form_discard (self->form);
      drop_form (self);
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
    }
  show_subtitle (self);
}

void
anning_their_terms_row_set_round (AnningTheirTermsRow *self,
                                  gint64               round_id)
{
  AnningProposal *proposal;

  g_return_if_fail (ANNING_IS_THEIR_TERMS_ROW (self));

  if (self->round_id == round_id)
    return;
  self->round_id = round_id;
  if (self->form == NULL)
    return;
  proposal = anning_form_get_record (self->form);
  proposal->round_id = round_id;
  if (proposal->record.id != 0)
    anning_form_touch (self->form);
}

void
anning_their_terms_row_flush (AnningTheirTermsRow *self)
{
  g_return_if_fail (ANNING_IS_THEIR_TERMS_ROW (self));

  if (self->form != NULL)
    anning_form_flush (self->form);
}
