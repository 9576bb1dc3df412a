/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-texts.h"

G_BEGIN_DECLS

/* A text as a search looks through it. */
typedef struct
{
  char *table;     /* "article", "situation", "claim", "fact", "hotline", "tick_list", "term", "letter_template" */
  char *key;
  char *title;     /* as it is listed */
  char *keywords;  /* what people type for it, apart by ";" */
  char *body;      /* its sentences, without source marks and the words on buttons */
  gboolean urgent; /* about danger to people */
} AnningSearchable;

/* Returns: (transfer full) (element-type AnningSearchable): everything that can be opened */
GPtrArray *anning_texts_list_searchable (AnningTexts *self);

G_END_DECLS
