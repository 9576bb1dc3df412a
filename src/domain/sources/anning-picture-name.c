/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-picture-name.h"

#include "anning-record.h"

#include <string.h>

/* File systems end at 255 bytes; what is longer is no name of a picture. */
#define NAME_MAX_BYTES 1024
#define FIRST_YEAR 2000
#define LAST_YEAR 2099

/* Year to second, whatever stands between the parts; a third of a second and so on may follow. */
#define STAMP \
  "(?P<ts>20[0-9]{2}[-_.年]?[0-9]{2}[-_.月]?[0-9]{2}日?(?:[-_ T.]|%20| at ){0,2}" \
  "[0-9]{2}[-_.:：时]?[0-9]{2}[-_.:：分]?[0-9]{2})"
#define MILLISECONDS "(?P<ms>1[0-9]{12})(?![0-9])"
#define GAP "[-_ ]{0,2}"

typedef struct
{
  AnningPictureKind kind;
  const char *channel;
  gboolean utc;
  const char *regex;
} NamePattern;

/* Tried in this order; a name that fits one but holds no time of the calendar goes on to the next. */
static const NamePattern patterns[] = {
  /* WeChat on Android counts in milliseconds. */
  { ANNING_PICTURE_SAVED, "im", FALSE, "^(?:mmexport|wx_camera_|microMsg\\.|wechat_)" MILLISECONDS },
  { ANNING_PICTURE_SAVED, "im", FALSE,
    "^(?:微信图片|微信视频|WeChat[ _]?(?:Image|Video)|WeChat|Weixin|QQ图片|QQ视频|QQ[ _]?Image|TIM图片)" GAP STAMP },
  /* The tool of a messenger takes whatever is on the screen: that says nothing of the channel. */
  { ANNING_PICTURE_SCREENSHOT, NULL, FALSE,
    "^(?:微信截图|WeChat[ _]?Screenshot|QQ截图|TIM截图|钉钉截图|DingTalk)" GAP STAMP },
  { ANNING_PICTURE_SCREENSHOT, NULL, FALSE, "^企业微信截图_(?P<s>1[0-9]{9})(?:[0-9]{3,4})?(?![0-9])" },
  /* A Mac that counts to twelve. */
  { ANNING_PICTURE_SCREENSHOT, NULL, FALSE,
    "^(?:Screenshot|Screen Shot|截屏|屏幕快照) ?(?P<day>20[0-9]{2}-[0-9]{2}-[0-9]{2}) (?:at )?(?P<before>上午|下午)?"
    "(?P<hour>[0-9]{1,2})\\.(?P<rest>[0-9]{2}\\.[0-9]{2})(?:\\h(?P<after>AM|PM))?(?![0-9])" },
  /* Some phones write the app behind the time: by its package, or by the name it is shown with. */
  { ANNING_PICTURE_SCREENSHOT, NULL, FALSE,
    "^(?:Screenshots?|Screen[ _]?Shot|SmartSelect|Screenshot_from|Screenshot from|Capture|Snipaste|"
    "屏幕截图|屏幕快照|截屏|截图|长截图)" GAP STAMP "(?P<app>.*)$" },
  { ANNING_PICTURE_SCREENSHOT, NULL, FALSE, "^(?:Screenshots?|截屏|截图)" GAP MILLISECONDS },
  { ANNING_PICTURE_SCREEN_RECORDING, NULL, FALSE,
    "^(?:Screen[-_ ]?record(?:er|ing)?s?|Screencast from|SVID|Record|屏幕录制|屏幕录像|录屏)" GAP STAMP },
  { ANNING_PICTURE_CAMERA, NULL, TRUE, "^PXL_(?P<ts>20[0-9]{6}_[0-9]{6})" },
  { ANNING_PICTURE_CAMERA, NULL, FALSE,
    "^(?:IMG|VID|MVIMG|PANO|BURST|DSC|DOC|C360|B612|photo|video|mov|照片|视频|录像)" GAP STAMP },
  { ANNING_PICTURE_CAMERA, NULL, FALSE, "^" STAMP },
  { ANNING_PICTURE_ANY, NULL, FALSE, "^(?:IMG|image|img|pic|photo|video|VID|save|picture)" GAP MILLISECONDS },
  { ANNING_PICTURE_ANY, NULL, FALSE, "(?<![0-9])" STAMP "(?![0-9])" },
};

