#!/usr/bin/env python3
"""The generator refuses what is incomplete, and writes nothing twice."""

import json
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Generator(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.shared = self.folder / "shared"
        shutil.copytree(ROOT / "shared", self.shared)

    def run_it(self):
        command = [
            sys.executable, str(ROOT / "scripts" / "vocabulary.py"), "--shared", str(self.shared),
            "--cpp", str(self.folder / "cpp"), "--ts", str(self.folder / "vocabulary.ts"),
        ]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def change(self, path, edit):
        file = self.shared / path
        value = json.loads(file.read_text(encoding="utf-8"))
        edit(value)
        file.write_text(json.dumps(value), encoding="utf-8")

    def refused(self, *words):
        ended = self.run_it()
        self.assertEqual(ended.returncode, 1, ended.stderr)
        for word in words:
            self.assertIn(word, ended.stderr)
        self.assertFalse((self.folder / "cpp").exists())

    def test_the_shipped_data_generates(self):
        ended = self.run_it()
        self.assertEqual(ended.returncode, 0, ended.stderr)

    def test_a_type_without_a_home_fails(self):
        self.change("records/question.json", lambda one: one.pop("homes"))
        self.refused("question", "home")

    def test_a_type_without_an_audience_fails(self):
        self.change("records/question.json", lambda one: one.pop("audience"))
        self.refused("question", "audience")

    def test_a_type_without_an_outline_rule_fails(self):
        self.change("records/question.json", lambda one: one.pop("outline"))
        self.refused("question", "outline")

    def test_an_outline_that_names_no_field_fails(self):
        self.change("records/question.json", lambda one: one.update(outline="{votes}"))
        self.refused("question", "votes")

    def test_an_unknown_target_of_a_reference_fails(self):
        self.change("records/evidence.json", lambda one: one["fields"]["of"].update(targets=["card"]))
        self.refused("evidence", "card")

    def test_an_unknown_kind_fails(self):
        self.change("records/evidence.json", lambda one: one["fields"]["text"].update(kind="list"))
        self.refused("evidence", "list")

    def test_two_types_with_one_prefix_fail(self):
        self.change("records/evidence.json", lambda one: one.update(prefix="hyp"))
        self.refused("evidence", "hyp")

    def test_a_field_without_words_fails(self):
        self.change("records/evidence.json", lambda one: one["fields"].update(weighed={"kind": "flag"}))
        self.refused("field.evidence.weighed")

    def test_a_key_that_stands_twice_fails(self):
        (self.shared / "close_codes.json").write_text('{"away": 4000, "away": 4001}', encoding="utf-8")
        self.refused("away")

    def test_a_format_without_arriving_fails(self):
        self.change("formats/open_room.json", lambda one: one["stages"].pop(0))
        self.refused("open_room", "arriving")

    def test_sealing_in_an_open_stage_fails(self):
        self.change("formats/open_room.json", lambda one: one["stages"][1]["may"].update({"*": ["seal"]}))
        self.refused("open_room", "seal")

    def test_a_second_run_touches_nothing(self):
        self.run_it()
        files = sorted((self.folder / "cpp").rglob("*.*pp")) + [self.folder / "vocabulary.ts"]
        before = [file.stat().st_mtime_ns for file in files]
        self.run_it()
        self.assertEqual(before, [file.stat().st_mtime_ns for file in files])


if __name__ == "__main__":
    unittest.main()
