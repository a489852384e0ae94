// Files that were made to hurt: refused soon, with the line.
#include "server/interchange/zip_member.hpp"
#include "tests/interchange/families.hpp"

#include <chrono>

#include <zlib.h>

namespace spacebetween {
namespace {

std::string times(std::string_view words, std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i)
        all += words;
    return all;
}

std::string low_bytes(std::size_t number, std::size_t size) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i, number >>= 8U)
        bytes += static_cast<char>(number & 0xFFU);
    return bytes;
}

std::string deflated(const std::string& words) {
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::vector<Bytef> in(words.begin(), words.end());
    std::vector<Bytef> out(deflateBound(&stream, in.size()));
    stream.next_in = in.data();
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = out.data();
    stream.avail_out = static_cast<uInt>(out.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(out.size() - stream.avail_out);
    deflateEnd(&stream);
    return {out.begin(), out.end()};
}

enum class Lock { open, locked };

/// An archive of one deflated member.
std::string archive(const std::string& name, const std::string& words, Lock lock = Lock::open) {
    const std::string packed = deflated(words);
    const std::string flags = low_bytes(lock == Lock::locked ? 1 : 0, 2);
    const std::string middle = flags + low_bytes(8, 2) + low_bytes(0, 8) +
                               low_bytes(packed.size(), 4) + low_bytes(words.size(), 4) +
                               low_bytes(name.size(), 2) + low_bytes(0, 2);
    std::string zip = "PK\3\4" + low_bytes(20, 2) + middle + name + packed;
    const std::size_t directory = zip.size();
    zip += "PK\1\2" + low_bytes(20, 2) + low_bytes(20, 2) + middle + low_bytes(0, 14) + name;
    const std::size_t size = zip.size() - directory;
    zip += "PK\5\6" + low_bytes(0, 4) + low_bytes(1, 2) + low_bytes(1, 2) + low_bytes(size, 4) +
           low_bytes(directory, 4) + low_bytes(0, 2);
    return zip;
}

const std::string bare_genopro =
    "<GenoPro><Individuals><Individual ID=\"a\"><Name>Zoe</Name></Individual></Individuals>"
    "</GenoPro>";

}  // namespace

TEST_CASE("a packed GenoPro file is read as the bare one", "[interchange]") {
    const auto bare = must_read(bare_genopro);
    CHECK(must_read(archive("Data.xml", bare_genopro)).family == bare.family);
    CHECK(must_read(archive("x/data.XML", bare_genopro)).family == bare.family);
    CHECK(must_refuse(archive("Other.xml", bare_genopro)).kind == ImportFaultKind::not_known);
}

TEST_CASE("what is packed to burst, locked or cut off is refused", "[interchange]") {
    const std::string bomb =
        "<GenoPro>" + times("<a>" + std::string(160, ' ') + "</a>", 40'000) + "</GenoPro>";
    CHECK(must_refuse(archive("Data.xml", bomb)).kind == ImportFaultKind::inflated);
    CHECK(
        must_refuse(archive("Data.xml", bare_genopro, Lock::locked)).kind == ImportFaultKind::locked
    );
    const std::string whole = archive("Data.xml", bare_genopro);
    for (std::size_t size = 4; size < whole.size(); ++size) {
        CHECK_FALSE(read_family(whole.substr(0, size), test_options()).has_value());
    }
}

TEST_CASE("entities, depth and breadth of XML are refused on their line", "[interchange]") {
    CHECK(
        must_refuse(
            "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY b \"c\">\n<!ENTITY d \"&b;&b;\">"
            "]>\n<GenoPro>&d;</GenoPro>"
        ) == ImportFault{ImportFaultKind::declared, 2}
    );
    CHECK(
        must_refuse("<graphml>\n" + times("<a>\n", 40)) ==
        ImportFault{ImportFaultKind::too_deep, 33}
    );
    CHECK(
        must_refuse("<graphml>\n" + times("<a/>", 110'000)).kind == ImportFaultKind::too_many_lines
    );
    CHECK(must_refuse("<graphml>\n<node>\n</graphml>") == ImportFault{ImportFaultKind::form, 3});
    CHECK(must_refuse("<html/>") == ImportFault{ImportFaultKind::not_known, 1});
    CHECK(must_refuse("<graphml>\n\xff\xfe</graphml>").kind == ImportFaultKind::form);
}

TEST_CASE("tables that never end are refused on their line", "[interchange]") {
    CHECK(
        must_refuse("id,label\na,\"never closed\nb,c\n") == ImportFault{ImportFaultKind::form, 2}
    );
    CHECK(
        must_refuse("id,label\na," + std::string(70'000, 'x')) ==
        ImportFault{ImportFaultKind::line_too_long, 2}
    );
    CHECK(
        must_refuse("id,label\n" + times("a,", 300)) ==
        ImportFault{ImportFaultKind::line_too_long, 2}
    );
    CHECK(
        must_refuse("id,label\n" + times("a,b\n", 20'001)) ==
        ImportFault{ImportFaultKind::too_many_people, 20'002}
    );
}

TEST_CASE("a crowd where a few belong is told and does not take long", "[interchange]") {
    const auto start = std::chrono::steady_clock::now();
    std::string people;
    std::string partners;
    for (int i = 0; i < 20'000; ++i) {
        people += "0 @I" + std::to_string(i) + "@ INDI\n";
        partners += "1 HUSB @I" + std::to_string(i) + "@\n";
    }
    const auto read = must_read(gedcom_file(people + "0 @F1@ FAM\n" + partners));
    CHECK(refs_of(the(read.family, Type::union_), "partners").size() == 200);
    CHECK(lines_lost(read, LossKind::repaired, "too many partners").size() == 19'800);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}

TEST_CASE("a household that hates somebody makes no bond, and is told", "[interchange]") {
    const auto read = must_read(
        gedcom_file("0 @I1@ INDI\n1 NAME Ada\n0 @X1@ _RECORD household\n1 _FIELD name Home\n"
                    "1 ASSO @I1@\n2 RELA bond:hostile\n")
    );
    for (const Record& record : read.family.records())
        CHECK(record.type != Type::bond);
    CHECK(lines_lost(read, LossKind::repaired, "bond with oneself or with no person").size() == 1);
}

TEST_CASE("their own ancestors in a graph are told", "[interchange]") {
    const auto read =
        must_read("id,label,kind\na,Ada,person\nu,,union\n\nfrom,to,type\na,u,partner\nu,a,child\n"
        );
    CHECK(read.losses.has(LossKind::loop));
}

}  // namespace spacebetween
