/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-recording-name.h"

#include "anning-phone.h"
#include "anning-record.h"

#include <string.h>

/*
 * The names that the call recorders of each brand write, tried in this order. A
 * name that fits a brand but holds no day of the calendar is not that brand's.
 * "." is any character here, and digits are ASCII digits only.
 */
typedef struct
{
  const char *pattern;
  const char *regex;
  const char *time_order; /* what the digits of "ts" are, one letter each */
} NamePattern;

#define YEAR4 "YYYYmmddHHMMSS"
#define YEAR2 "YYmmddHHMMSS"
#define NUMBER "\\+?[0-9]{3,20}"

static const NamePattern patterns[] = {
  { "bcr",
    "^(?P<ts>[0-9]{8}_[0-9]{6})(?:\\.[0-9]{1,6})?(?P<zone>[+-][0-9]{4})"
    "(?:_(?P<dir>in|out|conference))?(?:_sim[0-9])?(?:_(?P<num>\\+?[0-9*#]{3,20}))?"
    "(?:_(?P<name>.+))?$",
    YEAR4 },
  /* With several people in the call, the first one counts. */
  { "xiaomi",
    "^(?:[^@]{1,24}@)?(?P<name>.*?)\\((?P<esc>[+0-9*#ps]{3,20})\\)(?:_[^_]*\\([^)]*\\))*"
    "_(?P<ts>[0-9]{14})$",
    YEAR4 },
  /* The phone cuts the part before the time at 50 characters, anywhere in it. */
  { "xiaomi",
    "^(?:[^@]{1,24}@)?(?P<name>.*?)\\((?:(?P<esc>[+0-9*#ps]{3,20})\\).*|(?P<cut>[+0-9*#ps]{0,20}))"
    "_(?P<ts>[0-9]{14})$",
    YEAR4 },
  { "huawei",
    "^(?:(?P<name>[^@]*)@)?(?P<num>\\+?[0-9][0-9 ]{1,18}[0-9])_(?P<ts>[0-9]{14})$",
    YEAR4 },
  { "samsung",
    "^(?:[^0-9_]*[^0-9_\\s] )(?P<peer>.+)_(?P<ts>[0-9]{6}_[0-9]{6})$",
    YEAR2 },
  { "vivo",
    "^(?P<peer>.+?)[ _](?P<ts>[0-9]{4}-[0-9]{2}-[0-9]{2}[ _][0-9]{2}-[0-9]{2}-[0-9]{2})$",
    YEAR4 },
  { "lenovo",
    "^(?P<num>[0-9]{3,20})_通话_(?P<ts>[0-9]{2}月[0-9]{2}日_[0-9]{2}点[0-9]{2}分)$",
    "mmddHHMM" },
  { "lg",
    "^(?P<dir>[01])d(?P<ts>[0-9]{14})p(?:(?P<num>" NUMBER ")|null)$",
    YEAR4 },
  { "graphene",
    "^(?:.*[ _-])?CallRecord_(?P<ts>[0-9]{8}-[0-9]{6})_(?P<num>" NUMBER ")$",
    YEAR4 },
  { "lineage",
    "^(?P<num>" NUMBER ")_(?P<ts>[0-9]{6}_[0-9]{6})[0-9]{0,3}$",
    YEAR2 },
  { "coloros",
    "^(?P<peer>.+)-(?P<ts>[0-9]{10})$",
    "YYmmddHHMM" },
  { "fallback",
    "(?<![0-9])(?P<ts>20[0-9]{2}[-./年]?[0-9]{2}[-./月]?[0-9]{2}日?[-_ T]?"
    "[0-9]{2}[-:：.点时]?[0-9]{2}[-:：.分]?[0-9]{2})(?![0-9])",
    YEAR4 },
};

/* A mobile number of the mainland, wherever it stands. */
#define ANY_NUMBER \
  "(?<![0-9])((?:(?:\\+?86|0086)[- ]?)?1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4})(?![0-9])"

/* File systems end at 255 bytes; what is longer is no name of a recording. */
#define NAME_MAX_BYTES 1024

typedef struct
{
  GRegex *patterns[G_N_ELEMENTS (patterns)];
  GRegex *any_number;
} Regexes;

