#!/usr/bin/env python3
"""Every identifier of the practice has one row in shared/README.md, and what it names is there."""

import json
import re
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COUNTS = {"B": 22, "W": 54, "H": 26, "E": 39, "A": 29}
ROW = re.compile(r"^\| ([BWHEA]\d+) \| ([a-z ]+) \| (.+) \|$", re.MULTILINE)
FILE = re.compile(r"`((?:panels|state|shared|tests)/[A-Za-z0-9_/]+\.[a-z]+)`")
PLACES = {"panels": "web/src/", "state": "web/src/", "shared": "", "tests": ""}


def rows():
    return ROW.findall((ROOT / "shared" / "README.md").read_text(encoding="utf-8"))


class Practice(unittest.TestCase):
    def test_every_identifier_has_exactly_one_row(self):
        wanted = [f"{letter}{number}" for letter, count in COUNTS.items() for number in range(1, count + 1)]
        self.assertEqual([name for name, _, _ in rows()], wanted)

    def test_every_row_is_in_one_of_three_states(self):
        for name, state, _ in rows():
            self.assertIn(state, ("built", "not built", "later"), name)

    def test_every_file_that_a_row_names_is_there(self):
        for name, _, where in rows():
            for path in FILE.findall(where):
                self.assertTrue((ROOT / (PLACES[path.split("/")[0]] + path)).is_file(), f"{name}: {path}")

    def test_every_prompt_that_a_row_names_is_there(self):
        library = json.loads((ROOT / "shared" / "prompts.json").read_text(encoding="utf-8"))
        known = {one["id"] for one in library["prompts"]}
        for name, _, where in rows():
            for prompt in re.findall(r"\b([a-o]\d{1,2})\b", where):
                self.assertIn(prompt, known, name)

    def test_a29_no_format_plans_before_it_has_thought(self):
        for path in sorted((ROOT / "shared" / "formats").glob("*.json")):
            stages = json.loads(path.read_text(encoding="utf-8"))["stages"]
            planning = [place for place, stage in enumerate(stages) if stage.get("output")]
            self.assertTrue(all(place > 0 for place in planning), path.stem)
            if path.stem != "open_room":
                self.assertTrue(all(place >= 3 for place in planning), path.stem)


if __name__ == "__main__":
    unittest.main()
