/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which language the program speaks, by what the machine and the preferences say, and how it says counts, days, times
 * and sums in it. Each case is a process of its own.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "anning-format.h"
#include "anning-language.h"
#include "remove-tree.h"

/* A text whose catalogue has it, as the test's own sources do not go into it. */
#define ASKED "Guidance"

/* 2026-03-12T21:14:00+08:00, by `date -d 2026-03-12T21:14:00+08:00 +%s` */
#define EVENING G_GINT64_CONSTANT (1773321240000)

static const char *self_path;

typedef struct
{
  const char *path;
  const char *locale; /* for LANG */
  const char *list;   /* for LANGUAGE; NULL: not set */
  const char *choice; /* in the preferences; NULL: none was made */
  const char *spoken; /* "zh" or "en" */
} Case;

static const Case cases[] = {
  { "/language/mainland", "zh_CN.UTF-8", NULL, NULL, "zh" },
  { "/language/taiwan", "zh_TW.UTF-8", NULL, NULL, "zh" },
  { "/language/hong-kong", "zh_HK.UTF-8", NULL, NULL, "zh" },
  { "/language/macao", "zh_MO.UTF-8", NULL, NULL, "zh" },
  { "/language/singapore", "zh_SG.UTF-8", NULL, NULL, "zh" },
  { "/language/old-encoding", "zh_CN.GB18030", NULL, NULL, "zh" },
  { "/language/list", "en_US.UTF-8", "zh_TW:zh_HK:en", NULL, "zh" },
  { "/language/list-another-first", "de_DE.UTF-8", "de:zh_TW:en", NULL, "zh" },
  { "/language/list-english-first", "zh_CN.UTF-8", "en_GB:zh_CN", NULL, "en" },
  { "/language/english", "en_US.UTF-8", NULL, NULL, "en" },
  { "/language/another", "de_DE.UTF-8", NULL, NULL, "en" },
  { "/language/none", "C", NULL, NULL, "en" },
  { "/language/chosen-chinese", "en_US.UTF-8", NULL, "zh", "zh" },
  { "/language/chosen-chinese-plain", "C", NULL, "zh", "zh" },
  { "/language/chosen-english", "zh_TW.UTF-8", "zh_TW:zh", "en", "en" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *config = g_dir_make_tmp ("anning-language-XXXXXX", &error);
  g_autofree char *folder = g_build_filename (config, "glib-2.0", "settings", NULL);
  g_autofree char *file = g_build_filename (folder, "keyfile", NULL);
  g_autofree char *said = NULL;
  const char *arguments[] = { self_path, "--say", NULL };
  g_auto (GStrv) environment = g_get_environ ();
  int status;

  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  if (c->choice != NULL)
    {
      g_autofree char *text = g_strdup_printf ("[org/anning/Anning]\nlanguage='%s'\n", c->choice);

      g_file_set_contents (file, text, -1, &error);
      g_assert_no_error (error);
    }
  environment = g_environ_unsetenv (environment, "LC_ALL");
  environment = g_environ_unsetenv (environment, "LC_MESSAGES");
  environment = g_environ_unsetenv (environment, "LANGUAGE");
  environment = g_environ_setenv (environment, "LANG", c->locale, TRUE);
  if (c->list != NULL)
    environment = g_environ_setenv (environment, "LANGUAGE", c->list, TRUE);
  environment = g_environ_setenv (environment, "XDG_CONFIG_HOME", config, TRUE);
  environment = g_environ_setenv (environment, "GSETTINGS_BACKEND", "keyfile", TRUE);

  g_spawn_sync (NULL, (char **) arguments, environment, G_SPAWN_DEFAULT, NULL, NULL, &said, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpstr (said, ==, strcmp (c->spoken, "zh") == 0
                   ? "zh 指南|1 个月|5 个月|2026年3月12日|21:14|下午9:14|−¥1,234.50\n"
                   : "en " ASKED "|1 month|5 months|12 March 2026|21:14|9:14 PM|−¥1,234.50\n");
  remove_tree (config);
}

static void
say (void)
{
  g_autofree char *month = anning_format_months (1);
  g_autofree char *months = anning_format_months (5);
  g_autofree char *day = anning_format_day ("2026-03-12");
  g_autofree char *time = anning_format_time (EVENING, 480);
  g_autofree char *money = anning_format_money (-123450);
  g_autofree char *twelve = NULL;

  anning_format_set_twelve_hours (TRUE);
  twelve = anning_format_time (EVENING, 480);
  printf ("%s %s|%s|%s|%s|%s|%s|%s\n", anning_ui_language (), g_dgettext (GETTEXT_PACKAGE, ASKED), month, months, day,
          time, twelve, money);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 2 && strcmp (argv[1], "--say") == 0)
    {
      anning_language_init ();
      say ();
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  self_path = argv[0];
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_case);
  return g_test_run ();
}
