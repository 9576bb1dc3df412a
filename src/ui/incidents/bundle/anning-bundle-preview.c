/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-bundle-preview.h"

#include <glib/gi18n.h>

#include "anning-bundle-reading.h"
#include "anning-bundle-words.h"
#include "anning-heading.h"
#include "anning-paper-sheet.h"
#include "anning-rows.h"

/* Files and warnings that are listed as rows at once; all of them leave. */
#define MOST_ROWS 200

struct _AnningBundlePreview
{
  AdwBin parent_instance;

  AnningStore *store;
  AnningBundleChoice *choice; /* what is planned, for another try */
  AnningBundlePlan *plan;     /* NULL while it is planned */
  GCancellable *cancellable;

  GtkStack *stack;
  AdwStatusPage *failed;
  GtkBox *contents;
  GtkWidget *save;
};

enum
{
  SAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningBundlePreview, anning_bundle_preview, ADW_TYPE_BIN)

static AdwPreferencesGroup *
add_group (AnningBundlePreview *self,
           const char          *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->contents, group);
  return ADW_PREFERENCES_GROUP (group);
}

/* Titles and subtitles may hold names of files: no markup. */
static GtkWidget *
new_row (const char *title,
         const char *subtitle)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "title-lines", 0,
                                 "subtitle-lines", 0, NULL);

  if (subtitle != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
    }
  return row;
}

static void
add_figure (AdwPreferencesGroup *group,
            const char          *title,
            const char          *subtitle)
{
  GtkWidget *row = new_row (title, subtitle);

  gtk_widget_add_css_class (row, "numeric");
  adw_preferences_group_add (group, row);
}

/* ---- what is in it ---- */

static void
add_counts (AnningBundlePreview *self)
{
  const AnningBundlePlan *plan = self->plan;
  AdwPreferencesGroup *group = add_group (self, _("What Leaves"));
  g_autofree char *masked = anning_bundle_masked_sentence (&plan->masked);
  g_autofree char *days = NULL;
  g_autofree char *contacts = NULL;
  g_autofree char *size = g_format_size ((guint64) plan->bytes);
  g_autofree char *files = NULL;
  g_autofree char *hints = NULL;
  g_autofree char *stays = NULL;

  if (plan->first_day != NULL)
    days = g_strdup_printf ("%s – %s", plan->first_day, plan->last_day);
  contacts = g_strdup_printf (ngettext ("%u contact", "%u contacts", plan->n_incidents), plan->n_incidents);
  add_figure (group, contacts, days);
  files = g_strdup_printf (ngettext ("%u file", "%u files", plan->files->len), plan->files->len);
  add_figure (group, files, size);
  if ((plan->choice->parts & (ANNING_BUNDLE_HINTS | ANNING_BUNDLE_DEBT_HINTS)) != 0)
    {
      hints = g_strdup_printf (ngettext ("%u hint that something may not comply",
                                         "%u hints that something may not comply", plan->n_hints), plan->n_hints);
      if (plan->n_set_aside > 0)
        stays = g_strdup_printf (ngettext ("%u that you set aside is not in it", "%u that you set aside are not in it",
                                           plan->n_set_aside), plan->n_set_aside);
      add_figure (group, hints, stays);
    }
  add_figure (group, _("Replaced by letters"), masked);
  if (plan->n_private_notes > 0)
    {
      g_autofree char *notes = g_strdup_printf (ngettext ("%u private note stays at home", "%u private notes stay at home",
                                                          plan->n_private_notes), plan->n_private_notes);

      add_figure (group, notes, NULL);
    }
}

/* ---- what cannot be masked ---- */

static void
free_ids (gpointer  ids,
          GClosure *closure)
{
  g_free (ids);
}

static void
look_cb (GtkWidget    *button,
         const gint64 *ids)
{
  AnningBundlePreview *self = ANNING_BUNDLE_PREVIEW (gtk_widget_get_ancestor (button, ANNING_TYPE_BUNDLE_PREVIEW));

  anning_bundle_look (button, self->store, ids[0], ids[1]);
}

static const AnningBundleFile *
find_file (const AnningBundlePlan *plan,
           const char             *name)
{
  for (guint i = 0; name != NULL && i < plan->files->len; i++)
    {
      const AnningBundleFile *file = g_ptr_array_index (plan->files, i);

      if (g_strcmp0 (file->name, name) == 0)
        return file;
    }
  return NULL;
}

