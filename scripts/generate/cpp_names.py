"""How a word of shared/ is spelt in C++."""

KEYWORDS = {"union", "default", "switch", "case", "new", "delete", "for", "and", "or", "not", "this", "class", "operator"}
MADE = "Generated from shared/ by scripts/vocabulary.py."


def name(word):
    plain = word.replace(".", "_")
    return plain + "_" if plain in KEYWORDS else plain


def snake(enum):
    return "".join("_" + c.lower() if c.isupper() and i else c.lower() for i, c in enumerate(enum))


def quoted(text):
    """A C++ string literal; what is not plain ASCII as octal bytes, which cannot run into what follows."""
    out = []
    for byte in text.encode("utf-8"):
        char = chr(byte)
        if char in '"\\':
            out.append("\\" + char)
        elif 32 <= byte < 127 and char != "?":
            out.append(char)
        else:
            out.append(f"\\{byte:03o}")
    return '"' + "".join(out) + '"'


def listed(enum, words):
    return ", ".join(f"{enum}::{name(word)}" for word in words)
