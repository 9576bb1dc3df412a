/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * make-incidents FILE N
 *
 * Adds N made-up incidents to FILE, the same ones each time, through the store:
 * searched and in the journal like typed ones. Numbers are from ranges that are not assigned.
 */

#include <stdlib.h>

#include "anning-incident.h"
#include "anning-records.h"

#define PER_TRANSACTION 2000
/* 2026-01-01 08:00 in China, ms */
#define FIRST_CALL G_GINT64_CONSTANT (1767225600000)

static const char *const creditors[] = {
  "晨星银行信用卡中心", "安步消费金融", "云帆小额贷款", "青石融资担保", "长汀村镇银行", "海桐网络小贷",
};

static const char *const collectors[] = {
  "自称晨星委外", "某某资产管理", "自称法务部", "未表明身份",
};

static const char *const openings[] = {
  "今天下午必须处理", "要求三天内结清", "问什么时候能还", "说要上门走访", "说会通知你的单位", "问家里人的电话",
  "提出可以分期", "说已经移交法务", "要求先还两千元", "问收入和住址",
};

static const char *const middles[] = {
  "我说正在准备协商方案", "我请对方报姓名和工号", "我说请只联系我本人", "我要求书面发来", "我说本月只能还三百元",
  "对方不肯说公司名称", "对方提到催收函", "对方说会再打来", "对方挂断了电话", "对方语气平和",
};

static const char *const ends[] = {
  "已记下时间。", "通话有录音。", "当天打了第二次。", "对方称有记录。", "约定周五再联系。", "没有结果。",
};

typedef struct
{
  GRand *rand;
  guint64 first;
  guint64 n;
} Batch;

static const char *
pick (GRand             *rand,
      const char *const *list,
      guint              n)
{
  return list[g_rand_int_range (rand, 0, (gint32) n)];
}

#define PICK(rand, list) pick (rand, list, G_N_ELEMENTS (list))

static AnningIncident *
make (GRand   *rand,
      guint64  index)
{
  AnningIncident *incident = anning_incident_new ();
  const char *creditor = PICK (rand, creditors);

  incident->started_at = FIRST_CALL + (gint64) index * 947000 + g_rand_int_range (rand, 0, 600000);
  incident->utc_offset = 480;
  incident->ended_at = incident->started_at + g_rand_int_range (rand, 5, 600) * 1000;
  incident->time_source = g_strdup ("call_log");
  incident->channel = g_strdup (g_rand_int_range (rand, 0, 5) == 0 ? "sms" : "call");
  incident->direction = g_strdup ("in");
  incident->connected = g_strdup (g_rand_boolean (rand) ? "yes" : "no");
  incident->from_number = g_strdup_printf ("100%08d", g_rand_int_range (rand, 0, 4000) * 7919);
  incident->to_number = g_strdup ("10000000001");
  incident->to_party = g_strdup (g_rand_int_range (rand, 0, 8) == 0 ? "contact" : "debtor");
  incident->creditor = g_strdup (creditor);
  incident->lender_type = g_strdup ("consumer_finance");
  incident->product_type = g_strdup ("online_consumer");
  incident->collector = g_strdup (PICK (rand, collectors));
  incident->identified_self = g_strdup ("unknown");
  incident->purpose = g_strdup ("demand");
  incident->words = g_strdup_printf ("%s,%s。", PICK (rand, openings), PICK (rand, openings));
  incident->words_are = g_strdup ("summary");
  incident->reply = g_strdup_printf ("%s。", PICK (rand, middles));
  incident->summary = g_strdup_printf ("%s催收:%s,%s,%s", creditor, PICK (rand, openings),
                                       PICK (rand, middles), PICK (rand, ends));
  return incident;
}

static gpointer
save_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Batch *batch = data;

  for (guint64 i = 0; i < batch->n; i++)
    {
      g_autoptr (AnningIncident) incident = make (batch->rand, batch->first + i);

      if (!anning_records_save (db, &anning_incident_type, incident, error))
        return NULL;
    }
  return NULL;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AnningStore) store = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260101);
  g_autoptr (GError) error = NULL;
  guint64 n;

  if (argc != 3 || !g_ascii_string_to_unsigned (argv[2], 10, 0, G_MAXINT, &n, &error))
    {
      g_printerr ("Usage: make-incidents FILE N\n");
      return 2;
    }

  store = anning_store_new (argv[1]);
  anning_store_open (store, &error);
  for (guint64 i = 0; error == NULL && i < n; i += PER_TRANSACTION)
    {
      Batch batch = { rand, i, MIN (PER_TRANSACTION, n - i) };

      anning_store_write (store, save_job, &batch, &error);
    }
  anning_store_close (store);
  if (error != NULL)
    {
      g_printerr ("make-incidents: %s\n", error->message);
      return 1;
    }
  return 0;
}
