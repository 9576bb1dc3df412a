/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-round-group.h"

#include <glib/gi18n.h>

#include "anning-debt-standing.h"
#include "anning-evidence-counts.h"
#include "anning-format.h"
#include "anning-link-row.h"
#include "anning-moment-row.h"
#include "anning-planner-words.h"
#include "anning-proposal-words.h"
#include "anning-round-recording-row.h"
#include "anning-round-table.h"
#include "anning-rows.h"
#include "anning-their-terms-row.h"

#define EDITOR "anning-round-editor"

struct _AnningRoundGroup
{
  AnningRecordGroup parent_instance;

  AnningPlannerBook *book; /* NULL until it is loaded */
  AnningEvidenceCounts *originals;
  gint64 debt_id;
};

/* The rows of an opened round that follow more than its record; hangs on its row. */
typedef struct
{
  AnningForm *form; /* the row's own */
  AnningLinkRow *ours;
  AnningTheirTermsRow *theirs;
  AnningRoundRecordingRow *recording;
  AnningEvidenceGroup *originals;
  gboolean loaded; /* the originals */
} Editor;

G_DEFINE_FINAL_TYPE (AnningRoundGroup, anning_round_group, ANNING_TYPE_RECORD_GROUP)

static const AnningRecordGroupTexts texts = {
  .add = N_("Add a round"),
  .empty = N_("No round yet. Write down each talk with the creditor: when, with whom, what both sides put forward, what was promised."),
  .remove = N_("Delete this round"),
  .removed = N_("Round deleted"),
};

static const AnningDebtCase *
get_case (AnningRoundGroup *self)
{
  return self->book != NULL ? anning_planner_book_get_case (self->book, self->debt_id) : NULL;
}

/* What was put forward last is what is talked about next. */
static gint64
find_last_offer (const AnningDebtCase *its)
{
  const AnningProposal *proposal = its != NULL ? anning_debt_case_find_proposal (its, "ours", "offer") : NULL;

  return proposal != NULL ? proposal->record.id : ANNING_UNKNOWN;
}

static gpointer
anning_round_group_create (AnningRecordGroup *group)
{
  AnningRound *round = anning_round_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  round->proposal_id = find_last_offer (get_case (ANNING_ROUND_GROUP (group)));
  round->happened_at = g_date_time_to_unix (now) * ANNING_MS_PER_SECOND;
  round->utc_offset = g_date_time_get_utc_offset (now) / G_TIME_SPAN_MINUTE;
  round->channel = g_strdup ("call");
  round->outcome = g_strdup ("open");
  return round;
}

/* What can be chosen: ours, but neither target nor limit, unless it was chosen before. */
static void
show_offers (AnningLinkRow        *row,
             const AnningDebtCase *its)
{
  g_autoptr (GtkStringList) lines = gtk_string_list_new (NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < its->proposals->len; i++)
    {
      const AnningProposal *proposal = g_ptr_array_index (its->proposals, i);
      g_autofree char *line = NULL;

      if (g_strcmp0 (proposal->author, "theirs") == 0
          || (anning_proposal_is_private (proposal) && proposal->record.id != anning_link_row_get_value (row)))
        continue;
      line = anning_proposal_line (proposal);
      gtk_string_list_append (lines, line);
      g_array_append_val (ids, proposal->record.id);
    }
  anning_link_row_set_choices (row, ids, lines, _("No offer in this round"));
}

static void
show_editor (AnningRoundGroup *self,
             Editor           *editor)
{
  const AnningDebtCase *its = get_case (self);
  const AnningRound *round = anning_form_get_record (editor->form);
  AnningDebtStanding standing;
  GDate today;

  if (its == NULL)
    return;
  anning_planner_today (&today);
  anning_debt_standing (its, &today, &standing);
  show_offers (editor->ours, its);
  anning_their_terms_row_show (editor->theirs, its, round->record.id, standing.owed);
}

static void
saved_cb (AnningForm *form,
          GtkWidget  *theirs)
{
  anning_their_terms_row_set_round (ANNING_THEIR_TERMS_ROW (theirs), ANNING_RECORD (anning_form_get_record (form))->id);
}

static void
recording_chosen_cb (AnningRoundRecordingRow *row,
                     gint64                   incident_id,
                     gint64                   marker_id,
                     AnningForm              *form)
{
  AnningRound *round = anning_form_get_record (form);

  round->incident_id = incident_id;
  round->marker_id = marker_id;
  anning_form_touch (form);
}