static void
add_look (AnningBundlePreview       *self,
          GtkWidget                 *row,
          const AnningBundleWarning *warning)
{
  const AnningBundleFile *file = find_file (self->plan, warning->name);
  const char *name = warning->was != NULL ? warning->was : warning->name;
  const char *type = file != NULL ? file->media_type : NULL;
  const gint64 ids[] = { warning->evidence_id, warning->incident_id };
  GtkWidget *button;

  if (warning->evidence_id == 0)
    return;
  button = anning_bundle_look_button_new (type, name);
  g_signal_connect_data (button, "clicked", G_CALLBACK (look_cb), g_memdup2 (ids, sizeof ids), free_ids, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_warnings (AnningBundlePreview *self)
{
  AdwPreferencesGroup *group;

  if (self->plan->warnings->len == 0)
    return;
  group = add_group (self, _("To Look at Before It Leaves"));
  for (guint i = 0; i < MIN (self->plan->warnings->len, MOST_ROWS); i++)
    {
      const AnningBundleWarning *warning = g_ptr_array_index (self->plan->warnings, i);
      g_autofree char *sentence = anning_bundle_warning_sentence (warning);
      const char *name = warning->was != NULL ? warning->was : warning->name;
      GtkWidget *row = name != NULL ? new_row (name, sentence) : new_row (sentence, NULL);

      add_look (self, row, warning);
      adw_preferences_group_add (group, row);
    }
  if (self->plan->warnings->len > MOST_ROWS)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("And %u more, all named in the list of files",
                                                         "And %u more, all named in the list of files",
                                                         self->plan->warnings->len - MOST_ROWS),
                                               self->plan->warnings->len - MOST_ROWS);

      adw_preferences_group_add (group, new_row (more, NULL));
    }
}

/* ---- the files ---- */

static GtkWidget *
new_file_row (const AnningBundleFile *file)
{
  g_autofree char *size = g_format_size ((guint64) file->bytes);
  g_autofree char *subtitle = NULL;
  GtkWidget *row, *figure;

  if (file->was != NULL)
    subtitle = g_strdup_printf ("%s\n%s", anning_bundle_file_kind (file), file->was);
  row = new_row (file->name, subtitle != NULL ? subtitle : anning_bundle_file_kind (file));
  figure = gtk_label_new (size);
  gtk_widget_add_css_class (figure, "numeric");
  gtk_widget_add_css_class (figure, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), figure);
  anning_action_row_name_figure (ADW_ACTION_ROW (row), size);
  return row;
}

static void
fill_files (AdwExpanderRow      *expander,
            GParamSpec          *pspec,
            AnningBundlePreview *self)
{
  const guint n = MIN (self->plan->files->len, MOST_ROWS);

  if (!adw_expander_row_get_expanded (expander) || g_object_get_data (G_OBJECT (expander), "filled") != NULL)
    return;
  g_object_set_data (G_OBJECT (expander), "filled", GINT_TO_POINTER (TRUE));
  for (guint i = 0; i < n; i++)
    adw_expander_row_add_row (expander, new_file_row (g_ptr_array_index (self->plan->files, i)));
  if (self->plan->files->len > n)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("And %u more file, of the same kinds",
                                                         "And %u more files, of the same kinds",
                                                         self->plan->files->len - n), self->plan->files->len - n);

      adw_expander_row_add_row (expander, new_row (more, NULL));
    }
}

static void
add_files (AnningBundlePreview *self)
{
  AdwPreferencesGroup *group = add_group (self, _("All Files"));
  GtkWidget *expander = anning_expander_row_new ();
  g_autofree char *title = g_strdup_printf (ngettext ("%u file", "%u files", self->plan->files->len),
                                            self->plan->files->len);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), _("Their names, what they hold and how large they are"));
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (fill_files), self, G_CONNECT_DEFAULT);
  adw_preferences_group_add (group, expander);
}

static void
read_cb (AnningBundlePreview *self)
{
  if (self->plan != NULL)
    anning_bundle_reading_present (GTK_WIDGET (self), self->plan->report);
}

static void
add_report (AnningBundlePreview *self)
{
  GtkWidget *sheet = anning_paper_sheet_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *heading = anning_bundle_label_new (_("The report"), "heading");
  GtkWidget *button = gtk_button_new_with_label (_("Read All of It"));

  anning_heading_set_level (heading, 2);
  gtk_widget_set_hexpand (heading, TRUE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), heading);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (self->contents, line);
  anning_paper_sheet_show (ANNING_PAPER_SHEET (sheet), self->plan->report);
  gtk_box_append (self->contents, sheet);
}

