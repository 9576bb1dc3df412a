/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-picture-name.h"

#include "anning-record.h"

#include <string.h>

/* 2026-11-03 13:14:09 UTC, by date -u -d @1793711649 */
#define INSTANT G_GINT64_CONSTANT (1793711649000)

typedef struct
{
  const char *file_name;
  AnningPictureKind kind;
  const char *channel;
  const char *time; /* on the wall; NULL: none */
  gint64 instant;   /* 0: none */
} Example;

static const Example examples[] = {
  /* Android, by brand */
  { "Screenshot_20261103-211409.png", ANNING_PICTURE_SCREENSHOT, NULL, "2026-11-03T21:14:09", 0 },
  { "Screenshot_20261103_211409_com.tencent.mm.jpg", ANNING_PICTURE_SCREENSHOT, "im", "2026-11-03T21:14:09", 0 },
  { "Screenshot_20261103_211409_WeChat.jpg", ANNING_PICTURE_SCREENSHOT, "im", "2026-11-03T21:14:09", 0 },
  { "Screenshot_20261103_211409_微信(1).jpg", ANNING_PICTURE_SCREENSHOT, "im", "2026-11-03T21:14:09", 0 },
  { "Screenshot_20261103_211409_Messages.jpg", ANNING_PICTURE_SCREENSHOT, "sms", "2026-11-03T21:14:09", 0 },
  { "Screenshot_20261103_211409_Alipay.jpg", ANNING_PICTURE_SCREENSHOT, NULL, "2026-11-03T21:14:09", 0 },
  { "Screenshot_2026-11-03-21-14-09-123_com.tencent.mm.jpg", ANNING_PICTURE_SCREENSHOT, "im", "2026-11-03T21:14:09", 0 },
  { "Screenshot_2026-11-03-21-14-09-123_com.android.mms.jpg", ANNING_PICTURE_SCREENSHOT, "sms", "2026-11-03T21:14:09", 0 },
  { "Screenshot_2026-11-03-21-14-09-12_e39d2c7de19156b0683cd93e8735f348.jpg", ANNING_PICTURE_SCREENSHOT, "im",
    "2026-11-03T21:14:09", 0 },
  { "Screenshot_1793711649000.png", ANNING_PICTURE_SCREENSHOT, NULL, NULL, INSTANT },
  { "IMG_20261103_211409.jpg", ANNING_PICTURE_CAMERA, NULL, "2026-11-03T21:14:09", 0 },
  { "IMG20261103211409.jpg", ANNING_PICTURE_CAMERA, NULL, "2026-11-03T21:14:09", 0 },
  { "20261103_211409.heic", ANNING_PICTURE_CAMERA, NULL, "2026-11-03T21:14:09", 0 },
  { "PXL_20261103_131409123.jpg", ANNING_PICTURE_CAMERA, NULL, NULL, INSTANT },
  { "VID_20261103_211409.mp4", ANNING_PICTURE_CAMERA, NULL, "2026-11-03T21:14:09", 0 },
  { "Screenrecorder-2026-11-03-21-14-09-123.mp4", ANNING_PICTURE_SCREEN_RECORDING, NULL, "2026-11-03T21:14:09", 0 },
  { "SVID_20261103_211409_1.mp4", ANNING_PICTURE_SCREEN_RECORDING, NULL, "2026-11-03T21:14:09", 0 },
  /* messengers */
  { "mmexport1793711649000.jpg", ANNING_PICTURE_SAVED, "im", NULL, INSTANT },
  { "mmexport1793711649000(1).jpg", ANNING_PICTURE_SAVED, "im", NULL, INSTANT },
  { "wx_camera_1793711649000.mp4", ANNING_PICTURE_SAVED, "im", NULL, INSTANT },
  { "微信图片_20261103211409.jpg", ANNING_PICTURE_SAVED, "im", "2026-11-03T21:14:09", 0 },
  { "微信图片_2026-11-03_211409_123.jpg", ANNING_PICTURE_SAVED, "im", "2026-11-03T21:14:09", 0 },
  { "WeChat Image_20261103211409.jpg", ANNING_PICTURE_SAVED, "im", "2026-11-03T21:14:09", 0 },
  { "QQ图片20261103211409.png", ANNING_PICTURE_SAVED, "im", "2026-11-03T21:14:09", 0 },
  { "微信截图_20261103211409.png", ANNING_PICTURE_SCREENSHOT, NULL, "2026-11-03T21:14:09", 0 },
  { "企业微信截图_17937116491234.png", ANNING_PICTURE_SCREENSHOT, NULL, NULL, INSTANT },
  { "photo_2026-11-03_21-14-09.jpg", ANNING_PICTURE_CAMERA, NULL, "2026-11-03T21:14:09", 0 },
  /* computers */
  { "屏幕截图 2026-11-03 211409.png", ANNING_PICTURE_SCREENSHOT, NULL, "2026-11-03T21:14:09", 0 },
  { "Screenshot from 2026-11-03 21-14-09.png", ANNING_PICTURE_SCREENSHOT, NULL, "2026-11-03T21:14:09", 0 },
  { "截屏2026-11-03 21.14.09.png", ANNING_PICTURE_SCREENSHOT, NULL, "2026-11-03T21:14:09", 0 },
  { "截屏2026-11-03 下午9.14.09.png", ANNING_PICTURE_SCREENSHOT, NULL, "2026-11-03T21:14:09", 0 },
  { "Screenshot 2026-11-03 at 9.14.09 PM.png", ANNING_PICTURE_SCREENSHOT, NULL, "2026-11-03T21:14:09", 0 },
  { "截屏2026-11-03 上午12.00.00.png", ANNING_PICTURE_SCREENSHOT, NULL, "2026-11-03T00:00:00", 0 },
  { "截屏2026-11-03 下午12.30.00.png", ANNING_PICTURE_SCREENSHOT, NULL, "2026-11-03T12:30:00", 0 },
  /* anywhere in the name */
  { "催收短信 2026年11月03日 21时14分09.jpg", ANNING_PICTURE_ANY, NULL, "2026-11-03T21:14:09", 0 },
  { "scan%20IMG_20261103%20211409.jpg", ANNING_PICTURE_ANY, NULL, "2026-11-03T21:14:09", 0 },
  /* no time that any calendar has */
  { "Screenshot_20261131-211409.png", ANNING_PICTURE_ANY, NULL, NULL, 0 },
  { "Screenshot_20261103-241409.png", ANNING_PICTURE_ANY, NULL, NULL, 0 },
  { "Screenshot_20260229-211409.png", ANNING_PICTURE_ANY, NULL, NULL, 0 },
  { "截屏2026-11-03 下午13.00.00.png", ANNING_PICTURE_ANY, NULL, NULL, 0 },
  { "IMG_19991231_235959.jpg", ANNING_PICTURE_ANY, NULL, NULL, 0 },
  /* no time at all */
  { "IMG-20261103-WA0001.jpg", ANNING_PICTURE_ANY, NULL, NULL, 0 },
  { "IMG_0123.HEIC", ANNING_PICTURE_ANY, NULL, NULL, 0 },
  { "8613800138000.jpg", ANNING_PICTURE_ANY, NULL, NULL, 0 },
  { "合同.pdf", ANNING_PICTURE_ANY, NULL, NULL, 0 },
  { "mmexport179371164900.jpg", ANNING_PICTURE_ANY, NULL, NULL, 0 },
  { "mmexport17937116490001.jpg", ANNING_PICTURE_ANY, NULL, NULL, 0 },
  { "", ANNING_PICTURE_ANY, NULL, NULL, 0 },
  { "\xff\xfe_20261103_211409.jpg", ANNING_PICTURE_ANY, NULL, NULL, 0 },
};

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      const Example *example = &examples[i];
      g_autofree char *time = NULL;
      AnningPictureName name;

      g_test_message ("%s", example->file_name);
      anning_picture_name_parse (example->file_name, &name);
      if (name.has_time)
        time = g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d", name.time.year, name.time.month, name.time.day,
                                name.time.hour, name.time.minute, name.time.second);
      g_assert_cmpstr (time, ==, example->time);
      g_assert_cmpint (name.instant, ==, example->instant != 0 ? example->instant : ANNING_UNKNOWN);
      g_assert_cmpint (name.kind, ==, example->kind);
      g_assert_cmpstr (name.channel, ==, example->channel);
    }
}

