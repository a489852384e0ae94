// An invented family in every dress that GEDCOM wears, and what a room may know of it.
#include "tests/interchange/families.hpp"

namespace spacebetween {
namespace {

const std::string ashdowns =
    "0 @I1@ INDI\n1 NAME Zoe Anne /Ashdown/\n1 SEX F\n1 BIRT\n2 DATE 3 MAY 2012\n"
    "2 PLAC Somewhere\n1 FAMC @F1@\n"
    "0 @I2@ INDI\n1 NAME Mara /Ashdown/\n1 SEX F\n1 BIRT\n2 DATE ABT 1985\n1 FAMS @F1@\n"
    "0 @I3@ INDI\n1 NAME Tom /Ashdown/\n1 SEX M\n1 BIRT\n2 DATE 1 JAN 1850\n1 DEAT\n"
    "2 DATE 1901\n"
    "0 @F1@ FAM\n1 WIFE @I2@\n1 CHIL @I1@\n";

std::string with_line_ends(std::string_view text, std::string_view end) {
    std::string changed;
    for (const char letter : text) {
        if (letter == '\n') {
            changed += end;
        } else {
            changed += letter;
        }
    }
    return changed;
}

enum class Ends { little, big };

/// Plain letters only, which is all that the family needs.
std::string in_utf16(std::string_view text, Ends ends) {
    std::string bytes = ends == Ends::little ? "\xff\xfe" : "\xfe\xff";
    for (const char letter : text) {
        if (ends == Ends::big) bytes += '\0';
        bytes += letter;
        if (ends == Ends::little) bytes += '\0';
    }
    return bytes;
}

const Day& day_of(const Record& record, std::string_view field) {
    const auto index = index_of(record.type, field);
    REQUIRE(index.has_value());
    const auto* found = std::get_if<Date>(&record.fields[*index]);
    REQUIRE(found != nullptr);
    return found->day;
}

}  // namespace

TEST_CASE("one family reads alike in every encoding, line end and version", "[interchange]") {
    const std::string plain = gedcom_file(ashdowns);
    const auto expected = sentences_of(must_read(plain).family);
    REQUIRE(expected.size() >= 5);

    CHECK(sentences_of(must_read("\xef\xbb\xbf" + plain).family) == expected);
    CHECK(sentences_of(must_read(in_utf16(plain, Ends::little)).family) == expected);
    CHECK(sentences_of(must_read(in_utf16(plain, Ends::big)).family) == expected);
    for (const char* end : {"\r", "\r\n", "\n\r"}) {
        CHECK(sentences_of(must_read(with_line_ends(plain, end)).family) == expected);
    }
    CHECK(sentences_of(must_read(gedcom_file(ashdowns, "7.0")).family) == expected);
}

TEST_CASE("ANSEL composes its marks with the letter that follows them", "[interchange]") {
    const auto read = must_read(
        "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR ANSEL\n0 @I1@ INDI\n1 NAME Zo\xe8"
        "e /Ashdown/\n0 TRLR\n"
    );

    CHECK(read.encoding == "ANSEL");
    CHECK(the(read.family, Type::person).type == Type::person);
    CHECK(sentences_of(read.family).front().find("Zo\xc3\xab") != std::string::npos);
}

TEST_CASE("of who may be living only a first name and a year are kept", "[interchange]") {
    const auto read = must_read(gedcom_file(ashdowns));

    CHECK(day_of(the(read.family, Type::person, "Zoe"), "birth") == Day{2012, {}, {}});
    for (const std::string& sentence : sentences_of(read.family)) {
        CHECK(sentence.find("Ashdown") == std::string::npos);
        CHECK(sentence.find("Anne") == std::string::npos);
        CHECK(sentence.find("Somewhere") == std::string::npos);
    }
    CHECK(lines_lost(read, LossKind::withheld, "INDI.NAME surname").size() == 3);
    CHECK(lines_lost(read, LossKind::withheld, "INDI.BIRT.DATE").size() == 1);
    CHECK(lines_lost(read, LossKind::left_out, "INDI.BIRT.PLAC").size() == 1);
}

TEST_CASE("who died long ago keeps the dates", "[interchange]") {
    const auto read = must_read(gedcom_file(ashdowns));

    const Record& tom = the(read.family, Type::person, "Tom");
    CHECK(day_of(tom, "birth") == Day{1850, 1, 1});
    CHECK(day_of(tom, "death") == Day{1901, {}, {}});
}

TEST_CASE("no second parent, gender or name is guessed", "[interchange]") {
    const auto read = must_read(
        gedcom_file("0 @I1@ INDI\n1 FAMC @F1@\n0 @I2@ INDI\n1 FAMS @F1@\n0 @F1@ FAM\n1 WIFE @I2@\n"
                    "1 CHIL @I1@\n")
    );

    CHECK(read.family.count(Type::person) == 2);
    const Record& child = the(read.family, Type::person);
    const auto name = index_of(Type::person, "name");
    const auto gender = index_of(Type::person, "gender");
    REQUIRE((name.has_value() && gender.has_value()));
    CHECK(is_nothing(child.fields[*name]));
    CHECK(child.fields[*gender] == Value(std::string("unknown")));
}

TEST_CASE("their own ancestor is read, and said to be one", "[interchange]") {
    const auto read = must_read(
        gedcom_file("0 @I1@ INDI\n1 NAME Ada\n1 FAMS @F1@\n1 FAMC @F2@\n"
                    "0 @I2@ INDI\n1 NAME Ben\n1 FAMC @F1@\n1 FAMS @F2@\n"
                    "0 @F1@ FAM\n1 WIFE @I1@\n1 CHIL @I2@\n0 @F2@ FAM\n1 HUSB @I2@\n1 CHIL @I1@\n")
    );

    CHECK(read.losses.has(LossKind::loop));
    CHECK_FALSE(ancestor_loops(read.family).empty());
}

TEST_CASE("a file that cannot be read says why, and on which line", "[interchange]") {
    CHECK(must_refuse("") == ImportFault{ImportFaultKind::empty, 1});
    CHECK(must_refuse("Dear reader,\n").kind == ImportFaultKind::not_known);
    CHECK(
        must_refuse(gedcom_file("0 @I1@ INDI\n3 NAME Ada\n")) ==
        ImportFault{ImportFaultKind::level, 6}
    );
    const std::string nul("0 @I1@ INDI\n1 NAME A\0da\n", 24);
    CHECK(must_refuse(gedcom_file(nul)) == ImportFault{ImportFaultKind::nul_byte, 6});
    ImportOptions small = test_options();
    small.bytes_max = 20;
    const auto read = read_family(gedcom_file(ashdowns), small);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().kind == ImportFaultKind::too_large);
}

}  // namespace spacebetween
