"""Reads shared/ into one plain value and refuses what is incomplete or contradicts itself."""

import json
from pathlib import Path


class Wrong(Exception):
    """Something in shared/ that must be mended by hand; the message says what and where."""


def _without_repeats(pairs):
    found = {}
    for key, value in pairs:
        if key in found:
            raise Wrong(f"the key {key!r} stands twice")
        found[key] = value
    return found


def read_json(path):
    try:
        return json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_without_repeats)
    except FileNotFoundError:
        raise Wrong(f"{path}: missing") from None
    except (Wrong, ValueError) as fault:
        raise Wrong(f"{path}: {fault}") from None


def _words(shared):
    """text/en.json and the files beside it in text/en/ are one table; a key stands in one of them."""
    words = {}
    home = {}
    paths = [shared / "text" / "en.json"] + sorted((shared / "text" / "en").glob("*.json"))
    for path in paths:
        if not path.exists():
            continue
        for key, text in read_json(path).items():
            if key in words:
                raise Wrong(f"{path}: the words {key!r} stand in {home[key]} too")
            if not isinstance(text, str) or not text.strip():
                raise Wrong(f"{path}: the words {key!r} must be text")
            words[key] = text
            home[key] = path
    return dict(sorted(words.items()))


def load(shared):
    shared = Path(shared)
    vocabulary = read_json(shared / "vocabulary.json")
    types = [read_json(path) for path in sorted((shared / "records").glob("*.json"))]
    for path, record in zip(sorted((shared / "records").glob("*.json")), types):
        if record.get("type") != path.stem:
            raise Wrong(f"{path}: its type must be {path.stem!r}")
    formats = [read_json(path) for path in sorted((shared / "formats").glob("*.json"))]
    formats.sort(key=lambda one: (one.get("order", 0), one.get("id", "")))
    library = read_json(shared / "prompts.json")
    terms = {path.stem: read_json(path) for path in sorted((shared / "terms").glob("*.json"))}
    return {
        **vocabulary,
        "library": library,
        "prompts": [one.get("id") for one in library.get("prompts", [])],
        "terms": terms,
        "types": types,
        "formats": formats,
        "limits": read_json(shared / "limits.json"),
        "refusals": read_json(shared / "refusals.json"),
        "close_codes": read_json(shared / "close_codes.json"),
        "rights": read_json(shared / "rights.json"),
        "notation": read_json(shared / "notation.json"),
        "font_widths": read_json(shared / "font_widths.json"),
        "words": _words(shared),
    }
