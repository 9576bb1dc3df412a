/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-offer-warning-group.h"

#include <glib/gi18n.h>

#include "anning-format.h"
#include "anning-offer-warnings.h"
#include "anning-proposal-words.h"
#include "anning-source-button.h"
#include "anning-ui-texts.h"

struct _AnningOfferWarningGroup
{
  AdwPreferencesGroup parent_instance;

  AnningTexts *texts; /* NULL until they are loaded */
  GPtrArray *rows;    /* GtkWidget */
  GPtrArray *sentences;
  GArray *warnings;   /* AnningOfferWarning, as shown */
};

G_DEFINE_FINAL_TYPE (AnningOfferWarningGroup, anning_offer_warning_group, ADW_TYPE_PREFERENCES_GROUP)

static char *
dup_dated (const char  *format,
           const GDate *date)
{
  g_autofree char *iso = anning_day_format (date);
  g_autofree char *day = anning_format_day (iso);
  GString *text = g_string_new (format);

  g_string_replace (text, "%s", day, 1);
  return g_string_free (text, FALSE);
}

static char *
dup_sentence (const AnningOfferWarning *warning,
              guint                     card_months)
{
  g_autofree char *sum = NULL;
  g_autofree char *month = NULL;
  guint months;

  switch (warning->kind)
    {
    case ANNING_OFFER_WARNING_LIMITATION:
      /* Translators: %s is a day */
      return dup_dated (_("By what is noted here the limitation period may have passed on %s. What you sign, promise or "
                          "pay now can matter for it: see the sources, and ask 12348 first, free of charge."),
                        &warning->day);

    case ANNING_OFFER_WARNING_PRIVATE_ACCOUNT:
      return g_strdup (_("The money is to go to a personal account. Before anything is paid, check the account with the "
                         "lender itself."));

    case ANNING_OFFER_WARNING_VERBAL_ONLY:
      return g_strdup (_("It was promised, but not confirmed in writing. Ask for that first, and pay as it says."));

    case ANNING_OFFER_WARNING_FEE_ASKED:
      return g_strdup (_("Money was asked for a reduction. Ask the lender itself about it before you pay any."));

    case ANNING_OFFER_WARNING_AGENT_ASKED:
      return g_strdup (_("You were asked to authorise an agent. You can negotiate yourself, and it costs nothing."));

    case ANNING_OFFER_WARNING_CARD_TOO_LONG:
      months = (guint) warning->amount;
      /* Translators: months of a proposal, the most that a rule names */
      return g_strdup_printf (ngettext ("%1$u month is longer than a personal plan for a card may run: at most %2$u.",
                                        "%1$u months are longer than a personal plan for a card may run: at most %2$u.",
                                        months),
                              months, card_months);

    case ANNING_OFFER_WARNING_OVER_BUDGET:
      sum = anning_format_money (warning->amount);
      month = anning_format_month (&warning->day);
      if (warning->before > 0)
        /* Translators: a month of a year, a sum of money */
        return g_strdup_printf (_("%1$s is short even without it; with it, by %2$s more."), month, sum);
      /* Translators: a month of a year, a sum of money */
      return g_strdup_printf (_("With all that is promised besides, %1$s is the first month that falls short: by %2$s."),
                              month, sum);

    case ANNING_OFFER_WARNING_EXPIRED:
      /* Translators: %s is a day */
      return dup_dated (_("It stood until %s. That day is past."), &warning->day);

    case ANNING_OFFER_WARNING_ANSWER_LATE:
      /* Translators: %s is a day */
      return dup_dated (_("An answer was promised by %s, and none is noted."), &warning->day);

    default:
      g_return_val_if_reached (NULL);
    }
}

static void
add_row (AnningOfferWarningGroup  *self,
         const AnningOfferWarning *warning,
         const char               *sentence)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *source = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (icon, "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Please note"), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  if (self->texts != NULL && warning->facts[0] != NULL)
    source = anning_source_button_new (anning_texts_get_facts (self->texts), warning->facts, sentence);
  if (source != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), source);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
show_rows (AnningOfferWarningGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->warnings->len; i++)
    add_row (self, &g_array_index (self->warnings, AnningOfferWarning, i), g_ptr_array_index (self->sentences, i));
  gtk_widget_set_visible (GTK_WIDGET (self), self->warnings->len > 0);
}

static void
take_texts (gpointer     object,
            AnningTexts *texts)
{
  AnningOfferWarningGroup *self = ANNING_OFFER_WARNING_GROUP (object);

  self->texts = g_object_ref (texts);
  show_rows (self);
}

static void
anning_offer_warning_group_dispose (GObject *object)
{
  g_clear_object (&ANNING_OFFER_WARNING_GROUP (object)->texts);

  G_OBJECT_CLASS (anning_offer_warning_group_parent_class)->dispose (object);
}

static void
anning_offer_warning_group_finalize (GObject *object)
{
  AnningOfferWarningGroup *self = ANNING_OFFER_WARNING_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->sentences);
  g_array_unref (self->warnings);

  G_OBJECT_CLASS (anning_offer_warning_group_parent_class)->finalize (object);
}

static void
anning_offer_warning_group_class_init (AnningOfferWarningGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_offer_warning_group_dispose;
  object_class->finalize = anning_offer_warning_group_finalize;
}

static void
anning_offer_warning_group_init (AnningOfferWarningGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Before You Agree"));
  self->rows = g_ptr_array_new ();
  self->sentences = g_ptr_array_new_with_free_func (g_free);
  self->warnings = g_array_new (FALSE, FALSE, sizeof (AnningOfferWarning));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  anning_ui_texts_hand_to (self, take_texts);
}

GtkWidget *
anning_offer_warning_group_new (void)
{
  return g_object_new (ANNING_TYPE_OFFER_WARNING_GROUP, NULL);
}

void
anning_offer_warning_group_show (AnningOfferWarningGroup *self,
                                 const GArray            *warnings,
                                 guint                    card_months)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  gboolean same;

  g_return_if_fail (ANNING_IS_OFFER_WARNING_GROUP (self) && warnings != NULL);

  for (guint i = 0; i < warnings->len; i++)
    g_ptr_array_add (sentences, dup_sentence (&g_array_index (warnings, AnningOfferWarning, i), card_months));

  /* This runs on each key; a source that is open stays open. */
  same = sentences->len == self->sentences->len;
  for (guint i = 0; same && i < sentences->len; i++)
    same = g_strcmp0 (g_ptr_array_index (sentences, i), g_ptr_array_index (self->sentences, i)) == 0;
  if (same)
    return;

  g_array_set_size (self->warnings, 0);
  g_array_append_vals (self->warnings, warnings->data, warnings->len);
  g_ptr_array_unref (self->sentences);
  self->sentences = g_steal_pointer (&sentences);
  show_rows (self);
}
