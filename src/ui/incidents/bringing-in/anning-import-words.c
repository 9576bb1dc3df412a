/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-words.h"

#include <glib/gi18n.h>

#include "anning-brought-in-words.h"
#include "anning-format.h"
#include "anning-import-kits.h"
#include "anning-importer.h"
#include "anning-overview-words.h"

/* More refused files than this are read in the list. */
#define MOST_REFUSALS 6

static const AnningWord carriers[] = {
  { "mobile", N_("China Mobile") },
  { "unicom", N_("China Unicom") },
  { "telecom", N_("China Telecom") },
  { "broadcast", N_("China Broadnet") },
  { NULL, NULL },
};

static void
add_part (GString    *text,
          const char *between,
          const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, between);
  g_string_append (text, part);
}

/* @part: (transfer full) */
static void
take_part (GString    *text,
           const char *between,
           char       *part)
{
  add_part (text, between, part);
  g_free (part);
}

static gboolean
is_filled (const char *text)
{
  return text != NULL && *text != '\0';
}

const char *
anning_import_words_carrier (const char *carrier)
{
  return anning_format_word (carriers, carrier);
}

/* ---- files ---- */

/* "Carrier's bill", "Recording" */
static const char *
import_words_kind (AnningImportItem *item)
{
  const AnningImporter *importer;

  g_return_val_if_fail (ANNING_IS_IMPORT_ITEM (item), "");

  if (anning_import_item_needs_columns (item))
    return _("Table");
  if (anning_import_item_is_source (item))
    return anning_format_word (anning_source_kinds, anning_import_item_get_kind (item));
  importer = anning_import_item_get_importer (item);
  return importer != NULL ? _(importer->label) : "";
}

const char *
anning_import_words_verdict (AnningImportItem *item)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_ITEM (item), "");

  if (anning_import_item_needs_columns (item))
    return C_("file", "Choose columns");
  switch (anning_import_item_get_verdict (item))
    {
    case ANNING_IMPORT_NEW:
      return C_("file", "New");
    case ANNING_IMPORT_KNOWN:
      return C_("file", "Known already");
    case ANNING_IMPORT_REFUSED:
    default:
      return C_("file", "Refused");
    }
}

