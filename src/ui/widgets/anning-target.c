/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-target.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-toasts.h"

/* A record or text to be shown: "article:KEY", or "rates" where there is one only. */
static const struct
{
  const char *word;
  const char *table;
  gint64 id;
  gboolean keyed;
} shown[] = {
  { "article", "article", 0, TRUE },
  { "letter", "letter_template", 0, TRUE },
  { "letters", "letter_template", 0, FALSE },
  { "ticks", "tick_list", 0, TRUE },
  { "hotline", "hotline", 0, TRUE },
  { "hotlines", "hotline", 0, FALSE },
  { "glossary", "term", 0, FALSE },
  { "rates", "lpr_value", 0, FALSE },
  { "budget", "budget_line", 0, FALSE },
  { "called", "called_steps", 0, FALSE },
};

static const char *const actions[][2] = {
  { "new-incident", "app.new-incident" },
  { "add-debt", "app.add-debt" },
  { "write-note", "app.write-note" },
  { "import", "win.import" },
};

static const char *const pages[] = { "planner", "incidents", "relatives", NULL };

static gboolean
show (GtkWidget  *widget,
      const char *word,
      const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      if (!g_str_equal (shown[i].word, word) || shown[i].keyed != (key != NULL))
        continue;
      if (widget != NULL)
        gtk_widget_activate_action (widget, "app.show-record", "(sxs)", shown[i].table, shown[i].id,
                                    key != NULL ? key : "");
      return TRUE;
    }
  return FALSE;
}

static gboolean
act (GtkWidget  *widget,
     const char *target)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (!g_str_equal (actions[i][0], target))
        continue;
      if (widget != NULL)
        gtk_widget_activate_action (widget, actions[i][1], NULL);
      return TRUE;
    }
  return FALSE;
}

static void
copy (GtkWidget  *widget,
      const char *number)
{
  /* Translators: %s is a telephone number */
  g_autofree char *text = g_strdup_printf (_("%s is copied"), number);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), number);
  anning_toast (widget, text);
}

/* @widget: (nullable): NULL only asks whether the target is known */
static gboolean
run (GtkWidget  *widget,
     const char *target)
{
  const char *colon = strchr (target, ':');
  g_autofree char *word = colon != NULL ? g_strndup (target, colon - target) : NULL;

  if (g_str_has_prefix (target, "new-incident?"))
    {
      if (widget != NULL)
        gtk_widget_activate_action (widget, "app.note-contact", "s", strchr (target, '?') + 1);
      return TRUE;
    }
  if (g_strv_contains (pages, target))
    {
      if (widget != NULL)
        gtk_widget_activate_action (widget, "app.show-page", "s", target);
      return TRUE;
    }
  if (g_strcmp0 (word, "copy") == 0)
    {
      if (widget != NULL)
        copy (widget, colon + 1);
      return TRUE;
    }
  if (colon != NULL)
    return show (widget, word, colon + 1);
  return act (widget, target) || show (widget, target, NULL);
}

void
anning_target_activate (GtkWidget  *widget,
                        const char *target)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && target != NULL);

  if (!run (widget, target))
    g_warning ("Nothing answers to “%s”", target);
}

gboolean
anning_target_is_known (const char *target)
{
  g_return_val_if_fail (target != NULL, FALSE);
  return run (NULL, target);
}