static GRegex *
compile (const char *text)
{
  g_autoptr (GError) error = NULL;
  GRegex *regex = g_regex_new (text, G_REGEX_OPTIMIZE | G_REGEX_DOLLAR_ENDONLY | G_REGEX_DOTALL,
                               0, &error);

  if (regex == NULL)
    g_error ("%s: %s", text, error->message);
  return regex;
}

static const Regexes *
get_regexes (void)
{
  static gsize ready = 0;
  static Regexes regexes;

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
        regexes.patterns[i] = compile (patterns[i].regex);
      regexes.any_number = compile (ANY_NUMBER);
      g_once_init_leave (&ready, 1);
    }
  return &regexes;
}

/* Returns: (nullable): the group, NULL when it is empty, absent or unknown to the pattern */
static char *
fetch (GMatchInfo *match,
       const char *group)
{
  g_autofree char *text = g_match_info_fetch_named (match, group);

  if (text == NULL)
    return NULL;
  g_strstrip (text);
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* Returns: FALSE, with @name untouched, when the calendar or the clock has no such time */
static gboolean
read_time (AnningRecordingName *name,
           const char          *digits,
           const char          *time_order)
{
  AnningCivil civil = { 0 };
  AnningCivil check;
  const char *order = time_order;
  gboolean has_year = strchr (time_order, 'Y') != NULL;

  for (; *digits != '\0' && *order != '\0'; digits++)
    {
      int digit = g_ascii_digit_value (*digits);
      int *part;

      if (digit < 0)
        continue;
      switch (*order++)
        {
        case 'Y': part = &civil.year; break;
        case 'm': part = &civil.month; break;
        case 'd': part = &civil.day; break;
        case 'H': part = &civil.hour; break;
        case 'M': part = &civil.minute; break;
        default: part = &civil.second; break;
        }
      *part = *part * 10 + digit;
    }
  if (*order != '\0')
    return FALSE;

  if (has_year && !g_str_has_prefix (time_order, "YYYY"))
    civil.year += 2000;
  check = civil;
  /* Without a year, 29 February may be meant. */
  if (!has_year)
    check.year = 2000;
  /* No phone has recorded a call before 2000, whatever the calendar says. */
  if (check.year < 2000 || check.year > 2099 || !anning_civil_valid (&check))
    return FALSE;

  name->time = civil;
  name->has_time = TRUE;
  name->has_year = has_year;
  name->has_seconds = strchr (time_order, 'S') != NULL;
  return TRUE;
}

/* @zone: "-0400", sign and four digits */
static gboolean
read_zone (AnningRecordingName *name,
           const char          *zone)
{
  gint64 digits = g_ascii_strtoll (zone + 1, NULL, 10);
  gint64 minutes = digits / 100 * 60 + digits % 100;

  if (digits % 100 > 59 || minutes > 14 * 60)
    return FALSE;
  name->utc_offset = zone[0] == '-' ? -minutes : minutes;
  return TRUE;
}

/* Who it was: a number if it looks like one, otherwise a name. */
static void
read_peer (AnningRecordingName *name,
           const char          *peer)
{
  g_autofree char *number = anning_phone_normalise (peer);

  if (number != NULL && strlen (number) >= 3 && strspn (number, "+0123456789*#") == strlen (number))
    name->number = g_steal_pointer (&number);
  else
    name->name = g_strdup (peer);
}

/* Xiaomi writes a leading "+" as "00", "," as "p" and "*" as "s". */
static char *
unescape_xiaomi (const char *escaped)
{
  g_autoptr (GString) number = g_string_new (NULL);

  if (g_str_has_prefix (escaped, "00"))
    {
      g_string_append_c (number, '+');
      escaped += 2;
    }
  for (; *escaped != '\0'; escaped++)
    g_string_append_c (number, *escaped == 'p' ? ',' : *escaped == 's' ? '*' : *escaped);
  return anning_phone_normalise (number->str);
}

/* A number that was cut off would be a wrong one; only a whole mobile number is sure. */
static gboolean
is_whole_mobile (const char *number)
{
  return number != NULL && strlen (number) == 11 && number[0] == '1'
         && strspn (number, "0123456789") == 11;
}

static void
read_who (AnningRecordingName *name,
          GMatchInfo          *match)
{
  g_autofree char *number = fetch (match, "num");
  g_autofree char *escaped = fetch (match, "esc");
  g_autofree char *cut = fetch (match, "cut");
  g_autofree char *peer = fetch (match, "peer");
  g_autofree char *direction = fetch (match, "dir");

  name->name = fetch (match, "name");
  if (number != NULL)
    {
      name->number = anning_phone_normalise (number);
    }
  else if (escaped != NULL)
    {
      name->number = unescape_xiaomi (escaped);
    }
  else if (cut != NULL)
    {
      g_autofree char *whole = unescape_xiaomi (cut);

      if (is_whole_mobile (whole))
        name->number = g_steal_pointer (&whole);
    }
  else if (peer != NULL)
    {
      read_peer (name, peer);
    }

  if (g_strcmp0 (direction, "in") == 0 || g_strcmp0 (direction, "1") == 0)
    name->direction = "in";
  else if (g_strcmp0 (direction, "out") == 0 || g_strcmp0 (direction, "0") == 0)
    name->direction = "out";
}

/* The name without its folders and the ending that names a sound format. */
static char *
take_stem (const char *file_name)
{
  static const char *const endings[] = {
    "3ga", "3gp", "3gpp", "aac", "amr", "awb", "caf", "flac", "m4a", "m4b", "mka", "mp3", "mp4",
    "oga", "ogg", "opus", "slk", "silk", "wav", "webm", "wma",
  };
  const char *slash = strrchr (file_name, '/');
  char *stem = g_strdup (slash != NULL ? slash + 1 : file_name);
  char *dot = strrchr (stem, '.');

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (endings); i++)
    {
      if (g_ascii_strcasecmp (dot + 1, endings[i]) == 0)
        {
          *dot = '\0';
          break;
        }
    }
  return stem;
}

