/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-bundle-write.h"
#include "anning-incident.h"

/* A folder with a store in it, and what a bundle holds once it is unpacked. */
typedef struct
{
  char *folder;
  AnningStore *store;
} BundleFixture;

void            bundle_fixture_set_up       (BundleFixture            *self,
                                             gconstpointer             data);
void            bundle_fixture_tear_down    (BundleFixture            *self,
                                             gconstpointer             data);
/* Saves @record, which is a record of @type. Returns: its id */
gint64          bundle_fixture_save         (BundleFixture            *self,
                                             const AnningRecordType   *type,
                                             gpointer                  record);
/* @when: "2026-03-12 21:14:09", in China. Returns: ms */
gint64          bundle_fixture_moment       (const char               *when);
/* Returns: (transfer full): a call that was answered; further members are the caller's */
AnningIncident *bundle_fixture_call         (const char               *when,
                                             const char               *from,
                                             const char               *to,
                                             const char               *creditor);
/* Keeps @bytes for an incident. Returns: the id of the evidence; @use: (out) (optional) */
gint64          bundle_fixture_keep         (BundleFixture            *self,
                                             gint64                    incident,
                                             const char               *bytes,
                                             const char               *media_type,
                                             const char               *name,
                                             gint64                   *use);
char           *bundle_fixture_path         (const BundleFixture      *self,
                                             const char               *name);
/* Plans and writes @name. Returns: (transfer full): the plan */
AnningBundlePlan *bundle_fixture_write      (BundleFixture            *self,
                                             const AnningBundleChoice *choice,
                                             const char               *name);
/* Runs a program in @folder. Returns: its status; @output: (out) (optional) (transfer full) */
int             bundle_fixture_run          (const char               *folder,
                                             char                    **output,
                                             ...) G_GNUC_NULL_TERMINATED;
/* Unpacks @name. Returns: (transfer full): the folder */
char           *bundle_fixture_unpack       (const BundleFixture      *self,
                                             const char               *name);
char           *bundle_fixture_read         (const char               *folder,
                                             const char               *name);
/* Returns: (transfer full): the text of the PDF @name in @folder */
char           *bundle_fixture_read_pdf     (const char               *folder,
                                             const char               *name);
