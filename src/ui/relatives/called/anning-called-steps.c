/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-called-steps.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-agreed-row.h"
#include "anning-button-line.h"
#include "anning-called.h"
#include "anning-called-case-row.h"
#include "anning-called-form.h"
#include "anning-called-paper.h"
#include "anning-called-parts.h"
#include "anning-language.h"
#include "anning-outgoing.h"
#include "anning-sheet.h"
#include "anning-toasts.h"
#include "anning-ui-texts.h"

#define WIDTH 680
#define NARROW_SCALE 1.15
/* What is there when the page is first seen: its head and two steps fill a screen. */
#define AT_ONCE 3

struct _AnningCalledSteps
{
  AdwBin parent_instance;

  AnningCalled *called;
  AnningStore *store;
  guint n_made; /* parts of the page that are there */
  guint making;

  GtkBox *content;
  GtkListBox *cases;
  AnningAgreedRow *agreed;
};

G_DEFINE_FINAL_TYPE (AnningCalledSteps, anning_called_steps, ADW_TYPE_BIN)

/* ---- writing it down ---- */

typedef struct
{
  AnningStore *store;
  AnningCalledWritten written;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_object_unref (undo->store);
  g_free (undo);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!anning_called_entry_undo_finish (ANNING_STORE (source), result, &error))
    g_warning ("A contact that was written down cannot be taken back: %s", error->message);
}

static void
undo_cb (gpointer data)
{
  const Undo *undo = data;

  anning_called_entry_undo_async (undo->store, &undo->written, undone_cb, NULL);
}

static void
written_cb (AnningCalledSteps         *self,
            const AnningCalledWritten *written)
{
  Undo *undo = g_new0 (Undo, 1);

  undo->store = g_object_ref (self->store);
  undo->written = *written;
  anning_toast_undo (GTK_WIDGET (self), _("Written down in the log"), undo_cb, undo, undo_free);
}

/* "steps.write": the parameter is the key of a case, or "". */
static void
write_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  AnningCalledSteps *self = ANNING_CALLED_STEPS (widget);
  const AnningCalledCase *its = anning_called_find_case (self->called, g_variant_get_string (parameter, NULL));
  AnningCalledForm *form;

  if (self->store == NULL)
    return;
  form = anning_called_form_new (self->store);
  if (its != NULL)
    anning_called_form_prefill (form, its->to_party, its->relation, its->channel);
  g_signal_connect_object (form, "written", G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
  anning_sheet_present (GTK_WINDOW (form), widget);
}

/* ---- on paper ---- */

/* "steps.paper": what (large, card), how (pdf, print, copy), in which language. */
static void
paper_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  const char *what, *how, *language;
  g_autoptr (AnningCalled) called = NULL;
  g_autoptr (AnningReference) reference = NULL;
  g_autoptr (GError) error = NULL;
  AnningCalledPaper paper;
  AnningOutgoing *outgoing;

  g_variant_get (parameter, "(&s&s&s)", &what, &how, &language);
  paper = strcmp (what, "card") == 0 ? ANNING_CALLED_PAPER_CARD : ANNING_CALLED_PAPER_LARGE;
  called = anning_called_load (language, &error);
  if (called != NULL)
    reference = anning_reference_new (language, anning_text_file_read_resource, NULL, &error);
  if (reference == NULL)
    {
      anning_toast_error (widget, error);
      return;
    }
  /* Translators: the suggested name of a file; it tells nothing of the matter */
  outgoing = anning_outgoing_new (anning_called_paper_new (called, reference, paper),
                                  anning_called_paper_dup_text (called, reference),
                                  paper == ANNING_CALLED_PAPER_CARD ? _("Card") : _("Beside the Phone"), language,
                                  paper == ANNING_CALLED_PAPER_CARD ? ANNING_PAGE_SIZE_NORMAL : ANNING_PAGE_SIZE_LARGE);
  anning_outgoing_send (widget,
                        strcmp (how, "print") == 0 ? ANNING_OUTGOING_PRINT
                        : strcmp (how, "copy") == 0 ? ANNING_OUTGOING_COPY
                                                    : ANNING_OUTGOING_SAVE_PDF,
                        outgoing);
}

static void
add_paper_item (GMenu      *section,
                const char *label,
                const char *what,
                const char *how,
                const char *language)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "steps.paper", "(sss)", what, how, language);
  g_menu_append_item (section, item);
}

