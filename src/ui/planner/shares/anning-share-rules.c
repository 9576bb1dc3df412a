/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-share-rules.h"

#include <glib/gi18n.h>

#include "anning-record.h"
#include "anning-rows.h"

struct _AnningShareRules
{
  AdwPreferencesGroup parent_instance;

  AnningShareRule rule;
  gint64 token;
  GtkCheckButton *checks[ANNING_SHARE_N_RULES];
  GtkWidget *token_row;
};

enum
{
  PROP_0,
  PROP_RULE,
  PROP_TOKEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *const explanations[ANNING_SHARE_N_RULES] = {
  [ANNING_SHARE_PRIORITY] = N_("First the secured debts, the judged ones and those needed for living; the others in proportion to what is owed."),
  [ANNING_SHARE_BALANCE] = N_("Each gets as large a part as it has of what is owed."),
  [ANNING_SHARE_COST] = N_("All to the debt with the highest yearly cost, then to the next. Usually costs the least interest."),
  [ANNING_SHARE_SMALLEST] = N_("All to the smallest debt, then to the next. The first one is done soonest."),
  [ANNING_SHARE_EQUAL] = N_("Each gets the same sum, however much is owed."),
  [ANNING_SHARE_TOKEN] = N_("Each gets at least a small fixed sum; the rest in proportion to what is owed."),
  [ANNING_SHARE_OWN] = N_("Each gets the sum that you set below; the rest in proportion to what is owed."),
};

G_DEFINE_FINAL_TYPE (AnningShareRules, anning_share_rules, ADW_TYPE_PREFERENCES_GROUP)

static void
take_rule (AnningShareRules *self,
           AnningShareRule   rule)
{
  gtk_widget_set_visible (self->token_row, rule == ANNING_SHARE_TOKEN);
  if (self->rule == rule)
    return;
  self->rule = rule;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RULE]);
}

static void
toggled_cb (AnningShareRules *self,
            GtkCheckButton   *check)
{
  /* Of the two that change, the one that is chosen. */
  if (!gtk_check_button_get_active (check))
    return;
  for (guint i = 0; i < ANNING_SHARE_N_RULES; i++)
    {
      if (self->checks[i] == check)
        take_rule (self, (AnningShareRule) i);
    }
}

static void
token_changed_cb (AnningShareRules *self)
{
  gint64 token;

  g_object_get (self->token_row, "value", &token, NULL);
  token = token != ANNING_UNKNOWN ? token : 0;
  if (self->token == token)
    return;
  self->token = token;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOKEN]);
}

static void
add_rule (AnningShareRules *self,
          guint             rule)
{
  GtkWidget *row = adw_action_row_new ();
  /* GTK 4.8 calls one of a group a tick. */
  GtkWidget *check = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(anning_share_rules[rule].label));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(explanations[rule]));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  self->checks[rule] = GTK_CHECK_BUTTON (check);
  if (rule > 0)
    gtk_check_button_set_group (self->checks[rule], self->checks[0]);
}

/* Below the rule that it belongs to. */
static void
add_token (AnningShareRules *self)
{
  self->token_row = g_object_new (ANNING_TYPE_MONEY_ROW, "title", _("At least for each, a month (yuan)"), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->token_row);
}

static void
anning_share_rules_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  AnningShareRules *self = ANNING_SHARE_RULES (object);

  switch (prop_id)
    {
    case PROP_RULE:
      g_value_set_int (value, (int) self->rule);
      break;
    case PROP_TOKEN:
      g_value_set_int64 (value, self->token);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_share_rules_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  AnningShareRules *self = ANNING_SHARE_RULES (object);

  switch (prop_id)
    {
    case PROP_RULE:
      gtk_check_button_set_active (self->checks[g_value_get_int (value)], TRUE);
      break;
    case PROP_TOKEN:
      g_object_set (self->token_row, "value", g_value_get_int64 (value), NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_share_rules_class_init (AnningShareRulesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = anning_share_rules_get_property;
  object_class->set_property = anning_share_rules_set_property;

  properties[PROP_RULE] =
    g_param_spec_int ("rule", NULL, NULL,
                      0, ANNING_SHARE_N_RULES - 1, ANNING_SHARE_PRIORITY,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TOKEN] =
    g_param_spec_int64 ("token", NULL, NULL,
                        0, G_MAXINT64, 0,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
anning_share_rules_init (AnningShareRules *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("How to Share"));
  for (guint i = 0; i < ANNING_SHARE_N_RULES; i++)
    {
      add_rule (self, i);
      if (i == ANNING_SHARE_TOKEN)
        add_token (self);
    }

  gtk_check_button_set_active (self->checks[ANNING_SHARE_PRIORITY], TRUE);
  take_rule (self, ANNING_SHARE_PRIORITY);
  for (guint i = 0; i < ANNING_SHARE_N_RULES; i++)
    g_signal_connect_object (self->checks[i], "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->token_row, "notify::value", G_CALLBACK (token_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
anning_share_rules_new (void)
{
  return g_object_new (ANNING_TYPE_SHARE_RULES, NULL);
}
