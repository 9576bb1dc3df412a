/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bundle-private.h"

#include <string.h>

#include "anning-date.h"

static void
bundle_contact_free (gpointer data)
{
  AnningBundleContact *self = data;

  anning_incident_free (self->incident);
  g_free (self->whom);
  g_array_unref (self->originals);
  g_free (self);
}

static void
bundle_original_free (gpointer data)
{
  AnningBundleOriginal *self = data;

  g_free (self->name);
  g_free (self->was);
  g_free (self->transcript);
  g_free (self->typed);
  g_ptr_array_unref (self->markers);
  g_array_unref (self->contacts);
  g_free (self);
}

/* @self: (nullable) */
void
anning_bundle_view_free (AnningBundleView *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->contacts);
  g_ptr_array_unref (self->originals);
  g_ptr_array_unref (self->creditors);
  g_ptr_array_unref (self->collectors);
  g_clear_pointer (&self->findings, anning_findings_free);
  g_clear_pointer (&self->debt_hints, g_ptr_array_unref);
  g_free (self->fingerprint);
  g_clear_pointer (&self->words, anning_paper_words_free);
  g_clear_pointer (&self->rules, anning_rule_texts_free);
  g_clear_object (&self->facts);
  g_free (self);
}

const char *
anning_bundle_view_word (const AnningBundleView *self,
                         const char             *word)
{
  return anning_paper_words_get (self->words, self->language, "bundle", word);
}

const char *
anning_bundle_view_label (const AnningBundleView *self,
                          const char             *group,
                          const char             *word)
{
  return anning_paper_words_get (self->words, self->language, group, word);
}

char *
anning_bundle_view_say (const AnningBundleView *self,
                        const char             *word,
                        ...)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  const char *value;
  va_list arguments;

  va_start (arguments, word);
  while ((value = va_arg (arguments, const char *)) != NULL)
    g_ptr_array_add (values, (char *) value);
  va_end (arguments);
  return anning_paper_words_fill (anning_bundle_view_word (self, word), (const char *const *) values->pdata, values->len);
}

char *
anning_bundle_view_receiver (const AnningBundleView *self)
{
  const AnningBundleChoice *choice = self->choice;
  g_autofree char *kind = NULL;

  if (choice->receiver_name != NULL && *choice->receiver_name != '\0')
    return g_strdup (choice->receiver_name);
  kind = g_strconcat ("receiver_", anning_bundle_receiver_get_word (choice->receiver), NULL);
  return g_strdup (anning_bundle_view_word (self, kind));
}

/* ---- what is told of one contact ---- */

static char *
tell_instant (gint64 instant,
              gint64 utc_offset)
{
  AnningCivil civil;

  anning_instant_to_civil (instant, utc_offset, &civil);
  return g_strdup_printf ("%04d-%02d-%02d %02d:%02d:%02d", civil.year, civil.month, civil.day, civil.hour, civil.minute,
                          civil.second);
}

char *
anning_bundle_view_time (const AnningIncident *incident)
{
  return tell_instant (incident->started_at, incident->utc_offset);
}

char *
anning_bundle_view_moment (const AnningBundleView     *self,
                           const AnningBundleOriginal *original,
                           gint64                      position_ms)
{
  g_autofree char *when = tell_instant (original->start.started_at, original->start.utc_offset);
  g_autofree char *place = anning_length_format (position_ms);

  return anning_bundle_view_say (self, "offset", when, place, ANNING_BUNDLE_END);
}

char *
anning_bundle_view_how (const AnningBundleView *self,
                        const AnningIncident   *incident)
{
  const char *between = anning_bundle_view_word (self, "between");
  const gboolean call = g_strcmp0 (incident->channel, "call") == 0 || g_strcmp0 (incident->channel, "ai_call") == 0;
  GString *text = g_string_new (anning_bundle_view_label (self, "channel", incident->channel));

  if (text->len == 0)
    g_string_assign (text, anning_bundle_view_word (self, "unknown"));
  if (g_strcmp0 (incident->direction, "out") == 0)
    g_string_append_printf (text, "%s%s", between, anning_bundle_view_word (self, "out"));
  else if (!anning_incident_is_theirs (incident))
    g_string_append_printf (text, "%s%s", between, anning_bundle_view_word (self, "direction_open"));
  if (call && g_strcmp0 (incident->connected, "yes") == 0)
    g_string_append_printf (text, "%s%s", between, anning_bundle_view_word (self, "answered"));
  else if (call && g_strcmp0 (incident->connected, "no") == 0)
    g_string_append_printf (text, "%s%s", between, anning_bundle_view_word (self, "unanswered"));
  return g_string_free (text, FALSE);
}

const char *
anning_bundle_view_number (const AnningIncident *incident)
{
  return g_strcmp0 (incident->direction, "out") == 0 ? incident->to_number : incident->from_number;
}