static void
add_paper_section (GMenu      *menu,
                   const char *what,
                   const char *language,
                   const char *heading)
{
  g_autoptr (GMenu) section = g_menu_new ();

  add_paper_item (section, _("_Save as PDF…"), what, "pdf", language);
  add_paper_item (section, _("_Print…"), what, "print", language);
  if (strcmp (what, "large") == 0)
    add_paper_item (section, _("_Copy as Text"), what, "copy", language);
  g_menu_append_section (menu, heading, G_MENU_MODEL (section));
}

static GtkWidget *
make_paper_button (const char *label,
                   const char *icon,
                   const char *what)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *content = adw_button_content_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  /* Both are named in their own language, for who reads only that one. */
  add_paper_section (menu, what, "zh", "中文");
  add_paper_section (menu, what, "en", "English");
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), icon);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), content);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  /* The part of it that takes the focus would have no name. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (button)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

static GtkWidget *
make_papers (void)
{
  GtkWidget *line = anning_button_line_new ();

  anning_button_line_append (ANNING_BUTTON_LINE (line),
                             make_paper_button (_("Large Print"), "printer-symbolic", "large"));
  anning_button_line_append (ANNING_BUTTON_LINE (line),
                             make_paper_button (_("Fold-Up Card"), "edit-cut-symbolic", "card"));
  return line;
}

/* ---- the steps ---- */

static void
set_margins (GtkWidget *widget,
             int        margin)
{
  gtk_widget_set_margin_top (widget, margin);
  gtk_widget_set_margin_bottom (widget, margin);
  gtk_widget_set_margin_start (widget, margin);
  gtk_widget_set_margin_end (widget, margin);
}

static GtkWidget *
make_card (GtkBox **content)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (card, "card");
  set_margins (box, 18);
  gtk_box_append (GTK_BOX (card), box);
  *content = GTK_BOX (box);
  return card;
}

static GtkWidget *
make_danger (const char *text)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = anning_called_label_new (text, ANNING_CALLED_SCALE, "error");

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (image, "error");
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_margin_top (image, 18);
  gtk_widget_set_margin_start (image, 18);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 12);
  gtk_widget_set_margin_end (label, 18);
  gtk_box_append (GTK_BOX (card), image);
  gtk_box_append (GTK_BOX (card), label);
  return card;
}

static void
add_sentences (AnningCalledSteps *self,
               GtkBox            *box)
{
  for (guint i = 0; i < self->called->sentences->len; i++)
    {
      const AnningCalledSentence *sentence = g_ptr_array_index (self->called->sentences, i);
      GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

      gtk_box_append (GTK_BOX (group), anning_called_sentence_new (sentence->text));
      gtk_box_append (GTK_BOX (group), anning_called_label_new (sentence->when, 1, "dim-label"));
      gtk_box_append (GTK_BOX (group),
                      anning_called_source_new ((const char *const *) sentence->facts, sentence->text));
      gtk_box_append (box, group);
    }
}

static void
add_donts (AnningCalledSteps *self,
           GtkBox            *box)
{
  for (guint i = 0; i < self->called->donts->len; i++)
    {
      const AnningCalledPoint *dont = g_ptr_array_index (self->called->donts, i);
      GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_box_append (GTK_BOX (group), anning_called_heading_new (dont->title, NARROW_SCALE, 3, "heading"));
      gtk_box_append (GTK_BOX (group), anning_called_label_new (dont->text, NARROW_SCALE, NULL));
      gtk_box_append (GTK_BOX (group), anning_called_source_new ((const char *const *) dont->facts, dont->title));
      gtk_box_append (box, group);
    }
}

static void
add_write_button (GtkBox *box)
{
  GtkWidget *button = gtk_button_new_with_label (_("Write It Down in 30 Seconds"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "steps.write");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "");
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (box, button);
}

static void
add_agreed (AnningCalledSteps *self,
            GtkBox            *box)
{
  GtkWidget *list = gtk_list_box_new ();

  self->agreed = ANNING_AGREED_ROW (anning_agreed_row_new ());
  if (self->store != NULL)
    anning_agreed_row_set_store (self->agreed, self->store);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The person we agreed on"), -1);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->agreed));
  gtk_box_append (box, list);
}

