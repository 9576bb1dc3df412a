/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-budget-people-group.h"

#include <glib/gi18n.h>

#include "anning-budget-sums.h"
#include "anning-format.h"
#include "anning-rows.h"

struct _AnningBudgetPeopleGroup
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow *choice;
  AdwExpanderRow *disclosure;
  GPtrArray *people; /* AnningBudgetPerson */
  GPtrArray *rows;   /* AdwActionRow, one for each of people */
  gboolean everyone;
  char *person;
  gboolean filling;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningBudgetPeopleGroup, anning_budget_people_group, ADW_TYPE_PREFERENCES_GROUP)

static const char *
name_of (const AnningBudgetPerson *person)
{
  return person->name != NULL ? person->name : _("Nobody in particular");
}

static void
selected_cb (AnningBudgetPeopleGroup *self)
{
  guint selected = adw_combo_row_get_selected (self->choice);

  if (self->filling || selected == GTK_INVALID_LIST_POSITION || selected > self->people->len)
    return;
  g_clear_pointer (&self->person, g_free);
  self->everyone = selected == 0;
  if (selected > 0)
    self->person = g_strdup (((const AnningBudgetPerson *) g_ptr_array_index (self->people, selected - 1))->name);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static gboolean
same_people (const GPtrArray *a,
             const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      if (g_strcmp0 (((const AnningBudgetPerson *) g_ptr_array_index (a, i))->name,
                     ((const AnningBudgetPerson *) g_ptr_array_index (b, i))->name) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Keeps the choice where its person is still there; otherwise everyone is shown. */
static void
fill_choice (AnningBudgetPeopleGroup *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _("Everyone"));
  for (guint i = 0; i < self->people->len; i++)
    {
      const AnningBudgetPerson *person = g_ptr_array_index (self->people, i);

      gtk_string_list_append (names, name_of (person));
      if (!self->everyone && g_strcmp0 (person->name, self->person) == 0)
        selected = i + 1;
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->choice, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->choice, selected);
  self->filling = FALSE;
  if (selected == 0 && !self->everyone)
    selected_cb (self);
}

static void
make_rows (AnningBudgetPeopleGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->disclosure, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->people->len; i++)
    {
      AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

      /* What people type is not markup. */
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name_of (g_ptr_array_index (self->people, i)));
      adw_action_row_set_title_lines (row, 0);
      adw_action_row_set_subtitle_lines (row, 0);
      adw_expander_row_add_row (self->disclosure, GTK_WIDGET (row));
      g_ptr_array_add (self->rows, row);
    }
}

static char *
person_sentence (const AnningBudget *budget)
{
  g_autofree char *income = anning_format_money (budget->income);
  g_autofree char *lean = anning_format_money (budget->lean_income);
  g_autofree char *spending = anning_format_money (budget->spending);

  if (budget->income == 0 && budget->lean_income == 0)
    /* Translators: %s is a sum of money a month */
    return g_strdup_printf (_("needs %s a month"), spending);
  if (budget->lean_income != budget->income)
    /* Translators: sums of money a month: income, income in a lean month, spending of one's own */
    return g_strdup_printf (_("brings in %s, in a lean month %s; needs %s"), income, lean, spending);
  /* Translators: sums of money a month: income, spending of one's own */
  return g_strdup_printf (_("brings in %s; needs %s"), income, spending);
}

static void
anning_budget_people_group_dispose (GObject *object)
{
  AnningBudgetPeopleGroup *self = ANNING_BUDGET_PEOPLE_GROUP (object);

  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->people, 0);

  G_OBJECT_CLASS (anning_budget_people_group_parent_class)->dispose (object);
}

static void
anning_budget_people_group_finalize (GObject *object)
{
  AnningBudgetPeopleGroup *self = ANNING_BUDGET_PEOPLE_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->people);
  g_free (self->person);

  G_OBJECT_CLASS (anning_budget_people_group_parent_class)->finalize (object);
}

static void
anning_budget_people_group_class_init (AnningBudgetPeopleGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_budget_people_group_dispose;
  object_class->finalize = anning_budget_people_group_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_budget_people_group_init (AnningBudgetPeopleGroup *self)
{
  self->everyone = TRUE;
  self->rows = g_ptr_array_new ();
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_budget_person_free);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("By Person"));

  self->choice = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->choice), _("Lines shown below"));
  gtk_widget_add_css_class (GTK_WIDGET (self->choice), "choice");
  adw_combo_row_set_use_subtitle (self->choice, TRUE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->choice), 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->choice));

  self->disclosure = ADW_EXPANDER_ROW (anning_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->disclosure), _("What each brings in and needs"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->disclosure));
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
anning_budget_people_group_new (void)
{
  return g_object_new (ANNING_TYPE_BUDGET_PEOPLE_GROUP, NULL);
}

void
anning_budget_people_group_show (AnningBudgetPeopleGroup *self,
                                 const GPtrArray         *lines)
{
  g_autoptr (GPtrArray) before = NULL;

  g_return_if_fail (ANNING_IS_BUDGET_PEOPLE_GROUP (self));
  g_return_if_fail (lines != NULL);

  before = g_steal_pointer (&self->people);
  self->people = anning_budget_people (lines);
  if (!same_people (before, self->people))
    {
      make_rows (self);
      fill_choice (self);
    }
  for (guint i = 0; i < self->people->len; i++)
    {
      const AnningBudgetPerson *person = g_ptr_array_index (self->people, i);
      g_autofree char *sentence = person_sentence (&person->budget);

      adw_action_row_set_subtitle (g_ptr_array_index (self->rows, i), sentence);
    }
  /* With no names at all there is one "person" without one. */
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->people->len > 1 ||
                          (self->people->len == 1 &&
                           ((const AnningBudgetPerson *) g_ptr_array_index (self->people, 0))->name != NULL));
}

gboolean
anning_budget_people_group_get_chosen (AnningBudgetPeopleGroup  *self,
                                       const char              **person)
{
  g_return_val_if_fail (ANNING_IS_BUDGET_PEOPLE_GROUP (self), TRUE);
  g_return_val_if_fail (person != NULL, TRUE);

  *person = self->person;
  return self->everyone;
}
