// GraphML, GEXF, DOT and tables: ours come back as they were, others as far as their words are
// ours.
#include "server/interchange/csv_rows.hpp"
#include "server/interchange/graph_writers.hpp"
#include "server/interchange/outgoing.hpp"
#include "server/interchange/writing.hpp"
#include "tests/interchange/families.hpp"

namespace spacebetween {
namespace {

Record& person_called(Family& family, std::string_view name) {
    Record& person = family.add(Type::person, 1);
    put(person, "name", std::string(name));
    put(person, "kind", std::string("person"));
    put(person, "gender", std::string("unknown"));
    return person;
}

/// Everything that a graph can say.
Family small_family() {
    Family family;
    Record& zoe = person_called(family, "Zoe & \"the <first>\", of two");
    put(zoe, "birth", Date{Day{2012, {}, {}}, DatePrecision::about, {}, ""});
    put(zoe, "index", true);
    put(zoe, "birth_order", 2.0);
    put(zoe, "part", std::string("=HYPERLINK(\"x\")"));
    Record& tom = person_called(family, "Tom");
    put(tom, "birth", Date{Day{1850, 1, 2}, {}, {}, ""});
    put(tom, "life", std::string("died"));
    Record& couple = family.add(Type::union_, 1);
    put(couple, "kind", std::string("married"));
    put_ref(couple, "partners", tom.id);
    Record& school = family.add(Type::context, 1);
    put(school, "name", std::string("Oak School"));
    put(school, "kind", std::string("school"));
    Record& home = family.add(Type::household, 1);
    put(home, "name", std::string("Home"));
    put_ref(home, "members", zoe.id);
    Record& wedding = family.add(Type::episode, 1);
    put_ref(wedding, "of", couple.id);
    put(wedding, "kind", std::string("married"));
    put(wedding, "date", Date{Day{1870, 3, {}}, {}, {}, ""});
    Record& parting = family.add(Type::episode, 1);
    put_ref(parting, "of", couple.id);
    put(parting, "kind", std::string("separated"));
    put(parting, "until", Date{Day{1880, {}, {}}, {}, {}, ""});
    Record& link = family.add(Type::parentage, 1);
    put_ref(link, "child", zoe.id);
    put_ref(link, "union", couple.id);
    put(link, "kind", std::string("foster"));
    put(link, "since", Date{Day{2015, {}, {}}, {}, {}, ""});
    Record& bond = family.add(Type::bond, 1);
    put_ref(bond, "from", zoe.id);
    put_ref(bond, "to", school.id);
    put(bond, "kind", std::string("afraid_of"));
    put(bond, "strength", std::string("weak"));
    put(bond, "since", Date{Day{2020, {}, {}}, {}, {}, ""});
    put_ref(bond, "seen_by", tom.id);
    return outgoing(family, test_year);
}

const std::string genopro =
    "<?xml version=\"1.0\"?>\n<GenoPro><Software><Version>3.0</Version></Software>\n"
    "<Individuals>\n<Individual ID=\"a\"><Name>Zoe Ashdown<First>Zoe</First><Last>Ashdown</Last>"
    "</Name><Gender>F</Gender><Birth><Date>15 Mar 2012</Date></Birth>"
    "<Comment>secret</Comment></Individual>\n"
    "<Individual ID=\"b\"><Name>Tom</Name><Gender>M</Gender><IsDead>Y</IsDead>"
    "<Birth><Date>~1850</Date></Birth></Individual>\n"
    "<Individual ID=\"c\"><Name>Rex</Name><Gender>P</Gender></Individual>\n"
    "<Individual ID=\"d\"/>\n</Individuals>\n"
    "<Families><Family ID=\"f\"><Relation>Divorce</Relation></Family></Families>\n"
    "<PedigreeLinks><PedigreeLink PedigreeLink=\"Parent\" Family=\"f\" Individual=\"b\"/>\n"
    "<PedigreeLink PedigreeLink=\"Adopted\" Family=\"f\" Individual=\"a\"/>\n"
    "<PedigreeLink PedigreeLink=\"Biological\" Family=\"f\" Individual=\"d\"/>\n"
    "<PedigreeLink PedigreeLink=\"Parent\" Family=\"f\" "
    "Individual=\"__proto__\"/></PedigreeLinks>\n"
    "<EmotionalRelationships><EmotionalRelationship EmotionalLink=\"HostileClose\" Entity1=\"a\" "
    "Entity2=\"b\"/>\n<EmotionalRelationship EmotionalLink=\"AbuseSexual\" Entity1=\"b\" "
    "Entity2=\"a\"/>\n<EmotionalRelationship EmotionalLink=\"constructor\" Entity1=\"a\" "
    "Entity2=\"b\"/></EmotionalRelationships>\n"
    "<Twins><Twin TwinLink=\"Identical\" Family=\"f\" Siblings=\"a,d\"/></Twins>\n</GenoPro>\n";

}  // namespace

TEST_CASE("a map written as GraphML or as tables is read again without a loss", "[interchange]") {
    const auto kind = GENERATE(MapCopyKind::graphml, MapCopyKind::csv);
    const Family family = small_family();

    const auto once = must_read(write_family(family, kind));

    CHECK(lost_nothing(once));
    CHECK(sentences_of(once.family) == sentences_of(family));
    const auto twice = must_read(write_family(outgoing(once.family, test_year), kind));
    CHECK(twice.family == once.family);
}

TEST_CASE("every file of the corpus goes through a graph and comes back alike", "[interchange]") {
    const auto kind = GENERATE(MapCopyKind::graphml, MapCopyKind::csv);
    for (const auto& path : corpus_files()) {
        const auto read = read_family(bytes_of_path(path), test_options());
        if (!read) continue;
        INFO(path.filename().string());
        const auto once = must_read(write_family(outgoing(read->family, test_year), kind));
        const auto twice = must_read(write_family(outgoing(once.family, test_year), kind));
        CHECK(twice.family == once.family);
        CHECK(lost_nothing(once));
        CHECK(once.family.count(Type::person) == read->family.count(Type::person));
        CHECK(once.family.count(Type::parentage) == read->family.count(Type::parentage));
    }
}

TEST_CASE("no cell begins what a spreadsheet would run", "[interchange]") {
    for (const char* words : {"=1+1", "+1", "-1", "@x"}) {
        MapGraph graph;
        GraphItem& node = graph.nodes.emplace_back();
        node.id = "n1";
        node.values = {{"label", words}, {"kind", "person"}};
        const std::string table = write_csv(graph);
        CHECK(table.find(std::string(",'") + words) != std::string::npos);
        CHECK(words_of(the(must_read(table).family, Type::person), "name") == words);
    }
}

TEST_CASE("GEXF tells since when and until when, DOT quotes every word", "[interchange]") {
    const Family family = small_family();
    const std::string gexf = write_family(family, MapCopyKind::gexf);
    CHECK(gexf.find("<spell start=\"2020-01-01\"/>") != std::string::npos);
    CHECK(gexf.find("mode=\"dynamic\" timeformat=\"date\"") != std::string::npos);
    CHECK(gexf.find("Zoe &amp; &quot;the &lt;first&gt;&quot;") != std::string::npos);
    const std::string dot = write_family(family, MapCopyKind::dot);
    CHECK(dot.find("label=\"Zoe & \\\"the <first>\\\", of two\"") != std::string::npos);
}

TEST_CASE(
    "tables of other programs are read, and what they say beyond us is told",
    "[interchange]"
) {
    const auto kumu = must_read(
        "Label;Type;Description\nZoe Ashdown;Person;shy\nOak;School;\nClub;Robot;\n\n"
        "From;To;Type\nZoe Ashdown;Oak;attends\nZoe Ashdown;Mara;very close\nOak;Nobody;x\n"
    );

    CHECK(words_of(the(kumu.family, Type::person), "name") == "Zoe");
    CHECK(words_of(the(kumu.family, Type::context, "Oak"), "kind") == "school");
    CHECK(kumu.family.count(Type::bond) == 3);
    CHECK(lines_lost(kumu, LossKind::withheld, "note") == std::vector<std::uint32_t>{2});
    CHECK(lines_lost(kumu, LossKind::withheld, "further names").front() == 2);
    CHECK(lines_lost(kumu, LossKind::left_out, "kind Robot") == std::vector<std::uint32_t>{4});
    CHECK(lines_lost(kumu, LossKind::left_out, "type x") == std::vector<std::uint32_t>{9});
    CHECK(lines_lost(kumu, LossKind::repaired, "named by an edge alone").size() == 2);
}

TEST_CASE("GenoPro's file is read by the sets of its words", "[interchange]") {
    const auto read = must_read(genopro);

    CHECK(read.format == "genopro");
    CHECK(read.family.count(Type::person) == 4);
    CHECK(words_of(the(read.family, Type::person, "Zoe"), "gender") == "female");
    CHECK(date_of(the(read.family, Type::person, "Zoe"), "birth")->day == Day{2012, {}, {}});
    CHECK(words_of(the(read.family, Type::person, "Rex"), "kind") == "pet");
    CHECK(words_of(the(read.family, Type::person, "Rex"), "gender") == "unknown");
    CHECK(refs_of(the(read.family, Type::union_), "partners").size() == 1);
    CHECK(words_of(the(read.family, Type::episode), "kind") == "divorced");
    const Record& adopted = the(read.family, Type::parentage);
    CHECK(words_of(adopted, "kind") == "adoptive");
    CHECK(words_of(adopted, "zygosity") == "identical");
    CHECK(refs_of(adopted, "twin_with").size() == 1);
    std::vector<std::string> bonds;
    for (const Record& record : read.family.records()) {
        if (record.type == Type::bond) bonds.push_back(words_of(record, "kind"));
    }
    CHECK(bonds == std::vector<std::string>{"close_hostile", "sexual_harm", "connected"});
    CHECK(lines_lost(read, LossKind::withheld, "surname") == std::vector<std::uint32_t>{4});
    CHECK(lines_lost(read, LossKind::left_out, "Individuals.Individual.Comment").size() == 1);
    CHECK(lines_lost(read, LossKind::left_out, "EmotionalLink constructor").size() == 1);
    CHECK(lines_lost(read, LossKind::repaired, "pointer to nothing: PedigreeLink").size() == 1);
}

}  // namespace spacebetween
