/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui-fixture.h"

/* The dialog that brings files in, worked as its user does. Texts are those of the screen. */

/* Of write_lists: a bill as a carrier writes it. */
extern const char bill_text[];

/* Returns: (nullable): which page the stack that has a page @page shows */
const char *visible_page     (GtkWidget              *parent,
                              const char             *page);
/* Waits until the stack that has a page @name shows it. */
void        wait_for_page    (GtkWidget              *dialog,
                              const char             *name);
void        wait_for         (GtkWidget              *parent,
                              GType                   type,
                              const char             *text);
void        click            (GtkWidget              *parent,
                              const char             *label);
/* @files: (nullable) (element-type GFile) */
GtkWidget  *open_dialog      (UiFixture              *fixture,
                              GListModel             *files);
void        close_dialog     (UiFixture              *fixture,
                              GtkWidget              *dialog);
/* Returns: (transfer full): @text in @charset */
GFile      *write_file       (UiFixture              *fixture,
                              const char             *name,
                              const char             *text,
                              const char             *charset);
/* Returns: (transfer full): a log and a bill of one evening */
GListModel *write_lists      (UiFixture              *fixture);
/* Returns: how many records of @type there are */
guint       count            (UiFixture              *fixture,
                              const AnningRecordType *type);
/* Returns: the tick of the first number */
GtkWidget  *find_first_check (GtkWidget              *dialog);