char *
anning_bundle_view_tags (const AnningBundleView *self,
                         const AnningIncident   *incident)
{
  g_auto (GStrv) tags = g_strsplit (incident->tags != NULL ? incident->tags : "", " ", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; tags[i] != NULL; i++)
    {
      const char *label = anning_bundle_view_label (self, "tag", tags[i]);

      if (*label == '\0')
        continue;
      if (text->len > 0)
        g_string_append (text, anning_bundle_view_word (self, "list"));
      g_string_append (text, label);
    }
  return g_string_free (text, FALSE);
}

char *
anning_bundle_view_wording (const AnningBundleView *self,
                            const char             *words_are)
{
  const char *label = anning_bundle_view_label (self, "wording", words_are);

  return *label != '\0' ? anning_bundle_view_say (self, "wording", label, ANNING_BUNDLE_END) : g_strdup ("");
}

/* ---- masking ---- */

/* Every text of a record but its words, which are ours. */
static void
mask_record (const AnningRecordType *type,
             gpointer                record,
             AnningMask             *mask,
             const char             *language)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AnningField *field = &type->fields[i];
      char **text;
      char *masked;

      if (field->kind != ANNING_FIELD_TEXT)
        continue;
      text = &G_STRUCT_MEMBER (char *, record, field->offset);
      masked = g_str_has_suffix (field->name, "_number") ? anning_mask_apply_to_number (mask, *text, language)
                                                         : anning_mask_apply (mask, *text, language);
      g_free (*text);
      *text = masked;
    }
}

static const AnningRelative *
find_relative (const AnningBundleData *data,
               gint64                  id)
{
  for (guint i = 0; i < data->relatives->len; i++)
    {
      const AnningRelative *relative = g_ptr_array_index (data->relatives, i);

      if (relative->record.id == id)
        return relative;
    }
  return NULL;
}

static char *
tell_whom (const AnningBundleView *self,
           const AnningBundleData *data,
           const AnningIncident   *incident,
           AnningMask             *mask)
{
  const char *party = anning_bundle_view_label (self, "party", incident->to_party);
  const AnningRelative *relative = find_relative (data, incident->relative_id);
  g_autofree char *name = NULL;

  if (relative != NULL)
    name = anning_mask_apply_to_name (mask, relative->record.id, relative->name, self->language);
  if (*party == '\0')
    party = anning_bundle_view_word (self, "unknown");
  if (name == NULL || g_strcmp0 (incident->to_party, "debtor") == 0)
    return g_strdup (party);
  return anning_bundle_view_say (self, "named", party, name, ANNING_BUNDLE_END);
}

static void
add_contact (AnningBundleView              *self,
             const AnningBundleData        *data,
             const AnningBundleContactData *from,
             AnningMask                    *mask)
{
  AnningBundleContact *contact = g_new0 (AnningBundleContact, 1);
  AnningIncident *incident = anning_incident_copy (from->incident);
  const gboolean own = g_strcmp0 (incident->direction, "out") == 0;

  if (!(self->choice->parts & ANNING_BUNDLE_PRIVATE_NOTES))
    g_clear_pointer (&incident->private_note, g_free);
  /* The name that belongs to a number goes with it. */
  if (anning_mask_hides_number (mask, own ? incident->to_number : incident->from_number))
    g_clear_pointer (&incident->number_name, g_free);
  contact->whom = tell_whom (self, data, incident, mask);
  mask_record (&anning_incident_type, incident, mask, self->language);
  contact->incident = incident;
  contact->originals = g_array_ref (from->originals);
  contact->sources = from->sources;
  g_ptr_array_add (self->contacts, contact);
}

static AnningBundleOriginalKind
find_kind (const AnningEvidence *evidence)
{
  const char *type = evidence->media_type != NULL ? evidence->media_type : "";

  if (g_str_has_prefix (type, "audio/"))
    return ANNING_BUNDLE_SOUND;
  if (g_str_has_prefix (type, "image/") || g_str_has_prefix (type, "video/"))
    return ANNING_BUNDLE_PICTURE;
  return evidence->length_ms != ANNING_UNKNOWN ? ANNING_BUNDLE_SOUND : ANNING_BUNDLE_DOCUMENT;
}

/* ".amr": that of the name it came with, as long as it is one. */
static char *
find_ending (const AnningBundleOriginalData *original)
{
  const char *name = original->use->name != NULL ? original->use->name : "";
  const char *dot = strrchr (name, '.');

  if (dot == NULL || dot[1] == '\0' || strlen (dot + 1) > 5)
    return g_strdup (".bin");
  for (const char *p = dot + 1; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p))
        return g_strdup (".bin");
    }
  return g_ascii_strdown (dot, -1);
}

/*
 * "001_2026-03-12_211409_13912345678.amr", "…_number-A.amr": of ASCII alone, as programs
 * that unpack ZIPs still disagree about anything else.
 */
static char *
make_stem (const AnningIncident *incident,
           AnningMask           *mask,
           guint                 place)
{
  g_autofree char *number = anning_mask_apply_to_number (mask, anning_bundle_view_number (incident), "en");
  GString *name = g_string_new (NULL);
  AnningCivil civil;

  anning_instant_to_civil (incident->started_at, incident->utc_offset, &civil);
  g_string_append_printf (name, "%03u_%04d-%02d-%02d_%02d%02d%02d", place + 1, civil.year, civil.month, civil.day,
                          civil.hour, civil.minute, civil.second);
  if (number != NULL && strspn (number, "+0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ") == strlen (number))
    {
      g_strdelimit (number, " ", '-');
      g_string_append_printf (name, "_%s", number);
    }
  return g_string_free (name, FALSE);
}

