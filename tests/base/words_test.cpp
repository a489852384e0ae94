// Text as code points, and dates as families tell them.
#include "server/base/date.hpp"
#include "server/base/time.hpp"
#include "server/base/utf8.hpp"

#include <catch2/catch.hpp>

namespace spacebetween {

TEST_CASE("well-formed UTF-8 is told from everything else", "[base]") {
    CHECK(valid_utf8(""));
    CHECK(valid_utf8("Ffion ŵ 家 🙂"));

    CHECK_FALSE(valid_utf8("\xC0\xAF"));          // overlong
    CHECK_FALSE(valid_utf8("\xE0\x80\xAF"));      // overlong
    CHECK_FALSE(valid_utf8("\xED\xA0\x80"));      // a lone surrogate
    CHECK_FALSE(valid_utf8("\xF4\x90\x80\x80"));  // past the last code point
    CHECK_FALSE(valid_utf8("\xE2\x82"));          // cut short
    CHECK_FALSE(valid_utf8("\x80"));              // a tail without a head
    CHECK_FALSE(valid_utf8("a\xFF"));
}

TEST_CASE("a NUL is no word", "[base]") {
    CHECK(valid_words("a"));
    CHECK_FALSE(valid_words(std::string_view("a\0b", 3)));
}

TEST_CASE("length and place count code points, not bytes", "[base]") {
    CHECK(code_points("ŵ🙂a") == 3);
    CHECK(byte_of_code_point("ŵ🙂a", 0) == 0);
    CHECK(byte_of_code_point("ŵ🙂a", 1) == 2);
    CHECK(byte_of_code_point("ŵ🙂a", 2) == 6);
    CHECK(byte_of_code_point("ŵ🙂a", 3) == 7);
    CHECK(byte_of_code_point("ŵ🙂a", 9) == 7);
}

TEST_CASE("a date may be vague and must exist", "[base]") {
    using P = DatePrecision;
    CHECK(valid(Date{Day{2011, {}, {}}, P::about, {}, ""}));
    CHECK(valid(Date{Day{2024, 2, 29}, P::exact, {}, ""}));
    CHECK(valid(Date{Day{2001, {}, {}}, P::between, Day{2001, {}, {}}, "the year of the flood"}));

    CHECK_FALSE(valid(Date{Day{2023, 2, 29}, P::exact, {}, ""}));
    CHECK_FALSE(valid(Date{Day{0, {}, {}}, P::exact, {}, ""}));
    CHECK_FALSE(valid(Date{Day{2011, 13, {}}, P::exact, {}, ""}));
    CHECK_FALSE(valid(Date{Day{2011, {}, 3}, P::exact, {}, ""}));
    CHECK_FALSE(valid(Date{Day{2011, {}, {}}, P::between, {}, ""}));
    CHECK_FALSE(valid(Date{Day{2011, {}, {}}, P::exact, Day{2012, {}, {}}, ""}));
    CHECK_FALSE(valid(Date{Day{2011, {}, {}}, P::from_to, Day{2010, {}, {}}, ""}));
}

TEST_CASE("the clock never goes back", "[base]") {
    const SystemClock clock;
    const Time first = clock.now();

    CHECK(clock.now() >= first);
    CHECK(first.ms > 1'700'000'000'000);
}

TEST_CASE("words are judged alike wherever the letters beyond ASCII stand in them", "[base]") {
    for (std::size_t before = 0; before < 20; ++before) {
        const std::string plain(before, 'a');
        for (const std::string letter : {"ŵ", "家", "🙂"}) {
            const std::string words = plain + letter + plain;

            CHECK(valid_utf8(words));
            CHECK(code_points(words) == 2 * before + 1);
            CHECK_FALSE(valid_utf8(plain + letter.substr(0, letter.size() - 1) + plain));
            CHECK_FALSE(valid_utf8(plain + letter.substr(1)));
        }
    }
}

}  // namespace spacebetween
