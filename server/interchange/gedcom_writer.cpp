// People, then unions, then what only our own extension can say.
#include "server/interchange/gedcom_writer.hpp"

#include "server/interchange/gedcom_date.hpp"
#include "server/interchange/gedcom_lines.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace spacebetween {
namespace {

using Records = std::vector<const Record*>;

/// Who stands where, by whose record tells it.
struct Gathered {
    explicit Gathered(const Family& family) {
        for (const Record& record : family.records()) {
            if (record.type == Type::parentage) {
                links_of_child[ref_of(record, "child")].push_back(&record);
                links_of_union[ref_of(record, "union")].push_back(&record);
            } else if (record.type == Type::episode) {
                episodes[ref_of(record, "of")].push_back(&record);
            } else if (record.type == Type::bond) {
                bonds[ref_of(record, "from")].push_back(&record);
            } else if (record.type == Type::union_) {
                for (const RecordId& partner : refs_of(record, "partners"))
                    unions_of[partner].push_back(&record);
            }
        }
    }

    std::unordered_map<RecordId, Records> links_of_child;
    std::unordered_map<RecordId, Records> links_of_union;
    std::unordered_map<RecordId, Records> episodes;
    std::unordered_map<RecordId, Records> unions_of;
    std::unordered_map<RecordId, Records> bonds;
};

class GedcomWriter {
public:
    GedcomWriter(const Family& family, GedcomVersion version)
        : family_(family),
          out_(family, version),
          of_(family) {}

    std::string written() {
        write_head();
        for (const Record& record : family_.records()) {
            if (record.type == Type::person) write_person(record);
        }
        for (const Record& record : family_.records()) {
            if (record.type == Type::union_) write_union(record);
        }
        for (const Record& record : family_.records()) {
            if (stands_beside(record)) write_other(record);
        }
        out_.line(0, "TRLR");
        return out_.taken();
    }

private:
    void write_head() {
        out_.line(0, "HEAD");
        if (out_.is_7()) {
            out_.line(1, "GEDC");
            out_.line(2, "VERS", "7.0");
            out_.line(1, "SCHMA");
            for (const std::string_view tag : {"_FIELD", "_BOND", "_RECORD", "_PART_OF"}) {
                std::string address(tag);
                address += " https://spacebetween.example/gedcom/";
                for (const char c : tag.substr(1)) {
                    address += c == '_' ? '-' : static_cast<char>(c - 'A' + 'a');
                }
                out_.line(2, "TAG", address);
            }
            out_.line(1, "SOUR", "SPACEBETWEEN");
            return;
        }
        out_.line(1, "SOUR", "SPACEBETWEEN");
        out_.line(1, "SUBM", "@U1@");
        out_.line(1, "GEDC");
        out_.line(2, "VERS", "5.5.1");
        out_.line(2, "FORM", "LINEAGE-LINKED");
        out_.line(1, "CHAR", "UTF-8");
        out_.record("@U1@", "SUBM");
        out_.line(1, "NAME", "Spacebetween");
    }

    void write_sex(const Record& person) {
        const std::string& gender = words_of(person, "gender");
        if (gender.empty()) return;
        const bool binary = gender == "male" || gender == "female";
        const std::string_view open = out_.is_7() ? "X" : "U";
        out_.line(
            1,
            "SEX",
            gender == "male"      ? "M"
            : gender == "female"  ? "F"
            : gender == "unknown" ? "U"
                                  : open
        );
        const bool said = binary || gender == "unknown" || (gender == "other" && out_.is_7());
        if (!said) out_.line(1, "_FIELD", "gender " + gender);
    }

    void write_person(const Record& person) {
        out_.record(out_.pointer(person.id), "INDI");
        if (const std::string& name = words_of(person, "name"); !name.empty()) {
            // The slashes of a surname must not appear in an alias.
            std::string plain = name;
            std::replace(plain.begin(), plain.end(), '/', '-');
            out_.words(1, "NAME", plain + (out_.is_7() ? "" : " //"));
            out_.words(2, "GIVN", name);
        }
        write_sex(person);
        if (const auto birth = date_of(person, "birth")) out_.dated(1, "BIRT", birth);
        write_death(person);
        const std::string_view kind = words_of(person, "kind") == "person" ? "kind" : "";
        out_.fields(1, person, {"name", "gender", "birth", "death", "life", kind});
        for (const Record* link : of_.links_of_child[person.id])
            write_child_side(*link);
        for (const Record* couple : of_.unions_of[person.id]) {
            const auto& partners = refs_of(*couple, "partners");
            if (is_told_in_family(partners, person.id)) {
                out_.line(1, "FAMS", out_.pointer(couple->id));
            }
        }
        for (const Record* bond : of_.bonds[person.id])
            write_bond(*bond);
    }

    void write_death(const Record& person) {
        const std::string& life = words_of(person, "life");
        const auto death = date_of(person, "death");
        if (death) {
            out_.dated(1, "DEAT", death);
        } else if (life == "died") {
            out_.line(1, "DEAT", "Y");
        }
        if (!life.empty() && life != "died") out_.line(1, "_FIELD", "life " + life);
    }

