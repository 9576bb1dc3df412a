/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-limitation-group.h"

#include <glib/gi18n.h>

#include "anning-cost-rows.h"
#include "anning-figure-table.h"
#include "anning-format.h"
#include "anning-source-button.h"
#include "anning-ui-texts.h"

struct _AnningLimitationGroup
{
  AdwPreferencesGroup parent_instance;

  AnningTexts *texts;           /* NULL until they are loaded */
  AnningLimitation *limitation; /* NULL until there is one */
  gboolean card;
  AdwActionRow *clock;
  GtkWidget *sign; /* seen where the period may have passed */
  GtkLabel *days;
  AdwBin *basis_source;
  AdwActionRow *advice;
  AdwBin *advice_source;
  AdwExpanderRow *disclosure;
  AnningFigureTable *events;
};

G_DEFINE_FINAL_TYPE (AnningLimitationGroup, anning_limitation_group, ADW_TYPE_PREFERENCES_GROUP)

static const char *const basis_facts[] = {
  "law.civil.188", "law.civil.189", "law.civil.195", "law.sol.8", "myth.three_years", NULL
};
static const char *const card_facts[] = {
  "law.civil.188", "law.civil.189", "law.civil.195", "law.sol.8", "law.sol.card", "myth.three_years", NULL
};
static const char *const passed_facts[] = { "law.civil.192_193", "law.sol.19", NULL };

static const AnningFigureColumn event_columns[] = {
  { N_("Day"), TRUE },
  { N_("What it was"), FALSE },
  { N_("What it does"), FALSE },
};

static const char *
basis_name (AnningLimitationBasis basis)
{
  switch (basis)
    {
    case ANNING_LIMITATION_LAST_DUE:
      return _("Last instalment of the contract due");
    case ANNING_LIMITATION_OVERDUE:
      return _("Overdue since");
    case ANNING_LIMITATION_DEMAND:
      return _("Last demand");
    case ANNING_LIMITATION_ACKNOWLEDGED:
      return _("Last acknowledged by you");
    case ANNING_LIMITATION_PAYMENT:
      return _("A payment");
    case ANNING_LIMITATION_OFFER:
      return _("An offer in a round of negotiation");
    case ANNING_LIMITATION_AGREEMENT:
      return _("Agreement");
    default:
      g_return_val_if_reached ("");
    }
}

static const char *
effect_name (AnningLimitationEffect effect)
{
  switch (effect)
    {
    case ANNING_LIMITATION_BEGINS:
      return _("the period begins");
    case ANNING_LIMITATION_RESTARTS:
      return _("the period begins anew");
    case ANNING_LIMITATION_BEFORE:
      return _("before it began: no change");
    case ANNING_LIMITATION_AFTER:
      return _("when it may have passed already");
    default:
      g_return_val_if_reached ("");
    }
}

static char *
dup_day (const GDate *day)
{
  g_autofree char *iso = anning_day_format (day);

  return anning_format_day (iso);
}

static char *
dup_title (const AnningLimitation *limitation)
{
  g_autofree char *end = g_date_valid (&limitation->end) ? dup_day (&limitation->end) : NULL;

  switch (limitation->state)
    {
    case ANNING_LIMITATION_COURT:
      return g_strdup (_("The matter is before a court"));
    case ANNING_LIMITATION_NOT_BEGUN:
      return g_strdup (_("Has not begun yet"));
    case ANNING_LIMITATION_RUNNING:
    case ANNING_LIMITATION_ENDING:
      /* Translators: %s is a day */
      return g_strdup_printf (_("Runs until %s"), end);
    case ANNING_LIMITATION_PASSED:
      /* Translators: %s is a day */
      return g_strdup_printf (_("May have passed on %s"), end);
    case ANNING_LIMITATION_UNKNOWN:
    case ANNING_LIMITATION_NONE:
    default:
      return g_strdup (_("Cannot be told yet"));
    }
}

