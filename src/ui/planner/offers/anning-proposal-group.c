/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-proposal-group.h"

#include <glib/gi18n.h>

#include "anning-format.h"
#include "anning-planner-words.h"
#include "anning-proposal-editor.h"
#include "anning-proposal-words.h"
#include "anning-rows.h"

#define LOCK "anning-private-lock"

struct _AnningProposalGroup
{
  AnningRecordGroup parent_instance;

  const char *next_role; /* of what is added next */
  const AnningProposal *copied; /* what is added next is a copy of it; NULL: it is not */
  gint64 owed;
  gint64 share;
  gboolean folding; /* rows are being closed because another one was opened */
};

G_DEFINE_FINAL_TYPE (AnningProposalGroup, anning_proposal_group, ANNING_TYPE_RECORD_GROUP)

static const AnningRecordGroupTexts texts = {
  .add = N_("Add a proposal"),
  .empty = N_("No proposal yet. A proposal says what the household can pay, from when, and for how long."),
  .remove = N_("Delete this proposal"),
  .removed = N_("Proposal deleted"),
};

/* The same terms, which nobody has answered yet. */
static AnningProposal *
copy_terms (const AnningProposal *original)
{
  AnningProposal *proposal = anning_proposal_copy (original);

  proposal->record = (AnningRecord) { 0 };
  proposal->round_id = ANNING_UNKNOWN;
  g_clear_pointer (&proposal->agreed_day, g_free);
  g_clear_pointer (&proposal->in_writing, g_free);
  g_clear_pointer (&proposal->valid_until, g_free);
  g_free (proposal->status);
  proposal->status = g_strdup ("draft");
  return proposal;
}

static gpointer
anning_proposal_group_create (AnningRecordGroup *group)
{
  AnningProposalGroup *self = ANNING_PROPOSAL_GROUP (group);
  AnningProposal *proposal;
  GDate today;
  GDate first;

  if (self->copied != NULL)
    return copy_terms (self->copied);

  proposal = anning_proposal_new ();
  anning_planner_today (&today);
  anning_day_add_months (&today, 1, &first);
  proposal->author = g_strdup ("ours");
  proposal->role = g_strdup (self->next_role);
  proposal->kind = g_strdup ("instalments");
  proposal->base_amount = self->owed != ANNING_UNKNOWN ? self->owed : 0;
  proposal->months = 12;
  if (self->share != ANNING_UNKNOWN && self->share > 0)
    {
      proposal->months = 0;
      proposal->instalment = self->share;
    }
  proposal->first_due_day = anning_day_format (&first);
  proposal->status = g_strdup ("draft");
  return proposal;
}

static gboolean
anning_proposal_group_shows (AnningRecordGroup *group,
                             gconstpointer      record)
{
  return g_strcmp0 (((const AnningProposal *) record)->author, "theirs") != 0;
}

/* What follows below is about one proposal: the others are closed. */
static void
expanded_cb (AnningProposalGroup *self,
             GParamSpec          *pspec,
             AdwExpanderRow      *opened)
{
  AnningRecordGroup *group = ANNING_RECORD_GROUP (self);

  if (self->folding)
    return;
  self->folding = TRUE;
  for (guint i = 0; adw_expander_row_get_expanded (opened) && i < anning_record_group_get_n_rows (group); i++)
    {
      AdwExpanderRow *row = anning_record_group_get_row (group, i);

      if (row != opened)
        adw_expander_row_set_expanded (row, FALSE);
    }
  self->folding = FALSE;
  g_signal_emit_by_name (self, "changed");
}

static void
copy_clicked_cb (GtkButton           *button,
                 AnningProposalGroup *self)
{
  AnningForm *form = g_object_get_data (G_OBJECT (button), "anning-form");

  self->copied = anning_form_get_record (form);
  anning_record_group_add (ANNING_RECORD_GROUP (self));
  self->copied = NULL;
}

static void
add_copy_button (AnningProposalGroup *self,
                 AdwExpanderRow      *row,
                 AnningForm          *form)
{
  GtkWidget *foot = adw_preferences_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Copy as New"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 6);
  gtk_widget_set_margin_bottom (button, 6);
  gtk_widget_set_margin_start (button, 6);
  g_object_set_data (G_OBJECT (button), "anning-form", form);
  g_signal_connect_object (button, "clicked", G_CALLBACK (copy_clicked_cb), self, 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (foot), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (foot), FALSE);
  anning_row_name (GTK_LIST_BOX_ROW (foot), _("Copy as New"));
  adw_expander_row_add_row (row, foot);
}

static void
anning_proposal_group_fill (AnningRecordGroup *group,
                            AdwExpanderRow    *row,
                            AnningForm        *form)
{
  AnningProposalGroup *self = ANNING_PROPOSAL_GROUP (group);
  AnningProposalEditor *editor = anning_proposal_editor_attach (row, form, FALSE);

  anning_proposal_editor_set_known (editor, self->owed, self->share);
  add_copy_button (self, row, form);
}