/* What a phone calls the app that it took a screenshot of. */
static const struct
{
  const char *app;
  const char *channel;
} apps[] = {
  { "com.tencent.mm", "im" },
  { "com.tencent.mobileqq", "im" },
  { "com.tencent.tim", "im" },
  { "com.tencent.wework", "im" },
  { "com.alibaba.android.rimet", "im" },
  /* OPPO and OnePlus write the MD5 of the package: here of com.tencent.mm and com.tencent.mobileqq. */
  { "e39d2c7de19156b0683cd93e8735f348", "im" },
  { "9d26c6446fd7bb8e41d99b6262b17def", "im" },
  { "WeChat", "im" },
  { "微信", "im" },
  { "QQ", "im" },
  { "企业微信", "im" },
  { "钉钉", "im" },
  { "DingTalk", "im" },
  { "com.android.mms", "sms" },
  { "com.google.android.apps.messaging", "sms" },
  { "com.samsung.android.messaging", "sms" },
  { "Messages", "sms" },
  { "Messaging", "sms" },
  { "信息", "sms" },
  { "短信", "sms" },
};

static GRegex *
compile (const char *text)
{
  g_autoptr (GError) error = NULL;
  GRegex *regex = g_regex_new (text, G_REGEX_OPTIMIZE | G_REGEX_DOLLAR_ENDONLY | G_REGEX_DOTALL | G_REGEX_CASELESS,
                               0, &error);

  if (regex == NULL)
    g_error ("%s: %s", text, error->message);
  return regex;
}

static GRegex *const *
get_regexes (void)
{
  static gsize ready = 0;
  static GRegex *regexes[G_N_ELEMENTS (patterns)];

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
        regexes[i] = compile (patterns[i].regex);
      g_once_init_leave (&ready, 1);
    }
  return regexes;
}

static gboolean
is_plausible (const AnningCivil *civil)
{
  return civil->year >= FIRST_YEAR && civil->year <= LAST_YEAR && anning_civil_valid (civil);
}

/* The next @n digits of @text as a number, stepping over what stands between them. */
static int
next_digits (const char **text,
             int          n)
{
  int value = 0;

  for (; **text != '\0' && n > 0; (*text)++)
    {
      if (g_ascii_isdigit (**text))
        {
          value = value * 10 + g_ascii_digit_value (**text);
          n--;
        }
    }
  return value;
}

static void
read_day (const char  **text,
          AnningCivil  *civil)
{
  civil->year = next_digits (text, 4);
  civil->month = next_digits (text, 2);
  civil->day = next_digits (text, 2);
}

static gboolean
read_stamp (const char  *text,
            AnningCivil *civil)
{
  read_day (&text, civil);
  /* The blank of a web address has digits of its own. */
  if (g_str_has_prefix (text, "%20"))
    text += 3;
  civil->hour = next_digits (&text, 2);
  civil->minute = next_digits (&text, 2);
  civil->second = next_digits (&text, 2);
  return is_plausible (civil);
}

/* "2026-11-03", "9", "14.09" and which half of the day. */
static gboolean
read_twelve_hours (GMatchInfo  *match,
                   const char  *day,
                   AnningCivil *civil)
{
  g_autofree char *hour = g_match_info_fetch_named (match, "hour");
  g_autofree char *rest = g_match_info_fetch_named (match, "rest");
  g_autofree char *before = g_match_info_fetch_named (match, "before");
  g_autofree char *after = g_match_info_fetch_named (match, "after");
  const char *clock = rest;
  gboolean late = g_strcmp0 (before, "下午") == 0 || (after != NULL && g_ascii_strcasecmp (after, "PM") == 0);
  gboolean early = g_strcmp0 (before, "上午") == 0 || (after != NULL && g_ascii_strcasecmp (after, "AM") == 0);

  read_day (&day, civil);
  civil->hour = (int) g_ascii_strtoll (hour, NULL, 10);
  civil->minute = next_digits (&clock, 2);
  civil->second = next_digits (&clock, 2);
  if ((late || early) && (civil->hour < 1 || civil->hour > 12))
    return FALSE;
  if (late || early)
    civil->hour = civil->hour % 12 + (late ? 12 : 0);
  return is_plausible (civil);
}

static gboolean
is_plausible_instant (gint64 instant)
{
  AnningCivil civil;

  anning_instant_to_civil (instant, 0, &civil);
  return is_plausible (&civil);
}

