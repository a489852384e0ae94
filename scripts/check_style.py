#!/usr/bin/env python3
# Enforces the structure that no compiler sees: sizes, first lines, floors, coroutines, words.
"""Usage: scripts/check_style.py [ROOT]. Prints each finding as path:line: message; exits 1 on any."""

import pathlib
import re
import subprocess
import sys

import style_cpp

FILE_LINES_MAX = 300
FUNCTION_LINES_MAX = 60
SOURCES = {".cpp", ".hpp", ".py", ".ts", ".tsx", ".mjs", ".js", ".css", ".sh", ".sql", ".cmake"}
FUNCTION_SOURCES = {".cpp", ".hpp", ".ts", ".tsx", ".mjs", ".js"}
COMMENT_STARTS = {
    ".py": ("#", '"""'),
    ".sh": ("#",),
    ".cmake": ("#",),
    ".css": ("/*",),
    ".sql": ("--",),
}
SKIPPED_FOLDERS = {"build", "node_modules", ".git", "golden", "corpus", ".cache", "__pycache__"}
BODY_OPENS = re.compile(r"(?:\)[^()]*|=>\s*|\btry\s+)\{$")
NOT_A_FUNCTION = re.compile(
    r"^\s*(?:(?:export|template\s*<.*>|inline|static|constexpr|const|typedef)\s+)*"
    r"(?:namespace|class|struct|enum|union|interface|type|extern)\b"
    r"|=\s*\{+$|=\s*\[$|^\s*\{+$|^\s*\}?\s*[\w.\"']+:\s*[{\[]$|\bdescribe\("
)
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|home/\w+|root)/")
TOOLS = {"cmake", "ninja", "clang", "gcc", "g++", "node", "nodejs", "npm", "github", "git", "ccache"}
LIMITS = "shared/limits.json"
# What the test of a limit calls it, where that is another word.
LIMIT_IN_TESTS = {"commit_changes": "rows_max", "commit_bytes": "bytes_max"}
WORD_FILES = ("shared/text/", "shared/formats/", "shared/prompts.json", "shared/terms/")


def tracked_files(root):
    """Every file that git knows or would add, or, outside a checkout, every file."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if listing.returncode == 0:
        names = listing.stdout.splitlines()
    else:
        names = [str(path.relative_to(root)) for path in root.rglob("*")]
    for name in sorted(set(names)):
        path = root / name
        if path.is_file() and not SKIPPED_FOLDERS.intersection(pathlib.Path(name).parts):
            yield name, path


def is_source(name, text):
    suffix = pathlib.Path(name).suffix
    return suffix in SOURCES or name.endswith("CMakeLists.txt") or text.startswith("#!")


def check_size(name, text):
    lines = text.count("\n")
    if lines > FILE_LINES_MAX:
        yield 1, f"{lines} lines; a file has at most {FILE_LINES_MAX}"


def check_first_line(name, text):
    lines = text.splitlines()
    if lines and lines[0].startswith("#!"):
        lines = lines[1:]
    suffix = pathlib.Path(name).suffix
    start = COMMENT_STARTS.get(suffix, ("//",))
    if name.endswith("CMakeLists.txt") or (text.startswith("#!") and suffix != ".mjs"):
        start = COMMENT_STARTS[".py"]
    if not lines or not lines[0].startswith(start):
        yield 1, "the first line says what the file is for"


def end_of(lines, number):
    """The line that closes the body opened at `number`, and how deep the body's head stands."""
    depth = len(lines[number]) - len(lines[number].lstrip())
    for end in range(number + 1, len(lines)):
        close = re.match(r"(\s*)\}", lines[end])
        if close and len(close.group(1)) <= depth:
            return end, close.group(1)
    return number, ""


def head_of(lines, number, indent):
    """Where the head begins whose last line is the one at `number`: long heads are wrapped."""
    for start in range(number, -1, -1):
        if re.match(rf"{indent}(?:[^\s#/)}}\]]|#\w+\()", lines[start]):
            return start
    return number


def check_function_sizes(name, text):
    """Relies on the formatters: a body ends at the first `}` that stands no deeper than its head."""
    if pathlib.Path(name).suffix not in FUNCTION_SOURCES:
        return
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if not BODY_OPENS.search(line) or NOT_A_FUNCTION.search(line) or line.lstrip()[0] == "}":
            continue
        end, indent = end_of(lines, number)
        start = head_of(lines, number, indent)
        if NOT_A_FUNCTION.search(lines[start]):
            continue
        if end - start + 1 > FUNCTION_LINES_MAX:
            yield start + 1, f"{end - start + 1} lines; a function has at most {FUNCTION_LINES_MAX}"


def check_words(name, text):
    for number, line in enumerate(text.splitlines(), 1):
        if UNFINISHED.search(line) and not name.startswith("scripts/check_style"):
            yield number, "an unfinished thought is an issue, not a mark in the file"
        if MACHINE_PATH.search(line) and not name.startswith("scripts/check_style"):
            yield number, "names a place on one machine"


def check_screen_words(name, text):
    """What people read on the screen never speaks of how it was built."""
    if not name.startswith(WORD_FILES):
        return
    for number, line in enumerate(text.splitlines(), 1):
        for word in re.findall(r"[\w+]+", line.split(":", 1)[-1].lower()):
            if word in TOOLS:
                yield number, f"a text on the screen names a development tool: {word}"


def words_under(texts, *folders):
    """Every word of the sources below these folders."""
    found = set()
    for name, text in texts:
        if name.startswith(folders) and is_source(name, text):
            found.update(re.findall(r"\w+", text))
    return found


def check_limits(texts):
    """A limit that no code asks for, or no test, is a promise that nobody keeps."""
    limits = dict(texts).get(LIMITS)
    if limits is None:
        return
    used = words_under(texts, "server/", "web/src/")
    tested = words_under(texts, "tests/")
    for number, line in enumerate(limits.splitlines(), 1):
        named = re.match(r'\s*"(\w+)": \{', line)
        if not named:
            continue
        limit = named.group(1)
        if limit not in used:
            yield LIMITS, number, f"nothing asks for the limit {limit}"
        if LIMIT_IN_TESTS.get(limit, limit) not in tested:
            yield LIMITS, number, f"no test names the limit {limit}"


def findings_in(name, text):
    suffix = pathlib.Path(name).suffix
    rules = [check_screen_words]
    if is_source(name, text):
        rules += [check_size, check_first_line, check_function_sizes, check_words]
    if suffix in {".cpp", ".hpp"}:
        rules += style_cpp.RULES
    for rule in rules:
        for line, message in rule(name, text):
            yield name, line, message


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else __file__).resolve()
    root = root if root.is_dir() else root.parent.parent
    texts = []
    for name, path in tracked_files(root):
        try:
            texts.append((name, path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    found = [finding for name, text in texts for finding in findings_in(name, text)]
    found += list(style_cpp.check_beast_files(texts))
    found += list(style_cpp.check_type_names(texts))
    found += list(check_limits(texts))
    for name, line, message in found:
        print(f"{name}:{line}: {message}")
    print(f"check_style: {len(texts)} files, {len(found)} findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
