/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The statements of law, limits and hotlines on which texts rest (resources/facts/facts.ini). */
typedef struct
{
  char *id;
  char *statement;
  char *open;       /* what is not settled about it, NULL where nothing is known to be open */
  char *nature;     /* law, regulation, standard… */
  char *source;
  char *since;      /* ISO day, NULL where it was not checked */
  char *checked;    /* ISO day */
  gboolean verified; /* FALSE: seen in one place only */
} AnningFact;

#define ANNING_TYPE_FACTS (anning_facts_get_type ())
G_DECLARE_FINAL_TYPE (AnningFacts, anning_facts, ANNING, FACTS, GObject)

/*
 * @language: "zh" or "en"
 *
 * Returns: (transfer full): or NULL and @error (G_KEY_FILE_ERROR) when a fact lacks a key
 */
AnningFacts      *anning_facts_parse        (const char        *data,
                                             gssize             length,
                                             const char        *language,
                                             GError           **error);
/* The same from the compiled-in file. */
AnningFacts      *anning_facts_load         (const char        *language,
                                             GError           **error);
/* Returns: (nullable) (transfer none) */
const AnningFact *anning_facts_find         (AnningFacts       *self,
                                             const char        *id);
/* Returns: (transfer none) (element-type AnningFact): all, in the order of the file */
GPtrArray        *anning_facts_list         (AnningFacts       *self);
guint             anning_facts_get_count    (AnningFacts       *self);
/* "Law", "Recommended standard"…, translated; what is no law never reads as one. */
const char       *anning_fact_nature_label  (const AnningFact  *fact);
/* TRUE when the fact was last checked more than twelve months before @today. */
gboolean          anning_fact_is_old        (const AnningFact  *fact,
                                             const GDate       *today);

G_END_DECLS
