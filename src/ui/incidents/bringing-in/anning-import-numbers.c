/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-numbers.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-button-line.h"
#include "anning-drop-down-name.h"
#include "anning-import-words.h"
#include "anning-row-layout.h"

struct _AnningImportNumbers
{
  AdwBin parent_instance;

  AnningImportChoice *choice; /* the dialog's */
  GtkFilterListModel *filtered;
  GtkFilter *filter;          /* of the above */
  GPtrArray *bound;           /* GtkListItem that are on the screen */
  char *wanted;               /* folded; "" for all */
  gboolean showing;

  GtkLabel *summary;
  GtkSearchEntry *search;
  GtkDropDown *which;
  AnningButtonLine *buttons;
  GtkListView *view;
  GtkStack *stack;
};

enum
{
  CHANGED,
  WHO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningImportNumbers, anning_import_numbers, ADW_TYPE_BIN)

/* In the order of the drop-down. */
enum
{
  SHOW_ALL,
  SHOW_TAKEN,
  SHOW_LEFT_OUT,
  SHOW_TIED,
  SHOW_UNKNOWN,
};

/* The widgets of one row. */
typedef struct
{
  AnningImportNumbers *numbers; /* weak: the row lives within it */
  GtkListItem *list_item;       /* the same */
  GtkCheckButton *check;
  GtkLabel *name;
  GtkLabel *about;
  GtkLabel *tie;
  GtkWidget *who;
} Cell;

/* ---- what is chosen ---- */

static const AnningNumber *
find_record (AnningImportNumbers          *self,
             const AnningImportNumberInfo *info)
{
  const AnningNumber *record = info->number != NULL ? anning_import_choice_get_number (self->choice, info->number) : NULL;

  return record != NULL ? record : info->record;
}

static void
show_summary (AnningImportNumbers *self)
{
  GListModel *numbers = gtk_filter_list_model_get_model (self->filtered);
  guint n = numbers != NULL ? g_list_model_get_n_items (numbers) : 0;
  guint n_taken = 0;
  g_autofree char *taken = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AnningImportNumber) number = g_list_model_get_item (numbers, i);

      n_taken += anning_import_choice_takes (self->choice, anning_import_number_get_info (number)->number);
    }
  /* Translators: %1$u numbers of %2$u */
  taken = g_strdup_printf (ngettext ("%1$u of %2$u number is ticked: its contacts come in.",
                                     "%1$u of %2$u numbers are ticked: their contacts come in.", n), n_taken, n);
  text = g_strdup_printf (C_("two sentences", "%1$s %2$s"), taken,
                          _("All others stay out: nothing of them is stored, neither number nor name."));
  gtk_label_set_label (self->summary, text);
}

static void
set_taken (AnningImportNumbers          *self,
           const AnningImportNumberInfo *info,
           gboolean                      taken)
{
  if (info->number == NULL)
    self->choice->without_number = taken;
  else
    anning_import_choice_take (self->choice, info->number, taken);
}

