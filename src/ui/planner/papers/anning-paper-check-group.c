/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-paper-check-group.h"

#include <glib/gi18n.h>

struct _AnningPaperCheckGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *creditors;
  AdwActionRow *others;
  AdwActionRow *sums;
  AdwActionRow *targets;
};

G_DEFINE_FINAL_TYPE (AnningPaperCheckGroup, anning_paper_check_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show_row (AdwActionRow *row,
          const char   *text,
          gboolean      warn)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (row, escaped);
  if (warn)
    gtk_widget_add_css_class (GTK_WIDGET (row), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "warning");
}

static char *
dup_creditors (const AnningPaperContents *contents)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < contents->creditors->len; i++)
    {
      if (i > 0)
        g_string_append (text, C_("between names", ", "));
      g_string_append (text, g_ptr_array_index (contents->creditors, i));
    }
  if (contents->creditors->len == 0)
    g_string_append (text, _("Nobody"));
  return g_string_free (text, FALSE);
}

static char *
dup_sums (const AnningPaperContents *contents)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u sum of money", "%u sums of money", contents->n_sums), contents->n_sums);
  g_string_append_c (text, '\n');
  /* Translators: how many places of the document hold a name of the household, a telephone number */
  g_string_append_printf (text, _("Names of the household in %1$u, telephone numbers in %2$u places"),
                          contents->check.names, contents->check.phones);
  if (contents->check.cards > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u number as long as an identity or bank card",
                                              "and %u numbers as long as an identity or bank card",
                                              contents->check.cards),
                              contents->check.cards);
    }
  return g_string_free (text, FALSE);
}

static AdwActionRow *
add_row (AnningPaperCheckGroup *self,
         const char            *title)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  return row;
}

static void
anning_paper_check_group_class_init (AnningPaperCheckGroupClass *klass)
{
}

static void
anning_paper_check_group_init (AnningPaperCheckGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("What Leaves with It"));
  self->creditors = add_row (self, _("Creditors named"));
  self->others = add_row (self, _("Other creditors"));
  self->sums = add_row (self, _("Figures and names"));
  self->targets = add_row (self, _("Target and limit"));
}

GtkWidget *
anning_paper_check_group_new (void)
{
  return g_object_new (ANNING_TYPE_PAPER_CHECK_GROUP, NULL);
}

void
anning_paper_check_group_show (AnningPaperCheckGroup     *self,
                               const AnningPaperContents *contents,
                               gboolean                   for_one)
{
  g_autofree char *creditors = NULL;
  g_autofree char *sums = NULL;

  g_return_if_fail (ANNING_IS_PAPER_CHECK_GROUP (self) && contents != NULL);

  creditors = dup_creditors (contents);
  show_row (self->creditors, creditors, FALSE);
  sums = dup_sums (contents);
  show_row (self->sums, sums, FALSE);
  show_row (self->others,
            contents->others ? _("Named in it. Is that meant?")
            : contents->others_total ? _("Not named; that there are other debts is said, as one sum")
                                     : _("Not in it"),
            contents->others);
  gtk_widget_set_visible (GTK_WIDGET (self->others), for_one);
  show_row (self->targets, _("In it: keep this document to yourself."), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->targets), contents->targets);
}
