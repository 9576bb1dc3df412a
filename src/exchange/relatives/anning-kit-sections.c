/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-kit-private.h"

#include <string.h>

#include "anning-note-text.h"
#include "anning-paper-words.h"

static void
add_word (const AnningKitSource *self,
          GString               *html,
          const char            *tag,
          const char            *name)
{
  g_autofree char *word = anning_kit_word (self, "page", name);

  anning_kit_add_element (html, tag, word);
}

static void
add_fact (const AnningKitSource *self,
          GString               *html,
          const AnningFact      *fact)
{
  g_autofree char *nature = anning_kit_word (self, "nature", fact->nature);
  g_autofree char *pattern = anning_kit_word (self, "page", "source");
  const char *values[] = { nature, fact->source, fact->checked };
  g_autofree char *source = anning_paper_words_fill (pattern, values, G_N_ELEMENTS (values));

  anning_kit_add_element (html, "p", fact->statement);
  if (fact->open != NULL)
    {
      g_autofree char *open_pattern = anning_kit_word (self, "page", "open");
      const char *open_values[] = { fact->open };
      g_autofree char *open = anning_paper_words_fill (open_pattern, open_values, 1);

      anning_kit_add_element (html, "p", open);
    }
  anning_kit_add_element (html, "p", source);
}

/* What a text rests on, folded away: the one who is called has no time for it. @ids: (element-type utf8), each once */
static void
add_basis (const AnningKitSource *self,
           GString               *html,
           GPtrArray             *ids)
{
  AnningFacts *facts = anning_texts_get_facts (self->texts);

  if (ids->len == 0)
    return;
  g_string_append (html, "<details class=\"basis\">");
  add_word (self, html, "summary", "basis");
  for (guint i = 0; i < ids->len; i++)
    {
      const AnningFact *fact = anning_facts_find (facts, g_ptr_array_index (ids, i));

      if (fact != NULL)
        add_fact (self, html, fact);
    }
  g_string_append (html, "</details>\n");
}

static void
collect (GPtrArray         *ids,
         const char *const *facts)
{
  for (guint i = 0; facts != NULL && facts[i] != NULL; i++)
    {
      if (!g_ptr_array_find_with_equal_func (ids, facts[i], g_str_equal, NULL))
        g_ptr_array_add (ids, (gpointer) facts[i]);
    }
}

static void
begin_section (GString    *html,
               const char *id,
               const char *title)
{
  g_string_append_printf (html, "<section aria-labelledby=\"h-%s\" id=\"%s\"><h2 id=\"h-%s\">", id, id, id);
  anning_kit_add_text (html, title);
  g_string_append (html, "</h2>\n");
}

char *
anning_kit_head (const AnningKitSource *self)
{
  GString *html = g_string_new (NULL);

  anning_kit_add_element (html, "h1", self->called->title);
  anning_kit_add_element (html, "p", self->called->lead);
  anning_kit_add_element (html, "p class=\"danger\"", self->called->danger);
  return g_string_free (html, FALSE);
}

static void
add_sentences (const AnningKitSource *self,
               GString               *html,
               GPtrArray             *ids)
{
  const AnningCalled *called = self->called;

  for (guint i = 0; i < called->sentences->len; i++)
    {
      const AnningCalledSentence *sentence = g_ptr_array_index (called->sentences, i);

      anning_kit_add_element (html, "blockquote", sentence->text);
      anning_kit_add_element (html, "p class=\"dim\"", sentence->when);
      collect (ids, (const char *const *) sentence->facts);
    }
  anning_kit_add_element (html, "p", called->signed_instead);
}

static void
add_donts (const AnningKitSource *self,
           GString               *html,
           GPtrArray             *ids)
{
  const AnningCalled *called = self->called;

  g_string_append (html, "<ul class=\"plain\">\n");
  for (guint i = 0; i < called->donts->len; i++)
    {
      const AnningCalledPoint *dont = g_ptr_array_index (called->donts, i);

      g_string_append (html, "<li><strong>");
      anning_kit_add_text (html, dont->title);
      g_string_append (html, "</strong> ");
      anning_kit_add_text (html, dont->text);
      g_string_append (html, "</li>\n");
      collect (ids, (const char *const *) dont->facts);
    }
  g_string_append (html, "</ul>\n");
}

char *
anning_kit_steps (const AnningKitSource *self)
{
  const AnningCalled *called = self->called;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *title = anning_kit_word (self, "page", "steps");
  GString *html = g_string_new (NULL);

  begin_section (html, "steps", title);
  g_string_append (html, "<ol class=\"steps\">\n");
  for (guint i = 0; i < called->steps->len; i++)
    {
      const AnningCalledStep *step = g_ptr_array_index (called->steps, i);

      g_string_append (html, "<li class=\"card\">");
      anning_kit_add_element (html, "h3", step->title);
      anning_kit_add_element (html, "p", step->text);
      if (g_str_equal (step->key, "say"))
        add_sentences (self, html, ids);
      else if (g_str_equal (step->key, "give-nothing"))
        add_donts (self, html, ids);
      anning_kit_add_element (html, "p class=\"dim\"", step->more);
      if (g_str_equal (step->key, "write-down"))
        add_word (self, html, "a class=\"go\" href=\"#write\"", "to_form");
      g_string_append (html, "</li>\n");
      collect (ids, (const char *const *) step->facts);
    }
  g_string_append (html, "</ol>\n");
  if (*called->promise_text != '\0')
    {
      g_string_append (html, "<div class=\"card\">");
      anning_kit_add_element (html, "h3", called->promise_title);
      anning_kit_add_element (html, "p", called->promise_text);
      anning_kit_add_element (html, "p", called->promise_said);
      g_string_append (html, "</div>\n");
      collect (ids, (const char *const *) called->promise_facts);
    }
  add_basis (self, html, ids);
  g_string_append (html, "</section>\n");
  return g_string_free (html, FALSE);
}

