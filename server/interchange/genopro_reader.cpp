// Individuals, families, who belongs where, and how people feel about each other.
#include "server/interchange/genopro_reader.hpp"

#include "server/interchange/genopro_words.hpp"
#include "server/interchange/map_graph.hpp"
#include "server/interchange/withholding.hpp"

#include <string>
#include <unordered_map>
#include <utility>

namespace spacebetween {
namespace {

constexpr std::size_t twins_max = 10;

class GenoProReading {
public:
    GenoProReading(const XmlTree& tree, ImportedFamily& into) : tree_(tree), into_(into) {}

    void read() {
        tree_.at(0).used = true;
        read_version();
        make_all("Individuals", Type::person);
        make_all("Families", Type::union_);
        make_all("SocialEntities", Type::context);
        for (const auto& [place, record] : made_) {
            if (record->type == Type::person) read_person(place, *record);
            if (record->type == Type::context) read_context(place, *record);
        }
        for (const auto& [place, record] : made_) {
            if (record->type == Type::union_) read_union(place, *record);
        }
        for (const std::size_t place : all_in("PedigreeLinks"))
            read_link(place);
        for (const std::size_t place : all_in("Twins"))
            read_twins(place);
        for (const std::size_t place : all_in("EmotionalRelationships"))
            read_bond(place);
        report_unused();
    }

private:
    void repaired(const std::string& what, std::size_t place) {
        into_.losses.add(LossKind::repaired, what, tree_.at(place).line);
    }

    void read_version() {
        const auto software = tree_.first(0, "Software");
        if (!software) return;
        into_.version = tree_.text_of(*software, "Version");
        for (std::size_t at = *software; at < tree_.at(*software).end; ++at)
            tree_.at(at).used = true;
    }

    /// What stands in this part of the file.
    std::vector<std::size_t> all_in(std::string_view part) {
        std::vector<std::size_t> all;
        for (const std::size_t place : tree_.within(0, part)) {
            tree_.at(place).used = true;
            for (const std::size_t child : tree_.within(place))
                all.push_back(child);
        }
        return all;
    }

    void make_all(std::string_view part, Type type) {
        for (const std::size_t place : all_in(part)) {
            const XmlNode& node = tree_.at(place);
            if (node.attribute("ID").empty()) continue;  // reported as what nobody understood
            node.used = true;
            Record& record = into_.family.add(type, node.line);
            made_.emplace_back(place, &record);
            if (!by_id_.emplace(node.attribute("ID"), &record).second) {
                repaired("label used twice", place);
            }
        }
    }

    Record* named(std::string_view id, std::size_t place) {
        const auto found = by_id_.find(std::string(id));
        if (found != by_id_.end()) return found->second;
        tree_.at(place).used = true;
        repaired("pointer to nothing: " + tree_.at(place).name, place);
        return nullptr;
    }

    void read_person(std::size_t place, Record& person) {
        const bool pet = tree_.text_of(place, "Gender") == "P";
        put(person, "kind", std::string(pet ? "pet" : "person"));
        read_gender(place, person);
        if (const auto name = tree_.first(place, "Name")) read_name(*name, person);
        if (tree_.text_of(place, "IsDead") == "Y") put(person, "life", std::string("died"));
        if (const auto birth = tree_.first(place, "Birth")) read_date(*birth, person, "birth");
        if (const auto death = tree_.first(place, "Death")) {
            put(person, "life", std::string("died"));
            read_date(*death, person, "death");
        }
    }

    void read_gender(std::size_t place, Record& person) {
        put(person, "gender", std::string("unknown"));
        const auto gender = tree_.first(place, "Gender");
        if (!gender) return;
        const std::string& word = tree_.at(*gender).text;
        if (word == "M" || word == "F") {
            put(person, "gender", std::string(word == "M" ? "male" : "female"));
        }
        const bool known = word == "M" || word == "F" || word == "P" || word == "U" ||
                           word == "_Blank" || word.empty();
        tree_.at(*gender).used = known;
    }

    void read_name(std::size_t place, Record& person) {
        tree_.at(place).used = true;
        const std::string_view first = tree_.text_of(place, "First");
        if (const auto last = tree_.first(place, "Last"); last && !tree_.at(*last).text.empty()) {
            tree_.at(*last).used = true;
            into_.losses.add(LossKind::withheld, "surname", tree_.at(*last).line);
        }
        const std::string_view name =
            first.empty() ? std::string_view(tree_.at(place).text) : first;
        put_first_name(into_, person, name, tree_.at(place).line);
    }

    void read_date(std::size_t place, Record& record, std::string_view field) {
        tree_.at(place).used = true;
        const auto date = tree_.first(place, "Date");
        if (!date) return;
        std::string words = tree_.at(*date).text;
        constexpr std::pair<char, std::string_view> signs[]{
            {'~', "ABT "},
            {'<', "BEF "},
            {'>', "AFT "}
        };
        for (const auto& [sign, word] : signs) {
            if (words.starts_with(sign)) words.replace(0, 1, word);
        }
        const auto read = read_plain_date(words);
        if (read) put(record, field, *read);
        tree_.at(*date).used = read.has_value();
    }

    void read_context(std::size_t place, Record& context) {
        put(context, "kind", std::string("other"));
        put_words(context, "name", tree_.text_of(place, "Name"));
    }

