/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bundle-commands.h"

#include <glib/gi18n.h>

#include "anning-bundle-write.h"
#include "anning-command-json.h"
#include "anning-date.h"
#include "anning-import-item.h"

/* @day: (nullable). Returns: FALSE when it is none */
static gboolean
read_day (const char *day,
          gint32     *julian)
{
  GDate date;

  if (day == NULL)
    return TRUE;
  g_date_clear (&date, 1);
  if (!anning_day_parse (day, &date))
    return FALSE;
  *julian = (gint32) g_date_get_julian (&date);
  return TRUE;
}

static void
report (JsonBuilder             *json,
        gboolean                 print,
        const AnningBundlePlan  *plan,
        const AnningBundleEntry *entry)
{
  anning_json_set_count (json, "contacts", plan->n_incidents);
  anning_json_set_count (json, "originals", plan->n_originals);
  anning_json_set_count (json, "hints", plan->n_hints);
  anning_json_set_count (json, "numbers_masked", plan->masked.numbers);
  anning_json_set_count (json, "names_masked", plan->masked.names);
  anning_json_set_count (json, "private_notes_left_out", plan->n_private_notes);
  anning_json_set_text (json, "sums_sha256", entry->sha256);
  if (!print)
    return;
  /* Translators: counts of contacts, of originals, of numbers and of names */
  g_print (_("Contacts: %u, originals: %u. Masked: %u numbers, %u names."), plan->n_incidents, plan->n_originals,
           plan->masked.numbers, plan->masked.names);
  g_print ("\n");
  if (plan->n_originals > 0)
    {
      g_print ("%s\n", _("Originals go as they are: listen to and look at each before you hand the bundle over."));
    }
  g_print (_("SHA-256 of the list itself: %s"), entry->sha256);
  g_print ("\n");
}

gboolean
anning_bundle_commands_write (AnningStore                *store,
                              const AnningBundleCommand  *command,
                              JsonBuilder                *json,
                              gboolean                    print,
                              AnningProgressFunc          progress,
                              gpointer                    user_data,
                              char                      **complaint,
                              GError                    **error)
{
  g_autoptr (AnningBundleChoice) choice = anning_bundle_choice_new ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autoptr (AnningBundleEntry) entry = NULL;
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (ANNING_IS_STORE (store) && command != NULL && command->path != NULL, FALSE);

  *complaint = NULL;
  if (!read_day (command->from, &choice->day_from) || !read_day (command->until, &choice->day_until))
    {
      *complaint = g_strdup (_("A day is written like 2026-03-12."));
      return TRUE;
    }
  choice->creditor = g_strdup (command->creditor);
  plan = anning_bundle_plan_new (store, choice, NULL, error);
  if (plan == NULL)
    return FALSE;
  entry = anning_bundle_write (store, plan, command->path, progress, user_data, NULL, &problem);
  if (entry != NULL)
    {
      report (json, print, plan, entry);
      return TRUE;
    }
  if (g_error_matches (problem, ANNING_BUNDLE_ERROR, ANNING_BUNDLE_ERROR_EMPTY))
    *complaint = g_strdup (_("There is no contact of this creditor in these days, so no bundle was made."));
  else if (g_error_matches (problem, ANNING_BUNDLE_ERROR, ANNING_BUNDLE_ERROR_EVIDENCE))
    /* Translators: %s is the name of a file */
    *complaint = g_strdup_printf (_("An original is no longer what was brought in (%s). No bundle was made. Check the file with --verify."),
                                  problem->message);
  else
    g_propagate_error (error, g_steal_pointer (&problem));
  return *complaint != NULL;
}

const char *
anning_bundle_commands_explain (const GError *error)
{
  if (g_error_matches (error, ANNING_BUNDLE_ERROR, ANNING_BUNDLE_ERROR_NOT_A_BUNDLE))
    return _("This ZIP holds no list of sums (SHA256SUMS), so there is nothing to hold its files against.");
  if (g_error_matches (error, ANNING_BUNDLE_ERROR, ANNING_BUNDLE_ERROR_DAMAGED))
    return _("This ZIP is damaged or was cut off. Get it once more from whoever made it.");
  if (g_error_matches (error, ANNING_BUNDLE_ERROR, ANNING_BUNDLE_ERROR_ENCRYPTED))
    return _("This ZIP is locked with a password. Unpack it first, then check with: sha256sum -c SHA256SUMS");
  if (g_error_matches (error, ANNING_BUNDLE_ERROR, ANNING_BUNDLE_ERROR_TOO_LARGE))
    return _("This ZIP unpacks to far more than a bundle would. It was not read any further.");
  return _("Its list of sums (SHA256SUMS) is not as sha256sum writes it, so nothing can be held against it.");
}

char *
anning_bundle_commands_report (const AnningBundleVerdict *verdict,
                               JsonBuilder               *json,
                               gboolean                   print)
{
  static const char *const sentences[] = {
    [ANNING_BUNDLE_CHANGED] = N_("its bytes are not those of the list"),
    [ANNING_BUNDLE_MISSING] = N_("listed, but not there"),
    [ANNING_BUNDLE_UNLISTED] = N_("there, but not listed"),
    [ANNING_BUNDLE_REPEATED] = N_("there twice"),
    [ANNING_BUNDLE_UNSAFE] = N_("a link, or a name that leads out of its folder"),
  };

  anning_json_set_count (json, "listed", verdict->n_listed);
  anning_json_set_count (json, "right", verdict->n_right);
  anning_json_set_count (json, "problems", verdict->problems->len);
  anning_json_set_text (json, "sums_sha256", verdict->sums_sha256);

  for (guint i = 0; i < verdict->problems->len; i++)
    {
      const AnningBundleProblem *problem = g_ptr_array_index (verdict->problems, i);
      g_autofree char *clean = anning_import_clean_name (problem->name);

      g_printerr ("%s: %s\n", clean, _(sentences[problem->kind]));
    }
  if (verdict->problems->len > 0)
    return g_strdup (_("Something in this bundle is not as its list says."));
  if (print)
    {
      /* Translators: a count of files; the list is a file called SHA256SUMS */
      g_print (ngettext ("%u file, as the list says.", "%u files, all as the list says.", verdict->n_listed), verdict->n_listed);
      g_print ("\n");
      g_print (_("SHA-256 of the list itself: %s"), verdict->sums_sha256);
      g_print ("\n");
    }
  return NULL;
}
