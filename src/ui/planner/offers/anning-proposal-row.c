/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-proposal-row.h"

#include <glib/gi18n.h>

#include "anning-proposal-words.h"

struct _AnningProposalRow
{
  AdwComboRow parent_instance;

  GArray *ids; /* gint64, in the order of the list; ANNING_UNKNOWN first */
  gint64 value;
  gboolean filling;
};

enum
{
  PROP_0,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AnningProposalRow, anning_proposal_row, ADW_TYPE_COMBO_ROW)

static void
show_value (AnningProposalRow *self)
{
  guint selected = 0;

  for (guint i = 0; i < self->ids->len; i++)
    {
      if (g_array_index (self->ids, gint64, i) == self->value)
        selected = i;
    }
  self->filling = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
  self->filling = FALSE;
}

static void
selected_cb (AnningProposalRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  gint64 value;

  if (self->filling || selected >= self->ids->len)
    return;
  value = g_array_index (self->ids, gint64, selected);
  if (value == self->value)
    return;
  self->value = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

static void
anning_proposal_row_finalize (GObject *object)
{
  g_array_unref (ANNING_PROPOSAL_ROW (object)->ids);

  G_OBJECT_CLASS (anning_proposal_row_parent_class)->finalize (object);
}

static void
anning_proposal_row_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VALUE:
      g_value_set_int64 (value, ANNING_PROPOSAL_ROW (object)->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_proposal_row_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  AnningProposalRow *self = ANNING_PROPOSAL_ROW (object);

  switch (prop_id)
    {
    case PROP_VALUE:
      if (self->value == g_value_get_int64 (value))
        return;
      self->value = g_value_get_int64 (value);
      show_value (self);
      g_object_notify_by_pspec (object, properties[PROP_VALUE]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_proposal_row_class_init (AnningProposalRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = anning_proposal_row_finalize;
  object_class->get_property = anning_proposal_row_get_property;
  object_class->set_property = anning_proposal_row_set_property;

  properties[PROP_VALUE] =
    g_param_spec_int64 ("value", NULL, NULL, G_MININT64, G_MAXINT64, ANNING_UNKNOWN,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
anning_proposal_row_init (AnningProposalRow *self)
{
  self->value = ANNING_UNKNOWN;
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self), TRUE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

void
anning_proposal_row_set_case (AnningProposalRow    *self,
                              const AnningDebtCase *debt_case)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  gint64 none = ANNING_UNKNOWN;

  g_return_if_fail (ANNING_IS_PROPOSAL_ROW (self) && debt_case != NULL);

  g_array_set_size (self->ids, 0);
  g_array_append_val (self->ids, none);
  gtk_string_list_append (labels, _("No offer in this round"));
  for (guint i = 0; i < debt_case->proposals->len; i++)
    {
      const AnningProposal *proposal = g_ptr_array_index (debt_case->proposals, i);
      g_autofree char *line = NULL;

      if (g_strcmp0 (proposal->author, "theirs") == 0
          || (anning_proposal_is_private (proposal) && proposal->record.id != self->value))
        continue;
      line = anning_proposal_line (proposal);
      gtk_string_list_append (labels, line);
      g_array_append_val (self->ids, proposal->record.id);
    }
  self->filling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (labels));
  self->filling = FALSE;
  show_value (self);
}
