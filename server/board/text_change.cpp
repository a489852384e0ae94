// One edit of a text field: what makes it valid, and its effect.
#include "server/board/text_change.hpp"

#include "server/base/utf8.hpp"

#include <utility>

namespace spacebetween {
namespace {

/// Carries words that can be judged: an insertion always, a removal when it names what goes.
bool has_words(const TextStep& step) {
    return step.kind == TextStepKind::insert || !step.words.empty();
}

std::optional<TextFault> fault_of_step(const TextStep& step, std::size_t code_points_max) {
    if (step.count == 0) return TextFault::form;
    if (!has_words(step)) {
        return step.count > code_points_max ? std::optional(TextFault::reach) : std::nullopt;
    }
    if (step.kind == TextStepKind::skip) return TextFault::form;
    if (!valid_words(step.words)) return TextFault::characters;
    if (code_points(step.words) != step.count) return TextFault::form;
    return step.count > code_points_max ? std::optional(TextFault::length) : std::nullopt;
}

}  // namespace

TextStep TextStep::skip(std::size_t count) {
    return TextStep{.kind = TextStepKind::skip, .count = count, .words = {}};
}

TextStep TextStep::insert(std::string words) {
    const auto count = code_points(words);
    return TextStep{.kind = TextStepKind::insert, .count = count, .words = std::move(words)};
}

TextStep TextStep::remove(std::size_t count) {
    return TextStep{.kind = TextStepKind::remove, .count = count, .words = {}};
}

TextStep TextStep::remove(std::string words) {
    const auto count = code_points(words);
    return TextStep{.kind = TextStepKind::remove, .count = count, .words = std::move(words)};
}

std::optional<TextFault> fault_of(const TextChange& change, std::size_t code_points_max) {
    std::size_t reached = 0;
    std::size_t inserted = 0;
    for (std::size_t i = 0; i < change.size(); ++i) {
        const auto& step = change[i];
        if (const auto fault = fault_of_step(step, code_points_max)) return fault;
        if (i > 0 && change[i - 1].kind == step.kind) return TextFault::form;
        (step.kind == TextStepKind::insert ? inserted : reached) += step.count;
        // Checked at every step, so that no sum of counts can overflow.
        if (reached > code_points_max) return TextFault::reach;
        if (inserted > code_points_max) return TextFault::length;
    }
    if (!change.empty() && change.back().kind == TextStepKind::skip) return TextFault::form;
    return std::nullopt;
}

std::optional<TextFault>
fault_of(const TextChange& change, std::string_view text, std::size_t code_points_max) {
    if (const auto fault = fault_of(change, code_points_max)) return fault;
    auto length = code_points(text);
    std::size_t ahead = length;
    for (const auto& step : change) {
        if (step.kind == TextStepKind::insert) {
            length += step.count;
            continue;
        }
        if (step.count > ahead) return TextFault::reach;
        ahead -= step.count;
        if (step.kind == TextStepKind::skip) {
            text.remove_prefix(byte_of_code_point(text, step.count));
            continue;
        }
        length -= step.count;
        if (has_words(step) && !text.starts_with(step.words)) return TextFault::reach;
        text.remove_prefix(byte_of_code_point(text, step.count));
    }
    return length > code_points_max ? std::optional(TextFault::length) : std::nullopt;
}

bool valid(const TextChange& change, std::string_view text, std::size_t code_points_max) {
    return !fault_of(change, text, code_points_max).has_value();
}

TextChange inverse(const TextChange& change, std::string_view text) {
    TextChange back;
    for (const auto& step : change) {
        if (step.kind == TextStepKind::insert) {
            back.push_back(TextStep::remove(step.count));
            continue;
        }
        const auto bytes = byte_of_code_point(text, step.count);
        back.push_back(
            step.kind == TextStepKind::skip ? TextStep::skip(step.count)
                                            : TextStep::insert(std::string(text.substr(0, bytes)))
        );
        text.remove_prefix(bytes);
    }
    return back;
}

std::string applied(std::string_view text, const TextChange& change) {
    std::size_t added = 0;
    for (const auto& step : change) {
        if (step.kind == TextStepKind::insert) added += step.words.size();
    }
    std::string after;
    after.reserve(text.size() + added);
    for (const auto& step : change) {
        if (step.kind == TextStepKind::insert) {
            after += step.words;
            continue;
        }
        const auto bytes = byte_of_code_point(text, step.count);
        if (step.kind == TextStepKind::skip) after += text.substr(0, bytes);
        text.remove_prefix(bytes);
    }
    after += text;
    return after;
}

}  // namespace spacebetween
