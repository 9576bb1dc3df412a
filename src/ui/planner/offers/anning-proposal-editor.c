/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-proposal-editor.h"

#include <glib/gi18n.h>

#include "anning-button-line.h"
#include "anning-format.h"
#include "anning-planner-words.h"
#include "anning-proposal-plan.h"
#include "anning-proposal-words.h"
#include "anning-rows.h"
#include "anning-schedule-table.h"

#define EDITOR "anning-proposal-editor"

struct _AnningProposalEditor
{
  AdwExpanderRow *row; /* owns this */
  AnningForm *form;
  gboolean theirs;
  gint64 owed;
  gint64 share;
  GPtrArray *children; /* GtkWidget, rows of @row */

  GtkWidget *take_owed;
  GtkWidget *take_share;
  AdwExpanderRow *waiver;
  AdwExpanderRow *down;
  AdwExpanderRow *deferral;
  AdwExpanderRow *steps;
  GtkWidget *first_due;
  GtkWidget *months;
  GtkWidget *instalment;
  GtkWidget *rate;
  GtkWidget *agreed_day;
  GtkWidget *in_writing;
  AdwActionRow *total;
  GtkWidget *table_row;
  AnningFigureTable *table;
  AdwExpanderRow *disclosure;
  GtkWidget *marks;
  GtkWidget *send;
  GtkWidget *accept;
  GtkWidget *decline;
  GtkWidget *reopen;
};

static AnningProposal *
get_proposal (AnningProposalEditor *self)
{
  return anning_form_get_record (self->form);
}

static gboolean
has_word (const char *value,
          const char *word)
{
  return g_strcmp0 (value, word) == 0;
}

/* Sets the status as if it had been typed; "accepted" sets the day of the agreement too. */
static void
proposal_editor_mark (AnningProposalEditor *self,
                      const char           *status)
{
  AnningProposal *proposal;
  GDate today;

  g_return_if_fail (self != NULL && status != NULL);

  proposal = get_proposal (self);
  g_free (proposal->status);
  proposal->status = g_strdup (status);
  if (has_word (status, "accepted") && proposal->agreed_day == NULL)
    {
      anning_planner_today (&today);
      proposal->agreed_day = anning_day_format (&today);
    }
  anning_form_show (self->form);
  anning_form_touch (self->form);
  if (has_word (status, "accepted"))
    gtk_widget_child_focus (self->agreed_day, GTK_DIR_TAB_FORWARD);
}

static void
mark_clicked_cb (GtkButton            *button,
                 AnningProposalEditor *self)
{
  proposal_editor_mark (self, g_object_get_data (G_OBJECT (button), "anning-status"));
}

static void
take_owed_clicked_cb (GtkButton            *button,
                      AnningProposalEditor *self)
{
  get_proposal (self)->base_amount = self->owed;
  anning_form_show (self->form);
  anning_form_touch (self->form);
}

static void
take_share_clicked_cb (GtkButton            *button,
                       AnningProposalEditor *self)
{
  get_proposal (self)->instalment = self->share;
  get_proposal (self)->months = 0;
  anning_form_show (self->form);
  anning_form_touch (self->form);
}

static void
put_row (AnningProposalEditor *self,
         AdwExpanderRow       *parent,
         GtkWidget            *row)
{
  adw_expander_row_add_row (parent, row);
  if (parent == self->row)
    g_ptr_array_add (self->children, row);
}

static GtkWidget *
bind_row (AnningProposalEditor *self,
          GType                 type,
          const char           *field,
          const char           *title)
{
  GtkWidget *row = g_object_new (type, "title", title, NULL);

  anning_form_bind (self->form, field, row);
  return row;
}

static void
add_row (AnningProposalEditor *self,
         AdwExpanderRow       *parent,
         GType                 type,
         const char           *field,
         const char           *title)
{
  put_row (self, parent, bind_row (self, type, field, title));
}

