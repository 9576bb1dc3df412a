# SPDX-License-Identifier: GPL-3.0-or-later
"""Chromium without a screen, worked over its debugging pipe: no port is opened, no driver needed."""

import base64
import json
import os
import select
import shutil
import signal
import subprocess
import tempfile
import time

COMMAND = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
           "--no-default-browser-check", "--disable-background-networking", "--disable-component-update",
           "--disable-default-apps", "--disable-extensions", "--disable-sync", "--metrics-recording-only",
           "--disable-features=Translate,OptimizationHints,MediaRouter", "--password-store=basic", "--mute-audio",
           "--hide-scrollbars", "--force-color-profile=srgb", "--lang=zh-CN", "--remote-debugging-pipe"]


class Failed (AssertionError):
    pass


class Browser:
    """One page of the size of a telephone."""

    def __init__ (self, width=360, height=740):
        self.place = tempfile.mkdtemp (prefix="anning-kit.")
        self.downloads = os.path.join (self.place, "downloads")
        os.mkdir (self.downloads)
        self.events = []
        self.rest = b""
        self.last = 0
        self.session = None
        in_read, self.to = os.pipe ()
        self.out, out_write = os.pipe ()

        def hand_over ():
            # Where they are put may be where one of them is.
            reads, writes = os.dup (in_read), os.dup (out_write)
            os.dup2 (reads, 3)
            os.dup2 (writes, 4)

        self.log = open (os.path.join (self.place, "log"), "wb")
        self.process = subprocess.Popen (
            [shutil.which ("chromium") or "chromium-browser", *COMMAND,
             "--user-data-dir=" + os.path.join (self.place, "profile"), "about:blank"],
            preexec_fn=hand_over, close_fds=False, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log,
            env={**os.environ, "TZ": "Asia/Shanghai", "HOME": self.place, "TMPDIR": self.place},
            start_new_session=True)
        os.close (in_read)
        os.close (out_write)
        target = self.call ("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call ("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call (domain + ".enable")
        self.call ("Page.setLifecycleEventsEnabled", enabled=True)
        self.call ("Browser.setDownloadBehavior", behavior="allow", downloadPath=self.downloads, eventsEnabled=True,
                   browser=True)
        # Whatever the page is not allowed to do is told.
        self.before_pages ("document.addEventListener ('securitypolicyviolation',"
                           " e => console.error ('policy: ' + e.violatedDirective + ' ' + e.blockedURI));")
        self.size (width, height)

    def close (self):
        self.process.terminate ()
        try:
            self.process.wait (10)
        except subprocess.TimeoutExpired:
            self.process.kill ()
            self.process.wait ()
        os.close (self.to)
        os.close (self.out)
        self.log.close ()
        # Processes of its own outlive it for a moment, and write.
        try:
            os.killpg (self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        for _ in range (50):
            shutil.rmtree (self.place, ignore_errors=True)
            if not os.path.exists (self.place):
                break
            time.sleep (0.1)

    # ---- the pipe ----

    def read (self, seconds):
        """The next message, or None when none comes in time."""
        end = time.monotonic () + seconds
        while b"\0" not in self.rest:
            left = end - time.monotonic ()
            if left <= 0 or not select.select ([self.out], [], [], left)[0]:
                return None
            got = os.read (self.out, 1 << 20)
            if not got:
                self.log.flush ()
                with open (self.log.name, encoding="utf-8", errors="replace") as log:
                    raise Failed ("Chromium ended: " + log.read ()[-2000:])
            self.rest += got
        message, self.rest = self.rest.split (b"\0", 1)
        return json.loads (message)

    def call (self, method, browser=False, **params):
        self.last += 1
        number = self.last
        message = {"id": number, "method": method, "params": params}
        if self.session and not browser:
            message["sessionId"] = self.session
        os.write (self.to, json.dumps (message).encode () + b"\0")
        while True:
            answer = self.read (60)
            if answer is None:
                raise Failed (method + ": no answer")
            if answer.get ("id") == number:
                if "error" in answer:
                    raise Failed (f"{method}: {answer['error']}")
                return answer["result"]
            if "method" in answer:
                self.events.append (answer)

    def wait_for (self, method, fits=lambda params: True, seconds=30):
        end = time.monotonic () + seconds
        while True:
            for event in self.events:
                if event["method"] == method and fits (event["params"]):
                    self.events.remove (event)
                    return event["params"]
            event = self.read (max (0, end - time.monotonic ()))
            if event is None:
                raise Failed (method + " did not come")
            if "method" in event:
                self.events.append (event)

    # ---- the page ----

    def size (self, width, height):
        self.call ("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=2, mobile=True)
        self.call ("Emulation.setTouchEmulationEnabled", enabled=True)

    def colours (self, scheme):
        self.call ("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def scripts (self, on):
        self.call ("Emulation.setScriptExecutionDisabled", value=not on)

    def before_pages (self, source):
        return self.call ("Page.addScriptToEvaluateOnNewDocument", source=source)["identifier"]

    def not_before_pages (self, identifier):
        self.call ("Page.removeScriptToEvaluateOnNewDocument", identifier=identifier)

    def loaded (self, fits):
        """Until a document is loaded that has the right loader: the one before may still be told of."""
        self.loader = self.wait_for ("Page.lifecycleEvent",
                                     lambda told: told["name"] == "load" and fits (told["loaderId"]))["loaderId"]

    def open (self, path):
        loader = self.call ("Page.navigate", url="file://" + path)["loaderId"]
        self.loaded (lambda told: told == loader)

    def reload (self):
        before = self.loader
        self.call ("Page.reload")
        self.loaded (lambda told: told != before)

    def run (self, source):
        """The value of an expression, waited for when it is a promise."""
        answer = self.call ("Runtime.evaluate", expression=source, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise Failed (source[:200] + ": " + json.dumps (answer["exceptionDetails"])[:600])
        return answer["result"].get ("value")

    def until (self, source, seconds=10):
        end = time.monotonic () + seconds
        while not self.run (source):
            if time.monotonic () > end:
                raise Failed ("never came true: " + source)
            time.sleep (0.03)

    def tap (self, selector):
        """As a finger does: what lies on top of it at its middle gets it."""
        found = self.run (f"""(() => {{
          const e = document.querySelector ({json.dumps (selector)});
          if (!e) return 'missing';
          e.scrollIntoView ({{ block: 'center', behavior: 'instant' }});
          const r = e.getBoundingClientRect ();
          const x = r.x + r.width / 2, y = r.y + r.height / 2;
          const top = document.elementFromPoint (x, y);
          return top && (e.contains (top) || top.contains (e)) ? [x, y] : 'covered by ' + (top ? top.outerHTML.slice (0, 80) : 'nothing');
        }}) ()""")
        if isinstance (found, str):
            raise Failed (f"{selector}: {found}")
        for kind in ("mousePressed", "mouseReleased"):
            self.call ("Input.dispatchMouseEvent", type=kind, x=found[0], y=found[1], button="left", clickCount=1)

    def type (self, selector, text):
        """Instead of what stands there."""
        self.run (f"document.querySelector ({json.dumps (selector)}).focus ()")
        self.run (f"document.querySelector ({json.dumps (selector)}).select ()")
        if text:
            self.call ("Input.insertText", text=text)
        else:
            self.call ("Input.dispatchKeyEvent", type="keyDown", key="Delete", windowsVirtualKeyCode=46)
            self.call ("Input.dispatchKeyEvent", type="keyUp", key="Delete", windowsVirtualKeyCode=46)

    def picture (self, path, selector=None):
        params = {"format": "png"}
        if selector:
            box = self.run (f"""(() => {{ const r = document.querySelector ({json.dumps (selector)}).getBoundingClientRect ();
              return {{ x: r.x + scrollX, y: r.y + scrollY, width: r.width, height: r.height, scale: 1 }}; }}) ()""")
            params.update (clip=box, captureBeyondViewport=True)
        elif selector == "":
            height = self.run ("document.documentElement.scrollHeight")
            width = self.run ("innerWidth")
            params.update (clip={"x": 0, "y": 0, "width": width, "height": height, "scale": 1},
                           captureBeyondViewport=True)
        with open (path, "wb") as out:
            out.write (base64.b64decode (self.call ("Page.captureScreenshot", **params)["data"]))

    # ---- what it did ----

    def complaints (self):
        """Errors and refusals that the browser told of so far."""
        self.run ("1")
        said = []
        for event in self.events:
            params = event["params"]
            if event["method"] == "Runtime.exceptionThrown":
                said.append (json.dumps (params["exceptionDetails"])[:600])
            elif event["method"] == "Runtime.consoleAPICalled" and params["type"] in ("error", "warning", "assert"):
                said.append (json.dumps (params["args"])[:600])
            elif event["method"] == "Log.entryAdded" and params["entry"]["level"] in ("error", "warning"):
                said.append (params["entry"]["text"])
        return said

    def requests (self):
        """All that the page asked for, wherever."""
        return [event["params"]["request"]["url"] for event in self.events
                if event["method"] == "Network.requestWillBeSent"]
