#!/usr/bin/env python3
"""Turns shared/ into C++ headers and sources and, in one folder, two TypeScript modules.

    scripts/vocabulary.py --shared DIR [--cpp OUT_DIR] [--ts OUT_FILE] [--list]

Beside OUT_FILE it writes library.ts: prompts and packs of words, which a page fetches when wanted.

Deterministic, and writes only what changed, so that nothing is rebuilt in vain. --list prints the C++
files it would write, relative to OUT_DIR."""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from generate import cpp, notation, ts  # noqa: E402
from generate.check import check  # noqa: E402
from generate.load import Wrong, load  # noqa: E402


def write_if_changed(path, text):
    content = text.encode("utf-8")
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def main(arguments):
    parser = argparse.ArgumentParser(description="Turns shared/ into C++ and TypeScript.")
    parser.add_argument("--shared", required=True, type=Path)
    parser.add_argument("--cpp", type=Path)
    parser.add_argument("--ts", type=Path)
    parser.add_argument("--list", action="store_true")
    asked = parser.parse_args(arguments)
    try:
        data = load(asked.shared)
        check(data)
    except Wrong as wrong:
        print(f"vocabulary: {wrong}", file=sys.stderr)
        return 1
    files = cpp.files(data)
    if asked.list:
        print("\n".join(sorted(files)))
    if asked.cpp:
        for name, text in files.items():
            write_if_changed(asked.cpp / name, text)
    if asked.ts:
        write_if_changed(asked.ts, ts.module(data))
        write_if_changed(asked.ts.with_name("notation.ts"), notation.module(data))
        write_if_changed(asked.ts.with_name("library.ts"), ts.library(data))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