static GtkWidget *
bind_word_row (AnningProposalEditor *self,
               const char           *field,
               const char           *title,
               const AnningWord     *list)
{
  GtkWidget *row = g_object_new (ANNING_TYPE_WORD_ROW, "title", title, NULL);

  anning_word_row_set_list (ANNING_WORD_ROW (row), list);
  anning_form_bind (self->form, field, row);
  return row;
}

/* A part that a proposal may have or not; closed it says what it is. */
static AdwExpanderRow *
add_part (AnningProposalEditor *self,
          const char           *title)
{
  AdwExpanderRow *part = ADW_EXPANDER_ROW (anning_expander_row_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (part), title);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (part), FALSE);
  put_row (self, self->row, GTK_WIDGET (part));
  return part;
}

/* What is worked out elsewhere, with a button that puts it into the form. */
static GtkWidget *
add_take_row (AnningProposalEditor *self,
              GCallback             callback)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Take over"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", callback, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_widget_set_visible (row, FALSE);
  put_row (self, self->row, row);
  return row;
}

static void
add_sum_rows (AnningProposalEditor *self)
{
  add_row (self, self->row, ANNING_TYPE_MONEY_ROW, "base_amount", _("Sum to be repaid (yuan)"));
  if (!self->theirs)
    self->take_owed = add_take_row (self, G_CALLBACK (take_owed_clicked_cb));

  self->waiver = add_part (self, _("Waiver"));
  add_row (self, self->waiver, ANNING_TYPE_MONEY_ROW, "waived", _("Of the principal (yuan)"));
  add_row (self, self->waiver, ANNING_TYPE_MONEY_ROW, "waived_interest", _("Of the interest (yuan)"));
  add_row (self, self->waiver, ANNING_TYPE_MONEY_ROW, "waived_penalty", _("Of the penalty (yuan)"));
  add_row (self, self->waiver, ANNING_TYPE_MONEY_ROW, "waived_fees", _("Of the fees (yuan)"));

  self->down = add_part (self, _("Down payment"));
  add_row (self, self->down, ANNING_TYPE_MONEY_ROW, "down_payment", _("Paid first (yuan)"));
  add_row (self, self->down, ANNING_TYPE_DAY_ROW, "down_day", _("Day of the down payment"));
}

static void
add_time_rows (AnningProposalEditor *self)
{
  self->first_due = bind_row (self, ANNING_TYPE_DAY_ROW, "first_due_day", _("First payment day"));
  put_row (self, self->row, self->first_due);
  self->deferral = add_part (self, _("Deferral"));
  add_row (self, self->deferral, ANNING_TYPE_COUNT_ROW, "defer_months", _("Months put off"));
  add_row (self, self->deferral, ANNING_TYPE_RATE_ROW, "defer_rate",
           _("Rate meanwhile (percent a year; 0: none, empty: that of the plan)"));

  self->months = bind_row (self, ANNING_TYPE_COUNT_ROW, "months", _("Number of payments"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->months), 0);
  put_row (self, self->row, self->months);
  self->instalment = bind_row (self, ANNING_TYPE_MONEY_ROW, "instalment", _("Or one payment (yuan)"));
  put_row (self, self->row, self->instalment);
  if (!self->theirs)
    self->take_share = add_take_row (self, G_CALLBACK (take_share_clicked_cb));
  self->rate = bind_row (self, ANNING_TYPE_RATE_ROW, "rate", _("Rate of the plan (percent a year)"));
  put_row (self, self->row, self->rate);
  self->steps = add_part (self, _("Rising payments"));
  add_row (self, self->steps, ANNING_TYPE_MONEY_ROW, "step_up", _("Each time more by (yuan)"));
  add_row (self, self->steps, ANNING_TYPE_COUNT_ROW, "step_months", _("Every so many months"));
  add_row (self, self->row, ANNING_TYPE_DAY_ROW, "valid_until", _("Stands until"));
}

