/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Small facts about the file itself, e.g. that it holds an example and no real
 * case. What is about the machine (window, language) lives in GSettings.
 */

/* Set once somebody went past the first start. */
#define ANNING_SETTING_ENTERED "entered"
/* Set once it was said that the file lies on a network drive. */
#define ANNING_SETTING_TOLD_REMOTE "told-remote"
/*
 * Begins the keys of texts that were typed into a field and are no value of it, "1,2万": they wait
 * there to be put right, and go when the record is purged.
 */
#define ANNING_SETTING_REFUSED "refused/"
/*
 * Begins the keys of contacts that were deleted on purpose and purged since, each by the SHA-256 of the
 * key of what told of it: nothing can be read from it, and an import leaves it out for good. The value
 * is the id of the source, or empty; they are known only while that one stands.
 */
#define ANNING_SETTING_GONE "gone/"

/* ---- inside a job ---- */

/* Returns: (nullable): NULL without @error when it was never set */
char     *anning_setting_get  (AnningDb    *db,
                               const char  *key,
                               GError     **error);
/* In a write job. @value: (nullable): NULL takes the setting away */
gboolean  anning_setting_set  (AnningDb    *db,
                               const char  *key,
                               const char  *value,
                               GError     **error);
/* Returns: (transfer container): key → value of all whose key begins with @prefix, which ends in "/" */
GHashTable *anning_setting_get_all  (AnningDb    *db,
                                     const char  *prefix,
                                     GError     **error);
/* In a write job: takes away all whose key begins with @prefix, which ends in "/". */
gboolean    anning_setting_drop_all (AnningDb    *db,
                                     const char  *prefix,
                                     GError     **error);

/* In a write job: TRUE the first time that it is asked for @key in this file. */
gboolean    anning_setting_is_first  (AnningDb    *db,
                                      const char  *key,
                                      GError     **error);

/* @trace_key: of AnningTraceEntry. Returns: (transfer full): "gone/…" */
char     *anning_setting_dup_gone_key   (const char *trace_key);

/* "refused/debt/12/principal"; @field: (nullable): NULL for what all keys of the record begin with */
char     *anning_setting_dup_refused_key (const char *table,
                                          gint64      id,
                                          const char *field);

/* ---- from a page ---- */

/* Sets it when its turn comes; nobody waits for it, a failure is only logged. */
void      anning_setting_set_later (AnningStore *store,
                                    const char  *key,
                                    const char  *value);

G_END_DECLS