static GtkWidget *
make_step (AnningCalledSteps *self,
           guint              position)
{
  const AnningCalledStep *step = g_ptr_array_index (self->called->steps, position);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *digits = g_strdup_printf ("%u", position + 1);
  GtkWidget *number = gtk_label_new (digits);
  GtkWidget *heading = anning_called_heading_new (step->title, ANNING_CALLED_SCALE, 2, "heading");
  /* Translators: %1$u is its number, %2$s what to do */
  g_autofree char *name = g_strdup_printf (_("Step %1$u: %2$s"), position + 1, step->title);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (number, "title-1");
  gtk_widget_add_css_class (number, "accent");
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_set_valign (number, GTK_ALIGN_START);
  gtk_widget_set_margin_top (number, 12);
  gtk_widget_set_margin_start (number, 18);
  /* The heading says it as well. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (number), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (heading), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_end (box, 18);

  gtk_box_append (GTK_BOX (box), heading);
  /* What to say comes before anything about it; what not to do is its own text. */
  if (strcmp (step->key, "say") == 0)
    add_sentences (self, GTK_BOX (box));
  if (strcmp (step->key, "give-nothing") != 0)
    gtk_box_append (GTK_BOX (box), anning_called_label_new (step->text, ANNING_CALLED_SCALE, NULL));
  if (*step->more != '\0')
    gtk_box_append (GTK_BOX (box), anning_called_label_new (step->more, NARROW_SCALE, "dim-label"));
  gtk_box_append (GTK_BOX (box), anning_called_source_new ((const char *const *) step->facts, step->title));
  if (strcmp (step->key, "say") == 0)
    gtk_box_append (GTK_BOX (box), anning_called_label_new (self->called->signed_instead, NARROW_SCALE, NULL));
  else if (strcmp (step->key, "give-nothing") == 0)
    add_donts (self, GTK_BOX (box));
  else if (strcmp (step->key, "write-down") == 0)
    add_write_button (GTK_BOX (box));
  else if (strcmp (step->key, "tell") == 0)
    add_agreed (self, GTK_BOX (box));
  gtk_box_append (GTK_BOX (card), number);
  gtk_box_append (GTK_BOX (card), box);
  return card;
}

/* ---- what else they need ---- */

static GtkWidget *
make_cases (AnningCalledSteps *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->cases = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, self->called->cases_title, -1);
  return list;
}

static GtkWidget *
make_promise (AnningCalledSteps *self)
{
  const AnningCalled *called = self->called;
  GtkBox *box;
  GtkWidget *card = make_card (&box);

  gtk_box_append (box, anning_called_heading_new (called->promise_title, ANNING_CALLED_SCALE, 2, "heading"));
  gtk_box_append (box, anning_called_label_new (called->promise_text, NARROW_SCALE, NULL));
  gtk_box_append (box, anning_called_label_new (called->promise_said, NARROW_SCALE, NULL));
  gtk_box_append (box, anning_called_source_new ((const char *const *) called->promise_facts, called->promise_title));
  return card;
}

static GtkWidget *
make_allowed (AnningCalledSteps *self)
{
  const AnningCalled *called = self->called;
  GtkBox *box;
  GtkWidget *card = make_card (&box);

  gtk_box_append (box, anning_called_heading_new (called->allowed_title, ANNING_CALLED_SCALE, 2, "heading"));
  gtk_box_append (box, anning_called_label_new (called->allowed_lead, NARROW_SCALE, NULL));
  for (guint i = 0; i < called->allowed->len; i++)
    {
      const AnningCalledPoint *point = g_ptr_array_index (called->allowed, i);
      GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_widget_set_margin_top (group, 6);
      gtk_box_append (GTK_BOX (group), anning_called_heading_new (point->title, NARROW_SCALE, 3, "heading"));
      gtk_box_append (GTK_BOX (group), anning_called_label_new (point->text, NARROW_SCALE, NULL));
      gtk_box_append (GTK_BOX (group), anning_called_source_new ((const char *const *) point->facts, point->title));
      gtk_box_append (box, group);
    }
  return card;
}

static void
add_head (AnningCalledSteps *self)
{
  const AnningCalled *called = self->called;

  gtk_box_append (self->content, anning_called_heading_new (called->title, 1, 1, "title-1"));
  gtk_box_append (self->content, anning_called_label_new (called->lead, NARROW_SCALE, NULL));
  gtk_box_append (self->content, make_danger (called->danger));
}

