# SPDX-License-Identifier: GPL-3.0-or-later
"""bench.py BUILD [NAME…]: run through tools/bench.

Each measurement has two sides, ours and the floor: they run in turn, the first turn is thrown away
(caches), the medians of the others are compared. What is printed is kept in BUILD/bench too."""

import os
import pathlib
import platform
import re
import shutil
import statistics
import struct
import subprocess
import sys
import time

from driver import Program

BUILD = pathlib.Path (sys.argv[1])
TOOLS = BUILD / 'tests' / 'bench'
PROGRAM = BUILD / 'root' / 'bin' / 'anning'
PLACE = BUILD / 'bench'
RUNS = max (5, int (os.environ.get ('ANNING_BENCH_RUNS', '7')))
INCIDENTS = 100_000
EVIDENCE_BYTES = 500 * 1000 * 1000
BUNDLE_FILES, BUNDLE_BYTES = 10, 1000 * 1000 * 1000
RECORDING_MINUTES = 60
# What a phone of some years holds.
CALLS, TEXTS = 100_000, 50_000
SOURCE_MIB = 150
# Of a screen with 60 of them in a second.
FRAME_MS = 16
TWO_FRAMES_MS = 1000 / 60 * 2
QUIT_MS = 200
RUN_AGAIN_MS = 5000
# Watched for so long, after so long: GLib's own threads that have nothing to do end after 15 seconds.
REST_S, REST_AFTER_S = 10, 20
# A row that nobody sees being filled.
BLANK_MS = 100
# Millions of instructions of a slider's step, as they were counted with gcc 12 on x86-64.
COUNTED = {'share_by_all_rules': 32.3, 'draw_charts': 54.6}


class Result:
    def __init__ (self, name, unit, ours, floor, target):
        self.name, self.unit, self.target = name, unit, target
        self.ours, self.floor = statistics.median (ours), statistics.median (floor)
        self.spread = max (ours) - min (ours)
        self.runs = len (ours)

    @property
    def ratio (self):
        # Nothing is as good as nothing.
        return self.ours / self.floor if self.floor else 1.0 if not self.ours else float ('inf')

    def row (self):
        target = f'≤ {self.target:.3g}' if self.target else '—'
        verdict = '' if not self.target else 'reached' if self.ratio <= self.target else 'MISSED'
        return [self.name, f'{self.ours:.1f}', f'{self.floor:.1f}', self.unit, f'{self.spread:.1f}',
                f'{self.ratio:.2f}', target, verdict]


def run (*words, **how):
    return subprocess.run ([str (w) for w in words], check=True, stdout=subprocess.PIPE, text=True, **how).stdout


def timed (*words):
    begin = time.monotonic ()
    run (*words)
    return (time.monotonic () - begin) * 1000


def in_turn (*sides):
    """Calls each side RUNS times after a turn that does not count; a list of results per side."""
    results = [[] for _ in sides]
    for turn in range (RUNS + 1):
        for side, kept in zip (sides, results):
            value = side ()
            if turn > 0:
                kept.append (value)
    return results


def store_with (count):
    """A store with that many made-up incidents, made once."""
    path = PLACE / f'incidents-{count}.db'
    if not path.exists ():
        print (f'making {count} incidents', file=sys.stderr)
        run (TOOLS / 'make-incidents', path, count)
    return path


# Neither side asks the session's settings, nor writes to them.
ALONE = os.environ | {'GSETTINGS_BACKEND': 'memory', 'GSETTINGS_SCHEMA_DIR': str (BUILD / 'data')}


def measure_start ():
    def first_frame (*words):
        milliseconds, pss = run (TOOLS / 'first-frame', *words).split ()
        return float (milliseconds), int (pss) / 1024

    empty, full = store_with (0), store_with (INCIDENTS)
    floor, ours_empty, ours_full = in_turn (
        lambda: first_frame (TOOLS / 'bench-floor'),
        lambda: first_frame (PROGRAM, '--file', empty),
        lambda: first_frame (PROGRAM, '--file', full))
    for name, ours in (('empty file', ours_empty), (f'{INCIDENTS} incidents', ours_full)):
        yield Result (f'start to first window, {name}', 'ms', [o[0] for o in ours], [f[0] for f in floor], 1.3)
        yield Result (f'memory (PSS) at rest, {name}', 'MiB', [o[1] for o in ours], [f[1] for f in floor], 1.25)


