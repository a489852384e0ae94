# The rules of C++ files that no compiler checks: floors, where a library may appear, coroutines.
"""Each rule takes a file's path (from the root) and its text and yields (line, message)."""

import re

FLOORS = [
    ["base"],
    ["vocabulary"],
    ["board", "layout"],
    ["room", "access"],
    ["protocol", "render", "interchange"],
    ["net", "storage"],
    ["app"],
]
FLOOR_OF = {module: floor for floor, modules in enumerate(FLOORS) for module in modules}

# Which modules may include what from outside.
LIBRARIES = [
    (re.compile(r"boost/beast"), {"net"}),
    (re.compile(r"boost/json/"), {"protocol"}),
    (re.compile(r"boost/(?!json/)"), {"net", "storage", "app"}),
    (re.compile(r"sqlite3\.h"), {"storage"}),
    (re.compile(r"nlohmann/"), set()),
    (re.compile(r"openssl/"), {"net", "storage", "app"}),
    (re.compile(r"sodium"), {"access", "storage", "app"}),
    (re.compile(r"CLI/"), {"app"}),
]
BEAST_FILES_MAX = 2

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)
LITERAL_OR_COMMENT = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.DOTALL
)
CAPTURING_COROUTINE = re.compile(
    r"\[[^\]\n]+\]\s*(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?\s*(?:mutable\s*)?(?:noexcept\s*)?"
    r"->\s*[\w:]*awaitable\s*<"
)
BUILT_VALUE = re.compile(
    r"(?<![\w:])(?:std::(?:string|vector|optional|function|map|set|span|pair|tuple|variant)"
    r"(?:<[^()]*>)?|(?:\w+::)*[A-Z]\w*(?:<[^()]*>)?)\s*\("
)
TYPE = re.compile(
    r"^(?:class|struct|enum class|union)(?: \[\[\w+\]\])? (\w+)(?: final)?(?: : [^;{]*)? ?\{"
)
UNNAMED_OPENS = re.compile(r"^namespace \{")
UNNAMED_ENDS = re.compile(r"^\}  // namespace$")
JSON_CONST = re.compile(r"\bconst\s+(?:nlohmann::)?(?:ordered_)?[Jj]son\s*&?\s*(\w+)\s*[,)=;]")


# What outlives every coroutine (a service, a guest) may come as Name&; these bind to temporaries.
TEMPORARY_REFERENCE = re.compile(r"\bconst\b[^,]*&|&&")
NESTED = re.compile(r"<[^<>]*>|\([^()]*\)")


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def without_text(source):
    """The source with comments and literals blanked, so that every position stays the same."""

    def blank(match):
        found = match.group(0)
        kept = re.sub(r"[^\n]", " ", found)
        if found[0] in "\"'R":
            return '"' + kept[1:-1] + '"' if len(found) > 1 else kept
        return kept

    return LITERAL_OR_COMMENT.sub(blank, source)


def module_of(path):
    parts = path.split("/")
    return parts[1] if parts[0] == "server" and len(parts) > 2 else None


def balanced_end(code, start, opening="(", closing=")"):
    """The position after the bracket that closes the one at `start`."""
    depth = 0
    for position in range(start, len(code)):
        if code[position] == opening:
            depth += 1
        elif code[position] == closing:
            depth -= 1
            if depth == 0:
                return position + 1
    return len(code)


def without_nested(parameters):
    """The parameters without what stands in brackets inside them."""
    while NESTED.search(parameters):
        parameters = NESTED.sub("", parameters)
    return parameters


def awaited_expression(code, start):
    """From a co_await to the end of the expression that it stands in."""
    depth = 0
    for position in range(start, len(code)):
        character = code[position]
        if character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
            if depth < 0:
                return code[start:position]
        elif character == ";" and depth == 0:
            return code[start:position]
    return code[start:]


def check_floors(path, text):
    module = module_of(path)
    if module is None:
        return
    if module not in FLOOR_OF:
        yield 1, f"server/{module} is on no floor"
        return
    for match in INCLUDE.finditer(text):
        other = module_of(match.group(1))
        if other is None or other == module:
            continue
        if FLOOR_OF.get(other, 99) >= FLOOR_OF[module]:
            yield line_of(text, match.start()), f"{module} includes {other}: upward or sideways"


