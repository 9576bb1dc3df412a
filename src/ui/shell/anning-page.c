/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-page.h"

typedef struct
{
  AnningStore *store;
  char *create_label;
  GMenuModel *create_menu;
} AnningPagePrivate;

enum
{
  PROP_0,
  PROP_STORE,
  PROP_CREATE_LABEL,
  PROP_CREATE_MENU,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AnningPage, anning_page, ADW_TYPE_BIN)

#define PRIVATE(self) ((AnningPagePrivate *) anning_page_get_instance_private (self))

static void
anning_page_dispose (GObject *object)
{
  AnningPage *self = ANNING_PAGE (object);

  g_clear_object (&PRIVATE (self)->store);
  g_clear_object (&PRIVATE (self)->create_menu);
  G_OBJECT_CLASS (anning_page_parent_class)->dispose (object);
}

static void
anning_page_finalize (GObject *object)
{
  AnningPage *self = ANNING_PAGE (object);

  g_free (PRIVATE (self)->create_label);
  G_OBJECT_CLASS (anning_page_parent_class)->finalize (object);
}

static void
anning_page_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  AnningPage *self = ANNING_PAGE (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, anning_page_get_store (self));
      break;
    case PROP_CREATE_LABEL:
      g_value_set_string (value, anning_page_get_create_label (self));
      break;
    case PROP_CREATE_MENU:
      g_value_set_object (value, PRIVATE (self)->create_menu);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_page_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  AnningPage *self = ANNING_PAGE (object);

  switch (prop_id)
    {
    case PROP_STORE:
      anning_page_set_store (self, g_value_get_object (value));
      break;
    case PROP_CREATE_LABEL:
      anning_page_set_create_label (self, g_value_get_string (value));
      break;
    case PROP_CREATE_MENU:
      if (g_set_object (&PRIVATE (self)->create_menu, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_page_class_init (AnningPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = anning_page_dispose;
  object_class->finalize = anning_page_finalize;
  object_class->get_property = anning_page_get_property;
  object_class->set_property = anning_page_set_property;

  properties[PROP_STORE] =
    g_param_spec_object ("store", NULL, NULL, ANNING_TYPE_STORE, flags);
  properties[PROP_CREATE_LABEL] =
    g_param_spec_string ("create-label", NULL, NULL, NULL, flags);
  properties[PROP_CREATE_MENU] =
    g_param_spec_object ("create-menu", NULL, NULL, G_TYPE_MENU_MODEL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
anning_page_init (AnningPage *self)
{
}

/* Returns: (transfer none) (nullable): NULL until the file is open */
AnningStore *
anning_page_get_store (AnningPage *self)
{
  g_return_val_if_fail (ANNING_IS_PAGE (self), NULL);
  return PRIVATE (self)->store;
}

/* Gives the page its open store, once. */
void
anning_page_set_store (AnningPage  *self,
                       AnningStore *store)
{
  AnningPageClass *klass;

  g_return_if_fail (ANNING_IS_PAGE (self));

  if (!g_set_object (&PRIVATE (self)->store, store))
    return;

  klass = ANNING_PAGE_GET_CLASS (self);
  if (store != NULL && klass->store_opened != NULL)
    klass->store_opened (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
}

const char *
anning_page_get_create_label (AnningPage *self)
{
  g_return_val_if_fail (ANNING_IS_PAGE (self), NULL);
  return PRIVATE (self)->create_label;
}

void
anning_page_set_create_label (AnningPage *self,
                              const char *label)
{
  g_return_if_fail (ANNING_IS_PAGE (self));

  if (g_strcmp0 (PRIVATE (self)->create_label, label) == 0)
    return;
  g_free (PRIVATE (self)->create_label);
  PRIVATE (self)->create_label = g_strdup (label);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CREATE_LABEL]);
}

GMenuModel *
anning_page_get_create_menu (AnningPage *self)
{
  g_return_val_if_fail (ANNING_IS_PAGE (self), NULL);
  return PRIVATE (self)->create_menu;
}

void
anning_page_create (AnningPage *self)
{
  g_return_if_fail (ANNING_IS_PAGE (self));

  if (ANNING_PAGE_GET_CLASS (self)->create != NULL)
    ANNING_PAGE_GET_CLASS (self)->create (self);
}

/* Returns: whether this page shows rows of @table */
gboolean
anning_page_show_record (AnningPage *self,
                         const char *table,
                         gint64      id,
                         const char *key)
{
  g_return_val_if_fail (ANNING_IS_PAGE (self), FALSE);

  return ANNING_PAGE_GET_CLASS (self)->show_record != NULL
         && ANNING_PAGE_GET_CLASS (self)->show_record (self, table, id, key);
}

void
anning_page_quiet (AnningPage *self)
{
  g_return_if_fail (ANNING_IS_PAGE (self));

  if (ANNING_PAGE_GET_CLASS (self)->quiet != NULL)
    ANNING_PAGE_GET_CLASS (self)->quiet (self);
}

const char *
anning_page_find_for_table (const char *table)
{
  static const char *const places[][2] = {
    { "article", "guidance" },
    { "situation", "guidance" },
    { "claim", "guidance" },
    { "fact", "guidance" },
    { "hotline", "guidance" },
    { "term", "guidance" },
    { "tick_list", "guidance" },
    { "letter_template", "guidance" },
    { "lpr_value", "guidance" },
    { "tick", "guidance" },
    { "letter", "guidance" },
    { "debt", "planner" },
    { "debt_fee", "planner" },
    { "payment", "planner" },
    { "budget_line", "planner" },
    { "schedule_line", "planner" },
    { "budget_version", "planner" },
    { "planner", "planner" },
    { "proposal", "planner" },
    { "round", "planner" },
    { "incident", "incidents" },
    { "new_incident", "incidents" },
    { "deadline", "planner" },
    { "fingerprint", "incidents" },
    { "marker", "incidents" },
    { "recorder", "incidents" },
    { "recording", "incidents" },
    { "citation", "incidents" },
    { "transcript", "incidents" },
    { "number", "incidents" },
    { "brought_in", "incidents" },
    { "bundle", "incidents" },
    { "new_bundle", "incidents" },
    { "relative", "relatives" },
    { "called_steps", "relatives" },
    { "note", "relatives" },
    { "note_part", "relatives" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (g_strcmp0 (table, places[i][0]) == 0)
        return places[i][1];
    }
  return NULL;
}
