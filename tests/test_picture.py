"""The README's picture: the script that draws it works, and draws what the terminal shows."""

import runpy
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).parents[1]
SVG = "{http://www.w3.org/2000/svg}"


def test_the_script_draws_the_page() -> None:
    """Sound SVG that holds the page's words, a line each."""
    script = runpy.run_path(str(ROOT / "docs/picture.py"))

    drawn = ET.fromstring(script["picture"](script["page"]()))  # noqa: S314  (our own)

    lines = ["".join(line.itertext()) for line in drawn.iter(f"{SVG}text")]
    assert len(lines) > script["LINES"]
    assert any("remarks in two outlets" in line for line in lines)
    assert any("{+" in line for line in lines)


def test_the_picture_is_there() -> None:
    """As the README shows it, with words for whoever does not see it."""
    picture = ET.parse(ROOT / "docs/diff.svg").getroot()  # noqa: S314  (our own)

    assert picture.attrib["role"] == "img"
    assert picture.findtext(f"{SVG}title")