static void
add_original (AnningBundleView       *self,
              const AnningBundleData *data,
              guint                   place,
              AnningMask             *mask)
{
  const AnningBundleOriginalData *from = g_ptr_array_index (data->originals, place);
  const AnningBundleContactData *contact = g_ptr_array_index (data->contacts, from->contact);
  AnningBundleOriginal *original = g_new0 (AnningBundleOriginal, 1);
  g_autofree char *stem = make_stem (contact->incident, mask, place);
  g_autofree char *ending = find_ending (from);

  original->name = g_strconcat (ANNING_BUNDLE_ORIGINALS_FOLDER, stem, ending, NULL);
  original->was = anning_mask_apply (mask, from->use->name, self->language);
  original->evidence = from->evidence;
  original->kind = find_kind (from->evidence);
  original->start = from->start;
  original->contacts = g_array_new (FALSE, FALSE, sizeof (guint));
  original->markers = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_marker_free);
  for (guint i = 0; i < from->markers->len; i++)
    {
      AnningMarker *marker = anning_marker_copy (g_ptr_array_index (from->markers, i));

      mask_record (&anning_marker_type, marker, mask, self->language);
      g_ptr_array_add (original->markers, marker);
    }
  if (from->typed != NULL)
    original->typed = anning_mask_apply (mask, from->typed, self->language);
  if ((original->markers->len > 0 || original->typed != NULL) && (self->choice->parts & ANNING_BUNDLE_TRANSCRIPTS))
    original->transcript = g_strconcat (ANNING_BUNDLE_TRANSCRIPTS_FOLDER, stem, ".txt", NULL);
  g_ptr_array_add (self->originals, original);
}

static void
link_originals (AnningBundleView *self)
{
  for (guint i = 0; i < self->contacts->len; i++)
    {
      const AnningBundleContact *contact = g_ptr_array_index (self->contacts, i);
      const guint number = i + 1;

      for (guint j = 0; j < contact->originals->len; j++)
        {
          AnningBundleOriginal *original = g_ptr_array_index (self->originals, g_array_index (contact->originals, guint, j));

          g_array_append_val (original->contacts, number);
        }
    }
}

/* Names that are counted, by their ids. */
static void
take_names (AnningBundleView       *self,
            const AnningBundleData *data,
            AnningMask             *mask)
{
  guint32 n_creditors = 0, n_collectors = 0;

  for (guint i = 0; i < self->read->len; i++)
    {
      const AnningContact *contact = &g_array_index (self->read, AnningContact, i);

      n_creditors = MAX (n_creditors, contact->creditor);
      n_collectors = MAX (n_collectors, contact->collector);
    }
  for (guint32 id = 0; id <= n_creditors; id++)
    g_ptr_array_add (self->creditors,
                     anning_mask_apply (mask, anning_contact_names_get (data->log->names, ANNING_NAME_CREDITOR, id),
                                        self->language));
  for (guint32 id = 0; id <= n_collectors; id++)
    g_ptr_array_add (self->collectors,
                     anning_mask_apply (mask, anning_contact_names_get (data->log->names, ANNING_NAME_COLLECTOR, id),
                                        self->language));
}

AnningBundleView *
anning_bundle_view_new (const AnningBundleData    *data,
                        AnningMask                *mask,
                        const AnningBundleChoice  *choice,
                        const char                *language,
                        GError                   **error)
{
  g_autoptr (AnningBundleView) self = g_new0 (AnningBundleView, 1);

  self->language = g_strcmp0 (language, "en") == 0 ? "en" : "zh";
  self->choice = choice;
  self->read = data->log->contacts;
  self->doubtful = data->doubtful;
  self->creditors = g_ptr_array_new_with_free_func (g_free);
  self->collectors = g_ptr_array_new_with_free_func (g_free);
  self->contacts = g_ptr_array_new_with_free_func (bundle_contact_free);
  self->originals = g_ptr_array_new_with_free_func (bundle_original_free);
  g_date_clear (&self->today, 1);
  self->words = anning_paper_words_new (NULL, NULL, error);
  if (self->words == NULL)
    return NULL;
  self->rules = anning_rule_texts_new_stated (self->language, anning_text_file_read_resource, NULL, error);
  if (self->rules == NULL)
    return NULL;
  self->facts = anning_facts_load (self->language, error);
  if (self->facts == NULL)
    return NULL;

  anning_mask_reset_counts (mask);
  for (guint i = 0; i < data->contacts->len; i++)
    add_contact (self, data, g_ptr_array_index (data->contacts, i), mask);
  for (guint i = 0; i < data->originals->len; i++)
    add_original (self, data, i, mask);
  link_originals (self);
  anning_bundle_view_find_hints (self, data, mask);
  anning_mask_get_counts (mask, &self->masked);
  take_names (self, data, mask);
  return g_steal_pointer (&self);
}