    void write_child_side(const Record& link) {
        out_.line(1, "FAMC", out_.pointer(ref_of(link, "union")));
        const std::string& kind = words_of(link, "kind");
        constexpr std::array<std::array<std::string_view, 2>, 3> known{{
            {"birth", "birth"},
            {"adoptive", "adopted"},
            {"foster", "foster"},
        }};
        const auto found = std::find_if(known.begin(), known.end(), [&kind](const auto& each) {
            return each[0] == kind;
        });
        std::string word(found == known.end() ? std::string_view("other") : (*found)[1]);
        if (out_.is_7()) {
            for (char& c : word)
                c = static_cast<char>(c - 'a' + 'A');
            out_.line(2, "PEDI", word);
            if (found == known.end() && !kind.empty()) out_.line(3, "PHRASE", kind);
        } else if (found != known.end()) {
            out_.line(2, "PEDI", word);
        }
        out_.fields(2, link, {"child", "union", found == known.end() ? "" : "kind"});
    }

    /// Only two partners fit into a family; the others get families of their own.
    static bool is_told_in_family(const std::vector<RecordId>& partners, const RecordId& person) {
        const auto end = partners.begin() + std::min<std::ptrdiff_t>(2, std::ssize(partners));
        return std::find(partners.begin(), end, person) != end;
    }

    void write_partners(const Record& couple) {
        const auto& partners = refs_of(couple, "partners");
        const auto gender = [this](const RecordId& id) -> std::string {
            const Record* person = family_.find(id);
            return person == nullptr ? "" : words_of(*person, "gender");
        };
        std::array<std::string_view, 2> tags{"HUSB", "WIFE"};
        if (partners.size() == 1 && gender(partners[0]) == "female") tags = {"WIFE", "HUSB"};
        if (partners.size() > 1 && gender(partners[0]) != "male" &&
            (gender(partners[1]) == "male" || gender(partners[0]) == "female")) {
            tags = {"WIFE", "HUSB"};
        }
        const std::size_t first = tags[0] == "HUSB" ? 0 : 1;
        for (std::size_t turn = 0; turn < 2; ++turn) {
            const std::size_t at = turn == 0 ? first : 1 - first;
            if (at < partners.size()) out_.line(1, tags[at], out_.pointer(partners[at]));
        }
    }

    void write_union(const Record& couple) {
        out_.record(out_.pointer(couple.id), "FAM");
        write_partners(couple);
        std::unordered_set<RecordId> named;
        for (const Record* link : of_.links_of_union[couple.id]) {
            const RecordId child = ref_of(*link, "child");
            if (named.insert(child).second) out_.line(1, "CHIL", out_.pointer(child));
        }
        bool parted = false;
        for (const Record* episode : of_.episodes[couple.id])
            parted = write_episode(*episode, parted);
        out_.fields(1, couple, {"partners"});
        const auto& partners = refs_of(couple, "partners");
        for (std::size_t at = 2; at < partners.size(); ++at) {
            std::string label = out_.pointer(couple.id);
            label.insert(label.size() - 1, "P" + std::to_string(at));
            out_.record(label, "FAM");
            out_.line(1, "HUSB", out_.pointer(partners[0]));
            out_.line(1, "WIFE", out_.pointer(partners[at]));
            out_.line(1, "_PART_OF", out_.pointer(couple.id));
            out_.line(1, "NOTE", "One union of more than two partners.");
        }
    }

    /// Whether the union has ended by then.
    bool write_episode(const Record& episode, bool parted) {
        const std::string& kind = words_of(episode, "kind");
        constexpr std::array<std::array<std::string_view, 2>, 4> known{{
            {"married", "MARR"},
            {"engaged", "ENGA"},
            {"divorced", "DIV"},
            {"annulled", "ANUL"},
        }};
        const auto found = std::find_if(known.begin(), known.end(), [&kind](const auto& each) {
            return each[0] == kind;
        });
        const bool again = kind == "remarried";
        const std::string_view tag = again ? "MARR" : found == known.end() ? "EVEN" : (*found)[1];
        const auto date = date_of(episode, "date");
        out_.line(1, tag, date || tag == "EVEN" ? "" : "Y");
        if (tag == "EVEN") out_.line(2, "TYPE", kind.empty() ? "event" : kind);
        if (date) out_.line(2, "DATE", gedcom_words(*date));
        const bool said =
            (again && parted) || (found != known.end() && !(kind == "married" && parted));
        out_.fields(2, episode, {"of", "date", said ? "kind" : ""});
        return parted || kind == "divorced" || kind == "annulled";
    }

    void write_bond(const Record& bond) {
        const RecordId to = ref_of(bond, "to");
        if (!out_.is_labelled(to)) return;
        const std::string& kind = words_of(bond, "kind");
        out_.line(1, "ASSO", out_.pointer(to));
        if (out_.is_7()) {
            out_.line(2, "ROLE", "OTHER");
            out_.line(3, "PHRASE", "bond:" + kind);
        } else {
            out_.line(2, "RELA", "bond:" + kind);
        }
        out_.line(2, "_BOND", kind);
        out_.fields(2, bond, {"from", "to", "kind"});
    }

    void write_other(const Record& record) {
        out_.record(out_.pointer(record.id), "_RECORD", spec_of(record.type).name);
        out_.fields(1, record, {});
        for (const Record* bond : of_.bonds[record.id])
            write_bond(*bond);
    }

    const Family& family_;
    GedcomLines out_;
    Gathered of_;
};

}  // namespace

std::string write_gedcom(const Family& family, GedcomVersion version) {
    return GedcomWriter(family, version).written();
}

}  // namespace spacebetween
