#!/usr/bin/env python3
"""Opens reports in Chromium, looks at what a person sees, clicks, and prints.

    report_page_test.py CONGENER SAMPLE   exit 1 and a sentence for each claim that does not hold
    report_page_test.py --times PAGE      how long a page takes to open and to filter

Needs chromium and chromedriver (Debian: chromium, chromium-driver). The driver is spoken to by its own protocol (W3C
WebDriver), so that no package of Python is needed.
"""
import base64
import csv
import json
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

HOSTILE = ['<script>document.title="owned"</script>', '"><img src=x onerror=document.title="owned">',
           "</script><script>document.title='owned'</script>", "<!--", "javascript:document.title='owned'", "]]>&lt;b>",
           "\u202eabc", "=1+1", "${document.title='owned'}", "\\u003cb\\u003e"]


class Browser:
    """One page in Chromium without a window."""

    def __init__(self, profile):
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, text=True)
        self.port = None
        for line in self.driver.stdout:
            if "port " in line and "successfully" in line:
                self.port = line.rstrip().rstrip(".").split()[-1]
                break
        options = {"args": ["--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}",
                            "--window-size=1200,900"]}
        answer = self.call("POST", "/session", {"capabilities": {"alwaysMatch": {
            "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}}}, False)
        self.session = answer["sessionId"]

    def call(self, method, path, body=None, in_session=True):
        prefix = f"/session/{self.session}" if in_session else ""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{prefix}{path}", method=method,
                                         data=None if body is None else json.dumps(body).encode(),
                                         headers={"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=120) as response:
                return json.load(response)["value"]
        except urllib.error.HTTPError as error:
            sys.exit(f"chromedriver: {error.read().decode()}")

    def open(self, path):
        self.call("POST", "/url", {"url": Path(path).resolve().as_uri()})

    def run(self, script, *values):
        return self.call("POST", "/execute/sync", {"script": script, "args": list(values)})

    def wait(self, script, seconds=30):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.run(script):
                return True
            time.sleep(0.02)
        return False

    def element(self, selector):
        return next(iter(self.call("POST", "/element", {"using": "css selector", "value": selector}).values()))

    def click(self, selector):
        self.call("POST", f"/element/{self.element(selector)}/click", {})

    def type(self, selector, text):
        self.call("POST", f"/element/{self.element(selector)}/value", {"text": text})

    def log(self):
        return [entry["message"] for entry in self.call("POST", "/se/log", {"type": "browser"})]

    def pdf(self):
        return base64.b64decode(self.call("POST", "/print", {"page": {"width": 21, "height": 29.7}}))

    def close(self):
        self.call("DELETE", "")
        self.driver.terminate()


SHOWN = "return document.querySelectorAll('article').length"
READY = "return document.body.dataset.shown !== undefined"
failures = []


def check(holds, claim):
    if not holds:
        failures.append(claim)


def screen(congener, source, target, *options):
    done = subprocess.run([congener, "screen", source, "--as-of", "2026-11-28", "-q", "-o", target, *options])
    check(done.returncode in (0, 1, 3, 5), f"screen {source} ends with {done.returncode}")


def sample_page(browser, congener, sample, folder):
    page = folder / "sample.html"
    screen(congener, sample, page, "--case", "K-17", "--analyst", "A. Name")
    browser.open(page)
    check(browser.wait(READY), "the page of the sample shows its records")
    text = browser.run("return document.body.innerText")
    for words in ("Screening report", "K-17", "A. Name", "Not an identification of a substance", "records read",
                  "End of report", "How much law the reference set holds"):
        check(words in text, f"the page tells: {words}")
    counts = browser.run("return [document.querySelectorAll('article').length, document.querySelectorAll('figure svg').length,"
                         " document.querySelectorAll('svg.time').length]")
    lines = page.read_text().count('{"type":"packed_record"')
    check(counts[0] == lines, f"all {lines} records are shown, not {counts[0]}")
    check(counts[1] > 90 and counts[2] > 10, f"there are drawings and time lines: {counts}")
    browser.run("const s = document.querySelectorAll('form.filter select')[0]; s.value = 'not_screened';"
                "s.dispatchEvent(new Event('change'))")
    check(browser.wait("return [...document.querySelectorAll('article')].every((a) => a.className === 'not_screened')"),
          "a choice of status shows these records only")
    check(browser.run(SHOWN) > 0, "and there are some")
    check(all("favicon" in entry for entry in browser.log()), "nothing is complained about in the console")


def hostile_page(browser, congener, folder):
    source = folder / "hostile.csv"
    with source.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["smiles", "id", "lot <b>"])
        for text in HOSTILE:
            rows.writerow(["O=C1CCN(CCc2ccccc2)CC1", text, text])
            rows.writerow([text, text, text])
    page = folder / "hostile.html"
    screen(congener, source, page, "--case", HOSTILE[0], "--item", HOSTILE[2], "--laboratory", HOSTILE[1])
    browser.open(page)
    check(browser.wait(READY), "the page of hostile texts shows its records")
    check(browser.run(SHOWN) == 2 * len(HOSTILE), "all hostile records are shown")
    check(browser.run("return document.title").startswith("Congener report, <script>"), "the title is the case as text")
    check(browser.run("return document.querySelectorAll('main script, main img, main b, main a[href^=javascript]').length") == 0,
          "no text became an element")
    check("owned" not in browser.run("return document.title.replace(/.*<.script>/, '')"), "no text was run")
    check(HOSTILE[1] in browser.run("return document.body.innerText"), "hostile texts are shown as they are")
    browser.type("#search", "onerror")
    check(browser.wait("return document.querySelectorAll('article').length === 2"), "typing a search chooses two records")


def many_records(browser, congener, folder):
    source = folder / "many.csv"
    source.write_text("smiles,id\n" + "".join(f"O=C1CCN(CCc2ccccc2)CC1,lot-{i}\n" for i in range(230)))
    page = folder / "many.html"
    screen(congener, source, page)
    browser.open(page)
    check(browser.wait(READY), "a page of many records shows the first")
    check(browser.run(SHOWN) == 25, "they come 25 a page")
    browser.click("nav.pages button:nth-of-type(2)")
    check(browser.wait("return document.querySelector('article h3').textContent === '26: lot-25'"), "Next shows the next ones")
    browser.click("nav.pages button:nth-of-type(3)")
    check(browser.wait("return document.querySelectorAll('article').length === 230"), "all can be shown for printing")
    check(browser.run("return document.querySelector('[role=status]').textContent").startswith("Records 1 to 230 of 230"),
          "it is told which are shown")
    few = folder / "few.csv"
    few.write_text("smiles,id\nO=C1CCN(CCc2ccccc2)CC1,one\nC1CC,two\n")
    screen(congener, few, folder / "few.html")
    browser.open(folder / "few.html")
    browser.wait(READY)
    pdf = browser.pdf()
    check(pdf.startswith(b"%PDF") and pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") + pdf.count(b"/Type/Page") >= 2,
          "it can be printed")


def damaged_page(browser, congener, folder):
    page = folder / "few.html"
    text = page.read_text()
    place = text.index('"data":"') + 40
    page.write_text(text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1:])
    browser.open(page)
    browser.wait(READY)
    check("damaged" in browser.run("return document.body.innerText") or
          subprocess.run([congener, "verify", page], capture_output=True).returncode == 1, "a damaged record is told")


def times(page):
    with tempfile.TemporaryDirectory() as name:
        browser = Browser(Path(name) / "profile")
        begin = time.monotonic()
        browser.open(page)
        browser.wait(READY, 120)
        print(f"open: {time.monotonic() - begin:.2f} s")
        took = browser.run("const box = document.getElementById('search'); const begin = performance.now();"
                           "box.value = 'lot-09'; box.dispatchEvent(new Event('input')); return performance.now() - begin")
        print(f"filter: {took / 1000:.3f} s, {browser.run(SHOWN)} records shown")
        browser.close()


def main():
    if sys.argv[1:2] == ["--times"]:
        times(sys.argv[2])
        return
    congener, sample = sys.argv[1:]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        browser = Browser(folder / "profile")
        try:
            sample_page(browser, congener, sample, folder)
            hostile_page(browser, congener, folder)
            many_records(browser, congener, folder)
            damaged_page(browser, congener, folder)
        finally:
            browser.close()
    for failure in failures:
        print(f"does not hold: {failure}")
    print(f"{len(failures)} claims do not hold" if failures else "all claims hold")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
