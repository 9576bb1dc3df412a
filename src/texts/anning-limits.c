/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-limits.h"

#include <string.h>

#include "anning-date.h"
#include "anning-money.h"

/* More than these nobody publishes; what a damaged file says beyond them is refused. */
#define MAX_CALLS 1000
#define MAX_LPR_TIMES 100
#define MAX_INSTALMENTS 600

static gboolean
refuse (const char  *group,
        const char  *key,
        GError     **error)
{
  g_set_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE, "[%s] %s cannot be used", group, key);
  return FALSE;
}

static gboolean
read_facts (GKeyFile    *file,
            const char  *group,
            const char  *key,
            char      ***facts,
            GError     **error)
{
  *facts = g_key_file_get_string_list (file, group, key, NULL, error);
  return *facts != NULL && (**facts != NULL || refuse (group, key, error));
}

static gboolean
read_count (GKeyFile    *file,
            const char  *group,
            const char  *key,
            int          most,
            int         *count,
            GError     **error)
{
  g_autoptr (GError) failed = NULL;

  *count = g_key_file_get_integer (file, group, key, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  return (*count >= 1 && *count <= most) || refuse (group, key, error);
}

/* "22:00" in minutes from midnight. */
static gboolean
read_time (GKeyFile    *file,
           const char  *group,
           const char  *key,
           int         *minute,
           GError     **error)
{
  g_autofree char *text = g_key_file_get_string (file, group, key, error);

  if (text == NULL)
    return FALSE;
  if (strlen (text) != 5 || text[2] != ':' || !g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]) ||
      !g_ascii_isdigit (text[3]) || !g_ascii_isdigit (text[4]))
    return refuse (group, key, error);

  *minute = ((text[0] - '0') * 10 + text[1] - '0') * 60 + (text[3] - '0') * 10 + text[4] - '0';
  return (text[3] <= '5' && *minute < 24 * 60) || refuse (group, key, error);
}

static gboolean
read_rate (GKeyFile    *file,
           const char  *group,
           const char  *key,
           gint64      *rate,
           GError     **error)
{
  g_autofree char *text = g_key_file_get_string (file, group, key, error);

  if (text == NULL)
    return FALSE;
  return anning_rate_from_text (text, rate, NULL) || refuse (group, key, error);
}

static gboolean
read_day (GKeyFile    *file,
          const char  *group,
          const char  *key,
          GDate       *day,
          GError     **error)
{
  g_autofree char *text = g_key_file_get_string (file, group, key, error);

  if (text == NULL)
    return FALSE;
  return anning_day_parse (text, day) || refuse (group, key, error);
}

static gboolean
read_limits (AnningLimits  *self,
             GKeyFile      *file,
             GError       **error)
{
  int connected, unanswered, times, instalments;

  if (!read_time (file, "night", "from", &self->night.from, error) ||
      !read_time (file, "night", "to", &self->night.to, error) ||
      !read_facts (file, "night", "facts", &self->night_facts, error) ||
      !read_count (file, "connected_calls", "most", MAX_CALLS, &connected, error) ||
      !read_facts (file, "connected_calls", "facts", &self->connected_facts, error) ||
      !read_count (file, "unanswered_calls", "most", MAX_CALLS, &unanswered, error) ||
      !read_facts (file, "unanswered_calls", "facts", &self->unanswered_facts, error) ||
      !read_rate (file, "cost_licensed", "rate", &self->licensed_cost, error) ||
      !read_facts (file, "cost_licensed", "facts", &self->licensed_facts, error) ||
      !read_count (file, "cost_private", "lpr_times", MAX_LPR_TIMES, &times, error) ||
      !read_day (file, "cost_private", "since", &self->private_since, error) ||
      !read_facts (file, "cost_private", "facts", &self->private_facts, error) ||
      !read_count (file, "card_plan", "instalments", MAX_INSTALMENTS, &instalments, error) ||
      !read_facts (file, "card_plan", "facts", &self->card_facts, error))
    return FALSE;
  if (self->night.from == self->night.to)
    return refuse ("night", "to", error);
  if (self->licensed_cost == 0 || self->licensed_cost > ANNING_RATE_ONE)
    return refuse ("cost_licensed", "rate", error);

  self->connected_calls = connected;
  self->unanswered_calls = unanswered;
  self->private_lpr_times = times;
  self->card_instalments = instalments;
  return TRUE;
}

static gboolean
read_point (AnningLimits  *self,
            GKeyFile      *file,
            const char    *key,
            GDate         *before,
            GError       **error)
{
  GDate day;
  gint64 rate;

  if (!anning_day_parse (key, &day) || (g_date_valid (before) && g_date_compare (&day, before) <= 0))
    return refuse ("one_year", key, error);
  if (!read_rate (file, "one_year", key, &rate, error))
    return FALSE;
  *before = day;
  return anning_lpr_table_add (self->lpr, &day, rate) || refuse ("one_year", key, error);
}

static gboolean
read_lpr (AnningLimits  *self,
          GKeyFile      *file,
          GError       **error)
{
  g_autofree char *seen_until = g_key_file_get_string (file, "lpr", "seen_until", error);
  g_auto (GStrv) keys = NULL;
  GDate last, seen;

  if (seen_until == NULL || !read_facts (file, "lpr", "fact", &self->lpr_facts, error))
    return FALSE;
  if (!anning_day_parse (seen_until, &seen))
    return refuse ("lpr", "seen_until", error);
  keys = g_key_file_get_keys (file, "one_year", NULL, error);
  if (keys == NULL)
    return FALSE;
  if (*keys == NULL)
    return refuse ("one_year", ANNING_LPR_FIRST_DAY, error);

  self->lpr = anning_lpr_table_new (&seen);
  g_date_clear (&last, 1);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      if (!read_point (self, file, keys[i], &last, error))
        return FALSE;
    }
  return g_date_compare (&last, &seen) <= 0 || refuse ("lpr", "seen_until", error);
}

AnningLimits *
anning_limits_new (AnningTextRead   read,
                   gpointer         user_data,
                   GError         **error)
{
  g_autoptr (AnningLimits) self = NULL;
  g_autoptr (GKeyFile) limits = NULL;
  g_autoptr (GKeyFile) lpr = NULL;

  g_return_val_if_fail (read != NULL, NULL);

  if ((limits = anning_text_file_load (read, user_data, "reference/limits.ini", error)) == NULL ||
      (lpr = anning_text_file_load (read, user_data, "reference/lpr.ini", error)) == NULL)
    return NULL;
  self = g_new0 (AnningLimits, 1);
  if (!read_limits (self, limits, error) || !read_lpr (self, lpr, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
anning_limits_free (AnningLimits *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->night_facts);
  g_strfreev (self->connected_facts);
  g_strfreev (self->unanswered_facts);
  g_strfreev (self->licensed_facts);
  g_strfreev (self->private_facts);
  g_strfreev (self->card_facts);
  g_strfreev (self->lpr_facts);
  anning_lpr_table_free (self->lpr);
  g_free (self);
}

AnningCostLimits
anning_limits_get_cost (const AnningLimits   *self,
                        const AnningLprTable *lpr)
{
  AnningCostLimits cost = { .lpr = lpr };

  g_return_val_if_fail (self != NULL && lpr != NULL, cost);

  cost.licensed = self->licensed_cost;
  cost.licensed_facts = self->licensed_facts;
  cost.lpr_times = self->private_lpr_times;
  cost.private_since = self->private_since;
  cost.private_facts = self->private_facts;
  return cost;
}
