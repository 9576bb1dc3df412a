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

/*
 * The first language of the system's list that the program speaks. Hong Kong, Macao, Singapore and Taiwan read the one
 * Chinese text that there is; what else is shown, such as GTK's own words, is in their own Chinese where that exists.
 *
 * Returns: (transfer full): for LANGUAGE
 */
static char *
system_language (void)
{
  g_autoptr (GString) chinese = g_string_new (NULL);

  for (const char *const *name = g_get_language_names (); *name != NULL; name++)
    {
      if (g_str_has_prefix (*name, "zh"))
        g_string_append_printf (chinese, "%s:", *name);
      else if (g_str_has_prefix (*name, "en") && chinese->len == 0)
        break;
    }
  if (chinese->len == 0)
    return g_strdup ("en");
  /* Names such as "C" end the search: none of them comes before ours. */
  g_string_append (chinese, "zh_CN");
  return g_string_free (g_steal_pointer (&chinese), FALSE);
}

/* gettext ignores LANGUAGE in the plain C locale, and from glibc 2.39 on also in C.UTF-8: any other will do that
 * this machine has. */
static void
leave_plain_locale (void)
{
  const char *messages = setlocale (LC_MESSAGES, NULL);

  if (messages == NULL || strcmp (messages, "C") == 0 || strcmp (messages, "POSIX") == 0)
    messages = setlocale (LC_MESSAGES, "C.UTF-8");
  if (messages != NULL && g_str_has_prefix (messages, "C.") && setlocale (LC_MESSAGES, "en_US.UTF-8") == NULL)
    setlocale (LC_MESSAGES, "zh_CN.UTF-8");
}

void
anning_language_init (void)
{
  g_autofree char *choice = preferred_language ();
  g_autofree char *language = NULL;
  const char *localedir = g_getenv ("ANNING_LOCALEDIR");

  /* One that is not installed: what it says of the language still counts. */
  if (setlocale (LC_ALL, "") == NULL)
    setlocale (LC_ALL, "C.UTF-8");

  if (strcmp (choice, "system") == 0)
    language = system_language ();
  else
    language = g_strdup (strcmp (choice, "zh") == 0 ? "zh_CN" : "en");
  current = g_str_has_prefix (language, "zh") ? "zh" : "en";
  leave_plain_locale ();
  g_setenv ("LANGUAGE", language, TRUE);

  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

const char *
anning_ui_language (void)
{
  return current;
}