static void
tell (AnningImportNumbers *self)
{
  show_summary (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- rows ---- */

static void
show_cell (Cell *cell)
{
  AnningImportNumbers *self = cell->numbers;
  AnningImportNumber *number = gtk_list_item_get_item (cell->list_item);
  const AnningImportNumberInfo *info = anning_import_number_get_info (number);
  const AnningNumber *record = find_record (self, info);
  gboolean taken = anning_import_choice_takes (self->choice, info->number);
  gboolean private = record != NULL && record->private == 1;
  g_autofree char *name = anning_import_words_who (info);
  g_autofree char *about = anning_import_words_number (info);
  g_autofree char *tie = anning_import_words_tie (info, record);
  g_autofree char *label = g_strdup_printf ("%s, %s, %s", name, tie, about);
  g_autofree char *who = g_strdup_printf (_("Whose number is %s?"), name);

  self->showing = TRUE;
  gtk_check_button_set_active (cell->check, taken);
  gtk_widget_set_sensitive (GTK_WIDGET (cell->check), !private);
  self->showing = FALSE;
  gtk_label_set_label (cell->name, name);
  gtk_label_set_label (cell->about, about);
  gtk_label_set_label (cell->tie, tie);
  gtk_widget_set_tooltip_text (GTK_WIDGET (cell->tie), tie);
  gtk_widget_set_visible (GTK_WIDGET (cell->tie), info->number != NULL);
  gtk_widget_set_visible (cell->who, info->number != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->who), GTK_ACCESSIBLE_PROPERTY_LABEL, who, -1);
}

static void
toggled_cb (GtkCheckButton *check,
            Cell           *cell)
{
  AnningImportNumbers *self = cell->numbers;
  AnningImportNumber *number = gtk_list_item_get_item (cell->list_item);

  if (self->showing || self->choice == NULL || number == NULL)
    return;
  set_taken (self, anning_import_number_get_info (number), gtk_check_button_get_active (check));
  tell (self);
}

static void
who_cb (GtkButton *button,
        Cell      *cell)
{
  AnningImportNumber *number = gtk_list_item_get_item (cell->list_item);

  if (number != NULL)
    g_signal_emit (cell->numbers, signals[WHO], 0, number);
}

static GtkLabel *
new_label (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static void
setup_cb (AnningImportNumbers *self,
          GtkListItem         *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  Cell *cell = g_new0 (Cell, 1);

  cell->numbers = self;
  cell->list_item = list_item;
  cell->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  cell->name = new_label ("numeric");
  cell->about = new_label ("caption");
  gtk_widget_add_css_class (GTK_WIDGET (cell->about), "dim-label");
  cell->tie = new_label ("chip");
  gtk_widget_set_valign (GTK_WIDGET (cell->tie), GTK_ALIGN_CENTER);
  cell->who = gtk_button_new_from_icon_name ("document-edit-symbolic");
  gtk_widget_set_tooltip_text (cell->who, _("Whose number is this?"));
  gtk_widget_set_valign (cell->who, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (cell->who, "flat");

  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (cell->name));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (cell->about));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (cell->check));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (end), GTK_WIDGET (cell->tie));
  gtk_box_append (GTK_BOX (end), cell->who);
  gtk_box_append (GTK_BOX (box), end);
  gtk_widget_set_layout_manager (box, anning_row_layout_new (12, 6, 0));
  g_signal_connect (cell->check, "toggled", G_CALLBACK (toggled_cb), cell);
  g_signal_connect (cell->who, "clicked", G_CALLBACK (who_cb), cell);
  g_object_set_data_full (G_OBJECT (box), "cell", cell, g_free);
  gtk_list_item_set_child (list_item, box);
  gtk_list_item_set_selectable (list_item, FALSE);
}

static Cell *
find_cell (GtkListItem *list_item)
{
  return g_object_get_data (G_OBJECT (gtk_list_item_get_child (list_item)), "cell");
}

static void
bind_cb (AnningImportNumbers *self,
         GtkListItem         *list_item)
{
  GtkWidget *row = gtk_widget_get_parent (gtk_list_item_get_child (list_item));
  Cell *cell = find_cell (list_item);

  g_ptr_array_add (self->bound, list_item);
  show_cell (cell);
  if (row != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, cell->check, NULL, -1);
}

static void
unbind_cb (AnningImportNumbers *self,
           GtkListItem         *list_item)
{
  g_ptr_array_remove_fast (self->bound, list_item);
}

/* Return on a row, or a click beside its tick. */
static void
activate_cb (AnningImportNumbers *self,
             guint                position)
{
  g_autoptr (AnningImportNumber) number = g_list_model_get_item (G_LIST_MODEL (self->filtered), position);
  const AnningImportNumberInfo *info;
  const AnningNumber *record;

  if (number == NULL || self->choice == NULL)
    return;
  info = anning_import_number_get_info (number);
  record = find_record (self, info);
  if (record != NULL && record->private == 1)
    return;
  set_taken (self, info, !anning_import_choice_takes (self->choice, info->number));
  anning_import_numbers_refresh (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- which are shown ---- */

static gboolean
text_matches (const char *text,
              const char *wanted)
{
  g_autofree char *folded = NULL;

  if (text == NULL)
    return FALSE;
  folded = g_utf8_casefold (text, -1);
  return strstr (folded, wanted) != NULL;
}

static gboolean
shows (gpointer item,
       gpointer user_data)
{
  AnningImportNumbers *self = user_data;
  const AnningImportNumberInfo *info = anning_import_number_get_info (item);
  g_autofree char *tie = NULL;
  gboolean taken;

  if (self->choice == NULL)
    return FALSE;
  taken = anning_import_choice_takes (self->choice, info->number);
  switch (gtk_drop_down_get_selected (self->which))
    {
    case SHOW_TAKEN:
      if (!taken)
        return FALSE;
      break;
    case SHOW_LEFT_OUT:
      if (taken)
        return FALSE;
      break;
    case SHOW_TIED:
      if (info->tie != ANNING_IMPORT_TIE_CREDITOR && info->tie != ANNING_IMPORT_TIE_INCIDENT)
        return FALSE;
      break;
    case SHOW_UNKNOWN:
      if (info->tie != ANNING_IMPORT_TIE_NONE)
        return FALSE;
      break;
    default:
      break;
    }
  if (*self->wanted == '\0')
    return TRUE;
  tie = anning_import_words_tie (info, find_record (self, info));
  return text_matches (info->number, self->wanted) || text_matches (info->text, self->wanted)
         || text_matches (info->name, self->wanted) || text_matches (tie, self->wanted);
}

static void
show_stack (AnningImportNumbers *self)
{
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0 ? "list" : "nothing");
}

static void
filter_cb (AnningImportNumbers *self)
{
  if (self->filter == NULL)
    return;
  g_free (self->wanted);
  self->wanted = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_stack (self);
}

static void
take_shown (AnningImportNumbers *self,
            gboolean             taken)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));

  if (self->choice == NULL)
    return;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AnningImportNumber) number = g_list_model_get_item (G_LIST_MODEL (self->filtered), i);
      const AnningImportNumberInfo *info = anning_import_number_get_info (number);
      const AnningNumber *record = find_record (self, info);

      if (!taken || record == NULL || record->private != 1)
        set_taken (self, info, taken);
    }
  anning_import_numbers_refresh (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
take_all_cb (AnningImportNumbers *self)
{
  take_shown (self, TRUE);
}

static void
take_none_cb (AnningImportNumbers *self)
{
  take_shown (self, FALSE);
}

static void
add_button (AnningImportNumbers *self,
            const char          *label,
            GCallback            callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  anning_button_line_append (self->buttons, button);
}

static void
anning_import_numbers_dispose (GObject *object)
{
  AnningImportNumbers *self = ANNING_IMPORT_NUMBERS (object);

  self->choice = NULL;
  self->filter = NULL;
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNING_TYPE_IMPORT_NUMBERS);

  G_OBJECT_CLASS (anning_import_numbers_parent_class)->dispose (object);
}

