/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "conduct-log.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anning-date.h"
#include "anning-words.h"

static const char *const outcomes[] = { "hit", "explanation", "insufficient" };

/* "3-12 22:00:00.000" at an offset of so many minutes */
static gint64
read_time (const char *day,
           const char *clock,
           gint64      offset)
{
  AnningCivil civil = { .year = 2026 };
  int ms = 0;

  g_assert_cmpint (sscanf (day, "%d-%d", &civil.month, &civil.day), ==, 2);
  g_assert_cmpint (sscanf (clock, "%d:%d:%d.%d", &civil.hour, &civil.minute, &civil.second, &ms), >=, 3);
  return anning_civil_to_instant (&civil, offset) + ms;
}

static AnningIncident *
make_usual_call (void)
{
  AnningIncident *incident = anning_incident_new ();

  incident->utc_offset = ANNING_CHINA_OFFSET;
  incident->channel = g_strdup ("call");
  incident->direction = g_strdup ("in");
  incident->connected = g_strdup ("yes");
  incident->to_party = g_strdup ("debtor");
  incident->creditor = g_strdup ("甲");
  incident->lender_type = g_strdup ("bank_loan");
  incident->product_type = g_strdup ("online_consumer");
  incident->purpose = g_strdup ("demand");
  incident->to_number = g_strdup ("13900000001");
  return incident;
}

/* Sets what no incident tells. Returns: FALSE where the field is one of the incident's */
static gboolean
set_other (AnningContact *contact,
           const char    *name,
           const char    *value,
           const char    *day)
{
  if (g_str_equal (name, "liability"))
    contact->liability = (guint8) (anning_words_index (anning_liabilities, value) + 1);
  else if (g_str_equal (name, "family_use"))
    contact->family_use = (guint8) anning_words_index (anning_answers, value);
  else if (g_str_equal (name, "card_case"))
    contact->card_case = (guint8) anning_words_index (anning_answers, value);
  else if (g_str_equal (name, "refused_at"))
    contact->refused_at = read_time (day, value, ANNING_CHINA_OFFSET);
  else if (g_str_equal (name, "proofs"))
    contact->proofs = (guint32) atoi (value);
  else
    return FALSE;
  return TRUE;
}

static void
set_field (AnningIncident *incident,
           const char     *name,
           const char     *value,
           const char     *day)
{
  const AnningField *field = anning_record_find_field (&anning_incident_type, name);
  g_autofree char *text = g_strdelimit (g_strdup (value), "+", ' ');

  g_assert_nonnull (field);
  if (anning_field_is_text (field))
    anning_record_set_text (field, incident, g_str_equal (value, "-") ? NULL : text);
  else if (field->kind == ANNING_FIELD_INSTANT)
    anning_record_set_integer (field, incident, read_time (day, value, ANNING_CHINA_OFFSET));
  else
    anning_record_set_integer (field, incident, atoi (value));
}

static void
add_line (ConductLog *self,
          const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (AnningIncident) incident = make_usual_call ();
  int n = 1;
  int step = 0;

  for (guint i = 2; words[i] != NULL; i++)
    {
      char *value = strchr (words[i], '=');
      AnningContact probe = { 0 };

      if (*words[i] == '*')
        {
          g_assert_cmpint (sscanf (words[i], "*%d/%d", &n, &step), ==, 2);
          continue;
        }
      g_assert_nonnull (value);
      *value = '\0';
      if (!set_other (&probe, words[i], value + 1, words[0]))
        set_field (incident, words[i], value + 1, words[0]);
      *value = '=';
    }

  for (int i = 0; i < n; i++)
    {
      AnningContact contact;

      incident->record.id = self->contacts->len + 1;
      incident->started_at = read_time (words[0], words[1], incident->utc_offset)
                             + i * step * ANNING_MS_PER_SECOND;
      g_assert_true (anning_contact_from_incident (&contact, incident, self->names));
      for (guint j = 2; words[j] != NULL; j++)
        {
          char *value = strchr (words[j], '=');

          if (value == NULL)
            continue;
          *value = '\0';
          set_other (&contact, words[j], value + 1, words[0]);
          *value = '=';
        }
      g_array_append_val (self->contacts, contact);
    }
}

