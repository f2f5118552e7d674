"""Draw the picture of the README: the terminal page of the main job, as an SVG.

    python docs/picture.py

runs ``quotecheck diff`` over the fixtures and writes ``docs/diff.svg``. The picture holds the text
itself, so it can be searched and stays sharp; the colours stand for the sixteen of a terminal.
"""

import html
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "diff.svg"
FOLDER = ROOT / "fixtures" / "articles"
COMMAND = ("diff", "rutte", "--fail-on", "never", "--color", "always")
LINES = 46
COLUMNS = 80
CELL, LEADING, MARGIN, BAR = 8.4, 19, 16, 34
INK, PAPER, FRAME, DIM = "#d7dae0", "#16181d", "#23262d", "#8b919c"
HUES = {"31": "#ff7b72", "35": "#d2a8ff", "36": "#76e3ea"}
SGR = re.compile(r"\x1b\[([0-9;]*)m")
LINK = re.compile(r"\x1b\]8;[^\x1b\x07]*(?:\x1b\\|\x07)")


def page() -> list[str]:
    """Return the first lines of the page, colour codes included."""
    path = os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", "")))
    environment = {
        **os.environ,
        "COLUMNS": str(COLUMNS),
        "TERM": "xterm-256color",
        "PYTHONPATH": path,
    }
    done = subprocess.run(  # noqa: S603  (our own command over our own files)
        [sys.executable, "-m", "quotecheck", *COMMAND],
        cwd=FOLDER,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return LINK.sub("", done.stdout).splitlines()[:LINES]


def runs(line: str) -> list[tuple[str, frozenset[str]]]:
    """Return a line's words with the codes that hold for them."""
    found, codes, at = [], frozenset[str](), 0
    for match in SGR.finditer(line):
        found.append((line[at : match.start()], codes))
        codes = frozenset(match.group(1).split(";")) - {"", "0"}
        at = match.end()
    return [(words, held) for words, held in [*found, (line[at:], codes)] if words]


def drawn(line: str, top: float) -> str:
    """Return one line as SVG: boxes behind reversed words first, then the words."""
    boxes, words, column = [], [], 0
    for text, codes in runs(line):
        left = MARGIN + column * CELL
        hue = next((HUES[code] for code in HUES if code in codes), DIM if "2" in codes else INK)
        if "7" in codes:
            width = len(text) * CELL
            boxes.append(
                f'<rect x="{left:.1f}" y="{top - 14:.1f}" width="{width:.1f}" height="18" '
                f'rx="2" fill="{hue}"/>'
            )
            hue = PAPER
        style = ' font-weight="700"' if "1" in codes else ""
        style += ' text-decoration="underline"' if "4" in codes else ""
        words.append(f'<tspan x="{left:.1f}" fill="{hue}"{style}>{html.escape(text)}</tspan>')
        column += len(text)
    return "".join(boxes) + f'<text y="{top:.1f}" xml:space="preserve">{"".join(words)}</text>'


def picture(lines: list[str]) -> str:
    """Return the whole SVG."""
    width = round(2 * MARGIN + COLUMNS * CELL)
    height = BAR + 2 * MARGIN + len(lines) * LEADING
    rows = "\n".join(
        drawn(line, BAR + MARGIN + (n + 0.8) * LEADING) for n, line in enumerate(lines)
    )
    lights = "".join(
        f'<circle cx="{20 + 18 * n}" cy="{BAR / 2}" r="5.5" fill="{hue}"/>'
        for n, hue in enumerate(("#ff5f57", "#febc2e", "#28c840"))
    )
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" \
width="{width}" height="{height}" role="img" aria-labelledby="t">
<title id="t">quotecheck diff in a terminal: one press conference, outlet by outlet</title>
<rect width="{width}" height="{height}" rx="10" fill="{PAPER}"/>
<path d="M0 {BAR}V10Q0 0 10 0H{width - 10}Q{width} 0 {width} 10V{BAR}Z" fill="{FRAME}"/>
{lights}
<text x="{width / 2}" y="{BAR / 2 + 4}" fill="{DIM}" text-anchor="middle" \
font-family="ui-sans-serif, sans-serif" font-size="12">quotecheck diff</text>
<g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14">
{rows}
</g>
</svg>
"""


if __name__ == "__main__":
    TARGET.write_text(picture(page()), encoding="utf-8")
