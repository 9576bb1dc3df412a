/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-paper-parts-group.h"

#include <glib/gi18n.h>

static const struct
{
  AnningPaperParts part;
  const char *title;
  const char *subtitle;     /* may be NULL */
  const char *title_all;    /* where the document is for nobody in particular; NULL: the same */
  const char *subtitle_all;
} parts[] = {
  { ANNING_PAPER_LINES, N_("Each line by its name"), N_("Left off, only its group: food, housing…"), NULL, NULL },
  { ANNING_PAPER_PEOPLE, N_("Whose it is"), N_("Names of the household, and what each person has"), NULL, NULL },
  { ANNING_PAPER_LEAN, N_("The lean month beside the normal one"), NULL, NULL, NULL },
  { ANNING_PAPER_ONCE, N_("What happens once"), NULL, NULL, NULL },
  { ANNING_PAPER_BUDGET, N_("What comes in, what is needed, what is left"), N_("As three sums"), NULL, NULL },
  { ANNING_PAPER_OTHER_TOTAL, N_("Other debts as one sum"), N_("What falls due a month, nobody is named"),
    N_("Debts as one sum"), N_("What falls due a month, nobody is named") },
  { ANNING_PAPER_OTHERS, N_("Other creditors by name and sum"), N_("They do not concern this creditor"),
    N_("List of the debts"), N_("Each creditor by name and sum") },
  { ANNING_PAPER_ROUNDS, N_("The talks, round by round"), NULL, NULL, NULL },
  { ANNING_PAPER_STAFF, N_("Who spoke for the creditor"), NULL, NULL, NULL },
  { ANNING_PAPER_TARGETS, N_("Your target and your limit"),
    N_("For your eyes only: whoever knows your limit has no reason to offer more"), NULL, NULL },
};

struct _AnningPaperPartsGroup
{
  AdwPreferencesGroup parent_instance;

  AnningPaperKind kind;
  gboolean for_one;
  AnningPaperParts chosen[ANNING_PAPER_N_KINDS][2];
  GtkWidget *rows[G_N_ELEMENTS (parts)];
  GtkSwitch *switches[G_N_ELEMENTS (parts)];
  guint showing : 1;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningPaperPartsGroup, anning_paper_parts_group, ADW_TYPE_PREFERENCES_GROUP)

static void
switched_cb (AnningPaperPartsGroup *self)
{
  AnningPaperParts chosen = 0;

  if (self->showing)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    chosen |= gtk_switch_get_active (self->switches[i]) ? parts[i].part : 0;
  self->chosen[self->kind][self->for_one] = chosen;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_row (AnningPaperPartsGroup *self,
         guint                  i)
{
  GtkWidget *row = adw_action_row_new ();

  self->rows[i] = row;
  self->switches[i] = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->switches[i]), GTK_ALIGN_CENTER);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->switches[i]));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->switches[i]));
  g_signal_connect_object (self->switches[i], "notify::active", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
anning_paper_parts_group_class_init (AnningPaperPartsGroupClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_paper_parts_group_init (AnningPaperPartsGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("What Goes Into It"));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    add_row (self, i);
  for (AnningPaperKind kind = 0; kind < ANNING_PAPER_N_KINDS; kind++)
    for (guint for_one = 0; for_one < 2; for_one++)
      self->chosen[kind][for_one] = anning_paper_default_parts (kind, for_one != 0);
}

GtkWidget *
anning_paper_parts_group_new (void)
{
  return g_object_new (ANNING_TYPE_PAPER_PARTS_GROUP, NULL);
}

void
anning_paper_parts_group_show (AnningPaperPartsGroup *self,
                               AnningPaperKind        kind,
                               gboolean               for_one)
{
  AnningPaperParts offered;

  g_return_if_fail (ANNING_IS_PAPER_PARTS_GROUP (self) && kind < ANNING_PAPER_N_KINDS);

  self->kind = kind;
  self->for_one = for_one != FALSE;
  offered = anning_paper_offered_parts (kind, for_one);
  self->showing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const gboolean all = !for_one && parts[i].title_all != NULL;
      const char *subtitle = all ? parts[i].subtitle_all : parts[i].subtitle;

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[i]), _(all ? parts[i].title_all : parts[i].title));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rows[i]), subtitle != NULL ? _(subtitle) : "");
      gtk_widget_set_visible (self->rows[i], (offered & parts[i].part) != 0);
      gtk_switch_set_active (self->switches[i], (self->chosen[kind][self->for_one] & parts[i].part) != 0);
    }
  self->showing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), offered != 0);
}

AnningPaperParts
anning_paper_parts_group_get (AnningPaperPartsGroup *self)
{
  g_return_val_if_fail (ANNING_IS_PAPER_PARTS_GROUP (self), 0);

  return self->chosen[self->kind][self->for_one];
}
