// Walks upwards from the children of a changed parentage or union.
#include "server/board/kinship.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace spacebetween {

namespace {

struct KinFields {
    FieldIndex child = index_of(Type::parentage, "child").value();
    FieldIndex of = index_of(Type::parentage, "union").value();
    FieldIndex partners = index_of(Type::union_, "partners").value();
};

const KinFields& kin_fields() {
    static const KinFields fields;
    return fields;
}

std::vector<RecordId> refs_in(const Value& value) {
    if (const auto* one = std::get_if<RecordId>(&value)) {
        return {*one};
    }
    const auto* set = std::get_if<RefSet>(&value);
    return set == nullptr ? std::vector<RecordId>{} : set->ids();
}

bool gains(const Staging::Edit& edit, FieldIndex field) {
    const auto has = refs_in(edit.now->fields[field]);
    const auto had =
        edit.before == nullptr ? std::vector<RecordId>{} : refs_in(edit.before->fields[field]);
    return !std::includes(had.begin(), had.end(), has.begin(), has.end());
}

/// The parentages and unions to which this change adds somebody.
std::vector<const Record*> newly_related(const Staging& staging) {
    std::vector<const Record*> found;
    for (const Staging::Edit& edit : staging.edits()) {
        const bool child = edit.now->type == Type::parentage &&
                           (gains(edit, kin_fields().child) || gains(edit, kin_fields().of));
        const bool parent = edit.now->type == Type::union_ && gains(edit, kin_fields().partners);
        if (child || parent) {
            found.push_back(edit.now);
        }
    }
    return found;
}

/// Who is above whom, on the whole staged board.
class Ancestry {
public:
    explicit Ancestry(const Staging& staging) : staging_(staging) {
        staging.for_each([this](const Record& record) {
            if (record.type != Type::parentage) {
                return;
            }
            for (const RecordId& child : refs_in(record.fields[kin_fields().child])) {
                parentages_[child].push_back(&record);
            }
            for (const RecordId& of : refs_in(record.fields[kin_fields().of])) {
                children_[of].push_back(&record);
            }
        });
    }

    [[nodiscard]] bool is_own_ancestor(const RecordId& person) const {
        std::unordered_set<RecordId> seen;
        std::vector<RecordId> above = parents(person);
        while (!above.empty()) {
            const RecordId next = std::move(above.back());
            above.pop_back();
            if (next == person) {
                return true;
            }
            if (seen.insert(next).second) {
                const auto further = parents(next);
                above.insert(above.end(), further.begin(), further.end());
            }
        }
        return false;
    }

    [[nodiscard]] std::vector<RecordId> children(const Record& related) const {
        if (related.type == Type::parentage) {
            return refs_in(related.fields[kin_fields().child]);
        }
        std::vector<RecordId> found;
        if (const auto known = children_.find(related.id); known != children_.end()) {
            for (const Record* parentage : known->second) {
                const auto of_this = refs_in(parentage->fields[kin_fields().child]);
                found.insert(found.end(), of_this.begin(), of_this.end());
            }
        }
        return found;
    }

private:
    [[nodiscard]] std::vector<RecordId> parents(const RecordId& child) const {
        std::vector<RecordId> found;
        const auto known = parentages_.find(child);
        if (known == parentages_.end()) {
            return found;
        }
        for (const Record* parentage : known->second) {
            for (const RecordId& of : refs_in(parentage->fields[kin_fields().of])) {
                if (const Record* couple = staging_.find(of)) {
                    const auto partners = refs_in(couple->fields[kin_fields().partners]);
                    found.insert(found.end(), partners.begin(), partners.end());
                }
            }
        }
        return found;
    }

    const Staging& staging_;
    std::unordered_map<RecordId, std::vector<const Record*>> parentages_;  // by child
    std::unordered_map<RecordId, std::vector<const Record*>> children_;    // parentages by union
};

}  // namespace

bool makes_ancestor_loop(const Staging& staging) {
    const auto related = newly_related(staging);
    if (related.empty()) {
        return false;
    }
    const Ancestry ancestry(staging);
    for (const Record* record : related) {
        for (const RecordId& child : ancestry.children(*record)) {
            if (ancestry.is_own_ancestor(child)) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace spacebetween
