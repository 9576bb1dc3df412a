/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-kit-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* The files of the script, in the order in which they run. */
static const char *const script_files[] = {
  "kit/vendor/sha256.js", "kit/vendor/qrcode.js", "kit/format.js", "kit/kit.js",
};

/* Returns: (transfer full): the text of a compiled-in file, or NULL and @error */
static char *
read_file (const char  *name,
           GError     **error)
{
  g_autoptr (GBytes) bytes = anning_text_file_read_resource (name, NULL, error);

  if (bytes == NULL)
    return NULL;
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
read_script (GError **error)
{
  g_autoptr (GString) script = g_string_new ("/*\n");
  g_autofree char *license = read_file ("kit/vendor/LICENSE", error);

  if (license == NULL)
    return NULL;
  g_string_append_printf (script, "%s*/\n", license);
  for (guint i = 0; i < G_N_ELEMENTS (script_files); i++)
    {
      g_autofree char *text = read_file (script_files[i], error);

      if (text == NULL)
        return NULL;
      g_string_append (script, text);
    }
  return g_string_free (g_steal_pointer (&script), FALSE);
}

/* Returns: (transfer full): "sha256-…" of @text, as Content Security Policy Level 3 wants it */
static char *
hash_of (const char *text)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *base64 = NULL;
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_get_digest (checksum, digest, &length);
  base64 = g_base64_encode (digest, length);
  return g_strconcat ("sha256-", base64, NULL);
}

/* Nothing is fetched, nothing sent, and nothing runs but what stands here. */
static char *
policy_of (const char *script,
           const char *style)
{
  g_autofree char *script_hash = hash_of (script);
  g_autofree char *style_hash = hash_of (style);

  return g_strdup_printf ("default-src 'none'; script-src '%s'; style-src '%s'; base-uri 'none'; form-action 'none'",
                          script_hash, style_hash);
}

/* What kit.js reads; nothing in it can end the element it stands in. */
static char *
data_of (const AnningKitSource  *self,
         const char             *kit_key,
         GError                **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  g_autofree char *suffix = g_strconcat ("_", self->language, NULL);
  g_auto (GStrv) keys = g_key_file_get_keys (self->words, "script", NULL, error);
  GString *safe;

  if (keys == NULL)
    return NULL;
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "key");
  json_builder_add_string_value (builder, kit_key);
  json_builder_set_member_name (builder, "words");
  json_builder_begin_object (builder);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *word = NULL;

      if (!g_str_has_suffix (keys[i], suffix))
        continue;
      name = g_strndup (keys[i], strlen (keys[i]) - strlen (suffix));
      word = anning_kit_word (self, "script", name);
      json_builder_set_member_name (builder, name);
      json_builder_add_string_value (builder, word);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);

  safe = g_string_new (text);
  g_string_replace (safe, "<", "\\u003c", 0);
  g_string_replace (safe, ">", "\\u003e", 0);
  g_string_replace (safe, "&", "\\u0026", 0);
  return g_string_free (safe, FALSE);
}

static void
add_block (GHashTable *blocks,
           const char *name,
           char       *html)
{
  g_hash_table_insert (blocks, (gpointer) name, html);
}

static char *
note_link (const AnningKitSource *self)
{
  GString *html = g_string_new (NULL);

  if (self->note_blocks != NULL && self->note_blocks->len > 0)
    {
      g_autofree char *word = anning_kit_word (self, "page", "nav_note");

      anning_kit_add_element (html, "a href=\"#note\"", word);
    }
  return g_string_free (html, FALSE);
}

GBytes *
anning_kit_html (const AnningKit    *kit,
                 GPtrArray          *note_blocks,
                 const AnningCalled *called,
                 AnningTexts        *texts,
                 GError            **error)
{
  g_autoptr (GHashTable) blocks = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GKeyFile) words = NULL;
  g_autofree char *template = NULL;
  g_autofree char *style = NULL;
  g_autofree char *script = NULL;
  g_autofree char *data = NULL;
  AnningKitSource source = { 0 };
  char *page;
  gsize length;

  g_return_val_if_fail (kit != NULL && kit->key != NULL && called != NULL && ANNING_IS_TEXTS (texts), NULL);
  g_return_val_if_fail (g_strcmp0 (kit->language, called->language) == 0, NULL);

  words = anning_text_file_load (anning_text_file_read_resource, NULL, "kit/words.ini", error);
  if (words == NULL
      || (template = read_file ("kit/kit.html", error)) == NULL
      || (style = read_file ("kit/kit.css", error)) == NULL
      || (script = read_script (error)) == NULL)
    return NULL;

  source.words = words;
  source.language = kit->language;
  source.note_blocks = note_blocks;
  source.called = called;
  source.texts = texts;
  data = data_of (&source, kit->key, error);
  if (data == NULL)
    return NULL;

  add_block (blocks, "policy", policy_of (script, style));
  add_block (blocks, "style", g_steal_pointer (&style));
  add_block (blocks, "script", g_steal_pointer (&script));
  add_block (blocks, "data", g_steal_pointer (&data));
  add_block (blocks, "head", anning_kit_head (&source));
  add_block (blocks, "steps", anning_kit_steps (&source));
  add_block (blocks, "note", anning_kit_note (&source));
  add_block (blocks, "note_link", note_link (&source));
  add_block (blocks, "cases", anning_kit_cases (&source));
  add_block (blocks, "hotlines", anning_kit_hotlines (&source));

  page = anning_kit_fill (&source, template, blocks, error);
  if (page == NULL)
    return NULL;
  length = strlen (page);
  if (length > ANNING_KIT_MAX_BYTES)
    {
      g_free (page);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                           _("The note is too long for a page for the phone. Leave parts of it out."));
      return NULL;
    }
  return g_bytes_new_take (page, length);
}