static void
add_cases (AnningCalledSteps *self)
{
  gtk_box_append (self->content, anning_called_heading_new (self->called->cases_title, ANNING_CALLED_SCALE, 2, "heading"));
  gtk_box_append (self->content, make_cases (self));
}

/* Adds the next part of the page; FALSE: it is whole. */
static gboolean
make_next (AnningCalledSteps *self)
{
  const guint n_steps = self->called->steps->len, n_cases = self->called->cases->len;
  const guint part = self->n_made++;
  const guint behind = part - (n_steps + 3); /* the first case is 0 */

  if (part == 0)
    add_head (self);
  else if (part <= n_steps)
    gtk_box_append (self->content, make_step (self, part - 1));
  else if (part == n_steps + 1)
    gtk_box_append (self->content, make_papers ());
  else if (part == n_steps + 2)
    add_cases (self);
  else if (behind < n_cases)
    gtk_list_box_append (self->cases, anning_called_case_row_new (g_ptr_array_index (self->called->cases, behind)));
  else if (behind == n_cases)
    gtk_box_append (self->content, make_promise (self));
  else if (behind == n_cases + 1)
    gtk_box_append (self->content, make_allowed (self));
  else
    return FALSE;
  return TRUE;
}

static gboolean
make_next_cb (gpointer user_data)
{
  AnningCalledSteps *self = user_data;

  if (make_next (self))
    return G_SOURCE_CONTINUE;
  self->making = 0;
  return G_SOURCE_REMOVE;
}

/* The whole page at once would stop the program for longer than a frame. */
static void
anning_called_steps_map (GtkWidget *widget)
{
  AnningCalledSteps *self = ANNING_CALLED_STEPS (widget);

  while (self->content != NULL && self->n_made < AT_ONCE)
    make_next (self);
  if (self->content != NULL && self->n_made == AT_ONCE && self->making == 0)
    self->making = g_idle_add (make_next_cb, self);
  GTK_WIDGET_CLASS (anning_called_steps_parent_class)->map (widget);
}

static void
anning_called_steps_dispose (GObject *object)
{
  AnningCalledSteps *self = ANNING_CALLED_STEPS (object);

  g_clear_handle_id (&self->making, g_source_remove);
  self->content = NULL;
  self->cases = NULL;
  self->agreed = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_called_steps_parent_class)->dispose (object);
}

static void
anning_called_steps_finalize (GObject *object)
{
  g_clear_pointer (&ANNING_CALLED_STEPS (object)->called, anning_called_free);
  G_OBJECT_CLASS (anning_called_steps_parent_class)->finalize (object);
}

static void
anning_called_steps_class_init (AnningCalledStepsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_called_steps_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_called_steps_finalize;
  widget_class->map = anning_called_steps_map;

  gtk_widget_class_install_action (widget_class, "steps.paper", "(sss)", paper_action);
  gtk_widget_class_install_action (widget_class, "steps.write", "s", write_action);
}

static void
anning_called_steps_init (AnningCalledSteps *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  g_autoptr (GError) error = NULL;

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_bin_set_child (ADW_BIN (self), scroller);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "steps.write", FALSE);

  self->called = anning_called_load (anning_ui_language (), &error);
  if (self->called == NULL)
    {
      g_warning ("What to do when they call cannot be read: %s", error->message);
      return;
    }
  self->content = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_widget_set_margin_top (GTK_WIDGET (self->content), 24);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->content), 48);
  gtk_widget_set_margin_start (GTK_WIDGET (self->content), 18);
  gtk_widget_set_margin_end (GTK_WIDGET (self->content), 18);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->content));
}

GtkWidget *
anning_called_steps_new (void)
{
  return g_object_new (ANNING_TYPE_CALLED_STEPS, NULL);
}

void
anning_called_steps_set_store (AnningCalledSteps *self,
                               AnningStore       *store)
{
  g_return_if_fail (ANNING_IS_CALLED_STEPS (self) && ANNING_IS_STORE (store));

  g_set_object (&self->store, store);
  if (self->agreed != NULL)
    anning_agreed_row_set_store (self->agreed, store);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "steps.write", self->called != NULL);
}

void
anning_called_steps_flush (AnningCalledSteps *self)
{
  g_return_if_fail (ANNING_IS_CALLED_STEPS (self));

  if (self->agreed != NULL)
    anning_agreed_row_flush (self->agreed);
}