static gboolean
try_pattern (AnningRecordingName *name,
             guint                index,
             const char          *stem)
{
  const NamePattern *pattern = &patterns[index];
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (get_regexes ()->patterns[index], stem, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *digits = fetch (match, "ts");
      g_autofree char *zone = fetch (match, "zone");

      if (digits == NULL
          || (zone != NULL && !read_zone (name, zone))
          || !read_time (name, digits, pattern->time_order))
        continue;

      name->pattern = pattern->pattern;
      read_who (name, match);
      return TRUE;
    }
  return FALSE;
}

/*
 * anning_recording_name_parse:
 * @file_name: a file's name, with or without its folders and its ending
 *
 * Reads number, name, direction and time from what the recorders of phones write
 * into a file's name. The brands are tried first, then any date with a time and
 * any mobile number of the mainland, wherever they stand. A time is the one that
 * the phone's clock showed; seconds, year and offset are there only when their
 * has_ members, or utc_offset, say so.
 *
 * Returns: (transfer full): what could be read; pattern "none" when the name has
 *   no time
 */
AnningRecordingName *
anning_recording_name_parse (const char *file_name)
{
  AnningRecordingName *name;
  g_autofree char *valid = NULL;
  g_autofree char *stem = NULL;

  g_return_val_if_fail (file_name != NULL, NULL);

  name = g_new0 (AnningRecordingName, 1);
  name->pattern = "none";
  name->utc_offset = ANNING_UNKNOWN;

  valid = g_utf8_make_valid (file_name, -1);
  stem = take_stem (valid);
  if (strlen (stem) > NAME_MAX_BYTES)
    return name;

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      if (try_pattern (name, i, stem))
        break;
      name->utc_offset = ANNING_UNKNOWN;
    }

  if (!name->has_time || g_str_equal (name->pattern, "fallback"))
    {
      g_autoptr (GMatchInfo) match = NULL;

      if (g_regex_match (get_regexes ()->any_number, stem, 0, &match))
        {
          g_autofree char *number = g_match_info_fetch (match, 1);

          name->number = anning_phone_normalise (number);
        }
    }
  return name;
}

void
anning_recording_name_free (AnningRecordingName *name)
{
  if (name == NULL)
    return;

  g_free (name->number);
  g_free (name->name);
  g_free (name);
}