static void
add_disclosure (AnningProposalEditor *self)
{
  GtkWidget *method = adw_action_row_new ();

  self->disclosure = add_part (self, _("How it is worked out"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (method),
    _("What is waived is taken off first, then the down payment, which bears no interest. The rest bears a twelfth of the "
      "yearly rate each month, from one month before the first payment. By number all payments are alike, but for steps, "
      "and the last one takes up the rounding; by a sum the last one is what is left. A deferral bears simple interest: "
      "by number it is spread over the payments, by a sum it is paid first."));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (method), 0);
  adw_expander_row_add_row (self->disclosure, method);
}

static void
add_result_rows (AnningProposalEditor *self)
{
  self->agreed_day = bind_row (self, ANNING_TYPE_DAY_ROW, "agreed_day", _("Agreed on"));
  put_row (self, self->row, self->agreed_day);
  self->in_writing = bind_word_row (self, "in_writing", _("Confirmed in writing"), anning_answers);
  put_row (self, self->row, self->in_writing);

  self->total = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->total), FALSE);
  adw_action_row_set_title_lines (self->total, 0);
  adw_action_row_set_subtitle_lines (self->total, 0);
  put_row (self, self->row, GTK_WIDGET (self->total));

  self->table = ANNING_FIGURE_TABLE (anning_schedule_table_new (_("Payments of the proposal"), FALSE));
  self->table_row = adw_preferences_row_new ();
  anning_row_name (GTK_LIST_BOX_ROW (self->table_row), _("Payments of the proposal"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->table_row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->table_row), GTK_WIDGET (self->table));
  put_row (self, self->row, self->table_row);
  add_disclosure (self);
}

static GtkWidget *
add_mark (AnningProposalEditor *self,
          AnningButtonLine     *line,
          const char           *label,
          const char           *status)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data (G_OBJECT (button), "anning-status", (gpointer) status);
  g_signal_connect (button, "clicked", G_CALLBACK (mark_clicked_cb), self);
  anning_button_line_append (line, button);
  return button;
}

static void
add_marks (AnningProposalEditor *self)
{
  GtkWidget *line = anning_button_line_new ();

  self->marks = adw_preferences_row_new ();
  if (!self->theirs)
    self->send = add_mark (self, ANNING_BUTTON_LINE (line), _("Mark as Sent"), "sent");
  self->accept = add_mark (self, ANNING_BUTTON_LINE (line),
                           self->theirs ? _("We Accept It") : _("Mark as Accepted"), "accepted");
  self->decline = add_mark (self, ANNING_BUTTON_LINE (line),
                            self->theirs ? _("We Decline It") : _("Mark as Declined"), "declined");
  self->reopen = add_mark (self, ANNING_BUTTON_LINE (line), _("Open Again"), self->theirs ? "sent" : "draft");

  gtk_widget_set_margin_top (line, 6);
  gtk_widget_set_margin_bottom (line, 6);
  gtk_widget_set_margin_start (line, 6);
  gtk_widget_set_margin_end (line, 6);
  anning_row_name (GTK_LIST_BOX_ROW (self->marks), _("Status"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->marks), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->marks), line);
  put_row (self, self->row, self->marks);
}

static void
editor_free (gpointer data)
{
  AnningProposalEditor *self = data;

  g_ptr_array_unref (self->children);
  g_object_unref (self->form);
  g_free (self);
}