    void read_union(std::size_t place, Record& couple) {
        const auto relation = tree_.first(place, "Relation");
        const auto told = union_of_genopro(relation ? tree_.at(*relation).text : "");
        put(couple, "kind", std::string(told.kind.empty() ? "unknown" : told.kind));
        if (relation) tree_.at(*relation).used = !told.kind.empty();
        if (told.episode.empty()) return;
        Record& episode = into_.family.add(Type::episode, tree_.at(place).line);
        put_ref(episode, "of", couple.id);
        put(episode, "kind", std::string(told.episode));
    }

    void read_link(std::size_t place) {
        const XmlNode& node = tree_.at(place);
        Record* couple = named(node.attribute("Family"), place);
        const Record* person = named(node.attribute("Individual"), place);
        if (couple == nullptr || person == nullptr) return;
        node.used = true;
        if (couple->type != Type::union_ || person->type != Type::person) {
            return repaired("link between what has none", place);
        }
        const std::string_view kind = node.attribute("PedigreeLink");
        if (kind == "Parent") return put_ref(*couple, "partners", person->id);
        Record& link = into_.family.add(Type::parentage, node.line);
        put_ref(link, "child", person->id);
        put_ref(link, "union", couple->id);
        link_of_.emplace(couple->id.text + person->id.text, &link);
        const std::string_view ours = link_of_genopro(kind);
        put(link, "kind", std::string(ours.empty() ? "unknown" : ours));
        if (ours.empty()) {
            into_.losses.add(LossKind::left_out, "PedigreeLink " + std::string(kind), node.line);
        }
    }

    void read_twins(std::size_t place) {
        const XmlNode& node = tree_.at(place);
        const Record* couple = named(node.attribute("Family"), place);
        if (couple == nullptr) return;
        node.used = true;
        std::vector<RecordId> siblings;
        std::string_view ids = node.attribute("Siblings");
        while (!ids.empty()) {
            const std::size_t end = std::min(ids.find_first_of(", "), ids.size());
            const Record* sibling = end == 0 ? nullptr : named(ids.substr(0, end), place);
            if (siblings.size() > twins_max) break;
            if (sibling != nullptr && sibling->type == Type::person) {
                siblings.push_back(sibling->id);
            }
            ids.remove_prefix(std::min(end + 1, ids.size()));
        }
        const std::string_view told = node.attribute("TwinLink");
        const std::string_view zygosity = told == "Identical"   ? "identical"
                                          : told == "Fraternal" ? "fraternal"
                                                                : "unknown";
        if (siblings.size() > twins_max) return repaired("too many twins", place);
        for (const RecordId& child : siblings) {
            const auto found = link_of_.find(couple->id.text + child.text);
            if (found == link_of_.end()) continue;
            put(*found->second, "zygosity", std::string(zygosity));
            for (const RecordId& other : siblings) {
                if (other != child) put_ref(*found->second, "twin_with", other);
            }
        }
    }

    void read_bond(std::size_t place) {
        const XmlNode& node = tree_.at(place);
        const Record* from = named(node.attribute("Entity1"), place);
        const Record* to = named(node.attribute("Entity2"), place);
        if (from == nullptr || to == nullptr) return;
        node.used = true;
        const FieldSpec& end = *field_of(Type::bond, "to");
        if (!may_refer_to(end, from->type) || !may_refer_to(end, to->type) || from->id == to->id) {
            return repaired("bond with oneself or with no person", place);
        }
        Record& bond = into_.family.add(Type::bond, node.line);
        put_ref(bond, "from", from->id);
        put_ref(bond, "to", to->id);
        const std::string_view told = node.attribute("EmotionalLink");
        const std::string_view kind = bond_of_genopro(told);
        put(bond, "kind", std::string(kind.empty() ? "connected" : kind));
        if (kind.empty()) {
            into_.losses.add(LossKind::left_out, "EmotionalLink " + std::string(told), node.line);
        }
    }

    /// By the names of what it stands in.
    void report_unused() {
        std::vector<const XmlNode*> above;
        for (std::size_t at = 0; at < tree_.size(); ++at) {
            const XmlNode& node = tree_.at(at);
            above.resize(node.depth);
            above.push_back(&node);
            if (node.used) continue;
            std::string path;
            for (std::size_t level = 1; level < above.size(); ++level)
                path += (level == 1 ? "" : ".") + above[level]->name;
            into_.losses.add(LossKind::left_out, path, node.line);
        }
    }

    const XmlTree& tree_;
    ImportedFamily& into_;
    std::vector<std::pair<std::size_t, Record*>> made_;
    std::unordered_map<std::string, Record*> by_id_;
    std::unordered_map<std::string, Record*> link_of_;  ///< by family and child
};

}  // namespace

Imported<ImportedFamily> read_genopro(const XmlTree& tree, const ImportOptions& options) {
    ImportedFamily into;
    into.format = "genopro";
    into.encoding = "UTF-8";
    GenoProReading(tree, into).read();
    withhold_days(into, options.year);
    for (const std::size_t at : ancestor_loops(into.family)) {
        into.losses.add(LossKind::loop, "own ancestor", into.family.line_of(at));
    }
    return into;
}

}  // namespace spacebetween
