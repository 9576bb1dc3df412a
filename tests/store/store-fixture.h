/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "anning-store.h"

G_BEGIN_DECLS

/* A file of its own for one test, in a folder that goes with it. */
/* Under the sanitizers, where each step takes many times as long, every so many of them is enough. */
#if defined __has_feature
#if __has_feature (address_sanitizer) || __has_feature (thread_sanitizer)
#define STORE_FIXTURE_STRIDE 8
#endif
#elif defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
#define STORE_FIXTURE_STRIDE 8
#endif
#ifndef STORE_FIXTURE_STRIDE
#define STORE_FIXTURE_STRIDE 1
#endif

typedef struct
{
  char *folder;
  char *path;
  AnningStore *store; /* open */
} StoreFixture;

/* For g_test_add(): with an open, new store. */
void      store_fixture_set_up      (StoreFixture   *self,
                                     gconstpointer   data);
void      store_fixture_tear_down   (StoreFixture   *self,
                                     gconstpointer   data);
/* Closes the store and lets it go, so that the file can be looked at. */
void      store_fixture_close       (StoreFixture   *self);
void      store_fixture_reopen      (StoreFixture   *self);

/* Spins the default main context until @result is set. */
GAsyncResult *store_fixture_wait    (GAsyncResult  **result);
/* A callback for that. */
void      store_fixture_answered_cb (GObject        *source,
                                     GAsyncResult   *result,
                                     gpointer        user_data);

/* Returns: its id, which is in the record too */
gint64    store_fixture_save        (StoreFixture   *self,
                                     const AnningRecordType *type,
                                     gpointer        record);

/* Plain SQL on the file, outside the store. */
void      store_fixture_sql         (const char     *path,
                                     const char     *sql);
gint64    store_fixture_integer     (const char     *path,
                                     const char     *sql);
char     *store_fixture_text        (const char     *path,
                                     const char     *sql);
/* What a file holds, and when it was last written. */
char     *store_fixture_fingerprint (const char     *path);
void      store_fixture_remove_tree (const char     *folder);

G_END_DECLS
