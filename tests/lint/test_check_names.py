#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_check_names.py: what has no name for a screen reader is found by tools/lint/check-names.py. A small program without
a fault is taken, one thing in it is broken at a time, and the sentence that tells of it is looked for."""

import importlib.util
import pathlib
import sys
import tempfile

ROOT = pathlib.Path (__file__).resolve ().parents[2]
sys.dont_write_bytecode = True
_spec = importlib.util.spec_from_file_location ('check_names', ROOT / 'tools' / 'lint' / 'check-names.py')
check_names = importlib.util.module_from_spec (_spec)
_spec.loader.exec_module (check_names)

UI = '''<interface><template class="AnningSmall" parent="AdwBin">
  <object class="GtkLabel">
    <property name="accessible-role">heading</property>
    <accessibility><property name="level">1</property></accessibility>
    <style><class name="title-1"/></style>
  </object>
  <object class="GtkLabel" id="sum"><style><class name="numeric"/><class name="title-2"/></style></object>
  <object class="GtkButton" id="save"><property name="label">Save</property></object>
  <object class="GtkButton" id="trash">
    <property name="icon-name">user-trash-symbolic</property>
    <property name="tooltip-text">Delete</property>
    <accessibility><property name="label">Delete</property></accessibility>
  </object>
  <object class="GtkButton" id="add"><property name="icon-name">list-add-symbolic</property></object>
  <object class="GtkMenuButton" id="menu">
    <property name="label">More</property>
    <accessibility><property name="label">More ways</property></accessibility>
  </object>
  <object class="GtkLabel"><property name="label">Included</property><property name="mnemonic-widget">included</property></object>
  <object class="GtkSwitch" id="included"/>
  <object class="GtkListBox" id="list"><accessibility><property name="label">Debts</property></accessibility></object>
  <object class="GtkListView" id="view"><accessibility><relation name="labelled-by">sum</relation></accessibility></object>
  <object class="GtkDropDown" id="speed"/>
</template></interface>
'''

C = '''
G_DEFINE_FINAL_TYPE (AnningSmall, anning_small, GTK_TYPE_BOX)

static GtkWidget *
make_button (const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "small.copy");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

static void
add_part (AnningSmall *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *title = gtk_label_new ("Part");
  GtkWidget *toggle = gtk_switch_new ();

  anning_row_name (GTK_LIST_BOX_ROW (row), "Part");
  gtk_widget_add_css_class (title, "heading");
  anning_heading_set_level (title, 2);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->row), toggle);
  self->parts = GTK_LIST_VIEW (gtk_list_view_new (NULL, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->parts), GTK_ACCESSIBLE_PROPERTY_LABEL, "Parts", -1);
}

static void
anning_small_init (AnningSmall *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  anning_drop_down_set_name (self->speed, "Speed");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, "Add", -1);
}
'''

NO_NAME, NO_LEVEL, NO_ROLE = 'has no name', 'has no level', 'has a name, but no role to say it'
# The file, what is taken out of it, what is put there, what is then said, and of what.
DEFECTS = (
    (UI, '<accessibility><property name="label">Delete</property></accessibility>', '', 'GtkButton trash', NO_NAME),
    (UI, '<property name="label">Save</property>', '', 'GtkButton save', NO_NAME),
    (UI, '<accessibility><property name="label">More ways</property></accessibility>', '', 'GtkMenuButton menu', NO_NAME),
    (UI, '<property name="mnemonic-widget">included</property>', '', 'GtkSwitch included', NO_NAME),
    (UI, '<accessibility><property name="label">Debts</property></accessibility>', '', 'GtkListBox list', NO_NAME),
    (UI, '<accessibility><relation name="labelled-by">sum</relation></accessibility>', '', 'GtkListView view', NO_NAME),
    (UI, '<accessibility><property name="level">1</property></accessibility>', '', 'GtkLabel', 'without a level'),
    (UI, '<property name="accessible-role">heading</property>', '', 'GtkLabel', 'and is none'),
    (UI, '<class name="numeric"/>', '', 'GtkLabel sum', 'and is none'),
    (C, 'gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);',
     'gtk_widget_set_tooltip_text (button, label);', 'button', NO_NAME),
    (C, 'GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL', 'GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION',
     'button', NO_NAME),
    (C, 'gtk_button_new_from_icon_name ("edit-copy-symbolic")', 'gtk_box_new (GTK_ORIENTATION_VERTICAL, 0)', 'button', NO_ROLE),
    (C, '  gtk_widget_init_template (GTK_WIDGET (self));',
     '  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, "Small", -1);', 'anning-small.c: it', NO_ROLE),
    (C, 'anning_row_name (GTK_LIST_BOX_ROW (row), "Part");', '', 'row', NO_NAME),
    (C, 'anning_row_name (GTK_LIST_BOX_ROW (row), "Part");', 'anning_row_name (GTK_LIST_BOX_ROW (other), "Part");', 'row', NO_NAME),
    (C, 'adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->row), toggle);', '', 'toggle', NO_NAME),
    (C, 'GTK_ACCESSIBLE (self->parts), GTK_ACCESSIBLE_PROPERTY_LABEL, "Parts", -1', 'GTK_ACCESSIBLE (self->parts), -1', 'self->parts', NO_NAME),
    (C, 'anning_heading_set_level (title, 2);', '', '"heading"', NO_LEVEL),
    (C, 'anning_drop_down_set_name (self->speed, "Speed");', '', 'GtkDropDown speed', NO_NAME),
    (C, 'GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, "Add", -1', 'GTK_ACCESSIBLE (self->add), -1', 'GtkButton add', NO_NAME),
)


def sentences (ui, c):
    with tempfile.TemporaryDirectory () as place:
        root = pathlib.Path (place)
        for name, text in (('resources/ui/anning-small.ui', ui), ('src/ui/anning-small.c', c)):
            (root / name).parent.mkdir (parents=True)
            (root / name).write_text (text, encoding='utf-8')
        return list (check_names.check (root))


def main ():
    wrong = [f'said of what has no fault: {sentence}' for sentence in sentences (UI, C)]
    for text, old, new, where, what in DEFECTS:
        assert text.count (old) == 1, f'this test is out of date: {old}'
        broken = text.replace (old, new)
        said = sentences (broken if text is UI else UI, broken if text is C else C)
        if len (said) != 1 or where not in said[0] or what not in said[0]:
            wrong.append (f'without {old!r}: {said}, not one sentence that {where} {what}')
    for sentence in wrong:
        print (sentence, file=sys.stderr)
    print (f'ok {len (DEFECTS)} defects' if not wrong else f'{len (wrong)} went unnoticed')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit (main ())