static void
add_text (AdwExpanderRow *row,
          AnningForm     *form,
          const char     *field,
          const char     *title)
{
  anning_planner_add_row (row, form, ADW_TYPE_ENTRY_ROW, field, title);
}

static void
add_moment (AdwExpanderRow *row,
            AnningForm     *form)
{
  GtkWidget *moment = g_object_new (ANNING_TYPE_MOMENT_ROW, "title", _("When"), NULL);

  anning_moment_row_set_utc_offset (ANNING_MOMENT_ROW (moment), ((AnningRound *) anning_form_get_record (form))->utc_offset);
  anning_moment_row_set_required (ANNING_MOMENT_ROW (moment), TRUE);
  anning_form_bind (form, "happened_at", moment);
  adw_expander_row_add_row (row, moment);
}

static void
anning_round_group_fill (AnningRecordGroup *group,
                         AdwExpanderRow    *row,
                         AnningForm        *form)
{
  AnningRoundGroup *self = ANNING_ROUND_GROUP (group);
  AnningStore *store = anning_planner_book_get_store (self->book);
  Editor *editor = g_new0 (Editor, 1);

  editor->form = form;
  g_object_set_data_full (G_OBJECT (row), EDITOR, editor, g_free);

  add_moment (row, form);
  anning_planner_add_word_row (row, form, "channel", _("How"), anning_channels);
  add_text (row, form, "with_whom", _("With whom"));
  add_text (row, form, "staff_number", _("Staff number"));

  editor->ours = g_object_new (ANNING_TYPE_LINK_ROW, "title", _("What we put forward"), "use-subtitle", TRUE,
                               "subtitle-lines", 0, NULL);
  anning_form_bind (form, "proposal_id", GTK_WIDGET (editor->ours));
  adw_expander_row_add_row (row, GTK_WIDGET (editor->ours));
  add_text (row, form, "we_said", _("What we said"));
  editor->theirs = ANNING_THEIR_TERMS_ROW (anning_their_terms_row_new (store));
  adw_expander_row_add_row (row, GTK_WIDGET (editor->theirs));
  add_text (row, form, "they_said", _("What they said"));
  add_text (row, form, "reasons", _("Reasons they gave"));
  add_text (row, form, "promised", _("What they promised"));
  anning_planner_add_word_row (row, form, "outcome", _("How it ended"), anning_round_outcomes);
  anning_planner_add_row (row, form, ANNING_TYPE_DAY_ROW, "promised_by", _("Answer due on"));
  anning_planner_add_row (row, form, ANNING_TYPE_DAY_ROW, "next_day", _("Next contact on"));

  anning_planner_add_word_row (row, form, "pay_to", _("To be paid to"), anning_pay_targets);
  anning_planner_add_word_row (row, form, "fee_asked", _("Asked a fee for a reduction"), anning_answers);
  anning_planner_add_word_row (row, form, "agent_asked", _("Asked to authorise an agent"), anning_answers);

  editor->recording = ANNING_ROUND_RECORDING_ROW (anning_round_recording_row_new (store, self->debt_id));
  adw_expander_row_add_row (row, GTK_WIDGET (editor->recording));
  g_signal_connect_object (editor->recording, "chosen", G_CALLBACK (recording_chosen_cb), form, 0);
  g_signal_connect_object (form, "saved", G_CALLBACK (saved_cb), editor->theirs, 0);
  editor->originals = anning_planner_add_evidence (row, _("Letters and screenshots"),
                                                   _("Add what came with this talk: a letter, a message, a screenshot."));
  show_editor (self, editor);
}

static char *
dup_with (const AnningRound *round)
{
  if (round->with_whom != NULL && round->staff_number != NULL)
    /* Translators: a person, a staff number */
    return g_strdup_printf (_("%1$s, staff number %2$s"), round->with_whom, round->staff_number);
  if (round->staff_number != NULL)
    /* Translators: %s is a staff number */
    return g_strdup_printf (_("staff number %s"), round->staff_number);
  return g_strdup (round->with_whom != NULL ? round->with_whom : _("with whom is not noted"));
}