char *
anning_import_words_tally (const AnningImportTally *tally)
{
  const char *between = C_("between the parts of a list", ", ");
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (tally != NULL, NULL);

  if (tally->n_fresh > 0)
    take_part (text, between, g_strdup_printf (ngettext ("%u new", "%u new", tally->n_fresh), tally->n_fresh));
  if (tally->n_joined > 0)
    take_part (text, between, g_strdup_printf (ngettext ("%u joined with another source", "%u joined with another source",
                                                         tally->n_joined), tally->n_joined));
  if (tally->n_unsure > 0)
    take_part (text, between, g_strdup_printf (ngettext ("%u of them unsure", "%u of them unsure", tally->n_unsure),
                                               tally->n_unsure));
  if (tally->n_known > 0)
    take_part (text, between, g_strdup_printf (ngettext ("%u known already", "%u known already", tally->n_known),
                                               tally->n_known));
  if (tally->n_left_out > 0)
    take_part (text, between, g_strdup_printf (ngettext ("%u left out", "%u left out", tally->n_left_out),
                                               tally->n_left_out));
  if (tally->n_skipped > 0)
    take_part (text, between, g_strdup_printf (ngettext ("%u line not read", "%u lines not read", tally->n_skipped),
                                               tally->n_skipped));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "Mother, handed over on 20 November 2024 21:15" */
static void
add_writers (GString         *text,
             const GPtrArray *writers)
{
  for (guint i = 0; i < writers->len; i++)
    {
      const AnningSourceWriter *writer = g_ptr_array_index (writers, i);
      g_autofree char *name = anning_import_clean_name (is_filled (writer->name) ? writer->name : _("a relative"));
      g_autofree char *date = anning_format_date (writer->handed_over, ANNING_CHINA_OFFSET);
      g_autofree char *time = anning_format_time (writer->handed_over, ANNING_CHINA_OFFSET);

      /* Translators: %1$s is a relative, %2$s and %3$s day and time at which their phone wrote the text */
      take_part (text, " · ", g_strdup_printf (_("by %1$s, handed over on %2$s %3$s"), name, date, time));
    }
}

char *
anning_import_words_refused (const AnningImportPreview *preview)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (preview != NULL, NULL);

  for (guint i = 0; i < preview->refused->len; i++)
    {
      const AnningImportRefused *refused = g_ptr_array_index (preview->refused, i);
      g_autofree char *name = anning_import_clean_name (is_filled (refused->name) ? refused->name : _("A relative"));
      g_autofree char *date = anning_format_date (refused->at, refused->utc_offset);
      g_autofree char *time = anning_format_time (refused->at, refused->utc_offset);

      /* Translators: %1$s is a relative, %2$s and %3$s a day and a time */
      take_part (text, "\n", g_strdup_printf (_("%1$s asked on %2$s %3$s not to be called again. This will be noted with them, so that later contacts are marked."),
                                              name, date, time));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_source (AnningImportItem        *item,
                 const AnningImportTally *tally)
{
  const AnningSourceResult *source = anning_import_item_get_source (item);
  AnningImportItem *recording = anning_import_item_get_recording (item);
  g_autoptr (GString) text = g_string_new (NULL);

  add_part (text, " · ", import_words_kind (item));
  if (anning_import_item_needs_columns (item))
    {
      add_part (text, " · ", _("Say what stands in which column, then it can be read."));
      return g_string_free (g_steal_pointer (&text), FALSE);
    }
  if (recording != NULL)
    {
      g_autofree char *name = anning_import_clean_name (anning_import_item_get_name (recording));

      take_part (text, " · ", g_strdup_printf (_("belongs to %s"), name));
      return g_string_free (g_steal_pointer (&text), FALSE);
    }
  if (source == NULL)
    return g_string_free (g_steal_pointer (&text), FALSE);
  add_part (text, " · ", anning_import_words_carrier (source->carrier));
  add_part (text, " · ", anning_import_item_get_own_number (item));
  add_writers (text, source->writers);
  take_part (text, " · ", anning_brought_in_period (source->period_first, source->period_last, source->first_at, source->last_at));
  take_part (text, " · ", g_strdup_printf (ngettext ("%u contact", "%u contacts", (gulong) source->n_rows),
                                           (guint) source->n_rows));
  if (tally != NULL)
    take_part (text, "\n", anning_import_words_tally (tally));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns: (transfer full) (nullable) */
static char *
describe_hearing (AnningImportItem *item)
{
  g_autofree char *length = NULL;

  switch (anning_import_item_get_hearing (item))
    {
    case ANNING_IMPORT_HEARING:
      return g_strdup (_("listening…"));
    case ANNING_IMPORT_UNPLAYABLE:
      return g_strdup (_("cannot be played, is kept"));
    case ANNING_IMPORT_HEARD:
      length = anning_length_format (anning_import_item_get_length (item));
      return g_strdup_printf (_("%s long"), length);
    case ANNING_IMPORT_UNHEARD:
    default:
      return NULL;
    }
}

char *
anning_import_words_file (AnningImportItem        *item,
                          const AnningImportTally *tally)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;
  const char *number;

  g_return_val_if_fail (ANNING_IS_IMPORT_ITEM (item), NULL);

  if (anning_import_item_needs_columns (item))
    return describe_source (item, tally);
  if (anning_import_item_get_verdict (item) == ANNING_IMPORT_REFUSED)
    return anning_import_reason_sentence (anning_import_item_get_reason (item), anning_import_item_get_detail (item));
  if (anning_import_item_is_source (item))
    return describe_source (item, tally);

  text = g_string_new (import_words_kind (item));
  if (anning_import_item_get_started_at (item) != ANNING_UNKNOWN)
    {
      date = anning_format_date (anning_import_item_get_started_at (item), anning_import_item_get_utc_offset (item));
      time = anning_format_time (anning_import_item_get_started_at (item), anning_import_item_get_utc_offset (item));
      take_part (text, " · ", /* Translators: day, time, and what tells it */
                 g_strdup_printf (_("%1$s %2$s (%3$s)"), date, time,
                                               anning_format_word (anning_time_sources,
                                                                   anning_import_item_get_time_source (item))));
    }
  number = anning_import_item_get_number (item);
  add_part (text, " · ", number != NULL ? number : _("no number in the name"));
  take_part (text, " · ", describe_hearing (item));
  take_part (text, " · ", g_format_size ((guint64) anning_import_item_get_size (item)));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ---- single contacts ---- */

static char *
format_moment (gint64 instant,
               gint64 utc_offset)
{
  gint64 offset = utc_offset != ANNING_UNKNOWN ? utc_offset : ANNING_CHINA_OFFSET;
  g_autofree char *iso = anning_instant_day (instant, offset);
  g_autofree char *day = anning_format_day (iso);
  g_autofree char *time = anning_format_time_seconds (instant, offset);

  return g_strdup_printf ("%s %s", day, time);
}

/* "Call from 13800138000" */
static char *
format_contact (gboolean    is_text,
                const char *direction,
                const char *number)
{
  const char *peer = number != NULL ? number : _("a number that is not told");

  if (g_strcmp0 (direction, "in") == 0)
    return g_strdup_printf (is_text ? _("Message from %s") : _("Call from %s"), peer);
  if (g_strcmp0 (direction, "out") == 0)
    return g_strdup_printf (is_text ? _("Message to %s") : _("Call to %s"), peer);
  return g_strdup_printf (is_text ? _("Message with %s") : _("Call with %s"), peer);
}

static gboolean
is_text_channel (const char *channel)
{
  return channel != NULL && g_strcmp0 (channel, "call") != 0;
}

char *
anning_import_words_contact (const AnningSourceRow *row)
{
  const char *between = C_("between the parts of a list", ", ");
  g_autoptr (GString) text = NULL;
  gboolean is_text;

  g_return_val_if_fail (row != NULL, NULL);

  is_text = is_text_channel (row->channel);
  text = g_string_new (NULL);
  take_part (text, "", format_contact (is_text, row->direction, row->number != NULL ? row->number : row->number_text));
  take_part (text, between, format_moment (row->started_at, row->utc_offset));
  if (!is_text && row->length_s != ANNING_UNKNOWN)
    {
      g_autofree char *length = anning_length_format (row->length_s * ANNING_MS_PER_SECOND);

      /* Translators: %s is the length of a call, such as 2:13 */
      take_part (text, between, g_strdup_printf (_("%s long"), length));
    }
  if (!is_text && g_strcmp0 (row->connected, "no") == 0)
    add_part (text, between, _("not answered"));
  if (row->place != NULL)
    take_part (text, between, g_strdup_printf (_("place: %s"), row->place));
  if (row->text != NULL)
    {
      g_autofree char *clean = anning_import_clean_name (row->text);

      /* Translators: the words of a message */
      take_part (text, between, g_strdup_printf (_("“%s”"), clean));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
trace_label (const AnningImportMember *member)
{
  gboolean is_text = member->is_text;

  if (member->item != NULL && g_strcmp0 (anning_import_item_get_kind (member->item), "kit") == 0)
    return _("written down by a relative");
  switch (member->kind)
    {
    case ANNING_TRACE_NOTE:
      return _("written down by you");
    case ANNING_TRACE_LOG:
      return is_text ? _("messages of the phone") : _("call log of the phone");
    case ANNING_TRACE_BILL:
      return _("carrier's bill");
    case ANNING_TRACE_RECORDING:
    default:
      return _("recording");
    }
}

char *
anning_import_words_member (const AnningImportMember *member)
{
  const char *between = C_("between the parts of a list", ", ");
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (member != NULL, NULL);

  text = g_string_new (NULL);
  take_part (text, "", format_contact (member->is_text, member->direction, member->number));
  take_part (text, between, format_moment (member->started_at, member->utc_offset));
  if (!member->is_text && member->length_s != ANNING_UNKNOWN)
    {
      g_autofree char *length = anning_length_format (member->length_s * ANNING_MS_PER_SECOND);

      take_part (text, between, g_strdup_printf (_("%s long"), length));
    }
  add_part (text, " · ", trace_label (member));
  if (member->item == NULL)
    add_part (text, between, _("there already"));
  else
    {
      g_autofree char *name = anning_import_clean_name (anning_import_item_get_name (member->item));

      add_part (text, between, name);
      if (member->folder != NULL)
        {
          g_autofree char *folder = anning_import_clean_name (member->folder);

          /* Translators: %s is the path of a folder */
          take_part (text, between, g_strdup_printf (_("in the folder %s"), folder));
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

const char *
anning_import_words_skip (AnningSkipReason reason)
{
  switch (reason)
    {
    case ANNING_SKIP_NO_TIME:
      return _("There is no time in it that can be read.");
    case ANNING_SKIP_NO_YEAR:
      return _("It names a day without its year. Say which year the file is of.");
    case ANNING_SKIP_NO_NUMBER:
      return _("There is no number in it.");
    case ANNING_SKIP_NOT_SENT:
      return _("It was never sent.");
    case ANNING_SKIP_UNKNOWN:
      return _("It is neither a call nor a message.");
    case ANNING_SKIP_HEADING:
    case ANNING_SKIP_NONE:
    default:
      return "";
    }
}

char *
anning_import_words_warnings (AnningSourceWarnings warnings)
{
  static const struct
  {
    AnningSourceWarnings warning;
    const char *sentence;
  } sentences[] = {
    { ANNING_SOURCE_WARNING_CUT_OFF, N_("The file ends in the middle: what stands before that is read. Export it once more if you can.") },
    { ANNING_SOURCE_WARNING_ROUNDED_NUMBERS, N_("A spreadsheet has shortened numbers, as in 1.38E+10: their digits are lost. Take the file as the carrier gave it, before it was opened and saved.") },
    { ANNING_SOURCE_WARNING_MASKED_NUMBERS, N_("Some numbers have stars in place of digits: they cannot be told apart.") },
    { ANNING_SOURCE_WARNING_CUT_TEXTS, N_("Some messages are very long: their end is left out.") },
    { ANNING_SOURCE_WARNING_OTHER_SHEETS, N_("The workbook has further sheets that are no lists of contacts: they are left out.") },
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      if ((warnings & sentences[i].warning) != 0)
        add_part (text, "\n", _(sentences[i].sentence));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ---- numbers ---- */

char *
anning_import_words_who (const AnningImportNumberInfo *info)
{
  g_return_val_if_fail (info != NULL, NULL);

  if (info->number == NULL)
    return g_strdup (_("Without a number"));
  if (info->name != NULL && *info->name != '\0')
    return g_strdup_printf ("%s · %s", info->number, info->name);
  return g_strdup (info->number);
}

char *
anning_import_words_number (const AnningImportNumberInfo *info)
{
  const char *between = C_("between the parts of a list", ", ");
  g_autoptr (GString) text = NULL;
  g_autofree char *first_iso = NULL;
  g_autofree char *last_iso = NULL;

  g_return_val_if_fail (info != NULL, NULL);

  text = g_string_new (NULL);
  if (info->n_calls > 0)
    take_part (text, between, g_strdup_printf (ngettext ("%u call", "%u calls", info->n_calls), info->n_calls));
  if (info->n_texts > 0)
    take_part (text, between, g_strdup_printf (ngettext ("%u message", "%u messages", info->n_texts), info->n_texts));
  if (info->first_at == ANNING_UNKNOWN || info->last_at == ANNING_UNKNOWN)
    return g_string_free (g_steal_pointer (&text), FALSE);
  first_iso = anning_instant_day (info->first_at, ANNING_CHINA_OFFSET);
  last_iso = anning_instant_day (info->last_at, ANNING_CHINA_OFFSET);
  if (g_strcmp0 (first_iso, last_iso) == 0)
    {
      take_part (text, " · ", anning_format_day (first_iso));
    }
  else
    {
      g_autofree char *first = anning_format_day (first_iso);
      g_autofree char *last = anning_format_day (last_iso);

      take_part (text, " · ", g_strdup_printf (C_("days", "%1$s – %2$s"), first, last));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
anning_import_words_tie (const AnningImportNumberInfo *info,
                         const AnningNumber           *record)
{
  g_return_val_if_fail (info != NULL, NULL);

  if (record != NULL && record->private == 1)
    return g_strdup (C_("number", "Private"));
  if (record != NULL && is_filled (record->creditor))
    return g_strdup (record->creditor);
  if (record != NULL && is_filled (record->collector))
    return g_strdup (record->collector);
  if (record != NULL && is_filled (record->label))
    return g_strdup (record->label);
  switch (info->tie)
    {
    case ANNING_IMPORT_TIE_CREDITOR:
      if (is_filled (info->creditor))
        return g_strdup (info->creditor);
      return g_strdup (is_filled (info->collector) ? info->collector : C_("number", "Belongs to a debt"));
    case ANNING_IMPORT_TIE_INCIDENT:
      return g_strdup (C_("number", "In the log already"));
    case ANNING_IMPORT_TIE_RELATIVE:
      return g_strdup (is_filled (info->relative) ? info->relative : C_("number", "Family"));
    case ANNING_IMPORT_TIE_PRIVATE:
      return g_strdup (C_("number", "Private"));
    case ANNING_IMPORT_TIE_NONE:
    default:
      return g_strdup (C_("number", "Nothing known"));
    }
}

/* ---- what the button does, and what became of it ---- */

char *
anning_import_words_button (const AnningImportPreview *preview,
                            guint                      n_files)
{
  guint n_contacts;

  g_return_val_if_fail (preview != NULL, NULL);

  n_contacts = preview->all.n_fresh + preview->all.n_joined;
  if (n_contacts > 0 && n_files > 0)
    {
      g_autofree char *contacts = g_strdup_printf (ngettext ("%u Contact", "%u Contacts", n_contacts), n_contacts);
      g_autofree char *files = g_strdup_printf (ngettext ("%u File", "%u Files", n_files), n_files);

      /* Translators: %1$s "128 Contacts", %2$s "3 Files" */
      return g_strdup_printf (_("Bring In %1$s and %2$s"), contacts, files);
    }
  if (n_files > 0)
    return g_strdup_printf (ngettext ("Bring In %u File", "Bring In %u Files", n_files), n_files);
  return g_strdup_printf (ngettext ("Bring In %u Contact", "Bring In %u Contacts", n_contacts), n_contacts);
}

static void
add_refusals (GString                  *text,
              const AnningImportResult *result)
{
  for (guint i = 0; i < result->refusals->len && i < MOST_REFUSALS; i++)
    {
      const AnningImportRefusal *refusal = g_ptr_array_index (result->refusals, i);
      g_autofree char *base = g_path_get_basename (refusal->path);
      g_autofree char *name = anning_import_clean_name (base);
      g_autofree char *sentence = anning_import_reason_sentence (refusal->reason, refusal->detail);

      take_part (text, "\n", g_strdup_printf (C_("file and why", "%1$s: %2$s"), name, sentence));
    }
  if (result->refusals->len > MOST_REFUSALS)
    add_part (text, "\n", "…");
}

char *
anning_import_words_result (const AnningImportResult *result)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const AnningImportTally *contacts;

  g_return_val_if_fail (result != NULL, NULL);

  contacts = &result->contacts;
  if (contacts->n_joined > 0)
    take_part (text, "\n", g_strdup_printf (ngettext ("%u contact became a further source of an incident.",
                                                      "%u contacts became further sources of incidents.",
                                                      contacts->n_joined), contacts->n_joined));
  if (contacts->n_known > 0)
    take_part (text, "\n", g_strdup_printf (ngettext ("%u contact was there already.", "%u contacts were there already.",
                                                      contacts->n_known), contacts->n_known));
  if (contacts->n_left_out > 0)
    take_part (text, "\n", g_strdup_printf (ngettext ("%u contact was left out: nothing of it is stored.",
                                                      "%u contacts were left out: nothing of them is stored.",
                                                      contacts->n_left_out), contacts->n_left_out));
  if (contacts->n_unsure > 0)
    take_part (text, "\n", g_strdup_printf (ngettext ("%u may be the same as another: it stands by itself until you join them.",
                                                      "%u may be the same as others: they stand by themselves until you join them.",
                                                      contacts->n_unsure), contacts->n_unsure));
  if (result->n_refused > 0)
    take_part (text, "\n", g_strdup_printf (ngettext ("With %u relative it is noted since when they asked not to be called.",
                                                      "With %u relatives it is noted since when they asked not to be called.",
                                                      result->n_refused), result->n_refused));
  if (result->unplayable > 0)
    take_part (text, "\n", g_strdup_printf (ngettext ("%u cannot be played; it is kept, and its page says why.",
                                                      "%u cannot be played; they are kept, and their pages say why.",
                                                      result->unplayable), result->unplayable));
  if (result->duplicates > 0)
    take_part (text, "\n", g_strdup_printf (ngettext ("%u file was there already.", "%u files were there already.",
                                                      result->duplicates), result->duplicates));
  if (result->refused > 0)
    take_part (text, "\n", g_strdup_printf (ngettext ("%u file was refused:", "%u files were refused:", result->refused),
                                            result->refused));
  add_refusals (text, result);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
