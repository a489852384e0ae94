// One edit of a text field, and how two edits of one text become one text again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spacebetween {

enum class TextStepKind : std::uint8_t { skip, insert, remove };

/// One step over a text. All lengths are code points. A removal may carry the words it removes, so
/// that it can be undone; then they must be the words that stand there.
struct TextStep {
    TextStepKind kind = TextStepKind::skip;
    std::size_t count = 0;  // of an insertion or a removal with words: their code points
    std::string words;      // UTF-8; empty for a skip and for a removal that only counts

    static TextStep skip(std::size_t count);
    static TextStep insert(std::string words);
    static TextStep remove(std::size_t count);
    static TextStep remove(std::string words);

    bool operator==(const TextStep&) const = default;
};

/// An edit walks the text once, from its start; what it does not reach stays. The form is that of
/// npm's `ot-text-unicode`, and always normalised: no empty step, no two neighbours of one kind, no
/// skip at the end. An empty change changes nothing.
using TextChange = std::vector<TextStep>;

/// Of two insertions at one place, the left one comes first. A server transforms what arrives as
/// `right`: arrival order is reading order.
enum class Side : std::uint8_t { left, right };

enum class TextFault : std::uint8_t {
    form,        // not normalised, or counts that do not fit their words
    characters,  // not well-formed UTF-8, a lone surrogate or a NUL
    reach,       // reaches beyond the end of the text, or removes other words than stand there
    length,      // the text would become longer than it may be
};

/// What is wrong with a change by itself: its form and characters. Every change must pass this
/// before it is transformed or composed.
[[nodiscard]] std::optional<TextFault>
fault_of(const TextChange& change, std::size_t code_points_max);

/// What is wrong with a change to this text: all of the above, its reach, and the length after it.
/// Every change must pass this before it is applied.
[[nodiscard]] std::optional<TextFault>
fault_of(const TextChange& change, std::string_view text, std::size_t code_points_max);

[[nodiscard]] bool
valid(const TextChange& change, std::string_view text, std::size_t code_points_max);

/// The text after a valid change.
[[nodiscard]] std::string applied(std::string_view text, const TextChange& change);

/// The change that takes a valid change of this text back, made on the text after it.
[[nodiscard]] TextChange inverse(const TextChange& change, std::string_view text);

/// The same intention, for the text as it stands after `against`; both changes were made on one
/// text.
[[nodiscard]] TextChange transform(const TextChange& change, const TextChange& against, Side side);

/// One change with the effect of `first` and then `second`.
[[nodiscard]] TextChange compose(const TextChange& first, const TextChange& second);

}  // namespace spacebetween
