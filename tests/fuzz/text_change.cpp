// Two random edits of a random text: faults are found, and valid edits keep the laws of merging.
#include "server/board/text_change.hpp"

#include "server/base/utf8.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

namespace {

using namespace spacebetween;

constexpr std::size_t code_points_max = 64;

/// Takes bytes from the front, and zeros when there are none left.
class Bytes {
public:
    Bytes(const std::uint8_t* data, std::size_t size) : data_(data), left_(size) {}

    std::uint8_t next() {
        if (left_ == 0) return 0;
        --left_;
        return *data_++;
    }

    std::string words() {
        std::string words;
        for (std::size_t count = next() % 16U; count > 0 && left_ > 0; --count) {
            words += static_cast<char>(next());
        }
        return words;
    }

private:
    const std::uint8_t* data_;
    std::size_t left_;
};

/// Not always well formed: that is the validator's to find out.
TextChange change_from(Bytes& bytes) {
    TextChange change;
    for (std::size_t steps = bytes.next() % 8U; steps > 0; --steps) {
        switch (bytes.next() % 5U) {
            case 0:
                change.push_back(TextStep::skip(bytes.next()));
                break;
            case 1:
                change.push_back(TextStep::remove(std::size_t{bytes.next()}));
                break;
            case 2:
                change.push_back(TextStep::remove(bytes.words()));
                break;
            case 3:
                change.push_back(TextStep::insert(bytes.words()));
                break;
            default:
                change.push_back(
                    {.kind = TextStepKind::insert, .count = bytes.next(), .words = bytes.words()}
                );
        }
    }
    return change;
}

void check(bool law) {
    if (!law) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Bytes bytes(data, size);
    const auto text = bytes.words();
    const auto first = change_from(bytes);
    const auto second = change_from(bytes);
    if (!valid_words(text)) return 0;
    if (!valid(first, text, code_points_max) || !valid(second, text, code_points_max)) return 0;

    const auto after_first = applied(text, first);
    const auto after_second = applied(text, second);
    check(valid_words(after_first) && code_points(after_first) <= code_points_max);
    const auto second_then = transform(second, first, Side::right);
    const auto first_then = transform(first, second, Side::left);
    check(valid(second_then, after_first, 2 * code_points_max));
    check(valid(first_then, after_second, 2 * code_points_max));
    const auto merged = applied(after_first, second_then);
    check(merged == applied(after_second, first_then));
    check(applied(text, compose(first, second_then)) == merged);
    return 0;
}