static void
anning_import_numbers_finalize (GObject *object)
{
  AnningImportNumbers *self = ANNING_IMPORT_NUMBERS (object);

  g_ptr_array_unref (self->bound);
  g_free (self->wanted);

  G_OBJECT_CLASS (anning_import_numbers_parent_class)->finalize (object);
}

static void
anning_import_numbers_class_init (AnningImportNumbersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = anning_import_numbers_dispose;
  object_class->finalize = anning_import_numbers_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[WHO] = g_signal_new ("who", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                               0, NULL, NULL, NULL, G_TYPE_NONE, 1, ANNING_TYPE_IMPORT_NUMBER);

  g_type_ensure (ANNING_TYPE_BUTTON_LINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/incidents/anning-import-numbers.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningImportNumbers, summary);
  gtk_widget_class_bind_template_child (widget_class, AnningImportNumbers, search);
  gtk_widget_class_bind_template_child (widget_class, AnningImportNumbers, buttons);
  gtk_widget_class_bind_template_child (widget_class, AnningImportNumbers, view);
  gtk_widget_class_bind_template_child (widget_class, AnningImportNumbers, stack);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
}

static void
anning_import_numbers_init (AnningImportNumbers *self)
{
  const char *const choices[] = {
    _("All numbers"), _("Ticked"), _("Not ticked"), _("In the log or of a creditor"), _("Nothing known"), NULL,
  };
  g_autoptr (GtkStringList) list = gtk_string_list_new (choices);

  self->bound = g_ptr_array_new ();
  self->wanted = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  self->which = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_drop_down_set_model (self->which, G_LIST_MODEL (list));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->which), _("Which numbers are shown"));
  anning_drop_down_set_name (self->which, _("Which numbers are shown"));
  g_signal_connect_object (self->which, "notify::selected", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  anning_button_line_append (self->buttons, GTK_WIDGET (self->which));
  self->filter = GTK_FILTER (gtk_custom_filter_new (shows, self, NULL));
  self->filtered = gtk_filter_list_model_new (NULL, self->filter);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (self->filtered))));
  add_button (self, _("Tick All Shown"), G_CALLBACK (take_all_cb));
  add_button (self, _("Untick All Shown"), G_CALLBACK (take_none_cb));
}

/*
 * anning_import_numbers_set:
 * @numbers: AnningImportNumber
 * @choice: changed with every tick; has to live until another is set, or until the widget is disposed
 */
void
anning_import_numbers_set (AnningImportNumbers *self,
                           GListModel          *numbers,
                           AnningImportChoice  *choice)
{
  g_return_if_fail (ANNING_IS_IMPORT_NUMBERS (self));
  g_return_if_fail (G_IS_LIST_MODEL (numbers) && choice != NULL);

  self->choice = choice;
  gtk_filter_list_model_set_model (self->filtered, numbers);
  show_summary (self);
  show_stack (self);
}

/* What is chosen was changed elsewhere. */
void
anning_import_numbers_refresh (AnningImportNumbers *self)
{
  g_return_if_fail (ANNING_IS_IMPORT_NUMBERS (self));

  if (self->choice == NULL)
    return;
  for (guint i = 0; i < self->bound->len; i++)
    show_cell (find_cell (g_ptr_array_index (self->bound, i)));
  show_summary (self);
}