AnningProposalEditor *
anning_proposal_editor_attach (AdwExpanderRow *row,
                               AnningForm     *form,
                               gboolean        theirs)
{
  AnningProposalEditor *self;

  g_return_val_if_fail (ADW_IS_EXPANDER_ROW (row) && ANNING_IS_FORM (form), NULL);

  self = g_new0 (AnningProposalEditor, 1);
  self->row = row;
  self->form = g_object_ref (form);
  self->theirs = theirs;
  self->owed = ANNING_UNKNOWN;
  self->share = ANNING_UNKNOWN;
  self->children = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (row), EDITOR, self, editor_free);

  if (!theirs)
    put_row (self, self->row, bind_word_row (self, "role", _("What it is for"), anning_proposal_roles));
  put_row (self, self->row, bind_word_row (self, "kind", _("Kind of proposal"), anning_proposal_kinds));
  add_sum_rows (self);
  add_time_rows (self);
  if (!theirs)
    add_row (self, row, ADW_TYPE_ENTRY_ROW, "reason", _("Hardship, in your own words"));
  add_result_rows (self);
  add_marks (self);
  return self;
}

void
anning_proposal_editor_detach (AdwExpanderRow *row)
{
  AnningProposalEditor *self = anning_proposal_editor_find (row);

  if (self == NULL)
    return;
  for (guint i = 0; i < self->children->len; i++)
    adw_expander_row_remove (row, g_ptr_array_index (self->children, i));
  g_object_set_data (G_OBJECT (row), EDITOR, NULL);
}

AnningProposalEditor *
anning_proposal_editor_find (AdwExpanderRow *row)
{
  g_return_val_if_fail (ADW_IS_EXPANDER_ROW (row), NULL);

  return g_object_get_data (G_OBJECT (row), EDITOR);
}

static void
show_take_row (GtkWidget  *row,
               const char *format,
               gint64      fen,
               gint64      now)
{
  g_autofree char *sum = anning_format_money (fen);
  GString *title = g_string_new (format);
  g_autofree char *text = NULL;

  g_string_replace (title, "%s", sum, 1);
  text = g_string_free (title, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  gtk_widget_set_visible (row, fen != ANNING_UNKNOWN && fen > 0 && fen != now);
}

static void
show_takes (AnningProposalEditor *self)
{
  const AnningProposal *proposal = get_proposal (self);

  if (self->theirs)
    return;
  /* Translators: %s is a sum of money */
  show_take_row (self->take_owed, _("Owed as of today: %s"), self->owed, proposal->base_amount);
  /* Translators: %s is a sum of money */
  show_take_row (self->take_share, _("By the rule chosen under “Shares”: %s a month"),
                 has_word (proposal->kind, "settlement") ? ANNING_UNKNOWN : self->share, proposal->instalment);
}

/* Opens the part that the kind of proposal cannot do without. */
static void
show_part (AdwExpanderRow *part,
           gboolean        needed,
           char           *subtitle)
{
  adw_expander_row_set_subtitle (part, subtitle != NULL ? subtitle : C_("part of a proposal", "None"));
  if (needed && subtitle == NULL)
    adw_expander_row_set_expanded (part, TRUE);
  g_free (subtitle);
}

static char *
dup_down (const AnningProposal *proposal)
{
  g_autofree char *sum = anning_format_money (proposal->down_payment);
  g_autofree char *day = anning_format_day (proposal->down_day);

  if (proposal->down_payment <= 0)
    return NULL;
  /* Translators: a sum of money, a day */
  return proposal->down_day != NULL ? g_strdup_printf (_("%1$s on %2$s"), sum, day) : g_steal_pointer (&sum);
}

static char *
dup_deferral (const AnningProposal *proposal)
{
  g_autofree char *months = anning_format_months (proposal->defer_months);
  g_autofree char *rate = anning_format_rate (proposal->defer_rate);

  if (proposal->defer_months <= 0)
    return NULL;
  if (proposal->defer_rate == ANNING_UNKNOWN)
    return g_steal_pointer (&months);
  if (proposal->defer_rate == 0)
    /* Translators: "3 months" */
    return g_strdup_printf (_("%s without interest"), months);
  /* Translators: "3 months", a rate */
  return g_strdup_printf (_("%1$s at %2$s a year"), months, rate);
}

static char *
dup_steps (const AnningProposal *proposal)
{
  g_autofree char *sum = anning_format_money (proposal->step_up);
  g_autofree char *months = anning_format_months (proposal->step_months);

  /* Translators: a sum of money, "6 months" */
  return proposal->step_up > 0 ? g_strdup_printf (_("%1$s more every %2$s"), sum, months) : NULL;
}

static void
show_parts (AnningProposalEditor *self,
            const AnningProposal *proposal)
{
  gboolean settles = has_word (proposal->kind, "settlement");
  gboolean by_sum = proposal->instalment != ANNING_UNKNOWN && proposal->instalment != 0;
  gint64 waived = anning_proposal_waived (proposal);

  show_part (self->waiver, has_word (proposal->kind, "waiver"), waived > 0 ? anning_format_money (waived) : NULL);
  show_part (self->down, FALSE, dup_down (proposal));
  show_part (self->deferral, has_word (proposal->kind, "deferral"), dup_deferral (proposal));
  show_part (self->steps, FALSE, dup_steps (proposal));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->first_due),
                                 settles ? _("To be paid by") : _("First payment day"));
  gtk_widget_set_visible (self->months, !settles);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->months), by_sum ? _("0: as many as the sum below takes") : "");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->instalment),
                                 settles ? _("One sum that settles everything (yuan)") : _("Or one payment (yuan)"));
  /* A value counts whatever the kind, so it is never out of sight. */
  gtk_widget_set_visible (self->rate, !settles || proposal->rate != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->steps), !settles);
}