/* ---- planning ---- */

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AnningBundlePreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningBundlePlan) plan = anning_bundle_plan_new_finish (ANNING_STORE (source), result, &error);
  g_autofree char *sentence = NULL;
  g_autofree char *escaped = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL
      || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  if (plan == NULL)
    {
      sentence = anning_bundle_error_sentence (error);
      escaped = g_markup_escape_text (sentence, -1);
      adw_status_page_set_description (self->failed, escaped);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  self->plan = g_steal_pointer (&plan);
  add_counts (self);
  add_warnings (self);
  add_files (self);
  add_report (self);
  gtk_widget_set_sensitive (self->save, self->plan->n_incidents > 0);
  gtk_stack_set_visible_child_name (self->stack, "plan");
  gtk_widget_grab_focus (self->save);
}

static void
clear (AnningBundlePreview *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->contents))) != NULL)
    gtk_box_remove (self->contents, child);
  g_clear_pointer (&self->plan, anning_bundle_plan_free);
}

static void
plan (AnningBundlePreview *self)
{
  anning_bundle_preview_stop (self);
  clear (self);
  self->cancellable = g_cancellable_new ();
  gtk_stack_set_visible_child_name (self->stack, "busy");
  anning_bundle_plan_new_async (self->store, self->choice, self->cancellable, planned_cb, g_object_ref (self));
}

/* ---- building it ---- */

static void
save_cb (AnningBundlePreview *self)
{
  g_signal_emit (self, signals[SAVE], 0);
}

static GtkWidget *
new_busy (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *spinner = gtk_spinner_new ();

  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Putting It Together…"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _("Nothing is written yet."));
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), spinner);
  return page;
}

static GtkWidget *
new_failed (AnningBundlePreview *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Try Again"));

  self->failed = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->failed, "dialog-warning-symbolic");
  adw_status_page_set_title (self->failed, _("It Could Not Be Put Together"));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_object (button, "clicked", G_CALLBACK (plan), self, G_CONNECT_SWAPPED);
  adw_status_page_set_child (self->failed, button);
  return GTK_WIDGET (self->failed);
}

static GtkWidget *
new_plan (AnningBundlePreview *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->save = gtk_button_new_with_label (_("Save…"));
  gtk_widget_set_halign (self->save, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->save, "pill");
  gtk_widget_add_css_class (self->save, "suggested-action");
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  self->contents = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_widget_set_margin_start (page, 12);
  gtk_widget_set_margin_end (page, 12);
  gtk_widget_set_margin_top (page, 18);
  gtk_widget_set_margin_bottom (page, 24);
  gtk_box_append (GTK_BOX (page), self->save);
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->contents));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 720);
  adw_clamp_set_child (ADW_CLAMP (clamp), page);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static void
anning_bundle_preview_dispose (GObject *object)
{
  AnningBundlePreview *self = ANNING_BUNDLE_PREVIEW (object);

  anning_bundle_preview_stop (self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_bundle_preview_parent_class)->dispose (object);
}

static void
anning_bundle_preview_finalize (GObject *object)
{
  AnningBundlePreview *self = ANNING_BUNDLE_PREVIEW (object);

  g_clear_pointer (&self->plan, anning_bundle_plan_free);
  g_clear_pointer (&self->choice, anning_bundle_choice_free);
  G_OBJECT_CLASS (anning_bundle_preview_parent_class)->finalize (object);
}

static void
anning_bundle_preview_class_init (AnningBundlePreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_bundle_preview_dispose;
  object_class->finalize = anning_bundle_preview_finalize;

  signals[SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_bundle_preview_init (AnningBundlePreview *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, new_busy (), "busy");
  gtk_stack_add_named (self->stack, new_plan (self), "plan");
  gtk_stack_add_named (self->stack, new_failed (self), "failed");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

GtkWidget *
anning_bundle_preview_new (AnningStore *store)
{
  AnningBundlePreview *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_BUNDLE_PREVIEW, NULL);
  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
anning_bundle_preview_plan (AnningBundlePreview      *self,
                            const AnningBundleChoice *choice)
{
  g_return_if_fail (ANNING_IS_BUNDLE_PREVIEW (self) && choice != NULL);

  anning_bundle_choice_free (self->choice);
  self->choice = anning_bundle_choice_copy (choice);
  plan (self);
}

void
anning_bundle_preview_stop (AnningBundlePreview *self)
{
  g_return_if_fail (ANNING_IS_BUNDLE_PREVIEW (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

AnningBundlePlan *
anning_bundle_preview_get_plan (AnningBundlePreview *self)
{
  g_return_val_if_fail (ANNING_IS_BUNDLE_PREVIEW (self), NULL);

  return self->plan;
}