/* Returns: (nullable): the group, NULL when it is empty, absent or unknown to the pattern */
static char *
fetch (GMatchInfo *match,
       const char *group)
{
  g_autofree char *text = g_match_info_fetch_named (match, group);

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static gboolean
read_time (GMatchInfo        *match,
           gboolean           utc,
           AnningPictureName *name)
{
  g_autofree char *stamp = fetch (match, "ts");
  g_autofree char *milliseconds = fetch (match, "ms");
  g_autofree char *seconds = fetch (match, "s");
  g_autofree char *day = fetch (match, "day");
  AnningCivil civil = { 0 };

  if (milliseconds != NULL || seconds != NULL)
    {
      name->instant = milliseconds != NULL ? g_ascii_strtoll (milliseconds, NULL, 10)
                                           : g_ascii_strtoll (seconds, NULL, 10) * ANNING_MS_PER_SECOND;
      return is_plausible_instant (name->instant);
    }
  if (day != NULL ? !read_twelve_hours (match, day, &civil) : stamp == NULL || !read_stamp (stamp, &civil))
    return FALSE;
  if (utc)
    {
      name->instant = anning_civil_to_instant (&civil, 0);
      return TRUE;
    }
  name->time = civil;
  name->has_time = TRUE;
  return TRUE;
}

/* "-123_com.tencent.mm", "_WeChat", "_微信(1)" */
static const char *
channel_of_app (const char *rest)
{
  const char *end;
  const char *start;

  if (rest == NULL)
    return NULL;
  start = strchr (rest, '_');
  if (start == NULL)
    return NULL;
  start++;
  end = start + strcspn (start, "(_");
  for (guint i = 0; i < G_N_ELEMENTS (apps); i++)
    {
      if (strlen (apps[i].app) == (gsize) (end - start)
          && g_ascii_strncasecmp (start, apps[i].app, (gsize) (end - start)) == 0)
        return apps[i].channel;
    }
  return NULL;
}

static gboolean
try_pattern (const NamePattern *pattern,
             GRegex            *regex,
             const char        *stem,
             AnningPictureName *name)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *app = NULL;

  if (!g_regex_match (regex, stem, 0, &match))
    return FALSE;
  name->instant = ANNING_UNKNOWN;
  if (!read_time (match, pattern->utc, name))
    return FALSE;
  app = fetch (match, "app");
  name->kind = pattern->kind;
  name->channel = pattern->channel != NULL ? pattern->channel : channel_of_app (app);
  return TRUE;
}

/* Without the last ending, if it is one: "com.tencent.mm" is no ending of a file. */
static char *
dup_stem (const char *file_name)
{
  const char *dot = strrchr (file_name, '.');

  if (dot != NULL && dot > file_name && strlen (dot) <= 5 && strlen (dot) >= 4)
    return g_strndup (file_name, (gsize) (dot - file_name));
  return g_strdup (file_name);
}

/*
 * anning_picture_name_parse:
 * @file_name: with or without its ending
 * @name: (out): what is known; has_time FALSE and instant ANNING_UNKNOWN if the name holds no time
 *
 * The names that cameras, screenshots and messengers of phones and computers in use in
 * mainland China write. Times before 2000 and after 2099 and those that no calendar has are none.
 */
void
anning_picture_name_parse (const char        *file_name,
                           AnningPictureName *name)
{
  GRegex *const *regexes = get_regexes ();
  g_autofree char *stem = NULL;

  g_return_if_fail (file_name != NULL && name != NULL);

  *name = (AnningPictureName) { .instant = ANNING_UNKNOWN };
  if (strlen (file_name) > NAME_MAX_BYTES || !g_utf8_validate (file_name, -1, NULL))
    return;
  stem = dup_stem (file_name);
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      if (try_pattern (&patterns[i], regexes[i], stem, name))
        return;
    }
  *name = (AnningPictureName) { .instant = ANNING_UNKNOWN };
}

/*
 * anning_picture_name_get_instant:
 * @utc_offset: minutes, where the picture was taken
 *
 * Returns: ms, or ANNING_UNKNOWN if the name holds no time
 */
gint64
anning_picture_name_get_instant (const AnningPictureName *name,
                                 gint64                   utc_offset)
{
  g_return_val_if_fail (name != NULL, ANNING_UNKNOWN);

  if (name->has_time)
    return anning_civil_to_instant (&name->time, utc_offset);
  return name->instant;
}