static void
add_case (const AnningKitSource  *self,
          GString                *html,
          const AnningCalledCase *item)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  g_string_append (html, "<details class=\"card\">");
  anning_kit_add_element (html, "summary", item->title);
  anning_kit_add_element (html, "p", item->text);
  anning_kit_add_element (html, "blockquote", item->say);
  if (item->lines[0] != NULL)
    {
      g_string_append (html, "<ul class=\"plain\">\n");
      for (guint i = 0; item->lines[i] != NULL; i++)
        anning_kit_add_element (html, "li", item->lines[i]);
      g_string_append (html, "</ul>\n");
    }
  collect (ids, (const char *const *) item->facts);
  add_basis (self, html, ids);
  g_string_append (html, "</details>\n");
}

static void
add_allowed (const AnningKitSource *self,
             GString               *html)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  const AnningCalled *called = self->called;

  g_string_append (html, "<details class=\"card\">");
  anning_kit_add_element (html, "summary", called->allowed_title);
  anning_kit_add_element (html, "p", called->allowed_lead);
  g_string_append (html, "<ul class=\"plain\">\n");
  for (guint i = 0; i < called->allowed->len; i++)
    {
      const AnningCalledPoint *point = g_ptr_array_index (called->allowed, i);

      g_string_append (html, "<li><strong>");
      anning_kit_add_text (html, point->title);
      g_string_append (html, "</strong> ");
      anning_kit_add_text (html, point->text);
      g_string_append (html, "</li>\n");
      collect (ids, (const char *const *) point->facts);
    }
  g_string_append (html, "</ul>\n");
  add_basis (self, html, ids);
  g_string_append (html, "</details>\n");
}

char *
anning_kit_cases (const AnningKitSource *self)
{
  GString *html = g_string_new (NULL);

  begin_section (html, "cases", self->called->cases_title);
  for (guint i = 0; i < self->called->cases->len; i++)
    add_case (self, html, g_ptr_array_index (self->called->cases, i));
  if (self->called->allowed->len > 0)
    add_allowed (self, html);
  g_string_append (html, "</section>\n");
  return g_string_free (html, FALSE);
}

char *
anning_kit_note (const AnningKitSource *self)
{
  g_autofree char *title = NULL;
  GString *html;

  if (self->note_blocks == NULL || self->note_blocks->len == 0)
    return g_strdup ("");

  html = g_string_new (NULL);
  title = anning_kit_word (self, "page", "note");
  begin_section (html, "note", title);
  g_string_append (html, "<div class=\"card note\">\n");
  for (guint i = 0; i < self->note_blocks->len; i++)
    {
      const AnningNoteBlock *block = g_ptr_array_index (self->note_blocks, i);

      anning_kit_add_element (html, "p", block->text);
    }
  g_string_append (html, "</div>\n</section>\n");
  return g_string_free (html, FALSE);
}

static void
add_hotline (const AnningKitSource *self,
             GString               *html,
             const AnningHotline   *hotline)
{
  g_string_append (html, hotline->urgent ? "<li class=\"card urgent\">" : "<li class=\"card\">");
  g_string_append (html, "<a class=\"line\" href=\"tel:");
  anning_kit_add_text (html, hotline->number);
  g_string_append (html, "\"><span>");
  anning_kit_add_text (html, hotline->name);
  g_string_append (html, "</span> <span>");
  anning_kit_add_text (html, hotline->number);
  g_string_append (html, "</span></a>\n");
  anning_kit_add_element (html, "p", hotline->handles);
  anning_kit_add_element (html, "p class=\"dim\"", hotline->not_handled);
  anning_kit_add_element (html, "p class=\"dim\"", hotline->hours);
  g_string_append (html, "</li>\n");
}

char *
anning_kit_hotlines (const AnningKitSource *self)
{
  const AnningReference *reference = anning_texts_get_reference (self->texts);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_auto (GStrv) keys = anning_text_file_get_words (self->words, "kit", "hotlines");
  GString *html = g_string_new ("<ul class=\"lines\">\n");

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const AnningHotline *hotline = anning_reference_find_hotline (reference, keys[i]);

      if (hotline == NULL || *hotline->number == '\0')
        continue;
      add_hotline (self, html, hotline);
      collect (ids, (const char *const *) hotline->facts);
    }
  g_string_append (html, "</ul>\n");
  add_basis (self, html, ids);
  return g_string_free (html, FALSE);
}