/* What an agreement sets going is its last payment, not the day on which it was made. */
static char *
dup_sentence (const AnningLimitation *limitation)
{
  g_autofree char *from = g_date_valid (&limitation->from) ? dup_day (&limitation->from) : NULL;
  g_autofree char *end = g_date_valid (&limitation->end) ? dup_day (&limitation->end) : NULL;

  switch (limitation->state)
    {
    case ANNING_LIMITATION_COURT:
      return g_strdup (_("This count no longer applies. Call 12348 about the papers that came, free of charge."));
    case ANNING_LIMITATION_NOT_BEGUN:
      /* Translators: two days */
      return g_strdup_printf (_("It begins when the last instalment is due, on %1$s, and would run until %2$s."), from, end);
    case ANNING_LIMITATION_RUNNING:
    case ANNING_LIMITATION_ENDING:
    case ANNING_LIMITATION_PASSED:
      if (limitation->capped)
        return g_strdup (_("Counted from the beginning: the longest period there is."));
      if (limitation->basis == ANNING_LIMITATION_AGREEMENT)
        /* Translators: %s is a day */
        return g_strdup_printf (_("Counted from %s, when the last payment of the agreement is due."), from);
      /* Translators: a day, then what happened on it, such as "Last demand" */
      return g_strdup_printf (_("Counted from %1$s: %2$s."), from, basis_name (limitation->basis));
    case ANNING_LIMITATION_UNKNOWN:
    case ANNING_LIMITATION_NONE:
    default:
      return g_strdup (_("Enter the contract's terms, or since when the debt is overdue."));
    }
}

static char *
dup_advice (const AnningLimitation *limitation)
{
  if (limitation->state != ANNING_LIMITATION_PASSED)
    return g_strdup (_("Only what is noted here is counted. A demand that nobody noted can move the day."));
  if (limitation->agreed_after)
    return g_strdup (_("After that day something was paid, offered, agreed or acknowledged. What that means for the "
                       "limitation period is not for this program to say: ask 12348, free of charge, before you sign or pay more."));
  if (limitation->demanded_after)
    return g_strdup (_("A demand is noted only after that day. An earlier one, perhaps a text message, may have begun the "
                       "period anew. Check the days, and ask 12348, free of charge, before you sign, promise or pay."));
  return g_strdup (_("Before you sign, promise or pay anything, check the days, and ask 12348, free of charge. "
                     "A demand that nobody noted can move the day."));
}

static void
show_events (AnningLimitationGroup *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  if (self->limitation == NULL || !adw_expander_row_get_expanded (self->disclosure))
    return;
  for (guint i = 0; i < self->limitation->events->len; i++)
    {
      const AnningLimitationEvent *event = &g_array_index (self->limitation->events, AnningLimitationEvent, i);
      GStrv cells = g_new0 (char *, G_N_ELEMENTS (event_columns) + 1);

      cells[0] = anning_day_format (&event->day);
      cells[1] = g_strdup (basis_name (event->basis));
      cells[2] = g_strdup (effect_name (event->effect));
      g_ptr_array_add (rows, cells);
    }
  anning_figure_table_set_rows (self->events, rows);
}

static void
show_days (AnningLimitationGroup *self)
{
  const AnningLimitation *limitation = self->limitation;
  gboolean runs = limitation->state == ANNING_LIMITATION_RUNNING || limitation->state == ANNING_LIMITATION_ENDING;
  int days = (int) CLAMP (limitation->days_left, 0, G_MAXINT);
  g_autofree char *text = g_strdup_printf (ngettext ("%d day", "%d days", days), days);

  gtk_label_set_label (self->days, text);
  gtk_widget_set_visible (GTK_WIDGET (self->days), runs);
}

static void
show_source (AnningLimitationGroup *self,
             AdwBin                *bin,
             const char *const     *facts,
             const char            *about)
{
  adw_bin_set_child (bin, self->texts != NULL
                          ? anning_source_button_new (anning_texts_get_facts (self->texts), facts, about)
                          : NULL);
}

