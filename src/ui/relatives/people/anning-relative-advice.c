/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-relative-advice.h"

#include <glib/gi18n.h>

#include "anning-called.h"
#include "anning-language.h"
#include "anning-source-button.h"
#include "anning-toasts.h"
#include "anning-ui-texts.h"

struct _AnningRelativeAdvice
{
  AdwPreferencesGroup parent_instance;

  AnningTexts *texts;   /* NULL until they are loaded */
  AnningCalled *called; /* NULL when it cannot be read */
  GPtrArray *rows;      /* GtkWidget */
  char *key;            /* of the case that is shown, "" for none in particular; NULL: nothing is shown yet */
};

G_DEFINE_FINAL_TYPE (AnningRelativeAdvice, anning_relative_advice, ADW_TYPE_PREFERENCES_GROUP)

static void
add_row (AnningRelativeAdvice *self,
         GtkWidget            *row)
{
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static GtkWidget *
new_row (const char *title,
         const char *subtitle)
{
  return g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "subtitle", subtitle, "use-markup", FALSE,
                       "title-lines", 0, "subtitle-lines", 0, NULL);
}

static void
copy_cb (GtkWidget *button)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), g_object_get_data (G_OBJECT (button), "text"));
  anning_toast (button, _("Copied"));
}

/* What they can say, to be passed on. */
static void
add_sentence (AnningRelativeAdvice *self,
              const char           *say)
{
  GtkWidget *row, *button;

  if (say == NULL || *say == '\0')
    return;
  row = new_row (_("What they can say"), say);
  button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Copy the sentence"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Copy the sentence"), -1);
  g_object_set_data_full (G_OBJECT (button), "text", g_strdup (say), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (copy_cb), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  add_row (self, row);
}

static void
add_statement (AnningRelativeAdvice *self,
               const char           *title,
               const char           *text,
               char                **facts)
{
  GtkWidget *row, *button = NULL;

  if (text == NULL || *text == '\0')
    return;
  row = new_row (title, text);
  if (self->texts != NULL && facts != NULL && facts[0] != NULL)
    button = anning_source_button_new (anning_texts_get_facts (self->texts), (const char *const *) facts, title);
  if (button != NULL)
    {
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  add_row (self, row);
}

static void
add_lines (AnningRelativeAdvice *self,
           char                **lines)
{
  GtkWidget *expander;

  if (lines == NULL || lines[0] == NULL)
    return;
  expander = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", _("What they can do, and leave"), NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), new_row (lines[i], NULL));
  add_row (self, expander);
}

static const AnningCalledPoint *
find_allowed (AnningRelativeAdvice *self,
              const char           *key)
{
  for (guint i = 0; i < self->called->allowed->len; i++)
    {
      const AnningCalledPoint *point = g_ptr_array_index (self->called->allowed, i);

      if (g_str_equal (point->key, key))
        return point;
    }
  return NULL;
}

/* Who signed as well is no guarantor, and has no case of their own on the page. */
static void
fill_signed (AnningRelativeAdvice *self)
{
  const AnningCalledPoint *point = find_allowed (self, "signed");

  if (point != NULL)
    add_statement (self, point->title, point->text, point->facts);
  add_sentence (self, self->called->signed_instead);
}

static void
fill_usual (AnningRelativeAdvice *self)
{
  const AnningCalledSentence *first = g_ptr_array_index (self->called->sentences, 0);

  add_sentence (self, first->text);
  add_statement (self, self->called->promise_title, self->called->promise_text, self->called->promise_facts);
}

static void
fill (AnningRelativeAdvice *self)
{
  const AnningCalledCase *found;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  if (self->called == NULL || self->key == NULL)
    return;
  found = anning_called_find_case (self->called, self->key);
  if (g_str_equal (self->key, "co_signer"))
    {
      fill_signed (self);
    }
  else if (found != NULL)
    {
      /* Translators: what a relative in this position, such as a guarantor, is told */
      add_statement (self, _("What to tell them"), found->text, found->facts);
      add_sentence (self, found->say);
      add_lines (self, found->lines);
    }
  else
    {
      fill_usual (self);
    }
}

static void
take_texts (gpointer     object,
            AnningTexts *texts)
{
  AnningRelativeAdvice *self = ANNING_RELATIVE_ADVICE (object);

  g_set_object (&self->texts, texts);
  fill (self);
}

static void
anning_relative_advice_finalize (GObject *object)
{
  AnningRelativeAdvice *self = ANNING_RELATIVE_ADVICE (object);

  g_clear_object (&self->texts);
  g_clear_pointer (&self->called, anning_called_free);
  g_ptr_array_unref (self->rows);
  g_free (self->key);
  G_OBJECT_CLASS (anning_relative_advice_parent_class)->finalize (object);
}

static void
anning_relative_advice_class_init (AnningRelativeAdviceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_relative_advice_finalize;
}

static void
anning_relative_advice_init (AnningRelativeAdvice *self)
{
  g_autoptr (GError) error = NULL;

  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("When They Are Called"));
  self->called = anning_called_load (anning_ui_language (), &error);
  if (self->called == NULL)
    g_warning ("What is told to who is called cannot be read: %s", error->message);
  anning_ui_texts_hand_to (self, take_texts);
}

GtkWidget *
anning_relative_advice_new (void)
{
  return g_object_new (ANNING_TYPE_RELATIVE_ADVICE, NULL);
}

void
anning_relative_advice_show (AnningRelativeAdvice *self,
                             const AnningRelative *relative)
{
  const char *key;

  g_return_if_fail (ANNING_IS_RELATIVE_ADVICE (self) && relative != NULL);

  key = anning_relative_case (relative);
  if (key == NULL)
    key = "";
  if (g_strcmp0 (key, self->key) == 0)
    return;
  g_free (self->key);
  self->key = g_strdup (key);
  fill (self);
}