def wakings_of (pid):
    """For each thread how often it has slept and been woken so far, and its ticks of the processor."""
    counts = {}
    for task in pathlib.Path (f'/proc/{pid}/task').iterdir ():
        slept = re.search (r'^voluntary_ctxt_switches:\s*(\d+)', (task / 'status').read_text (), re.M)
        ticks = (task / 'stat').read_text ().rpartition (')')[2].split ()[11:13]
        counts[task.name] = int (slept[1]), sum (map (int, ticks))
    return counts


def measure_rest ():
    """A window that nobody touches; the bare one. Then it is ended as by the end of a session."""
    def watch (*words):
        with subprocess.Popen ([str (word) for word in words]) as process:
            time.sleep (REST_AFTER_S)
            before = wakings_of (process.pid)
            time.sleep (REST_S)
            after = wakings_of (process.pid)
            begin = time.monotonic ()
            process.terminate ()
            process.wait ()
            ended = (time.monotonic () - begin) * 1000
            wakings, ticks = (sum (count[i] - before.get (task, (0, 0))[i] for task, count in after.items ()) for i in (0, 1))
            return wakings, ticks, ended

    floor, ours = in_turn (lambda: watch (TOOLS / 'bench-floor'), lambda: watch (PROGRAM, '--file', store_with (INCIDENTS)))
    yield Result (f'at rest, wakings in {REST_S} s; the bare window', '', [o[0] for o in ours], [f[0] for f in floor], 1.0)
    yield Result (f'at rest, ticks of the processor in {REST_S} s; the bare window', '', [o[1] for o in ours],
                  [f[1] for f in floor], 1.0)
    yield Result (f'quit, {INCIDENTS} incidents, until the program has ended', 'ms', [o[2] for o in ours], [QUIT_MS], 1.0)


def measure_run ():
    """tools/run where everything is built: it looks whether something is to do, and starts the program."""
    script = pathlib.Path (__file__).parents[1] / 'run'
    again = [timed (script, '--version') for _ in range (RUNS + 1)][1:]
    yield Result ('tools/run once more', 'ms', again, [RUN_AGAIN_MS], 1.0)


def measure_search ():
    full = store_with (INCIDENTS)
    # One process measures both sides in turn: a connection is not opened for each search.
    queries = {}
    for line in run (TOOLS / 'bench-search', full, RUNS).splitlines ():
        query, hits, ours, floor = line.split ('\t')
        queries.setdefault ((query, hits), []).append ((float (ours), float (floor)))
    for (query, hits), pairs in queries.items ():
        # The target is for the first result; where there is none, it says nothing.
        yield Result (f'search “{query}”, {hits} hits', 'ms', [p[0] for p in pairs], [p[1] for p in pairs],
                      2.0 if hits != '0' else None)


def measure_keystroke ():
    """From a key pressed in the window's search entry until the rows are painted. The other side is
    SQLite alone, asked for the same in the file and in the program's texts: the first character typed."""
    key, full = '1', store_with (INCIDENTS)
    floor = [float (line.split ('\t')[3])
             for line in run (TOOLS / 'bench-search', full, RUNS, key).splitlines ()]
    with Program ('--file', full, language='zh') as program:
        program.settle ()
        program.key ('ctrl+f')
        program.find (role='entry', test=lambda n: n.get_state_set ().contains (program.FOCUSED))
        lines = run (TOOLS / 'key-to-paint', program.xid, key, RUNS + 1).split ()
    yield Result (f'keystroke “{key}” until rows are shown', 'ms', [float (t) for t in lines[1:]], floor, 2.0)


