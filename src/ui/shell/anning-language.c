/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-language.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

static const char *current = "en";

/* Returns: (transfer full): "system", "zh" or "en" */
static char *
preferred_language (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettings) settings = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APP_ID, TRUE);
  if (schema == NULL)
    return g_strdup ("system");

  settings = g_settings_new (APP_ID);
  return g_settings_get_string (settings, "language");
}

void
anning_language_init (void)
{
  g_autofree char *choice = preferred_language ();
  const char *localedir = g_getenv ("ANNING_LOCALEDIR");
  const char *messages;

  if (setlocale (LC_ALL, "") == NULL)
    setlocale (LC_ALL, "C.UTF-8");

  /* gettext ignores LANGUAGE in the plain C locale. */
  messages = setlocale (LC_MESSAGES, NULL);
  if (messages == NULL || strcmp (messages, "C") == 0 || strcmp (messages, "POSIX") == 0)
    messages = setlocale (LC_MESSAGES, "C.UTF-8");

  if (strcmp (choice, "system") != 0)
    {
      /* From glibc 2.39 on also in C.UTF-8: then any other will do that this machine has. */
      if (messages != NULL && g_str_has_prefix (messages, "C.") && setlocale (LC_MESSAGES, "en_US.UTF-8") == NULL)
        setlocale (LC_MESSAGES, "zh_CN.UTF-8");
      g_setenv ("LANGUAGE", strcmp (choice, "zh") == 0 ? "zh_CN" : "en", TRUE);
      current = strcmp (choice, "zh") == 0 ? "zh" : "en";
    }
  else if (g_str_has_prefix (g_get_language_names ()[0], "zh"))
    {
      g_autofree char *names = g_strjoinv (":", (char **) g_get_language_names ());
      g_autofree char *with_ours = g_strconcat (names, ":zh_CN", NULL);

      /* Hong Kong and Taiwan read the one Chinese text that there is. */
      g_setenv ("LANGUAGE", with_ours, TRUE);
      current = "zh";
    }

  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

const char *
anning_ui_language (void)
{
  return current;
}