static void
test_instant (void)
{
  AnningPictureName name;

  /* The clock on the wall in Beijing, then in Moscow. */
  anning_picture_name_parse ("IMG_20261103_211409.jpg", &name);
  g_assert_cmpint (anning_picture_name_get_instant (&name, 480), ==, INSTANT);
  g_assert_cmpint (anning_picture_name_get_instant (&name, 180), ==, INSTANT + 5 * 3600 * 1000);

  /* What counts from 1970 is the same everywhere. */
  anning_picture_name_parse ("mmexport1793711649000.jpg", &name);
  g_assert_cmpint (anning_picture_name_get_instant (&name, 480), ==, INSTANT);
  g_assert_cmpint (anning_picture_name_get_instant (&name, 180), ==, INSTANT);

  anning_picture_name_parse ("IMG_0123.HEIC", &name);
  g_assert_cmpint (anning_picture_name_get_instant (&name, 480), ==, ANNING_UNKNOWN);
}

static void
test_long_names (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  AnningPictureName name;

  for (guint i = 0; i < 200; i++)
    g_string_append (text, "20261103_2114");
  anning_picture_name_parse (text->str, &name);
  g_assert_false (name.has_time);
  g_assert_cmpint (name.instant, ==, ANNING_UNKNOWN);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/picture-name/names", test_names);
  g_test_add_func ("/picture-name/instant", test_instant);
  g_test_add_func ("/picture-name/long", test_long_names);

  return g_test_run ();
}