def measure_pages ():
    """A switch to a page until it is painted: for the first time since the start, when it is made, and again."""
    stores = {'planner': planner_store (), 'incidents': store_with (INCIDENTS)}
    passes = [{}, {}]
    for _ in range (RUNS):
        for of, path in stores.items ():
            lines = [line.split ('\t') for line in run (TOOLS / 'bench-pages', path, env=ALONE).splitlines ()]
            for i, (name, painted, in_all) in enumerate (lines):
                if of == (name if name in stores else 'incidents'):
                    passes[i * 2 // len (lines)].setdefault (name, []).append ((float (painted), float (in_all)))
    # The one that the window begins with is made before.
    del passes[0]['guidance']
    for pages, when in zip (passes, ('first time', 'again')):
        for name, times in pages.items ():
            yield Result (f'switch to {name}, {when}; two frames', 'ms', [t[0] for t in times], [TWO_FRAMES_MS], 1.0)
            yield Result (f'switch to {name}, {when}, until nothing is left to do', 'ms', [t[1] for t in times],
                          [TWO_FRAMES_MS], None)


def measure_article ():
    """The longest article in the reader, and the same text in one plain text view."""
    rows = [[float (value) for value in line.split ('\t')]
            for line in run (TOOLS / 'bench-article', RUNS, env=ALONE).splitlines ()]
    ours, floor, laid_out = zip (*rows)
    yield Result ('open the longest article; one plain text view', 'ms', ours, floor, 3.0)
    yield Result ('open the longest article; two frames of a screen', 'ms', laid_out, [TWO_FRAMES_MS], 1.0)


def count_instructions (function, *words):
    """Millions of instructions within a function, all it calls included."""
    report = subprocess.run (['valgrind', '--tool=callgrind', f'--toggle-collect={function}*',
                              '--callgrind-out-file=/dev/null', *[str (w) for w in words]],
                             check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True).stderr
    count = re.search (r'Collected *: *(\d+)', report)
    if not count or count[1] == '0':
        raise SystemExit (f'valgrind counted nothing in {function}: {report}')
    return int (count[1]) / 1e6


def planner_store ():
    path = PLACE / 'planner.db'
    if not path.exists ():
        run (TOOLS / 'make-planner', path)
    return path


def measure_shares ():
    """One step of a slider on the page of shares: every rule over 50 debts and 360 months, and both charts;
    and the page itself, which shows one of them, until it is painted."""
    steps = [[float (value) for value in line.split ('\t')]
             for line in run (TOOLS / 'bench-shares', RUNS + 1).splitlines ()][1:]
    floor = [FRAME_MS]
    yield Result ('slider: all rules, 50 debts, 360 months; a frame', 'ms', [rules for rules, _ in steps], floor, None)
    yield Result ('slider: all rules and both charts; a frame', 'ms', [sum (step) for step in steps], floor, 1.0)
    drags = [[float (value) for value in line.split ('\t')]
             for line in run (TOOLS / 'bench-slider', planner_store (), RUNS + 1, env=ALONE).splitlines ()][1:]
    yield Result ('slider: the page, all handed to it; a frame', 'ms', [taken for taken, _ in drags], floor, None)
    yield Result ('slider: the page, painted; a frame', 'ms', [in_all for _, in_all in drags], floor, 1.0)
    for function, counted in COUNTED.items ():
        count = count_instructions (function, TOOLS / 'bench-shares', 1)
        yield Result (f'slider: instructions of {function}; as counted before', 'M', [count], [counted], 1.1)


def measure_scrolling ():
    """The timeline of all incidents, by wheel, from top to bottom, and to places all over: the slowest frame of
    each pass, without its painting, and how long after a jump a row in sight was still blank."""
    full = store_with (INCIDENTS)
    passes = [[float (value) for value in line.split ('\t')]
              for line in run (TOOLS / 'bench-scrolling', full, RUNS, env=ALONE).splitlines ()]
    wheel, whole, jumps, blank = zip (*passes)
    for name, ours in (('by wheel', wheel), ('from top to bottom', whole), ('jumps', jumps)):
        yield Result (f'scrolling {INCIDENTS} incidents, {name}; slowest frame', 'ms', ours, [FRAME_MS], 1.0)
    yield Result (f'scrolling {INCIDENTS} incidents, jumps; longest blank row', 'ms', blank, [BLANK_MS], 1.0)


def measure_waveform ():
    """A frame of the waveform 1100 pixels wide, snapshot and painting: while it plays, and while another part is
    shown in each frame; and as many plain rectangles."""
    frames = [[float (value) for value in line.split ('\t')]
              for line in run (TOOLS / 'bench-waveform', RUNS + 1, env=ALONE).splitlines ()][1:]
    playing, zooming, rectangles = zip (*frames)
    yield Result ('waveform: a frame while it plays; 1100 rectangles', 'ms', playing, rectangles, 2.0)
    yield Result ('waveform: a frame while it is zoomed; 1100 rectangles', 'ms', zooming, rectangles, 2.0)


def note_text ():
    """3 000 characters as people write them: paragraphs of the notes that come with the program."""
    path = PLACE / 'note.txt'
    ini = (pathlib.Path (__file__).parents[2] / 'resources' / 'notes' / 'templates.ini').read_text (encoding='utf-8')
    paragraphs = [text.replace (r'\n', '\n') for text in re.findall (r'^text_zh=(.+)$', ini, re.M)]
    text = '\n\n'.join (paragraphs * (1 + 3000 // len (''.join (paragraphs))))
    path.write_text (text[:3000], encoding='utf-8')
    return path


def measure_note ():
    """A note of 3 000 characters: its pictures, as a process of its own, beside what Pango's own program needs for
    the same text, letters and size; and typing into it, with the preview beside it."""
    text, ours, floor = note_text (), PLACE / 'note', PLACE / 'note-floor.png'
    sizes = [tuple (map (int, line.split ())) for line in run (TOOLS / 'bench-picture', text, ours).splitlines ()]
    # 25 points a letter in a column of 456 with a margin of 42, two pixels a point (anning-pages.c).
    pango = ('pango-view', '--no-display', f'--output={floor}', '--dpi=144', '--width=456', '--margin=84', '--wrap=word-char',
             '--line-spacing=1.12', '--font=Noto Sans CJK SC 25', '--language=zh-cn', text)
    run (*pango)
    width, height = struct.unpack ('>II', floor.read_bytes ()[16:24])
    if width != sizes[0][0] or abs (height - sum (part for _, part in sizes)) > height * 0.2:
        raise SystemExit (f'the pictures are not of one size: {sizes}, {width} {height}')
    drawn, plain = in_turn (lambda: timed (TOOLS / 'bench-picture', text, ours), lambda: timed (*pango))
    yield Result ('long picture of 3000 characters; pango-view', 'ms', drawn, plain, 1.5)
    slowest = [float (line) for line in run (TOOLS / 'bench-note', PLACE / 'note.db', text, RUNS + 1, env=ALONE).splitlines ()][1:]
    yield Result ('typing into a note of 3000 characters; slowest frame', 'ms', slowest, [FRAME_MS], 1.0)


def measure_planner ():
    """The planner over a file of 50 debts; the same rows with SQLite alone, and the page over an empty file."""
    path, empty = planner_store (), store_with (0)
    rows = [[float (value) for value in line.split ('\t')]
            for line in run (TOOLS / 'bench-planner', path, empty, RUNS, env=ALONE).splitlines ()]
    ours, sqlite, page, ours_in_all, page_in_all = zip (*rows)
    floor = [s + p for s, p in zip (sqlite, page)]
    floor_in_all = [s + p for s, p in zip (sqlite, page_in_all)]
    yield Result ('open the planner, 50 debts, 5000 payments; SQLite + empty page', 'ms', ours, floor, 2.0)
    yield Result ('open the planner, until nothing is left to do', 'ms', ours_in_all, floor_in_all, None)


def measure_rules ():
    """All rules of conduct over a log, and SQLite alone that reads the same rows."""
    rows = [[float (value) for value in line.split ('\t')]
            for line in run (TOOLS / 'bench-rules', store_with (INCIDENTS), RUNS).splitlines ()]
    ours, sqlite, rules, edit, _findings = zip (*rows)
    yield Result (f'{INCIDENTS} incidents read and looked over; SQLite', 'ms', ours, sqlite, 3.0)
    yield Result ('the rules alone; SQLite', 'ms', rules, sqlite, None)
    yield Result ('after one edit; SQLite', 'ms', edit, sqlite, None)


def measure_evidence ():
    original, copy, store = PLACE / 'original', PLACE / 'copy', PLACE / 'evidence.db'
    with open (original, 'wb') as file:
        for _ in range (EVIDENCE_BYTES // 1_000_000):
            file.write (os.urandom (1_000_000))

    def clear ():
        for path in (copy, *PLACE.glob ('evidence.db*')):
            path.unlink (missing_ok=True)
        # What one side left for the disk to do must not slow down the other.
        os.sync ()

    def ours ():
        clear ()
        return timed (TOOLS / 'bench-evidence', store, original)

    def floor ():
        clear ()
        return timed ('sh', '-c', 'sha256sum "$1" >/dev/null && cp "$1" "$2"', 'sh', original, copy)

    def floor_on_disk ():
        clear ()
        return timed ('sh', '-c', 'sha256sum "$1" >/dev/null && cp "$1" "$2" && sync "$2"', 'sh', original, copy)

    our, cached, on_disk = in_turn (ours, floor, floor_on_disk)
    clear ()
    original.unlink ()
    size = f'{EVIDENCE_BYTES // 1_000_000} MB'
    yield Result (f'keep {size} as evidence; sha256sum + cp', 'ms', our, cached, 1.2)
    yield Result (f'keep {size} as evidence; sha256sum + cp + sync', 'ms', our, on_disk, None)


def measure_bundle ():
    """A bundle of a gigabyte of recordings, planned, written and on the disk; the same files hashed and copied."""
    files = [PLACE / f'recording-{i}' for i in range (BUNDLE_FILES)]
    store, bundle, copies = PLACE / 'bundle.db', PLACE / 'bundle.zip', PLACE / 'copies'
    for path in PLACE.glob ('bundle.db*'):
        path.unlink ()
    for path in files:
        with open (path, 'wb') as file:
            for _ in range (BUNDLE_BYTES // BUNDLE_FILES // 1_000_000):
                file.write (os.urandom (1_000_000))
    run (TOOLS / 'bench-bundle', store, *files)

    def clear ():
        bundle.unlink (missing_ok=True)
        shutil.rmtree (copies, ignore_errors=True)
        copies.mkdir ()
        os.sync ()

    def ours ():
        clear ()
        begin = time.monotonic ()
        count = int (run (TOOLS / 'bench-bundle', store, '-o', bundle))
        if count != BUNDLE_FILES:
            raise SystemExit (f'{count} originals of {BUNDLE_FILES}')
        return (time.monotonic () - begin) * 1000

    def floor (end):
        clear ()
        words = f'folder=$1; shift; sha256sum "$@" >/dev/null && cp "$@" "$folder"{end}'
        return timed ('sh', '-c', words, 'sh', copies, *files)

    our, cached, on_disk = in_turn (ours, lambda: floor (''), lambda: floor (' && sync -f "$folder"'))
    clear ()
    for path in (*files, *PLACE.glob ('bundle.db*')):
        path.unlink ()
    size = f'{BUNDLE_BYTES // 1_000_000} MB'
    yield Result (f'a bundle of {size}; sha256sum + cp', 'ms', our, cached, 1.3)
    yield Result (f'a bundle of {size}; sha256sum + cp + sync', 'ms', our, on_disk, None)


def make_recording (name, source, minutes=RECORDING_MINUTES):
    """As a phone would keep it, in the container that the name says."""
    codecs = {'.m4a': ('aac', '64k'), '.mp3': ('libmp3lame', '64k'), '.opus': ('libopus', '24k')}
    recording = PLACE / name
    if not recording.exists ():
        print (f'making {name}, {minutes} minutes', file=sys.stderr)
        part = recording.with_name (f'part-{name}')
        codec, rate = codecs[recording.suffix]
        run ('ffmpeg', '-loglevel', 'error', '-y', '-f', 'lavfi', '-i', source, '-t', minutes * 60, '-ac', 1,
             '-c:a', codec, '-b:a', rate, part)
        part.rename (recording)
    return recording


def memory_of (*words):
    """The most that a program takes, in MiB."""
    process = subprocess.Popen ([str (w) for w in words], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4 (process.pid, 0)
    if status != 0:
        raise SystemExit (f'{words[0]} failed')
    return usage.ru_maxrss / 1024


def measure_decode ():
    """Length, peaks and loudness of an hour in one decode; and a pipeline that throws the samples away."""
    noise = 'anoisesrc=c=pink:r=44100:a=0.3:s=1'
    for kind in ('m4a', 'mp3', 'opus'):
        recording = make_recording (f'recording.{kind}', noise)
        length, pairs = map (int, run (TOOLS / 'bench-decode', recording).split ())
        if abs (length - RECORDING_MINUTES * 60_000) > 200 or pairs < length // 40:
            raise SystemExit (f'the decode is wrong: {length} ms, {pairs} pairs')
        our, floor = in_turn (
            lambda: timed (TOOLS / 'bench-decode', recording),
            lambda: timed ('gst-launch-1.0', '-q', 'filesrc', f'location={recording}', '!', 'decodebin', '!',
                           'audioconvert', '!', 'fakesink', 'sync=false'))
        yield Result (f'decode {RECORDING_MINUTES} min {kind} with peaks', 'ms', our, floor, 1.15)
        short = make_recording (f'short.{kind}', noise, 10)
        our, floor = in_turn (lambda: memory_of (TOOLS / 'bench-decode', recording),
                              lambda: memory_of (TOOLS / 'bench-decode', short))
        yield Result (f'memory of that; of 10 min {kind}', 'MiB', our, floor, 1.1)


def measure_listening ():
    """Until the first sound of an hour is out, and the first one behind a seek: out of the one file, and by
    a bare pipeline that reads the recording itself."""
    half = RECORDING_MINUTES * 30
    for kind in ('m4a', 'mp3', 'opus'):
        recording = make_recording (f'half-loud.{kind}', f'anoisesrc=c=pink:r=44100:a=0.3:s=1,volume=0:enable=lt(t\\,{half})')
        store = PLACE / 'listening.db'
        for path in PLACE.glob ('listening.db*'):
            path.unlink ()
        lines = run (TOOLS / 'bench-listening', store, recording, RECORDING_MINUTES * 60_000, RUNS).splitlines ()
        opening, bare_opening, seeking, bare_seeking = zip (*(map (float, line.split ('\t')) for line in lines))
        yield Result (f'open {RECORDING_MINUTES} min {kind} until the first sound', 'ms', opening, bare_opening, 1.5)
        yield Result (f'seek in {RECORDING_MINUTES} min {kind} until the first sound', 'ms', seeking, bare_seeking, 1.5)

def make_backups ():
    """A phone's calls and messages as SMS Backup & Restore writes them; everything in them is made up."""
    calls, texts = PLACE / 'calls.xml', PLACE / 'texts.xml'
    if calls.exists () and texts.exists ():
        return calls, texts
    head = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n"
    shown = 'readable_date="2026年3月12日 下午9:14:09" contact_name="(Unknown)"'
    with open (calls, 'w', encoding='utf-8') as file:
        file.write (f'{head}<calls count="{CALLS}" backup_set="1" backup_date="1">\n')
        for i in range (CALLS):
            file.write (f'  <call number="138{i * 7919 % 10**8:08}" duration="{i % 300}" date="{1773321249000 + i * 60000}" '
                        f'type="{i % 6 + 1}" presentation="1" subscription_id="1" post_dial_digits="" '
                        f'subscription_component_name="com.android.phone/com.android.services.telephony.TelephonyConnectionService" '
                        f'{shown} />\n')
        file.write ('</calls>\n')
    with open (texts, 'w', encoding='utf-8') as file:
        file.write (f'{head}<smses count="{TEXTS}">\n')
        for i in range (TEXTS):
            body = '【某某】尊敬的客户,您的账单已逾期,请尽快处理。回T退订 &#128512;&#10;' * (i % 3 + 1)
            file.write (f'  <sms protocol="0" address="1069{i * 7919 % 10**8:08}" date="{1773321249000 + i * 60000}" type="1" '
                        f'subject="null" body="{body}" toa="null" sc_toa="null" service_center="null" read="1" status="-1" '
                        f'locked="0" date_sent="1773321249000" sub_id="1" {shown} />\n')
        file.write ('</smses>\n')
    return calls, texts


def measure_source ():
    """What a phone exports, read into contacts with their keys; and a parser of XML that looks at nothing."""
    files = make_backups ()
    sizes = []

    def ours ():
        begin = time.monotonic ()
        count, peak = map (int, run (TOOLS / 'bench-source', *files).split ())
        if count != CALLS + TEXTS:
            raise SystemExit (f'{count} contacts of {CALLS + TEXTS}')
        sizes.append (peak / 1024)
        return (time.monotonic () - begin) * 1000

    our, floor = in_turn (ours, lambda: timed ('xmllint', '--stream', '--noout', *files))
    yield Result (f'read {CALLS} calls and {TEXTS} texts from XML; xmllint', 'ms', our, floor, 2.0)
    yield Result ('the same, memory; the most that it may take', 'MiB', sizes[1:], [SOURCE_MIB], 1.0)


def measure_import ():
    """The same two files looked at, previewed and brought in, every number taken; and SQLite alone with the same rows."""
    files = make_backups ()
    case = PLACE / 'import.db'

    def ours ():
        for rest in PLACE.glob ('import.db*'):
            rest.unlink ()
        values = [float (v) for v in run (TOOLS / 'bench-import', case, *files).split ('\t')]
        if values[-1] != CALLS + TEXTS:
            raise SystemExit (f'{values[-1]} incidents of {CALLS + TEXTS}')
        return values

    def floor ():
        before = os.times ()
        run ('xmllint', '--stream', '--noout', *files)
        after = os.times ()
        return (after.children_user + after.children_system - before.children_user - before.children_system) * 1000

    our, parser = in_turn (ours, floor)
    plan, _, preview, write, bare, peak, _ = zip (*our)
    yield Result (f'plan of {CALLS + TEXTS} contacts, hashed and kept; xmllint', 'ms', plan, parser, 4.0)
    yield Result ('preview after a change of the choice; xmllint', 'ms', preview, parser, 2.0)
    yield Result ('bring them in, journal and search index; the same rows into SQLite', 'ms', write, bare, 8.0)
    yield Result ('plan and preview, memory; the most that it may take', 'MiB', [p / 1024 for p in peak], [SOURCE_MIB], 1.0)


MEASURES = {'start': measure_start, 'pages': measure_pages, 'rest': measure_rest, 'run': measure_run,
            'search': measure_search, 'keystroke': measure_keystroke, 'article': measure_article,
            'shares': measure_shares, 'scrolling': measure_scrolling, 'planner': measure_planner, 'source': measure_source,
            'import': measure_import, 'waveform': measure_waveform, 'note': measure_note,
            'rules': measure_rules, 'evidence': measure_evidence, 'bundle': measure_bundle, 'decode': measure_decode,
            'listening': measure_listening}


def width_of (text):
    """Columns on a terminal: Chinese characters take two."""
    return sum (2 if '\u2e80' <= c <= '\uffdc' else 1 for c in text)


def table (rows):
    widths = [max (width_of (row[i]) for row in rows) for i in range (len (rows[0]))]
    for row in rows:
        yield '  '.join (cell + ' ' * (width - width_of (cell)) if i in (0, 3, 6, 7)
                         else ' ' * (width - width_of (cell)) + cell
                         for i, (cell, width) in enumerate (zip (row, widths))).rstrip ()


def main ():
    wanted = sys.argv[2:] or list (MEASURES)
    for name in wanted:
        if name not in MEASURES:
            raise SystemExit (f'there is no {name}: {", ".join (MEASURES)}')
    PLACE.mkdir (exist_ok=True)
    if shutil.disk_usage (PLACE).free < 4 * EVIDENCE_BYTES:
        raise SystemExit (f'{4 * EVIDENCE_BYTES // 1_000_000} MB of room are needed in {PLACE}')

    results = []
    for name in wanted:
        print (f'measuring {name}, {RUNS} times', file=sys.stderr)
        results += MEASURES[name] ()
    rows = [['', 'ours', 'floor', '', 'spread', 'ratio', 'target', '']] + [r.row () for r in results]
    lines = [*table (rows), '',
             f'medians of {RUNS} runs; spread: of ours, largest less smallest; '
             f'{os.cpu_count ()} processors, {platform.machine ()}, {platform.release ()}']
    print ('\n'.join (lines))
    (PLACE / 'results.txt').write_text ('\n'.join (lines) + '\n', encoding='utf-8')


if __name__ == '__main__':
    main ()