def check_libraries(path, text):
    module = module_of(path)
    if module is None:
        return
    for match in INCLUDE.finditer(text):
        for pattern, modules in LIBRARIES:
            if pattern.match(match.group(1)) and module not in modules:
                yield line_of(text, match.start()), f"{match.group(1)} has no place in {module}"
        if match.group(1).startswith("boost/beast") and path.endswith(".hpp"):
            yield line_of(text, match.start()), "Beast stays out of headers"


def check_awaits(path, text):
    code = without_text(text)
    for match in re.finditer(r"\bco_await\b", code):
        expression = awaited_expression(code, match.end())
        where = line_of(code, match.start())
        if "{" in expression:
            yield where, "a value is built in braces inside an awaited expression"
        elif BUILT_VALUE.search(expression):
            yield where, "a value is built inside an awaited expression; name it on the line before"
    for match in CAPTURING_COROUTINE.finditer(code):
        yield line_of(code, match.start()), "a coroutine is never a lambda with captures"


def check_awaitable_functions(path, text):
    code = without_text(text)
    for match in re.finditer(r"\bawaitable\s*<", code):
        after_type = balanced_end(code, match.end() - 1, "<", ">")
        name = re.match(r"\s*((?:\w+::)*\w+)\s*\(", code[after_type:])
        if not name:
            continue
        opening = after_type + name.end() - 1
        parameters = code[opening : balanced_end(code, opening)]
        where = line_of(code, match.start())
        if re.search(r"(?<![=!<>])=(?!=)", parameters):
            yield where, f"coroutine {name.group(1)} has a default argument"
        if TEMPORARY_REFERENCE.search(without_nested(parameters[1:-1])):
            yield where, f"coroutine {name.group(1)} may refer to a temporary; take it by value"


def check_detached(path, text):
    if not path.startswith("server/"):
        return
    code = without_text(text)
    for match in re.finditer(r"\bdetached\b", code):
        yield line_of(code, match.start()), "every co_spawn has an owner; detached has none"


def check_json_index(path, text):
    code = without_text(text)
    names = {match.group(1) for match in JSON_CONST.finditer(code)}
    for name in names:
        for match in re.finditer(rf"(?<![\w.]){name}\s*\[", code):
            yield line_of(code, match.start()), f"operator[] on a constant json, {name}"


def check_beast_files(texts):
    """Over all files: how many see Beast. Yields (path, line, message)."""
    seen = [path for path, text in texts if re.search(r"#include <boost/beast", text)]
    inside = [path for path in seen if path.startswith("server/")]
    for path in inside[BEAST_FILES_MAX:]:
        yield path, 1, f"more than {BEAST_FILES_MAX} files see Beast: {', '.join(inside)}"


def types_of(text):
    """The types that other files could name: outside every unnamed namespace. (line, name)"""
    unnamed = False
    for number, line in enumerate(text.splitlines(), 1):
        if UNNAMED_OPENS.match(line):
            unnamed = True
        elif UNNAMED_ENDS.match(line):
            unnamed = False
        elif not unnamed and (found := TYPE.match(line)):
            yield number, found.group(1)


def check_type_names(texts):
    """Over all files: two modules' types of one name would share what templates made of them, and
    no linker says so. A test program's types stand beside those of all modules.
    Yields (path, line, message)."""
    owner = {}
    ours = [(path, text) for path, text in texts if path.endswith((".cpp", ".hpp"))]
    for path, text in ours:
        if module_of(path) is not None:
            for line, name in types_of(text):
                if (first := owner.setdefault(name, path)) != path:
                    yield path, line, f"{first} has a type named {name} too"
    for path, text in ours:
        if path.startswith("tests/") and "\nnamespace spacebetween {" in text:
            for line, name in types_of(text):
                if name in owner:
                    yield path, line, f"{owner[name]} has a type named {name} too"


RULES = [
    check_floors,
    check_libraries,
    check_awaits,
    check_awaitable_functions,
    check_detached,
    check_json_index,
]