static GtkWidget *
make_lock (AdwExpanderRow *row)
{
  GtkWidget *lock = gtk_image_new_from_icon_name ("changes-prevent-symbolic");

  gtk_widget_set_tooltip_text (lock, _("Only you see this"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (lock), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Only you see this"), -1);
  gtk_widget_add_css_class (lock, "dim-label");
  adw_expander_row_add_action (row, lock);
  g_object_set_data (G_OBJECT (row), LOCK, lock);
  return lock;
}

static void
anning_proposal_group_describe (AnningRecordGroup *group,
                                AdwExpanderRow    *row,
                                gconstpointer      record)
{
  const AnningProposal *proposal = record;
  AnningProposalEditor *editor = anning_proposal_editor_find (row);
  GtkWidget *lock = g_object_get_data (G_OBJECT (row), LOCK);
  g_autofree char *name = anning_proposal_name (proposal);
  g_autofree char *line = anning_proposal_line (proposal);
  const char *status = anning_format_word (anning_proposal_states, proposal->status);
  g_autofree char *subtitle = NULL;

  /* What nobody has seen has no status. */
  if (anning_proposal_is_private (proposal))
    /* Translators: %s is what a proposal comes to */
    subtitle = g_strdup_printf (_("%s · only you see this"), line);
  else if (*status == '\0')
    subtitle = g_steal_pointer (&line);
  else
    /* Translators: what a proposal comes to, its status such as "Draft" */
    subtitle = g_strdup_printf (_("%1$s · %2$s"), line, status);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_expander_row_set_subtitle (row, subtitle);

  if (lock == NULL)
    {
      lock = make_lock (row);
      g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), group, G_CONNECT_SWAPPED);
    }
  gtk_widget_set_visible (lock, anning_proposal_is_private (proposal));
  if (editor != NULL)
    anning_proposal_editor_show (editor);
}

static void
anning_proposal_group_class_init (AnningProposalGroupClass *klass)
{
  AnningRecordGroupClass *group_class = ANNING_RECORD_GROUP_CLASS (klass);

  group_class->type = &anning_proposal_type;
  group_class->link = "debt_id";
  group_class->texts = &texts;
  group_class->keeps_new = TRUE;
  group_class->create = anning_proposal_group_create;
  group_class->shows = anning_proposal_group_shows;
  group_class->fill = anning_proposal_group_fill;
  group_class->describe = anning_proposal_group_describe;
}

static void
anning_proposal_group_init (AnningProposalGroup *self)
{
  self->owed = ANNING_UNKNOWN;
  self->share = ANNING_UNKNOWN;
  self->next_role = "offer";
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("What You Put Forward"));
}

void
anning_proposal_group_set_known (AnningProposalGroup *self,
                                 gint64               owed,
                                 gint64               share)
{
  AnningRecordGroup *group = ANNING_RECORD_GROUP (self);

  g_return_if_fail (ANNING_IS_PROPOSAL_GROUP (self));

  self->owed = owed;
  self->share = share;
  for (guint i = 0; i < anning_record_group_get_n_rows (group); i++)
    {
      AnningProposalEditor *editor = anning_proposal_editor_find (anning_record_group_get_row (group, i));

      if (editor != NULL)
        anning_proposal_editor_set_known (editor, owed, share);
    }
}

void
anning_proposal_group_add_role (AnningProposalGroup *self,
                                const char          *role)
{
  g_return_if_fail (ANNING_IS_PROPOSAL_GROUP (self));
  g_return_if_fail (anning_words_contains (anning_proposal_roles, role));

  self->next_role = role;
  anning_record_group_add (ANNING_RECORD_GROUP (self));
  self->next_role = "offer";
}

/* An agreement counts before what was sent, that before a draft, and an offer before target and limit. */
static guint
weigh (const AnningProposal *proposal)
{
  guint weight = 1;

  if (anning_proposal_is_private (proposal))
    return 0;
  if (g_strcmp0 (proposal->status, "draft") == 0)
    weight = 2;
  else if (g_strcmp0 (proposal->status, "sent") == 0)
    weight = 3;
  else if (g_strcmp0 (proposal->status, "accepted") == 0)
    weight = 4;
  return weight;
}

const AnningProposal *
anning_proposal_group_get_current (AnningProposalGroup *self)
{
  AnningRecordGroup *group = ANNING_RECORD_GROUP (self);
  g_autoptr (GPtrArray) records = NULL;
  const AnningProposal *found = NULL;

  g_return_val_if_fail (ANNING_IS_PROPOSAL_GROUP (self), NULL);

  records = anning_record_group_get_records (group);
  for (guint i = 0; i < records->len; i++)
    {
      const AnningProposal *proposal = g_ptr_array_index (records, i);

      if (adw_expander_row_get_expanded (anning_record_group_get_row (group, i)))
        return proposal;
      if (found == NULL || weigh (proposal) >= weigh (found))
        found = proposal;
    }
  return found;
}
