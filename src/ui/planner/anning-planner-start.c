/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-planner-start.h"

#include <glib/gi18n.h>

#include "anning-planner-places.h"

struct _AnningPlannerStart
{
  AnningPlannerView parent_instance;
};

G_DEFINE_FINAL_TYPE (AnningPlannerStart, anning_planner_start, ANNING_TYPE_PLANNER_VIEW)

/* What is done one after the other. */
static const struct
{
  const char *title;
  const char *sentence;
  const char *action;
  const char *target; /* of planner.show */
} steps[] = {
  { N_("Enter the debts"),
    N_("What the contract or the app says. What you do not know can stay empty."), "planner.add", NULL },
  { N_("Enter what comes in and what living costs"),
    N_("What is left is what an offer can be made of. Nothing left is an answer too: it is then about a deferral."),
    "planner.show", "budget" },
  { N_("See how what is left can be divided"),
    N_("Several ways side by side: what each creditor gets, and until when."), "planner.show", "shares" },
  { N_("Work out an offer and print it"),
    N_("In each debt, below its proposals. The papers are here."), "planner.show", "papers" },
};

static void
anning_planner_start_class_init (AnningPlannerStartClass *klass)
{
}

static void
row_activated_cb (GtkWidget *row,
                  gpointer   user_data)
{
  guint i = GPOINTER_TO_UINT (user_data);

  gtk_widget_activate_action (row, steps[i].action, steps[i].target != NULL ? "s" : NULL, steps[i].target);
}

static void
anning_planner_start_init (AnningPlannerStart *self)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (self);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  anning_planner_view_set_title (view, _("From Debts to an Offer"));
  anning_planner_view_set_intro (view, _("There is no hurry, and each step can be taken again. Everything stays on "
                                         "this computer."));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      /* Translators: a step and its number: "1. Enter the debts" */
      g_autofree char *title = g_strdup_printf (_("%1$u. %2$s"), i + 1, _(steps[i].title));
      GtkWidget *row = anning_planner_place_row_new (title);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(steps[i].sentence));
      g_signal_connect (row, "activated", G_CALLBACK (row_activated_cb), GUINT_TO_POINTER (i));
      adw_preferences_group_add (group, row);
    }
  anning_planner_view_add (view, GTK_WIDGET (group));
}