ConductLog *
conduct_log_new (const char *text)
{
  ConductLog *self = g_new0 (ConductLog, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  self->contacts = g_array_new (FALSE, FALSE, sizeof (AnningContact));
  self->names = anning_contact_names_new ();
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] != '\0')
        add_line (self, lines[i]);
    }
  g_array_sort (self->contacts, anning_contact_compare);
  return self;
}

void
conduct_log_free (ConductLog *self)
{
  g_array_unref (self->contacts);
  anning_contact_names_free (self->names);
  g_free (self);
}

static void
tell_missing (GString *text,
              guint32  missing)
{
  const char *before = " (";

  for (guint i = 0; i < ANNING_N_MISSING; i++)
    {
      if ((missing >> i) & 1)
        {
          g_string_append_printf (text, "%s%s", before, anning_missing[i]);
          before = ",";
        }
    }
  if (missing != 0)
    g_string_append_c (text, ')');
}

char *
conduct_log_tell (const ConductLog     *self,
                  const AnningFindings *findings,
                  const char           *rule)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->list->len; i++)
    {
      const AnningFinding *finding = &g_array_index (findings->list, AnningFinding, i);
      const AnningRule *found = &anning_rules[finding->rule];
      g_autofree char *key = anning_finding_key (finding, self->names);
      g_auto (GStrv) about = NULL;
      guint n;

      if (rule != NULL && !g_str_equal (found->id, rule))
        continue;
      if (finding->outcome == ANNING_OUTCOME_INSUFFICIENT)
        *g_strrstr (key, "|") = '\0';
      about = g_strsplit (key, "|", 2);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", rule == NULL ? found->id : "");
      g_string_append_printf (text, "%s%s %s", rule == NULL ? " " : "", outcomes[finding->outcome],
                              anning_severities[finding->severity]);
      if (finding->heuristic != ANNING_HEURISTIC_NONE)
        g_string_append_printf (text, "/%s", anning_heuristics[finding->heuristic]);
      g_string_append_printf (text, " %s", about[1]);
      if (*found->variants[finding->variant] != '\0' && finding->contact_id != 0)
        g_string_append_printf (text, " %s", found->variants[finding->variant]);
      anning_findings_get_hits (findings, finding, &n);
      if (finding->contact_id == 0)
        g_string_append_printf (text, " n=%u", n);
      tell_missing (text, finding->missing);
    }
  return g_string_free (text, FALSE);
}

char *
conduct_log_bases (const AnningFinding *finding)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ANNING_N_BASES; i++)
    {
      if (finding->strengths[i] != ANNING_STRENGTH_NOT)
        g_string_append_printf (text, "%s%s:%s", text->len > 0 ? " " : "", anning_bases[i],
                                anning_strengths[finding->strengths[i]]);
    }
  return g_string_free (text, FALSE);
}

void
conduct_log_check (const char *rule,
                   const char *text,
                   const char *expected)
{
  g_autoptr (ConductLog) log = conduct_log_new (text);
  g_autoptr (AnningFindings) findings = anning_conduct_find ((gconstpointer) log->contacts->data,
                                                             log->contacts->len, &anning_conduct_parameters);
  g_autofree char *told = conduct_log_tell (log, findings, rule);

  if (!g_str_equal (told, expected))
    g_test_message ("%s: %s", rule, text);
  g_assert_cmpstr (told, ==, expected);
}

void
conduct_log_check_bases (const char *rule,
                         const char *text,
                         const char *expected)
{
  g_autoptr (ConductLog) log = conduct_log_new (text);
  AnningRuleId id = ANNING_N_RULES;
  g_autoptr (AnningFindings) findings = NULL;
  g_autofree char *told = NULL;

  g_assert_true (anning_rule_from_id (rule, &id));
  findings = anning_conduct_find_in ((gconstpointer) log->contacts->data, log->contacts->len,
                                     &anning_conduct_parameters, id, ANNING_DAYS_ALL);
  told = findings->list->len > 0 ? conduct_log_bases (&g_array_index (findings->list, AnningFinding, 0)) : NULL;
  if (g_strcmp0 (told, expected) != 0)
    g_test_message ("%s: %s", rule, text);
  g_assert_cmpstr (told, ==, expected);
}