static void
update (AnningLimitationGroup *self)
{
  const AnningLimitation *limitation = self->limitation;
  g_autofree char *title = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *advice = NULL;

  if (limitation == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), limitation->state != ANNING_LIMITATION_NONE);
  title = dup_title (limitation);
  sentence = dup_sentence (limitation);
  advice = dup_advice (limitation);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->clock), title);
  adw_action_row_set_subtitle (self->clock, sentence);
  gtk_widget_set_visible (self->sign, limitation->state == ANNING_LIMITATION_PASSED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->advice), advice);
  gtk_widget_set_visible (GTK_WIDGET (self->advice),
                          limitation->state != ANNING_LIMITATION_UNKNOWN && limitation->state != ANNING_LIMITATION_COURT);
  gtk_widget_set_visible (GTK_WIDGET (self->disclosure), limitation->events->len > 0);
  show_days (self);
  show_source (self, self->basis_source, self->card ? card_facts : basis_facts, _("How the limitation period is counted"));
  show_source (self, self->advice_source, passed_facts, _("Once the limitation period has passed"));
  show_events (self);
}

static void
take_texts (gpointer     object,
            AnningTexts *texts)
{
  AnningLimitationGroup *self = ANNING_LIMITATION_GROUP (object);

  g_set_object (&self->texts, texts);
  update (self);
}

static void
anning_limitation_group_dispose (GObject *object)
{
  g_clear_object (&ANNING_LIMITATION_GROUP (object)->texts);

  G_OBJECT_CLASS (anning_limitation_group_parent_class)->dispose (object);
}

static void
anning_limitation_group_finalize (GObject *object)
{
  g_clear_pointer (&ANNING_LIMITATION_GROUP (object)->limitation, anning_limitation_free);

  G_OBJECT_CLASS (anning_limitation_group_parent_class)->finalize (object);
}

static void
anning_limitation_group_class_init (AnningLimitationGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_limitation_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_limitation_group_finalize;
}

static AdwActionRow *
add_row (AnningLimitationGroup  *self,
         AdwBin                **source)
{
  AdwActionRow *row = anning_cost_row_new ("", NULL);

  *source = ADW_BIN (adw_bin_new ());
  adw_action_row_add_suffix (row, GTK_WIDGET (*source));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  return row;
}

static void
anning_limitation_group_init (AnningLimitationGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Limitation Period"));
  self->clock = add_row (self, &self->basis_source);
  self->sign = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_add_css_class (self->sign, "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sign), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Please note"), -1);
  adw_action_row_add_suffix (self->clock, self->sign);
  self->days = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->days), "numeric");
  adw_action_row_add_suffix (self->clock, GTK_WIDGET (self->days));
  self->advice = add_row (self, &self->advice_source);

  self->disclosure = anning_cost_how_new (_("From what the terms, the payments, the rounds and the agreement say, by day. Counted to "
                                            "the same day three years later; holidays are not looked at. If the whole loan was "
                                            "called in early, it may have begun earlier."));
  self->events = ANNING_FIGURE_TABLE (anning_figure_table_new (_("What moved the limitation period"),
                                                               event_columns, G_N_ELEMENTS (event_columns)));
  anning_cost_how_add_table (self->disclosure, _("What moved the limitation period"), GTK_WIDGET (self->events));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->disclosure));
  g_signal_connect_object (self->disclosure, "notify::expanded", G_CALLBACK (show_events), self, G_CONNECT_SWAPPED);
  anning_ui_texts_hand_to (self, take_texts);
}

GtkWidget *
anning_limitation_group_new (void)
{
  return g_object_new (ANNING_TYPE_LIMITATION_GROUP, NULL);
}

void
anning_limitation_group_take (AnningLimitationGroup *self,
                              AnningLimitation      *limitation,
                              gboolean               card)
{
  g_return_if_fail (ANNING_IS_LIMITATION_GROUP (self) && limitation != NULL);

  g_clear_pointer (&self->limitation, anning_limitation_free);
  self->limitation = limitation;
  self->card = card;
  update (self);
}