static void
show_total (AnningProposalEditor *self,
            const AnningProposal *proposal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningProposalPlan) plan = anning_proposal_plan_new (proposal, &error);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  gtk_widget_set_visible (self->table_row, plan != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->disclosure), plan != NULL);
  if (plan == NULL)
    {
      title = anning_planner_proposal_sentence (error);
      subtitle = g_strdup ("");
    }
  else
    {
      g_autofree char *total = anning_format_money (plan->total);
      g_autofree char *interest = anning_format_money (plan->interest);
      g_autofree char *last = anning_day_format (&plan->last_day);
      g_autofree char *last_day = anning_format_day (last);

      /* Translators: %s is a sum of money */
      title = g_strdup_printf (_("All payments together: %s"), total);
      /* Translators: a sum of money, then a day */
      subtitle = g_strdup_printf (_("of which interest %s · last payment on %s"), interest, last_day);
      anning_schedule_table_show (self->table, plan->payments);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->total), title);
  adw_action_row_set_subtitle (self->total, subtitle);
}

void
anning_proposal_editor_show (AnningProposalEditor *self)
{
  const AnningProposal *proposal;
  gboolean private;
  gboolean accepted;
  gboolean closed;

  g_return_if_fail (self != NULL);

  proposal = get_proposal (self);
  private = anning_proposal_is_private (proposal);
  accepted = has_word (proposal->status, "accepted");
  closed = accepted || has_word (proposal->status, "declined") || has_word (proposal->status, "withdrawn");
  show_takes (self);
  show_parts (self, proposal);
  show_total (self, proposal);

  gtk_widget_set_visible (self->agreed_day, accepted);
  gtk_widget_set_visible (self->in_writing, accepted);
  if (self->send != NULL)
    gtk_widget_set_visible (self->send, !closed && !has_word (proposal->status, "sent") && !private);
  /* What nobody else has seen, nobody else can answer. */
  gtk_widget_set_visible (self->accept, !closed && !private);
  gtk_widget_set_visible (self->decline, !closed && !private);
  gtk_widget_set_visible (self->reopen, closed || (!self->theirs && has_word (proposal->status, "sent")));
  gtk_widget_set_visible (self->marks, !private || gtk_widget_get_visible (self->reopen));
}

void
anning_proposal_editor_set_known (AnningProposalEditor *self,
                                  gint64                owed,
                                  gint64                share)
{
  g_return_if_fail (self != NULL);

  self->owed = owed;
  self->share = share;
  show_takes (self);
}
