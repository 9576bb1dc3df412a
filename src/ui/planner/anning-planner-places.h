/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-planner-book.h"

G_BEGIN_DECLS

/*
 * What the right pane can show, beside the overview of a debt: places of the
 * household, listed on the left, and places of one debt, listed in its overview.
 */
typedef struct
{
  const char *name;  /* in targets of planner.show: "budget", "debt/12/cost" */
  const char *title; /* msgid */
  GType (*get_type) (void); /* an AnningPlannerView */
  /* Returns: (transfer full) (nullable): one line below the title, from the book as it was read */
  char *(*summary)  (AnningPlannerBook *book,
                     gint64             debt_id,
                     const GDate       *today);
} AnningPlannerPlace;

const AnningPlannerPlace *anning_planner_places_of_household (guint                    *n);
const AnningPlannerPlace *anning_planner_places_of_debt      (guint                    *n);
/* Returns: (nullable): the place of that name */
const AnningPlannerPlace *anning_planner_places_find         (gboolean                  of_debt,
                                                              const char               *name);
/* Returns: (transfer floating): an AnningPlannerView */
GtkWidget                *anning_planner_place_create        (const AnningPlannerPlace *place,
                                                              AnningPlannerBook        *book,
                                                              gint64                    debt_id);
/* Returns: (transfer floating): a row that can be activated and points onward */
GtkWidget                *anning_planner_place_row_new       (const char               *title);

G_END_DECLS
