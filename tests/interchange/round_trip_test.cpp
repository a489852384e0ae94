// What was read and written is read again as it was, from the second round on.
#include "server/interchange/gedcom_writer.hpp"
#include "server/interchange/outgoing.hpp"
#include "tests/interchange/families.hpp"

namespace spacebetween {
namespace {

/// A family with everything that the map knows.
std::string rich_family() {
    return gedcom_file(
        "0 @I1@ INDI\n1 NAME Zoe /Ashdown/\n1 SEX F\n1 BIRT\n2 DATE 3 MAY 2012\n1 FAMC @F1@\n"
        "2 PEDI birth\n1 FAMC @F2@\n2 PEDI foster\n1 ASSO @I2@\n2 RELA bond:hostile\n"
        "0 @I2@ INDI\n1 NAME Mara\n1 SEX F\n1 BIRT\n2 DATE ABT 1985\n1 FAMS @F1@\n"
        "0 @I3@ INDI\n1 NAME Tom @@ home /Ashdown/\n1 SEX M\n1 BIRT\n2 DATE 1 JAN 1850\n1 DEAT\n"
        "2 DATE BET 1901 AND MAR 1903\n1 FAMS @F1@\n"
        "0 @I4@ INDI\n1 NAME Kim\n1 SEX X\n1 FAMS @F1@\n1 FAMS @F2@\n"
        "0 @I5@ INDI\n1 DEAT\n2 AGE STILLBORN\n1 FAMC @F1@\n"
        "0 @F1@ FAM\n1 HUSB @I3@\n1 WIFE @I2@\n1 CHIL @I1@\n1 CHIL @I5@\n1 MARR\n2 DATE 1870\n"
        "1 DIV Y\n1 MARR\n2 DATE AFT 1880\n1 EVEN\n2 TYPE Separation\n2 DATE 1890\n"
        "0 @F2@ FAM\n1 HUSB @I4@\n1 CHIL @I1@\n"
        "0 @F3@ FAM\n1 CHIL @I4@\n"
        "0 @X1@ _RECORD context\n1 _FIELD name Oak School\n1 _FIELD kind school\n"
        "0 @X2@ _RECORD household\n1 _FIELD name Home\n1 _FIELD members @I1@\n"
        "1 _FIELD members @I2@\n1 _FIELD since 2015\n"
    );
}

void check_rounds(const Family& first, GedcomVersion version) {
    const auto once = must_read(write_gedcom(outgoing(first, test_year), version));
    CHECK(lost_nothing(once));
    const auto twice = must_read(write_gedcom(outgoing(once.family, test_year), version));
    CHECK(once.family == twice.family);
    CHECK(sentences_of(once.family) == sentences_of(outgoing(first, test_year)));
}

}  // namespace

TEST_CASE("a family written as GEDCOM is read again without a loss", "[interchange]") {
    const auto version = GENERATE(GedcomVersion::v5_5_1, GedcomVersion::v7_0);
    const auto read = must_read(rich_family());
    REQUIRE(read.family.count(Type::episode) == 4);
    REQUIRE(read.family.count(Type::household) == 1);

    check_rounds(read.family, version);
}

TEST_CASE(
    "every file of the corpus comes back as it was from the second round on",
    "[interchange]"
) {
    const auto version = GENERATE(GedcomVersion::v5_5_1, GedcomVersion::v7_0);
    for (const auto& path : corpus_files()) {
        const auto read = read_family(bytes_of_path(path), test_options());
        if (!read) continue;
        INFO(path.filename().string());
        check_rounds(read->family, version);
    }
}

TEST_CASE("of who may be living no more than a year leaves", "[interchange]") {
    Family family;
    Record& zoe = family.add(Type::person, 1);
    put(zoe, "name", std::string("Zoe"));
    put(zoe, "birth", Date{Day{2012, 5, 3}, {}, {}, "on a Thursday"});
    put(zoe, "note", TextValue("her secret"));
    put(zoe, "source", std::string("the school"));
    put(zoe, "seen_by", std::string("Ana"));

    const std::string written = write_gedcom(outgoing(family, test_year), GedcomVersion::v7_0);

    CHECK(written.find("2 DATE 2012\n") != std::string::npos);
    for (const char* kept : {"MAY", "Thursday", "secret", "school", "Ana"}) {
        CHECK(written.find(kept) == std::string::npos);
    }
}

TEST_CASE("guesses and one person's view stay unless they are chosen", "[interchange]") {
    Family family;
    const RecordId zoe = family.add(Type::person, 1).id;
    const RecordId mara = family.add(Type::person, 1).id;
    for (const char* certainty : {"established", "hypothesis", "disproved"}) {
        Record& bond = family.add(Type::bond, 1);
        put_ref(bond, "from", zoe);
        put_ref(bond, "to", mara);
        put(bond, "certainty", std::string(certainty));
    }
    Record& view = family.add(Type::bond, 1);
    put_ref(view, "from", zoe);
    put_ref(view, "to", mara);
    put_ref(view, "seen_by", mara);
    Record& triangle = family.add(Type::triangle, 1);
    put_ref(triangle, "rescuer", mara);
    put(triangle, "words", TextValue("who helps whom"));
    std::vector<const Record*> records;
    for (const Record& record : family.records())
        records.push_back(&record);

    const Family usual = outgoing(records, test_year);
    CHECK(usual.count(Type::bond) == 1);
    CHECK(usual.count(Type::triangle) == 0);
    const Family chosen = outgoing(records, test_year, Guesses::leave);
    CHECK(chosen.count(Type::bond) == 4);
    CHECK(chosen.count(Type::triangle) == 1);
}

TEST_CASE("what hangs on somebody who is not there does not leave", "[interchange]") {
    Family family;
    const RecordId zoe = family.add(Type::person, 1).id;
    const RecordId mara = family.add(Type::person, 1).id;
    Record& couple = family.add(Type::union_, 1);
    put_ref(couple, "partners", mara);
    Record& link = family.add(Type::parentage, 1);
    put_ref(link, "child", zoe);
    put_ref(link, "union", couple.id);
    Record& bond = family.add(Type::bond, 1);
    put_ref(bond, "from", zoe);
    put_ref(bond, "to", mara);
    std::vector<const Record*> records;
    for (const Record& record : family.records()) {
        if (record.id != mara) records.push_back(&record);
    }

    const Family left = outgoing(records, test_year);

    CHECK(left.count(Type::bond) == 0);
    CHECK(left.count(Type::parentage) == 1);
    CHECK(refs_of(the(left, Type::union_), "partners").empty());
}

}  // namespace spacebetween