static char *
dup_subtitle (const AnningRound *round,
              guint              n_originals)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *with = dup_with (round);
  g_autofree char *due = round->promised_by != NULL ? anning_format_day (round->promised_by) : NULL;
  const char *outcome = anning_format_word (anning_round_outcomes, round->outcome);

  if (due != NULL && g_strcmp0 (round->outcome, "open") == 0)
    /* Translators: with whom, how it ended, a day */
    g_string_append_printf (text, _("%1$s · %2$s · answer due on %3$s"), with, outcome, due);
  else
    /* Translators: with whom, how it ended */
    g_string_append_printf (text, _("%1$s · %2$s"), with, outcome);
  if (n_originals > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u original", "%u originals", n_originals), n_originals);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Before a round is stored there is nothing that a letter could belong to. */
static void
load_originals (AnningRoundGroup  *self,
                Editor            *editor,
                const AnningRound *round)
{
  if (editor->loaded || round->record.id == 0)
    return;
  editor->loaded = TRUE;
  anning_evidence_group_load (editor->originals, anning_planner_book_get_store (self->book), anning_round_type.table,
                              round->record.id);
}

static void
anning_round_group_describe (AnningRecordGroup *group,
                             AdwExpanderRow    *row,
                             gconstpointer      record)
{
  AnningRoundGroup *self = ANNING_ROUND_GROUP (group);
  const AnningRound *round = record;
  Editor *editor = g_object_get_data (G_OBJECT (row), EDITOR);
  guint n_originals = self->originals != NULL ? anning_evidence_counts_get (self->originals, round->record.id) : 0;
  g_autofree char *day = anning_format_date (round->happened_at, round->utc_offset);
  g_autofree char *subtitle = dup_subtitle (round, n_originals);
  g_autofree char *title = NULL;

  /* Translators: day and channel of a round: "Thu 22 October · Call" */
  title = g_strdup_printf (_("%1$s · %2$s"), day, anning_format_word (anning_channels, round->channel));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (row, subtitle);
  if (editor == NULL)
    return;
  anning_round_recording_row_show (editor->recording, round->incident_id, round->marker_id);
  load_originals (self, editor, round);
}

/* An original came or went. */
static void
describe_all (AnningRoundGroup *self)
{
  AnningRecordGroup *group = ANNING_RECORD_GROUP (self);
  g_autoptr (GPtrArray) records = anning_record_group_get_records (group);

  for (guint i = 0; i < records->len; i++)
    anning_round_group_describe (group, anning_record_group_get_row (group, i), g_ptr_array_index (records, i));
}

static void
anning_round_group_dispose (GObject *object)
{
  AnningRoundGroup *self = ANNING_ROUND_GROUP (object);

  g_clear_object (&self->originals);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (anning_round_group_parent_class)->dispose (object);
}

static void
anning_round_group_class_init (AnningRoundGroupClass *klass)
{
  AnningRecordGroupClass *group_class = ANNING_RECORD_GROUP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_round_group_dispose;

  group_class->type = &anning_round_type;
  group_class->link = "debt_id";
  group_class->texts = &texts;
  group_class->keeps_new = TRUE;
  group_class->create = anning_round_group_create;
  group_class->fill = anning_round_group_fill;
  group_class->describe = anning_round_group_describe;
}

static void
anning_round_group_init (AnningRoundGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Rounds"));
}

void
anning_round_group_load (AnningRoundGroup  *self,
                         AnningPlannerBook *book,
                         gint64             debt_id)
{
  g_return_if_fail (ANNING_IS_ROUND_GROUP (self) && ANNING_IS_PLANNER_BOOK (book));
  g_return_if_fail (self->book == NULL);

  self->book = g_object_ref (book);
  self->debt_id = debt_id;
  anning_record_group_load (ANNING_RECORD_GROUP (self), anning_planner_book_get_store (book), debt_id);
  self->originals = anning_evidence_counts_new (anning_planner_book_get_store (book), anning_round_type.table);
  g_signal_connect_object (self->originals, "changed", G_CALLBACK (describe_all), self, G_CONNECT_SWAPPED);
}

void
anning_round_group_update (AnningRoundGroup *self)
{
  AnningRecordGroup *group = ANNING_RECORD_GROUP (self);

  g_return_if_fail (ANNING_IS_ROUND_GROUP (self));

  for (guint i = 0; i < anning_record_group_get_n_rows (group); i++)
    {
      Editor *editor = g_object_get_data (G_OBJECT (anning_record_group_get_row (group, i)), EDITOR);

      if (editor != NULL)
        show_editor (self, editor);
    }
}

void
anning_round_group_flush (AnningRoundGroup *self)
{
  AnningRecordGroup *group = ANNING_RECORD_GROUP (self);

  g_return_if_fail (ANNING_IS_ROUND_GROUP (self));

  anning_record_group_flush (group);
  for (guint i = 0; i < anning_record_group_get_n_rows (group); i++)
    {
      Editor *editor = g_object_get_data (G_OBJECT (anning_record_group_get_row (group, i)), EDITOR);

      if (editor != NULL)
        anning_their_terms_row_flush (editor->theirs);
    }
}
