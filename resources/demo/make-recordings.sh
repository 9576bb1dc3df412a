#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes the six recordings of the made-up household. They are kept beside this
# script, so it is needed only when the words below change; afterwards set the
# markers in household.json to the times that it prints.
# Needs: espeak-ng, ffmpeg (libopus, libmp3lame), gstreamer1.0-tools, gstreamer1.0-plugins-ugly.
#
# Nobody speaks here: both voices are synthetic. Names and numbers are invented;
# no subscriber in China has a number that begins with 121 or 125.

set -euo pipefail
cd "$(dirname "$0")"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p recordings

# say SPEAKER TEXT OUT: one turn of the talk, as through a telephone
say ()
{
  local voice pitch

  case $1 in
    them) voice=cmn+m3 pitch=38 ;;
    me) voice=cmn+m1 pitch=58 ;;
    mother) voice=cmn+f2 pitch=52 ;;
    *) echo "unknown speaker: $1" >&2; return 1 ;;
  esac
  espeak-ng -v "$voice" -p "$pitch" -s 235 -w "$work/turn.wav" "$2"
  ffmpeg -nostdin -v error -y -i "$work/turn.wav" \
    -af 'areverse,silenceremove=start_periods=1:start_threshold=-50dB,areverse,highpass=f=250,lowpass=f=3400,apad=pad_dur=0.4' \
    -ar 8000 -ac 1 -c:a pcm_s16le "$3"
}

# call FILE SPEAKER TEXT [SPEAKER TEXT…]
call ()
{
  local file=$1 list=$work/list turn=0 at=0 length

  shift
  : > "$list"
  echo "$file"
  while (( $# > 0 )); do
    turn=$((turn + 1))
    say "$1" "$2" "$work/$turn.wav"
    echo "file '$work/$turn.wav'" >> "$list"
    length=$(ffprobe -v error -show_entries format=duration -of csv=p=0 "$work/$turn.wav")
    LC_ALL=C awk -v at="$at" -v who="$1" -v text="$2" 'BEGIN { printf "  %6d ms  %-6s %s\n", at * 1000, who, text }'
    at=$(LC_ALL=C awk -v a="$at" -v b="$length" 'BEGIN { printf "%.4f", a + b }')
    shift 2
  done
  ffmpeg -nostdin -v error -y -f concat -safe 0 -i "$list" -c copy "$work/call.wav"

  case $file in
    *.mp3)
      ffmpeg -nostdin -v error -y -i "$work/call.wav" -c:a libmp3lame -b:a 16k \
        -map_metadata -1 -fflags +bitexact "recordings/$file"
      ;;
    *.opus)
      ffmpeg -nostdin -v error -y -i "$work/call.wav" -c:a libopus -b:a 14k -application voip \
        -map_metadata -1 -fflags +bitexact -flags:a +bitexact "recordings/$file"
      ;;
    *.amr)
      gst-launch-1.0 -q filesrc location="$work/call.wav" ! wavparse ! audioconvert \
        ! audio/x-raw,format=S16LE,rate=8000,channels=1 ! amrnbenc band-mode=7 \
        ! filesink location="$work/call.raw"
      if [ "$(head -c 6 "$work/call.raw" | tr -d '\n')" = '#!AMR' ]; then
        cp "$work/call.raw" "recordings/$file"
      else
        { printf '#!AMR\n'; cat "$work/call.raw"; } > "recordings/$file"
      fi
      ;;
  esac
  LC_ALL=C awk -v at="$at" 'BEGIN { printf "  %6d ms  end\n", at * 1000 }'
}

# The old phone of the debtor: the name holds number and time
call '121 0000 3301_20260929194216.amr' \
  them '您好，这里是示例消费金融委托的某乙资产服务公司，我的工号是三零七。' \
  me '请问欠款的明细能发给我吗？' \
  them '可以，稍后用短信发给您。请您这两天安排还款。'

call '121 0000 4401_20261011203108.amr' \
  them '你到底哪天还？' \
  me '我现在拿不出全部，想商量分期。' \
  them '分不了。今天不还，明天就强制执行。'

# The new phone of the debtor
call '通话录音@12100003301(12100003301)_20261028211405.mp3' \
  them '再不处理，就把你列入黑名单，高铁都坐不了。' \
  me '我愿意还，请把分期方案用文字发给我。' \
  them '那我们就通知你单位，让同事都知道。' \
  me '和单位没有关系，请不要联系他们。'

call '通话录音@12100004402(12100004402)_20261112224730.mp3' \
  them '怎么现在才接？网贷不还就是诈骗，要坐牢的。' \
  me '现在快十一点了，有事请白天再打。' \
  them '你一天不还，我们就天天打。'

# The phone of the mother
call '12100003302 2026-11-03 18-20-44.opus' \
  them '您是他的母亲吧？他欠了两万多没有还，您先帮他还一点。' \
  mother '我不是借款人，也不是担保人，请不要再打给我。' \
  them '那您转告他，让他赶紧处理。'

call '12100003302 2026-11-14 09-12-27.opus' \
  them '阿姨，还是上次那件事，您儿子到现在也没有处理。' \
  mother '我上次说过了，请不要再打给我。' \
  them '联系不上他，我们只能再找您。'
